"""What stands between two words, and how dear it makes a change of language there.

Prices are differences of log probabilities: a change at a quotation mark is common, inside a
phrase it is rare. Fitted on the development suites.
"""

from functools import lru_cache

MARK, STOP, COLON, COMMA, SPACE, INSIDE = "mark", "stop", "colon", "comma", "space", "inside"
PRICES = {MARK: 5.0, COLON: 6.0, STOP: 7.0, COMMA: 9.0, SPACE: 14.0, INSIDE: 18.0}
"""What entering or leaving a foreign stretch costs, by what stands at the place."""

_MARKS = frozenset('“”„‟"«»‹›()[]{}*_‘`')
_LETTERLIKE = frozenset("‘`ʻʼʽʾʿ´")
"""Right between two letters these are letters of their own: qal‘a, oʻzbek."""
_STOPS = frozenset(".!?…;|•")
_COLONS = frozenset(":—–=/")


@lru_cache(maxsize=4096)
def kind_of(gap: str) -> str:
    """The kind of a gap: its strongest sign decides."""
    if gap == " ":
        return SPACE
    if gap in _LETTERLIKE:
        return INSIDE
    signs = frozenset(gap)
    if signs & _MARKS or "''" in gap:
        return MARK
    if "’" in signs or "'" in signs:
        return MARK if len(gap) > 1 else INSIDE
    if signs & _STOPS or "\t" in signs:
        return STOP
    if signs & _COLONS or " - " in gap or "--" in gap:
        return COLON
    if "," in signs or ("\u00a0" not in signs and "&" in signs):
        return COMMA
    return INSIDE if gap and not gap[0].isspace() else SPACE


@lru_cache(maxsize=4096)
def price_of(gap: str) -> float:
    """The price of a change of language at this gap."""
    return PRICES[kind_of(gap)]
