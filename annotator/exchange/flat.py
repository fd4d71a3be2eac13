"""An annotation as plain fields, one value each: for formats that have a field and no more.

Writers take from it what they have a place for; readers build annotations from the same names.
"""

from collections.abc import Iterator, Mapping, Sequence

from annotator.exchange.material import Entry, Job
from annotator.exchange.ranked import is_suggestion, translations
from annotator.model.anchor import Anchor
from annotator.model.annotation import Attribution, Translation, Transliteration


def flat(entry: Entry, job: Job) -> dict[str, str]:
    """The fields that are not empty: of several values the first one, of translations the best."""
    return {name: value for name, value in _fields(entry, job) if value}


def _fields(entry: Entry, job: Job) -> Iterator[tuple[str, str]]:
    annotation = entry.annotation
    yield "annotator", entry.annotator
    for name in ("kind", "status", "language", "script", "note"):
        yield name, getattr(annotation, name)
    for letters in annotation.transliterations[:1]:
        yield "transliteration", letters.text
        yield "scheme", letters.scheme
    for translation in translations(annotation)[:1]:
        yield "translation", translation.text
        yield "translation_language", translation.language
        yield "translation_note", translation.note
    for said in annotation.attributions[:1]:
        yield "speaker", job.speaker_name(said.speaker, said.name)
        yield "speaker_id", said.speaker or ""
        yield "role", said.role
        yield "certainty", said.certainty
    yield "suggested", " ".join(suggested(entry))


def suggested(entry: Entry) -> Iterator[str]:
    """Which of the fields nobody has confirmed; `annotation`: all of it."""
    annotation = entry.annotation
    if entry.proposed:
        yield "annotation"
    firsts: tuple[tuple[str, Sequence[object]], ...] = (
        ("transliteration", annotation.transliterations[:1]),
        ("translation", translations(annotation)[:1]),
        ("speaker", annotation.attributions[:1]),
    )
    for name, values in firsts:
        if any(map(is_suggestion, values)):
            yield name


def _origin(name: str, told: Mapping[str, str]) -> str:
    return "machine" if name in told.get("suggested", "").split() else "annotator"


def transliterations(told: Mapping[str, str]) -> tuple[Transliteration, ...]:
    """The transliteration that the fields tell of, if they do."""
    text = told.get("transliteration", "")
    if not text:
        return ()
    scheme, origin = told.get("scheme") or "skeleton", _origin("transliteration", told)
    return (Transliteration(id="tl1", text=text, scheme=scheme, origin=origin),)


def translation(
    told: Mapping[str, str], evidence: tuple[Anchor, ...] = ()
) -> Iterator[Translation]:
    """The best translation, if the fields tell of one."""
    if text := told.get("translation", ""):
        yield Translation(
            id="tr1",
            text=text,
            language=told.get("translation_language") or "en",
            origin=_origin("translation", told),
            evidence=evidence,
            rank=1,
            preferred=True,
            note=told.get("translation_note", ""),
        )


def attributions(told: Mapping[str, str]) -> tuple[Attribution, ...]:
    """The speaker, if the fields tell of one."""
    speaker, name = told.get("speaker_id", ""), told.get("speaker", "")
    if not (speaker or name):
        return ()
    return (
        Attribution(
            speaker=speaker or None,
            name=name,
            role=told.get("role") or "speaker",
            certainty=told.get("certainty") or "unknown",
            origin=_origin("speaker", told),
        ),
    )
