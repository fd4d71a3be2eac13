"""Writing CAS: a file an article, the type system beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from annotator.exchange.cas.read import read
from annotator.exchange.cas.types import ARTICLE, FEATURES, PLACE, QUOTE, cassis, type_system
from annotator.exchange.flat import flat
from annotator.exchange.format import Format
from annotator.exchange.markup import legal
from annotator.exchange.material import Chunk, Chunks, Entry, Job, Prepared, file_name
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import translations


def write(materials: Iterable[Prepared], job: Job, *, suffix: str) -> Chunks:
    """`ID.xmi` or `ID.json` for each article; `TypeSystem.xml` first."""
    yield Chunk("TypeSystem.xml", type_system().to_xml().encode(), last=True)
    for material in materials:
        cas = _Cas(material, job, xml=suffix == ".xmi").cas
        told = cas.to_xmi() if suffix == ".xmi" else cas.to_json()
        yield Chunk(file_name(material.article, suffix), told.encode() + b"\n", last=True)


class _Cas:
    """The CAS of one article. Places are code points here; cassis writes them as UTF-16 units."""

    def __init__(self, material: Prepared, job: Job, xml: bool) -> None:
        self.job, self.xml = job, xml
        article = material.article
        self.cas = cassis().Cas(typesystem=type_system())
        self.cas.sofa_string = self._text(article.text)
        self.cas.sofa_mime = "text/plain"
        told = {"identifier": article.id, "sha256": article.sha256, "title": article.title}
        whole = {name: self._text(value) for name, value in told.items()}
        self._add(ARTICLE, 0, len(article.text), whole)
        ids = unique_ids(material.placed)
        for entry in material.placed:
            self._entry(entry, ids[id(entry)])

    def _text(self, words: str) -> str:
        return legal(words, self.job.losses) if self.xml else words

    def _add(self, kind: str, start: int, end: int, features: dict[str, Any]) -> None:
        made = type_system().get_type(kind)
        self.cas.add(made(begin=start, end=end, **features))

    def _entry(self, entry: Entry, name: str) -> None:
        first, *further = entry.places
        told = {key: self._text(value) for key, value in _strings(entry, self.job)}
        features: dict[str, Any] = {"identifier": name, **told}
        array = type_system().get_type("uima.cas.StringArray")
        annotation = entry.annotation
        others = [t.text for t in translations(annotation)[1:]]
        for key, values in (("alternatives", others), ("tags", annotation.tags)):
            if values:
                features[key] = array(elements=[self._text(value) for value in values])
        self._add(QUOTE, first.start, first.end, features)
        for place in further:
            self._add(PLACE, place.start, place.end, {"identifier": name})


def _strings(entry: Entry, job: Job) -> Iterator[tuple[str, str]]:
    """The plain fields under the names of features: `speaker_id` is `speakerId`."""
    for name, value in flat(entry, job).items():
        yield FEATURES.get(name, name), value


CARRIES = frozenset(
    {"place", "occurrences", "kind", "status", "language", "script", "transliteration", "scheme"}
    | {"translation", "translation_language", "translation_note", "alternatives", "speaker"}
    | {"speaker_id", "role", "certainty", "note", "tags"}
)
XMI = Format(
    name="cas-xmi",
    title="UIMA CAS as XMI, with its type system (INCEpTION)",
    suffix=".xmi",
    per_article=True,
    unit="UTF-16 unit",
    carries=CARRIES,
    write=partial(write, suffix=".xmi"),
    read=read,
    reads="annotations of the type annotator.Quote; for XMI with TypeSystem.xml among the files",
    extra="cas",
    module="cassis",
)
JSON = replace(
    XMI,
    name="cas-json",
    title="UIMA CAS as JSON 0.4.0 (INCEpTION)",
    suffix=".json",
    write=partial(write, suffix=".json"),
    reads="annotations of the type annotator.Quote",
)
