"""Letters that a romanisation left unconverted: the guard on every output, whatever made it.

ICU and others fail silently: a rule that is missing leaves the foreign letter where it stood.
"""

import unicodedata

LATIN_NAMES = ("LATIN", "MODIFIER", "COMBINING", "FULLWIDTH LATIN")
"""How the Unicode names of letters and marks begin that belong in Latin text."""


def leftovers(text: str) -> tuple[str, ...]:
    """The letters and vowel signs in `text` that are not Latin, each once, in order.

    Digits, punctuation and symbols are nobody's script and never count.
    """
    return tuple(dict.fromkeys(c for c in text if not c.isascii() and _is_foreign(c)))


def is_latin(text: str) -> bool:
    """Whether there is nothing to romanise: no letter of another script in `text`."""
    return not any(not c.isascii() and _is_foreign(c) for c in text)


def _is_foreign(char: str) -> bool:
    if unicodedata.category(char)[0] not in "LM":
        return False
    return not unicodedata.name(char, "").startswith(LATIN_NAMES)
