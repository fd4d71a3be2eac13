"""The text of the TEI document: paragraphs, and an element for each place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.exchange.markup import attribute, escape, xml_id
from annotator.exchange.material import Entry, Job, Prepared
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, translations
from annotator.exchange.tei.nesting import Piece, Stretch, written
from annotator.model.anchor import Anchor

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def xml_lang(tag: str) -> str:
    """The attribute ` xml:lang="kk"`, or nothing where the tag is none (teidata.language)."""
    return f' xml:lang="{tag}"' if _LANGUAGE.fullmatch(tag) else ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a stretch is written."""

    element: str
    attributes: str
    language: str = ""
    """The attribute for the language of the words."""
    phrase: bool = True
    """Whether it may stand inside `foreign` and `name` (macro.phraseSeq): quotations may not."""


@dataclass(slots=True)
class Document:
    """One TEI document in the making: ids are given while the body is written."""

    material: Prepared
    job: Job
    stretches: list[Stretch] = field(default_factory=list)
    shapes: dict[str, Shape] = field(default_factory=dict)
    places: dict[int, list[Stretch]] = field(default_factory=dict)
    """By `id(entry)`: its places, in order."""
    evidence: dict[tuple[int, int, str], Stretch] = field(default_factory=dict)
    """By place and element: where the article says so."""
    people: dict[str, str] = field(default_factory=dict)
    """`speaker:id` or `name:words` → xml:id."""

    def text(self, words: str) -> str:
        """Character data; what XML cannot hold is replaced and counted."""
        return escape(words, self.job.losses)

    def value(self, words: str) -> str:
        """An attribute's value."""
        return attribute(words, self.job.losses)

    def person(self, speaker: str | None, name: str) -> str:
        """The xml:id of a speaker; a new one is remembered for the list of persons."""
        key = f"speaker:{speaker}" if speaker else f"name:{name}"
        if key not in self.people:
            made = xml_id("speaker-", speaker) if speaker else f"unlisted-{len(self.people) + 1}"
            self.people[key] = made
        return self.people[key]


def body(document: Document) -> str:
    """The paragraphs; afterwards every stretch knows the ids of its pieces."""
    ids = unique_ids(document.material.placed)
    for entry in document.material.placed:
        _add_entry(document, entry, ids[id(entry)])
    for entry in document.material.placed:
        _add_evidence(document, entry)
    return (
        written(
            document.material.article.text,
            document.stretches,
            lambda piece: _open(document, piece),
            lambda piece: f"</{_shape(document, piece).element}>",
            document.text,
        )
        or "<p/>"
    )


def _add_entry(document: Document, entry: Entry, name: str) -> None:
    shape = _shape_of(document, entry)
    for number, place in enumerate(entry.places, 1):
        key = xml_id("s-", name) + (f"_at{number}" if number > 1 else "")
        stretch = Stretch(key, place.start, place.end)
        document.stretches.append(stretch)
        document.shapes[key] = shape
        document.places.setdefault(id(entry), []).append(stretch)


def _shape_of(document: Document, entry: Entry) -> Shape:
    annotation = entry.annotation
    language = xml_lang(annotation.language)
    speaking = [
        said
        for said in annotation.attributions
        if said.role == "speaker" and not is_suggestion(said) and (said.speaker or said.name)
    ]
    if annotation.kind == "quotation" and speaking and not entry.proposed:
        who = document.person(speaking[0].speaker, speaking[0].name)
        return Shape("said", f' who="#{who}" direct="true"', language, phrase=False)
    if annotation.kind == "quotation":
        return Shape("q", "", language, phrase=False)
    if annotation.kind in ("foreign", "title", "name"):
        return Shape(annotation.kind, "", language)
    return Shape("seg", "", language)


def _add_evidence(document: Document, entry: Entry) -> None:
    source = document.places[id(entry)][0].key
    for translation in translations(entry.annotation):
        for anchor in _there(document, translation.evidence):
            shape = Shape("gloss", f' target="#{source}"', xml_lang(translation.language))
            _add_anchor(document, anchor, shape)
    for said in entry.annotation.attributions:
        for anchor in _there(document, said.evidence):
            _add_anchor(document, anchor, Shape("seg", ' type="evidence"'))


def _there(document: Document, anchors: tuple[Anchor, ...]) -> Iterator[Anchor]:
    text = document.material.article.text
    for anchor in anchors:
        if 0 <= anchor.start < anchor.end and text[anchor.start : anchor.end] == anchor.exact:
            yield anchor
        else:
            document.job.losses.replaced["evidence no longer in the article left out"] += 1


def _add_anchor(document: Document, anchor: Anchor, shape: Shape) -> None:
    key = (anchor.start, anchor.end, shape.element)
    if key not in document.evidence:
        stretch = Stretch(f"ev-{len(document.evidence) + 1}", anchor.start, anchor.end)
        document.evidence[key] = stretch
        document.stretches.append(stretch)
        document.shapes[stretch.key] = shape


def _shape(document: Document, piece: Piece) -> Shape:
    shape = document.shapes[piece.stretch.key]
    outer = (document.shapes[s.key].element for s in piece.inside)
    if not shape.phrase and any(element in ("foreign", "name", "gloss") for element in outer):
        return Shape("seg", ' type="quotation"', shape.language)
    return shape


def _open(document: Document, piece: Piece) -> str:
    shape = _shape(document, piece)
    before = f' prev="#{piece.prev}"' if piece.prev else ""
    return f'<{shape.element} xml:id="{piece.id}"{before}{shape.attributes}{shape.language}>'
