"""Titles and names before a bracket: `The Museum of the River (Thai: S, romanized: …)`."""

import re

from annotator.languages.english import words
from annotator.languages.english.lexicon import english_words
from annotator.suggest.glosses.english import alike, can_be_gloss
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source
from annotator.suggest.speakers.names import first_names, places

REACH = 120
_TITLE = re.compile(
    r"(?:^|[.!?] )((?:The |A )?[A-Z][\w’'-]*(?:,? (?:[A-Z][\w’'-]*|of|the|and|for|in|de|to|on|at|"
    r"with|by|a|an|&)){1,11})$"
)
"""What opens a sentence and is written as titles and names of institutions are."""
_INSIDE = re.compile(
    r"(?<=[a-z,:—–] )([A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|and|for|in|to|on|at|"
    r"with|by|a|an)){1,9})$"
)
"""The same within a sentence: `her second novel, Under the Bridge (`."""
_HEADWORD = re.compile(r"((?:The |An? )?[A-Z][\w’'-]*(?: [a-z][\w’'-]*){1,3})$")
"""What an article of an encyclopedia is about: `Cave paintings (French: …`."""
_IN_MARKS = re.compile(r"(?P<mark>[”\"’]) (?:[a-z-]+ )?[a-z-]+$")


def title_left(page: Page, source: Source, end: int, bracket: str = "") -> list[Match]:
    """The whole name that ends at `end`, if one of its words is English and it is nobody's.

    Before a bracket that names a language, `(Finnish: `, what opens the line may go on small.
    """
    text = page.text
    begin = max(page.line_start(end), end - REACH)
    if begin > page.line_start(end):
        begin = text.find(" ", begin, end) + 1
    line = text[begin:end].rstrip()
    match = _TITLE.search(line) or _INSIDE.search(line)
    if match is None and ":" in bracket and begin == page.line_start(end):
        match = _HEADWORD.match(line)
    if match is None or (match.start(1) == 0 and begin > page.line_start(end)):
        return []
    parts = match.group(1).split()
    known, lists = english_words(), words()
    english = [
        p
        for p in parts
        if p[:1].isupper() and p.lower() in known and p.lower() not in lists.determiners
    ]
    names = [p for p in parts if p.lower() in first_names() or p.lower() in lists.titles]
    plain = [p for p in english if p not in names]
    if len(plain) <= len(names) or all(p.lower() in places() for p in english):
        return []
    operand = whole(page, begin + match.start(1), begin + match.end(1))
    if operand is None or not _fits(page, source, operand):
        return []
    return [Match(operand, "the name before the words, which stand in brackets", "", 0.8)]


def marks_left(page: Page, source: Source, end: int, bracket: str) -> list[Match]:
    """`“Save as draft” button (Thai: S)`: what stands in marks a word or two before."""
    match = _IN_MARKS.search(page.text, max(0, end - 40), end) if ":" in bracket else None
    passage = page.quoted_before(match.end("mark")) if match else None
    operand = whole(page, passage[1], passage[2]) if passage else None
    if operand is None or not _fits(page, source, operand):
        return []
    return [Match(operand, "before the words, which stand in brackets", "", 0.85)]


def _fits(page: Page, source: Source, operand: Operand) -> bool:
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    if page.touches_foreign(operand.start, operand.end) or not alike(foreign, gloss, 2.5):
        return False
    return can_be_gloss(gloss, foreign, True)
