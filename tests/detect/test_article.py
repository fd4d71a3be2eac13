"""What an article says elsewhere of words whose letters leave their language open."""

import pytest

from annotator.detect.spans import find_spans


def language(text: str, words: str) -> str:
    """The language given to exactly these words, which stand once in the text."""
    (one,) = (c for c in find_spans(text) if text[c.start : c.end] == words)
    return one.language


@pytest.mark.parametrize(
    ("place", "words", "told"),
    [
        ("Zagreb", "Ovo je naš grad", "hr"),
        ("Sarajevo", "Ovo je naš grad", "bs"),
        ("Belgrade", "Ovo je naš grad", "sr-Latn"),
        ("Copenhagen", "Vi er her for at blive", "da"),
        ("Kuala Lumpur", "Kami tidak takut", "ms"),
        ("Jakarta", "Kami tidak takut", "id"),
    ],
)
def test_a_place_named_in_another_line_decides_between_relatives(
    place: str, words: str, told: str
) -> None:
    text = f"The march began in {place} at noon.\nA banner read “{words}” all day."
    assert language(text, words) == told


def test_what_is_sure_elsewhere_decides_between_relatives() -> None:
    sure = "“Tko želi sudjelovati neka dođe prije nedjelje u podne.”"
    text = f"The first card said {sure}\nThe second card said “Mir i pravda”, no more."
    assert language(text, "Mir i pravda") == "hr"


def test_names_in_other_lines_do_not_outweigh_plain_letters() -> None:
    text = "The bus left Lisbon for Madrid.\nThe driver wrote “Dziękujemy za wspólną podróż” on it."
    assert language(text, "Dziękujemy za wspólną podróż") == "pl"


def test_the_reason_says_that_the_article_decided() -> None:
    base = "A banner read “Ovo je naš grad” all day."
    alone = find_spans(base)[0].language
    places = {"hr": "Zagreb", "bs": "Sarajevo", "sr-Latn": "Belgrade"}
    for tag, place in places.items():
        (found,) = find_spans(f"The march began in {place} at noon.\n{base}")
        assert ("elsewhere" in found.because) == (tag != alone)
        assert found.language == tag


def _signs(*words: str) -> str:
    return "\n".join(f"Above door {number} hung “{one}”." for number, one in enumerate(words))


def test_the_more_stretches_are_in_a_language_the_more_it_is_expected() -> None:
    title, sure = "Мастер и Маргарита", "Соблюдайте тишину, пожалуйста"
    assert language(_signs(title), title) != "ru"
    assert language(_signs(title, sure, "Спасибо за тепло и за книги"), title) == "ru"


def test_stretches_of_another_script_speak_for_one_another_within_a_line() -> None:
    title, sure = "Мастер и Маргарита", "Соблюдайте тишину, пожалуйста"
    text = f"She read “{title}” under a notice, “{sure}”, by the door marked “Спасибо за книги”."
    assert language(text, title) == "ru"


def test_relatives_in_doubt_are_settled_together() -> None:
    """The second is surely Croatian; the first alone would be Serbian."""
    lines = ("Ovo je naš grad", "Tko to tamo pjeva", "Svi na ulicu u nedjelju")
    assert {language(_signs(*lines), one) for one in lines} == {"hr"}


def test_one_stretch_in_another_language_does_not_outweigh_plain_letters() -> None:
    lines = ("Соблюдайте тишину", "Спасибо за книги", "Ми любимо нашу Україну")
    assert language(_signs(*lines), lines[2]) == "uk"
