"""What the forms found, weighed against all else that stands near a foreign passage."""

from collections.abc import Mapping, Sequence

from annotator.model.proposal import Gloss
from annotator.model.span import Span
from annotator.suggest.glosses.page import Page
from annotator.suggest.glosses.weighed.choice import Least, Link, bare, link, way_of
from annotator.suggest.glosses.weighed.weights import weights

LEAST = Least(agreed=0.3, alone=0.7, more=0.7)
"""Chosen on passages that the numbers were not learned from: more found or more right, as one
likes; here nine in ten and more are right."""
MOST_PASSAGES = 300
"""Foreign passages that are weighed, from the first: no article has more, and each takes some
two milliseconds. The forms alone speak for the rest."""


def reconsider(
    page: Page, found: Sequence[Gloss], numbers: Mapping[str, float] | None = None
) -> list[Gloss]:
    """The translations of `found` that are likely enough, and likely ones that it lacks.

    One that cannot be weighed, because it lies far off or goes over several lines, stays as it is.
    `numbers`: how much each sign says, if not what the package comes with.
    """
    text = page.text
    numbers = weights() if numbers is None else numbers
    by_source: dict[tuple[int, int], list[Gloss]] = {}
    for one in page.sources:
        by_source[one.start, one.end] = []
    for gloss in found:
        by_source.setdefault((gloss.source.start, gloss.source.end), []).append(gloss)
    weighed: list[tuple[float, Gloss]] = []
    passages = sorted(by_source)
    for number, source in enumerate(passages):
        offered = by_source[source]
        if number >= MOST_PASSAGES:
            weighed += [(gloss.confidence or 0.0, gloss) for gloss in offered]
            continue
        weighed += _weigh(text, source, _others(passages, number), offered, numbers)
    return _without_overlaps(weighed, found)


def _others(passages: Sequence[tuple[int, int]], number: int) -> list[tuple[int, int]]:
    """The passages around one of them; more than a dozen are out of reach."""
    return [*passages[max(0, number - 12) : number], *passages[number + 1 : number + 13]]


def _weigh(
    text: str,
    source: tuple[int, int],
    foreign: Sequence[tuple[int, int]],
    offered: Sequence[Gloss],
    numbers: Mapping[str, float],
) -> list[tuple[float, Gloss]]:
    by_range = {bare(text, (g.start, g.end)): g for g in offered}
    ways = {r: way_of(g) for r, g in by_range.items()}
    likely, seen = link(text, source, foreign, ways, numbers, LEAST)
    kept: list[tuple[float, Gloss]] = []
    for one in likely:
        gloss = by_range.get(bare(text, (one.start, one.end)))
        kept.append((one.likely, gloss or _gloss(text, source, one)))
    unseen = [g for r, g in by_range.items() if r not in seen]
    return kept + [(g.confidence or 0.5, g) for g in unseen]


def _gloss(text: str, source: tuple[int, int], one: Link) -> Gloss:
    return Gloss(
        source=Span(start=source[0], end=source[1]),
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        because=_because(text, source, one),
        confidence=round(one.likely, 2),
    )


def _because(text: str, source: tuple[int, int], one: Link) -> str:
    """Where the translation stands, in words."""
    after = one.start >= source[1]
    between = text[source[1] : one.start] if after else text[one.end : source[0]]
    where = "after the words" if after else "before the words"
    if "(" in between:
        return f"in brackets, {where}" if after else "the words follow in brackets"
    if any(stop in between for stop in (". ", "! ", "? ", ".” ", "!” ")):
        return "in the next sentence" if after else "in the sentence before"
    if any(dash in between for dash in "—–"):
        return f"behind a dash, {where}" if after else f"{where}, with a dash"
    return f"in the same sentence, {where}"


def _without_overlaps(weighed: list[tuple[float, Gloss]], found: Sequence[Gloss]) -> list[Gloss]:
    """Where two passages claim the same words, those of the likelier one.

    Both, where the forms found the same for both: a line of a phrase book.
    """
    offered = {id(gloss) for gloss in found}
    kept: list[Gloss] = []
    taken: dict[int, Gloss] = {}
    ranked = sorted(weighed, key=lambda pair: (-pair[0], pair[1].source.start, pair[1].start))
    for _, gloss in ranked:
        others = [taken[at] for at in range(gloss.start, gloss.end) if at in taken]
        if any(
            (other.start, other.end) != (gloss.start, gloss.end)
            or not {id(other), id(gloss)} <= offered
            for other in others
        ):
            continue
        taken.update(dict.fromkeys(range(gloss.start, gloss.end), gloss))
        kept.append(gloss)
    return sorted(kept, key=lambda g: (g.start, g.end, g.source.start))
