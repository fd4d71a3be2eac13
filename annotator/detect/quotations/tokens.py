"""The quotation marks of a text, each with the role that its surroundings give it.

Three questions are put to a mark, in this order: what stands left and right of it, which glyph it
is, and whether something is open (the last one is asked by the scanner). The order copes with
reversed glyphs, with straight marks and with typists' doubled apostrophes alike.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

OPEN, CLOSE, EITHER = "open", "close", "either"
"""Roles of a mark; EITHER is settled by what is open when the scanner comes to it."""

DOUBLE, ANGLE, CORNER, WHITE, SINGLE, LOW_ANGLE = "double", "angle", "corner", "white", "one", "‹"
"""Families: a mark closes only what a mark of its own family opened."""

_GLYPHS: dict[str, tuple[str, str]] = {
    '"': (DOUBLE, EITHER),
    "＂": (DOUBLE, EITHER),
    "“": (DOUBLE, OPEN),
    "”": (DOUBLE, CLOSE),
    "„": (DOUBLE, OPEN),
    "‟": (DOUBLE, OPEN),
    "〝": (DOUBLE, OPEN),
    "〞": (DOUBLE, CLOSE),
    "``": (DOUBLE, OPEN),
    "''": (DOUBLE, EITHER),
    "‘‘": (DOUBLE, OPEN),
    "’’": (DOUBLE, CLOSE),
    "&quot;": (DOUBLE, EITHER),
    "&#34;": (DOUBLE, EITHER),
    "&ldquo;": (DOUBLE, OPEN),
    "&rdquo;": (DOUBLE, CLOSE),
    "&bdquo;": (DOUBLE, OPEN),
    "&#8220;": (DOUBLE, OPEN),
    "&#8221;": (DOUBLE, CLOSE),
    "&laquo;": (ANGLE, OPEN),
    "&raquo;": (ANGLE, CLOSE),
    "«": (ANGLE, OPEN),
    "»": (ANGLE, CLOSE),
    "「": (CORNER, OPEN),
    "」": (CORNER, CLOSE),
    "『": (WHITE, OPEN),
    "』": (WHITE, CLOSE),
    "‹": (LOW_ANGLE, OPEN),
    "›": (LOW_ANGLE, CLOSE),
    "'": (SINGLE, EITHER),
    "‘": (SINGLE, OPEN),
    "’": (SINGLE, CLOSE),
    "‚": (SINGLE, OPEN),
    "‛": (SINGLE, OPEN),
    "`": (SINGLE, OPEN),
}
_KNOWN = {glyph: (glyph, *told) for glyph, told in _GLYPHS.items()}
"""The glyph itself with what is known of it: one string for all marks alike, not one for each."""
ALWAYS = frozenset("„〝「」『』")
"""Glyphs whose role no surrounding changes."""

_MARK = re.compile(
    # Each way begins with one character and no set of them: so places are found far faster.
    "&(?:quot|ldquo|rdquo|bdquo|laquo|raquo|#34|#8220|#8221);|``|''|‘‘|’’|"
    + "|".join("“”\"'‘’＂„‟〝〞«»‹›「」『』‚‛`")
)
_NO_QUOTATION = re.compile(
    # An element of HTML; an attribute left over from one; feet and inches; a size by a size.
    r"<[A-Za-z/!][^<>]{0,2000}>"
    r"|\b[a-z][a-z-]{1,20}=(?:\"[^\"\n<>]{0,300}\"|'[^'\n<>]{0,300}')"
    r"|\b\d{1,3}\s?['’′]\s?\d{1,2}(?:[½¼¾]|\.\d)?(?:[\"”″]|''|’’)"
    r"|\b\d{1,3}(?:\.\d+)?[\"”″]\s?[x×]\s?\d{1,3}(?:\.\d+)?(?:[\"”″])?"
    r"|\b\d{1,2}[°]\s?\d{1,2}['’′](?:\s?\d{1,2}(?:\.\d+)?(?:[\"”″]|''))?"
)
_MAYBE = re.compile(r"[<'’′\"”″°](?:(?<=<)[A-Za-z/!]|(?<!<)(?:(?<==[\"'])|(?<=\d.)|(?<=\d .)))")
"""Nothing of the above stands in a text without this: most have not."""
_ELISION = re.compile(
    r"\d\ds?\b(?! ?(?:per|%|-))"
    r"|(?:n|em|til|till|tis|twas|twere|cause|cuz|bout|round|neath|nother|tween|gainst|hood)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\d0s\b(?!['’])")
_OPENING_LEFT = frozenset("([{<（【［｛〔¿¡=>|/#*•")
_CLOSING_RIGHT = frozenset(")]}>）】］｝〕.,;:!?…。，、！？；：،؛؟|*<")
_DASHES = frozenset("-–—―‒−")


class Token(NamedTuple):
    """One mark: where it begins, where it ends, its family, its role, its glyph."""

    start: int
    end: int
    family: str
    role: str
    glyph: str


def marks_of(text: str) -> list[Token]:
    """The marks of `text` in order, without apostrophes, inches and attributes. Linear."""
    if not _MARK.search(text):
        return []
    skipped = [m.span() for m in _NO_QUOTATION.finditer(text)] if _MAYBE.search(text) else []
    tokens: list[Token] = []
    at = 0
    for run in _runs(text):
        left = text[run[0] - 1] if run[0] else "\n"
        right = text[run[-1]] if run[-1] < len(text) else "\n"
        for start, end in pairwise(run):
            while at < len(skipped) and skipped[at][1] <= start:
                at += 1
            if at < len(skipped) and skipped[at][0] <= start:
                continue
            token = _read(text, start, end, left, right, len(run) - 1)
            if token is not None:
                tokens.append(token)
    return tokens


def _runs(text: str) -> Iterator[list[int]]:
    """Marks that touch one another: where the first begins, then where each of them ends."""
    run: list[int] = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        if run and run[-1] == start:
            run.append(end)
            continue
        if run:
            yield run
        run = [start, end]
    if run:
        yield run


def _read(text: str, start: int, end: int, left: str, right: str, run: int) -> Token | None:
    """The token of one mark with the characters around its run of marks; None: no mark at all.

    In `« words ».` the glyph alone tells, whatever stands beside it.
    """
    glyph, family, by_glyph = _KNOWN[text[start:end]]
    if family == SINGLE and run == 1 and left.isalnum() and right.isalnum():
        return None
    if glyph in ('"', "''") and "\u0590" < left < "\u05f5" and "\u0590" < right < "\u05f5":
        return None
    spaced = family == ANGLE and left.isspace() and right in _CLOSING_RIGHT
    role = by_glyph if spaced or glyph in ALWAYS else _by_context(left, right, by_glyph)
    if family == SINGLE and role == OPEN:
        elision = _DECADE if glyph == "‘" else _ELISION
        if elision.match(text, end):
            return None
    return Token(start, end, family, role, glyph)


def _by_context(left: str, right: str, by_glyph: str) -> str:
    """The role that the neighbours ask for, the glyph's own where they ask for nothing."""
    left_free = left.isspace() or left in _OPENING_LEFT
    right_free = right.isspace()
    if left_free:
        return by_glyph if right_free else OPEN
    if right_free or right in _CLOSING_RIGHT:
        return CLOSE
    if left in _DASHES:
        return by_glyph if right in _DASHES else OPEN
    if right in _DASHES:
        return CLOSE
    return by_glyph
