"""TOML text to a typed value, with errors that name the file, the line and the field."""

import re
import tomllib
from typing import TypeVar

import msgspec

from annotator.model.errors import UnreadableFile

T = TypeVar("T")
_AT_END = "(at end of document)"
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def parse_toml(text: str, kind: type[T], name: str) -> T:
    """The value of type `kind` that `text` holds. `name` is the file's, for the error.

    Raises UnreadableFile: one sentence with the file and the line.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        number = place[1] if place else str(text.rstrip("\n").count("\n") + 1)
        line = f", line {number}"
        words = _PLACE.sub("", str(error)).replace(_AT_END, "").strip().rstrip(".")
        raise UnreadableFile(f"{name}{line}: not valid TOML: {words}.") from None
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        words = str(error).replace("`", "'")
        field = re.search(r"'?\$?\.?(\w+)'?$|unknown field '(\w+)'", words)
        line = _line_of(text, next((g for g in field.groups() if g), "") if field else "")
        raise UnreadableFile(f"{name}{line}: {words}.") from None


def _line_of(text: str, field: str) -> str:
    """`, line 3` where a line begins with `field =`, else nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        if field and re.match(rf"\s*{re.escape(field)}\s*=", line):
            return f", line {number}"
    return ""
