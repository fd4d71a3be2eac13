"""The likeliest speakers of one passage among everybody near it, and how likely nobody is."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp
from typing import NamedTuple

from annotator.model.proposal import SpeakerCandidate
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Ruled, Scene
from annotator.suggest.speakers.weighed import signs
from annotator.suggest.speakers.weighed.around import look_around, unsaid
from annotator.suggest.speakers.weighed.options import Option, options
from annotator.suggest.speakers.wording import pronoun_of

MOST_RANKS = 2


class Chance(NamedTuple):
    """An option, how likely it is, and which of the rules' offers it is (-1: none)."""

    option: Option
    likely: float
    offered: int


class Choices(NamedTuple):
    """Everybody with their signs, nobody last."""

    people: list[Option]
    signs: list[list[str]]
    offered: list[int]
    """Option → which of the rules' offers it is, -1 for none."""


def led_by(ruled: Ruled) -> str:
    """What led the rules to a name: a pronoun, `noun` for other words, "" where nothing did."""
    by = ruled.found.by
    return "noun" if " " in by else by


def offers_of(ruled: Ruled | None) -> list[SpeakerCandidate]:
    """Whom the rules name, best first."""
    return [] if ruled is None or ruled.first is None else [ruled.first, *ruled.rest]


def choices(scene: Scene, number: int, ruled: Ruled | None) -> Choices:
    """Who may have said a passage, with all signs."""
    pronoun = ruled.found.phrase.first if ruled is not None and led_by(ruled) else -1
    people = options(scene, number, pronoun)
    matched = _match(scene, people, offers_of(ruled))
    offered = [-1] * len(people)
    for rank, place in enumerate(matched):
        if offered[place] < 0:
            offered[place] = rank
    seen = None
    if ruled is not None and ruled.first is not None:
        ranks = {n: min(rank, MOST_RANKS) for n, rank in enumerate(offered) if rank >= 0}
        sort = people[matched[0]].phrase.sort if matched else NOUN
        sure = int(ruled.first.confidence * 10)
        seen = signs.Ruled(ruled.found.rule, ruled.column, led_by(ruled), sort, sure, ranks)
    around = look_around(scene, number)
    page = signs.open_page(scene, number, around, seen, _unknown(scene, ruled))
    rows = [signs.signs(page, option, n) for n, option in enumerate(people)]
    rule, column = (seen.rule, seen.column) if seen is not None else ("none", "")
    rows.append(unsaid(scene, number, around, rule, column))
    return Choices(people, rows, offered)


def _unknown(scene: Scene, ruled: Ruled | None) -> str:
    """`they` of `they chanted`, where the rules know nobody whom it means."""
    if ruled is None or ruled.first is not None or ruled.found.phrase.sort != PRONOUN:
        return ""
    return pronoun_of(scene.tokens.low[ruled.found.phrase.first])


def _match(scene: Scene, people: list[Option], offers: Sequence[SpeakerCandidate]) -> list[int]:
    """Which option each offer is; one that is none yet is added to `people`."""
    t = scene.tokens
    found = []
    for offer in offers:
        if offer.place is None:
            continue
        first = bisect_right(t.start, offer.place.start) - 1
        hit = -1
        for n, option in enumerate(people):
            if option.entity is not None and option.entity.name == offer.text:
                hit = n
                break
            if any(p.first <= first < p.after for p in option.places):
                hit = n
        if hit < 0:
            after = bisect_right(t.start, offer.place.end - 1)
            mention = scene.names.by_token.get(after - 1)
            phrase = Phrase(first, after, NOUN, after - 1)
            if mention is not None and mention.after == after:
                phrase = Phrase(first, after, NAME, mention.first, mention)
            people.append(Option(phrase, mention.entity if mention else None, [phrase]))
            hit = len(people) - 1
        found.append(hit)
    return found


def weigh(
    scene: Scene, number: int, ruled: Ruled | None, numbers: Mapping[str, float]
) -> tuple[list[Chance], float]:
    """Everybody near, the likeliest first, and how likely nobody is."""
    people, rows, offered = choices(scene, number, ruled)
    scores = [sum(map(numbers.get, row, repeat(0.0))) for row in rows]
    top = max(0.0, max(scores))
    shares = [exp(score - top) for score in scores]
    total = sum(shares) + exp(-top)
    found = [
        Chance(option, share / total, rank)
        for option, share, rank in zip(people, shares, offered, strict=False)
    ]
    found.sort(key=lambda chance: -chance.likely)
    return found, shares[-1] / total
