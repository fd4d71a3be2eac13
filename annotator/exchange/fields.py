"""The fields of an annotation, one by one: what a format says it carries is said in these names.

A getter returns the field's values as a tuple of plain comparable things, empty where there is
nothing. The loss report counts them; the tests compare them with what comes back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from annotator.exchange.losses import Losses, count_of
from annotator.exchange.ranked import translations
from annotator.model.annotation import Annotation, Attribution, Translation
from annotator.model.sheet import Sheet
from annotator.model.value import Value

Getter = Callable[[Annotation], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in a sentence, and how to read it."""

    one: str
    many: str
    get: Getter


def _given(*values: str) -> tuple[str, ...]:
    return tuple(v for v in values if v)


def _best(a: Annotation) -> tuple[Translation, ...]:
    return translations(a)[:1]


def _said(a: Annotation) -> tuple[Attribution, ...]:
    return a.attributions[:1]


def _who(attribution: Attribution) -> str:
    return attribution.name or attribution.speaker or ""


def _places(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple((e.start, e.end) for v in values for e in v.evidence)


def _details(a: Annotation) -> tuple[Any, ...]:
    rows = [(t.engine, t.grade, t.leftover) for t in a.transliterations]
    return tuple(row for row in rows if any(row))


def _acceptance(a: Annotation) -> tuple[Any, ...]:
    rows = [
        *((t.accepted_by, t.provider) for t in translations(a)),
        *((t.accepted_by, "") for t in a.transliterations),
        *((t.accepted_by, "") for t in a.attributions),
    ]
    return tuple(row for row in rows if any(row))


def _origins(a: Annotation) -> tuple[str, ...]:
    origins = (
        *(v.origin for v in translations(a)),
        *(v.origin for v in a.transliterations),
        *(v.origin for v in a.attributions),
    )
    return tuple(origin for origin in origins if origin != "annotator")


def _occurrences(a: Annotation) -> tuple[Any, ...]:
    return tuple((o.start, o.end) for o in a.occurrences[1:] if o.confirmed)


def _occurrence_details(a: Annotation) -> tuple[Any, ...]:
    rows = [(o.role, o.by) for o in a.occurrences[1:] if o.confirmed]
    return tuple(row for row in rows if row != ("duplicate", ""))


def _unknown(a: Annotation) -> tuple[Any, ...]:
    return tuple(sorted(_unknown_keys(a)))


def _unknown_keys(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, Value):
        yield from (f"{path}.{key}" for key in value.unknown)
        for name in value.__struct_fields__:
            if name != "unknown":
                yield from _unknown_keys(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for member in value:
            yield from _unknown_keys(member, path)


def _record(values: tuple[Value, ...]) -> tuple[bytes, ...]:
    return tuple(msgspec.json.encode(v) for v in values)


FIELDS: dict[str, Field] = {
    "place": Field("place", "places", lambda a: ((a.start, a.end),)),
    "segments": Field(
        "broken place",
        "broken places",
        lambda a: tuple((s.start, s.end) for o in a.occurrences if o.confirmed for s in o.segments),
    ),
    "occurrences": Field("further place", "further places", _occurrences),
    "occurrence_details": Field(
        "role of a further place", "roles of further places", _occurrence_details
    ),
    "opted_out": Field(
        "place opted out",
        "places opted out",
        lambda a: tuple((o.start, o.end) for o in a.occurrences if not o.confirmed),
    ),
    "kind": Field("kind", "kinds", lambda a: _given(a.kind)),
    "status": Field("status", "statuses", lambda a: _given(a.status)),
    "language": Field("language", "languages", lambda a: _given(a.language)),
    "script": Field("script", "scripts", lambda a: _given(a.script)),
    "detection": Field(
        "detection", "detections", lambda a: _record((a.detection,)) if a.detection else ()
    ),
    "transliteration": Field(
        "transliteration",
        "transliterations",
        lambda a: tuple(t.text for t in a.transliterations[:1]),
    ),
    "scheme": Field(
        "transliteration scheme",
        "transliteration schemes",
        lambda a: _given(*(t.scheme for t in a.transliterations[:1])),
    ),
    "more_transliterations": Field(
        "further transliteration",
        "further transliterations",
        lambda a: tuple((t.text, t.scheme) for t in a.transliterations[1:]),
    ),
    "transliteration_details": Field(
        "transliteration's engine or grade", "transliterations' engines or grades", _details
    ),
    "translation": Field("translation", "translations", lambda a: tuple(t.text for t in _best(a))),
    "translation_language": Field(
        "language of a translation",
        "languages of translations",
        lambda a: tuple(t.language for t in _best(a) if t.language != "en"),
    ),
    "alternatives": Field(
        "alternative translation",
        "alternative translations",
        lambda a: tuple(t.text for t in translations(a)[1:]),
    ),
    "translation_evidence": Field(
        "translation's evidence", "translations' evidence", lambda a: _places(_best(a))
    ),
    "translation_note": Field(
        "translator's note", "translators' notes", lambda a: _given(*(t.note for t in _best(a)))
    ),
    "alternatives_language": Field(
        "language of an alternative",
        "languages of alternatives",
        lambda a: tuple(t.language for t in translations(a)[1:] if t.language != "en"),
    ),
    "alternatives_evidence": Field(
        "alternative's evidence",
        "alternatives' evidence",
        lambda a: _places(translations(a)[1:]),
    ),
    "alternatives_notes": Field(
        "note on an alternative",
        "notes on alternatives",
        lambda a: _given(*(t.note for t in translations(a)[1:])),
    ),
    "speaker": Field("speaker", "speakers", lambda a: _given(*map(_who, _said(a)))),
    "speaker_id": Field(
        "speaker's id",
        "speakers' ids",
        lambda a: tuple(t.speaker for t in a.attributions if t.speaker),
    ),
    "role": Field(
        "speaker's role",
        "speakers' roles",
        lambda a: tuple(t.role for t in _said(a) if _who(t)),
    ),
    "certainty": Field(
        "certainty",
        "certainties",
        lambda a: tuple(t.certainty for t in _said(a) if t.certainty != "unknown"),
    ),
    "cue": Field("cue", "cues", lambda a: _given(*(t.cue for t in _said(a)))),
    "speaker_evidence": Field(
        "speaker's evidence", "speakers' evidence", lambda a: _places(_said(a))
    ),
    "speaker_note": Field(
        "note on a speaker", "notes on speakers", lambda a: _given(*(t.note for t in _said(a)))
    ),
    "more_speakers": Field(
        "further speaker",
        "further speakers",
        lambda a: _given(*map(_who, a.attributions[1:])),
    ),
    "more_roles": Field(
        "further speaker's role",
        "further speakers' roles",
        lambda a: tuple(t.role for t in a.attributions[1:] if _who(t)),
    ),
    "note": Field("note", "notes", lambda a: _given(a.note)),
    "comments": Field(
        "comment", "comments", lambda a: tuple((c.author, c.text) for c in a.comments)
    ),
    "threads": Field(
        "answer or closed comment",
        "answers or closed comments",
        lambda a: tuple((c.reply_to, c.resolved) for c in a.comments if c.reply_to or c.resolved),
    ),
    "tags": Field("tag", "tags", lambda a: a.tags),
    "origin": Field("origin", "origins", _origins),
    "acceptance": Field("acceptance", "acceptances", _acceptance),
    "revision": Field("revision", "revisions", lambda a: (a.revision,) if a.revision > 1 else ()),
    "provenance": Field(
        "record of who and when",
        "records of who and when",
        lambda a: _record((a.provenance,)) if a.provenance else (),
    ),
    "decisions": Field("decision", "decisions", lambda a: _record(a.decisions)),
    "conflicts": Field("conflict", "conflicts", lambda a: _record(a.conflicts)),
    "unknown": Field("unknown field", "unknown fields", _unknown),
}
"""All fields, in the order in which a loss report names them."""

SHEET_FIELDS: dict[str, tuple[str, str, Callable[[Sheet], int]]] = {
    "rejected": ("rejected proposal", "rejected proposals", lambda s: len(s.rejected)),
    "sheet_conflicts": (
        "conflict of a sheet",
        "conflicts of sheets",
        lambda s: len(s.conflicts),
    ),
}
"""What a sheet holds beside its annotations: one, several, and how many there are."""

ALL = frozenset({*FIELDS, *SHEET_FIELDS})

_NAMES = {name: (f.one, f.many) for name, f in FIELDS.items()} | {
    name: (one, many) for name, (one, many, _) in SHEET_FIELDS.items()
}


def lost(carries: frozenset[str]) -> list[str]:
    """What a format that carries only `carries` has no place for, in words."""
    return [many for name, (_, many) in _NAMES.items() if name not in carries]


def count_dropped_of_sheet(sheet: Sheet, carries: frozenset[str], losses: Losses) -> None:
    """Add to `losses` what a format leaves of a sheet beside its annotations."""
    for name, (_, _, count) in SHEET_FIELDS.items():
        if name not in carries and (number := count(sheet)):
            losses.dropped[name] += number


def count_dropped(annotation: Annotation, carries: frozenset[str], losses: Losses) -> None:
    """Add to `losses` what a format that carries only `carries` leaves of this annotation."""
    for name, entry in FIELDS.items():
        if name not in carries:
            number = len(entry.get(annotation))
            if number:
                losses.dropped[name] += number


def sentence(name: str, losses: Losses) -> str:
    """The loss report in one line: `brat: 2 translations dropped; every annotation is in it`."""
    if not (losses.annotations or losses.spans):
        return f"{name}: there is no annotation to write"
    parts = [
        count_of(losses.dropped[key], one, many)
        for key, (one, many) in _NAMES.items()
        if losses.dropped[key]
    ]
    told = f"{name}: {', '.join(parts) or 'nothing'} dropped; "
    missing = count_of(losses.spans, "annotation is", "annotations are")
    told += f"{missing} not in it" if losses.spans else "every annotation is in it"
    if losses.why:
        told += f" ({', '.join(f'{n:,} {why}' for why, n in sorted(losses.why.items()))})"
    for what, number in sorted(losses.replaced.items()):
        told += f"; {number:,} {what}"
    if losses.suggested:
        told += (
            f"; {count_of(losses.suggested, 'unconfirmed value', 'unconfirmed values')} kept out"
        )
    return told


def as_plain(name: str, losses: Losses) -> dict[str, Any]:
    """The loss report for `--loss-report`: an object with counts, and the sentence."""
    return {
        "format": name,
        "articles": losses.articles,
        "annotations": losses.annotations,
        "dropped": {key: losses.dropped[key] for key in _NAMES if losses.dropped[key]},
        "spans": losses.spans,
        "spans_why": dict(sorted(losses.why.items())),
        "replaced": dict(sorted(losses.replaced.items())),
        "suggested_kept_out": losses.suggested,
        "sentence": sentence(name, losses),
    }
