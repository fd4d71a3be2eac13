"""`annotator detect` as a process: closed pipes, Ctrl+C, kills, and what is left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PROGRAM = Path(sys.executable).with_name("annotator")
SLOGAN = "They shouted “Шал, кет!” (“Old man, go away!”) in the square, and nobody went home.\n\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Enough work for some seconds."""
    path = tmp_path / "corpus.jsonl"
    records = ({"id": f"a{n}", "text": f"Report {n}.\n\n{SLOGAN * 6}"} for n in range(400))
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """No cache of the developer's own."""
    home = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    return {**os.environ, **home, "PYTHONWARNINGS": "error"}


def start(environment: dict[str, str], *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [str(PROGRAM), "detect", "--jsonl", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def nobody_left(group: int) -> bool:
    """Whether every process of the group has ended, waiting a while for it."""
    for _ in range(200):
        with suppress(ProcessLookupError):
            os.killpg(group, 0)
            time.sleep(0.05)
            continue
        return True
    os.killpg(group, signal.SIGKILL)
    return False


def first_line(process: "subprocess.Popen[bytes]") -> bytes:
    assert process.stdout is not None
    return process.stdout.readline()


def growing(path: Path) -> Iterator[None]:
    for _ in range(400):
        if path.exists() and path.stat().st_size:
            return
        time.sleep(0.05)
        yield


def test_a_reader_that_has_seen_enough_ends_the_workers_quietly(
    corpus: Path, environment: dict[str, str]
) -> None:
    process = start(environment, "--jobs", "2", str(corpus))
    assert json.loads(first_line(process))["id"] == "a0"
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=30) == 0
    assert process.stderr is not None
    with process.stderr as errors:
        assert errors.read() == b""
    assert nobody_left(process.pid)


def test_ctrl_c_ends_everything_and_leaves_the_earlier_output_alone(
    corpus: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("earlier\n")
    process = start(environment, "--jobs", "2", str(corpus), "-o", str(out))
    for _ in growing(tmp_path / "out.jsonl.partial"):
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == b""
    assert out.read_text() == "earlier\n"
    assert sorted(p.name for p in tmp_path.glob("out*")) == ["out.jsonl"]
    assert nobody_left(process.pid)


def test_workers_do_not_outlive_a_killed_parent_and_the_next_run_goes_on(
    corpus: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    out, other = tmp_path / "out.jsonl", tmp_path / "other.jsonl"
    process = start(environment, "--jobs", "2", str(corpus), "-o", str(out))
    for _ in growing(tmp_path / "out.jsonl.partial"):
        pass
    process.kill()
    process.communicate()
    assert nobody_left(process.pid)
    assert not out.exists()
    for path, more in ((out, ()), (other, ("--no-cache",))):
        again = start(environment, str(corpus), "-o", str(path), *more)
        assert again.communicate(timeout=120) == (b"", b"")
        assert again.returncode == 0
    assert out.read_bytes() == other.read_bytes()
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize("tag", ["xx", "English", ""])
def test_a_main_language_that_nothing_is_known_of_is_refused(annotator: Run, tag: str) -> None:
    done = annotator("detect", "--jsonl", "--matrix", tag, "-", stdin='{"id": "a", "text": "x"}')
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Nothing is known of articles in “{tag}”. Give a BCP 47 code" in done.stderr


def test_the_cache_of_answers_changes_no_answer(
    annotator: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    long = '{"id": "b", "n": ' + "9" * 6000 + ', "text": "x"}'
    lines = f'{{"id": "a", "text": "x"}}\n{long}\n'
    plain = annotator("detect", "--jsonl", "-", stdin=lines).stdout
    for _ in range(2):
        annotator("detect", "--jsonl", "-o", "out", "-", stdin=lines)
        assert (folder / "out").read_text(encoding="utf-8") == plain


def test_refused_lines_are_counted_where_the_output_is_a_file(
    annotator: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    lines = '{"id": "a", "text": "x"}\nnope\n[]\n'
    done = annotator("detect", "--jsonl", "-o", "out", "-", stdin=lines)
    assert done.returncode == 1
    assert done.stderr == "annotator: 2 lines were refused; “error” in their place says why.\n"


def test_places_in_a_web_page_are_those_of_the_article_that_it_becomes(
    annotator: Run, folder: Path
) -> None:
    page = "<html><head><title>Square</title></head><body><nav>Menu &amp; more</nav><article>"
    page += f"<p>{SLOGAN.strip()}</p><p>It was &amp; is quiet.</p></article></body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    told = annotator("detect", "--only", "spans", "page.html")
    assert annotator("add-article", "page.html").returncode == 0
    text = (folder / "corpus" / "page.txt").read_text(encoding="utf-8")
    start = text.index("Шал")
    assert f"page.html:{start}-{start + 9}: kk" in told.stdout


def test_a_page_without_an_article_has_nothing_to_propose(annotator: Run, folder: Path) -> None:
    (folder / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    done = annotator("detect", "empty.html")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_second_opinion_is_heard_where_it_is_asked_for(annotator: Run) -> None:
    text = "The poster said “Трамп, Қазақстанға назар сал.” that day."
    line = json.dumps({"id": "a", "text": text}) + "\n"
    asked = json.loads(annotator("detect", "--second-opinion", "--jsonl", "-", stdin=line).stdout)
    (span,) = asked["spans"]
    assert span["lang"] == "kk"
    (vote,) = span["votes"]
    assert vote["lang"] == "bg"
    assert vote["note"] == "knows no Kazakh"
    (span,) = json.loads(annotator("detect", "--jsonl", "-", stdin=line).stdout)["spans"]
    assert "votes" not in span
