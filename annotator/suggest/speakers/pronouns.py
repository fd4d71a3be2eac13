"""Whom a pronoun means, and who else stands near: candidates with scores."""

from itertools import islice

from annotator.languages.english import word_list
from annotator.suggest.speakers.genders import gender_of_noun
from annotator.suggest.speakers.names import Entity, Mention
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import REACH, Scene
from annotator.suggest.speakers.subjects import subject_of
from annotator.text.masked import WORD

MAX_PARAGRAPHS = 8
_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f"}


def antecedents(scene: Scene, at: int, gender: str, limit: int = 4) -> list[tuple[float, Entity]]:
    """Persons named before token `at`, most likely first."""
    key = (at, gender, len(scene.names.mentions))
    if scene.asked != key:  # a paragraph with a thousand passages asks the same again and again
        scene.asked, scene.named = key, _named_before(scene, at, gender)
    scores = dict(scene.named)
    _reward_speaker(scene, at, scores, gender)
    return sorted(scores.values(), key=lambda s: -s[0])[:limit]


def _named_before(scene: Scene, at: int, gender: str) -> dict[int, tuple[float, Entity]]:
    """Those named in the last paragraphs with their scores, before it counts who spoke."""
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
        score = 3.0 - WEIGHTS["paragraph"] * distance
        score -= WEIGHTS["sentence"] * min(6, sentence - t.sentence[mention.first])
        if mention.pronoun:
            score -= WEIGHTS["pronoun"]
        elif _is_subject(scene, mention):
            score += WEIGHTS["subject"]
        if mention.possessive:
            score -= WEIGHTS["possessive"]
        elif gender and _is_just_before(scene, mention, sentence):
            score += WEIGHTS["just before"]
        if distance <= 1 and _is_introduced(scene, mention):
            score += WEIGHTS["introduced"]
        if gender and entity.gender == gender:
            score += WEIGHTS["gender"]
        if entity.figure:
            score -= WEIGHTS["figure"]
        known = scores.get(id(entity))
        if known is None:
            scores[id(entity)] = (score, entity)
        else:
            scores[id(entity)] = (max(score, known[0]) + WEIGHTS["again"], entity)
    return scores


WEIGHTS = {
    "paragraph": 0.35,
    "sentence": 0.3,
    "pronoun": 0.8,
    "subject": 1.0,
    "possessive": 0.6,
    "introduced": 0.9,
    "gender": 0.8,
    "figure": 0.2,
    "just before": 0.7,
    "again": 0.15,
    "spoke": 2.4,
    "spoke before": 1.0,
}
"""What speaks for and against a person whom a pronoun may mean: nearness, subject, the same gender,
just introduced with who they are, the speaker of the passage before; against: a possessive, a
person without a name, a mention that is itself a pronoun."""


def _is_just_before(scene: Scene, mention: Mention, sentence: int) -> bool:
    """`The priest held up the book. “…,” he said`: the subject of the sentence before."""
    t = scene.tokens
    if mention.pronoun or sentence - t.sentence[mention.first] != 1:
        return False
    first, _ = scene.sentence(mention.first)
    return mention.whole - first <= 4 and _is_subject(scene, mention)


def _is_introduced(scene: Scene, mention: Mention) -> bool:
    """The first full mention, with a description beside it."""
    t = scene.tokens
    if (
        mention.entity is None
        or mention.entity.place is not mention
        or mention.after - mention.first < 2
    ):
        return False
    described = mention.after < len(t) and t.raw[mention.after] in (",", "(")
    return described or mention.whole < mention.first


def _reward_speaker(
    scene: Scene, at: int, scores: dict[int, tuple[float, Entity]], gender: str
) -> None:
    """Whoever spoke before goes on speaking, the more so the nearer."""
    t = scene.tokens
    for number, bonus in zip(
        _answered_before(scene, at), (WEIGHTS["spoke"], WEIGHTS["spoke before"], 0.4), strict=False
    ):
        mention = scene.answers[number].phrase.mention
        entity = mention.entity if mention is not None else None
        if entity is None or (gender and entity.gender and entity.gender != gender):
            continue
        if _another_since(scene, scene.at(number), at, entity):
            bonus *= 0.25
        distance = t.paragraph[at] - t.paragraph[scene.at(number)]
        base = scores.get(id(entity), (1.0, entity))[0]
        scores[id(entity)] = (base + bonus / (1 + 0.3 * distance), entity)


def _another_since(scene: Scene, first: int, at: int, entity: Entity) -> bool:
    """Whether somebody else became the subject of a sentence between two tokens."""
    mentions = scene.names.mentions
    for m in range(_before(mentions, at) - 1, -1, -1):
        mention = mentions[m]
        if scene.tokens.sentence[mention.first] <= scene.tokens.sentence[first]:
            return False
        if at - mention.first > REACH:
            return False
        other = mention.entity
        if other is None or other is entity or not other.person or mention.pronoun:
            continue
        if _is_subject(scene, mention) and mention.whole - scene.sentence(mention.first)[0] <= 4:
            return True
    return False


def _answered_before(scene: Scene, at: int) -> list[int]:
    """The passages before token `at` that have a named speaker, the nearest first."""
    found: list[int] = []
    for number in reversed(scene.answers):
        if scene.at(number) < at:
            found.append(number)
            if len(found) == 3:
                break
    return found


def _is_subject(scene: Scene, mention: Mention) -> bool:
    """At the head of its sentence, or before a verb; asked again for every passage near it."""
    known = scene.subjects.get(mention.first)
    if known is None:
        known = scene.subjects[mention.first] = _looks_like_subject(scene, mention)
    return known


def _looks_like_subject(scene: Scene, mention: Mention) -> bool:
    """`Trump said` and `Trump, who`, not `Trump campaign`."""
    t, w = scene.tokens, scene.phrases.w
    first, limit = scene.sentence(mention.first)
    k = mention.after
    if k >= limit or mention.possessive:
        return False
    if _is_presented(scene, mention, first) or _opens(scene, mention, first):
        return True
    if t.kind[k] == WORD:
        verb = (
            scene.phrases.skips(k)
            or scene.phrases.finite(k)
            or t.low[k].endswith(("ed", "s", "t", "w"))
        )
        return verb and t.low[k] not in w.prepositions and t.low[k] not in w.persons
    return mention.whole - first <= 1


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
    for mention in mentions[_before(mentions, at + 1) :][:8]:
        entity = mention.entity
        if mention.first > at + 50:
            return None
        if entity is None or not entity.person or entity.figure or mention.pronoun:
            continue
        if not (gender and entity.gender and gender != entity.gender):
            return entity
    return None


def of_that_age(scene: Scene, phrase: Phrase) -> Entity | None:
    """`the 52-year-old`, `the 34-year-old mother of three`: whom the text spoke of just before."""
    t = scene.tokens
    if not any(t.low[k].endswith("-year-old") for k in range(phrase.first, phrase.after)):
        return None
    options = antecedents(scene, phrase.first, gender_of_noun(t.low[phrase.head]), 1)
    if not options:
        return None
    entity = options[0][1]
    last = max((t.paragraph[m.first] for m in entity.mentions if m.first < phrase.first), default=0)
    return entity if t.paragraph[phrase.first] - last <= MAX_APART else None


def one_of_whom(scene: Scene, phrase: Phrase) -> str:
    """`another user` or `one of the fans` for "one" or "another" alone, "" for nobody known."""
    t = scene.tokens
    word = t.low[phrase.head]
    if word not in ("one", "another") or phrase.after - phrase.first > 2:
        return ""
    groups = scene.phrases.w.groups
    for number in islice(reversed(scene.answers), MAX_PARAGRAPHS):
        before = scene.answers[number].phrase
        if before.first >= phrase.first:
            continue
        if t.paragraph[phrase.first] - t.paragraph[before.first] > MAX_APART:
            break
        if before.sort == NOUN and t.low[before.head] in groups and word == "one":
            return f"one of the {t.raw[before.head].lower()}"
        if before.sort == NOUN and t.low[before.first] in _SINGLE and before.head > before.first:
            return f"another {t.words(before.first + 1, before.after)}"
    group = plural_before(scene, phrase.first)
    if group is None or group.sort != NOUN:
        return ""
    return f"{word} of the {t.raw[group.head].lower()}"


_SINGLE = ("one", "a", "an", "another", "yet")
MAX_APART = 2
"""Paragraphs between a name and what its bearer is called by age."""


def plural_before(scene: Scene, at: int) -> Phrase | None:
    """Whom "they" means: the last group that spoke, else the last one named."""
    return _noun_before(scene, at, scene.phrases.w.groups, ("group",))


def thing_before(scene: Scene, at: int) -> Phrase | None:
    """What "it" means: the last body or document that spoke, else the last one named."""
    w = scene.phrases.w
    nouns = (w.organisations | w.speech) - _GROUND
    return _noun_before(scene, at, nouns, ("organisation", "document"))


def written_before(scene: Scene, at: int) -> Phrase | None:
    """What `it read` means: the last thing named that has words on it."""
    return _noun_before(scene, at, scene.phrases.w.speech, ("document",))


_GROUND = word_list("speakers.ground")
"""Nouns that make a name a place's: nothing that "it says" goes back to."""


def person_before(scene: Scene, at: int) -> Phrase | None:
    """`The president said he would`: the noun that is the subject of the same sentence."""
    t = scene.tokens
    first, _ = scene.sentence(at)
    own = subject_of(scene, first, at) if first < at else None
    if (
        own is None
        or own.sort != NOUN
        or own.after > at
        or t.low[own.head] not in scene.phrases.w.persons
    ):
        return None
    return own


def _noun_before(
    scene: Scene, at: int, nouns: frozenset[str], types: tuple[str, ...]
) -> Phrase | None:
    t = scene.tokens
    first, _ = scene.sentence(at)
    if first < at:
        own = subject_of(scene, first, at)
        if own is not None and own.after <= at and own.sort in (NAME, NOUN):
            person = own.mention is not None and own.mention.person
            if not person and (own.sort == NAME or t.low[own.head] in nouns):
                return own
    for number in _answered_before(scene, at)[:2]:
        phrase = scene.answers[number].phrase
        low = t.low[phrase.head]
        if t.paragraph[at] - t.paragraph[phrase.first] > 3:
            break
        if (phrase.sort == NOUN and low in nouns) or (
            phrase.mention is not None
            and phrase.mention.entity is not None
            and not phrase.mention.entity.person
            and "organisation" in types
        ):
            return phrase
    number = t.sentence[at] - 1
    while number >= 0 and t.sentences[number][1] > at - 90:
        a, b = t.sentences[number]
        subject = subject_of(scene, max(a, b - REACH), b)
        if subject is not None and subject.sort == NOUN and t.low[subject.head] in nouns:
            return subject
        number -= 1
    for k in range(at - 1, max(-1, at - 70), -1):
        mention = scene.names.by_token.get(k)
        if (
            mention is not None
            and not mention.person
            and "organisation" in types
            and _is_subject(scene, mention)
        ):
            return Phrase(mention.whole, mention.after, NAME, mention.first, mention)
        if (
            t.low[k] in nouns
            and (t.raw[k].islower() or scene.opens_sentence(k))
            and not t.raw[k].endswith(("’s", "'s"))
        ):
            near = scene.phrases.left(k, t.sentences[t.sentence[k]][0])
            if near is not None and near.sort == NOUN and _has_article(scene, near):
                return near
    return None


def _has_article(scene: Scene, phrase: Phrase) -> bool:
    """`the front`, `Iranian officials`: a bare `front` in the middle of a sentence is no body."""
    return (
        phrase.first < phrase.head
        or scene.tokens.low[phrase.head] in scene.phrases.w.groups
        or scene.opens_sentence(phrase.first)
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


def add_pronouns(scene: Scene) -> None:
    """Let every "he" and "she" that opens a clause count as a mention of whom it means."""
    t = scene.tokens
    for k in range(len(t)):
        gender = _SINGULAR.get(t.low[k], "")
        if not gender or t.low[k] not in ("he", "she") or t.kind[k] != WORD:
            continue
        found = antecedents(scene, k, gender, 1)
        if not found:
            continue
        entity = found[0][1]
        mention = Mention(k, k + 1, k, t.raw[k], True, gender, entity, pronoun=True)
        mentions = scene.names.mentions
        mentions.insert(_before(mentions, k), mention)


def gender_of(pronoun: str) -> str:
    """`m`, `f` or ""."""
    return _SINGULAR.get(pronoun, "")


__all__ = ["PRONOUN", "antecedents", "gender_of"]
