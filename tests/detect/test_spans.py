"""Foreign words in English articles: where they begin and end, and in which language."""

from annotator.detect.spans import find_spans


def found(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.language) for c in find_spans(text)]


def test_a_kazakh_slogan_is_found_without_its_marks() -> None:
    text = "They wrote:\n“Астана, халыққа құлақ сал.”\n(“Astana, listen to the people.”)\n"
    assert found(text) == [("Астана, халыққа құлақ сал", "kk")]


def test_english_with_foreign_names_has_no_span() -> None:
    text = "Nurlan Seitqali met José Peña and Zoltán Kovács in Kyiv on Monday, officials said."
    assert found(text) == []


def test_empty_text_and_text_without_letters_have_no_span() -> None:
    assert [find_spans(text) for text in ("", "\n\n", "''", "123 !!! 😀", "\x1b[31m")] == [()] * 5


def test_every_line_of_a_quoted_verse_is_its_own_span() -> None:
    text = "“Не плач, не плач,\nмоя ріднесенька”"
    assert [words for words, _ in found(text)] == ["Не плач, не плач", "моя ріднесенька"]
