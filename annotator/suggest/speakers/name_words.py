"""Which words are parts of names: capitals, particles, prefixes."""

from annotator.languages.english import FINITE, word_list, words
from annotator.text.masked import WORD, Tokens

PARTICLES = word_list("speakers.particles")
_PREFIXES = (
    "al-",
    "el-",
    "ul-",
    "ad-",
    "ar-",
    "as-",
    "ash-",
    "at-",
    "az-",
    "an-",
    "d’",
    "d'",
    "l’",
)


def is_name_word(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is a capitalised word that is no function word, day or pronoun."""
    raw = tokens.raw[i]
    if raw[0].isupper():
        low = tokens.low[i]
        if tokens.kind[i] != WORD or low in CONTRACTED:
            return False
        if low in _NEVER:
            return low in _GIVEN and _is_given(tokens, i)
        if low not in _STARTERS:
            return "-" not in low or low.rpartition("-")[2] not in _TAILS
        if low == "said":  # `Gulnoza Said said`, `Said said`
            following = tokens.low[i + 1] if i + 1 < len(tokens) else ""
            return raw == "Said" and words().saying.get(following) == FINITE
        return len(raw) > 1 and raw.isupper() and low in ("us", "it", "who")
    return raw[:2] in _PREFIX_STARTS and raw.lower().startswith(_PREFIXES) and raw.lower() != raw


def _is_given(tokens: Tokens, i: int) -> bool:
    """Whether a month is a first name here: `Jan Novák`, `Jun Salcedo`, and not `in May Trump`."""
    if i + 1 >= len(tokens) or tokens.kind[i + 1] != WORD:
        return False
    following, before = tokens.raw[i + 1], tokens.low[i - 1] if i else ""
    named = following[0].isupper() and following.lower() not in _NEVER | _STARTERS
    opens = not before.isalpha() and tokens.low[i] not in ("jan", "jun", "mar")
    return named and len(following) > 2 and before not in _TIMED and not opens


CONTRACTED = {
    f"{pronoun}{mark}{tail}": pronoun
    for pronoun in words().pronouns
    for mark in "'’"
    for tail in ("d", "ll", "ve", "re", "m")
}
"""`she'd` and its like → the pronoun."""
_STARTERS = words().starters
_TAILS = frozenset(("based", "born", "led", "backed", "run", "held", "controlled", "funded", "era"))
"""`the New York-based Committee`: no part of a name."""
_NEVER = frozenset(("i", "i’m", "i'm", "t-shirt", "t-shirts")) | words().calendar
_GIVEN = frozenset(("jan", "jun", "mar", "april", "may", "june", "august"))
_TIMED = word_list("speakers.timed")
"""What stands before a month."""
_PREFIX_STARTS = frozenset(p[:2] for p in _PREFIXES)


def capitals(tokens: Tokens) -> list[int]:
    """The tokens with which a name may begin, found by how they differ from their small letters.

    No small letters have a few signs behind ϑ.
    """
    pairs = enumerate(zip(tokens.raw, tokens.low, strict=True))
    other = [(i, raw) for i, (raw, low) in pairs if raw != low or raw > "ϑ"]
    return [i for i, raw in other if raw[0].isupper() or raw[:2] in _PREFIX_STARTS]
