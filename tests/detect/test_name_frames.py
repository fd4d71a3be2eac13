"""Names that the text explains by a word of a language, and what "we say in" a language."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[tuple[str, str]]:
    """The words and the primary subtag of each span."""
    return [(text[s.start : s.end], s.language.split("-")[0]) for s in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("The name Pekura comes from the Shona word meaning “a place to rest”.", "Pekura", "sn"),
        ("Njika, drawn from the Igbo word for “joint”, is a weaving school.", "Njika", "ig"),
        (
            "Innsær is a diary for the phone. It takes its name from the Icelandic word for sight.",
            "Innsær",
            "is",
        ),
        ("The name “Durbar” comes from the Kurdish word for far away.", "Durbar", "ku"),
        ("Project Nimda — rooted in the Twi word for learning — is new.", "Nimda", "ak"),
        ("Böhönk: Hungarian word for an old tree that stands alone.", "Böhönk", "hu"),
        ("Why “Dorf”? It's German for village, and the list is small.", "Dorf", "de"),
        ("We are Uddar, after the Swedish for headlands.", "Uddar", "sv"),
        ("Ankkura — anchor in Finnish — pins your boxes.", "Ankkura", "fi"),
        ("The Hungarian Gabela takes its name from the Bosnian word for tax.", "Gabela", "bs"),
        ("So “hello” again, or “Ahoj” as we say in Czechia.", "Ahoj", "cs"),
        ("Here be the logic, or Soveltava as we say in Finland.", "Soveltava", "fi"),
        ("It was easy, as we say in norwegian: “Plankeløype”.", "Plankeløype", "nb"),
        ("Lunch is ready, or Mahlzeit as we say in german.", "Mahlzeit", "de"),
        ("As we say in Swedish; många bäckar små.", "många bäckar små", "sv"),
        ("In German it's Spannwerk, and nobody has ever mixed them up.", "Spannwerk", "de"),
    ],
)
def test_a_name_is_of_the_language_that_explains_it(text: str, word: str, language: str) -> None:
    assert (word, language) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The word “paradise” comes from a Persian word meaning a walled garden.",
        "He lay there “like a chicken with a knife”, as we say in French.",
        "The name Peter comes from the Greek word for stone.",
        "In Czech it means “tongue” or “language” (the same in Polish).",
        "It was easy, as we say in norwegian.",
    ],
)
def test_english_explained_by_a_word_stays_english(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        (
            "The name Sundarbar can be translated as “beautiful forest” in the Bengali language "
            "(shundar, “beautiful” and bon, “forest”).",
            ["Sundarbar", "shundar", "bon"],
            "bn",
        ),
        (
            "The firm is Perusahaan Mobil Nasional, which means National Car Works in the Malay "
            "language.",
            ["Perusahaan Mobil Nasional"],
            "ms",
        ),
        ("Brae (Irish: Bré, meaning “hill”, formerly Brí Mhór) is old.", ["Bré", "Brí Mhór"], "ga"),
        (
            "The singer (Chinese: 成龍, Yale romanization: Sìhng Lùhng) rests.",
            ["Sìhng Lùhng"],
            "zh",
        ),
    ],
)
def test_what_stands_in_the_language_farther_on_is_of_it(
    text: str, words: list[str], language: str
) -> None:
    assert {(word, language) for word in words} <= set(found(text))


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("The Finnish syöte means input. It is pronounced “yote” in English.", "yote"),
        ("The house is called Tŷ Gwyn, pronounced “tee gwin”, white house.", "tee gwin"),
    ],
)
def test_how_a_word_is_pronounced_is_no_word(text: str, sound: str) -> None:
    assert all(sound not in word for word, _ in found(text))
