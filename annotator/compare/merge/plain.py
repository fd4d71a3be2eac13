"""Values as JSON, so that any two can be compared, ordered and kept in a conflict."""

import hashlib
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields, replace

from annotator.model.value import Value

V = TypeVar("V", bound=Value)


class _Absent:
    """Stands for what is not there; null is a value, this is none."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()


def as_json(value: Any) -> str:
    """One line of JSON, keys in order; empty for what is not there."""
    if value is ABSENT:
        return ""
    return msgspec.json.encode(value, order="deterministic").decode("utf-8", "surrogatepass")


def short_digest(value: Any, size: int = 8) -> str:
    """The first hexadecimal digits of the SHA-256 of a value's JSON."""
    return hashlib.sha256(as_json(value).encode("utf-8", "surrogatepass")).hexdigest()[:size]


def blank(value: V, **kept: Any) -> V:
    """The same kind of value with every field at its default, where it has one, except `kept`."""
    empty: dict[str, Any] = {}
    for field in fields(value):
        if field.name in kept:
            continue
        if field.default is not msgspec.NODEFAULT:
            empty[field.name] = field.default
        elif field.default_factory is not msgspec.NODEFAULT:
            empty[field.name] = field.default_factory()
    return replace(value, **{**empty, **kept})
