"""Did they find the same places? Precision, recall, F1 and alpha for unitising."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.compare.agreement.redrawn import in_parts, interval_of_parts
from annotator.compare.agreement.rows import Row
from annotator.compare.agreement.unitizing import Continuum, alpha_of
from annotator.model.sheet import Sheet


class Found(NamedTuple):
    """What two people have at one place."""

    left: bool
    right: bool
    exact: bool
    """Both, with the same borders."""


def found_places(rows: Sequence[Row]) -> list[Found]:
    """Every place of every two annotators."""
    places = []
    for row in rows:
        for a, b in combinations(row.versions, 2):
            if a is None and b is None:
                continue
            exact = a is not None and b is not None and (a.start, a.end) == (b.start, b.end)
            places.append(Found(left=a is not None, right=b is not None, exact=exact))
    return places


Places = Mapping[Found, int]
"""How often each kind of place occurs."""
NOBODY = "no annotation at all"


def _counts(places: Places, exact: bool) -> tuple[int, int, int]:
    """Found by both, by the left one, by the right one."""
    both = sum(n for p, n in places.items() if (p.exact if exact else p.left and p.right))
    left = sum(n for p, n in places.items() if p.left)
    return both, left, sum(n for p, n in places.items() if p.right)


def f1(places: Places, exact: bool = True) -> Outcome:
    """2 × both / (left + right); the same whoever is the reference."""
    both, left, right = _counts(places, exact)
    if not left + right:
        return undefined(NOBODY)
    return defined(2 * both / (left + right), left + right)


def precision(places: Places, exact: bool = True) -> Outcome:
    """Share of the second annotator's places that the first one has."""
    both, _, right = _counts(places, exact)
    return defined(both / right, right) if right else undefined("the second has no annotation")


def recall(places: Places, exact: bool = True) -> Outcome:
    """Share of the first annotator's places that the second one has."""
    both, left, _ = _counts(places, exact)
    return defined(both / left, left) if left else undefined("the first has no annotation")


def unitising(articles: Sequence[Sequence[Sheet]], language: str = "") -> Outcome:
    """Alpha for unitising over all articles laid end to end; all annotations are one category.

    `language`: only annotations under that primary language. Overlapping places of one person
    are one unit.
    """
    if not articles:
        return undefined("no article in common")
    outcome = alpha_of(_continuum(articles, language))
    return interval_of_parts(outcome, [_continuum(some, language) for some in in_parts(articles)])


def _continuum(articles: Sequence[Sequence[Sheet]], language: str) -> Continuum:
    people: list[list[tuple[float, float, str]]] = [[] for _ in articles[0]]
    at = 0
    for sheets in articles:
        for units, sheet in zip(people, sheets, strict=True):
            units += [(at + s, e - s, "annotation") for s, e in _united(sheet, language)]
        at += max(sheet.article.length for sheet in sheets)
    return Continuum(begin=0, length=max(1, at), annotators=tuple(map(tuple, people)))


def _united(sheet: Sheet, language: str) -> list[tuple[int, int]]:
    """Primary places in order, overlapping ones joined, inside the article."""
    places = sorted(
        (max(0, a.start), min(a.end, sheet.article.length))
        for a in sheet.annotations
        if not language or a.language.partition("-")[0] == language
    )
    united: list[tuple[int, int]] = []
    for start, end in places:
        if end <= start:
            continue
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
