"""Whom a pronoun means, and who else stands near: candidates with scores."""

from bisect import bisect_left
from operator import attrgetter, itemgetter

from annotator.languages.english import word_list
from annotator.suggest.speakers.entities import Entity, Mention
from annotator.suggest.speakers.phrases import PRONOUN
from annotator.suggest.speakers.scene import REACH, Scene
from annotator.text.masked import NUMBER, WORD

MAX_PARAGRAPHS = 8
MAX_MENTIONS = 60
"""So many mentions are looked at before a pronoun."""
MAX_OFFICE = 4
"""Words between a comma and a name that say who it is."""
MAX_LEAD = 12
"""Tokens of what introduces a sentence: `Across the street, behind the tape, a man`."""
_PAST = word_list("glosses.told") | word_list("speakers.deeds") | word_list("speakers.did")
_FIRST, _SCORE = attrgetter("first"), itemgetter(0)
_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f"}


def antecedents(scene: Scene, at: int, gender: str, limit: int = 4) -> list[tuple[float, Entity]]:
    """Persons named before token `at`, most likely first."""
    key = (at, len(scene.names.mentions))
    kept = scene.asked.get(gender)  # a paragraph with a thousand passages asks the same again
    if kept is None or kept[0] != key:
        kept = scene.asked[gender] = key, _named_before(scene, at, gender)
    scores = dict(kept[1])
    _reward_speaker(scene, at, scores, gender)
    return sorted(scores.values(), key=_SCORE, reverse=True)[:limit]


def _named_before(scene: Scene, at: int, gender: str) -> dict[int, tuple[float, Entity]]:
    """Those named in the last paragraphs with their scores, before it counts who spoke."""
    scores: dict[int, tuple[float, Entity]] = {}
    paragraphs, sentences = scene.tokens.paragraph, scene.tokens.sentence
    here, sentence = paragraphs[at], sentences[at]
    mentions, standing = scene.names.mentions, scene.standing
    by_paragraph, by_sentence = WEIGHTS["paragraph"], WEIGHTS["sentence"]
    again = WEIGHTS["again"]
    stop = before_token(mentions, at)
    for mention in reversed(mentions[max(0, stop - MAX_MENTIONS) : stop]):
        entity = mention.entity
        if entity is None or not entity.person or entity.headed:
            continue
        first = mention.first
        distance = here - paragraphs[first]
        if distance > 2 * MAX_PARAGRAPHS:
            break
        if gender and entity.gender and entity.gender != gender:
            continue
        score = standing.get(first)
        if score is None:
            score = standing[first] = _standing(scene, mention, entity)
        away = sentence - sentences[first]
        score -= by_paragraph * distance + by_sentence * (away if away < 6 else 6)
        if gender and away == 1 and not mention.possessive and _is_just_before(scene, mention):
            score += WEIGHTS["just before"]
        if distance <= 1 and entity.place is mention and _is_introduced(scene, mention):
            score += WEIGHTS["introduced"]
        if gender and entity.gender == gender:
            score += WEIGHTS["gender"]
        key = id(entity)
        if key in scores:
            best = scores[key][0]
            score = (best if best > score else score) + again
        scores[key] = (score, entity)
    return scores


def _standing(scene: Scene, mention: Mention, entity: Entity) -> float:
    """What speaks for a mention wherever the pronoun stands."""
    before = scene.tokens.low[mention.whole - 1] if mention.whole else ""
    score = 3.0
    if mention.pronoun:
        score -= WEIGHTS["pronoun"]
    elif is_subject(scene, mention):
        score += WEIGHTS["subject"]
    elif before in _OBJECT_OF:
        score -= WEIGHTS["object"]
    if mention.possessive:
        score -= WEIGHTS["possessive"]
    if entity.figure:
        score -= WEIGHTS["figure"] if len(entity.mentions) <= 2 else WEIGHTS["known figure"]
    elif before == "the" and not mention.pronoun:
        score -= WEIGHTS["the"]
    return score


WEIGHTS = {
    "paragraph": 0.35,
    "sentence": 0.3,
    "pronoun": 0.8,
    "subject": 1.0,
    "possessive": 0.6,
    "introduced": 0.9,
    "gender": 1.5,
    "figure": 1.5,
    "known figure": 0.2,
    "just before": 0.7,
    "again": 0.15,
    "spoke": 2.0,
    "spoke before": 0.7,
    "spoke here": 0.5,
    "object": 0.5,
    "the": 0.5,
}
"""What speaks for and against a person whom a pronoun may mean: nearness, subject, the same gender,
just introduced with who they are, the speaker of the passage before; against: a possessive, a
person without a name told of once or twice, the object of a preposition, `the Batang Lupar`, a
mention that is itself a pronoun, who spoke in the same paragraph. Set between what long news and
what 820 pronouns of the passages in `tools/models/passages_speakers` ask for."""
_OBJECT_OF = frozenset(("in", "at", "from", "on", "to", "with", "for", "by", "about", "of"))


def _is_just_before(scene: Scene, mention: Mention) -> bool:
    """`The priest held up the book. “…,” he said`: the subject of the sentence before."""
    if mention.pronoun:
        return False
    first, _ = scene.sentence(mention.first)
    return _heads(scene, mention, first) and is_subject(scene, mention)


def _heads(scene: Scene, mention: Mention, first: int) -> bool:
    """Whether a mention stands at the head of its sentence, or right behind an introduction."""
    at = mention.whole
    return at - first <= 4 or (at - first <= MAX_LEAD and _after_comma(scene, at, first))


def _is_introduced(scene: Scene, mention: Mention) -> bool:
    """A full mention, the first one, with a description beside it."""
    t = scene.tokens
    if mention.after - mention.first < 2:
        return False
    described = mention.after < len(t) and t.raw[mention.after] in (",", "(")
    return described or mention.whole < mention.first


def _reward_speaker(
    scene: Scene, at: int, scores: dict[int, tuple[float, Entity]], gender: str
) -> None:
    """Whoever spoke before goes on speaking, the more so the nearer."""
    t = scene.tokens
    for number, bonus in zip(
        answered_before(scene, at), (WEIGHTS["spoke"], WEIGHTS["spoke before"], 0.4), strict=False
    ):
        mention = scene.answers[number].phrase.mention
        entity = mention.entity if mention is not None else None
        if entity is None or (gender and entity.gender and entity.gender != gender):
            continue
        if _another_since(scene, scene.at(number), at, entity):
            bonus *= 0.25
        distance = t.paragraph[at] - t.paragraph[scene.at(number)]
        if distance == 0:
            bonus -= WEIGHTS["spoke here"]
        base = scores.get(id(entity), (1.0, entity))[0]
        scores[id(entity)] = (base + bonus / (1 + 0.3 * distance), entity)


def _another_since(scene: Scene, first: int, at: int, entity: Entity) -> bool:
    """Whether somebody else became the subject of a sentence between two tokens."""
    mentions = scene.names.mentions
    for m in range(before_token(mentions, at) - 1, -1, -1):
        mention = mentions[m]
        if scene.tokens.sentence[mention.first] <= scene.tokens.sentence[first]:
            return False
        if at - mention.first > REACH:
            return False
        other = mention.entity
        if other is None or other is entity or not other.person or mention.pronoun:
            continue
        if is_subject(scene, mention) and _heads(scene, mention, scene.sentence(mention.first)[0]):
            return True
    return False


def answered_before(scene: Scene, at: int) -> list[int]:
    """The passages before token `at` that have a named speaker, the nearest first."""
    found: list[int] = []
    for number in reversed(scene.answers):
        if scene.at(number) < at:
            found.append(number)
            if len(found) == 3:
                break
    return found


def is_subject(scene: Scene, mention: Mention) -> bool:
    """At the head of its sentence, or before a verb; asked again for every passage near it."""
    known = scene.subjects.get(mention.first)
    if known is None:
        known = scene.subjects[mention.first] = _looks_like_subject(scene, mention)
    return known


def _looks_like_subject(scene: Scene, mention: Mention) -> bool:
    """`Trump said` and `Trump, who`, not `Trump campaign`."""
    t = scene.tokens
    first, limit = scene.sentence(mention.first)
    k = mention.after
    if k >= limit or mention.possessive:
        return False
    if _is_presented(scene, mention, first) or _opens(scene, mention, first):
        return True
    if t.low[k] == "who" and t.raw[mention.whole - 1] == ",":
        return True  # `The envoy, an engineer who asked not to be named, shrugged`
    if t.kind[k] == WORD:
        return _may_be_verb(scene, k)
    if t.raw[k] == "," and k + 1 < limit and _after_comma(scene, mention.whole, first):
        return _may_be_verb(scene, k + 1)  # `Counsel for the Penan, X, said`
    return mention.whole - first <= 1


def _may_be_verb(scene: Scene, k: int) -> bool:
    """Whether the word behind a name may be what its bearer does."""
    t, w = scene.tokens, scene.phrases.w
    if t.kind[k] != WORD or t.low[k] in w.prepositions or t.low[k] in w.persons:
        return False
    verb = scene.phrases.skips(k) or scene.phrases.finite(k)
    return verb or t.low[k].endswith(("ed", "s", "t", "w")) or t.low[k] in _PAST


def _after_comma(scene: Scene, k: int, first: int) -> bool:
    """Whether a comma stands before token `k`, over what somebody is: `, erhu player X`."""
    t = scene.tokens
    for j in range(k - 1, max(first, k - MAX_OFFICE - 2), -1):
        if t.raw[j] == ",":
            return True
        if t.kind[j] not in (WORD, NUMBER) or scene.phrases.verb(j):
            return False
    return False


def _is_presented(scene: Scene, mention: Mention, first: int) -> bool:
    """`One of them was X, a tailor`: somebody whom the text goes on to speak of."""
    t, k = scene.tokens, mention.after
    described = t.raw[k] in (",", "(")
    return (
        described
        and mention.whole - 1 > first
        and t.low[mention.whole - 1] in ("was", "is", "were", "are")
    )


def _opens(scene: Scene, mention: Mention, first: int) -> bool:
    """`Conservative economist X, who`, `X at the Review agreed`: at the head, a tail behind."""
    t, w = scene.tokens, scene.phrases.w
    tail = t.low[mention.after] in ("at", "of", "from", "with", "in") or t.raw[mention.after] == ","
    if not tail or mention.whole - first > 4:
        return False
    end = mention.whole
    if end - 1 > first and t.raw[end - 1] == "," and t.raw[mention.after] == ",":
        end -= 1  # `The priest, Abba Yohannes, held`
    return all(
        t.kind[k] == WORD and t.low[k] not in w.prepositions and not scene.phrases.verb(k)
        for k in range(first, end)
    )


def person_after(scene: Scene, at: int, gender: str) -> Entity | None:
    """`“…,” she says. Aigerim Tleuzhan, a mother of two, …`: the name comes after the pronoun."""
    mentions = scene.names.mentions
    first = before_token(mentions, at + 1)
    for mention in mentions[first : first + 8]:
        entity = mention.entity
        if mention.first > at + 50:
            return None
        if entity is None or not entity.person or entity.figure or mention.pronoun:
            continue
        if not entity.headed and not (gender and entity.gender and gender != entity.gender):
            return entity
    return None


def before_token(mentions: list[Mention], at: int) -> int:
    """How many mentions begin before token `at`."""
    return bisect_left(mentions, at, key=_FIRST)


_HE_OR_SHE = frozenset(p + tail for p in ("he", "she") for tail in ("", "'d", "’d", "'ll", "’ll"))


def add_pronouns(scene: Scene) -> None:
    """Let every "he" and "she" that opens a clause count as a mention of whom it means."""
    t = scene.tokens
    for k in [k for k, low in enumerate(t.low) if low in _HE_OR_SHE]:
        low = t.low[k]
        if t.kind[k] != WORD:
            continue
        gender = _SINGULAR[low[:3].rstrip("'’")]
        found = antecedents(scene, k, gender, 1)
        if not found:
            continue
        entity = found[0][1]
        mention = Mention(k, k + 1, k, t.raw[k], True, gender, entity, pronoun=True)
        mentions = scene.names.mentions
        mentions.insert(before_token(mentions, k), mention)


def gender_of(pronoun: str) -> str:
    """`m`, `f` or ""."""
    return _SINGULAR.get(pronoun, "")


__all__ = ["PRONOUN", "antecedents", "gender_of"]
