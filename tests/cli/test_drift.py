"""An article is scraped again: `show --json` tells what became of each anchor, nothing moves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TEXT = (
    "Notes from the square 📷\n\nAt noon, when all the shops were closed, somebody wrote "
    "“Шал, кет!” on the wall of the bank beside the town hall.\n\n"
    "Later a song was heard, and its refrain was “Менің елім, менің жерім” as everybody knows.\n\n"
    "On Tuesday the word “Бостандық” was on a poster at the gate.\n"
)
WORDS = ("Шал, кет!", "Менің елім, менің жерім", "Бостандық")
Change = Callable[[str], str]


def twice(text: str) -> str:
    """The sentence with the first words stands twice, and the page grew around it."""
    sentence = text.split("\n\n")[1]
    return "Updated.\n\n" + text.replace(sentence, f"{sentence}\n\n{sentence}") + "More.\n"


CHANGES: dict[str, tuple[Change, list[str]]] = {
    "nothing": (lambda t: t, ["exact", "exact", "exact"]),
    "more at the end": (lambda t: t + "\nRead more.\n", ["exact", "exact", "exact"]),
    "more before": (lambda t: "Updated 📷.\n\n" + t, ["moved", "moved", "moved"]),
    "one letter in the song": (
        lambda t: t.replace("елім,", "елім"),
        ["exact", "proposed", "moved"],
    ),
    "a word removed": (lambda t: t.replace("“Бостандық”", "it"), ["exact", "exact", "orphaned"]),
    "a sentence twice": (twice, ["ambiguous", "moved", "moved"]),
}


def show(annotator: Run) -> dict[str, Any]:
    done = annotator("show", "--json", "drift")
    assert (done.returncode, done.stderr) == (0, "")
    record: dict[str, Any] = json.loads(done.stdout)
    return record


@pytest.fixture
def drifting(annotator: Run, folder: Path) -> Path:
    path = folder / "corpus" / "drift.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    for words in WORDS:
        start = TEXT.index(words)
        done = annotator("annotate", "drift", f"{start}:{start + len(words)}", "--language", "kk")
        assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("kind", CHANGES)
def test_each_anchor_says_what_became_of_it_and_the_sheet_stays(
    annotator: Run, folder: Path, drifting: Path, kind: str
) -> None:
    change, wanted = CHANGES[kind]
    new = change(TEXT)
    drifting.write_text(new, encoding="utf-8", newline="")
    sheet = folder / "annotations" / "aigul" / "drift.json"
    before = sheet.read_bytes()
    annotations = show(annotator)["annotations"]
    assert [a["anchor"] for a in annotations] == wanted
    for words, a in zip(WORDS, annotations, strict=True):
        assert a["was"] == [TEXT.index(words), TEXT.index(words) + len(words)]
        if a["anchor"] in ("exact", "moved"):
            assert new[a["start"] : a["end"]] == words
        if a["anchor"] in ("ambiguous", "orphaned"):
            assert (a["start"], a["end"]) == (None, None)
        if a["anchor"] == "proposed":
            assert new[a["start"] : a["end"]] == "Менің елім менің жерім"
    assert sheet.read_bytes() == before


def test_open_places_are_listed_and_settled_one_by_one(
    annotator: Run, folder: Path, drifting: Path
) -> None:
    new = twice(TEXT).replace("елім,", "елім").replace("“Бостандық”", "it")
    drifting.write_text(new, encoding="utf-8", newline="")
    listed = annotator("settle", "drift", "--json")
    assert listed.returncode == 1
    places = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [p["anchor"] for p in places] == ["ambiguous", "proposed", "orphaned"]
    assert annotator("settle", "drift", places[1]["id"]).stdout == "Менің елім менің жерім\n"
    refused = annotator("settle", "drift", places[0]["id"])
    assert refused.returncode == 2 and refused.stderr.count("\n") == 1
    start, end = places[0]["alternatives"][1]
    assert annotator("settle", "drift", places[0]["id"], f"{start}:{end}").stdout == "Шал, кет!\n"
    start = new.index("gate")
    done = annotator("settle", "drift", places[2]["id"], f"{start}:{start + 4}")
    assert (done.returncode, done.stdout) == (0, "gate\n")
    assert annotator("settle", "drift").returncode == 0
    assert {a["anchor"] for a in show(annotator)["annotations"]} == {"exact"}
    assert annotator("check", "annotations/aigul/drift.json").stdout == ""


def test_certain_moves_are_repaired_by_check_after_a_backup(
    annotator: Run, folder: Path, drifting: Path
) -> None:
    drifting.write_text("New.\n\n" + TEXT, encoding="utf-8", newline="")
    sheet = folder / "annotations" / "aigul" / "drift.json"
    before = sheet.read_bytes()
    assert annotator("check", "--fix").returncode in (0, 1)
    assert {a["anchor"] for a in show(annotator)["annotations"]} == {"exact"}
    kept = list((folder / "annotations" / ".backups" / "aigul" / "drift.json").iterdir())
    assert before in [path.read_bytes() for path in kept]
