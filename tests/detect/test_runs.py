"""Stretches in other scripts: where they begin, what they are joined over."""

from annotator.detect.masks import mask
from annotator.detect.runs import script_runs


def runs(line: str) -> list[tuple[str, str]]:
    return [(line[r.start : r.end], r.script) for r in script_runs(line)]


def test_words_are_joined_over_commas_and_digits_but_not_over_latin_letters() -> None:
    assert runs("in 2020, так, 5 раз и all і ні") == [("так, 5 раз и", "Cyrl"), ("і ні", "Cyrl")]


def test_a_closing_mark_of_an_earlier_opening_ends_a_run() -> None:
    assert runs("(тут) там") == [("тут", "Cyrl"), ("там", "Cyrl")]
    assert runs("він сказав «тут» там") == [("він сказав «тут» там", "Cyrl")]


def test_a_stray_closing_bracket_ends_nothing() -> None:
    assert runs("р.) титул") == [("р.) титул", "Cyrl")]


def test_kana_and_chinese_characters_are_one_run() -> None:
    assert runs("the sign 立入禁止です here") == [("立入禁止です", "Hira")]


def test_a_lone_greek_letter_is_a_symbol() -> None:
    assert runs("β-carotene and π and λόγος") == [("λόγος", "Grek")]


def test_masks_keep_the_length_and_hashtags_of_other_scripts() -> None:
    line = "see https://example.org/путь #свобода #news @кто mail a@b.org <i>так</i>"
    masked = mask(line)
    assert len(masked) == len(line)
    assert "свобода" in masked and "так" in masked
    assert "путь" not in masked and "news" not in masked and "кто" not in masked


def test_one_letter_inside_a_word_of_another_script_is_no_run() -> None:
    assert runs("Write to p\u0430ypal at once.") == []
    assert runs("the schools A和B and C") == [("和", "Hani")]


def test_names_in_programs_and_handles_with_stops_are_masked_whole() -> None:
    line = "Ask @cerro.claro.vecinos to call lib.parse_and_eval(name), not max_conn."
    masked = mask(line)
    assert masked.split() == ["Ask", "to", "call", "(name),", "not", "."]
    assert len(masked) == len(line)
