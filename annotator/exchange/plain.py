"""Values to plain JSON objects and back; what a value does not understand travels with it."""

from functools import cache
from typing import Any, TypeVar

import msgspec

from annotator.model.errors import UnreadableFile
from annotator.model.value import Value

T = TypeVar("T", bound=Value)


@cache
def _fields(kind: type[Value]) -> tuple[tuple[str, str, Any], ...]:
    rows = []
    for f in msgspec.structs.fields(kind):
        if f.name == "unknown":
            continue
        default = f.default
        if f.default_factory is not msgspec.NODEFAULT:
            default = f.default_factory()
        rows.append((f.name, f.encode_name, default))
    return tuple(rows)


def to_plain(value: Any) -> Any:
    """The value as dicts, lists and scalars; fields at their default are left out."""
    if isinstance(value, Value):
        told: dict[str, Any] = {}
        for name, key, default in _fields(type(value)):
            member = getattr(value, name)
            if member != default or (default is not None and type(member) is not type(default)):
                told[key] = to_plain(member)
        return told | {k: v for k, v in value.unknown.items() if k not in told}
    if isinstance(value, tuple | list):
        return [to_plain(member) for member in value]
    return value


def from_plain(kind: type[T], data: Any, name: str) -> T:
    """The value of that kind in `data`; fields it has no name for are kept in `unknown`.

    Raises UnreadableFile, naming `name` and the place inside it.
    """
    try:
        value = msgspec.convert(data, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise UnreadableFile(f"{name}: {error}.", "The file is left as it is.") from error
    return _with_unknown(value, data)


def _with_unknown(value: T, data: Any) -> T:
    if not isinstance(data, dict):
        return value
    changes: dict[str, Any] = {}
    known = {"$unknown"}
    for name, key, _ in _fields(type(value)):
        known.add(key)
        if key in data:
            member = getattr(value, name)
            completed = _completed(member, data[key])
            if completed is not member:
                changes[name] = completed
    unknown = {k: v for k, v in data.items() if k not in known}
    if unknown:
        changes["unknown"] = unknown
    return msgspec.structs.replace(value, **changes) if changes else value


def _completed(member: Any, data: Any) -> Any:
    if isinstance(member, Value):
        return _with_unknown(member, data)
    if isinstance(member, tuple) and isinstance(data, list):
        completed = tuple(
            _with_unknown(m, d) if isinstance(m, Value) else m
            for m, d in zip(member, data, strict=True)
        )
        if any(new is not old for new, old in zip(completed, member, strict=True)):
            return completed
    return member
