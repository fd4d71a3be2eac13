"""One damaged file in a workspace: it is named and kept, and all the rest goes on working."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.tasks.conftest import TEXT

ARTICLES = ("first", "second", "third")
Damage = Callable[[bytes], bytes]
DAMAGES: dict[str, tuple[Damage, str]] = {
    "emptied": (lambda data: b"", "it is empty"),
    "zeros after a power loss": (lambda data: b"\0" * len(data), "it is empty"),
    "half written": (lambda data: data[: len(data) // 2], "line "),
    "conflict marks": (
        lambda data: b"<<<<<<< ours\n" + data + b"=======\n" + data + b">>>>>>> theirs\n",
        "an unfinished merge of git",
    ),
    "newer": (lambda data: data.replace(b'"version": 1', b'"version": 99'), "is newer than"),
    "edited by hand": (lambda data: data.replace(b'"start":', b'"start": "x",\n"was":'), "$."),
    "another encoding": (lambda data: data.decode().encode("utf-16"), "not UTF-8"),
}
COMMANDS = (
    ("show",),
    ("show", "--json"),
    ("export", "jsonl"),
    ("export", "csv"),
    ("export", "html", "-o", "out.html"),
    ("export", "webanno", "-o", "out"),
    ("agree", "--annotators", "aigul,berik", "--json"),
    ("--annotator", "berik", "review", "--of", "aigul", "--json"),
    ("review", "--of", "aigul,berik", "--json"),
)


@pytest.fixture
def damaged(annotator: Run, folder: Path) -> Path:
    """Two people's sheets on three articles; gives the sheet that will be damaged."""
    for article in ARTICLES:
        (folder / "corpus" / f"{article}.txt").write_text(TEXT, encoding="utf-8", newline="")
    start = TEXT.index("Шал")
    for name in ("aigul", "berik"):
        requests = [
            {"token": a, "article": a, "start": start, "end": start + 9, "speaker": "Omar"}
            for a in ARTICLES
        ]
        lines = "".join(json.dumps(request) + "\n" for request in requests)
        done = annotator("--annotator", name, "apply", "-", stdin=lines)
        assert done.stdout.count("ACK") == 3, done.stdout
    return folder / "annotations" / "aigul" / "second.json"


@pytest.mark.parametrize("kind", DAMAGES)
def test_the_damaged_sheet_is_named_and_kept_and_the_others_are_shown(
    annotator: Run, damaged: Path, kind: str
) -> None:
    damage, words = DAMAGES[kind]
    data = damage(damaged.read_bytes())
    damaged.write_bytes(data)
    done = annotator("show", "--json")
    assert [json.loads(line)["article"] for line in done.stdout.splitlines()] == ["first", "third"]
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert "annotations/aigul/second.json" in done.stderr and words in done.stderr
    assert "annotations/aigul/second.json" in annotator("check", "--fix").stdout
    refused = annotator("annotate", "second", "0:7")
    assert refused.returncode == 2 and words in refused.stderr
    assert annotator("annotate", "third", "0:7").returncode == 0
    assert damaged.read_bytes() == data


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_over_the_workspace_stops_at_a_damaged_sheet(
    annotator: Run, folder: Path, damaged: Path, command: tuple[str, ...]
) -> None:
    damaged.write_bytes(damaged.read_bytes()[:300])
    done = annotator(*command)
    assert "Traceback" not in done.stderr
    assert "annotations/aigul/second.json" in done.stderr
    said = done.stdout
    for path in folder.glob("out*"):
        pages = [page for page in (path, *sorted(path.rglob("*"))) if page.is_file()]
        said += "".join(page.read_text(errors="replace") + page.name for page in pages)
    if command[0] == "agree":
        assert json.loads(said.splitlines()[0])["n"]
    else:
        assert "first" in said and "third" in said
        assert done.returncode == 2


def test_lists_and_counts_go_on_and_say_where_the_problem_is(annotator: Run, damaged: Path) -> None:
    damaged.write_bytes(b"{")
    done = annotator("list", "--json")
    assert done.returncode == 0
    rows = {row["article"]: row for row in json.loads(done.stdout)["articles"]}
    assert set(rows) == {*ARTICLES, "square"}
    assert "annotations/aigul/second.json" in rows["second"]["problem"]
    assert rows["first"]["problem"] == "" and rows["first"]["done"] == 1
    status = annotator("status")
    assert status.returncode == 0 and "aigul" in status.stdout


def test_a_damaged_speaker_costs_its_own_name_only(
    annotator: Run, folder: Path, damaged: Path
) -> None:
    speaker = folder / "annotations" / "_speakers" / "omar.json"
    speaker.write_bytes(b"{")
    assert annotator("show", "--json").returncode == 0
    assert annotator("export", "jsonl").returncode == 0
    found = annotator("check")
    assert found.returncode == 1 and "_speakers/omar.json" in found.stdout
    assert speaker.read_bytes() == b"{"


def test_a_damaged_article_is_named_and_the_others_are_shown(
    annotator: Run, folder: Path, damaged: Path
) -> None:
    (folder / "corpus" / "second.txt").write_bytes(b"\xff\xfe\x00")
    for command in (("show", "--json"), ("export", "jsonl")):
        done = annotator(*command)
        assert done.returncode == 2 and "corpus/second.txt" in done.stderr
        if command[0] == "export":
            assert "every annotation is in it that could be read" in done.stderr
        assert '"first"' in done.stdout and '"third"' in done.stdout
    assert annotator("list").returncode == 0


def test_damaged_metadata_are_named_by_their_place(annotator: Run, folder: Path) -> None:
    (folder / "corpus" / ".meta").mkdir()
    (folder / "corpus" / ".meta" / "square.json").write_bytes(b"nope")
    done = annotator("show", "square")
    assert done.returncode == 2
    assert done.stderr.startswith("annotator: corpus/.meta/square.json: line 1, column 1: ")
    assert "corpus/.meta/square.json" in annotator("check").stdout


def test_a_damaged_speaker_is_named_by_everything_that_leaves_it_out(
    annotator: Run, folder: Path
) -> None:
    annotator("annotate", "square", "0:7", "--speaker", "Dana Serik")
    path = folder / "annotations" / "_speakers" / "dana-serik.json"
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 99'))
    for arguments in (("speakers",), ("export", "json")):
        done = annotator(*arguments)
        assert done.returncode == 2
        assert "annotations/_speakers/dana-serik.json: $.version: 99 is newer" in done.stderr
    assert annotator("check").stdout.count("dana-serik") == 1  # it has a file: nothing dangles
