"""Well-known foreign phrases: found unannounced, not in names, with the list's language."""

from collections import Counter

import pytest

from annotator.detect.confidence import shares
from annotator.detect.names import language_name
from annotator.detect.sayings import Phrase, all_phrases, folded
from annotator.detect.spans import find_spans
from annotator.languages.english.lexicon import english_words

DATA = all_phrases()


def found(text: str) -> list[tuple[str, str]]:
    """The words and the language of each span."""
    return [(text[s.start : s.end], s.language) for s in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "phrase", "language"),
    [
        ("She signed the letter ora et labora and sealed it.", "ora et labora", "la"),
        ("Their answer was Nunc est bibendum, and they drank.", "Nunc est bibendum", "la"),
        ("The bus driver said kia ora to each of us.", "kia ora", "mi"),
        ("“Amandla ngawethu!” the miners answered.", "Amandla ngawethu!", "xh"),
        ("On the gate stood LIBERTÉ, ÉGALITÉ, FRATERNITÉ in gold.", "", "fr"),
        ("She wrote Liberte, Egalite, Fraternite over the door.", "", "fr"),
        ("He raised his glass, slainte mhaith, and left.", "slainte mhaith", "ga"),
        ("Everybody cried Merhaba! and the lamps went on.", "Merhaba!", "tr"),
        ("A voice said “plus ca change” behind the curtain.", "plus ca change", "fr"),
        ("The scarf reads Visca el Barça on both sides.", "Visca el Barça", "ca"),
        ("“L’État, c’est moi,” the mayor joked.", "L’État, c’est moi", "fr"),
    ],
)
def test_a_phrase_of_the_list_is_found_where_nothing_announces_it(
    text: str, phrase: str, language: str
) -> None:
    spans = found(text)
    assert [tag for _, tag in spans] == [language]
    assert phrase in ("", spans[0][0])


@pytest.mark.parametrize(
    "text",
    [
        "They stayed at the Hotel Semper Paratus for a week.",
        "The Semper Paratus left the harbour at noon.",
        "The Kia Kaha Collective opened a bakery.",
        "The bakery Merhaba opened at six.",
        "Tomorrow Salve Regina College starts its term.",
        "Fiat. Lux was the other name on the door.",
        "A fiat (lux) appeared on the note.",
    ],
)
def test_words_within_a_name_or_across_a_stop_are_no_phrase(text: str) -> None:
    assert "well-known" not in "".join(s.because for s in find_spans(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ad hoc panel met and, vice versa, wrote to us.",
        "It is a fait accompli, and c'est la vie, he said.",
        "Her modus operandi was never, per se, a faux pas.",
    ],
)
def test_loans_that_english_dictionaries_list_are_no_phrases(text: str) -> None:
    assert found(text) == []


def test_the_reason_says_that_the_phrase_is_well_known_and_the_share_is_the_measured_one() -> None:
    (span,) = find_spans("The painter lived by festina lente all her years.")
    assert span.because == "a well-known phrase of Latin."
    assert span.rule.startswith("saying/")
    assert span.confidence in shares()["saying/1"]


def test_a_longer_stretch_keeps_its_borders_and_its_language() -> None:
    text = "He read aloud: “Muchas gracias por todo lo que han hecho ustedes por nuestra familia.”"
    assert [tag for _, tag in found(text)] == ["es"]
    assert "familia" in found(text)[0][0]


def test_the_text_s_own_word_for_the_language_counts_more_than_the_list() -> None:
    assert found("The Slovak for cheers is “na zdravie”.") == [("na zdravie", "sk")]
    assert found("A nurse said “asante sana” and smiled.") == [("asante sana", "sw")]


def test_two_phrases_side_by_side_are_two() -> None:
    text = "The cards said “Kia ora” and “Vaya con Dios”."
    assert found(text) == [("Kia ora", "mi"), ("Vaya con Dios", "es")]


def test_signs_above_letters_do_not_count_in_comparing() -> None:
    assert folded("ÉGALITÉ") == "egalite"
    assert folded("Barça") == "barca"
    assert folded("żółć") == "zolc"


def test_no_phrase_stands_twice() -> None:
    twice = [words for words, count in Counter(p.words for p in DATA).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("phrase", DATA, ids=lambda p: f"{p.tag} {p.text}")
def test_each_line_of_the_list_is_well_formed_and_found(phrase: Phrase) -> None:
    bare = phrase.text.removesuffix("!")
    assert bare == bare.strip()
    assert language_name(phrase.tag.split("-")[0]) != phrase.tag.split("-")[0]
    assert len(phrase.words) > 1 or phrase.text.endswith("!")
    assert not english_words().issuperset(phrase.words)
    text = f"The crowd on the square read “{bare}” and went home."
    assert found(text) == [(bare, phrase.tag)]
