"""Where a report comes from and who wrote it: `TEL AVIV, Israel (AP) —`, `By X`, headings."""

from annotator.languages.english import word_list, words
from annotator.text.masked import BREAK, NUMBER, QUOTE, WORD, Tokens

LONGEST = 14
"""Tokens before the dash."""
LONGEST_BY_LINE, LONGEST_HEADING = 26, 14
_CREDITS = word_list("speakers.credits")
_SMALL = frozenset(("by", "in", "for", "of", "at", "with", "from", "the", "additional", "writing"))
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
        last = tokens.low[stop - 2 if tokens.raw[stop - 1] == ")" else stop - 1]
        named = tokens.low[first] in places or (shouted and last in places)
        # At the head of an article any place may stand, but not before words in marks.
        head = shouted and not first and tokens.kind[min(stop + 1, after - 1)] != QUOTE
        if tokens.raw[stop] == ":" and not head and not (named and tokens.raw[first].isupper()):
            continue
        agency = any(tokens.raw[k] == "(" for k in range(first, stop))
        if shouted or named or agency:
            found[first] = stop + 1
    return found


def _stop(tokens: Tokens, first: int, limit: int) -> int | None:
    """The dash or colon that ends a dateline; None where a small word stands before it."""
    calendar = words().calendar
    inside = False
    for k in range(first + 1, limit):
        raw = tokens.raw[k]
        inside = raw == "(" or (inside and raw != ")")
        if inside and tokens.kind[k] == WORD:
            continue  # `DAKAR (agencies) -`
        if raw in _DASHES or raw == ":":
            return k
        capital = tokens.kind[k] == WORD and (raw[0].isupper() or tokens.low[k] in calendar)
        if tokens.kind[k] == BREAK or not (capital or tokens.kind[k] == NUMBER or raw in _BETWEEN):
            return None
    return None


def by_lines(tokens: Tokens) -> dict[int, int]:
    """First token of a paragraph → the one after it, where it says only who wrote or took it.

    `By X`, `Photo: X/Agency`, `(Reporting by X in Osh; Editing by Y)`.
    """
    found: dict[int, int] = {}
    for first, after in tokens.paragraphs:
        if after - first > LONGEST_BY_LINE:
            continue
        k = first
        while k < after and tokens.raw[k] in ("(", "[", "*", "-", "—", "–"):
            k += 1
        if k >= after - 1 or tokens.low[k] not in _CREDITS:
            continue
        if tokens.low[k] == "by" or _says_by_whom(tokens, k + 1, after):
            names = [j for j in range(k + 1, after) if tokens.raw[j][0].isupper()]
            if names and all(_is_credit(tokens, j) for j in range(k + 1, after)):
                found[k] = after  # whatever stands before it is a mark
    return found


def _says_by_whom(tokens: Tokens, k: int, after: int) -> bool:
    """`by` or a colon near the head of the line."""
    return any(tokens.low[j] in ("by", ":") for j in range(k, min(after, k + 2)))


def _is_credit(tokens: Tokens, j: int) -> bool:
    """A name, a date, a mark or a small word between them."""
    if tokens.kind[j] != WORD:
        return tokens.kind[j] in (NUMBER, BREAK) or tokens.raw[j] in ",.:;/|()[]@-–—&©+"
    low = tokens.low[j]
    return tokens.raw[j][0].isupper() or low in _SMALL or low in _CREDITS or low == "and"


def headings(tokens: Tokens) -> list[tuple[int, int]]:
    """First token and end of the lines in capitals or Title Case that stand for themselves.

    A line behind one that ends in a passage is none: it may name who said that.
    """
    found: list[tuple[int, int]] = []
    quoted = False
    small = words().little
    for first, after in tokens.paragraphs if len(tokens) else ():
        end = after - 1 if tokens.kind[after - 1] == BREAK else after
        if end <= first:
            continue
        behind, quoted = quoted, tokens.kind[end - 1] == QUOTE
        if behind or end - first > LONGEST_HEADING or tokens.raw[end - 1] in ".!?:,;":
            continue
        inside = [k for k in range(first, end) if tokens.kind[k] == WORD]
        if len(inside) > 1 and all(
            tokens.raw[k][0].isupper() or tokens.low[k] in small for k in inside
        ):
            found.append((first, after))
    return found
