"""The questions from which `links` learns and by which `links_check` measures.

For every foreign passage of a text each stretch of English around it is a choice, and so is none
of them; which one people took is known. Both ask the same questions here.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.detect.quotations import find_quotations
from annotator.detect.spans import find_spans
from annotator.suggest.glosses import finder
from annotator.suggest.glosses.page import open_page
from annotator.suggest.glosses.weighed import free_of, unseen_words
from annotator.suggest.glosses.weighed.choice import (
    Place,
    Surroundings,
    signed_further,
    signed_places,
    way_of,
)
from tools.models.logit import Case, Range, bare

TIMES = 3
"""How often a passage counts that was missed once, or looked at for its form."""
PRIOR = 2.0
"""With less, what is said of passages left out is too sure of itself."""


def overlap(one: Range, other: Range) -> float:
    """How much of two ranges together both have."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def cases(passage: dict[str, Any]) -> Iterator[Case]:
    """The foreign passages of one text, as people see them and as the program finds them."""
    text = passage["text"]
    by_hand = [(s["start"], s["end"]) for s in passage["spans"]]
    spans = find_spans(text)
    quotations = find_quotations(text, spans)
    offered: dict[Range, dict[Range, str]] = {}
    for gloss in finder.find_glosses(text, spans, quotations):
        at = (gloss.source.start, gloss.source.end)
        offered.setdefault(at, {})[gloss.start, gloss.end] = way_of(gloss)
    page = open_page(text, spans, quotations)
    found = sorted({*((s.start, s.end) for s in page.sources), *offered})
    known = passage.get("known", False)

    def of(source: Range, sources: Sequence[Range], unseen: bool) -> Iterator[Case]:
        others = [s for s in sources if s != source]
        near = {
            r: c for s, rs in offered.items() if overlap(s, source) > 0.3 for r, c in rs.items()
        }
        around = Surroundings(text, source, others, None if known else near, unseen)
        return _cases_of(passage, source, around)

    for sources in (by_hand, found) if found != by_hand else (by_hand,):
        for source in sources:
            yield from of(source, sources, False)
    for source in free_of(unseen_words(text), found):
        yield from of(source, found, True)


def _cases_of(passage: dict[str, Any], source: Range, around: Surroundings) -> Iterator[Case]:
    """Which stretch translates a passage; and which one does so beside each that does."""
    places = signed_places(around)
    case = _case(passage, source, places)
    if case.signs:
        yield case
    right = _right(passage, source)
    for at, place in zip(around.places, places, strict=True):
        if bare(passage["text"], place.start, place.end) in right:
            more = _case(passage, source, signed_further(around, at))
            if more.signs:
                yield more


def _right(passage: dict[str, Any], source: Range) -> set[Range]:
    """The translations that people gave for a passage, marks left out."""
    text = passage["text"]
    right: set[Range] = set()
    for gloss in passage["glosses"]:
        sources = [gloss["span"], *gloss.get("also", [])]
        if any(overlap(bare(text, *s), bare(text, *source)) >= 0.5 for s in sources):
            borders = [(gloss["start"], gloss["end"]), *gloss.get("alts", [])]
            right |= {bare(text, *b) for b in borders}
    return right


def _case(passage: dict[str, Any], source: Range, places: Sequence[Place]) -> Case:
    text, right = passage["text"], _right(passage, source)
    open_ = [(r["start"], r["end"]) for r in passage.get("ignore", [])]
    case = Case([], [])
    for place in places:
        chosen = bare(text, place.start, place.end) in right
        if chosen or not any(a <= place.start and place.end <= b for a, b in open_):
            case.signs.append(place.signs)
            case.chosen.append(chosen)
    return case


def counted(passages: Sequence[dict[str, Any]], some: Sequence[Sequence[Case]]) -> list[Case]:
    """The cases of all passages, as often as each counts."""
    return [
        case
        for passage, own in zip(passages, some, strict=True)
        for case in list(own) * (TIMES if passage.get("known") else 1)
    ]
