"""Quotation marks of the world's writing, and how to step inside and outside of them.

Pairs after the exemplar and delimiter tables of Unicode CLDR and the Unicode Standard, chapter 6.2.
"""

from collections.abc import Mapping

PAIRS: Mapping[str, str] = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’",
    "‚": "‘’",
    "’": "’",
    "‛": "’",
    '"': '"',
    "'": "'",
    "`": "'´`",
    "＂": "＂",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    "〝": "〞〟",
    "﹁": "﹂",
    "﹃": "﹄",
    "❝": "❞",
    "❛": "❜",
}
"""Each opening mark with the marks that may close it. Some languages open with a closer (”…”)."""

OPENERS = frozenset(PAIRS)
CLOSERS = frozenset("".join(PAIRS.values()))
MARKS = OPENERS | CLOSERS
APOSTROPHES = frozenset("'’ʼʻ‘`´′")
"""Marks that also stand inside words: Kyiv’s, Oʻzbek."""
_AMBIGUOUS = frozenset("'’`´”»›")
"""Openers that are far more often closers or apostrophes: alone they prove nothing."""
SPACES = " \t\n\r\u00a0\u202f\u2009\u3000"


def _wraps(text: str, start: int, end: int) -> bool:
    """Whether the first and the last character are one pair around all that is between."""
    opener, closer = text[start], text[end - 1]
    if closer not in PAIRS.get(opener, ""):
        return False
    depth = 0
    for place in range(start, end - 1):
        character = text[place]
        if opener == closer:
            if place > start and character == opener and not _in_word(text, place):
                return False
        elif character == opener:
            depth += 1
        elif character in PAIRS[opener] and not _in_word(text, place):
            depth -= 1
            if depth == 0:
                return False
    return True


def _in_word(text: str, place: int) -> bool:
    """Whether an apostrophe-like mark stands between two letters."""
    return (
        text[place] in APOSTROPHES
        and 0 < place < len(text) - 1
        and text[place - 1].isalpha()
        and text[place + 1].isalpha()
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in SPACES:
        start += 1
    while start < end and text[end - 1] in SPACES:
        end -= 1
    return start, end


def _loose_opener(text: str, start: int, end: int) -> bool:
    """Whether the first character opens a quotation that does not end inside."""
    opener = text[start]
    if opener not in OPENERS or opener in _AMBIGUOUS:
        return False
    return not any(text.find(closer, start + 1, end) >= 0 for closer in PAIRS[opener])


def _loose_closer(text: str, start: int, end: int) -> bool:
    """Whether the last character closes a quotation that does not begin inside."""
    closer = text[end - 1]
    if closer not in CLOSERS or closer in APOSTROPHES:
        return False
    openers = [opener for opener, closers in PAIRS.items() if closer in closers]
    return not any(text.find(opener, start, end - 1) >= 0 for opener in openers)


def strip_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the spaces and quotation marks at its ends, as deep as they go.

    A mark goes when it pairs with one at the other end around everything between, or when its
    partner is outside the span: `“A” and “B”` keeps all four. At most 8 layers.
    """
    start, end = max(0, start), min(end, len(text))
    for _ in range(8):
        start, end = _trim(text, start, end)
        if end - start >= 2 and _wraps(text, start, end):
            start, end = start + 1, end - 1
        elif end - start >= 2 and _loose_opener(text, start, end):
            start += 1
        elif end - start >= 2 and _loose_closer(text, start, end):
            end -= 1
        else:
            break
    return start, end


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span together with the pair of quotation marks right around it, if there is one.

    One space may stand between mark and words, as in French « oui ».
    """
    before, after = start - 1, end
    if before > 0 and text[before] in SPACES and text[before] != "\n":
        before -= 1
    if after < len(text) - 1 and text[after] in SPACES and text[after] != "\n":
        after += 1
    if before >= 0 and after < len(text) and text[after] in PAIRS.get(text[before], ""):
        return before, after + 1
    return start, end
