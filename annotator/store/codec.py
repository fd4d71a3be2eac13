"""Values to bytes and back, losing nothing that a newer or a foreign program wrote.

Decoding is strict (see `strict_json`) and puts the fields of an object that its Struct has no name
for into `.unknown`; encoding writes them back where they stood, after the known ones.
Bytes are stable: UTF-8, two spaces, fields in the order of the Struct, empty fields left out, a
final line feed.
"""

from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from annotator.model.errors import InvalidInput, NewerFormat
from annotator.model.value import Value
from annotator.store.migrations import migrate
from annotator.store.strict_json import MAX_DEPTH, parse, refuse
from annotator.text.display import display_line

UNKNOWN = "$unknown"
T = TypeVar("T", bound=Value)
_NOTHING: Any = object()


class _Field(NamedTuple):
    """What the codec has to know of one field of a Struct."""

    name: str
    nested: type[Value] | None
    """The Struct in it, alone or in an array."""
    stated: Any
    """Written even where it is the default, because the default says something; else _NOTHING."""


def _nested_struct(kind: msgspec.inspect.Type) -> type[Value] | None:
    if isinstance(kind, msgspec.inspect.StructType):
        return kind.cls if issubclass(kind.cls, Value) else None
    if isinstance(kind, msgspec.inspect.VarTupleType | msgspec.inspect.ListType):
        return _nested_struct(kind.item_type)
    if isinstance(kind, msgspec.inspect.UnionType):
        return next(filter(None, map(_nested_struct, kind.types)), None)
    return None


@cache
def _fields(kind: type[Value]) -> tuple[_Field, ...]:
    described = msgspec.inspect.type_info(kind)
    assert isinstance(described, msgspec.inspect.StructType)
    return tuple(
        _Field(
            field.encode_name,
            _nested_struct(field.type),
            field.default
            if field.default not in (msgspec.NODEFAULT, None, "", 0, ())
            else _NOTHING,
        )
        for field in described.fields
        if field.encode_name != UNKNOWN
    )


@cache
def _names(kind: type[Value]) -> dict[str, type[Value] | None]:
    return {field.name: field.nested for field in _fields(kind)}


def _set_aside(raw: Any, kind: type[Value]) -> Any:
    """The plain value with the unknown fields of every object moved under UNKNOWN."""
    if isinstance(raw, list):
        return [_set_aside(item, kind) for item in raw]
    if not isinstance(raw, dict):
        return raw
    names = _names(kind)
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in names:
            unknown[key] = value
            continue
        nested = names[key]
        known[key] = _set_aside(value, nested) if nested is not None else value
    if unknown:
        known[UNKNOWN] = unknown
    return known


def _put_back(raw: Any, kind: type[Value]) -> Any:
    """The opposite of `_set_aside`, with the fields in order and the telling defaults stated."""
    if isinstance(raw, list | tuple):
        return [_put_back(item, kind) for item in raw]
    if not isinstance(raw, dict):
        return raw
    whole: dict[str, Any] = {}
    for name, nested, stated in _fields(kind):
        if name in raw:
            value = raw[name]
            whole[name] = value if nested is None else _put_back(value, nested)
        elif stated is not _NOTHING:
            whole[name] = stated
    for key, value in raw.get(UNKNOWN, {}).items():
        whole.setdefault(key, value)
    return whole


def _check_version(raw: Any, kind: type[Value], name: str) -> Any:
    """The plain value at today's version; files of other formats and newer ones are refused."""
    defaults = {field.name: field.stated for field in _fields(kind)}
    if "format" not in defaults or not isinstance(raw, dict):
        return raw
    wanted, today = defaults["format"], defaults["version"]
    if raw.get("format", wanted) != wanted:
        raise refuse(name, "$.format", f"“{raw['format']}” is not “{wanted}”")
    version = raw.get("version", today)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise refuse(name, "$.version", "this is no version number")
    if version > today:
        raise NewerFormat(
            f"{display_line(name)}: $.version: {version} is newer than this program’s {today}.",
            "Install a newer annotator; the file was left as it is.",
        )
    if version == today:
        return raw
    try:
        return migrate(dict(raw), today)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise refuse(
            name, "$.version", f"version {version} cannot be brought to {today}"
        ) from error


def version_of(kind: type[Value]) -> int:
    """Today's version of a kind of file."""
    return int(next(field.stated for field in _fields(kind) if field.name == "version"))


def to_value(raw: Any, kind: type[T], name: str) -> T:
    """A plain value (from JSON) as a Struct; raises UnreadableFile naming file and place."""
    raw = _check_version(raw, kind, name)
    try:
        return msgspec.convert(_set_aside(raw, kind), kind)
    except msgspec.ValidationError as error:
        words, _, place = str(error).partition(" - at `")
        raise refuse(name, place.rstrip("`") or "$", words) from error


def decode(data: bytes, kind: type[T], name: str) -> T:
    """The value in `data`; `name` is how a refusal calls the file.

    Raises UnreadableFile with file and place, `sheet.json: $.annotations[3].start: …`, and
    NewerFormat where the file's version is above this program's.
    """
    plain = _own_bytes(data)
    return to_value(parse(data, name) if plain is _NOTHING else plain, kind, name)


def _own_bytes(data: bytes) -> Any:
    """The plain value where the bytes are exactly what `encode` would write, else _NOTHING.

    Such bytes hold no name twice and nothing that is no JSON, so the careful parser, ten times
    slower, has nothing to find. All our own files are such.
    """
    if b"\n" + b" " * (2 * MAX_DEPTH) in data:
        return _NOTHING
    try:
        plain = msgspec.json.decode(data)
        return plain if encode_plain(plain) == data else _NOTHING
    except (msgspec.MsgspecError, InvalidInput, RecursionError, ValueError):
        return _NOTHING


def to_plain(value: Value) -> dict[str, Any]:
    """The value as plain JSON data, unknown fields in their places."""
    plain = _put_back(msgspec.to_builtins(value), type(value))
    assert isinstance(plain, dict)
    return plain


def encode(value: Value) -> bytes:
    """Stable bytes of a value. Raises InvalidInput for text that UTF-8 cannot say."""
    return encode_plain(to_plain(value))


def encode_plain(plain: Any, indent: int = 2) -> bytes:
    """Bytes of plain data in the same form; `indent` 0 for one line. Ends with a line feed."""
    try:
        packed = msgspec.json.encode(plain)
    except UnicodeEncodeError as error:
        raise InvalidInput("A value holds half of a surrogate pair, which is no text.") from error
    return (msgspec.json.format(packed, indent=indent) if indent else packed) + b"\n"
