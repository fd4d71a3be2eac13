"""Where a report comes from, `TEL AVIV, Israel (AP) —`: places and agencies, nobody who speaks."""

from annotator.languages.english import words
from annotator.text.masked import BREAK, NUMBER, WORD, Tokens

LONGEST = 14
"""Tokens before the dash."""
_DASHES = ("—", "–", "--", "-", "―")
_BETWEEN = (",", ".", "(", ")", "/", "|", "and")


def datelines(tokens: Tokens, places: frozenset[str]) -> dict[int, int]:
    """First token of a dateline → the one after its dash; in capitals or known as a place.

    `KATHMANDU:` counts as well; `PENCE:` in a transcript stands for a person and is no place.
    """
    found: dict[int, int] = {}
    for first, after in tokens.paragraphs:
        if first >= after or tokens.kind[first] != WORD or not tokens.raw[first][0].isupper():
            continue
        stop = _stop(tokens, first, min(after, first + LONGEST))
        if stop is None:
            continue
        shouted = tokens.raw[first].isupper() and len(tokens.raw[first]) > 2
        named = tokens.low[first] in places or (shouted and tokens.low[stop - 1] in places)
        if tokens.raw[stop] == ":" and not (named and tokens.raw[first].isupper()):
            continue
        agency = any(tokens.raw[k] == "(" for k in range(first, stop))
        if shouted or named or agency:
            found[first] = stop + 1
    return found


def _stop(tokens: Tokens, first: int, limit: int) -> int | None:
    """The dash or colon that ends a dateline; None where a small word stands before it."""
    calendar = words().calendar
    for k in range(first + 1, limit):
        raw = tokens.raw[k]
        if raw in _DASHES or raw == ":":
            return k
        capital = tokens.kind[k] == WORD and (raw[0].isupper() or tokens.low[k] in calendar)
        if tokens.kind[k] == BREAK or not (capital or tokens.kind[k] == NUMBER or raw in _BETWEEN):
            return None
    return None
