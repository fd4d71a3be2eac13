"""Translations without a mark in the next words: `“S.” Gloss.` and `“S,” she said: gloss.`"""

import re

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import places
from annotator.suggest.glosses.english import alike, in_lexicon
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, quoted, whole
from annotator.suggest.glosses.page import Page, Source
from annotator.suggest.glosses.retelling import retells, size_in_words
from annotator.suggest.glosses.vocabulary import shared
from annotator.suggest.speakers.first_names import first_names

REACH = 260
"""How far from the span the words may begin."""
LONGEST = 220
_NEXT = re.compile(r"[.!?…]?[ \u00a0]{1,2}(?=[^\W\d_])")
_NEXT_LINE = re.compile(r"[.!?…]?[ \t\r]*\n[ \t\r]*\n?[ \t]*(?=[^\W\d_])")
_END = re.compile(r"[.!?…](?=[ \n\r\t“”\"»]|$)|;|\n|$")
_ASIDE = re.compile(
    r"[^“”\"«».!?\n]{0,180}?(?:(?P<colon>: |; )(?=[^\W\d_])|[.!?](?: |\n{1,2})(?=[^\W\d_]))"
)
_FULL = re.compile(r"[.!?…](?=[ \n\r\t“”\"»]|$)|\n|$")
_TO_QUOTED = re.compile(r"[^“”\"«».!?;:\n]{3,200}[;:] (?=[“\"‘«])")
_GOES_ON = re.compile(r",? [^“”\"«».!?;:\n]{3,60}, (?=[“\"‘«])")
_SAID = re.compile(r",? (?:said|says) (?:[A-Z]|the |a |an |his |her |one )")
_TO_ANOTHER = re.compile(r" (?:and|then|but) ")
"""`“S,” he said into the phone, and then to us, “…”`: he says something else."""
_AFTER_ALL = re.compile(
    r", in other words$|, that is$|, more or less$|, roughly$"
    r"|, (?:he|she|they|it|I|we|the \w+|[A-Z]\w+) (?:\w+ly )?(?:adds?|added|says?|said|"
    r"explain(?:s|ed)|mean(?:s|t)|repeat(?:s|ed)|translat(?:es|ed))\b(?!,(?! and | then | as )).*$"
)
"""Words after the translation that belong to the report again."""


def unmarked(page: Page, source: Source, limit: int) -> list[Match]:
    """The gloss of `source` that stands bare after it, before the offset `limit`."""
    foreign = text_of(page, source)
    return (
        _one_for_one(page, source, foreign)
        or _says_so_later(page, source, foreign, limit)
        or _at_once(page, source, foreign)
        or _over_words(page, source, foreign, limit)
    )


_ONE_WORD = re.compile(r"[.!?]?[”\"»’]? ([A-Z][a-z]{1,14}(?: [a-z]{1,12})?)(?=[.!?](?:\s|$|[”\"]))")
_STAGE = word_list("glosses.stage")


def _one_for_one(page: Page, source: Source, foreign: str) -> list[Match]:
    """`The reply was one syllable: Nem. No.`: one word, one word, a stop after each."""
    text = page.text
    word = _ONE_WORD.match(text, source.end)
    if size_in_words(foreign) != 1 or word is None or not _stops(text, source):
        return []
    low, *rest = word.group(1).lower().split()
    same = shared(foreign, word.group(1)).hits > 0
    if (
        (low in _STAGE and not same)
        or low in words().pronouns
        or low in first_names()
        or low in places()
    ):
        return []
    if rest and (not text[: source.outer_start].endswith(": ") or low in words().determiners):
        return []
    operand = whole(page, word.start(1), word.end(1))
    return [Match(operand, "the one word right after", "", 0.7)] if operand else []


def _at_once(page: Page, source: Source, foreign: str) -> list[Match]:
    """`“S.” Gloss.` and `S⏎⏎Gloss.`: nothing between a sentence and what follows it."""
    text, at = page.text, source.outer_end
    stopped = _stops(text, source)
    following = _NEXT.match(text, at) if stopped else None
    if following and text[following.end()].islower():
        # `They shouted “S!” in the square.`: the stop belongs to the words in marks alone.
        return []
    if following is None and (stopped or source.quoted or foreign[:1] > "\u024f"):
        following = _NEXT_LINE.match(text, at)
    if following is None or size_in_words(foreign) < 2:
        return []
    if _CALLED.search(text, max(0, source.outer_start - 30), source.outer_start):
        return []  # `a song called “S”. Every child knows …`: named, not told
    return _sentence(page, source, following.end(), "the sentence right after", 0.72)


_CALLED = re.compile(r"\b(?:called|named|titled|entitled|dubbed|known as),? $")


def _stops(text: str, source: Source) -> bool:
    """Whether a sentence ends with the span."""
    around = text[source.end - 1 : source.outer_end + 1]
    return any(c in ".!?…。！？।॥۔؟" for c in around)


def _over_words(page: Page, source: Source, foreign: str, limit: int) -> list[Match]:
    """`“S,” she said: gloss.` and `“S,” he said, smiling. Gloss.`"""
    text = page.text
    goes_on = _GOES_ON.match(text, source.outer_end) if source.quoted else None
    if (
        goes_on
        and goes_on.end() < limit
        and size_in_words(foreign) > 1
        and not _TO_ANOTHER.search(goes_on.group())
    ):
        operand = quoted(page, goes_on.end())
        if operand and retells(foreign, text[operand.start : operand.end].rstrip(".!?,"), 2.0):
            return _if_alike(page, source, operand, "the quotation goes on, about as long")
    semicolon = _TO_QUOTED.match(text, source.outer_end, min(len(text), source.outer_end + REACH))
    if semicolon and semicolon.end() < limit and size_in_words(foreign) > 1:
        operand = quoted(page, semicolon.end())
        rest = text[operand.after : operand.after + 2] if operand else "x"
        if operand and rest.strip()[:1] in ("", ".", "\n") and text[operand.start].islower():
            return _if_alike(page, source, operand, "in marks, later in the sentence")
    aside = _ASIDE.match(text, source.outer_end, min(len(text), source.outer_end + REACH))
    if aside is None or aside.end() > limit:
        return []
    said = any(w in words().saying or w == "called" for w in re.findall(r"[a-z]+", aside.group()))
    small = text[aside.end()].islower()
    if aside.group("colon"):
        if not small or (size_in_words(foreign) < 2 and not aside.group("colon").startswith(":")):
            return []
        sure = 0.75 if said else 0.7
        return _sentence(page, source, aside.end(), "after a colon, later in the sentence", sure)
    near = aside.group()[:2] in (", ", "” ", '" ') and size_in_words(foreign) > 3
    if small or not said or not (source.quoted or foreign[:1] > "\u024f" or near):
        return []
    return _sentence(page, source, aside.end(), "the next sentence", 0.68)


_BACK = re.compile(
    r"(?:It|That|This|They|The (?:[a-z]+ )?(?:line|phrase|words?|saying|proverb|slogan|text|chant|"
    r"sign|inscription|motto|message))\b[^“”\"«».!?;:\n]{2,140}: (?=[^\W\d_]|[“\"«‘])"
)
_SENTENCE = re.compile(r"[.!?…。！？।]?[”\"»’]?[.!?]?\s+(?=[A-Z]|\([“\"‘«])")


def _if_alike(page: Page, source: Source, operand: Operand, because: str) -> list[Match]:
    """The passage in marks, if it is about as long as the span and English."""
    gloss = page.text[operand.start : operand.end]
    fits = alike(text_of(page, source), gloss, 2.0) and not page.touches_foreign(
        operand.start, operand.end
    )
    return [Match(operand, because, "", 0.8)] if fits else []


def _says_so_later(page: Page, source: Source, foreign: str, limit: int) -> list[Match]:
    """`S. It is what grandmothers say over a money box: gloss.`"""
    text, end = page.text, source.outer_end
    for begin in _SENTENCE.finditer(text, end, min(len(text), end + REACH, limit)):
        if text[begin.end()] == "(":
            inside = quoted(page, begin.end() + 1)
            said = source.quoted or text[begin.start() : begin.start() + 1] in tuple(
                ".!?…。！？।”»"
            )
            if said and inside and text[inside.after : inside.after + 1] == ")":
                return _if_alike(page, source, inside, "in brackets after the sentence")
            continue
        back = _BACK.match(text, begin.end())
        if back is None:
            continue
        operand = quoted(page, back.end())
        if operand is not None:
            if retells(foreign, text[operand.start : operand.end].rstrip(".!?,"), 2.5):
                return [Match(operand, "after a colon, in a later sentence", "", 0.75)]
            continue
        if text[back.end()].islower():
            return _sentence(page, source, back.end(), "after a colon, in a later sentence", 0.68)
    return []


def _sentence(page: Page, source: Source, at: int, because: str, sure: float) -> list[Match]:
    """The words from `at` to the end of their sentence, if they can be the translation."""
    text = page.text
    stop = _END.search(text, at, min(len(text), at + LONGEST))
    if stop is None:
        return []
    if stop.group() == ";":
        longer = _FULL.search(text, stop.end(), min(len(text), at + LONGEST))
        whole_of_it = text[at : longer.start()] if longer else ""
        if longer and retells(text_of(page, source), whole_of_it):
            stop = longer
    end = stop.start() + (text[stop.start() : stop.start() + 1] in ("!", "?"))
    tail = _AFTER_ALL.search(text, at, stop.start())
    operand: Operand | None = whole(page, at, tail.start() if tail else end)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return []
    foreign = text_of(page, source)
    if text[source.end : source.end + 1] in ("?", "!"):
        foreign += text[source.end]
    call = text[stop.start() : stop.start() + 1]
    if call == "!" and "!" not in text[source.start : source.outer_end + 1]:
        return []
    gloss = text[operand.start : operand.end]
    said = _SAID.search(text, at, stop.start())
    if said is not None:
        # `S. It leaves at five, said the woman`: somebody's words, "it" and all.
        operand = whole(page, at, said.start())
        gloss = text[at : said.start()]
        if operand is None or not (in_lexicon(gloss) and alike(foreign, gloss, 2.2)):
            return []
        return [Match(operand, because, "", sure)]
    if not retells(foreign, gloss):
        return []
    return [Match(operand, because, "", sure)]
