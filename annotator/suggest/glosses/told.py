"""Foreign words that the text itself calls foreign: "jugaad, Hindi for “a clever fix”".

Single words and romanised ones are the hardest for a detector. Where the article names the language
beside a word and says what it means, the word is taken as a source even if no detector saw it.
"""

import re
from functools import lru_cache

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import english_words
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import in_lexicon
from annotator.suggest.glosses.page import CUE_REACH, language_names

WINDOW = 120
_QUOTED = r"[“\"‘'«](?P<quoted>[^“”\"«»\n]{2,60}?)[,.!?]?[”\"’'»]"
_CAPITALS = r"[^\W\d_a-z][\w’'ʻ-]*(?: [^\W\d_a-z][\w’'ʻ-]*){0,3}"
_WORD = r"[^\W\d_][\w’'ʻ-]{2,30}"
_KIND = (
    r"(?:word|term|phrase|expression|name|verb|noun|equivalent|saying|proverb|slang|"
    r"slogan|idiom|greeting|"
    r"title|honorific|concept|acronym|adjective|exclamation|chant)s?"
)
_SEPARATOR = (
    r"(?:,|\s?[—–-]|\s?\(|,? (?:which|that|it|whose name) (?:is|was|comes|means)|\s(?:is|was|being|"
    r"comes|derives|means))\s*"
    r"(?:from |after |literally |in )?(?:the |an? |old |ancient |colloquial )?$"
)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {**_around_languages(), **_beside_languages()}


def _around_languages() -> dict[str, re.Pattern[str]]:
    """What leads from words to what is said of them, `X, Hindi for`, and back."""
    return {
        "cue": re.compile(
            r"\b(?:translat(?:es|ed|able|ing)\b|literally,? [“\"‘']|lit\. ?[“\"‘']|"
            r"which (?:[a-z]+ly )?means|meaning [“\"‘']|"
            r"(?:given|rendered|explained|understood) as [“\"‘'])"
        ),
        "said of": re.compile(
            rf"(?:{_QUOTED}|\b(?P<bare>{_CAPITALS}|{_WORD}))(?:,|\s?[—–]|\s\(|,? which|"
            rf",? that|,? a (?:word|term|phrase) (?:which|that))? ?(?:can be |could be |"
            rf"is |are |was |may be |has been |have been |often |usually |variously |sometimes |"
            rf"also |best |roughly |loosely |literally )*$"
        ),
        "for": re.compile(
            rf"(?: slang| shorthand)?(?: {_KIND})?,? (?:for|meaning|that means|which means)\b"
        ),
        "left": re.compile(rf"(?:{_QUOTED}|\b(?P<bare>{_CAPITALS}|{_WORD})){_SEPARATOR}"),
        "word": re.compile(
            rf" {_KIND},? (?:{_QUOTED}|(?P<bare>{_WORD}))(?=[,;]? (?:\(|[—–]|or [“\"‘]|"
            rf"mean|which mean|literally|that mean|for [“\"‘]|translat))"
        ),
        "marked": re.compile(
            rf"(?: {_KIND})? (?:{_QUOTED}|(?P<bare>{_WORD})) ?[‘'](?=[^‘’'\n]{{1,60}}[’'](?!\w))"
        ),
        "for right": re.compile(
            rf" {_KIND} for [“\"‘'][^“”\"\n]{{2,60}}?[”\"’'](?: (?:and|or) [“\"‘']"
            rf"[^“”\"\n]{{2,60}}?[”\"’'])?(?:,|:| is| was| —| –|,? (?:is|was))[”\"’']? "
            rf"(?:{_QUOTED}|(?P<bare>{_CAPITALS}|{_WORD}))"
        ),
    }


def _beside_languages() -> dict[str, re.Pattern[str]]:
    """`known as X in Hindi`, `in Hindi, X means`, `X (Hindi for`."""
    return {
        "in left": re.compile(
            rf"(?:\b(?:or|called|known as|as|is) |[,(—–] ?)(?:an? |the )?(?:{_QUOTED}|"
            rf"(?P<bare>{_CAPITALS}|{_WORD})),? (?:in|for) (?:the )?$"
        ),
        "in right": re.compile(
            rf",? (?:{_QUOTED}|(?P<bare>{_WORD}))(?= (?:means|translates|literally)|"
            rf"[”\"’'»]?\)?[,.;)])"
        ),
        "bracket": re.compile(
            rf"(?:{_QUOTED}|\b(?P<bare>{_CAPITALS}|{_WORD})) "
            rf"?\((?:[“\"‘][^“”\"\n)]{{2,80}}[”\"’],? )?(?:in |from )?(?:the )?$"
        ),
        "meant": re.compile(
            rf"(?:{_QUOTED}|\b(?P<bare>{_CAPITALS}|{_WORD})),? (?:which |that "
            rf")?(?:literally |roughly |loosely )?(?:means|meaning|translates (?:as|to)|"
            rf"translated as)[,:]? [“\"‘]?[^“”\"\n.]{{2,60}}[”\"’]? (?:in|from) (?:the "
            rf")?$"
        ),
    }


_ORIGINAL = re.compile(r"[”\"’] \((?P<bare>[^()“”\"\n]{2,60}?),? in the original\)(?P<quoted>)")


SAID_BY = re.compile(r"\b(?:said|says|added|wrote|asked|told) (?:[\w.]+ )*$")
"""`“…,” said Putin, meaning “…”`: what he meant, not what his name does."""


_SAID_THEN = re.compile(
    r"[“\"‘«](?P<quoted>[^“”\"«»\n]{2,40}?)[,.!?]?[”\"’»],? "
    r"(?:(?:he|she|they|[A-Z]\w+|the \w+) \w+|\w+ (?:he|she|they|[A-Z]\w+|the \w+)), "
    r"(?:in )?(?:the )?$(?P<bare>)"
)
"""`“Salem!” he said, Kazakh for …`."""
_IN_OR_FOR = ("in ", "for ", "in the ", "for the ")
_IN_OR_FROM = ("in ", "from ", "in the ", "from the ")
"""How "in left" and "meant" end: a search from the left asks every place for what stands there."""
_CAPITAL_WORD = re.compile(r"[A-Z](?<=\b.)[\w-]+")
_CUE_WORDS: tuple[str, ...] = ("translat", "literally", "lit.", "means", "meaning")
_CUE_WORDS += ("given as ", "rendered as ", "explained as ", "understood as ")
"""Without one of them no cue stands in a text."""


def told_sources(text: str) -> list[tuple[int, int]]:
    """The ranges of words that the text calls a language's, in order. Linear in the text."""
    found: set[tuple[int, int]] = set()
    names = language_names()
    for match in _CAPITAL_WORD.finditer(text):
        if match.group() not in names:
            continue
        patterns = _patterns()
        start, end = match.span()
        left = text[max(0, start - WINDOW) : start]
        base = start - len(left)
        after = patterns["for"].match(text, end, end + CUE_REACH)
        if after:
            _take(found, patterns["left"].search(left), base)
            _take(found, _SAID_THEN.search(left), base)
        _take(found, patterns["word"].match(text, end, min(len(text), end + WINDOW)), 0)
        _take(found, patterns["marked"].match(text, end, min(len(text), end + WINDOW)), 0)
        if left.endswith(_IN_OR_FOR):
            _take(found, patterns["in left"].search(left), base)
        right = patterns["for right"].match(text, end, min(len(text), end + 2 * WINDOW))
        if right and not in_lexicon(right.group("quoted") or right.group("bare")):
            _take(found, right, 0)
        if left.endswith(_IN_OR_FROM):
            _take(found, patterns["meant"].search(left), base)
        if re.match(r"[:)]| for\b", text[end : end + 5]):
            _take(found, patterns["bracket"].search(left), base)
        if left.endswith(("in ", "In ")):
            _take(found, patterns["in right"].match(text, end, min(len(text), end + WINDOW)), 0)
    told = any(word in text for word in _CUE_WORDS)
    for match in _patterns()["cue"].finditer(text) if told else ():
        start = match.start()
        left = text[max(0, start - WINDOW) : start]
        of = _patterns()["said of"].search(left)
        if of is not None and not SAID_BY.search(left, 0, of.start()):
            _take(found, of, start - len(left))
    for match in _ORIGINAL.finditer(text) if "in the original)" in text else ():
        _take(found, match, 0)
    return sorted(found)


def _take(found: set[tuple[int, int]], match: re.Match[str] | None, base: int) -> None:
    """Keep the word of a match unless it is plain English."""
    if match is None:
        return
    group = "quoted" if match.group("quoted") else "bare"
    start, end = match.span(group)
    inside = match.group(group)
    if _is_english(inside):
        return
    found.add((base + start, base + end))


_COMMON = word_list("glosses.common")
_THING = re.compile(THING)


def _is_english(inside: str) -> bool:
    """Whether one of the words is a word of English prose."""
    lists = words()
    parts = re.findall(r"[^\W\d_]+", inside.lower())
    if len(parts) > 1 and sum(p in english_words() for p in parts) * 2 > len(parts):
        return True
    for word in parts:
        if (
            word in _COMMON
            or _THING.fullmatch(word)
            or word in lists.starters
            or word in lists.persons
            or word in lists.groups
            or word in lists.organisations
            or word in lists.saying
            or word in lists.prepositions
            or word in lists.titles
            or word in lists.auxiliary
            or word in lists.speech
            or word in lists.determiners
            or word in lists.calendar
            or word.endswith("ly")
        ):
            return True
    return False
