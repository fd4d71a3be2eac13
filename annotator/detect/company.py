"""What the stretches of a line say of one another's languages."""

from collections.abc import Mapping, Sequence
from math import exp, log1p

STRANGE = 0.02
"""How many stretches in a language a line counts as having before one is seen: the fewer, the more
each that is seen adds to its language (natural logarithms; 4 for one)."""
REACH = 6.0
"""How far behind the best a language has no share."""

Ranking = Sequence[tuple[float, str]]
"""Languages with their scores (natural logarithms), best first."""


def shares(ranking: Ranking) -> dict[str, float]:
    """How likely each language is by its own score, where it is likely at all."""
    powers: dict[str, float] = {}
    for score, tag in ranking:
        behind = score - ranking[0][0]
        if behind < -REACH:
            break
        powers[tag] = exp(behind)
    whole = sum(powers.values())
    return {tag: power / whole for tag, power in powers.items()}


def in_company(
    rows: list[list[tuple[float, str]]], near: Sequence[Sequence[str]]
) -> list[list[tuple[float, str]]]:
    """The rankings of a line's stretches, each with what the others add: a list of words in one
    language, none of which is sure by itself, is told as a whole.

    `near` are the languages named near each: where the best is one of them, that stands.
    """
    own = [shares(row) for row in rows]
    whole: dict[str, float] = {}
    for one in own:
        for tag, share in one.items():
            whole[tag] = whole.get(tag, 0.0) + share
    return [
        row if row[0][1].split("-")[0] in named else _with(row, one, whole)
        for row, one, named in zip(rows, own, near, strict=True)
    ]


def _with(
    row: list[tuple[float, str]], own: dict[str, float], whole: Mapping[str, float]
) -> list[tuple[float, str]]:
    """A ranking with what the line's other stretches add to its languages."""
    more = {
        tag: log1p(max(0.0, share - own.get(tag, 0.0)) / STRANGE) for tag, share in whole.items()
    }
    again = [(score + more.get(tag, 0.0), tag) for score, tag in row]
    return sorted(again, key=lambda pair: (-pair[0], pair[1]))
