"""Which language a stretch of Latin words is given."""

import pytest

from annotator.detect.spans import find_spans


def named(text: str, words: str) -> list[str]:
    """The languages given to exactly these words of a text."""
    return [c.language for c in find_spans(text) if text[c.start : c.end] == words]


@pytest.mark.parametrize(
    ("people", "word", "language"),
    [
        ("Spanish", "trabalhadores", "pt"),
        ("Spanish", "cachorrinho", "pt"),
        ("German", "werkzaamheden", "nl"),
        ("Italian", "desarrollo", "es"),
        ("Polish", "předseda", "cs"),
    ],
)
def test_a_people_named_nearby_does_not_outweigh_plain_letters_of_another_language(
    people: str, word: str, language: str
) -> None:
    text = f"A guest from the {people} desk read out the word “{word}” and laughed."
    assert named(text, word) == [language]


@pytest.mark.parametrize(
    ("people", "word", "language"),
    [
        ("Japanese", "kintsugi", "ja-Latn"),
        ("Persian", "nazar", "fa-Latn"),
        ("Dutch", "lekker", "nl"),
    ],
)
def test_a_people_named_nearby_decides_where_letters_leave_it_open(
    people: str, word: str, language: str
) -> None:
    text = f"She taught them the {people} word “{word}” over dinner."
    assert named(text, word) == [language]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Deca su videla belo mleko i lep sneg", "sr-Latn"),
        ("Svako treba da razume posledice promene", "sr-Latn"),
        ("Tko želi sudjelovati neka dođe prije nedjelje", "hr"),
        ("Djeca su vidjela bijelo mlijeko i lijep snijeg", "hr"),
    ],
)
def test_the_two_forms_of_the_old_yat_tell_serbian_from_croatian(words: str, language: str) -> None:
    text = f"The banner over the school gate read: “{words}”."
    assert named(text, words) == [language]
