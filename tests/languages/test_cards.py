"""Language cards: one file each, found by code and by name, in step with the schemes."""

import unicodedata

import pytest

from annotator.languages import cards
from annotator.languages.cards import LanguageCard, all_cards, card, find_language, tag_of
from annotator.languages.schemes import all_schemes, schemes_of

CARDS = all_cards()


def test_there_is_a_card_for_every_language_that_has_a_scheme() -> None:
    tags = {c.tag for c in CARDS}
    assert {s.language for s in all_schemes()} <= tags
    assert len(CARDS) >= 110


@pytest.mark.parametrize("one", CARDS, ids=[c.tag for c in CARDS])
def test_a_card_is_complete(one: LanguageCard) -> None:
    assert one.name and one.autonym and one.scripts
    assert len(one.iso3) == 3
    assert all(len(s) == 4 and s[0].isupper() for s in one.scripts)
    assert all(len(q) == 2 for q in one.quotes)
    assert one.examples and all(len(e) == 2 for e in one.examples)
    assert unicodedata.normalize("NFC", one.autonym) == one.autonym


@pytest.mark.parametrize("one", CARDS, ids=[c.tag for c in CARDS])
def test_the_default_scheme_is_one_of_the_languages(one: LanguageCard) -> None:
    ids = {s.id for s in schemes_of(one.tag)}
    assert one.default_scheme in ids if ids else one.default_scheme == ""


def test_a_tag_with_region_or_script_falls_back() -> None:
    found = card("kk-Cyrl-KZ")
    assert found is not None and found.name == "Kazakh"
    assert card("zz") is None
    assert card("../kk") is None
    assert card("") is None


def test_languages_are_found_by_code_name_and_autonym() -> None:
    assert find_language("kaz")[0].tag == "kk"
    assert find_language("KK")[0].tag == "kk"
    assert find_language("farsi")[0].tag == "fa"
    assert find_language("қазақ")[0].tag == "kk"
    assert "uk" in [c.tag for c in find_language("ukr")]
    assert find_language("  ") == []
    assert find_language("no such language") == []


def test_looking_up_one_language_reads_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parse = cards.parse_toml

    def noting(text: str, kind: type[LanguageCard], name: str) -> LanguageCard:
        read.append(name)
        return parse(text, kind, name)

    cards._read.cache_clear()
    monkeypatch.setattr(cards, "parse_toml", noting)
    card("kk")
    assert read == ["kk.toml"]
    cards._read.cache_clear()


def test_english_knows_its_verbs_of_saying() -> None:
    english = card("en")
    assert english is not None
    assert {"said", "says", "told", "wrote", "added", "asked"} <= set(english.saying)


def test_a_language_is_named_by_tag_name_alias_or_autonym() -> None:
    assert [tag_of(t) for t in ("kk", "kk-Cyrl", "Kazakh", "farsi", "ქართული")] == [
        *("kk", "kk-Cyrl", "kk", "fa", "ka"),
    ]
    assert tag_of("nothing of the kind") == "nothing of the kind"
