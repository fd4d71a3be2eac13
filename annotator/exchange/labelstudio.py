"""Label Studio: tasks as JSON, and the labelling configuration that they need.

Places count UTF-16 units, as JavaScript does. Confirmed work goes to `annotations`, one for each
annotator; what is only suggested goes to `predictions`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from annotator.exchange.format import Format
from annotator.exchange.labelstudio_read import read
from annotator.exchange.markup import legal
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, translations
from annotator.model.annotation import KINDS, STATUSES, Annotation
from annotator.text.offsets import OffsetMap

Region = dict[str, Any]
_TEXTS = ("translation", "transliteration", "scheme", "speaker", "note", "tags", "script")


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """A JSON array of tasks, an article each; `labelling-config.xml` with all labels used."""
    kinds: set[str] = set(KINDS)
    languages: set[str] = set()
    before = b"[\n"
    for material in materials:
        kinds.update(e.annotation.kind for e in material.placed)
        languages.update(e.annotation.language for e in material.placed if e.annotation.language)
        task = json.dumps(_task(material, job), ensure_ascii=False)
        yield Chunk(MAIN, before + task.encode())
        before = b",\n"
    yield Chunk(MAIN, b"[]\n" if before == b"[\n" else b"\n]\n", last=True)
    yield Chunk("labelling-config.xml", configuration(kinds, languages).encode(), last=True)


def configuration(kinds: Iterable[str], languages: Iterable[str]) -> str:
    """The labelling interface: marks, a choice of language and status, text fields a region."""
    labels = "".join(f"    <Label value={quoteattr(legal(k))}/>\n" for k in sorted(kinds))
    tags = "".join(f"    <Choice value={quoteattr(legal(k))}/>\n" for k in sorted(languages))
    states = "".join(f'    <Choice value="{name}"/>\n' for name in STATUSES)
    fields = "".join(
        f'  <TextArea name="{name}" toName="text" perRegion="true" editable="true" '
        f'displayMode="region-list" placeholder="{name}"/>\n'
        for name in _TEXTS
    )
    choice = 'toName="text" perRegion="true" choice="single"'
    return (
        '<View>\n  <Labels name="label" toName="text">\n'
        f"{labels}  </Labels>\n"
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        f'  <Choices name="language" {choice} showInline="true">\n{tags}  </Choices>\n'
        f'  <Choices name="status" {choice} showInline="true">\n{states}  </Choices>\n'
        f"{fields}</View>\n"
    )


def _task(material: Prepared, job: Job) -> Region:
    article = material.article
    offsets = OffsetMap(article.text)
    ids = unique_ids(material.placed)
    by_annotator: dict[str, list[Region]] = {}
    suggested: list[Region] = []
    for entry in material.placed:
        regions = _Regions(entry, ids[id(entry)], article.text, offsets, job)
        if entry.proposed:
            suggested += regions.all(suggested=None)
            continue
        by_annotator.setdefault(entry.annotator, []).extend(regions.all(suggested=False))
        suggested += regions.all(suggested=True)
    task: Region = {
        "data": {
            "text": article.text,
            "article": article.id,
            "sha256": article.sha256,
            "annotators": list(by_annotator),
        },
        "annotations": [
            {"result": result, "was_cancelled": False, "ground_truth": name == "_adjudicated"}
            for name, result in by_annotator.items()
        ],
    }
    if suggested:
        version = job.generator.replace(" ", "-")
        task["predictions"] = [{"model_version": version, "result": suggested}]
    return task


class _Regions:
    """The result items of one annotation: all with one id belong together."""

    def __init__(self, entry: Entry, name: str, text: str, offsets: OffsetMap, job: Job) -> None:
        self.entry, self.name, self.text, self.offsets, self.job = entry, name, text, offsets, job

    def all(self, suggested: bool | None) -> list[Region]:
        """The confirmed items, or those with suggested values alone; None: both."""
        annotation = self.entry.annotation
        values = list(self._values(annotation, suggested))
        if suggested and not values:
            return []
        first, *further = self.entry.places
        place = self._place(first.start, first.end)
        items = [self._item(self.name, "label", "labels", place | {"labels": [annotation.kind]})]
        if not suggested:
            items += self._choices(annotation, place)
        items += [
            self._item(self.name, field, "textarea", place | {"text": told})
            for field, told in values
        ]
        for number, other in enumerate(() if suggested else further, 2):
            name = f"{self.name}#{number}"
            where = self._place(other.start, other.end) | {"labels": [annotation.kind]}
            items.append(self._item(name, "label", "labels", where))
            items.append(
                {
                    "type": "relation",
                    "from_id": self.name,
                    "to_id": name,
                    "direction": "right",
                    "labels": ["same"],
                }
            )
        return items

    def _place(self, start: int, end: int) -> Region:
        return {
            "start": self.offsets.to_utf16(start),
            "end": self.offsets.to_utf16(end),
            "text": self.text[start:end],
        }

    def _item(self, name: str, field: str, kind: str, value: Region) -> Region:
        return {"id": name, "from_name": field, "to_name": "text", "type": kind, "value": value}

    def _choices(self, annotation: Annotation, place: Region) -> Iterator[Region]:
        told = {"language": annotation.language, "status": annotation.status}
        for field, value in told.items():
            if value and not (field == "status" and self.entry.proposed):
                yield self._item(self.name, field, "choices", place | {"choices": [value]})

    def _values(
        self, annotation: Annotation, suggested: bool | None
    ) -> Iterator[tuple[str, list[str]]]:
        ranked = [t.text for t in translations(annotation) if _wanted(t, suggested)]
        letters = [t for t in annotation.transliterations[:1] if _wanted(t, suggested)]
        said = [t for t in annotation.attributions if _wanted(t, suggested)]
        names = [self.job.speaker_name(t.speaker, t.name) for t in said]
        told = {
            "translation": ranked,
            "transliteration": [t.text for t in letters],
            "scheme": [t.scheme for t in letters],
            "speaker": [name for name in names if name],
        }
        if not suggested:
            told |= {
                "note": [annotation.note] if annotation.note else [],
                "tags": list(annotation.tags),
                "script": [annotation.script] if annotation.script else [],
            }
        return ((field, value) for field, value in told.items() if value)


def _wanted(value: object, suggested: bool | None) -> bool:
    return suggested is None or is_suggestion(value) is suggested


FORMAT = Format(
    name="labelstudio",
    title="Label Studio: tasks with their labelling configuration",
    suffix=".json",
    per_article=False,
    unit="UTF-16 unit",
    carries=frozenset(
        {"place", "occurrences", "kind", "status", "language", "script", "transliteration"}
        | {"scheme", "note", "tags", "translation", "alternatives", "speaker", "more_speakers"}
    ),
    write=write,
    read=read,
    reads="annotations of tasks; predictions are suggestions and are skipped",
)
