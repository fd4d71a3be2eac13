"""`export` and `import` as they are typed: options anywhere, every format, refusals in one line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.exchange.formats import FORMATS

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def annotated(annotator: Run) -> Run:
    """The workspace with one annotation in it."""
    made = annotator(
        *("annotate", "square", "59:68", "--language", "kk"),
        *("--translation", "Old man, leave!", "--speaker", "a passer-by"),
    )
    assert made.returncode == 0, made.stderr
    return annotator


def test_options_may_stand_between_the_arguments(annotated: Run, folder: Path) -> None:
    assert annotated("export", "-o", "a.csv", "csv", "square").returncode == 0
    assert annotated("export", "csv", "-o", "b.csv", "square").returncode == 0
    assert (folder / "a.csv").read_bytes() == (folder / "b.csv").read_bytes()
    for words in (("--dry-run", "csv", "a.csv"), ("csv", "--dry-run", "a.csv")):
        done = annotated("--annotator", "bolat", "import", *words)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("1 read, 1 exact")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_twice_alike_and_tells_its_losses(
    name: str, annotated: Run, folder: Path
) -> None:
    if FORMATS[name].extra:
        pytest.importorskip("cassis", reason="the extra cas is not installed")
    told = []
    for out in ("one", "two"):
        (folder / out).mkdir()
        done = annotated("export", name, "-o", out, "--loss-report", f"{out}.json")
        assert done.returncode == 0, done.stderr
        assert done.stderr.strip().split("\n")[-1].startswith(f"{name}: ")
        report = json.loads((folder / f"{out}.json").read_bytes())
        assert report["annotations"] == 1
        files = sorted(p for p in (folder / out).rglob("*") if p.is_file())
        told.append([(p.relative_to(folder / out), p.read_bytes()) for p in files])
    assert told[0] == told[1]
    assert told[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "csv", "missing.csv"), "missing.csv"),
        (("import", "html", "a.html"), "html"),
        (("import", "tei", "bad.xml"), "bad.xml"),
        (("export", "elan"), "elan"),
        (("export", "webanno", "--option", "unit=byte"), "byte"),
    ],
)
def test_a_refusal_is_one_line_that_names_the_file(
    words: tuple[str, ...], told: str, annotated: Run, folder: Path
) -> None:
    (folder / "bad.xml").write_bytes(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    (folder / "a.html").write_bytes(b"<p>x")
    before = {p: p.read_bytes() for p in (folder / "annotations").rglob("*.json")}
    done = annotated(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert told in done.stderr
    assert {p: p.read_bytes() for p in (folder / "annotations").rglob("*.json")} == before


def test_an_import_that_adds_nothing_says_why(annotated: Run, folder: Path) -> None:
    assert annotated("export", "doccano", "-o", "out.jsonl").returncode == 0
    again = annotated("import", "doccano", "out.jsonl")
    assert again.returncode == 0
    assert again.stdout.endswith("0 skipped, 1 already there\n")
    assert again.stderr == "annotator: Nothing was added: all of it is there already.\n"
    (folder / "corpus" / "square.txt").rename(folder / "elsewhere.txt")
    gone = annotated("import", "doccano", "out.jsonl")
    assert gone.returncode == 1
    lines = gone.stderr.strip().split("\n")
    assert lines[0].endswith("skipped: square is not in this workspace")
    assert lines[-1] == "annotator: Nothing was added: square is not in this workspace."


def test_suggestions_that_are_left_out_of_an_import_are_no_refusal(
    annotated: Run, folder: Path
) -> None:
    assert annotated("export", "jsonl", "-o", "all.jsonl").returncode == 0
    line = json.loads((folder / "all.jsonl").read_bytes()) | {"suggested": True}
    (folder / "all.jsonl").write_text(json.dumps(line), encoding="utf-8")
    done = annotated("--annotator", "bolat", "import", "jsonl", "all.jsonl")
    assert "a suggestion that nobody has taken" in done.stderr
    assert done.returncode == 0


def test_an_article_that_is_not_there_is_refused_before_anything_is_written(
    annotated: Run, folder: Path
) -> None:
    for more in ((), ("-o", "out.csv")):
        done = annotated("export", "csv", "nosuch", *more)
        assert (done.returncode, done.stdout) == (2, "")
        assert "There is no article “nosuch”" in done.stderr
    assert not (folder / "out.csv").exists()


def test_an_export_without_any_annotation_says_so(annotator: Run) -> None:
    done = annotator("export", "csv")
    assert done.returncode == 0
    assert done.stderr == "csv: there is no annotation to write\n"


def test_a_line_that_is_no_annotation_is_named_once(annotated: Run, folder: Path) -> None:
    (folder / "odd.jsonl").write_text('{"article": "square"}\n', encoding="utf-8")
    done = annotated("import", "jsonl", "odd.jsonl")
    assert done.returncode == 1
    first = done.stderr.split("\n")[0]
    assert first == "odd.jsonl, line 1: skipped: Object missing required field `id`"
