"""Stored values as plain JSON data and back, keeping what this version has no name for.

msgspec leaves out a field of an object that its Struct does not know. Here such fields are set
aside into `Value.unknown` before, and put back where they stood after. The one place that knows
how: the store's files and the formats that carry whole values both go through it.
"""

from functools import cache
from typing import Any, NamedTuple

import msgspec

from annotator.model.value import Value

UNKNOWN = "$unknown"
NOTHING: Any = object()


class StoredField(NamedTuple):
    """What has to be known of one field of a Struct."""

    name: str
    nested: type[Value] | None
    """The Struct in it, alone or in an array."""
    stated: Any
    """Written even where it is the default, because the default says something; else NOTHING."""


def _nested_struct(kind: msgspec.inspect.Type) -> type[Value] | None:
    if isinstance(kind, msgspec.inspect.StructType):
        return kind.cls if issubclass(kind.cls, Value) else None
    if isinstance(kind, msgspec.inspect.VarTupleType | msgspec.inspect.ListType):
        return _nested_struct(kind.item_type)
    if isinstance(kind, msgspec.inspect.UnionType):
        return next(filter(None, map(_nested_struct, kind.types)), None)
    return None


@cache
def stored_fields(kind: type[Value]) -> tuple[StoredField, ...]:
    """The fields of a Struct in their order, without the one for unknown things."""
    described = msgspec.inspect.type_info(kind)
    assert isinstance(described, msgspec.inspect.StructType)
    return tuple(
        StoredField(
            field.encode_name,
            _nested_struct(field.type),
            field.default if field.default not in (msgspec.NODEFAULT, None, "", 0, ()) else NOTHING,
        )
        for field in described.fields
        if field.encode_name != UNKNOWN
    )


@cache
def _names(kind: type[Value]) -> tuple[frozenset[str], tuple[tuple[str, type[Value]], ...]]:
    """The names of all fields, and those that hold values of ours, with their types."""
    fields = stored_fields(kind)
    nested = tuple((field.name, field.nested) for field in fields if field.nested is not None)
    return frozenset(field.name for field in fields), nested


def set_aside(raw: Any, kind: type[Value]) -> Any:
    """Plain data with the unknown fields of every object moved under UNKNOWN: for msgspec."""
    if isinstance(raw, list):
        return [set_aside(item, kind) for item in raw]
    if not isinstance(raw, dict):
        return raw
    names, nested = _names(kind)
    if raw.keys() <= names:  # the usual case, and mostly there is nothing inside
        known = {**raw} if nested else raw
    else:
        known = {key: value for key, value in raw.items() if key in names}
        known[UNKNOWN] = {key: value for key, value in raw.items() if key not in names}
    for key, inner in nested:
        if key in known:
            known[key] = set_aside(known[key], inner)
    return known


def _put_back(raw: Any, kind: type[Value]) -> Any:
    """The opposite of `set_aside`, with the fields in order and the telling defaults stated."""
    if isinstance(raw, list | tuple):
        return [_put_back(item, kind) for item in raw]
    if not isinstance(raw, dict):
        return raw
    whole: dict[str, Any] = {}
    for name, nested, stated in stored_fields(kind):
        if name in raw:
            value = raw[name]
            whole[name] = value if nested is None else _put_back(value, nested)
        elif stated is not NOTHING:
            whole[name] = stated
    for key, value in raw.get(UNKNOWN, {}).items():
        whole.setdefault(key, value)
    return whole


def to_plain(value: Value) -> dict[str, Any]:
    """The value as plain JSON data, unknown fields in their places, empty fields left out."""
    plain = _put_back(msgspec.to_builtins(value), type(value))
    assert isinstance(plain, dict)
    return plain
