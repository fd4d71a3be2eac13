"""Transliteration under a named scheme: what comes out, and what is refused."""

import unicodedata
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.languages.schemes import Scheme, all_schemes
from annotator.model.errors import InvalidInput, NotFound
from annotator.suggest.leftovers import is_latin, leftovers
from annotator.suggest.recase import recase
from annotator.suggest.transliteration import (
    default_scheme,
    schemes_fitting,
    schemes_for,
    transliterate,
)
from annotator.text.scripts import script_of

CORE = [s for s in all_schemes() if not s.extra]
CASES = [(s, a, b) for s in CORE for a, b in s.examples]


@pytest.mark.parametrize(
    ("one", "source", "latin"), CASES, ids=[f"{s.language}-{s.id}: {a}" for s, a, _ in CASES]
)
def test_every_example_of_every_scheme_comes_out(one: Scheme, source: str, latin: str) -> None:
    said = transliterate(source, one.language, one.id)
    assert said.text == unicodedata.normalize("NFC", latin)
    assert said.leftover == ()


@pytest.mark.parametrize("one", CORE, ids=[f"{s.language}-{s.id}" for s in CORE])
def test_decomposed_input_gives_the_same(one: Scheme) -> None:
    for source, _ in one.examples:
        composed = unicodedata.normalize("NFC", source)
        decomposed = unicodedata.normalize("NFD", source)
        said = transliterate(decomposed, one.language, one.id)
        assert said.text == transliterate(composed, one.language, one.id).text


def test_the_slogan_reads_as_two_schemes_say() -> None:
    slogan = "Трамп, Қазақстанға назар сал."
    assert transliterate(slogan, "kk").text == "Tramp, Qazaqstangha nazar sal."
    said = transliterate(slogan, "kk", "kazlatin-2021")
    assert said.text == "Tramp, Qazaqstanğa nazar sal."
    assert said.scheme == "kazlatin-2021"
    assert said.origin == "machine"
    assert said.engine.startswith("ICU ")
    assert said.engine.endswith("kk-kazlatin-2021/1")


def test_letters_of_no_rule_are_listed_and_the_grade_falls() -> None:
    said = transliterate("Қазақстан 東京", "kk")
    assert said.text == "Qazaqstan 東京"
    assert said.leftover == ("東", "京")
    assert said.grade == "partial"
    assert "not converted" in said.because


def test_text_in_latin_letters_stays_empty() -> None:
    said = transliterate("Oʻzbekiston", "uz")
    assert said.text == ""
    assert "already" in said.because


def test_an_unknown_scheme_or_language_is_not_found() -> None:
    with pytest.raises(NotFound, match="nonsense"):
        transliterate("Абай", "kk", "nonsense")
    with pytest.raises(NotFound):
        transliterate("Абай", "zz")


def test_a_language_in_a_script_of_no_scheme_is_not_found() -> None:
    with pytest.raises(NotFound, match="Arab"):
        transliterate("قازاق", "ru")


def test_the_default_scheme_comes_first() -> None:
    ids = [s.id for s in schemes_for("ru")]
    assert ids[0] == "bgnpcgn-1947"
    assert ids[1:] == sorted(ids[1:])
    first = default_scheme("ru-Cyrl")
    assert first is not None and first.id == "bgnpcgn-1947"
    assert default_scheme("de") is None


def test_other_scripts_marks_and_digits_in_between_stay_as_they_are() -> None:
    said = transliterate("«Абай» 「x」 ٣٤٥ — №5", "kk")
    assert said.text == "«Abay» 「x」 ٣٤٥ — №5"


def test_capitals_are_those_of_the_source_word() -> None:
    assert recase("ЩУКА и щука", "Shchuka i shchuka") == "SHCHUKA i shchuka"
    assert recase("Я иду", "YA idu") == "Ya idu"
    assert recase("Я ИДУ", "Ya IDU") == "YA IDU"
    assert recase("Щ. Я. Ж.", "SHCH. YA. ZH.") == "Shch. Ya. Zh."
    assert recase("Ю.А. Щукин", "YU.A. Shchukin") == "Yu.A. Shchukin"
    assert recase("Ю. ЩУКИН", "Yu. ShchUKIN") == "YU. SHCHUKIN"
    assert recase("ИМАН", "iman", dotted_i=True) == "İMAN"
    assert recase("one two", "onetwo") == "onetwo"


def test_the_guard_knows_latin_letters_from_others() -> None:
    assert leftovers("Qazaqstanğa ʹ ’ ı̄ 123 ə") == ()
    assert leftovers("aқbқя") == ("қ", "я")
    assert leftovers("ka\u0301 κ") == ("κ",)
    assert is_latin("Würde – 5 €") and not is_latin("Wurdе".replace("е", "\u0435"))


@given(st.text(max_size=60), st.sampled_from(CORE))
def test_any_text_under_any_scheme_names_all_its_leftovers(text: str, one: Scheme) -> None:
    try:
        said = transliterate(text, one.language, one.id)
    except Exception as error:
        assert "vowel signs" in str(error)
        return
    assert set(leftovers(said.text)) == set(said.leftover)
    assert (said.grade == "partial") >= bool(said.leftover)


def test_text_without_vowel_signs_is_refused_under_a_scheme_that_needs_them() -> None:
    for source in ("آزادی", "سلام"):
        with pytest.raises(InvalidInput, match="vowel signs"):
            transliterate(source, "fa", "bgnpcgn-1958-voc")
    assert transliterate("سَلَام", "ar", "alalc").text == "salām"


def test_unvocalised_text_gets_a_skeleton_under_no_schemes_name() -> None:
    for language, source in (("ar", "زنجبيل"), ("he", "זנגביל"), ("fa", "زنجبیل"), ("sd", "سنڌ")):
        said = transliterate(source, language)
        assert (said.scheme, said.grade) == ("skeleton", "partial")
        assert "incomplete" in said.because


def test_a_long_text_takes_time_in_proportion() -> None:
    said = transliterate("Әділдік керек! 東 " * 3000, "kk")
    assert said.text.count("Ädildik kerek!") == 3000
    assert said.leftover == ("東",)


def test_latin_text_of_a_language_without_schemes_is_no_error() -> None:
    assert transliterate("Guten Tag", "de").text == ""
    assert transliterate("Slava Ukraini", "uk-Latn", script="Latn").text == ""
    with pytest.raises(NotFound):
        transliterate("Guten Tag", "de", "nonsense")


SILENT_LETTERS = frozenset("ЪЬъьއئءٴອ")
"""Letters for which some table has nothing: hard and soft sign, and carriers of a vowel."""


@pytest.mark.parametrize(
    "one",
    [s for s in CORE if not (s.vocalised or s.words) and s.kind != "skeleton"],
    ids=lambda s: f"{s.language}-{s.id}",
)
def test_no_letter_vanishes_without_a_word(one: Scheme) -> None:
    for letter in _letters(one.scripts):
        said = transliterate(letter, one.language, one.id)
        assert said.text.strip() or said.leftover or letter in SILENT_LETTERS, letter


@lru_cache(maxsize=64)
def _letters(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """The letters of these scripts in the first plane, without the Chinese and Korean ones."""
    known = (chr(n) for n in (*range(0x370, 0x3400), *range(0xA500, 0xAC00)))
    return tuple(
        c for c in known if unicodedata.category(c) in ("Lu", "Ll", "Lo") if script_of(c) in scripts
    )


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("がんばれ", "ja", "Jpan"),
        ("カタカナ", "ja", "Hrkt"),
        ("안녕", "ko", "Kore"),
        ("Шал, кет!", "kk", "Cyrl"),
    ],
)
def test_a_writing_system_of_several_scripts_finds_the_scheme_of_its_language(
    text: str, language: str, script: str
) -> None:
    named = transliterate(text, language, script=script)
    assert named == transliterate(text, language)
    assert named.text


def test_a_script_that_no_scheme_reads_is_named_as_it_was_given() -> None:
    with pytest.raises(NotFound, match="in the script Jpan"):
        transliterate("がんばれ", "kk", script="Jpan")


def test_only_schemes_that_read_the_script_of_the_text_fit() -> None:
    cyrillic = {s.id for s in schemes_fitting("Шал, кет!", "kk")}
    assert "bgnpcgn-1979" in cyrillic
    assert "tote" not in cyrillic
    assert {s.id for s in schemes_fitting("شال، كەت!", "kk")} == {"tote"}
    assert schemes_fitting("Shal", "kk") == schemes_for("kk")


def test_the_article_before_a_doubled_letter_is_written_as_the_scheme_says() -> None:
    for source, alalc, bgn in (
        ("الشَّمْس", "al-shams", "ash shams"),
        ("النُّور", "al-nūr", "an nūr"),
        ("القَمَر", "al-qamar", "al qamar"),
        ("وَالشَّعْب", "wa-al-sha‘b", "wa ash sha‘b"),
        ("وَالِد", "wālid", "wālid"),
    ):
        assert transliterate(source, "ar", "alalc-voc").text == alalc
        assert transliterate(source, "ar", "bgnpcgn-1956-voc").text == bgn


def test_uyghur_apostrophes_are_those_of_the_news_on_request() -> None:
    source = "سائەت، باشلانغان، ئىسھاق، دېڭىز"
    assert transliterate(source, "ug").text == "saet, bashlanghan, ishaq, dëngiz"
    assert transliterate(source, "ug", "uly-press").text == "sa’et, bashlan’ghan, is’haq, déngiz"


def test_the_letter_of_one_size_is_small_within_a_word() -> None:
    assert transliterate("ГӀала, ГӀАЛА, ӀаьржаӀ", "ce", "alalc").text == "Gḣala, GḢALA, Ḣaʹrzhaḣ"
