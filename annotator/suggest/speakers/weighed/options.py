"""Everybody near a passage who may have said it: people, bodies, crowds, things with words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.languages.english.lexicon import language_words
from annotator.suggest.speakers.entities import Entity
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.pronouns import answered_before, before_token
from annotator.suggest.speakers.scene import Scene
from annotator.suggest.speakers.shared import NOBODY
from annotator.text.masked import WORD

BACK, AHEAD = 110, 45
"""Tokens before and behind a passage within which people are choices."""
MOST = 14
"""Choices of one passage, the nearest ones."""


@dataclass(slots=True)
class Option:
    """Somebody: a named entity, or a phrase in the words of the text."""

    phrase: Phrase
    """Where they stand nearest to the passage; of an entity the place that is shown."""
    entity: Entity | None
    places: list[Phrase] = field(default_factory=list)
    """All places near the passage, in the order of the text."""


def options(scene: Scene, number: int, without: int = -1) -> list[Option]:
    """The choices, those named nearest first; `without`: a pronoun that names nobody yet."""
    at = scene.at(number)
    low, high = _window(scene, at)
    found: dict[object, Option] = {}
    taken: set[int] = set()
    mentions = scene.names.mentions
    begin, stop = before_token(mentions, low), before_token(mentions, high)
    for mention in mentions[begin:stop]:
        entity = mention.entity
        if entity is None or mention.first == without:
            continue
        if not mention.person and mention.text.lower() in language_words():
            continue
        taken.update(range(mention.whole, mention.after))
        phrase = Phrase(mention.whole, mention.after, NAME, mention.first, mention)
        option = found.get(id(entity))
        if option is None:
            option = found[id(entity)] = Option(phrase, entity)
        option.places.append(phrase)
    for phrase in _nouns(scene, low, high, taken):
        _add_noun(scene, found, phrase)
    for number_before in answered_before(scene, at):
        _add_speaker(scene, found, scene.answers[number_before].phrase)
    for option in found.values():
        option.phrase = min(option.places, key=lambda p: _distance(p, at))
    nearest = sorted(found.values(), key=lambda o: _distance(o.phrase, at))
    return nearest[:MOST]


def _distance(phrase: Phrase, at: int) -> int:
    return at - phrase.after if phrase.after <= at else phrase.first - at


def _window(scene: Scene, at: int) -> tuple[int, int]:
    """The tokens looked at: whole paragraphs where they are short."""
    return max(0, at - BACK), min(len(scene.tokens), at + AHEAD)


def _add_noun(scene: Scene, found: dict[object, Option], phrase: Phrase) -> None:
    key = scene.tokens.low[phrase.head]
    option = found.get(key)
    if option is None:
        option = found[key] = Option(phrase, None)
    option.places.append(phrase)


def _add_speaker(scene: Scene, found: dict[object, Option], phrase: Phrase) -> None:
    """Whoever spoke before, though far away."""
    entity = phrase.mention.entity if phrase.mention is not None else None
    if entity is not None:
        if id(entity) not in found:
            found[id(entity)] = Option(phrase, entity, [phrase])
    elif phrase.sort == NOUN and scene.tokens.low[phrase.head] not in found:
        _add_noun(scene, found, phrase)


def _nouns(scene: Scene, low: int, high: int, taken: set[int]) -> Iterator[Phrase]:
    """Nouns of people, bodies and things with words; subjects whatever they are."""
    t, w = scene.tokens, scene.phrases.w
    first = scene.sentence(low)[0]
    seen: set[int] = set()
    for k in range(low, high):
        if t.kind[k] != WORD or k in taken:
            continue
        word = t.low[k]
        if word in ("we", "i", "they") and t.kind[k] == WORD:
            yield Phrase(k, k + 1, PRONOUN, k)
            continue
        if not (
            word in w.persons
            or word in w.groups
            or word in w.organisations
            or word in w.speech
            or word in w.titles
        ):
            continue
        first = scene.sentence(k)[0]
        phrase = scene.phrases.ending_at(k, first)
        if phrase is None or phrase.sort == PRONOUN or phrase.head in seen:
            continue
        seen.add(phrase.head)
        if phrase.first == phrase.head and word in NOBODY:
            continue
        if phrase.sort == NOUN and phrase.head not in taken:
            yield phrase
