"""The stretches of English that could be a translation."""

from collections.abc import Iterator, Sequence

from annotator.suggest.glosses.weighed.tokens import Token, cues, function_words
from annotator.text.marks import MARKS

FARTHEST = 34
"""Tokens between a passage and the beginning of its translation."""
LONGEST = 26
"""Tokens of a translation."""
_SENTENCES = 2
"""Sentence ends that may lie between."""
_WALLS = frozenset("()[]")
_SINGLE = frozenset("'’`´")


def places(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Every range of tokens that could be the translation of `tokens[first:last]`.

    It begins and ends at a mark, at another passage or beside an English function word, and holds
    no quotation mark, bracket, line's end or foreign passage.
    """
    stops = _Stops(tokens)
    ends = 0
    for start in range(last, min(len(tokens), last + FARTHEST)):
        ends += start > last and tokens[start - 1].kind == "."
        if ends > _SENTENCES or (start > last and tokens[start - 1].kind == "NN" and ends):
            break
        if _may_begin(tokens, start):
            yield from _from(stops, start, min(len(tokens), start + LONGEST))
    ends = 0
    for start in range(first - 1, max(-1, first - FARTHEST), -1):
        ends += tokens[start].kind == "."
        if ends > _SENTENCES:
            break
        if _may_begin(tokens, start):
            yield from _from(stops, start, min(first, start + LONGEST))


class _Stops(dict[int, bool | None]):
    """Whether a place ends behind a token, and None where it cannot go over it; asked once each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def __missing__(self, at: int) -> bool | None:
        token = self._tokens[at]
        stop = None if _is_wall(token) else token.is_word and _may_end(self._tokens, at + 1)
        self[at] = stop
        return stop


def _from(stops: _Stops, start: int, limit: int) -> Iterator[tuple[int, int]]:
    for at in range(start, limit):
        stop = stops[at]
        if stop is None:
            return
        if stop:
            yield start, at + 1


def _is_wall(token: Token) -> bool:
    if token.is_word:
        return False
    if token.kind in ("S", "F", "N", "NN") or token.text in _WALLS:
        return True
    return token.text in MARKS and token.text not in _SINGLE


def _is_little(token: Token) -> bool:
    """Whether a word can stand outside of a translation, beside it: `as`, `means`, `simply`."""
    return token.kind not in ("w", "W") or token.text.endswith("ly")


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    if not tokens[at].is_word:
        return False
    return at == 0 or not tokens[at - 1].is_word or _is_little(tokens[at - 1])


def _may_end(tokens: Sequence[Token], at: int) -> bool:
    if at == len(tokens) or not tokens[at].is_word:
        return True
    lower = tokens[at].text.lower()
    return lower in function_words() or lower in cues() or tokens[at].kind == "LANG"
