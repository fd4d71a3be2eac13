"""A person settles a conflict that a merge left: one value is put in, the record goes."""

import re
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import fields, replace

from annotator.compare.merge.annotations import WHOLE
from annotator.model.anchor import Segment
from annotator.model.annotation import Annotation, Attribution, Conflict, Decision
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.value import Value

V = TypeVar("V", bound=Value)
CHOICES = ("ours", "theirs", "base")
_MEMBER = re.compile(r"(\w+)\[(.*?)\](?:\.(\w+))?")


def settle(value: V, field: str, choice: str) -> V | None:
    """The annotation, speaker or review with the conflict about `field` settled.

    `choice` is ours, theirs or base. Where several records about the field are open, all go. None
    where an annotation is deleted by that choice. NotFound where there is no such conflict.
    """
    conflicts: tuple[Conflict, ...] = cast(Any, value).conflicts
    found = next((c for c in conflicts if c.field == field), None)
    if found is None:
        raise NotFound(f"There is no open conflict about {field}.")
    if choice not in CHOICES:
        raise InvalidInput(f"“{choice}” is no side.", "Choose ours, theirs or base.")
    rest = tuple(c for c in conflicts if c.field != field)
    said = str(getattr(found, choice))
    if field == WHOLE:
        kept = replace(value, conflicts=rest)
        return None if said == "" else kept
    settled: V = replace(_put(value, field, said), conflicts=rest)
    return settled


def dismiss(value: V, field: str) -> V:
    """The value as it stands now is right (for instance written by hand): the record goes."""
    conflicts: tuple[Conflict, ...] = cast(Any, value).conflicts
    return replace(value, conflicts=tuple(c for c in conflicts if c.field != field))


def _put(value: Any, path: str, said: str) -> Any:
    """The value with what `path` names set to what the JSON in `said` says."""
    if path == "place" and isinstance(value, Annotation):
        first = replace(value.occurrences[0], **_occurrence_fields(said))
        others = [o for o in value.occurrences[1:] if (o.start, o.end) != (first.start, first.end)]
        return replace(value, occurrences=(first, *others))
    if path.endswith(".preferred") and "[" not in path:
        return _prefer(value, path.partition(".")[0], said)
    if path.endswith(".order"):
        return _reorder(value, path.partition(".")[0], said)
    if path == "article" or path.startswith("article."):
        return _article(value, path.partition(".")[2], said)
    member = _MEMBER.fullmatch(path)
    if member is None:
        return replace(value, **{path: _typed(value, path, said)})
    name, key, inner = member.groups(default="")
    return _put_member(value, name, key, inner, said)


def _put_member(value: Any, name: str, key: str, inner: str, said: str) -> Any:
    held: Any = getattr(value, name)
    if isinstance(held, dict):
        table = {k: v for k, v in held.items() if k != key}
        return replace(value, **{name: table | ({key: msgspec.json.decode(said)} if said else {})})
    if name == "decisions":
        return _decide(value, key, said)
    if name == "attributions" and inner == "speaker":
        return _speakers(value, key, said)
    members = []
    if inner and all(key not in _names(name, item) for item in held):
        raise NotFound(f"{name}[{key}] is not there any more.", "Take the value that stands.")
    for item in held:
        if key not in _names(name, item):
            members.append(item)
        elif inner == "decision":
            members.append(replace(item, **_verdict_word(item, said)))
        elif inner:
            members.append(replace(item, **{inner: _typed(item, inner, said)}))
        elif said:
            members.append(item)
    return replace(value, **{name: tuple(members)})


def _names(name: str, item: Any) -> tuple[str, ...]:
    """What a conflict may call a member of a list."""
    if name == "attributions":
        return (f"{item.speaker or item.name or 'nobody'}|{item.role}",)
    if name == "occurrences":
        return (f"{item.start}–{item.end}",)
    if name == "names":
        return (f"{item.language}|{item.text}",)
    return (str(getattr(item, "id", "") or getattr(item, "annotation", "")),)


def _typed(value: Value, name: str, said: str) -> Any:
    for field in fields(value):
        if field.name == name:
            return msgspec.json.decode(said.encode(), type=field.type)
    raise NotFound(f"There is no field {name} to settle.")


def _occurrence_fields(said: str) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.json.decode(said)
    told["segments"] = msgspec.convert(told.get("segments", []), tuple[Segment, ...])
    return told


def _verdict_word(item: Any, said: str) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.json.decode(said)
    if told.get("correction") is not None:
        told["correction"] = msgspec.convert(told["correction"], Annotation)
    return told


def _prefer(value: Any, name: str, said: str) -> Any:
    chosen = msgspec.json.decode(said)
    members = []
    for item in getattr(value, name):
        mark = getattr(item, "id", None) or replace(item, preferred=False, kind="full", unknown={})
        wanted = (
            mark
            if isinstance(mark, str)
            else msgspec.json.encode(mark, order="deterministic").decode()
        )
        members.append(replace(item, preferred=wanted in chosen))
    return replace(value, **{name: tuple(members)})


def _reorder(value: Any, name: str, said: str) -> Any:
    place = {key: k for k, key in enumerate(msgspec.json.decode(said))}
    held = list(getattr(value, name))
    held.sort(key=lambda item: place.get(getattr(item, "id", ""), len(place)))
    if name == "translations":
        held = [replace(t, rank=k if t.rank else 0) for k, t in enumerate(held, 1)]
    return replace(value, **{name: tuple(held)})


def _decide(value: Any, key: str, said: str) -> Any:
    rest = [d for d in value.decisions if d.field != key]
    if said:
        rest.append(msgspec.json.decode(said.encode(), type=Decision))
    return replace(value, decisions=tuple(rest))


def _speakers(value: Any, key: str, said: str) -> Any:
    """Keep those whom the chosen side named, drop those whom only the other side named."""
    wanted = [msgspec.json.decode(s) for s in msgspec.json.decode(said)]
    ids = {(w.get("speaker"), w.get("name", "")) for w in wanted}
    others: set[tuple[Any, str]] = set()
    for conflict in value.conflicts:
        if conflict.field == f"attributions[{key}].speaker":
            for side in (conflict.ours, conflict.theirs):
                for one in map(msgspec.json.decode, msgspec.json.decode(side)):
                    others.add((one.get("speaker"), one.get("name", "")))
    kept = [
        a
        for a in value.attributions
        if (a.speaker, a.name) in ids or (a.speaker, a.name) not in others
    ]
    there = {(a.speaker, a.name) for a in kept}
    for one in wanted:
        if (one.get("speaker"), one.get("name", "")) not in there:
            kept.append(msgspec.convert(one, Attribution))
    return replace(value, attributions=tuple(kept))


def _article(value: Any, inner: str, said: str) -> Any:
    """What a sheet says of its article: which text, its language, one of its metadata."""
    told: Any = msgspec.json.decode(said) if said else None
    if not inner:
        return replace(value, article=replace(value.article, **told))
    if inner == "language":
        return replace(value, article=replace(value.article, language=told))
    return replace(value, article=_put_member(value.article, *_split(inner), "", said))


def _split(path: str) -> tuple[str, str]:
    name, _, key = path.partition("[")
    return name, key.removesuffix("]")
