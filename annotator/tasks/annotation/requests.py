"""Annotations asked for by a script: one request is one step, and saved when it returns."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.errors import InvalidInput
from annotator.model.span import Span
from annotator.model.value import Value
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.offers import is_unconfirmed
from annotator.tasks.annotation.plain_values import check_values, string_of
from annotator.tasks.annotation.session import Session
from annotator.text.display import display_line

_FOUND = ("exact", "moved")


class Request(Value, frozen=True, kw_only=True):
    """What is asked for; a field that is None or empty is left as it is."""

    start: int
    end: int
    language: str = ""
    translations: tuple[str, ...] = ()
    transliteration: str = ""
    scheme: str = ""
    speaker: str = ""
    role: str = "speaker"
    certainty: str = ""
    kind: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()


def carry_out(session: Session, request: Request) -> str:
    """Make the annotation, or fill in the one that stands at just these code points.

    Gives its id. What is there already, also as another place of an annotation, changes nothing,
    not even the file. InvalidInput for what makes no sense; nothing is changed then.
    """
    _check(request)
    place = Span(request.start, request.end)
    known = _standing(session, place, primary=True)
    if known is None:
        copy = _standing(session, place, primary=False)
        if copy is not None and _filled(session, copy, request) == copy:
            return copy.id
    made = known or _created(session, request)
    filled = _filled(session, made, request)
    session.store(filled, f"annotated “{filled.exact[:40]}”")
    return filled.id


def replaced(before: Annotation | None, after: Annotation | None) -> tuple[str, ...]:
    """The values of an annotation that stood there already and gave way to others, in words.

    What was only added is not among them; `before` None: nothing stood there.
    """
    if before is None or after is None:
        return ()
    told = [
        _change(name, was, now)
        for name in ("language", "kind", "note")
        if (was := getattr(before, name)) != (now := getattr(after, name)) and was
    ]
    readings = {one.scheme: one.text for one in after.transliterations}
    for old in before.transliterations:
        now = readings.get(old.scheme, old.text)
        if now != old.text:
            told.append(_change("transliteration", old.text, now))
    said = {one.role: one.name for one in after.attributions}
    for was in before.attributions:
        now = said.get(was.role, was.name)
        if now != was.name:
            told.append(_change(was.role, was.name, now))
    return tuple(told)


def _change(name: str, was: str, now: str) -> str:
    return f"the {name} was “{display_line(was, 40)}” and is “{display_line(now, 40)}” now"


def _check(request: Request) -> None:
    told = ("language", "kind", "role", "certainty")
    check_values({name: getattr(request, name) for name in told})
    if request.scheme and not request.transliteration:
        raise InvalidInput(f"The scheme “{request.scheme}” stands without a transliteration.")
    if request.speaker.strip() and not any(ch.isprintable() for ch in request.speaker.strip()):
        raise InvalidInput("The speaker’s name has no visible character.")


def _standing(session: Session, place: Span, *, primary: bool) -> Annotation | None:
    """The annotation that stands at a place of the article as it is now: with its primary place,
    or with any other one."""
    found = session.resolutions()
    for annotation in session.sheet.annotations:
        now = found[annotation.id]
        for there in now[:1] if primary else now[1:]:
            if there.state in _FOUND and (there.start, there.end) == (place.start, place.end):
                return annotation
    return None


def _created(session: Session, request: Request) -> Annotation:
    """A new annotation; copies that another one stands on already are left to that."""
    kind = request.kind or "quotation"
    made = session.maker.created(request.start, request.end, kind, session.proposals)
    found = session.resolutions()
    taken = {(r.start, r.end) for a in session.sheet.annotations for r in found[a.id]}
    copies = (o for o in made.occurrences[1:] if (o.start, o.end) not in taken)
    return replace(made, occurrences=(made.occurrences[0], *copies))


def _filled(session: Session, made: Annotation, request: Request) -> Annotation:
    by = session.maker.by
    if request.language and request.language != made.language:
        made = edits.with_language(made, request.language, made.script, by)
    for text in request.translations:
        if text.strip():
            value = Translation(id=session.stamp.new_id(), text=text.strip(), accepted_by=by)
            if all(t.text != value.text or is_unconfirmed(t) for t in made.translations):
                made = edits.add_translation(made, value)
    if request.transliteration:
        made = _with_reading(session, made, request)
    if request.speaker.strip():
        made = _with_speaker(session, made, request)
    if request.note:
        made = replace(made, note=request.note)
    if request.kind:
        made = replace(made, kind=request.kind)
    if tags := [tag.strip() for tag in request.tags if tag.strip()]:
        made = replace(made, tags=tuple(dict.fromkeys((*made.tags, *tags))))
    return replace(made, status="done") if made.status == "draft" else made


def _with_reading(session: Session, made: Annotation, request: Request) -> Annotation:
    from annotator.suggest.transliteration import default_scheme

    default = default_scheme(made.language) if made.language and not request.scheme else None
    scheme = request.scheme or (default.id if default else "")
    same = [t for t in made.transliterations if t.scheme == scheme]
    if same and same[0].text == request.transliteration:
        return made
    value = Transliteration(
        id=same[0].id if same else session.stamp.new_id(),
        text=request.transliteration,
        scheme=scheme,
        accepted_by=session.maker.by,
    )
    return edits.with_transliteration(made, value)


def _with_speaker(session: Session, made: Annotation, request: Request) -> Annotation:
    name = request.speaker.strip()
    same = [a for a in made.attributions if a.role == request.role]
    if same and same[0].name == name and request.certainty in ("", same[0].certainty):
        return made
    value = Attribution(
        speaker=session.speakers.speaker_id(name, "person", made.primary.span),
        name=name,
        role=request.role,
        certainty=request.certainty or "unknown",
        accepted_by=session.maker.by,
    )
    return edits.with_attribution(made, value)


def request_from(record: Mapping[str, Any]) -> Request:
    """A request out of a JSON object of `apply -`. InvalidInput names the field that is wrong."""
    reading = record.get("transliteration") or {}
    if not isinstance(reading, Mapping):
        raise InvalidInput("“transliteration” must be an object with “text” and “scheme”.")
    translations = record.get("translations") or []
    tags = record.get("tags") or []
    for name, values in (("translations", translations), ("tags", tags)):
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise InvalidInput(f"“{name}” must be a list of strings.")
    return Request(
        start=_number(record, "start"),
        end=_number(record, "end"),
        language=_text(record, "language"),
        translations=tuple(translations),
        transliteration=_text(reading, "text"),
        scheme=_text(reading, "scheme"),
        speaker=_text(record, "speaker"),
        role=_text(record, "role") or "speaker",
        certainty=_text(record, "certainty"),
        kind=_text(record, "kind"),
        note=_text(record, "note"),
        tags=tuple(tags),
    )


def _number(record: Mapping[str, Any], name: str) -> int:
    value = record.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidInput(f"“{name}” must be a whole number of code points.")
    return value


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return "" if value is None else string_of(name, value)
