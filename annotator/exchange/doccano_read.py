"""Reading doccano's JSON Lines, ours and other people's."""

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.exchange.arrival import Claim, InFile, Pair, Piece, Skipped, gloss, made_id
from annotator.exchange.format import ReadOptions
from annotator.exchange.labels import SUGGESTED, meaning
from annotator.exchange.strict import items, json_lines, mapping, string, whole
from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import Annotation

_OTHER_FILES = ("labels.json",)


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """A piece for each document; `labels.json` beside it holds nothing to import."""
    for file in files:
        if file.name.endswith(_OTHER_FILES):
            continue
        for number, line in json_lines(file.data, file.name):
            where = f"{file.name}, line {number}"
            yield from _document(mapping(line), file.name, where, options)


def _document(line: dict[str, Any], name: str, where: str, options: ReadOptions) -> Iterator[Piece]:
    text = line.get("text", line.get("data"))
    if not isinstance(text, str):
        yield Piece(name, skipped=(Skipped(where, "it has no text"),))
        return
    labels = items(line.get("label", line.get("labels")))
    if "entities" not in line and any(isinstance(label, str) for label in labels):
        yield _pairs(text, labels, line, name, where, options)
        return
    metadata = mapping(line.get("meta")) | line
    claim = Claim(
        article=string(metadata.get("article")),
        sha256=string(metadata.get("sha256")),
        text=text,
    )
    yield _spans(text, line, labels, claim, name, where)


def _pairs(
    text: str, labels: list[Any], line: dict[str, Any], name: str, where: str, options: ReadOptions
) -> Piece:
    language = string(line.get("language")) or options.language
    if not language:
        why = "the language of the source is not said"
        return Piece(name, skipped=(Skipped(where, why),))
    article = string(line.get("article"))
    targets = (label for label in labels if isinstance(label, str) and label)
    pairs = tuple(Pair(text, language, target, "en", article=article) for target in targets)
    return Piece(name, pairs=pairs)


def _spans(
    text: str, line: dict[str, Any], labels: list[Any], claim: Claim, name: str, where: str
) -> Piece:
    entities: dict[Any, tuple[int, int, str]] = {}
    skipped: list[Skipped] = []
    given = items(line.get("entities")) or [_entity(label, n) for n, label in enumerate(labels)]
    for number, entity in enumerate(map(mapping, given), 1):
        start, end = whole(entity.get("start_offset")), whole(entity.get("end_offset"))
        label = string(entity.get("label"))
        if start is None or end is None or not 0 <= start < end <= len(text) or not label:
            skipped.append(Skipped(f"{where}, entity {number}", "its place or label is not valid"))
        elif label.startswith(SUGGESTED):
            why = "a suggestion that nobody has taken"
            skipped.append(Skipped(f"{where}, entity {number}", why, refused=False))
        else:
            entities[_key(entity.get("id"), number)] = (start, end, label)
    links = [mapping(r) for r in items(line.get("relations"))]
    annotations = tuple(_annotations(text, entities, links, name))
    return Piece(name, claim=claim, annotations=annotations, skipped=tuple(skipped))


def _key(value: Any, number: int) -> Any:
    return value if isinstance(value, int | str) else f"entity {number}"


def _entity(label: Any, number: int) -> dict[str, Any]:
    """`[start, end, label]` of a span project as an entity."""
    if isinstance(label, list) and len(label) == 3:
        keys = ("start_offset", "end_offset", "label")
        return {"id": number, **dict(zip(keys, label, strict=True))}
    return {}


def _annotations(
    text: str, entities: dict[Any, tuple[int, int, str]], links: list[dict[str, Any]], name: str
) -> Iterator[Annotation]:
    ends = [(r.get("type"), _id(r.get("from_id")), _id(r.get("to_id"))) for r in links]
    same = [(a, b) for kind, a, b in ends if kind == "SameAs" and a in entities and b in entities]
    translated = [
        (a, b) for kind, a, b in ends if kind == "TranslatedBy" and a in entities and b in entities
    ]
    further = {b for _, b in same}
    # Also the glosses of what was left out: they are no annotations by themselves.
    glosses = {b for kind, _, b in ends if kind == "TranslatedBy"}
    for key, (_, _, label) in entities.items():
        if key in further or (key in glosses and label == "GLOSS"):
            continue
        places = [key, *(b for a, b in same if a == key)]
        occurrences = tuple(_occurrence(text, entities[k]) for k in places)
        kind, language = meaning(label)
        yield Annotation(
            id=made_id(name, text, key, label, occurrences),
            kind=kind,
            language=language,
            occurrences=occurrences,
            translations=tuple(
                gloss(_anchor(text, entities[b]), number)
                for number, b in enumerate((b for a, b in translated if a == key), 1)
            ),
        )


def _id(value: Any) -> Any:
    return value if isinstance(value, int | str) else None


def _occurrence(text: str, entity: tuple[int, int, str]) -> Occurrence:
    start, end, _ = entity
    return Occurrence(start=start, end=end, exact=text[start:end])


def _anchor(text: str, entity: tuple[int, int, str]) -> Anchor:
    start, end, _ = entity
    return Anchor(start=start, end=end, exact=text[start:end])
