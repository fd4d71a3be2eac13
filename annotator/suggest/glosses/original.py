"""The English first, in marks, and the original behind it: `“G” (in the original, S)`.

The forms of `ways/original.toml`, each asked of the passages in marks that stand before the foreign
words. Where a form says only that two things stand side by side, the two must be about as long,
and the foreign words must say something rather than name somebody.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from annotator.suggest.glosses.english import alike, can_be_gloss
from annotator.suggest.glosses.forms import Way, compile_form, names_language
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source, language_names
from annotator.suggest.glosses.retelling import size_in_words, words_of

REACH = 200
"""How far before the foreign words the English passage may end."""
LEAD = 120
MOST_PASSAGES = 2
"""So many passages in marks before the foreign words are looked at."""


@dataclass(frozen=True, slots=True)
class Original:
    """A form in which the English comes first, and what it asks of the two."""

    way: Way
    sized: bool
    """Whether the two must be about as long, and the foreign words no name."""
    when: str
    """`first`: before all other ways; `next`: after the other forms; `last`: if all else fails."""


@lru_cache(maxsize=1)
def originals() -> tuple[Original, ...]:
    """The forms of `ways/original.toml`, in their order."""
    room = files("annotator.suggest.glosses") / "ways"
    lists = tomllib.loads((room / "words.toml").read_text(encoding="utf-8"))["words"]
    data = tomllib.loads((room / "original.toml").read_text(encoding="utf-8"))
    lists = {**lists, **data["words"]}
    return tuple(
        Original(
            compile_form("original", entry, lists),
            bool(entry.get("sized", False)),
            str(entry.get("when", "first")),
        )
        for entry in data["way"]
    )


def english_first(page: Page, source: Source, when: str = "first") -> list[Match]:
    """The passage in marks before `source` of which it is the original, by the forms of `when`."""
    before = list(_passages(page, source))
    if not before:
        return []
    for form in originals():
        if form.when != when:
            continue
        for passage in before:
            found = _by(page, source, form, passage)
            if found is not None:
                return [found]
    return []


def _passages(page: Page, source: Source) -> Iterator[tuple[int, int, int, int]]:
    """The English passages in marks that end before the foreign words, the nearest first."""
    k = bisect_left(page.quotations, (source.outer_start,)) - 1
    for number in range(k, max(-1, k - MOST_PASSAGES), -1):
        passage = page.quotations[number]
        if passage[3] > source.outer_start:
            continue
        if source.outer_start - passage[3] > REACH:
            return
        yield passage


def _by(
    page: Page, source: Source, form: Original, passage: tuple[int, int, int, int]
) -> Match | None:
    """The passage as translation of the foreign words, where the form stands around them."""
    way, text = form.way, page.text
    between = way.between.match(text, passage[3], source.outer_start)
    if between is None or not names_language(between, language_names()):
        return None
    if way.tail is not None:
        tail = way.tail.match(text, source.outer_end)
        if tail is None or not names_language(tail, language_names()):
            return None
    if way.lead is not None:
        lead = way.lead.search(text, max(0, passage[0] - LEAD), passage[0])
        if lead is None or not names_language(lead, language_names()):
            return None
    if ABOUT.match(between.group()) and "…" in way.form:
        return None
    operand = whole(page, passage[1], passage[2])
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return None
    gloss, foreign = text[operand.start : operand.end], text_of(page, source)
    if not can_be_gloss(gloss, foreign, True):
        return None
    if form.sized and not (as_long(foreign, gloss) and says_something(page, source)):
        return None
    note = " ".join(between.group().strip(' \n,;:.—–-()[]“"').split())
    because = f"before the words: “{note}”" if note else "right before the words"
    return Match(Operand(operand.start, operand.end, passage[3], True), because, "", way.sure)


ABOUT = re.compile(
    r"[\s,]*(?:which |that )?(?:is|was|are|were|has|had|does|did|can|may|will|would|means?)\b"
    r"(?! in |:|,| (?:\w+ )?(?:sung|said|written|printed|painted|carved|shouted|chanted|called|"
    r"known|given|rendered|spel(?:led|t)|put|translated)\b)"
)
"""`The verb “to be” is left out in Georgian — S`: told of the word, not the word again."""


def as_long(foreign: str, gloss: str) -> bool:
    """Whether two texts have about as many words; long compounds count for several."""
    few, many, ours = size_in_words(foreign), words_of(foreign), len(gloss.split())
    return alike(foreign, gloss, 2.5) and few * 0.5 <= ours <= max(few, many) * 2 + 2


def says_something(page: Page, source: Source) -> bool:
    """Whether the foreign words are no name: small letters, a stop, a script without capitals."""
    foreign = text_of(page, source)
    stop = page.text[source.start : source.outer_end + 1].rstrip('”"’»')[-1:]
    if foreign[:1].islower() or stop in ("!", "?") or not any(c.isupper() for c in foreign):
        return True
    if page.text[source.outer_end : source.outer_end + 1] == "." and size_in_words(foreign) > 2:
        return True
    small = [w for w in re.findall(r"[^\W\d_]+", foreign)[1:] if w[:1].islower()]
    return any(len(w) > 2 for w in small)
