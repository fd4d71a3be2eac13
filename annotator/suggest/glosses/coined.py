"""Words in no English list that are English all the same: terms, names of programs, acronyms."""

import re

from annotator.languages.english.lexicon import english_words
from annotator.suggest.glosses.english import ENGLISH_ENDING, in_lexicon
from annotator.suggest.glosses.page import language_names

_PART_OF_NAME = re.compile(r"[_\d@/\\]|[a-z][A-Z]")
_WORD_FOR = re.compile(r"\b(?:word|term|name|expression|sign|symbol) for (?:an? |the )?[“\"‘]?$")


_LANGUAGE = re.compile(r"[A-Z]\w+")
BEFORE, BESIDE = 15, 40
"""So near has the name of a language to stand, on either side, for an English word to be taken as
foreign."""


def _marked(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple("“\"‘'«„") and text[end : end + 1] in tuple(
        "”\"’'»,.!?"
    )


def _is_plain_english(text: str, start: int, end: int) -> bool:
    """`a root roughly meaning`: small English words with no language named beside them."""
    if not text[start].islower() or not in_lexicon(text[start:end]):
        return False
    around = _LANGUAGE.findall(text, max(0, start - BEFORE), end + BESIDE)
    return not any(word in language_names() for word in around)


def _is_compound(word: str) -> bool:
    """`deadname`: two English words written as one."""
    known = english_words()
    return any(word[:k] in known and word[k:] in known for k in range(HALF, len(word) - HALF + 1))


HALF = 4
"""Each half of a compound has so many letters: shorter ones make words of other tongues, too."""


def is_coined(text: str, start: int, end: int) -> bool:
    """Whether the words at `start` to `end` look foreign only because no list has them."""
    word = text[start:end]
    around = text[max(0, start - 1) : end + 1]
    if _PART_OF_NAME.search(around.strip(" \n\t,.;:()*_`")):
        return True
    if "." in word or (not _marked(text, start, end) and _is_plain_english(text, start, end)):
        return True
    if word.isascii() and " " not in word:
        if _is_compound(word.lower()):
            return True
        if len(word) > 7 and ENGLISH_ENDING.search(word):
            return True
        if word.isupper():
            return True
    return _WORD_FOR.search(text, max(0, start - 30), start) is not None


_CODE = re.compile(
    r"\w\((?:\)|[^()\n]*[=\"'\[\]_])|\w\)[;:{]|\w\)\.\w|[{};]\s*$|[=!]=|[-=]>|</?\w+|\b\w+=[\"'\w(\[]|::|\w_\w|>>>|^\s*[$#%]\s|"
    r"\[\w*\]\(|\\\w|\b\w+\.\w+\(|[\"']: [\"'\d\[{]|[\[{][\"'][^\"'\n]{1,40}[\"'][,:\]})]"
)
_CALL = re.compile(r"\((?:\)|[^()\n“”]*[=\[\]_])|\]\(")
_HEADER = re.compile(r"[A-Z][\w-]*: \S+$")
CODE = 2
"""So many signs of a program in a line, and it is no prose."""


def is_in_code(text: str, start: int, end: int, line: tuple[int, int]) -> bool:
    """Whether words in Latin letters stand in a line of a program or of a file's head."""
    if text[start] > "\u024f":
        return False
    begin, stop = max(line[0], start - LINE), min(line[1], end + LINE)
    around = text[begin:stop]
    if _HEADER.fullmatch(around.strip()) and around.strip().endswith(text[start:end]):
        return True
    if _CALL.match(text, end, stop):
        return True
    return sum(1 for _ in _CODE.finditer(around)) >= CODE


LINE = 200
"""How far to both sides of the words a line is looked at."""
