"""W3C Web Annotation (Recommendation of 23 February 2017) as JSON-LD.

Only words of its context are used: JSON-LD drops every other key without a word. Positions count
code points, as the Recommendation demands; a UTF-16 flavour serves clients that run in a browser
and count as JavaScript does.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from annotator.exchange.format import Format, Option
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, latin_tag, translations
from annotator.exchange.webanno_read import read
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.text.offsets import OffsetMap

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# A dateTime must have a time zone (section 3.3.1); anything else is left out.
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
Body = dict[str, Any]


def urn(kind: str, name: str) -> str:
    """One of our own names as a URI."""
    return f"urn:annotator:{kind}:{quote(name, safe='')}"


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """A JSON array of annotations, or one AnnotationCollection with a single page."""
    collection = job.option("as", "array") == "collection"
    yield Chunk(MAIN, _COLLECTION_HEAD if collection else b"[")
    written = 0
    for material in materials:
        ids = unique_ids(material.placed)
        utf16 = OffsetMap(material.article.text) if job.option("unit") == "utf-16" else None
        for entry in material.placed:
            told = annotation_of(material, entry, ids[id(entry)], utf16, job)
            if not collection:
                told = {"@context": CONTEXT} | told
            before = b",\n" if written else b"\n"
            yield Chunk(MAIN, before + json.dumps(told, ensure_ascii=False).encode())
            written += 1
    tail = f'\n]}},\n"total": {written}}}\n' if collection else "\n]\n"
    yield Chunk(MAIN, tail.encode(), last=True)


_COLLECTION_HEAD = (
    f'{{"@context": "{CONTEXT}", "id": "urn:annotator:collection", '
    '"type": "AnnotationCollection", "label": "annotations",\n'
    '"first": {"id": "urn:annotator:collection:page:1", "type": "AnnotationPage", '
    '"partOf": "urn:annotator:collection", "startIndex": 0, "items": ['
).encode()


def annotation_of(
    material: Prepared, entry: Entry, name: str, utf16: OffsetMap | None, job: Job
) -> Body:
    """One annotation without its `@context`."""
    article = material.article
    source = {"source": f"urn:sha256:{article.sha256}", "scope": urn("article", article.id)}
    targets = [source | {"selector": _selectors(o, utf16)} for o in entry.places]
    told: Body = {
        "id": urn("annotation", name),
        "type": "Annotation",
        "motivation": ["identifying", "describing"],
        **_who_and_when(entry),
        "generator": {"id": "urn:annotator:tool", "type": "Software", "name": job.generator},
        "body": [*_bodies(entry.annotation, job), *_marked(entry)],
        "target": targets[0] if len(targets) == 1 else targets,
    }
    return told


def _who_and_when(entry: Entry) -> Body:
    told: Body = {}
    if entry.annotator:
        told["creator"] = _person(entry.annotator)
    provenance = entry.annotation.provenance
    if provenance and _DATE_TIME.fullmatch(provenance.created):
        told["created"] = provenance.created
    if provenance and _DATE_TIME.fullmatch(provenance.changed):
        told["modified"] = provenance.changed
    return told


def _person(name: str) -> Body:
    return {"id": urn("person", name), "type": "Person", "nickname": name}


def _selectors(occurrence: Occurrence, utf16: OffsetMap | None) -> list[Body]:
    start, end = occurrence.start, occurrence.end
    if utf16 is not None:
        start, end = utf16.to_utf16(start), utf16.to_utf16(end)
    words: Body = {"type": "TextQuoteSelector", "exact": occurrence.exact}
    if occurrence.prefix:
        words["prefix"] = occurrence.prefix
    if occurrence.suffix:
        words["suffix"] = occurrence.suffix
    return [{"type": "TextPositionSelector", "start": start, "end": end}, words]


def _bodies(annotation: Annotation, job: Job) -> Iterator[Body]:
    for name in ("kind", "status", "language", "script"):
        if value := getattr(annotation, name):
            yield _class(name, value)
    for letters in annotation.transliterations:
        yield _text("describing", letters.text, latin_tag(annotation)) | {
            "conformsTo": urn("scheme", letters.scheme),
            **_origin(letters),
        }
    for translation in translations(annotation):
        yield _text("describing", translation.text, translation.language) | _origin(translation)
    for number, said in enumerate(annotation.attributions):
        yield from _speaker(said, first=number == 0, job=job)
    if annotation.note:
        yield _text("commenting", annotation.note)
    for comment in annotation.comments:
        body = _text("commenting", comment.text) | {"creator": _person(comment.author)}
        yield body | ({"created": comment.at} if _DATE_TIME.fullmatch(comment.at) else {})
    for tag in annotation.tags:
        yield _text("tagging", tag)


def _class(name: str, value: str) -> Body:
    source = urn(name, value)
    return {"type": "SpecificResource", "purpose": "classifying", "source": source}


def _text(purpose: str, value: str, language: str = "") -> Body:
    body: Body = {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
    if language:
        body["language"] = language
    return body


def _origin(value: Translation | Transliteration | Attribution) -> Body:
    """Whose words it is, and whether nobody has confirmed it yet."""
    if value.origin == "annotator":
        return {}
    kind = "suggested" if is_suggestion(value) else "origin"
    return {"generator": {"id": urn(kind, value.origin)}}


def _speaker(said: Attribution, first: bool, job: Job) -> Iterator[Body]:
    name = job.speaker_name(said.speaker, said.name)
    if not name:
        return
    # Somebody who is not in the registry is known by the name alone.
    uri = urn("speaker", said.speaker) if said.speaker else urn("name", name)
    who: Body = {"type": "SpecificResource", "purpose": "identifying", "source": uri}
    yield who | _origin(said)
    yield _text("identifying", name)
    if first:
        yield _class("role", said.role)


def _marked(entry: Entry) -> Iterator[Body]:
    """The Recommendation has no word for "nobody has confirmed it": said as a class."""
    if entry.proposed:
        yield _class("status", "suggested")


FORMAT = Format(
    name="webanno",
    title="W3C Web Annotation (JSON-LD)",
    suffix=".jsonld",
    per_article=False,
    unit="code point (option: UTF-16 unit)",
    carries=frozenset(
        {"place", "occurrences", "kind", "status", "language", "script", "transliteration"}
        | {"scheme", "more_transliterations", "translation", "alternatives", "speaker", "role"}
        | {
            "more_speakers",
            "note",
            "comments",
            "tags",
            "origin",
            "translation_language",
            "alternatives_language",
        }
        | {"speaker_id"}
    ),
    write=write,
    read=read,
    reads="annotations, a collection or a page; positions in code points or UTF-16 units",
    options=(
        Option("as", ("array", "collection"), "a JSON array, or an AnnotationCollection"),
        Option("unit", ("code-point", "utf-16"), "what positions count: utf-16 for browsers"),
    ),
)
