"""Everybody near a passage who may have said it: people, bodies, crowds, things with words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from annotator.languages.english.lexicon import language_words
from annotator.suggest.speakers.entities import Entity
from annotator.suggest.speakers.nearby import is_anybodys, is_home
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.pronouns import answered_before, before_token
from annotator.suggest.speakers.scene import Scene
from annotator.suggest.speakers.shared import NOBODY
from annotator.suggest.speakers.wording import words_of_speakers
from annotator.text.masked import WORD

BACK, AHEAD = 90, 40
"""Tokens before and behind a passage within which people are choices."""
MOST = 12
"""Choices of one passage, the nearest ones."""
_SPEAKING = ("we", "i", "they")


@dataclass(slots=True)
class Option:
    """Somebody: a named entity, or a phrase in the words of the text."""

    phrase: Phrase
    """Where they stand nearest to the passage; of an entity the place that is shown."""
    entity: Entity | None
    places: list[Phrase] = field(default_factory=list)
    """All places near the passage, in the order of the text."""


@lru_cache(maxsize=1)
def _nouns_that_speak() -> frozenset[str]:
    """Nouns of people, bodies and things with words, and pronouns that stand for themselves."""
    w = words_of_speakers()
    known = w.persons | w.groups | w.organisations | w.speech | w.titles
    return known.union(_SPEAKING)


def options(scene: Scene, number: int, without: int = -1) -> list[Option]:
    """The choices, those named nearest first; `without`: a pronoun that names nobody yet."""
    at = scene.at(number)
    low, high = max(0, at - BACK), min(len(scene.tokens), at + AHEAD)
    found: dict[object, Option] = {}
    taken = set(scene.names.credited)
    mentions = scene.names.mentions
    for mention in mentions[before_token(mentions, low) : before_token(mentions, high)]:
        entity = mention.entity
        if entity is None or entity.headed or mention.first == without:
            continue
        if not mention.person and _is_nobody(mention.text):
            continue
        if is_home(scene, mention):
            continue
        taken.update(range(mention.whole, mention.after))
        phrase = Phrase(mention.whole, mention.after, NAME, mention.first, mention)
        option = found.get(id(entity))
        if option is None:
            option = found[id(entity)] = Option(phrase, entity)
        option.places.append(phrase)
    for phrase in _nouns(scene, low, high, taken):
        if not _is_described(scene, phrase, found):
            _add_noun(scene, found, phrase)
    for before in answered_before(scene, at):
        _add_speaker(scene, found, scene.answers[before].phrase)
    nearest: list[tuple[int, int, Option]] = []
    for option in found.values():
        away, _, option.phrase = min(
            (at - p.after if p.after <= at else p.first - at, n, p)
            for n, p in enumerate(option.places)
        )
        nearest.append((away, len(nearest), option))
    nearest.sort()
    return [option for _, _, option in nearest[:MOST]]


def _is_nobody(name: str) -> bool:
    """A language, or words in capitals: `SE VENDE`."""
    return name.lower() in language_words() or (" " in name and name.isupper())


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
    elif (
        phrase.sort == NOUN
        and scene.tokens.low[phrase.head] not in found
        and not any(_is_figure(option, phrase) for option in found.values())
    ):
        _add_noun(scene, found, phrase)


def _is_figure(option: Option, phrase: Phrase) -> bool:
    """Whether the noun of the phrase stands in a mention of the option."""
    entity = option.entity
    return entity is not None and any(m.first <= phrase.head < m.after for m in entity.mentions)


def _nouns(scene: Scene, low: int, high: int, taken: set[int]) -> Iterator[Phrase]:
    """Nouns of people, bodies and things with words, each once."""
    t, speaking = scene.tokens, _nouns_that_speak()
    lower, nouns = t.low, scene.nouns
    seen: set[int] = set()
    for k in range(low, high):
        if lower[k] not in speaking or k in taken or t.kind[k] != WORD:
            continue
        if k not in nouns:
            nouns[k] = None if _is_modifier(scene, k) else _noun(scene, k)
        phrase = nouns[k]
        if phrase is not None and phrase.head not in seen and phrase.head not in taken:
            seen.add(phrase.head)
            yield phrase


_SHARES = frozenset(("section", "part", "half", "third", "thirds", "quarter", "number", "handful"))
_OWN = ("his", "her", "their", "my", "our", "your", "its")
_DESCRIBING = frozenset(("a", "an", "the", "his", "her", "their", "its", "my", "our"))


def _is_described(scene: Scene, phrase: Phrase, found: dict[object, Option]) -> bool:
    """`Harpreet Kaur, a retired clerk,` · `his wife, Zar Bibi,` · `schoolteacher Luz Dary`: the
    words are those of somebody named, who is an option.
    """
    t, by_token, k = scene.tokens, scene.names.by_token, phrase.after
    apart = k < len(t) and t.raw[k] == ","
    mention = by_token.get(k + apart)
    if mention is not None and k + apart in (mention.whole, mention.first):
        closed = mention.after >= len(t) or t.kind[mention.after] != WORD
        if mention.person and (not apart or (closed and t.low[phrase.first] not in ("a", "an"))):
            return id(mention.entity) in found
    if phrase.first < 2 or t.raw[phrase.first - 1] != ",":
        return False
    mention = by_token.get(phrase.first - 2)
    if mention is None or not mention.person or mention.possessive:
        return False
    return t.low[phrase.first] in _DESCRIBING and id(mention.entity) in found


def _is_modifier(scene: Scene, k: int) -> bool:
    """`media` of `social media posts`, `police` of `police officers`."""
    t, w = scene.tokens, scene.phrases.w
    if k + 1 >= len(t) or t.kind[k + 1] != WORD or t.low[k] in _SPEAKING:
        return False
    following = t.low[k + 1]
    heads = following in w.persons or following in w.speech or following in w.organisations
    verb = scene.phrases.verb(k + 1) and not (k + 2 < len(t) and scene.phrases.verb(k + 2))
    return heads and not verb and k + 1 not in scene.names.by_token


def _noun(scene: Scene, k: int) -> Phrase | None:
    """The phrase of the noun `k`; None where that is somebody named, or nobody at all."""
    word = scene.tokens.low[k]
    if word in _SPEAKING:
        return Phrase(k, k + 1, PRONOUN, k)
    if word == "head" and scene.tokens.low[k - 1] in _OWN:
        return None  # `shook his head`
    phrase = scene.phrases.ending_at(k, scene.sentence(k)[0])
    if phrase is None or phrase.sort != NOUN or is_anybodys(scene, phrase):
        return None
    if phrase.head != k:
        low = scene.tokens.low[phrase.head]
        if low not in _nouns_that_speak() and low not in _SHARES:
            return None  # `the smell of other people`
    return None if phrase.first == phrase.head and word in NOBODY else phrase
