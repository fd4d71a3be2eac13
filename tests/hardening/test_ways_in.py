"""No way in: nothing that data says is run, nobody is connected to, nothing lies about readable."""

import ast
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import annotator

PACKAGE = Path(annotator.__file__).parent
FORBIDDEN_MODULES = {
    *("pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "joblib", "yaml", "ctypes"),
    *("socketserver", "http.server", "xmlrpc", "ftplib", "telnetlib", "smtplib", "asyncore"),
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
FORBIDDEN_METHODS = {"system", "popen", "mktemp", "listen", "bind", "create_server"}
NETWORK = {"socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp"}
MAY_IMPORT = {"app/lean.py": {"ctypes"}}
"""Tells the C library's allocator one number; the test below holds it to that."""
MAY_CONNECT = {"suggest/providers/http.py"}
"""The one file that opens a connection, and only for a provider that the person has set up."""
MAY_NAME_THE_HOST = {"store/locks.py"}
"""Asks `socket` for this machine's name, to write down who holds a lock."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.Module) -> Iterator[tuple[int, str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.lineno, node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield node.lineno, f".{node.func.attr}", node


def test_nothing_that_can_run_data_is_imported_or_called() -> None:
    seen, found = 0, []
    for name, tree in modules():
        seen += 1
        bad = FORBIDDEN_MODULES - MAY_IMPORT.get(name, set())
        found += [f"{name}: {module}" for module in imported(tree) if module in bad]
        for line, call, _ in called(tree):
            plain = call.removeprefix(".")
            if call in FORBIDDEN_CALLS or (call[0] == "." and plain in FORBIDDEN_METHODS):
                found.append(f"{name}:{line}: {call}")
    assert seen > 200
    assert found == []


def test_the_c_library_is_told_one_number_and_nothing_else() -> None:
    tree = dict(modules())["app/lean.py"]
    uses = [n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and "DLL" in ast.dump(n)]
    assert sorted(uses) == ["CDLL", "mallopt"]


def test_no_command_is_started_through_a_shell() -> None:
    found = [
        f"{name}:{line}"
        for name, tree in modules()
        for line, _, call in called(tree)
        for keyword in call.keywords
        if keyword.arg == "shell"
    ]
    assert found == []


def test_only_the_provider_of_translations_can_reach_the_network() -> None:
    users = {
        name
        for name, tree in modules()
        for module in imported(tree)
        if module.partition(".")[0] in NETWORK and not module.startswith("urllib.parse")
        if module != "urllib"
    }
    assert users - MAY_NAME_THE_HOST == MAY_CONNECT


TRAP = """
import socket, sys

def refuse(*arguments, **named):
    sys.stderr.write("NETWORK\\n")
    raise SystemExit(97)

for name in ("connect", "connect_ex", "listen", "sendto", "sendmsg"):
    setattr(socket.socket, name, refuse)
socket.create_connection = socket.getaddrinfo = socket.create_server = refuse
"""
"""Put before everything else in every process, worker processes too, by `sitecustomize`.

`bind` is left alone: a library tries it on this host when it is imported, to learn whether there is
IPv6, and never listens there."""


def test_no_command_connects_or_listens(tmp_path: Path) -> None:
    (tmp_path / "trap").mkdir()
    (tmp_path / "trap" / "sitecustomize.py").write_text(TRAP)
    work = tmp_path / "work"
    (work / "corpus").mkdir(parents=True)
    page = '<html><img src="http://x.example/a.png"><p>They sang “Шал, кет!” (“Go!”).</p></html>'
    (work / "page.html").write_text(page * 3, encoding="utf-8")
    trapped = {**os.environ, "PYTHONPATH": str(tmp_path / "trap"), "ANNOTATOR_NAME": "kim"}
    proof = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket().connect(('127.0.0.1', 9))"],
        env=trapped,
        check=False,
        capture_output=True,
    )
    assert proof.returncode == 97
    for command in (
        ("add-article", "page.html"),
        ("list", "--json"),
        ("detect", "--jobs", "2", "corpus/page.txt"),
        ("annotate", "page", "0:4"),
        ("export", "html", "-o", "out"),
        ("check",),
        ("agree", "--annotators", "kim,kim2", "--json"),
        ("transliterate", "--language", "kk", "Шал"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "annotator", *command],
            cwd=work,
            env=trapped,
            check=False,
            capture_output=True,
            text=True,
        )
        assert "NETWORK" not in done.stderr and done.returncode != 97, command
        assert done.returncode in (0, 1), (command, done.stderr)


def test_temporary_files_are_made_by_what_makes_them_private() -> None:
    """Everything in shared folders comes from `tempfile` or is opened for its owner alone."""
    makers = {"TemporaryDirectory", "mkstemp", "NamedTemporaryFile", "TemporaryFile", "mkdtemp"}
    users = {
        name
        for name, tree in modules()
        for _, call, _ in called(tree)
        if call.removeprefix(".") in makers | {"gettempdir"}
    }
    loose = {
        name
        for name, tree in modules()
        for _, call, _ in called(tree)
        if call.removeprefix(".") == "gettempdir"
    }
    assert users and loose <= {"tasks/detection/cluster/places.py"}
    source = (PACKAGE / "tasks" / "detection" / "cluster" / "places.py").read_text(encoding="utf-8")
    assert "opener=None if local else _private" in source


def test_a_workspace_is_no_more_readable_than_the_mask_allows(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Some words.")
    request = b'{"token": "t", "article": "a", "start": 0, "end": 4, "speaker": "Ada"}\n'
    for name in ("kim", "kim"):  # a second save replaces the first, and makes backups
        subprocess.run(
            [sys.executable, "-m", "annotator", "--annotator", name, "apply", "-"],
            cwd=tmp_path,
            input=request.replace(b"Ada", name.encode()),
            check=True,
            capture_output=True,
            umask=0o077,
        )
    made = [path for path in (tmp_path / "annotations").rglob("*") if path.exists()]
    assert len(made) > 6
    assert [str(path) for path in made if path.stat().st_mode & 0o077] == []


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_pipes_sockets_links_and_devices_are_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("They sang.")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "endless.txt").symlink_to("/dev/zero")
    (corpus / "loop.txt").symlink_to("loop.txt")
    (corpus / "outside.txt").symlink_to("/etc/hostname")
    (corpus / "nowhere.txt").symlink_to("gone.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(corpus)  # names of sockets may have a hundred letters only
        listening.bind("s.txt")
        for command in (
            ("list", "--json"),
            ("check",),
            ("detect", "corpus/good.txt"),
            ("show", "good"),
        ):
            done = subprocess.run(
                [sys.executable, "-m", "annotator", *command],
                cwd=tmp_path,
                check=False,
                capture_output=True,
                text=True,
                timeout=60,
            )
            assert "Traceback" not in done.stderr, command
            assert done.returncode in (0, 1, 2)
            if command[0] == "list":
                assert "good" in done.stdout
    read = subprocess.run(
        [sys.executable, "-m", "annotator", "add-article", "corpus/pipe.txt", "/dev/zero"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert read.returncode != 0 and "Traceback" not in read.stderr


@pytest.mark.parametrize(
    "name",
    [
        *("../../etc/passwd", "/etc/passwd", "a/../../b", "a\\..\\b", "con", "a\0b", "x" * 300),
        *("", ".", "..", "a//b", " a", "a/.git/b", "\u202ea", "a\nb", "-rf"),
    ],
)
def test_no_article_id_leads_out_of_the_corpus(tmp_path: Path, name: str) -> None:
    (tmp_path / "corpus").mkdir()
    before = sorted(tmp_path.rglob("*"))
    if "\0" in name:
        import json

        line = json.dumps({"token": "t", "article": name, "start": 0, "end": 1}).encode()
        command, data = ["apply", "-"], line + b"\n"
    else:
        command, data = ["annotate", "--", name, "0:1"], b""
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "--annotator", "kim", *command],
        cwd=tmp_path,
        input=data,
        check=False,
        capture_output=True,
        text=False,
    )
    told = done.stdout + done.stderr
    assert b"Traceback" not in told and b"\x1b" not in told
    assert done.returncode == 2 or b"ERR t" in done.stdout
    assert sorted(tmp_path.rglob("*")) == before
