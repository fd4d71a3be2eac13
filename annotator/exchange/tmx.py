"""TMX 1.4b: a translation unit for each annotation and each of its translations.

One file; every unit names its own source language (`tu/@srclang`), since a corpus has several.
"""

import re
from collections.abc import Iterable, Iterator

from annotator.exchange.format import ALL, TARGET, Format
from annotator.exchange.markup import DECLARATION, attribute, escape
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, tag, translations
from annotator.exchange.tmx_read import read
from annotator.model.annotation import Annotation, Translation

_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?Z")


def stamp(moment: str) -> str:
    """RFC 3339 in UTC to `YYYYMMDDTHHMMSSZ`; empty where it is not that."""
    match = _STAMP.fullmatch(moment)
    return "{}{}{}T{}{}{}Z".format(*match.groups()[:6]) if match else ""


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """Header and units. `srclang` is the corpus's one language if it has one, else `*all*`."""
    source = job.languages[0] if len(job.languages) == 1 else "*all*"
    version = job.generator.rpartition(" ")[2]
    yield Chunk(
        MAIN,
        (
            f'{DECLARATION}<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
            f'<header creationtool="annotator" creationtoolversion="{attribute(version)}" '
            f'segtype="phrase" o-tmf="annotator" adminlang="en" srclang="{attribute(source)}" '
            'datatype="plaintext"/>\n<body>\n'
        ).encode(),
    )
    for material in materials:
        ids = unique_ids(material.entries)
        units = [
            _unit(material, entry, translation, f"{ids[id(entry)]}.{number}", job)
            for entry in material.entries
            for number, translation in _wanted(entry, job)
        ]
        if units:
            yield Chunk(MAIN, "".join(units).encode())
    yield Chunk(MAIN, b"</body>\n</tmx>\n", last=True)


def _wanted(entry: Entry, job: Job) -> list[tuple[int, Translation]]:
    """The translations into the language that was asked for, numbered; the others are counted."""
    ranked = list(enumerate(translations(entry.annotation), 1))
    target = job.option("target", ALL)
    if target == ALL:
        return ranked
    kept = [(number, t) for number, t in ranked if t.language == target]
    if left := len(ranked) - len(kept):
        job.losses.replaced["translations into other languages left out"] += left
    if not kept:
        job.losses.lose_span(f"without a translation into {target}")
        job.losses.annotations -= 1
    return kept


def _unit(material: Prepared, entry: Entry, translation: Translation, name: str, job: Job) -> str:
    annotation = entry.annotation
    props = "".join(_prop(job, kind, value) for kind, value in _props(material, entry, job))
    of_source = "".join(_prop(job, kind, value) for kind, value in _letters(annotation))
    note = f"<note>{escape(translation.note, job.losses)}</note>" if translation.note else ""
    return (
        f'<tu tuid="{attribute(name)}" srclang="{attribute(tag(annotation))}">{props}\n'
        f'<tuv xml:lang="{attribute(tag(annotation))}">{of_source}'
        f"<seg>{escape(annotation.exact, job.losses)}</seg></tuv>\n"
        f'<tuv xml:lang="{attribute(translation.language)}"{_who(entry)}>{note}'
        f"{_prop(job, 'x-origin', _origin(entry, translation))}"
        f"<seg>{escape(translation.text, job.losses)}</seg></tuv></tu>\n"
    )


def _prop(job: Job, kind: str, value: str) -> str:
    return f'<prop type="{kind}">{escape(value, job.losses)}</prop>'


def _props(material: Prepared, entry: Entry, job: Job) -> Iterator[tuple[str, str]]:
    annotation = entry.annotation
    for place in entry.places:
        yield "x-place", f"{material.article.id}#char={place.start},{place.end}"
    for kind in ("kind", "status", "script"):
        if value := getattr(annotation, kind):
            yield f"x-{kind}", value
    for said in annotation.attributions[:1]:
        if name := job.speaker_name(said.speaker, said.name):
            yield "x-speaker", name
            yield "x-role", said.role
        if said.speaker:
            yield "x-speaker-id", said.speaker


def _letters(annotation: Annotation) -> Iterator[tuple[str, str]]:
    for letters in annotation.transliterations[:1]:
        yield "x-transliteration", letters.text
        yield "x-scheme", letters.scheme


def _who(entry: Entry) -> str:
    told = f' creationid="{attribute(entry.annotator)}"' if entry.annotator else ""
    record = entry.annotation.provenance
    if record and stamp(record.created):
        told += f' creationdate="{stamp(record.created)}"'
    if record and stamp(record.changed):
        told += f' changedate="{stamp(record.changed)}"'
    return told


def _origin(entry: Entry, translation: Translation) -> str:
    suggested = entry.proposed or is_suggestion(translation)
    return f"suggested {translation.origin}" if suggested else translation.origin


def _lacks(entry: Entry) -> str:
    return "" if entry.annotation.translations else "without a translation"


FORMAT = Format(
    name="tmx",
    title="TMX 1.4b: a translation memory",
    suffix=".tmx",
    per_article=False,
    unit="code point, in a property",
    carries=frozenset(
        {"place", "occurrences", "kind", "status", "language", "script", "transliteration"}
        | {"scheme", "translation", "alternatives", "translation_note", "alternatives_notes"}
        | {"speaker", "role", "translation_language", "alternatives_language", "speaker_id"}
    ),
    write=write,
    read=read,
    reads="pairs for the memory",
    annotations=False,
    memory=True,
    states_language=True,
    placed_only=False,
    lacks=_lacks,
    options=(TARGET,),
)
