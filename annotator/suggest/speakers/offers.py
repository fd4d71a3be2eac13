"""A candidate from what a rule found: the name or the words, its place, its type, the reason."""

from collections.abc import Iterable

from annotator.model.proposal import NamedPlace, SpeakerCandidate
from annotator.model.span import Span
from annotator.suggest.speakers.entities import Entity, Mention
from annotator.suggest.speakers.phrases import Phrase
from annotator.suggest.speakers.reasons import NEAR, reason
from annotator.suggest.speakers.scene import Found, Scene

MAX_CANDIDATES = 3


def named(scene: Scene, phrase: Phrase, found: Found, sure: float) -> SpeakerCandidate:
    """The entity that the name `phrase` means; `sure` is the confidence."""
    mention = phrase.mention
    assert mention is not None
    entity = mention.entity
    if entity is None:
        entity = Entity(mention.text, mention, mention.person)
    return candidate(scene, entity, mention, found, sure)


def candidate(
    scene: Scene, entity: Entity, mention: Mention, found: Found | None, sure: float
) -> SpeakerCandidate:
    """Somebody or something named, with the place `mention` as evidence."""
    t = scene.tokens
    start, end = t.start[mention.first], t.end[mention.after - 1]
    return SpeakerCandidate(
        text=entity.name,
        confidence=sure,
        place=NamedPlace(text=scene.text[start:end], start=start, end=end),
        because=_because(scene, found),
        cue=_cue(scene, found),
        type="person" if entity.person else "organisation",
        role=found.role if found else "speaker",
    )


def noun(scene: Scene, phrase: Phrase, found: Found, sure: float) -> SpeakerCandidate:
    """A noun phrase in the words of the text: `the crowd`."""
    t = scene.tokens
    start, end = t.start[phrase.first], t.end[phrase.after - 1]
    text = " ".join(scene.text[start:end].split())
    return SpeakerCandidate(
        text=text[:-2] if text.endswith(("'s", "’s")) else text,
        confidence=sure,
        place=NamedPlace(text=scene.text[start:end], start=start, end=end),
        because=_because(scene, found),
        cue=_cue(scene, found),
        type=type_of(scene, phrase),
        role=found.role,
    )


def distinct(candidates: Iterable[SpeakerCandidate]) -> list[SpeakerCandidate]:
    """The first candidates, each person, body or thing once, by the first that is offered for it.

    No more than MAX_CANDIDATES.
    """
    kept: list[SpeakerCandidate] = []
    for one in candidates:
        if is_new(one, kept):
            kept.append(one)
            if len(kept) == MAX_CANDIDATES:
                break
    return kept


def is_new(one: SpeakerCandidate, kept: Iterable[SpeakerCandidate]) -> bool:
    """Whether nobody among `kept` is the same: `the minister` for `the minister himself`,
    `Treasury` for `the Treasury Committee`, `Táchira` for `the governor of Táchira`."""
    name, place = one.text, one.place
    for other in kept:
        others, around = other.text, other.place
        if name == others:
            return False
        if place and around and around.start <= place.start < around.end:
            if one.type != "person":
                return False
            continue
        if one.type != other.type and " " in name and " " in others:
            continue
        short, long = (name, others) if len(name) < len(others) else (others, name)
        if short.rpartition(" ")[2][1:] not in long:  # whatever the case of the first letter
            continue
        short, long = short.lower(), long.lower()
        if _is_part(short, long) and (one.type == other.type or _telling(short) == _telling(long)):
            return False
    return True


def _is_part(short: str, long: str) -> bool:
    """Whether all words of a name, articles aside, are among those of the other."""
    telling = _telling(short)
    return bool(telling) and telling <= _telling(long)


def _telling(name: str) -> set[str]:
    """The words of a name but articles."""
    return set(name.split()) - _ARTICLES


_ARTICLES = {"the", "a", "an"}


def type_of(scene: Scene, phrase: Phrase) -> str:
    """One of the types of speakers, "unknown" where no list knows the noun."""
    low, w = scene.tokens.low[phrase.head], scene.phrases.w
    if scene.tokens.raw[phrase.first] == "@":
        return "person"
    if low in w.groups:
        return "group"
    if low in w.speech:
        return "document"
    if low in w.organisations:
        return "organisation"
    if low in w.persons or low in w.titles or low.endswith("-year-old"):
        return "person"
    if low in ("one", "another", "others"):
        return "group"
    if low in ("voice", "voices"):
        return "person"
    return "unknown"


def _because(scene: Scene, found: Found | None) -> str:
    if found is None:
        return NEAR
    cue = scene.tokens.raw[found.cue] if found.cue >= 0 else ""
    return reason(found.rule, cue, f", where “{found.by}” stands" if found.by else "")


def _cue(scene: Scene, found: Found | None) -> Span | None:
    if found is None or found.cue < 0:
        return None
    return Span(start=scene.tokens.start[found.cue], end=scene.tokens.end[found.cue])
