"""Where things lie, and that nothing outside of the workspace is reached."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import AnnotatorError, InvalidInput, NotFound, UnreadableFile
from annotator.store.codec import encode
from annotator.store.meta import ArticleMeta
from annotator.store.names import article_stem, check_annotator, numbered, slug
from annotator.store.workspace import Workspace


def test_articles_are_listed_by_id_without_being_read(ws: Workspace) -> None:
    (ws.corpus / "sub" / "deep").mkdir(parents=True)
    (ws.corpus / "sub" / "deep" / "Ärger.md").write_text("x")
    (ws.corpus / "binary.TXT").write_bytes(b"\xff\xfe\xff")
    assert [a.id for a in ws.articles()] == ["binary", "fair", "sub/deep/Ärger"]
    assert ws.articles()[1].size == (ws.corpus / "fair.txt").stat().st_size
    assert ws.article("sub/deep/Ärger").path == "corpus/sub/deep/Ärger.md"


def test_an_empty_or_missing_workspace_has_no_articles(tmp_path: Path) -> None:
    ws = Workspace(tmp_path / "nowhere", "aigul")
    assert ws.articles() == [] and ws.annotators() == [] and ws.sheet_ids("aigul") == []
    with pytest.raises(NotFound):
        ws.article("fair")


def test_what_is_no_article_is_refused_with_the_reason(ws: Workspace) -> None:
    (ws.corpus / "link.txt").symlink_to(ws.corpus / "fair.txt")
    (ws.corpus / "loop").symlink_to(ws.corpus)
    os.mkfifo(ws.corpus / "pipe.txt")
    (ws.corpus / "page.html").write_text("<p>")
    (ws.corpus / "a\nb.txt").write_text("x")
    (ws.corpus / ".hidden.txt").write_text("x")
    Path(os.fsdecode(os.fsencode(ws.corpus) + b"/bad\xff.txt")).write_text("x")
    (ws.corpus / "reviews").mkdir()
    (ws.corpus / "reviews" / "x.txt").write_text("x")
    listing = ws.listing()
    assert [a.id for a in listing.articles] == ["fair"]
    assert len(listing.refused) == 7
    assert all(refused.why for refused in listing.refused)


def test_two_files_with_one_id_are_both_refused_and_both_named(ws: Workspace) -> None:
    (ws.corpus / "fair.md").write_text("x")
    assert ws.articles() == []
    assert sorted(r.path.name for r in ws.listing().refused) == ["fair.md", "fair.txt"]
    with pytest.raises(UnreadableFile, match=r"fair\.txt and fair\.md"):
        ws.article("fair")


def test_names_that_differ_only_in_their_normal_form_are_one_id(ws: Workspace) -> None:
    decomposed = unicodedata.normalize("NFD", "café")
    (ws.corpus / f"{decomposed}.txt").write_text("x")
    assert ws.articles()[0].id == "café"
    assert ws.article("café").text == "x"
    (ws.corpus / "café.txt").write_text("y")
    assert [r.path.name for r in ws.listing().refused] != []
    assert "café" not in [a.id for a in ws.articles()]


@pytest.mark.parametrize(
    "article_id",
    [
        "../x",
        "/etc/passwd",
        "a/../../b",
        "",
        ".",
        "a//b",
        "a/.hidden",
        "a\0b",
        "a\x1bb",
        "a\\b",
        "C:x",
        "x" * 300,
        "é" * 130,
        "/".join(["abc"] * 400),
        "\ud800",
        "e\u0301",
        " a",
        "a/ ",
        "reviews/x",
        "a\u202eb",
    ],
)
def test_a_hostile_id_never_becomes_a_path(ws: Workspace, article_id: str) -> None:
    for use in (
        ws.article,
        ws.meta_path,
        lambda one: ws.sheet_path("aigul", one),
        lambda one: ws.review_path("aigul", "ben", one),
        lambda one: ws.journal_path("aigul", one),
    ):
        with pytest.raises(InvalidInput) as refusal:
            use(article_id)
        assert "\x1b" not in str(refusal.value)


@given(st.text(max_size=40))
def test_any_id_stays_below_its_folder_or_is_refused(article_id: str) -> None:
    ws = Workspace(Path("/nowhere/ws"), "aigul")
    try:
        path = ws.sheet_path("aigul", article_id)
    except InvalidInput:
        return
    inside = os.path.normpath(path)
    assert inside == str(path)
    assert inside.startswith("/nowhere/ws/annotations/aigul/")


@pytest.mark.parametrize(
    "name",
    ["", "Aigul", "../x", "a/b", ".x", "-x", "_speakers", "a" * 65, "a b", "ай", "a\n", "a."],
)
def test_an_annotator_is_named_in_plain_letters(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput):
        Workspace(tmp_path, name)


def test_the_agreed_sheets_have_a_name_of_their_own() -> None:
    assert check_annotator("_adjudicated") == "_adjudicated"
    assert check_annotator("a.b-c_9") == "a.b-c_9"


def test_a_linked_folder_does_not_lead_out(ws: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    ws.annotations.mkdir()
    (ws.annotations / "aigul").symlink_to(outside)
    with pytest.raises(InvalidInput, match="leads out"):
        ws.inside(ws.sheet_path("aigul", "fair"))
    assert ws.annotators() == []


def test_annotators_are_those_with_a_folder(ws: Workspace) -> None:
    for name in ("ben", "aigul", "_adjudicated", "_speakers", ".locks", "Not A Name"):
        (ws.annotations / name).mkdir(parents=True)
    (ws.annotations / "file").write_text("")
    assert ws.annotators() == ["aigul", "ben"]


def test_sheets_and_reviews_are_listed_apart(ws: Workspace) -> None:
    for path in ("aigul/a.json", "aigul/s/b.json", "aigul/reviews/ben/s/c.json", "aigul/.d.json"):
        (ws.annotations / path).parent.mkdir(parents=True, exist_ok=True)
        (ws.annotations / path).write_text("{}")
    assert ws.sheet_ids("aigul") == ["a", "s/b"]
    assert ws.review_ids("aigul") == [("ben", "s/c")]


def test_metadata_of_an_article_come_with_it(ws: Workspace) -> None:
    meta = ArticleMeta(article="fair", title="The Fair", language="en-GB", metadata={"desk": "x"})
    ws.meta_path("fair").parent.mkdir()
    ws.meta_path("fair").write_bytes(encode(meta))
    article = ws.article("fair")
    assert (article.title, article.language) == ("The Fair", "en-GB")
    assert article.metadata == {"title": "The Fair", "desk": "x"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain\r\nline\r", "plain\r\nline\r"),
        (b"\xef\xbb\xbfwith mark", "with mark"),
        ("щ😀\n".encode("utf-16"), "щ😀\n"),
        (b"\xfe\xff" + "щ😀".encode("utf-16-be"), "щ😀"),
        (b"a\x00\x1b[2Jb", "a\x00\x1b[2Jb"),
        (b"", ""),
    ],
)
def test_text_is_read_as_it_is(ws: Workspace, data: bytes, text: str) -> None:
    (ws.corpus / "a.txt").write_bytes(data)
    assert ws.article("a").text == text


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"abc\xff", "byte 3"),
        ("Grüße".encode("latin-1"), "byte 2"),
        (b"\xed\xa0\x80", "byte 0"),
        (b"\xef\xbb\xbfab\xc3", "byte 5"),
        (b"\xff\xfea", "byte 2"),
        (b"\xff\xfe\x00\xd8a\x00", "byte 2"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"),
        (b"\xc0\x80", "byte 0"),
    ],
)
def test_what_is_no_text_is_refused_with_the_place_of_the_first_bad_byte(
    ws: Workspace, data: bytes, place: str
) -> None:
    (ws.corpus / "a.txt").write_bytes(data)
    with pytest.raises(UnreadableFile, match=place) as refusal:
        ws.article("a")
    assert "corpus/a.txt" in refusal.value.message


def test_a_text_above_the_limit_is_refused(ws: Workspace) -> None:
    with (ws.corpus / "big.txt").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="bytes"):
        ws.article("big")


names = st.text(max_size=30) | st.sampled_from(
    ["CON", "nul.txt", "reviews", "..", "a/b", "😀", "Ä" * 200]
)


@given(names)
def test_any_file_name_becomes_a_safe_id(name: str) -> None:
    ws = Workspace(Path("/nowhere/ws"), "aigul")
    stem = article_stem(name)
    assert ws.sheet_path("aigul", stem).name == f"{stem}.json"
    assert "/" not in stem and stem.lower() == stem
    assert article_stem(stem) == stem


def test_names_that_are_taken_get_a_number() -> None:
    assert numbered("a", {"a", "a-2"}) == "a-3"
    assert slug("Serikzhan Bilash") == "serikzhan-bilash"
    assert slug("Élodie O’Hara", {"elodie-ohara"}) == "elodie-ohara-2"
    assert slug("Серікжан") == "speaker"


def test_every_refusal_is_one_of_ours(ws: Workspace) -> None:
    (ws.corpus / "d.txt").mkdir()
    with pytest.raises(AnnotatorError):
        ws.article("d")
