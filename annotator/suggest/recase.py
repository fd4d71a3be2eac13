"""Capitals: a word that was all capitals is all capitals in Latin letters, too.

Rules see one letter at a time, so that Щ gives "Shch" and a headline comes out as "SHchUKA".
"""

import re

_WORDS = re.compile(r"[\s\-‐–—/]+")
_WORDS_AND_GAPS = re.compile(rf"({_WORDS.pattern})")


def recase(source: str, latin: str, dotted_i: bool = False) -> str:
    """`latin` with every word in capitals whose source word is in capitals.

    `source` is what was romanised. Where the two do not have the same number of words nothing is
    changed. A lone capital letter counts only where other words of the source are in capitals and
    none has a small letter ("Я ИДУ"), since "Я иду" is "Ya idu" and an initial "Щ." is "Shch.".
    `dotted_i`: the capital of i is İ.
    """
    before, after = _WORDS.split(source), _WORDS.split(latin)
    if len(before) != len(after):
        return latin
    shouted = not any(c.islower() for c in source) and any(_capitals(w) > 1 for w in before)
    gaps = [*_WORDS.findall(latin), ""]
    out = []
    for old, new, gap in zip(before, after, gaps, strict=True):
        cased = [c for c in old if c.isupper() or c.islower()]
        whole = bool(cased) and all(c.isupper() for c in cased)
        if whole and (shouted or _capitals(old) > 1):
            new = upper(new, dotted_i)
        elif whole:  # "Ю.А." or "Я" alone: ICU looks at the letter after it and writes "YA".
            new = ".".join(part[:1] + part[1:].lower() for part in new.split("."))
        out += [new, gap]
    return "".join(out)


def calm(source: str) -> str:
    """`source` with every word in capitals as a word with one: НОХЧИЙЧОЬ → Нохчийчоь.

    Rules that look at several letters are written for such words; `recase` gives the capitals back.
    Initials, single letters and Latin letters stay.
    """
    if not any(c.isupper() for c in source):
        return source
    parts = _WORDS_AND_GAPS.split(source)
    return "".join(_calm_word(p) if _capitals(p) > 1 else p for p in parts)


def _calm_word(word: str) -> str:
    if any(c.islower() for c in word):
        return word
    first = next(n for n, c in enumerate(word) if c.isupper())
    rest = (c if c.isascii() else c.lower() for c in word[first + 1 :])
    return word[: first + 1] + "".join(rest)


def _capitals(word: str) -> int:
    """The most capitals that stand together without a full stop between them."""
    return max(sum(c.isupper() for c in part) for part in word.split("."))


def upper(text: str, dotted_i: bool = False) -> str:
    """`text` in capitals; with `dotted_i` as in Turkish: i → İ, ı → I."""
    return (text.replace("i", "İ") if dotted_i else text).upper()
