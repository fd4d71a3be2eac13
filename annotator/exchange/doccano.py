"""doccano's JSON Lines: a document a line, with labels and relations, or pairs to translate.

doccano takes only labels, places and relations; every other key of a line becomes the document's
metadata. In the project's settings overlapping spans must be allowed, else it drops them silently.
An article without any text is left out: doccano refuses it.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from annotator.exchange.doccano_read import read
from annotator.exchange.format import Format, Option
from annotator.exchange.labels import label_of
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.ranked import translations

_COLOURS = ("#209cee", "#23d160", "#ffdd57", "#ff3860", "#7957d5", "#f5a623")


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """The documents, and `labels.json` with the label types to import into the project first."""
    labels: set[str] = set()
    shape = job.option("as", "relations")
    for material in materials:
        if shape == "seq2seq":
            lines = list(_pairs(material))
        elif not material.article.text:
            continue  # doccano refuses a document without text; nothing can be marked in it.
        else:
            document = _Document(material, job)
            labels |= document.labels
            lines = [document.relations() if shape == "relations" else document.spans()]
        told = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        yield Chunk(MAIN, told.encode())
    yield Chunk(MAIN, b"", last=True)
    if shape != "seq2seq":
        yield Chunk("labels.json", _label_types(labels), last=True)


def _label_types(labels: set[str]) -> bytes:
    rows = [
        {
            "text": label,
            "suffixKey": None,
            "backgroundColor": _COLOURS[number % len(_COLOURS)],
            "textColor": "#ffffff",
        }
        for number, label in enumerate(sorted(labels))
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _pairs(material: Prepared) -> Iterator[dict[str, Any]]:
    for entry in material.entries:
        told = [t.text for t in translations(entry.annotation)]
        if told:
            yield {
                "text": entry.annotation.exact,
                "label": told,
                "article": material.article.id,
                "language": entry.annotation.language,
            }


class _Document:
    """One line in the making."""

    def __init__(self, material: Prepared, job: Job) -> None:
        self.material = material
        self.count = _counter(material.article.text, job.option("unit", "code-point"))
        self.entities: list[dict[str, Any]] = []
        self.links: list[dict[str, Any]] = []
        self.glosses: dict[tuple[int, int], int] = {}
        for entry in material.placed:
            self._add(entry)
        self.labels = {entity["label"] for entity in self.entities}

    def _add(self, entry: Entry) -> None:
        label = label_of(entry.annotation.kind, entry.annotation.language, entry.proposed)
        names = [self._entity(place.start, place.end, label) for place in entry.places]
        for name in names[1:]:
            self._link(names[0], name, "SameAs")
        text = self.material.article.text
        for translation in translations(entry.annotation)[:1]:
            for anchor in translation.evidence:
                if text[anchor.start : anchor.end] == anchor.exact:
                    key = (anchor.start, anchor.end)
                    if key not in self.glosses:
                        self.glosses[key] = self._entity(*key, "GLOSS")
                    self._link(names[0], self.glosses[key], "TranslatedBy")

    def _entity(self, start: int, end: int, label: str) -> int:
        first, last = self.count(start, end)
        entity = {
            "id": len(self.entities),
            "start_offset": first,
            "end_offset": last,
            "label": label,
        }
        self.entities.append(entity)
        return len(self.entities) - 1

    def _link(self, source: int, target: int, kind: str) -> None:
        number = len(self.links)
        self.links.append({"id": number, "from_id": source, "to_id": target, "type": kind})

    def _metadata(self) -> dict[str, str]:
        return {"article": self.material.article.id, "sha256": self.material.article.sha256}

    def relations(self) -> dict[str, Any]:
        """For a project with relations."""
        text = self.material.article.text
        told = {"text": text, "entities": self.entities, "relations": self.links}
        return told | self._metadata()

    def spans(self) -> dict[str, Any]:
        """For a project of spans alone."""
        label = [[e["start_offset"], e["end_offset"], e["label"]] for e in self.entities]
        return {"text": self.material.article.text, "label": label} | self._metadata()


def _counter(text: str, unit: str) -> Callable[[int, int], tuple[int, int]]:
    """Code points as they are, or in graphemes: then a place is widened to whole ones."""
    if unit != "grapheme":
        return lambda start, end: (start, end)
    from annotator.text.segments import graphemes

    edges = graphemes(text)
    return lambda start, end: (bisect_right(edges, start) - 1, bisect_left(edges, end))


FORMAT = Format(
    name="doccano",
    title="doccano JSON Lines: spans and relations, spans, or pairs (seq2seq)",
    suffix=".jsonl",
    per_article=False,
    unit="code point (option: grapheme)",
    carries=frozenset({"place", "occurrences", "kind", "language", "translation_evidence"}),
    write=write,
    read=read,
    reads="spans, relations; seq2seq as pairs for the memory",
    memory=True,
    options=(
        Option("as", ("relations", "spans", "seq2seq"), "which kind of project it is for"),
        Option("unit", ("code-point", "grapheme"), "what the project counts"),
    ),
)
