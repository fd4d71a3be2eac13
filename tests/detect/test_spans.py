"""Foreign words in English articles: where they begin and end, and in which language."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect.spans import find_spans


def found(text: str, matrix: str = "en") -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.language) for c in find_spans(text, matrix)]


def test_a_kazakh_slogan_is_found_without_its_marks() -> None:
    text = "They wrote:\n“Астана, халыққа құлақ сал!”\n(“Astana, listen to the people!”)\n"
    assert found(text) == [("Астана, халыққа құлақ сал!", "kk")]


def test_english_with_foreign_names_has_no_span() -> None:
    text = "Nurlan Seitqali met José Peña and Zoltán Kovács in Kyiv on Monday, officials said."
    assert found(text) == []


def test_empty_text_and_text_without_letters_have_no_span() -> None:
    assert [find_spans(text) for text in ("", "\n\n", "''", "123 !!! 😀", "\x1b[31m")] == [()] * 5


def test_every_line_of_a_quoted_verse_is_its_own_span() -> None:
    text = "“Не плач, не плач,\nмоя ріднесенька”"
    assert [words for words, _ in found(text)] == ["Не плач, не плач", "моя ріднесенька"]


@pytest.mark.parametrize(
    ("text", "span", "language"),
    [
        ("The banner read “nous ne paierons pas” in red.", "nous ne paierons pas", "fr"),
        ("The sign said: „Wir bleiben hier“.", "Wir bleiben hier", "de"),
        ("She only whispered (no tengo miedo de nadie) and left.", "no tengo miedo de nadie", "es"),
        ("He replied „nie ma o czym mówić“ and went.", "nie ma o czym mówić", "pl"),
        ("The crowd answered “біз әділдік талап етеміз”.", "біз әділдік талап етеміз", "kk"),
        ("Her card said “Бул менин мекеним” in blue.", "Бул менин мекеним", "ky"),
        ("The leaflet promised “azadlıq və ədalət”.", "azadlıq və ədalət", "az"),
        ("On the gate stood გაუმარჯოს in iron.", "გაუმარჯოს", "ka"),
    ],
)
def test_foreign_words_are_found_and_named(text: str, span: str, language: str) -> None:
    assert found(text) == [(span, language)]


def test_a_romanised_slogan_is_named_with_its_script() -> None:
    text = "In 2011 the slogan was “ash-shaab yurid isqat an-nizam” and nothing else."
    assert found(text) == [("ash-shaab yurid isqat an-nizam", "ar-Latn")]


def test_a_single_word_needs_something_that_speaks_for_it() -> None:
    assert found("The Welsh word hiraeth describes a homesickness.") == [("hiraeth", "cy")]
    text = "He knew the Irish word céilí, or thought so."
    assert found(text) == [("céilí", "ga")]
    assert found("They served falafel and espresso in a yurt.") == []


def test_addresses_handles_and_markup_are_no_words() -> None:
    text = (
        "Write to novosti@gazeta.example or see https://pravda.example/novosti/svoboda <b>now</b>."
    )
    assert found(text) == []


def test_titles_count_where_a_word_announces_them() -> None:
    text = "The French film Les Jours sans vent opened in Marseille on Friday."
    ((words, language),) = found(text)
    assert words.startswith("Les Jours sans")
    assert language == "fr"
    assert found("The film Harry and Sally opened in Chicago on Friday.") == []


def test_the_main_language_can_be_another() -> None:
    russian = "На плакате было написано: «Біз әділдік талап етеміз», а рядом стояла женщина."
    assert found(russian, "ru") == [("Біз әділдік талап етеміз", "kk")]
    french = "Le maire a répondu : « We will never surrender », puis il est parti."
    assert found(french, "fr") == [("We will never surrender", "en")]
    assert found("Der Minister sagte, dass die Verhandlungen weitergehen.", "de") == []


def test_every_span_says_why_and_by_which_rule() -> None:
    for candidate in find_spans("“Қазақстан халқы” and “nous ne paierons pas”"):
        assert candidate.because.endswith(".")
        assert candidate.rule.split("/")[0] in ("script", "sole", "quoted", "plain", "single")
        assert candidate.confidence is None or 0.0 < candidate.confidence < 1.0


def test_telling_letters_are_among_the_reasons() -> None:
    (candidate,) = find_spans("He shouted “Біз қайтпаймыз”.")
    assert "Kazakh" in candidate.because
    assert "қ" in candidate.because


def test_repeated_lines_give_the_same_spans_at_their_own_places() -> None:
    line = "They wrote “Жыве Беларусь” on it.\n"
    first, second = find_spans(line * 2)
    assert (second.start, second.end) == (first.start + len(line), first.end + len(line))
    assert first.language == second.language


def test_other_processes_find_the_same() -> None:
    code = (
        "from annotator.detect.spans import find_spans;"
        "print(find_spans('“na zdrowie moi drodzy” or “қош бол” or the Irish word céilí here'))"
    )
    outs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
        for _ in range(3)
    }
    assert len(outs) == 1


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_inside_it_in_order_and_apart(text: str) -> None:
    last = 0
    for candidate in find_spans(text):
        assert last <= candidate.start < candidate.end <= len(text)
        assert "\n" not in text[candidate.start : candidate.end]
        last = candidate.end


def test_a_word_that_an_article_uses_throughout_is_a_loan_and_no_span() -> None:
    lines = [
        "A dutar takes him six weeks to finish.",
        "The dutar in the window is not for sale.",
        "Nobody has played that dutar for years.",
    ]
    assert find_spans("\n".join(lines)) == ()


@pytest.mark.parametrize("tag", ["", "x-default", "xx", "English", "en_US", "sat", "\x00", "mul"])
def test_an_article_of_an_odd_main_language_is_looked_through_as_an_english_one(tag: str) -> None:
    text = "They cried “Шал, кет!” and “nous ne paierons pas” on the square."
    assert found(text, tag) == found(text)


def test_another_code_of_a_main_language_is_that_language() -> None:
    text = "کتاب‌ها را خواندیم. The sign said so."
    assert found(text, "prs") == found(text, "fa") != found(text)
