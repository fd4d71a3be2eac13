"""Hashtags in Latin letters beside which the text says what they mean: “#OllasVacías (empty pots)”.

A hashtag is no text in any language, so all others are passed over. Its words are written as one:
it is parted at its capitals, and what can be parted into English words is English.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from annotator.detect.hints import NamingHints, line_hints, nearby
from annotator.detect.latin import TRANSLATED, Found
from annotator.detect.words import PHRASE, Gains, is_latin, words_in
from annotator.detect.wordsets import word_set

_LEAST, _MOST = 5, 40
"""Letters of such a hashtag."""
_TAG = re.compile(
    rf"(?<![\w#&])#(?P<tag>[^\W\d_]{{{_LEAST},{_MOST}}})[”\"’»]?"
    r"(?:\s?(?P<bracket>[(\[])"
    r"(?:(?:meaning|literally|lit\.|or|roughly|translated as|which means),? )?"
    r"|,? (?:or|meaning|which means|which translates (?:to|as|into)|translated as|literally),? "
    r"(?=[“\"‘'«]))"
    r"(?P<mark>[“\"‘'«])?(?P<gloss>[A-Za-z][A-Za-z’' -]{2,60}?)[!.,]?[”\"’'»)\]]"
)
_PARTS = re.compile(r"[^\W\d_](?:[^\W\d_](?<![A-ZÀ-ÖØ-Þ]))*")
_INITIALS = re.compile(r"[A-Z]{3}")
_SHORT = word_set("a i to of in is it we us me my no on or be by do go he up so at as an for the")
_TELLING = frozenset(("the", "a", "an", "which", "who", "see", "from", "with", "by"))
"""How a bracket begins that says what a hashtag is, rather than what it means."""
_SHARE = 0.35
"""A translation has at least so many letters for one of the hashtag, and at most the inverse."""


def translated_tags(line: str, source: Gains) -> Iterator[Found]:
    """The hashtags of a line that its writer translates, without their sign."""
    if not _TAG.search(line):
        return
    around = words_in(line)
    starts, named = [word.start for word in around], line_hints(around)
    naming = NamingHints(named, source.lanes)
    for match in _TAG.finditer(line):
        start, end = match.span("tag")
        tag, gloss = match.group("tag"), match.group("gloss")
        told = [word.form for word in words_in(gloss)]
        if not is_latin(tag) or not told or any(form not in source.known for form in told):
            continue
        if not match.group("mark") and (told[0] in _TELLING or _is_named(match, tag, told)):
            continue
        letters = sum(map(len, told))
        if not _SHARE * len(tag) <= letters <= len(tag) / _SHARE:
            continue
        parted = tag.lower() if tag.isupper() else " ".join(_PARTS.findall(tag)).lower()
        if (not tag.isupper() and _INITIALS.search(tag)) or _is_english(tag.lower(), source.known):
            continue
        words = (word._replace(start=start, end=end, shape=PHRASE) for word in words_in(parted))
        at = bisect_left(starts, start)
        near = nearby(named, at, at)
        yield Found(start, end, tuple(words), True, TRANSLATED, naming.of(at, at), near)


def _is_named(match: "re.Match[str]", tag: str, told: list[str]) -> bool:
    """One word with a capital and one word in round brackets: somebody, and what they are."""
    return match.group("bracket") == "(" and tag.istitle() and len(told) == 1


def _is_english(tag: str, known: frozenset[str]) -> bool:
    """Whether the letters can be parted into English words."""
    reached = [True] + [False] * len(tag)
    for end in range(1, len(tag) + 1):
        for start in range(max(0, end - 16), end):
            word = tag[start:end]
            if reached[start] and (word in _SHORT or (len(word) > 2 and word in known)):
                reached[end] = True
                break
    return reached[-1]
