"""Whom a pronoun means, and who else stands near: candidates with scores."""

from annotator.suggest.speakers.names import Entity, Mention
from annotator.suggest.speakers.phrases import PRONOUN
from annotator.suggest.speakers.scene import Scene

MAX_PARAGRAPHS = 8
_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f"}


def antecedents(scene: Scene, at: int, gender: str, limit: int = 4) -> list[tuple[float, Entity]]:
    """Persons named before token `at`, most likely first."""
    scores: dict[int, tuple[float, Entity]] = {}
    t = scene.tokens
    here, sentence = t.paragraph[at], t.sentence[at]
    seen = 0
    mentions = scene.names.mentions
    for m in range(_before(mentions, at) - 1, -1, -1):
        mention = mentions[m]
        entity = mention.entity
        distance = here - t.paragraph[mention.first]
        if distance > 2 * MAX_PARAGRAPHS or seen > 60:
            break
        seen += 1
        if entity is None or not entity.person:
            continue
        if gender and entity.gender and entity.gender != gender:
            continue
        score = 3.0 - 0.35 * distance - 0.3 * min(6, sentence - t.sentence[mention.first])
        if _is_subject(scene, mention):
            score += 1.2
        if mention.possessive:
            score -= 0.6
        if gender and entity.gender == gender:
            score += 0.8
        if entity.figure:
            score -= 0.9
        known = scores.get(id(entity))
        if known is None:
            scores[id(entity)] = (score, entity)
        else:
            scores[id(entity)] = (max(score, known[0]) + 0.1, entity)
    _reward_speaker(scene, at, scores, gender)
    return sorted(scores.values(), key=lambda s: -s[0])[:limit]


def _reward_speaker(
    scene: Scene, at: int, scores: dict[int, tuple[float, Entity]], gender: str
) -> None:
    """Whoever spoke before goes on speaking, the more so the nearer."""
    t = scene.tokens
    for number, bonus in zip(_answered_before(scene, at), (1.6, 0.8, 0.4), strict=False):
        mention = scene.answers[number].phrase.mention
        entity = mention.entity if mention is not None else None
        if entity is None or (gender and entity.gender and entity.gender != gender):
            continue
        distance = t.paragraph[at] - t.paragraph[scene.at(number)]
        base = scores.get(id(entity), (1.0, entity))[0]
        scores[id(entity)] = (base + bonus / (1 + 0.3 * distance), entity)


def _answered_before(scene: Scene, at: int) -> list[int]:
    """The passages before token `at` that have a named speaker, the nearest first."""
    found = [n for n in scene.answers if scene.at(n) < at]
    return found[::-1][:3]


def _is_subject(scene: Scene, mention: Mention) -> bool:
    """At the head of its sentence, or before a verb."""
    t = scene.tokens
    first, limit = scene.sentence(mention.first)
    k = mention.after
    if mention.whole - first <= 1:
        return True
    return k < limit and (
        scene.phrases.skips(k) or scene.phrases.finite(k) or t.low[k].endswith("ed")
    )


def _before(mentions: list[Mention], at: int) -> int:
    """How many mentions begin before token `at`."""
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) // 2
        if mentions[middle].first < at:
            low = middle + 1
        else:
            high = middle
    return low


def gender_of(pronoun: str) -> str:
    """`m`, `f` or ""."""
    return _SINGULAR.get(pronoun, "")


__all__ = ["PRONOUN", "antecedents", "gender_of"]
