"""What the forms found, weighed against all else that stands near a foreign passage."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from annotator.model.proposal import Gloss
from annotator.model.span import Span
from annotator.suggest.glosses.page import Page
from annotator.suggest.glosses.weighed.choice import (
    Least,
    Link,
    Surroundings,
    bare,
    link,
    way_of,
)
from annotator.suggest.glosses.weighed.weights import weights

LEAST = Least(agreed=0.4, alone=0.61, more=0.62)
"""Chosen on passages that the numbers were not learned from: more found or more right, as one
likes; here nine in ten and more are right."""
UNSEEN = Least(agreed=0.62, alone=0.62, more=0.62)
"""The same for words that no detector saw."""
SHARED = 0.8
"""So likely has a translation to be that another passage has, too: `X and Y, both “road”`."""
MOST_PASSAGES = 300
"""Foreign passages that are weighed, from the first: no article has more, and each takes some
two milliseconds. The forms alone speak for the rest."""


def reconsider(
    page: Page,
    found: Sequence[Gloss],
    numbers: Mapping[str, float] | None = None,
    unseen: Sequence[tuple[int, int]] = (),
) -> list[Gloss]:
    """The translations of `found` that are likely enough, and likely ones that it lacks.

    One that cannot be weighed, because it lies far off or goes over several lines, stays as it is.
    `numbers`: how much each sign says, if not what the package comes with. `unseen`: further words
    that may be foreign, in order.
    """
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
        others = _others(passages, number, number + 1)
        weighed += _weigh(page.text, source, others, offered, numbers)
    for source in free_of(unseen, passages)[:MOST_PASSAGES]:
        at = bisect_left(passages, source)
        around = Surroundings(page.text, source, _others(passages, at, at), {}, unseen=True)
        likely, _ = link(around, numbers, UNSEEN)
        weighed += [(one.likely, _gloss(page.text, source, one)) for one in likely]
    return _without_overlaps(weighed, found)


def free_of(
    unseen: Sequence[tuple[int, int]], passages: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The ranges that touch none of the passages, which are in order."""
    found = []
    for start, end in unseen:
        at = bisect_left(passages, (end, end))
        if not any(b > start for _, b in passages[max(0, at - 2) : at]):
            found.append((start, end))
    return found


def _others(passages: Sequence[tuple[int, int]], at: int, after: int) -> list[tuple[int, int]]:
    """The passages before `at` and from `after` on; more than a dozen are out of reach."""
    return [*passages[max(0, at - 12) : at], *passages[after : after + 12]]


def _weigh(
    text: str,
    source: tuple[int, int],
    foreign: Sequence[tuple[int, int]],
    offered: Sequence[Gloss],
    numbers: Mapping[str, float],
) -> list[tuple[float, Gloss]]:
    by_range = {bare(text, (g.start, g.end)): g for g in offered}
    ways = {r: way_of(g) for r, g in by_range.items()}
    likely, seen = link(Surroundings(text, source, foreign, ways), numbers, LEAST)
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

    Both, where they claim exactly the same and the forms found it for both, or it is likely for
    each: a line of a phrase book, `X and Y, both “road”`.
    """
    offered = {id(gloss) for gloss in found}
    kept: list[Gloss] = []
    taken: dict[int, Gloss] = {}
    ranked = sorted(weighed, key=lambda pair: (-pair[0], pair[1].source.start, pair[1].start))
    for likely, gloss in ranked:
        others = [taken[at] for at in range(gloss.start, gloss.end) if at in taken]
        if any(
            (other.start, other.end) != (gloss.start, gloss.end)
            or not ({id(other), id(gloss)} <= offered or likely >= SHARED)
            for other in others
        ):
            continue
        taken.update(dict.fromkeys(range(gloss.start, gloss.end), gloss))
        kept.append(gloss)
    return sorted(kept, key=lambda g: (g.start, g.end, g.source.start))
