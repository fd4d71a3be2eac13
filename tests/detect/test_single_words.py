"""Single foreign words in small letters, and English words that only look like it."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("By noon the whole street smelled of ajvar and burnt pepper skins.", "ajvar"),
        ("As a child she said goyave for guava until she was twenty.", "goyave"),
        ("Underneath, in the same hand: requiescat, and no date.", "requiescat"),
        ("The dockers called a lazy foreman mandria.", "mandria"),
        ("The column Van dag tot dag ran in an evening paper.", "Van dag tot dag"),
        ("What the miners feared was schlagende Wetter underground.", "schlagende Wetter"),
        ("The manga Hoshi no koe was serialised for six years.", "Hoshi no koe"),
    ],
)
def test_a_word_is_found_where_letters_or_the_sentence_say_so(text: str, word: str) -> None:
    assert found(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "They saw an opporunity to recieve the goverment loan.",
        "He called a lazy foreman yesterday, and the foreman came.",
        "Rerun terraform plan; kubectl fails when the yaml has tabs.",
        "One thing was missing: money, and nobody had any.",
    ],
)
def test_slips_of_the_pen_and_terms_of_computing_are_no_spans(text: str) -> None:
    assert found(text) == []
