"""Word lists: what they know is read, and what they do not know is never guessed."""

from importlib.resources import files

import pytest

from annotator.model.errors import InvalidInput
from annotator.suggest.leftovers import is_latin, leftovers
from annotator.suggest.transliteration import transliterate
from annotator.suggest.word_lists import spell

LISTS = ("ar", "fa", "he", "ur")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_one_reading_a_word_in_latin_letters(name: str) -> None:
    path = files("annotator.languages") / "words" / f"{name}.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert len(rows) > 100
    assert all(len(row) == 2 and not is_latin(row[0]) and row[1] for row in rows)
    assert leftovers("".join(reading for _, reading in rows)) == ()
    assert len({word for word, _ in rows}) == len(rows)


@pytest.mark.parametrize(
    ("language", "source", "latin"),
    [
        ("ar", "الشعب يريد إسقاط النظام", "al-sha‘b yurīd isqāṭ al-niẓām"),
        ("ar", "اسقاط النظام", "isqāṭ al-niẓām"),
        ("ar", "ثورة الشعب", "thawrat al-sha‘b"),
        ("ar", "الثورة المصرية", "al-thawrah al-miṣrīyah"),
        ("ar", "وثورة الشباب، ثورة", "wa-thawrat al-shabāb, thawrah"),
        ("ar", "بالحرية ولا للظلم!", "bi-al-ḥurrīyah wa-lā lil-ẓulm!"),
        ("fa", "زن، زندگی، آزادی", "zan, zendegī, āzādī"),
        ("fa", "زندگي آزاد ۱۴۰۱", "zendegī āzād 1401"),
        ("he", "העם רוצה צדק!", "ha-am rotse tsedek!"),
        ("ur", "پاکستان زندہ باد", "pakistan zinda bad"),
    ],
)
def test_slogans_of_known_words_are_read(language: str, source: str, latin: str) -> None:
    said = transliterate(source, language)
    assert said.text == latin
    assert said.grade == "C"
    assert said.scheme != "skeleton"


def test_one_unknown_word_leaves_only_the_consonants() -> None:
    said = transliterate("الشعب يريد الزنجبيل", "ar")
    assert (said.scheme, said.grade) == ("skeleton", "partial")
    with pytest.raises(InvalidInput, match="الزنجبيل"):
        transliterate("الشعب يريد الزنجبيل", "ar", "alalc")


def test_unknown_words_are_named_once_and_stay() -> None:
    latin, unknown = spell("سلام يا زنجبيل زنجبيل", "ar")
    assert latin == "salām yā زنجبيل زنجبيل"
    assert unknown == ("زنجبيل",)
    assert spell("", "ar") == ("", ())


@pytest.mark.parametrize(
    ("language", "source", "latin"),
    [
        ("ur", "ظلم کی رات ختم ہوگی", "zulm ki raat khatam hogi"),
        ("fa", "کارگر، معلم، دانشجو: اتحاد!", "kārgar, mo‘allem, dāneshjū: ettehād!"),
        ("he", "אנחנו רוצים שלום ולא מלחמה", "anakhnu rotsim shalom ve-lo milkhama"),
    ],
)
def test_sentences_are_read_when_every_word_is_known(
    language: str, source: str, latin: str
) -> None:
    said = transliterate(source, language)
    assert (said.text, said.grade) == (latin, "C")
