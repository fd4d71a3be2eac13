"""One's own version of somebody's annotation, from plain values: for scripts, and as `own`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.errors import InvalidInput
from annotator.store.names import check_speaker_id
from annotator.tasks.annotation.edits import ranked
from annotator.tasks.annotation.plain_values import check_values
from annotator.tasks.annotation.speakers import Speakers
from annotator.text.anchoring import describe

PLAIN = ("kind", "language", "script")
PEOPLE = ("speaker", "name", "role", "certainty")
FIELDS = (*PLAIN, "start", "end", "translations", "transliteration", *PEOPLE)
"""What can be said of a version in plain values."""


def version(
    annotation: Annotation,
    said: Mapping[str, Any],
    text: str,
    new_id: Callable[[], str],
    speakers: Speakers,
) -> Annotation:
    """The annotation with some of FIELDS as said: `start` and `end` in code points of `text`,
    `translations` a list of texts (best first), `transliteration` an object with text and scheme,
    `speaker` an id (null: nobody is named), `name` a speaker by name, who is entered in the
    registry `speakers` if nobody there has it.

    InvalidInput where nothing is said, or something of another type.
    """
    if not any(name in said for name in FIELDS):
        raise InvalidInput("What is your own version?", "Give one of " + ", ".join(FIELDS))
    check_values(said)
    made = replace(annotation, **{name: _word(said, name) for name in PLAIN if name in said})
    if "start" in said or "end" in said:
        made = _moved(made, said, text)
    if "translations" in said:
        texts = said["translations"]
        made = replace(made, translations=_translations(made.translations, texts, new_id))
    if "transliteration" in said:
        made = _romanised(made, said["transliteration"], new_id)
    if any(name in said for name in PEOPLE):
        made = _attributed(made, said, speakers)
    return made


def _word(said: Mapping[str, Any], name: str) -> str:
    value = said[name]
    if not isinstance(value, str):
        raise InvalidInput(f"{name} is no text.")
    return value


def _moved(annotation: Annotation, said: Mapping[str, Any], text: str) -> Annotation:
    start, end = said.get("start", annotation.start), said.get("end", annotation.end)
    if not isinstance(start, int) or not isinstance(end, int):
        raise InvalidInput("start and end are whole numbers of code points.")
    anchor = describe(text, start, end)
    names = ("start", "end", "exact", "prefix", "suffix", "ordinal", "of")
    place = replace(annotation.primary, **{name: getattr(anchor, name) for name in names})
    return replace(annotation, occurrences=(place, *annotation.occurrences[1:]))


def _translations(
    known: Sequence[Translation], texts: Any, new_id: Callable[[], str]
) -> tuple[Translation, ...]:
    """These texts in this order; one that was there stays what it is, with its origin."""
    if not isinstance(texts, list) or not all(isinstance(t, str) and t.strip() for t in texts):
        raise InvalidInput("translations are a list of texts.")
    have = {t.text: t for t in known}
    return ranked(
        have.get(text.strip()) or Translation(id=new_id(), text=text.strip()) for text in texts
    )


def _romanised(annotation: Annotation, said: Any, new_id: Callable[[], str]) -> Annotation:
    if not isinstance(said, dict) or not all(
        isinstance(said.get(name), str) and said[name] for name in ("text", "scheme")
    ):
        raise InvalidInput("A transliteration is an object with text and scheme.")
    new = Transliteration(id=new_id(), text=said["text"], scheme=said["scheme"])
    rest = (t for t in annotation.transliterations if t.scheme != new.scheme)
    return replace(annotation, transliterations=(new, *rest))


def _attributed(annotation: Annotation, said: Mapping[str, Any], speakers: Speakers) -> Annotation:
    old = annotation.attributions[0] if annotation.attributions else Attribution()
    changes: dict[str, Any] = {n: _word(said, n) for n in ("role", "certainty") if n in said}
    who: str | None = old.speaker
    if "name" in said:
        changes["name"] = name = _word(said, "name").strip()
        if not name:
            raise InvalidInput("A speaker needs a name.")
        changes["speaker"] = who = speakers.named(name, annotation.primary.span)
    elif "speaker" in said:
        changes["speaker"] = who = None if said["speaker"] is None else _id(said)
        changes["name"] = ""
    if who != old.speaker:  # the words that told of somebody else are no evidence for this one
        old = Attribution(role=old.role, certainty=old.certainty)
    return replace(annotation, attributions=(replace(old, **changes), *annotation.attributions[1:]))


def _id(said: Mapping[str, Any]) -> str:
    who = _word(said, "speaker")
    return check_speaker_id(who) if who else who
