"""Files that a script, an editor or git changes while the app has them open: nothing is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.test_terminal import HARMLESS, Terminal, workspace_with

pytestmark = pytest.mark.terminal

GIT = ("git", "-c", "user.name=nina", "-c", "user.email=nina@example.org")
MERGED = "both versions were merged"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[Path], Terminal]]:
    """Opens the article of a workspace in the app and begins to write on its annotation's note."""
    terminals: list[Terminal] = []

    def open_it(root: Path) -> Terminal:
        terminals.append(Terminal(root, "open", "article"))
        terminals[-1].read("Filler")
        terminals[-1].press("n")
        return terminals[-1]

    yield open_it
    for terminal in terminals:
        terminal.stop()


def sheet_of(root: Path) -> Path:
    return root / "annotations" / "nina" / "article.json"


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def in_place(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """What a script does that knows nothing of us: read, change, write over."""
    plain = read(path)
    change(plain)
    path.write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")


def another(plain: dict[str, Any]) -> None:
    """A second annotation, and a tag on the first."""
    first = plain["annotations"][0]
    place = first["occurrences"][0] | {"start": 0, "end": 5, "exact": "Title"}
    second = {"id": "01KAQ9V3T8M4Q2ZJ6W7F5N0XHD", "kind": "title", "occurrences": [place]}
    plain["annotations"].append(second)
    first["tags"] = ["from-a-script"]


def shown(terminal: Terminal) -> str:
    return " ".join(" ".join(terminal.screen().display).split())


def type_note(terminal: Terminal, words: str, until: str) -> None:
    terminal.press("c")
    terminal.press(words, until=words.strip())
    terminal.press("\r", until=until)


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "annotator", "--workspace", str(root), "--annotator", "nina"]
    return subprocess.run([*program, *arguments], capture_output=True, text=True, check=False)


def test_what_a_script_writes_meanwhile_is_merged_with_the_next_save_and_told(
    tmp_path: Path, opened: Callable[[Path], Terminal]
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    terminal = opened(root)
    in_place(sheet_of(root), another)
    type_note(terminal, " and ours", MERGED)
    first, second = sorted(read(sheet_of(root))["annotations"], key=lambda a: a["kind"])
    assert first["note"] == HARMLESS + " and ours"
    assert first["tags"] == ["from-a-script"]
    assert second["kind"] == "title"
    type_note(terminal, " twice", "aved")
    assert MERGED not in shown(terminal)  # told once
    assert len(read(sheet_of(root))["annotations"]) == 2


def test_where_both_changed_one_field_both_values_are_kept_and_the_person_is_told(
    tmp_path: Path, opened: Callable[[Path], Terminal]
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    terminal = opened(root)
    in_place(sheet_of(root), lambda plain: plain["annotations"][0].update(note="theirs"))
    type_note(terminal, " and ours", "left for you to settle")
    whole = sheet_of(root).read_text(encoding="utf-8")
    assert "theirs" in whole and HARMLESS + " and ours" in whole
    os.write(terminal.fd, b"\x11")  # Ctrl+Q
    terminal.end()
    listed = command(root, "conflicts")
    assert "theirs" in listed.stdout and "and ours" in listed.stdout


def test_a_pull_of_git_while_the_app_is_open_loses_neither_side(
    tmp_path: Path, opened: Callable[[Path], Terminal]
) -> None:
    root = workspace_with(tmp_path / "here", HARMLESS)

    def git(*arguments: str, at: Path = root) -> None:
        subprocess.run([*GIT, "-C", str(at), *arguments], check=True, capture_output=True)

    (root / ".gitignore").write_text(".*\n!.gitignore\n")
    git("init", "-b", "main")
    git("add", "-A")
    git("commit", "-m", "begun")
    there = tmp_path / "there"
    subprocess.run([*GIT, "clone", str(root), str(there)], check=True, capture_output=True)
    in_place(sheet_of(there), another)
    git("commit", "-am", "more", at=there)
    terminal = opened(root)
    git("pull", "--ff-only", str(there), "main")
    type_note(terminal, " and ours", MERGED)
    annotations = read(sheet_of(root))["annotations"]
    assert len(annotations) == 2
    assert HARMLESS + " and ours" in [a.get("note") for a in annotations]
    assert ["from-a-script"] in [a.get("tags") for a in annotations]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda data: b"<<<<<<< HEAD\n" + data + b"=======\n>>>>>>> main\n", "unfinished merge"),
        (lambda data: data[: len(data) // 2], "not overwritten"),
        (lambda data: b"", "not overwritten"),
        (lambda data: data.replace(b'"version": 1', b'"version": 99'), "newer"),
    ],
    ids=["conflict marks", "half", "empty", "newer"],
)
def test_what_cannot_be_read_is_not_overwritten_and_the_words_wait_in_the_field(
    tmp_path: Path,
    opened: Callable[[Path], Terminal],
    spoil: Callable[[bytes], bytes],
    told: str,
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    terminal = opened(root)
    whole = sheet_of(root).read_bytes()
    spoiled = spoil(whole)
    sheet_of(root).write_bytes(spoiled)
    type_note(terminal, " and ours", told)
    assert "and ours" in shown(terminal)
    assert sheet_of(root).read_bytes() == spoiled
    sheet_of(root).write_bytes(whole)  # somebody puts it right
    terminal.press("\r", until="aved")
    assert read(sheet_of(root))["annotations"][0]["note"] == HARMLESS + " and ours"


def test_what_was_written_in_an_editor_waits_in_the_field_where_it_cannot_be_saved(
    tmp_path: Path, opened: Callable[[Path], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf \'%s, said at length\' "$(cat "$1")" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    terminal = opened(root)
    whole = sheet_of(root).read_bytes()
    sheet_of(root).write_bytes(b"<<<<<<< HEAD\n" + whole)
    terminal.press("c")
    terminal.press(" begun", until="begun")
    terminal.press("\x1b[B")
    terminal.press("\r", until="not overwritten")
    assert "begun, said at length" in shown(terminal)
    sheet_of(root).write_bytes(whole)
    terminal.press("\r", until="aved")
    note = read(sheet_of(root))["annotations"][0]["note"]
    assert note == HARMLESS + " begun, said at length"


def test_a_sheet_that_is_deleted_meanwhile_is_written_again_whole(
    tmp_path: Path, opened: Callable[[Path], Terminal]
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    terminal = opened(root)
    sheet_of(root).unlink()
    type_note(terminal, " and ours", "removed while it was open")
    (annotation,) = read(sheet_of(root))["annotations"]
    assert annotation["note"] == HARMLESS + " and ours"
    assert annotation["translations"]


def test_a_speaker_whom_somebody_changed_meanwhile_is_neither_doubled_nor_overwritten(
    tmp_path: Path, opened: Callable[[Path], Terminal]
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    terminal = opened(root)
    (path,) = (root / "annotations" / "_speakers").iterdir()

    def known_as(plain: dict[str, Any]) -> None:
        plain["description"] = "sings at the market"
        plain["names"].append({"text": "Mira Solberg", "kind": "short"})

    in_place(path, known_as)
    changed = path.read_bytes()
    terminal.press("s")
    terminal.press("Mira Solberg", until="Solberg")
    before = len(terminal.seen)
    terminal.press("\r")
    for _ in range(40):  # the form is drawn anew once it is saved
        if b"History" in terminal.seen[before:]:
            break
        terminal.read()
    assert list((root / "annotations" / "_speakers").iterdir()) == [path]
    assert path.read_bytes() == changed
    (annotation,) = read(sheet_of(root))["annotations"]
    assert path.stem in [one["speaker"] for one in annotation["attributions"]]


def test_a_stream_of_requests_goes_on_after_an_outside_edit_and_keeps_it(tmp_path: Path) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    program = [sys.executable, "-m", "annotator", "--workspace", str(root), "--annotator", "nina"]
    with subprocess.Popen(
        [*program, "apply", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as stream:
        asked, told = stream.stdin, stream.stdout
        assert asked is not None and told is not None

        def ask(start: int) -> str:
            place = {"token": f"t{start}", "article": "article", "start": start, "end": start + 4}
            asked.write(json.dumps(place) + "\n")
            asked.flush()
            return told.readline()

        assert ask(6).startswith("ACK")
        in_place(sheet_of(root), another)
        assert ask(12).startswith("ACK")
        asked.close()
        assert stream.wait() == 0
    starts = sorted(a["occurrences"][0]["start"] for a in read(sheet_of(root))["annotations"])
    assert len(starts) == 4 and starts[:3] == [0, 6, 12]
