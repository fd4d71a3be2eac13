"""Capitalised expressions with a translation right behind: *Partito della Quiete (English: Party of
Quiet)*, *An Aill Dhearg, the Red Cliff*, *Die Wand hat Ohren, or The Wall …*.

Capitals mostly make a name, so letters decide together with what follows: English words that read
as a name or a sentence, none of them an office, a place, a body or somebody's speech.
"""

import re
from collections.abc import Iterator

from annotator.detect.capitals import BODIES
from annotator.detect.chain import ARTICLES, Stretch
from annotator.detect.cues import announces
from annotator.detect.english import derived
from annotator.detect.gaps import SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.mentions import Mention
from annotator.detect.operands import CALENDAR
from annotator.detect.singles import JOINTS
from annotator.detect.tongues import given_names
from annotator.detect.words import ACRONYM, LOWER, PHRASE, Gains, Word
from annotator.detect.wordsets import word_set

LONGEST = 7
"""Words of an expression, and of its translation."""
LEAST, EACH, SURE = 7.0, 3.3, 4.0
"""What the letters have to say for one language, in all and for each word (natural logarithms), and
for each where what follows is only a year or has no capitals."""
ALONE = 6.5
"""The same of an expression of one word."""
_SMALL = word_set("der die das el la los las o os il lo gli les de het den det")
"""Foreign articles that stay small before a name: *o Muro*, *der Kleine*."""
SPEAKERS = word_set(
    "i we my our me you your he she his her him they their them mr mrs ms dr said says who whom "
    "whose which that where when is was were are has had will would"
)
OFFICES = word_set(
    "party democrat democrats labour labor conservative conservatives liberal liberals green "
    "greens republican republicans independent federation association council committee "
    "commission department office agency bank group company corporation chief secretary "
    "chairman chair deputy spokesman spokeswoman prime vice senior former late left right centre "
    "sir lord lady prince princess duke bishop archbishop pope saint st notary abbot"
)
"""What follows the name of a person or body and says which one it is."""
MARKERS = word_set("lit literally transl translated translation roughly english")
_MARKS = frozenset('“"‘«')
_YEAR = re.compile(r"[”\"’»]? \([^()\d]{0,40}(?:1[5-9]|20)\d\d\b")
TOLD, MARKED, SPOKEN = "told", "marked", "spoken"
TITLE, PLAIN, DATED = "title", "plain", "dated"
"""How a translation shows: by a word like "or"; by marks, with or without somebody who could speak;
by capitals; by none of these; only a year."""


def rendered(words: list[Word], line: str, source: Gains) -> Iterator[Mention]:
    """The expressions of a line behind which a translation or, for titles, a year stands."""
    for number in range(1, len(words) + 1):
        gap = words[number].gap if number < len(words) else line[words[-1].end :]
        if gap == " " or not gap.strip(" .”") or words[number - 1].form in source.functions:
            continue
        way = _translation(words, number, gap, line, source) if number < len(words) else ""
        if not way and "(" in gap and _YEAR.match(line, words[number - 1].end):
            way = DATED
        one = _expression(words, number - 1, source) if way else None
        if one is not None and _enough(words, one, way, "(" in gap, source):
            yield Mention(one[0], ())


def _enough(
    words: list[Word], one: tuple[Stretch, float], way: str, bracket: bool, source: Gains
) -> bool:
    """Whether the letters of an expression say enough for how it is translated."""
    stretch, letters = one
    inside = words[stretch.first : stretch.last + 1]
    small = any(word.shape == LOWER for word in inside)
    if len(inside) == 1:
        strange = not derived(inside[0].form, source.known) and letters >= ALONE
        return strange and (way == TOLD or (bracket and way in (MARKED, TITLE)))
    if way == DATED and not (small or inside[0].form in ARTICLES):
        return False
    if way in (PLAIN, SPOKEN) and not small:
        return False
    return letters >= max(LEAST, (SURE if way in (PLAIN, DATED) else EACH) * len(inside))


def _translation(words: list[Word], number: int, gap: str, line: str, source: Gains) -> str:
    """How a translation shows that begins at a word; empty where none does."""
    bracket, comma = "(" in gap, gap.rstrip(' “"‘«').endswith(",")
    dash = gap.strip(" ”") in ("–", "—")
    at, told = number, False
    if comma and words[at].form == "or":
        at, told = at + 1, True
    while bracket and at < len(words) and words[at].form in MARKERS:
        at, told = at + 1, True
    if not (bracket or comma or dash) or at == len(words):
        return ""
    strange = any(ch.isalnum() for ch in gap)
    if (strange and not told) or not _reads_as_english(words, at, line, source, told):
        return ""
    if told:
        return TOLD
    if words[at].gap[-1] in _MARKS:
        forms = [word.form for word in _inside(words, at)]
        return MARKED if SPEAKERS.isdisjoint(forms) else SPOKEN
    content = [w for w in _inside(words, at) if w.form not in source.functions]
    if all(word.shape != LOWER for word in content):
        return TITLE
    return PLAIN if bracket or words[at].form == "the" else ""


def _inside(words: list[Word], at: int) -> list[Word]:
    """The words from one to the next sign, at most one more than a translation has."""
    last = at + 1
    while last < len(words) and last - at <= LONGEST:
        if kind_of(words[last].gap) != SPACE and words[last].gap not in ("'", "’", "-"):
            break
        last += 1
    return words[at:last]


def _reads_as_english(words: list[Word], at: int, line: str, source: Gains, told: bool) -> bool:
    """Whether what begins at a word is a translation: English up to the next sign, nobody's speech,
    no place, no office."""
    inside = _inside(words, at)
    after = at + len(inside)
    closing = words[after].gap if after < len(words) else line[words[-1].end :]
    if len(inside) > LONGEST or not closing or closing[0] == " ":
        return False
    forms = [word.form for word in inside]
    content = [w for w in inside if w.form not in source.functions and len(w.form) > 1]
    named = all(w.form in hint_words() or w.form in CALENDAR for w in content)
    if named or any(w.shape == ACRONYM and len(w.form) > 1 for w in inside):
        return False
    if not told and any(f in OFFICES or f in BODIES or f in given_names() for f in forms):
        return False
    marked = words[at].gap[-1] in _MARKS
    if not told and not marked and not SPEAKERS.isdisjoint(forms):
        return False
    known = source.known
    return all(f in known or f in hint_words() or derived(f, known) for f in forms)


def _expression(words: list[Word], last: int, source: Gains) -> tuple[Stretch, float] | None:
    """The capitalised expression that ends at a word, and what its letters say for its language."""
    sums = [0.0] * len(source.tags)
    best: tuple[Stretch, float] | None = None
    for first in range(last, max(-1, last - LONGEST), -1):
        word = words[first]
        if word.shape == ACRONYM or word.form in hint_words() or word.form in CALENDAR:
            break
        small = word.shape == LOWER
        english = word.form in source.functions or announces(word.form) != ""
        if small and english and word.form not in _SMALL:
            break
        sums = [a + b for a, b in zip(sums, source.of(word.form, PHRASE), strict=True)]
        top = max(sums)
        begins = not small or (word.form in _SMALL and first == last - 1)
        if begins and (best is None or top > best[1]):
            best = Stretch(first, last, sums.index(top)), top
        if first and words[first].gap != " " and words[first].gap not in JOINTS:
            break
    if best is None or words[best[0].first].form in given_names():
        return None
    inside = words[best[0].first : last + 1]
    if not any(w.shape != LOWER for w in inside):
        return None
    return best if any(w.form not in source.known for w in inside) else None
