"""Values to bytes and back, losing nothing that a newer or a foreign program wrote.

Decoding is strict (see `strict_json`) and puts the fields of an object that its Struct has no name
for into `.unknown`; encoding writes them back where they stood, after the known ones (see
`model.plain`).
Bytes are stable: UTF-8, two spaces, fields in the order of the Struct, empty fields left out, a
final line feed.
"""

from typing import Any, TypeVar

import msgspec

from annotator.model.errors import InvalidInput, NewerFormat
from annotator.model.plain import NOTHING, set_aside, stored_fields, to_plain
from annotator.model.value import Value
from annotator.store.migrations import migrate
from annotator.store.strict_json import MAX_DEPTH, parse, refuse
from annotator.text.display import display_line

T = TypeVar("T", bound=Value)


def _check_version(raw: Any, kind: type[Value], name: str) -> Any:
    """The plain value at today's version; files of other formats and newer ones are refused."""
    defaults = {field.name: field.stated for field in stored_fields(kind)}
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
    return int(next(field.stated for field in stored_fields(kind) if field.name == "version"))


def to_value(raw: Any, kind: type[T], name: str) -> T:
    """A plain value (from JSON) as a Struct; raises UnreadableFile naming file and place."""
    raw = _check_version(raw, kind, name)
    try:
        return msgspec.convert(set_aside(raw, kind), kind)
    except msgspec.ValidationError as error:
        words, _, place = str(error).partition(" - at `")
        raise refuse(name, place.rstrip("`") or "$", words) from error


def decode(data: bytes, kind: type[T], name: str) -> T:
    """The value in `data`; `name` is how a refusal calls the file.

    Raises UnreadableFile with file and place, `sheet.json: $.annotations[3].start: …`, and
    NewerFormat where the file's version is above this program's.
    """
    plain = _own_bytes(data)
    return to_value(parse(data, name) if plain is NOTHING else plain, kind, name)


def _own_bytes(data: bytes) -> Any:
    """The plain value where the bytes are exactly what `encode` would write, else NOTHING.

    Such bytes hold no name twice and nothing that is no JSON, so the careful parser, ten times
    slower, has nothing to find. All our own files are such.
    """
    if b"\n" + b" " * (2 * MAX_DEPTH) in data:
        return NOTHING
    try:
        plain = msgspec.json.decode(data)
        return plain if encode_plain(plain) == data else NOTHING
    except (msgspec.MsgspecError, InvalidInput, RecursionError, ValueError):
        return NOTHING


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
