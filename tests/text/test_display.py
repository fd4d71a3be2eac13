"""Nothing that a terminal obeys, and not one code point more or less."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.display import display, display_line, is_hidden

KEPT_FORMATS = {
    "\u200c",
    "\u200d",
    *map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]),
    *map(chr, [*range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4)]),
}
"""Format characters that are part of spelling: joiners, number signs, hieroglyph and shorthand
controls. Terminals do not act on them."""


def test_no_control_no_surrogate_and_no_hidden_format_character_passes() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        shown = display(character)
        assert len(shown) == 1
        if character == "\n" or character in KEPT_FORMATS:
            assert shown == character
        else:
            assert unicodedata.category(shown) not in ("Cc", "Cf", "Cs", "Zl", "Zp"), hex(code)


@given(st.text(alphabet=st.characters()))
def test_the_length_stays(text: str) -> None:
    assert len(display(text)) == len(text)
    assert display(display(text)) == display(text)


def test_stand_ins_say_what_they_stand_for() -> None:
    assert display("\x1b]52;c;eA==\x07") == "␛]52;c;eA==␇"
    assert display("a\tb\rc\x7f\x9b31m") == "a→b␍c␡\ufffd31m"
    assert display("x\u202ey\u200bz\u00adw\u2028") == "x⇄y␣z¬w↵"
    assert display("plain “текст”\n") == "plain “текст”\n"


def test_one_row_has_no_line_feed_and_no_more_than_its_limit() -> None:
    assert display_line("a\nb") == "a↵b"
    assert display_line("abcdef", 4) == "abc…"
    assert display_line("abcd", 4) == "abcd"


def test_a_view_can_ask_what_was_replaced() -> None:
    assert is_hidden("\x1b")
    assert not is_hidden("a")
