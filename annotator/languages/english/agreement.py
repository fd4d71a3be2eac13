"""Verbs without an ending: `call` is a verb where its subject is plural, else a noun."""

from annotator.languages.english import FINITE, words
from annotator.text.masked import NUMBER, WORD, Tokens

REACH = 8
"""A plural subject stands so many tokens before its verb at most."""
_ADVERBS = ("inside", "outside", "here", "there")


def has_plural_subject(tokens: Tokens, k: int) -> bool:
    """Whether token `k` follows `residents of the camp`, `those inside` or `state media`."""
    lists = words()
    if k == 0:
        return False
    if tokens.low[k - 1] in _ADVERBS and k > 1:
        return tokens.low[k - 2] in ("those", "people") or tokens.low[k - 2] in lists.groups
    if tokens.low[k - 1] in ("media", "people") or tokens.low[k - 1] in lists.groups:
        return True
    tail = False
    for j in range(k - 1, max(-1, k - 1 - REACH), -1):
        low = tokens.low[j]
        if tokens.kind[j] not in (WORD, NUMBER):
            return False
        if low in lists.prepositions:
            tail = low != "to"
        elif tail and low in lists.groups:
            return True
        elif lists.saying.get(low) == FINITE or low in lists.auxiliary:
            return False
    return False
