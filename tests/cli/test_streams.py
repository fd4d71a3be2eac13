"""Streams that are closed, full or left by their reader: a word about it, never a traceback."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

from annotator.cli import main
from tests.cli.conftest import PROGRAM

SPAN = '{"token": "t1", "article": "square", "start": 0, "end": 2, "note": "n"}\n'


def shell(folder: Path, words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", "-c", f"'{PROGRAM}' --annotator aigul {words}"],
        input=stdin,
        capture_output=True,
        cwd=folder,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    "words", ["apply -", "detect --jsonl -", "transliterate --jsonl -", "agree --data - --json"]
)
def test_a_closed_standard_input_is_an_empty_one(folder: Path, words: str) -> None:
    done = shell(folder, f"{words} <&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("words", ["list", "schema", "show square", "keys"])
def test_a_closed_standard_output_swallows_the_results(folder: Path, words: str) -> None:
    done = shell(folder, f"{words} >&-")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_refusal_does_not_come_out_as_a_result_where_stderr_is_closed(folder: Path) -> None:
    done = shell(folder, "show nosuch 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


def test_with_standard_output_closed_an_edit_is_stored_all_the_same(folder: Path) -> None:
    assert shell(folder, "apply - >&-", SPAN).returncode == 0
    assert '"note": "n"' in shell(folder, "show --json").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("words", ["list", "show square --json", "schema", "keys"])
def test_a_full_standard_output_is_told_in_a_line(folder: Path, words: str) -> None:
    done = shell(folder, f"{words} >/dev/full")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("annotator: ")


def test_apply_says_so_when_nobody_reads_its_answers(folder: Path) -> None:
    done = shell(folder, "apply - | head -n 1", SPAN + SPAN.replace("t1", "t2") * 3000)
    assert done.stdout == "ACK t1\n"
    assert "Nobody reads the answers" in done.stderr


class Broken:
    """A command with a fault."""

    def configure(self, parser: object) -> None:
        pass

    def run(self, args: object) -> int:
        raise LookupError("no such\x1b[31m thing")


def test_a_fault_in_the_program_is_one_line_and_with_debug_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "annotator.cli.keys", cast(ModuleType, Broken()))
    assert main(["keys"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("annotator: This is a fault in the program: LookupError: no such␛[31m")
    assert told.count("\n") == 1
    with pytest.raises(LookupError):
        main(["--debug", "keys"])


@pytest.mark.parametrize("words", ["show --json", "export csv", "export jsonl", "show"])
def test_on_a_terminal_nothing_in_results_is_obeyed_and_in_a_pipe_nothing_is_changed(
    folder: Path, words: str
) -> None:
    evil = "a\x9b31m\x1b[31m\u202eb"
    line = {
        "token": "t",
        "article": "square",
        "start": 0,
        "end": 7,
        "note": evil,
        "tags": [" ", "x"],
    }
    assert shell(folder, "apply -", json.dumps(line)).stdout == "ACK t\n"
    main_end, other_end = pty.openpty()
    with subprocess.Popen(
        [str(PROGRAM), "--annotator", "aigul", *words.split()], cwd=folder, stdout=other_end
    ):
        os.close(other_end)
        seen = b""
        with suppress(OSError):  # the other end is closed
            while data := os.read(main_end, 65536):
                seen += data
    os.close(main_end)
    told = seen.decode()
    assert "31m" in told
    assert not {"\x9b", "\x1b", "\u202e"} & set(told)
    if words != "show":
        assert "\u202e" in shell(folder, words).stdout
    assert shell(folder, "show --json").stdout.count('"tags": ["x"]') == 2
