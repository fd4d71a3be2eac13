"""Text that others wrote, made harmless for a terminal.

A terminal obeys control characters, whoever wrote them; bidi controls and zero-width characters
deceive the eye. Each is shown as one visible stand-in, so that the result has as many code points
as the text and every offset stays true. Stored text is never changed by this.
"""

import re

BIDI_SIGN = "⇄"
"""Stands for a character that reverses the direction of what follows."""
ZERO_WIDTH_SIGN = "␣"
"""Stands for a character that takes no room: zero-width space, inner byte order mark …"""
SOFT_HYPHEN_SIGN = "¬"
LINE_SIGN = "↵"
TAB_SIGN = "→"
UNKNOWN_SIGN = "\ufffd"


def _table() -> dict[str, str]:
    table = {chr(code): chr(0x2400 + code) for code in range(0x20)}
    del table["\n"]
    table["\t"] = TAB_SIGN
    table["\x7f"] = "\u2421"
    replaced = [
        *range(0x80, 0xA0),  # C1: some terminals obey them
        *range(0xD800, 0xE000),  # lone surrogates cannot be written at all
        *range(0xFFF9, 0xFFFC),  # interlinear annotation
        *(0xFFFE, 0xFFFF),
        *range(0x1D173, 0x1D17B),  # musical controls
        *range(0xE0000, 0xE0080),  # tags: invisible text
    ]
    table.update((chr(code), UNKNOWN_SIGN) for code in replaced)
    table.update(dict.fromkeys("\x85\u2028\u2029", LINE_SIGN))
    bidi = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070)]
    table.update((chr(code), BIDI_SIGN) for code in bidi)
    zero_width = [0x180E, 0x200B, 0x2060, *range(0x2061, 0x2066), 0xFEFF]
    table.update((chr(code), ZERO_WIDTH_SIGN) for code in zero_width)
    table["\u00ad"] = SOFT_HYPHEN_SIGN
    return table


_TABLE = _table()
_HOSTILE = re.compile("[" + "".join(map(re.escape, _TABLE)) + "]")


def display(text: str) -> str:
    """The text as it may be shown: as many code points, nothing that a terminal obeys.

    Line feeds stay; joiners inside letters and emoji (U+200C, U+200D) and variation selectors
    stay, since without them words are spelled wrongly.
    """
    if _HOSTILE.search(text) is None:
        return text
    return _HOSTILE.sub(lambda match: _TABLE[match[0]], text)


def display_line(text: str, limit: int | None = None) -> str:
    """Like `display`, for one row: line feeds become signs too, and `limit` cuts it with “…”."""
    shown = display(text[: limit + 1] if limit is not None else text).replace("\n", LINE_SIGN)
    return shown if limit is None or len(shown) <= limit else shown[: max(0, limit - 1)] + "…"


def is_hidden(character: str) -> bool:
    """Whether `display` puts a stand-in for this character, so that a view can style it."""
    return character in _TABLE
