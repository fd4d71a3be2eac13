"""Articles come in: read, refused or there already, and nothing is overwritten."""

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotator.model.errors import UnreadableFile
from annotator.store.intake import add_articles, plan_intake
from annotator.store.read_html import decode_page
from annotator.store.readers import READERS
from annotator.store.workspace import Workspace

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PAGE = """<!doctype html><html lang="en-GB"><head><title>Bridge closed</title>
<meta name="author" content="Ada Quill">
<meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Bridge closed</h1>
<p>The old bridge over the Tarn was closed on Tuesday, and the neighbours chanted “Назар сал!” for
an hour in the rain before they went home again.</p>
<p>“It was about time,” said the baker, who has crossed it every morning for thirty years, and he
laughed &amp; laughed.</p></article>
<footer>All rights reserved</footer><script>alert(1)</script></body></html>"""


def outcomes(ws: Workspace, *paths: Path) -> list[tuple[str, str]]:
    report = add_articles(ws, paths, now=NOW)
    return [(item.outcome, item.article or item.why) for item in report.items]


def test_plain_texts_are_copied_byte_for_byte(ws: Workspace, tmp_path: Path) -> None:
    for name, data in (("A Title.txt", b"\xef\xbb\xbfone\r\n"), ("b.MD", "# щ\n".encode("utf-16"))):
        (tmp_path / name).write_bytes(data)
    assert outcomes(ws, tmp_path / "A Title.txt", tmp_path / "b.MD") == [
        ("read", "a-title"),
        ("read", "b"),
    ]
    assert (ws.corpus / "a-title.txt").read_bytes() == b"\xef\xbb\xbfone\r\n"
    assert ws.article("b").text == "# щ\n"
    assert not (ws.corpus / ".meta").exists()


def test_the_text_of_a_page_is_taken_out_once_and_the_page_kept(
    ws: Workspace, tmp_path: Path
) -> None:
    page = tmp_path / "Bridge Closed.html"
    page.write_text(PAGE, "utf-8")
    assert outcomes(ws, page) == [("read", "bridge-closed")]
    article = ws.article("bridge-closed")
    assert "“Назар сал!”" in article.text and "laughed & laughed" in article.text
    assert "Sport" not in article.text and "alert" not in article.text
    assert article.title == "Bridge closed"
    assert article.metadata["author"] == "Ada Quill"
    assert article.metadata["published"].startswith("2026-03-04")
    assert article.language == "en-GB"
    meta = ws.meta("bridge-closed")
    assert meta.original is not None and meta.added == "2026-11-23T00:00:00Z"
    kept = (ws.root / meta.original.path).read_bytes()
    assert kept == page.read_bytes()
    assert meta.original.sha256 == hashlib.sha256(kept).hexdigest()
    assert meta.original.reader.startswith("trafilatura ")
    assert [a.id for a in ws.articles()] == ["bridge-closed", "fair"]


def test_every_line_of_json_lines_is_an_article_or_refused_by_number(
    ws: Workspace, tmp_path: Path
) -> None:
    lines = [
        json.dumps({"id": "N 1", "text": "one щ", "title": "One", "lang": "en", "desk": "x"}),
        "",
        json.dumps({"text": "two\r\n", "metadata": {"desk": "city"}, "url": "http://x.example"}),
        "{broken",
        json.dumps({"id": 7}),
        json.dumps(["text"]),
        '{"text": "x", "text": "y"}',
        '{"id": "half", "text": "\\ud800"}',
        json.dumps({"id": ["x"], "text": "y"}),
    ]
    source = tmp_path / "news.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    found = outcomes(ws, source)
    assert found[:2] == [("read", "n-1"), ("read", "news-3")]
    assert [one[0] for one in found[2:]] == ["refused"] * 6
    items = plan_intake(ws, [source]).items
    assert [item.source.split(" ", 1)[1] for item in items if item.outcome == "refused"] == [
        f"line {number}" for number in (4, 5, 6, 7, 8, 9)
    ]
    assert ws.article("n-1").title == "One"
    assert ws.article("news-3").text == "two\r\n"
    assert ws.article("news-3").metadata == {"url": "http://x.example", "desk": "city"}
    assert len(list((ws.corpus / ".originals").iterdir())) == 1


def test_what_is_there_already_is_said_and_left(ws: Workspace, tmp_path: Path) -> None:
    copy = tmp_path / "other-name.txt"
    copy.write_bytes((ws.corpus / "fair.txt").read_bytes())
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    assert outcomes(ws, copy) == [("same", "fair")]
    assert outcomes(ws, page, page) == [("read", "page"), ("same", "page")]
    before = {p: p.read_bytes() for p in ws.corpus.rglob("*") if p.is_file()}
    assert outcomes(ws, copy, page, ws.corpus) == [
        ("same", "fair"),
        ("same", "page"),
        ("same", "fair"),
        ("same", "page"),
    ]
    assert {p: p.read_bytes() for p in ws.corpus.rglob("*") if p.is_file()} == before


def test_the_same_name_with_other_content_is_refused_with_both_names(
    ws: Workspace, tmp_path: Path
) -> None:
    for name in ("Fair.md", "new.txt", "New.md"):
        (tmp_path / name).write_text(f"other {name}")
    found = outcomes(ws, tmp_path / "Fair.md", tmp_path / "new.txt", tmp_path / "New.md")
    assert [one[0] for one in found] == ["refused", "read", "refused"]
    assert "“fair”" in found[0][1] and "fair.txt" in found[0][1]
    assert "new.txt" in found[2][1]
    assert not (ws.corpus / "fair.md").exists()


def test_a_folder_keeps_its_sub_folders(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "in" / "May 2026" / ".git").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("a")
    (tmp_path / "in" / "May 2026" / "b.txt").write_text("b")
    (tmp_path / "in" / "May 2026" / "c.pdf").write_text("c")
    (tmp_path / "in" / "May 2026" / ".git" / "d.txt").write_text("d")
    (tmp_path / "in" / "link.txt").symlink_to("/etc/passwd")
    found = outcomes(ws, tmp_path / "in")
    assert found[0] == ("read", "may-2026/b")
    assert found[1] == ("read", "a")
    assert found[2][0] == "refused" and "link" in found[2][1]
    assert len(found) == 3


def test_planning_changes_nothing(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert [item.outcome for item in plan_intake(ws, [tmp_path / "a.txt"]).items] == ["read"]
    assert [p.name for p in ws.root.rglob("*")] == ["corpus", "fair.txt"]


BAD: dict[str, bytes] = {
    "latin.txt": "Grüße".encode("latin-1"),
    "empty.txt": b"",
    "blank.md": b" \n\t\n",
    "utf32.txt": "a".encode("utf-32"),
    "half.txt": b"\xff\xfea",
    "page.pdf": b"%PDF-1.7",
    "noext": b"x",
    "nothing.html": b"<html><body></body></html>",
    "bytes.html": b"<p>\xff\xfe</p>",
    "charset.html": b'<meta charset="klingon"><p>\xff',
    "codec.html": b'<meta charset="base64"><p>\xff',
    "null.jsonl": b"null\n",
    "deep.jsonl": b"[" * 200_000 + b"\n",
    "zip.txt": b"PK\x03\x04\xff\xff",
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_by_name_in_one_line(
    ws: Workspace, tmp_path: Path, name: str
) -> None:
    source = tmp_path / name
    source.write_bytes(BAD[name])
    items = add_articles(ws, [source], now=NOW).items
    assert [item.outcome for item in items] == ["refused"]
    assert name in items[0].source and items[0].why and "\n" not in items[0].why
    assert [a.id for a in ws.articles()] == ["fair"]


def test_devices_pipes_and_missing_files_are_refused(ws: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    found = outcomes(
        ws, tmp_path / "pipe.txt", tmp_path / "zero.txt", Path("/dev/zero"), tmp_path / "gone.txt"
    )
    assert [one[0] for one in found] == ["refused"] * 4


def test_a_file_above_the_limit_is_refused(ws: Workspace, tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with (tmp_path / "bigger.html").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    found = outcomes(ws, tmp_path / "big.txt", tmp_path / "bigger.html")
    assert [one[0] for one in found] == ["refused"] * 2


def test_names_from_outside_become_safe_ids(ws: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "x.jsonl"
    ids = ["../../etc/passwd", "CON", "reviews/a", ".hidden", "a\u0000b", "Ä" * 200, "\u202eevil"]
    source.write_text("\n".join(json.dumps({"id": i, "text": f"text {i}"}) for i in ids))
    found = outcomes(ws, source)
    assert [one[0] for one in found] == ["read"] * len(ids)
    inside = {path.resolve() for path in ws.root.rglob("*.txt")}
    assert all(path.parent == ws.corpus for path in inside if ".originals" not in str(path))
    assert len(ws.articles()) == len(ids) + 1
    assert ws.listing().refused == []


def test_markup_that_asks_for_files_or_entities_gets_nothing(ws: Workspace, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    page = tmp_path / "x.html"
    page.write_text(
        f'<!DOCTYPE html [<!ENTITY s SYSTEM "file://{secret}"><!ENTITY b "{"z" * 1000}">]>'
        f"<html><body><article><p>{'Long enough words for a paragraph. ' * 10}&s; &b;</p>"
        f'<iframe src="file://{secret}"></iframe></article></body></html>'
    )
    assert outcomes(ws, page) == [("read", "x")]
    text = ws.article("x").text
    assert "secret words" not in text and "zzz" not in text


def test_a_page_is_decoded_as_it_says_itself() -> None:
    cyrillic = "<meta charset=windows-1251><p>Назар сал</p>"
    assert "Назар" in decode_page(cyrillic.encode("windows-1251"), "x.html")
    assert "Назар" in decode_page(cyrillic.encode(), "x.html")
    assert "Назар" in decode_page(b"\xff\xfe" + cyrillic.encode("utf-16-le"), "x.html")
    assert "é" in decode_page("<meta charset='iso-8859-1'>é".encode("latin-1"), "x.html")
    with pytest.raises(UnreadableFile, match="byte 3"):
        decode_page("<p>é".encode("latin-1"), "x.html")


def test_every_reader_stands_under_a_small_suffix() -> None:
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in READERS)
