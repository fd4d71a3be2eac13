"""What holds for every scheme that needs no extra: nothing is lost, nothing foreign is touched."""

import unicodedata
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.languages.schemes import Scheme, all_schemes
from annotator.model.errors import InvalidInput
from annotator.suggest.leftovers import leftovers
from annotator.suggest.recase import calm
from annotator.suggest.transliteration import transliterate
from annotator.text.scripts import script_of

CORE = [s for s in all_schemes() if not s.extra]
NAMES = [f"{s.language}-{s.id}" for s in CORE]
BY_RULES = [s for s in CORE if not (s.vocalised or s.words)]
EAST_ASIA = {"Hang", "Hani", "Hira", "Kana"}
MARKS = "07.,:!-–—()[]{}/\\“”«»…&@#%+=<>|~_€$§°"
TRIM = "«»„“”!?.,;:()‘’ "
TELLS_CAPITALS_APART = {"chr-alalc", "kk-kazlatin-2021"}
"""Cherokee writes whole texts in its old capitals; И is İ and І is I in Kazakh Latin letters."""


def _latin(one: Scheme, text: str) -> str:
    return transliterate(text, one.language, one.id).text


@lru_cache(maxsize=512)
def _words(name: str) -> tuple[str, ...]:
    """The words of a scheme's examples that are in its own script."""
    one = CORE[NAMES.index(name)]
    words = (
        w.strip(TRIM) for a, _ in one.examples for w in unicodedata.normalize("NFC", a).split()
    )
    return tuple(
        dict.fromkeys(w for w in words if w and all(script_of(c) in one.scripts for c in w))
    )


@pytest.mark.parametrize("one", CORE, ids=NAMES)
def test_a_word_in_capitals_is_the_word_in_capitals(one: Scheme) -> None:
    if f"{one.language}-{one.id}" in TELLS_CAPITALS_APART:
        assert one.dotted_i or one.old_capitals
        return
    for word in _words(f"{one.language}-{one.id}"):
        loud = word.upper()
        if len(word) < 2 or loud == word or loud.lower() != word.lower():
            continue
        calm_word = _latin(one, calm(loud)).replace("i", "İ" if one.dotted_i else "i")
        assert _latin(one, loud) == calm_word.upper()


@pytest.mark.parametrize("one", CORE, ids=NAMES)
def test_figures_and_common_marks_between_words_stay(one: Scheme) -> None:
    words = _words(f"{one.language}-{one.id}")
    word = words[0] if words else one.examples[0][0]
    said = _latin(one, word)
    for mark in MARKS:
        assert _latin(one, f"{word} {mark} {word}") == f"{said} {mark} {said}", mark


LATIN = ("Zażółć gęślą JAŹŃ", "naïve O’Neill", "A/B it's", "ı İ I ii ḥ ẖ t’k’ ʻa", "Straße ŊŋÞ")


@pytest.mark.parametrize("one", CORE, ids=NAMES)
def test_latin_words_beside_the_script_keep_every_mark(one: Scheme) -> None:
    words = _words(f"{one.language}-{one.id}")
    word = words[0] if words else one.examples[0][0]
    said = _latin(one, word)
    for latin in LATIN:
        assert _latin(one, f"{latin} {word} {latin}") == f"{latin} {said} {latin}"
        assert transliterate(latin, one.language, one.id).text == ""


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_text_of_any_letters_of_the_script_is_converted_or_reported(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(BY_RULES))
    letters = _letters(one.scripts)
    text = data.draw(st.text(st.sampled_from((*letters, *" .,-’'0\u0301\u0308")), max_size=30))
    said = transliterate(text, one.language, one.id)
    assert said.leftover == leftovers(said.text)
    if said.leftover:
        assert said.grade == "partial"
        shapes = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
        given_letters = {c for shape in shapes for c in shape + shape.lower() + shape.upper()}
        assert set(said.leftover) <= given_letters


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_was_made_is_latin_and_made_once(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(CORE))
    words = data.draw(st.lists(st.sampled_from([a for a, _ in one.examples]), max_size=4))
    try:
        said = transliterate(" — ".join(words), one.language, one.id)
    except InvalidInput as error:
        assert "vowel signs" in str(error)
        return
    assert said.leftover == ()
    assert transliterate(said.text, one.language, one.id).text == ""
    composed = unicodedata.normalize("NFC", said.text)
    assert said.text == composed


@lru_cache(maxsize=64)
def _letters(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """Letters and signs of these scripts in the first plane, Chinese and Korean ones left out."""
    known = (chr(n) for n in (*range(0x370, 0x3400), *range(0xA500, 0xAC00)))
    found = tuple(c for c in known if script_of(c) in scripts and c.isprintable())
    return found or ("가", "나", "닭")


def test_words_in_capitals_are_read_as_words_with_one() -> None:
    assert calm("НОХЧИЙЧОЬ и ЕЭС") == "Нохчийчоь и Еэс"
    assert calm("Ю.А. Щукин, Щ., iPhone ABC") == "Ю.А. Щукин, Щ., iPhone ABC"
    assert calm("ΕΛΛΑΔΑΣ") == "Ελλαδασ"
    assert calm("нет заглавных") == "нет заглавных"
    assert calm("Г1АЗОТА ГIАЛА") == "Г1азота ГIала"


@pytest.mark.parametrize(
    "one", [s for s in CORE if s.id == "iso9-1995"], ids=lambda s: f"{s.language}-{s.id}"
)
def test_iso_9_can_be_turned_back_letter_by_letter(one: Scheme) -> None:
    small = (c for c in _letters(one.scripts) if unicodedata.category(c) == "Ll")
    letters = [c for c in small if not leftovers(_latin(one, c))]
    said = [_latin(one, letter) for letter in letters]
    assert len(letters) > 60
    assert len(set(said)) == len(said), "two letters look alike"


STRAY = "жәўѣґαώשםعگ中の한กཀմԱက"


@pytest.mark.parametrize("one", BY_RULES, ids=[f"{s.language}-{s.id}" for s in BY_RULES])
def test_a_letter_of_another_script_stays_and_is_listed(one: Scheme) -> None:
    for letter in STRAY:
        if script_of(letter) in one.scripts or {script_of(letter), *one.scripts} <= EAST_ASIA:
            continue
        said = transliterate(f"{one.examples[0][0]} {letter}{letter}", one.language, one.id)
        assert letter in said.leftover
        assert said.grade == "partial"
