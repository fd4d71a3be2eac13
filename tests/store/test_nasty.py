"""Some five hundred nasty files, made by code: each is read or refused in one safe line.

No traceback, no hang, nothing outside the workspace, and never a byte changed in what was refused.
"""

import json
import os
import random
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.errors import AnnotatorError
from annotator.model.sheet import Sheet
from annotator.store.checking import check, fix
from annotator.store.codec import encode
from annotator.store.intake import plan_intake
from annotator.store.journal import Journal
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import read_speakers
from annotator.store.workspace import Workspace

ESCAPES = (
    "\x1b]52;c;eA==\x07 \x1b]0;owned\x07 \x1b[2J \x9b31m \u202e \u2066 \u200b \ufeff "
    "[/] [@click=app.quit]x[/]"
)
WORDS = {
    "escape sequences": ESCAPES,
    "markup": "[bold]x[/bold] [link=file:///etc/passwd]y[/link] [/nope]",
    "formulas": '=cmd|"/c calc"!A1\n+1\n-1\n@SUM(A1)',
    "entities": '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><x>&a;&c;</x>',
    "billion laughs": "<!DOCTYPE l ["
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 9}">' for n in range(1, 9))
    + "]>&l8;",
    "yaml tags": "!!python/object/apply:os.system ['true']\n--- !<tag:x> &a [*a]",
    "pickle": "cos\nsystem\n(S'true'\ntR.",
    "only NUL": "\0" * 5000,
    "one long line": "слово " * 100_000,
    "many lines": "\n" * 200_000,
    "combining marks": "e" + "\u0301" * 50_000,
    "emoji chain": "👩\u200d" * 20_000,
    "brackets": "“" * 50_000 + "”" * 50_000,
    "right to left": "\u202e" * 1000 + "שלום" * 1000,
    "regular expression bait": "a" * 50_000 + "!",
    "tags": "\U000e0041" * 1000,
    "deep html": "<div>" * 5000 + "words " * 50 + "</div>" * 5000,
    "open html": "<p><b><a href='" * 5000,
    "html comments": "<!--" * 20_000,
    "script": "<script>" + "while(1){}" * 1000,
    "crlf mix": "a\r\nb\rc\nd\x85e\u2028f\u2029g\x0bh\x0ci",
    "nothing": "",
    "space": " \t\r\n" * 100,
    "path": "../../../../etc/passwd",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "utf-7", "cp1251")
SUFFIXES = (".txt", ".md", ".html", ".jsonl")


def nasty_articles() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every text in some encoding and under some suffix."""
    for number, (kind, text) in enumerate(WORDS.items()):
        for index, encoding in enumerate(ENCODINGS):
            suffix = SUFFIXES[(number + index) % len(SUFFIXES)]
            data = text.encode(encoding, "surrogatepass" if "utf" in encoding else "replace")
            if suffix == ".jsonl" and encoding == "utf-8":
                data = json.dumps({"id": text[:50], "text": text, "title": text[:500]}).encode()
            yield f"{kind} {encoding}{suffix}", data
    rng = random.Random(5)
    for number in range(60):
        data = rng.randbytes(rng.randint(1, 3000))
        yield f"noise {number}{rng.choice(SUFFIXES)}", data
    yield "archive.txt", zlib.compress(b"0" * 10_000_000)


def plain_sheet() -> dict[str, object]:
    place = {"start": 0, "end": 2, "exact": "😀 "}
    return {
        "format": "annotator/sheet",
        "version": 1,
        "article": {"id": "fair", "path": "corpus/fair.txt", "sha256": "0", "length": 5},
        "annotator": "aigul",
        "annotations": [{"id": "01A", "occurrences": [place], "note": "n"}],
    }


def nasty_sheets() -> Iterator[tuple[str, bytes]]:
    """(kind, bytes) of damaged, hostile and absurd sheet files."""
    good = json.dumps(plain_sheet()).encode()
    for at in range(0, len(good), 9):
        yield f"cut at {at}", good[:at]
        yield f"NUL at {at}", good[:at] + b"\0" + good[at + 1 :]
    rng = random.Random(9)
    for number in range(60):
        at = rng.randrange(len(good))
        yield (
            f"flipped {number}",
            good[:at] + bytes([good[at] ^ (1 << rng.randrange(8))]) + good[at + 1 :],
        )
    for depth in (99, 101, 1000, 50_000):
        yield f"deep list {depth}", b"[" * depth + b"]" * depth
        yield (
            f"deep field {depth}",
            good[:-1] + b', "x": ' + b'{"y":' * depth + b"1" + b"}" * depth + b"}",
        )
    values = (
        None,
        True,
        0,
        -1,
        2**63,
        2**64,
        10**400,
        1e308,
        0.5,
        "",
        "x",
        ESCAPES,
        [],
        {},
        [[]],
        "\udc80",
    )
    for value in values:
        for field in ("start", "end", "exact", "ordinal", "of", "prefix", "segments", "confirmed"):
            sheet = plain_sheet()
            sheet["annotations"][0]["occurrences"][0][field] = value  # type: ignore[index]
            yield f"{field} {str(value)[:20]}", json.dumps(sheet).encode()
        for field in ("format", "version", "article", "annotator", "annotations", "rejected"):
            yield f"{field} {str(value)[:20]}", json.dumps({**plain_sheet(), field: value}).encode()
    for text in WORDS.values():
        sheet = plain_sheet()
        sheet["annotations"][0]["note"] = text  # type: ignore[index]
        sheet["annotations"][0]["occurrences"][0]["exact"] = text  # type: ignore[index]
        sheet["article"]["path"] = text  # type: ignore[index]
        yield f"words {text[:10]!r}", json.dumps(sheet).encode()


def safe(line: str) -> bool:
    return not any(ch in line for ch in "\x1b\x07\x9b\u202e\u2066\u200b\n\r\0")


def test_nasty_articles_are_read_or_refused(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "nasty"
    folder.mkdir()
    count = 0
    for name, data in nasty_articles():
        (folder / name).write_bytes(data)
        count += 1
    report = plan_intake(ws, [folder])
    assert count > 250 and len(report.items) >= count
    for item in report.items:
        assert safe(item.source) and safe(item.why)
        assert (item.outcome == "refused") == bool(item.why)
    assert sum(item.outcome == "read" for item in report.items) > 50
    assert [p.name for p in ws.corpus.iterdir()] == ["fair.txt"]


def test_nasty_texts_lying_in_the_corpus_are_read_or_refused(ws: Workspace) -> None:
    for number, (_, data) in enumerate(nasty_articles()):
        (ws.corpus / f"n{number}.txt").write_bytes(data)
    read = 0
    for file in ws.articles():
        try:
            article = ws.article(file.id)
        except AnnotatorError as error:
            assert safe(str(error)) and file.path.name in error.message
        else:
            read += 1
            assert len(article.title) <= 200
    assert read > 50


def test_nasty_sheets_are_read_or_refused_and_never_changed(ws: Workspace) -> None:
    path = ws.sheet_path("aigul", "fair")
    path.parent.mkdir(parents=True)
    kinds = list(nasty_sheets())
    assert len(kinds) > 350
    for kind, data in kinds:
        path.write_bytes(data)
        try:
            stored = load_sheet(ws, "aigul", "fair")
        except AnnotatorError as error:
            assert safe(str(error)), kind
            assert error.message.startswith("annotations/aigul/fair.json: "), kind
            with pytest.raises(AnnotatorError):
                save_sheet(ws, Sheet(article=ws.article("fair").ref, annotator="aigul"), None)
            assert path.read_bytes() == data, kind
        else:
            assert stored is not None
            assert load_sheet(ws, "aigul", "fair") == stored
            encode(stored.sheet)
        for found in check(ws):
            assert safe(found.line()), kind
        fix(ws)


def test_nasty_speakers_and_journals_stop_nobody(ws: Workspace) -> None:
    folder = ws.annotations / "_speakers"
    folder.mkdir(parents=True)
    journal = Journal(ws, "aigul", "fair")
    journal.path.parent.mkdir(parents=True)
    kinds = list(nasty_sheets())[::5]
    for number, (_, data) in enumerate(kinds):
        (folder / f"s{number}.json").write_bytes(data)
        journal.path.write_bytes(data + b"\n" + data)
        assert journal.read().done == ()
    speakers, refused = read_speakers(ws)
    assert speakers == {} and len(refused) == len(kinds)
    assert all(safe(str(error)) for error in refused)


def test_hostile_file_names_are_shown_harmlessly(ws: Workspace) -> None:
    made = 0
    for name in (
        "\x1b]0;x\x07.txt",
        "a\nb.txt",
        "\u202etxt.exe.txt",
        "[bold].txt",
        "-rf.txt",
        " .txt",
        "ä" * 125 + ".txt",
    ):
        (ws.corpus / name).write_text("x")
        made += 1
    (ws.corpus / os.fsdecode(b"\xff\xfe.txt")).write_text("x")
    lines = [found.line() for found in check(ws)]
    assert all(safe(line) for line in lines)
    assert len(ws.articles()) + len(ws.listing().refused) == made + 2
    assert {"[bold]", "-rf", "fair"} <= {article.id for article in ws.articles()}
