"""A memory's answers in words: where a pair comes from, and what differs."""

from difflib import SequenceMatcher

from annotator.suggest.memory_entry import IMPORTED, OWN, Entry

FEW_WORDS = 4
FEW_LETTERS = 12
"""For scripts that put no spaces between words."""
_SPACELESS = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\u9fff"),
)


def is_short(key: str) -> bool:
    """Under four words, or under twelve letters where words are not spaced."""
    if any(low <= char <= high for char in key for low, high in _SPACELESS):
        return len(key) < FEW_LETTERS
    return len(key.split(" ")) < FEW_WORDS


def difference(theirs: str, ours: str) -> str:
    """What the remembered source has where ours has something else, in words; empty if the same.

    Names differ and sentences stay the same: the person has to see which.
    """
    if theirs == ours:
        return ""
    if theirs.casefold() == ours.casefold():
        return "only capitals differ"
    left, right = theirs.split(" "), ours.split(" ")
    parts = []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        was, now = " ".join(left[a:b]), " ".join(right[c:d])
        if kind == "replace":
            parts.append(f"“{was}” there, “{now}” here")
        elif kind == "delete":
            parts.append(f"“{was}” only there")
        elif kind == "insert":
            parts.append(f"“{now}” only here")
    return "; ".join(parts)


def because(entry: Entry, score: float, other: str, times: int) -> str:
    """Who confirmed it, where and when, how alike it is and what differs."""
    words = [_who(entry)]
    if entry.article:
        words.append(f"in {entry.article}")
    if entry.when:
        words.append(f"on {entry.when[:10]}")
    told = " ".join(words)
    if times > 1:
        told += f", seen {times} times"
    if not other:
        return told
    if other == "only capitals differ":
        return f"{told}; {other}"
    likeness = score + (10 if entry.trust == IMPORTED else 0)
    return f"{told}; {likeness:.0f} % of the letters of “{entry.source}”: {other}"


def _who(entry: Entry) -> str:
    if entry.trust == IMPORTED:
        return f"imported, by {entry.annotator}" if entry.annotator else "imported"
    if entry.trust == OWN:
        return "confirmed by you"
    return f"confirmed by {entry.annotator}" if entry.annotator else "confirmed"
