"""Languages that no table knows, told from the near ones that it takes them for."""

import pytest

from annotator.detect.spans import find_spans


def language(words: str) -> str:
    """The language given to exactly these words in marks."""
    text = f"The old man said “{words}” and sat down."
    (one,) = (c for c in find_spans(text) if text[c.start : c.end] == words)
    return one.language


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hwæt! We Gardena in geardagum þeodcyninga þrym gefrunon", "ang"),
        ("Fæder ure þu þe eart on heofonum", "ang"),
        ("Hljóðs bið ek allar helgar kindir, meiri ok minni mögu Heimdallar", "non"),
        ("Ungr var ek forðum, fór ek einn saman", "non"),
        ("Quanno 'o mare luceva nun parlava", "nap"),
        ("Aloha kākou e nā hoa", "haw"),
        ("E pili mau nā pōmaikaʻi iā ʻoe", "haw"),
    ],
)
def test_a_language_without_a_table_is_told_by_its_signs(words: str, told: str) -> None:
    assert language(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Að vera eða ekki vera, þar er efinn", "is"),
        ("Hvað er að frétta af þér í dag", "is"),
        ("Vits er þörf þeim er víða ratar", "is"),
        ("Chi va piano va sano e va lontano", "it"),
        ("Aspetta un po' a casa e poi vieni", "it"),
        ("He aha te mea nui o te ao? He tangata", "mi"),
        ("En æske med blåbær og fløde", "da"),
    ],
)
def test_the_near_language_keeps_its_own_words(words: str, told: str) -> None:
    assert language(words) == told


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "In Honolulu the “hyvää päivää kaikille” of the guests was heard.",
            "fi",
            "hyvää päivää kaikille",
        ),
        ("A crew from Hawaii read the word “päivänpaiste” aloud.", "fi", "päivänpaiste"),
        (
            "The slogan “puolustamme työläisiä” was read to guests from Myanmar.",
            "fi",
            "puolustamme työläisiä",
        ),
        ("Hawaiian dancers called out “aloha kakahiaka” at the gate.", "haw", "aloha kakahiaka"),
    ],
)
def test_a_language_that_is_named_nearby_does_not_get_words_that_cannot_be_its(
    text: str, language: str, words: str
) -> None:
    found = {text[c.start : c.end]: c.language for c in find_spans(text)}
    assert found == {words: language}
