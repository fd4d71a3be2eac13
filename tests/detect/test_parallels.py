"""Romanised words that stand beside their original."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.language) for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        (
            "The bridge (Persian: پل خواجو, romanized: Pol-e Khāju) is long.",
            "Pol-e Khāju",
            "fa-Latn",
        ),
        (
            "It is called حي الزهور (Ḥayy az-Zuhūr, literally “flowers”).",
            "Ḥayy az-Zuhūr",
            "ar-Latn",
        ),
        ("The posts on 微博 (weibo) were gone by noon.", "weibo", "zh-Latn"),
        ("The word халық, or khalyk, means people.", "khalyk", "kk-Latn"),
        ("The term (Chinese: 关系; pinyin: guānxi) is older.", "guānxi", "zh-Latn"),
    ],
)
def test_a_transliteration_has_the_language_of_its_original(
    text: str, words: str, language: str
) -> None:
    assert (words, language) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Красная площадь (Red Square) was closed.",
        "They wrote Путин (Putin) on the wall.",
        "He met Владимир Петров, Vladimir Petrov said.",
        "She shouted “Пора!” (she was laughing) and ran.",
    ],
)
def test_translations_names_and_the_sentence_are_no_transliterations(text: str) -> None:
    assert all(not language.endswith("-Latn") for _, language in found(text))


def test_the_reason_says_what_stands_beside() -> None:
    candidate = find_spans("The posts on 微博 (weibo) were gone by noon.")[1]
    assert "transliterates" in candidate.because


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The sign read 国立図書館 (Kokuritsu Toshokan), National Library.", "ja"),
        ("The sign read 国家图书馆 (Guójiā Túshūguǎn), National Library.", "zh"),
        ("In Japanese sources the office, which was moved twice before the fire of that year and "
         "rebuilt with the help of three guilds, is 町奉行.", "ja"),
        ("A Sanskrit word, पुत्र, means son.", "sa"),
        ("A Hindi word, पुत्र, means son.", "hi"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_run_and_what_is_named_in_the_line_speak_for_its_language(
    text: str, language: str
) -> None:
    assert find_spans(text)[0].language == language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Danmaku (弾幕, “barrage”) is a kind of game.", "Danmaku"),
        ("Amlak-e-Man (Persian: املاک من — “My Estate”) lists houses.", "Amlak-e-Man"),
        ("Paur (पौर) → A Sanskrit word meaning citizen.", "Paur"),
        ("Cooks there add torshi (ترشی) to everything.", "torshi"),
        (
            "On the wall it was al-ʻadl asās al-mulk (Arabic: العدل أساس الملك, lit. 'justice is "
            "the foundation of rule').",
            "al-ʻadl asās al-mulk",
        ),
    ],
)
def test_a_romanisation_may_stand_before_the_bracket_too(text: str, words: str) -> None:
    assert words in [word for word, tag in found(text) if tag.endswith("-Latn")]


@pytest.mark.parametrize(
    "text",
    [
        "The city of Lviv (Львів) is old.",
        "President Petrov (Петров, in office since May) agreed.",
        "They wanted peace (мир) and bread.",
        "He works for Rosneft (Роснефть), a company.",
    ],
)
def test_names_and_translations_before_a_bracket_are_none(text: str) -> None:
    assert all(not language.endswith("-Latn") for _, language in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "They chanted “არა ხუდონს!” (“No to Khudoni!”) until the police came.",
        "They chanted “არა ხუდონს!” (“Save Khudoni!”) until the police came.",
        "The wall said «Свободу Байрамову!» (“Free Bayramov!”) for years.",
    ],
)
def test_a_slogan_in_marks_with_a_name_in_it_translates(text: str) -> None:
    assert all(not language.endswith("-Latn") for _, language in found(text))


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("He calls it 躺平 (tang ping, “lying flat”) and means it.", ["tang ping"]),
        ("It was 人山人海 (ren shan ren hai) at the station.", ["ren shan ren hai"]),
        ("She lost 面子 (face) that day.", []),
        ("He said 加油 (go on) and left.", []),
    ],
)
def test_syllables_that_english_has_are_pinyin_where_they_are_as_many(
    text: str, pinyin: list[str]
) -> None:
    assert [words for words, language in found(text) if language == "zh-Latn"] == pinyin
