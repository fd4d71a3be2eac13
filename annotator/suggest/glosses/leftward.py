"""Where an English phrase without marks begins that ends right before its original.

`asks God to | guard those who go out: S`, `muttered something about a | dog in the manger, S`.
Back from the original, each article, preposition and verb of saying is a place where the phrase may
begin; it is the one that leaves about as many words as the original has.
"""

import re
from collections.abc import Iterator
from math import log

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.borders import is_verb
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import can_be_gloss, in_lexicon
from annotator.suggest.glosses.match import text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source, language_names
from annotator.suggest.glosses.retelling import size_in_words, words_of
from annotator.suggest.speakers.names import first_names

REACH = 110
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_CLAUSE = re.compile(r"[.;:!?…](?=[\s”\"’»])|[()\[\]“”\"«»\n]|\s?[—–]\s?|\s-\s")
AS_THEY_SAY = re.compile(
    r"\s*As [^,.;:\n]{2,50}? (?:say|says|said|ha(?:ve|s) it|puts? it|likes? to say|used to say), ",
    re.I,
)
"""`As the Dutch have it, | tall trees catch a lot of wind: S`."""
_ARTICLES = frozenset(("the", "a", "an"))
_TITLE = re.compile(r"(?:The|An?) $")
_NAMING = word_list("glosses.naming")
_TELLING = word_list("glosses.telling")
_NO_START = word_list("glosses.no_start")
_CLOSING = word_list("glosses.may_close")
_PLACES = word_list("glosses.places")
_LEADING = word_list("glosses.leads_on")
_THEIRS = word_list("glosses.foreign_articles")
_STEPS = frozenset(("only", "just", "simply", "aloud", "out", "up", "down"))
_SAY = frozenset(("say", "says", "said", "saying"))
_PRONOUNS = word_list("glosses.persons")
_OWNERS = frozenset(("his", "her", "its", "their"))
_ORDERS = frozenset(("let", "do", "go", "come", "may", "must", "can", "will", "have", "be"))
_QUOTED = re.compile(r"[,!?][”\"»’] ?.?$|[”\"»’],$")
_COPULAS = frozenset(("is", "was", "are", "were"))
_VERBS = _COPULAS | {"does", "do", "did", "has", "have", "had", "can", "will", "must", "may"}
_CLOSERS = ("”", '"', "»", "’")
_NUMBERS = word_list("glosses.numbers")
_PAST = word_list("glosses.told")
_OVER = word_list("glosses.over")
_TOLD = re.compile(r"\b(?:is|was|are|were) \w+ed$|\b\w{3,}ed (?:it|him|her|them|us|me)\b")
_OBJECTS = frozenset(("me", "you", "him", "her", "it", "us", "them"))
_SPOKEN_OF = re.compile(
    rf"(?!ones?$)(?:{THING}|verbs?|nouns?|adjectives?|called|so-called|named|original)$", re.I
)
ALONE = 0.45
"""What it costs to take the last word alone, though more belong to the phrase."""
FAR = 0.6
"""Phrases differ more in their number of words than by this factor (e to its power) at most."""


def words_left(page: Page, source: Source, end: int, most: float = FAR) -> Operand | None:
    """The phrase without marks that ends at `end` and says about as much as `source`, or none."""
    return next(phrases_left(page, source, end, most), None)


def phrases_left(page: Page, source: Source, end: int, most: float = FAR) -> Iterator[Operand]:
    """The phrases without marks that end at `end`, the one most like `source` in length first."""
    text, foreign = page.text, text_of(page, source)
    begin = _clause_begin(page, end)
    parts = list(_WORD.finditer(text, begin, end))
    if not parts or text[parts[-1].end() : end].strip(" ,?!") or _is_told(text, begin, parts):
        return
    starts = _starts(text, parts, begin, foreign)
    if not starts:
        return
    if foreign[:1].isupper() and text[parts[-1].start()].isupper():
        starts.append((0.0, _capitals(text, parts)))
    verb = parts[-1].group().endswith("ed")
    if size_in_words(foreign) == 1 and not verb and any(cost <= most for cost, _ in starts):
        starts.append((ALONE, parts[-1].start()))
    for cost, start in sorted(starts, key=lambda s: (s[0], -s[1])):
        title = _TITLE.search(text, max(begin, start - 4), start) if text[start].isupper() else None
        begun = title.start() if title else _with_article(text, parts, begin, start)
        operand = whole(page, begun, parts[-1].end())
        if cost <= most and operand is not None and _is_phrase(page, source, operand):
            yield operand


def _clause_begin(page: Page, end: int) -> int:
    """Where the clause that ends at `end` begins, behind what leads in."""
    text = page.text
    begin = max(page.line_start(end), end - REACH)
    for stop in _CLAUSE.finditer(text, begin, end):
        begin = stop.end()
    saying = AS_THEY_SAY.match(text, begin, end)
    return saying.end() if saying else begin


def _is_told(text: str, begin: int, parts: list[re.Match[str]]) -> bool:
    """`“…,” shouted the mayor (S)`, `the “Save” button is visible (S)`: the report goes on."""
    after_quote = _QUOTED.search(text[max(0, begin - 3) : begin + 1])
    if after_quote and any(p.group().lower() in words().saying for p in parts[:3]):
        return True
    return text[begin - 1 : begin] in _CLOSERS and any(p.group() in _COPULAS for p in parts)


def _starts(
    text: str, parts: list[re.Match[str]], begin: int, foreign: str
) -> list[tuple[float, int]]:
    """Where the phrase may begin, each place with what it costs."""
    commas = foreign.count(",") + foreign.count("،")
    starts: list[tuple[float, int]] = []
    count = 0
    for number in range(len(parts) - 1, -1, -1):
        low = parts[number].group().lower()
        if number < len(parts) - 1 and "," in text[parts[number].end() : parts[number + 1].start()]:
            commas -= 1
            if commas < 0:
                break
        if low in _ARTICLES:
            if count == 0:
                break  # an article is the last word: no phrase ends here
            continue
        count += 1
        border = _border(text, parts, number, begin)
        if border is not None:
            # A phrase of two parts for a phrase of two parts: `wind, do not wake her`.
            cost = _distance(count, foreign) + border + 0.2 * max(0, commas)
            starts.append((cost, parts[number].start()))
        if count > 3 * size_in_words(foreign) + 6:
            break
    return starts


def _with_article(text: str, parts: list[re.Match[str]], begin: int, start: int) -> int:
    """`As they say, | the guest is from God`: a clause keeps the article that it begins with."""
    clause = any(p.group() in _VERBS for p in parts if p.start() > start)
    if clause and text[begin:start].strip().lower() in _ARTICLES:
        return start - len(text[begin:start].lstrip())
    return start


def _capitals(text: str, parts: list[re.Match[str]]) -> int:
    """`named their boats | Patience and Debt (S)`: where the capitalised words at the end begin."""
    start = number = len(parts) - 1
    while number and (text[parts[number - 1].start()].isupper() or _within(parts, number - 1)):
        number -= 1
        start = number if text[parts[number].start()].isupper() else start
    return parts[start].start()


def _within(parts: list[re.Match[str]], number: int) -> bool:
    return parts[number].group() in ("of", "the", "and", "for", "in", "to")


_UTTERED = re.compile(
    rf"\b(?!ones?\b|calls?\b)(?:{THING}|demands?|inscriptions?|cries|writing|letters|telegrams?)"
    r"(?=,? (?:that|which|on|in|over|above|at|from|of|the|he|she|they|we|written|painted|carved|"
    r"scrawled|sprayed|hung|held|sent|found|left)\b)"
    r"(?! (?:(?:that|of|about|for|to) )?(?:the |an? )?$)"
)


def is_apposed_to_another(text: str, start: int) -> bool:
    """`Two words on the back of a | bus seat, S, cost her`: the original belongs to the "words"."""
    begin = max(0, start - REACH)
    for stop in _CLAUSE.finditer(text, begin, start):
        begin = stop.end()
    begin = max(begin, text.rfind(", ", begin, start))
    return _UTTERED.search(text, begin, start) is not None


def _border(text: str, parts: list[re.Match[str]], number: int, begin: int) -> float | None:
    """What it costs to begin with this word; None where no phrase begins."""
    low, lists = parts[number].group().lower(), words()
    if low == "not" and number and parts[number - 1].group() in _VERBS:
        return None  # `a river does | not drink`
    if low in _NO_START or (is_verb(low) and low not in _ORDERS):
        return None
    if _SPOKEN_OF.match(low) and number < len(parts) - 1:
        # `was a | name on the stone`, but `the name | Stone`
        article = number > 0 and parts[number - 1].group().lower() in _ARTICLES
        placed = parts[number + 1].group().lower() in lists.prepositions
        return 0.15 if article and placed else None
    own = 0.3 if low in lists.prepositions and low != "like" else 0.15 * (low in _OWNERS)
    if number == 0:
        return 0.2 + own if begin == 0 or not text[begin - 1].isalnum() else None
    before = parts[number - 1].group().lower()
    last = parts[number - 2].group().lower() if number > 1 else ""
    if "," in text[parts[number - 1].end() : parts[number].start()]:
        return 0.05 + own
    if low.endswith("ed") or (low in lists.saying and low.endswith("s")):
        return None  # `the state | printed drink sensibly`: what the report tells
    if before in lists.saying or before in lists.speech or _SPOKEN_OF.match(before):
        return None if low in _OBJECTS else own * (before not in _SAY) - 0.05 * (own == 0)
    if is_verb(before) and low in _PAST:
        return None  # `the gate is | still found on maps`
    if before in _ARTICLES or before in _TELLING or before in _NAMING:
        return own + 0.35 * (last in _OVER and before in _ARTICLES)
    return _after_little(before, last, own)


def _after_little(before: str, last: str, own: float) -> float | None:
    """The same, behind a small word or a verb; `last` stands before it."""
    lists = words()
    if before in ("of", "my", "our", "your"):
        return (0.4 if before == "of" else 0.25) + own
    if before == "one" or before in _NUMBERS:
        return 0.3 + own
    if before in _STEPS:
        return 0.05 + own
    if before in lists.determiners or before in lists.prepositions:
        return 0.1 + own
    if before in lists.conjunctions or before.endswith("ed"):
        return 0.12 + own
    if is_verb(before) and last not in _PRONOUNS:
        return 0.2 + own
    return None


_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăđơư]")


def _distance(count: int, foreign: str) -> float:
    """How far the number of words is from what the original would take in English.

    Its small words need no match; Chinese, Japanese and Vietnamese write syllables apart.
    """
    size = size_in_words(foreign)
    syllables = _VIETNAMESE.search(foreign) or "\u3040" <= foreign[:1] <= "\u9fff"
    long_ones = sum(
        sum(c.isalpha() for c in w) > 2 and w.lower() not in _THEIRS for w in foreign.split()
    )
    few = size * 0.4 if syllables else max(1, min(size, long_ones))
    many = max(words_of(foreign), 1.3 * size, size + 1)
    if count < few:
        return log((few + 0.3) / (count + 0.3))
    return max(0.0, log((count + 0.3) / (many + 0.3)))


def _is_phrase(page: Page, source: Source, operand: Operand) -> bool:
    """English words that are no name, no language, and no mere "word" or "song"."""
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    parts = gloss.split()
    last = parts[-1].lower()
    if page.touches_foreign(operand.start, operand.end) or not can_be_gloss(gloss, foreign, True):
        return False
    if (
        parts[0] in language_names()
        or parts[-1] in language_names()
        or (last in words().determiners and last not in _CLOSING)
        or (last in words().conjunctions and last != "once")
    ):
        return False
    if last in _LEADING or (is_verb(last) and parts[-1].islower()):
        return False
    before = page.text[max(0, operand.start - 8) : operand.start].split()[-1:]
    if parts[0].lower() in _PLACES and not (before and before[0] in _SAY):
        return False
    if last in words().speech or last == "it" or all(p.lower() in words().pronouns for p in parts):
        return False
    if _TOLD.search(gloss) or (parts[0].endswith("ed") and parts[0].lower() in words().saying):
        return False
    if any(p.lower() in first_names() and p[:1].isupper() for p in parts):
        return False
    if all(_SPOKEN_OF.match(p) or p.lower() in words().saying for p in parts):
        return False
    plain = " ".join(p for p in parts if re.sub("[’']s$", "", p) not in language_names())
    return in_lexicon(plain) and not any(c.isdigit() for c in gloss)
