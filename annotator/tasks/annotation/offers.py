"""What is offered for the fields of one item: nothing of it is stored until a person takes it."""

from collections.abc import Sequence
from typing import Protocol

from annotator.languages.cards import card
from annotator.model.anchor import Anchor
from annotator.model.annotation import Attribution, Translation, Transliteration
from annotator.model.errors import AnnotatorError, MissingExtra
from annotator.model.proposal import Gloss, Suggestion
from annotator.model.span import Span
from annotator.model.value import Value
from annotator.tasks.annotation.gloss_index import GlossIndex
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.likely import NOBODY_KNOWS, Likely
from annotator.tasks.annotation.readings import Readings, StillReading

SURE = 0.6
"""Below this a speaker is listed but not taken by accepting all (the measured confidence of the
rule: below it the text mostly names somebody else)."""

TAKEN_GRADES = ("A", "B")
"""Transliterations that accepting all takes: a rough or a partial one waits for a person."""


class Memory(Protocol):
    """Where confirmed pairs are looked up."""

    def look_up(self, text: str, language: str, limit: int = 5) -> tuple[Suggestion, ...]: ...


class Offer(Value, frozen=True, kw_only=True):
    """Everything that could be filled in for one item, best first in each list."""

    language: str = ""
    """BCP 47."""
    language_name: str = ""
    """In English."""
    script: str = ""
    because: str = ""
    """Why this language, in words."""
    confidence: float | None = None
    transliterations: tuple[Suggestion, ...] = ()
    reading: bool = False
    """Whether the transliteration is still being worked out."""
    unread: str = ""
    """Why there is no transliteration though the words are in another script; may be empty."""
    translations: tuple[Suggestion, ...] = ()
    speaker: Suggestion | None = None
    """The one that accepting all takes; None where the text names nobody with enough certainty."""
    speakers: tuple[Suggestion, ...] = ()


def offer_for(
    item: Item,
    glosses: GlossIndex,
    matrix: str = "en",
    memory: Memory | None = None,
    readings: Readings | None = None,
    heard: Sequence[Suggestion] = (),
    likely: Likely = NOBODY_KNOWS,
) -> Offer:
    """What the article, the memory and the schemes offer for an item.

    `glosses` are those of the article; `matrix` is its main language, in which it gives its
    translations; `readings` knows the workspace's own schemes; `heard` is what machines said of
    these words, if anybody asked one; `likely` is the language where neither a person nor a rule
    has named one.
    """
    language, script = _language(item)
    candidate = item.candidate
    detection = item.annotation.detection if item.annotation else None
    because = candidate.because if candidate else detection.because if detection else ""
    confidence = candidate.confidence if candidate else detection.score if detection else None
    if not language:
        language, script, because = likely
    known = card(language) if language else None
    speakers = speakers_of(item)
    readings = readings or Readings(tuple)
    latin, waiting, unread = _reading(item.exact, language, script, readings)
    return Offer(
        language=language,
        language_name=known.name if known else language,
        script=script,
        because=because,
        confidence=confidence,
        transliterations=latin,
        reading=waiting,
        unread=unread,
        translations=(
            *glosses_of(item, glosses, matrix),
            *_remembered(item, language, memory),
            *heard,
        ),
        speaker=speakers[0] if speakers and _is_sure(item) else None,
        speakers=speakers,
    )


def _reading(
    exact: str, language: str, script: str, readings: Readings
) -> tuple[tuple[Suggestion, ...], bool, str]:
    """The words under the language's default scheme, whether they are still awaited, why not.

    Empty where there is nothing to convert.
    """
    if not language or script == "Latn":
        return (), False, ""
    try:
        return (readings.read(exact, language, None, script or None),), False, ""
    except StillReading:
        return (), True, ""
    except MissingExtra as error:
        return (), False, f"{error.message} {error.hint}"
    except AnnotatorError as error:
        return (), False, error.message


def glosses_of(item: Item, glosses: GlossIndex, matrix: str = "en") -> tuple[Suggestion, ...]:
    """The translations that the article gives at any place of the item, each wording once."""
    places = [Span(*place) for place in item.stretches] or [Span(item.start, item.end)]
    seen: dict[str, Suggestion] = {}
    for gloss in glosses.near(places):
        seen.setdefault(gloss.text.casefold(), _gloss_suggestion(gloss, matrix))
    return tuple(seen.values())


def speakers_of(item: Item) -> tuple[Suggestion, ...]:
    """Who may have said it: the named speaker first, then the other candidates."""
    quotation = item.quotation
    if quotation is None:
        return ()
    named = [quotation.speaker] if quotation.speaker else []
    others = [c for c in quotation.candidates if all(c.text != n.text for n in named)]
    return tuple(
        Suggestion(
            field="speaker",
            text=c.text,
            origin="article",
            score=c.confidence,
            because=c.because,
            evidence=tuple(s for s in (_place(c.place), c.cue) if s is not None),
            speaker=c,
        )
        for c in (*named, *others)
    )


def _is_sure(item: Item) -> bool:
    speaker = item.quotation.speaker if item.quotation else None
    return speaker is not None and speaker.confidence >= SURE


def as_translation(
    suggestion: Suggestion, new_id: str, by: str, evidence: Sequence[Anchor] = ()
) -> Translation:
    """A suggestion that a person took. A machine's words are taken without anybody standing for
    them: that takes a second step, confirming or editing them."""
    return Translation(
        id=new_id,
        text=suggestion.text,
        language=suggestion.language or "en",
        origin=suggestion.origin,
        evidence=tuple(evidence),
        note=suggestion.note,
        accepted_by="" if suggestion.origin == "machine" else by,
        provider=suggestion.provider,
    )


def is_unconfirmed(translation: Translation) -> bool:
    """Whether nobody stands for the words yet: a machine's, neither confirmed nor edited."""
    return translation.origin == "machine" and not translation.accepted_by


def as_transliteration(suggestion: Suggestion, new_id: str, by: str) -> Transliteration:
    """A suggestion that a person took."""
    return Transliteration(
        id=new_id,
        text=suggestion.text,
        scheme=suggestion.scheme,
        engine=suggestion.engine,
        origin=suggestion.origin,
        grade=suggestion.grade,
        leftover=suggestion.leftover,
        accepted_by=by,
    )


def as_attribution(
    suggestion: Suggestion, speaker_id: str, by: str, evidence: Sequence[Anchor] = ()
) -> Attribution:
    """A suggestion that a person took; certainty follows the rule's measured confidence."""
    candidate = suggestion.speaker
    score = suggestion.score or 0.0
    certainty = "high" if score >= 0.9 else "medium" if score >= SURE else "low"
    return Attribution(
        speaker=speaker_id,
        name=suggestion.text,
        role=candidate.role if candidate else "speaker",
        certainty=certainty,
        cue=suggestion.because,
        evidence=tuple(evidence),
        origin=suggestion.origin,
        accepted_by=by,
    )


def _language(item: Item) -> tuple[str, str]:
    if item.annotation is not None and item.annotation.language:
        return item.annotation.language, item.annotation.script
    if item.candidate is not None:
        return item.candidate.language, item.candidate.script
    return "", ""


def _place(place: object) -> Span | None:
    start, end = getattr(place, "start", None), getattr(place, "end", None)
    return None if start is None or end is None else Span(start, end)


def _gloss_suggestion(gloss: Gloss, matrix: str) -> Suggestion:
    return Suggestion(
        field="translation",
        text=gloss.text,
        origin="article",
        language=matrix,
        score=gloss.confidence,
        because=gloss.because,
        note=gloss.note,
        evidence=(Span(gloss.start, gloss.end),),
    )


def _remembered(item: Item, language: str, memory: Memory | None) -> tuple[Suggestion, ...]:
    return memory.look_up(item.exact, language) if memory is not None and language else ()
