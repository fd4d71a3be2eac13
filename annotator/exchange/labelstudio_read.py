"""Reading Label Studio's JSON, ours and exports of other projects with spans of text."""

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.exchange.arrival import Claim, InFile, Piece, Skipped, made_id
from annotator.exchange.format import ReadOptions
from annotator.exchange.losses import count_of
from annotator.exchange.strict import items, json_of, mapping, string, whole
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.text.offsets import OffsetMap

Region = dict[str, Any]


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """A piece for each annotator of each task; a labelling configuration holds nothing to read."""
    for file in files:
        if file.name.endswith(".xml"):
            continue
        for number, task in enumerate(items(json_of(file.data, file.name)), 1):
            yield from _task(mapping(task), file.name, f"{file.name}, task {number}")


def _task(task: Region, name: str, where: str) -> Iterator[Piece]:
    data = mapping(task.get("data"))
    text = data.get("text")
    if not isinstance(text, str):
        yield Piece(name, skipped=(Skipped(where, "its data has no `text`"),))
        return
    claim = Claim(string(data.get("article")), string(data.get("sha256")), text)
    names = [string(n) for n in items(data.get("annotators"))]
    offsets = OffsetMap(text)
    for index, annotation in enumerate(map(mapping, items(task.get("annotations")))):
        who = names[index] if index < len(names) else ""
        if annotation.get("was_cancelled") is True:
            yield Piece(
                name, skipped=(Skipped(where, "an annotation that was cancelled", refused=False),)
            )
            continue
        reader = _Result(text, offsets, f"{where}, annotation {index + 1}")
        rows = tuple(reader.annotations(items(annotation.get("result")), name))
        skipped = tuple(reader.skipped)
        yield Piece(name, claim=claim, annotator=who, annotations=rows, skipped=skipped)
    for prediction in map(mapping, items(task.get("predictions"))):
        found = {mapping(r).get("id") for r in items(prediction.get("result"))}
        why = f"a prediction of {count_of(len(found), 'region', 'regions')} that nobody has taken"
        yield Piece(name, skipped=(Skipped(where, why, refused=False),) if found else ())


class _Result:
    """Reads one `result`: items with one id belong together."""

    def __init__(self, text: str, offsets: OffsetMap, where: str) -> None:
        self.text, self.offsets, self.where = text, offsets, where
        self.skipped: list[Skipped] = []

    def annotations(self, result: list[Any], name: str) -> Iterator[Annotation]:
        """The annotations; regions joined by a relation `same` are one."""
        regions: dict[str, list[Region]] = {}
        same: dict[str, list[str]] = {}
        for item in map(mapping, result):
            if item.get("type") == "relation":
                if "same" in items(item.get("labels")):
                    same.setdefault(string(item.get("from_id")), []).append(
                        string(item.get("to_id"))
                    )
            else:
                regions.setdefault(string(item.get("id")), []).append(item)
        places = {key: self._place(key, parts) for key, parts in regions.items()}
        further = {key for keys in same.values() for key in keys}
        for key, parts in regions.items():
            own = places[key]
            if own is None or key in further:
                continue
            others = (places.get(other) for other in same.get(key, []))
            yield self._annotation(key, parts, (own, *(o for o in others if o)), name)

    def _place(self, key: str, parts: list[Region]) -> Occurrence | None:
        value = mapping(parts[0].get("value"))
        start, end = whole(value.get("start")), whole(value.get("end"))
        if start is None or end is None:
            self.skipped.append(Skipped(f"{self.where}, region {key}", "it has no place in text"))
            return None
        try:
            first, last = self.offsets.from_utf16(start), self.offsets.from_utf16(end)
        except IndexError:
            first, last = 0, 0
        if first >= last:
            self.skipped.append(Skipped(f"{self.where}, region {key}", "outside the text"))
            return None
        return Occurrence(start=first, end=last, exact=self.text[first:last])

    def _annotation(
        self, key: str, parts: list[Region], places: tuple[Occurrence, ...], name: str
    ) -> Annotation:
        told = {
            string(p.get("from_name")): _strings(mapping(p.get("value")), string(p.get("type")))
            for p in parts
        }
        first = {field: values[0] for field, values in told.items() if values}
        labels = [v for p in parts if p.get("type") == "labels" for v in _strings(p["value"])]
        letters = first.get("transliteration", "")
        scheme = first.get("scheme") or "skeleton"
        return Annotation(
            id=key or made_id(name, self.where, places),
            kind=labels[0] if labels else "foreign",
            status=first.get("status") or "draft",
            language=first.get("language", ""),
            script=first.get("script", ""),
            occurrences=places,
            transliterations=(
                (Transliteration(id="tl1", text=letters, scheme=scheme),) if letters else ()
            ),
            translations=tuple(
                Translation(id=f"tr{n}", text=text, rank=n, preferred=n == 1)
                for n, text in enumerate(told.get("translation", ()), 1)
            ),
            attributions=tuple(Attribution(name=who) for who in told.get("speaker", ())),
            note="\n".join(told.get("note", ())),
            tags=tuple(told.get("tags", ())),
        )


def _strings(value: Any, kind: str = "labels") -> list[str]:
    held = mapping(value).get({"textarea": "text"}.get(kind, kind))
    return [v for v in items(held) if isinstance(v, str)]
