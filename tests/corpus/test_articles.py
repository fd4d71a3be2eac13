"""The sample articles are what `docs/corpus.md` and `expected.jsonl` say of them."""

import re
import unicodedata
from typing import Any


def test_every_article_has_its_line_in_the_manifest_and_its_row_in_the_guide(corpus: Any) -> None:
    guide = (corpus.root / "docs" / "corpus.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| ", guide, re.MULTILINE)
    assert sorted(corpus.files) == sorted(corpus.rows)
    assert sorted(r for r in rows if r != "article") == sorted(corpus.rows)


def test_there_are_enough_articles_languages_and_scripts(corpus: Any) -> None:
    assert len(corpus.rows) >= 24
    assert len({s["language"] for _, s in corpus.phrases}) >= 20
    assert len({s["script"] for _, s in corpus.phrases}) >= 12


def test_an_article_is_utf8_of_150_to_900_words_with_a_title(corpus: Any, article: str) -> None:
    text = corpus.text(article)
    assert 150 <= len(text.split()) <= 900
    first = text.split("\n", 1)[0].strip("\r# ")
    assert 3 <= len(first) <= 80
    assert "\ufffd" not in text and not text.startswith("\ufeff")


def test_a_phrase_stands_where_the_manifest_says(
    corpus: Any, article: str, phrase: dict[str, Any]
) -> None:
    assert len(corpus.places(article, phrase)) == corpus.rows[article].get("repeats", 1)


def test_its_speaker_and_its_translations_are_words_of_the_article(
    corpus: Any, article: str, phrase: dict[str, Any]
) -> None:
    told = [*phrase["glosses"], phrase["speaker"] or ""]
    assert [t for t in told if t not in corpus.text(article)] == []


def test_a_phrase_is_written_in_the_script_that_it_claims(
    article: str, phrase: dict[str, Any]
) -> None:
    from annotator.text.scripts import main_script

    meant = {"Hans": {"Hani"}, "Jpan": {"Hani", "Hira", "Kana"}}
    main = main_script(phrase["exact"])
    assert main in meant.get(phrase["script"], {phrase["script"]}), article


def test_the_kazakh_slogan_is_the_first_foreign_thing_of_the_first_article(corpus: Any) -> None:
    assert min(corpus.rows) == "almaty-square-slogan"
    first = corpus.rows["almaty-square-slogan"]["spans"][0]
    assert first["exact"] == "Трамп, Қазақстанға назар сал."
    before = corpus.text("almaty-square-slogan").split(first["exact"])[0]
    assert not any("\u0400" <= c <= "\u04ff" for c in before)


def test_one_article_has_crlf_line_ends_and_the_others_have_none(corpus: Any) -> None:
    assert [a for a in corpus.rows if "\r" in corpus.text(a)] == ["the-lighthouse-log"]
    text = corpus.text("the-lighthouse-log")
    assert text.count("\r\n") == text.count("\n") == text.count("\r")


def test_one_article_is_decomposed_and_the_others_are_composed(corpus: Any) -> None:
    loose = [a for a in corpus.rows if not unicodedata.is_normalized("NFC", corpus.text(a))]
    assert loose == ["the-cafe-that-will-not-close"]
    assert unicodedata.is_normalized("NFD", corpus.text(loose[0]))


def test_letters_beyond_the_first_plane_stand_before_and_inside_phrases(corpus: Any) -> None:
    def high(words: str) -> bool:
        return any(ord(c) > 0xFFFF for c in words)

    inside = {a for a, s in corpus.phrases if high(s["exact"])}
    before = {a for a, s in corpus.phrases if high(corpus.text(a).split(s["exact"])[0])}
    assert "keyboard-for-the-herders" in inside
    assert {"stairs-of-valparaiso", "the-patient-bookseller"} <= before


def test_the_scraped_page_holds_its_body_three_times(corpus: Any) -> None:
    text = corpus.text("rope-around-the-ice")
    body = text[text.index("Scientists measured") : text.index("He asked after the goat.")]
    assert len(body) > 800
    assert text.count(body) == 3


def test_the_article_of_names_has_nothing_to_mark(corpus: Any) -> None:
    assert [a for a in corpus.rows if not corpus.rows[a]["spans"]] == ["the-conductors-farewell"]
    text = corpus.text("the-conductors-farewell")
    assert any(not c.isascii() and c.isalpha() for c in text)
