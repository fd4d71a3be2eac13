"""Words that say what a thing is rather than what its name means: `pelmeni, a kind of dumpling`.

An encyclopaedia's definition has a noun that says of what kind the thing is, and goes on to say how
it differs: what it is made of, who wears it, when it is eaten. A translation of one word is as
short as the word.
"""

import re

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.retelling import size_in_words, words_of
from annotator.suggest.glosses.vocabulary import shared

_ARTICLE = re.compile(r"(?:an?|the|one of the|some|any|another)\s", re.I)
_KIND = re.compile(
    r"\b(?:kinds?|sorts?|types?|forms?|variet(?:y|ies)|breeds?|species|styles?|members?|brands?|"
    r"versions?) of\b|\b(?:traditional|typical|famous|popular|national|so-called|famed|ancient|"
    r"medieval|local|regional|embroidered|ceremonial)\b",
    re.I,
)
"""`a kind of`, `the traditional`: of which class a thing is."""
_DIFFERS = re.compile(
    r"\b(?:made|cooked|baked|fried|boiled|served|eaten|worn|played|used|filled|stuffed|sold|held|"
    r"given|sung|danced|based|known|found|built|lit|covered|heard|drunk|flavou?red|kept)\b"
    r" (?:of|from|with|in|by|at|on|for|to|during|as|only|over|every)\b"
    r"|,? (?:which|where|whose)\b|\b(?:similar to|such as|including)\b"
)
_OWNED = re.compile(
    r"(?!(?:that|it|there|here|what|who|he|she|let)[’'])(?:the )?(?:[a-z]+ )?[a-z]+[’']s? [a-z]"
)
"""`the Rada, the country’s parliament`"""
_PARTICIPLE = word_list("glosses.participles")
_NUMBERS = word_list("glosses.numbers") | {"thirteen", "fourteen", "fifteen", "twenty", "fifty"}
_WITH = re.compile(r"\b(?:with|from|for|in|on|at|among) ")
PLAIN = 2
"""A word is explained, not translated, by an article, a noun, and so many words more."""


def explains(foreign: str, gloss: str) -> bool:
    """Whether English words without marks define what `foreign` names."""
    parts = gloss.split()
    if _DIFFERS.search(gloss) and size_in_words(foreign) < 3:
        return True
    if foreign[:1].isupper() and _OWNED.match(gloss) and gloss.islower():
        return True
    first = parts[0].lower()
    if (
        (first in _NUMBERS or first.isdigit())
        and len(parts) > 1
        and not shared(foreign, first).hits
    ):
        return True  # `the matatu (fourteen seats)`
    placed = len(parts) > 1 and parts[1].lower() in words().prepositions
    if first in _PARTICIPLE and placed and size_in_words(foreign) < 3:
        return True
    if size_in_words(foreign) > 2:
        return False
    article = _ARTICLE.match(gloss) is not None
    if _KIND.search(gloss) and (article or len(parts) > PLAIN):
        return True
    room = max(size_in_words(foreign), words_of(foreign)) + PLAIN
    return (article and first != "the" and len(parts) - 1 > room) or (
        len(parts) > room and _WITH.search(gloss) is not None and first != "to"
    )
