"""How far a rule's answer can be trusted in a passage: as often as it was right in ones like it."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import repeat
from math import exp

from annotator.suggest.speakers.scene import Found, Ruled, Scene
from annotator.suggest.speakers.weighed.around import class_of, look_around, unsaid
from annotator.suggest.speakers.weighed.choice import led_by

_FAR = (0, 1, 2, 4, 8, 14, 10**9)
_DEEDS = frozenset(("ed", "s", "aux", "SAY", "ing"))
_LEADS = (0.0, 0.3, 0.8, 1.5, 2.5, 4.0)


def doubts(scene: Scene, number: int, ruled: Ruled) -> list[str]:
    """Signs that speak for and against the first one whom the rules name."""
    assert ruled.first is not None
    found, first = ruled.found, ruled.first
    by = led_by(ruled)
    row = unsaid(scene, number, look_around(scene, number), found.rule, ruled.column)
    row += [
        f"type {first.type}",
        f"type {first.type} {found.rule}",
        f"sure {int(first.confidence * 10)}",
        f"by {by}",
        f"by {by} {found.rule}",
    ]
    row += _between(scene, scene.at(number), found)
    if found.lead:
        lead = sum(found.lead > step for step in _LEADS)
        row += [f"lead {lead}", f"lead {lead} {found.rule}"]
    return row


def _between(scene: Scene, at: int, found: Found) -> list[str]:
    """What stands between a verb of saying and the passage behind it."""
    cue = found.cue
    if not 0 <= cue < at:
        return [f"apart - {found.rule}"]
    low, far = scene.tokens.low, bisect_left(_FAR, at - cue - 1)
    classes = [class_of(scene, k) for k in range(cue + 1, min(at, cue + 25))]
    verbs = min(2, sum(c in _DEEDS for c in classes))
    that = "that" in low[cue + 1 : min(at, cue + 25)]
    return [
        f"apart {far}",
        f"apart {far} {found.rule}",
        f"verbs {verbs} {found.rule}",
        f"that {that:d} {found.rule}",
        f"that {that:d} {verbs} {class_of(scene, at - 1)}",
    ]


def trust(scene: Scene, number: int, ruled: Ruled, numbers: Mapping[str, float]) -> float:
    """How likely the first one whom the rules name said it; of what goes on, no more than before.

    `numbers` speak for doubt.
    """
    doubt = sum(map(numbers.get, doubts(scene, number, ruled), repeat(0.0)))
    likely = 1.0 / (1.0 + exp(doubt)) if doubt < 50 else 0.0
    return min(likely, ruled.found.sure)
