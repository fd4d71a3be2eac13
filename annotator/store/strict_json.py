"""JSON as the standard says it, and nothing that Python or msgspec add to it.

Refused: other encodings than UTF-8, a byte order mark, NaN and infinities, numbers beyond 64 bits,
one name twice in an object, lone surrogates, deep nesting, absurd numbers of objects.
"""

import json
import math
import re
from typing import Any

from annotator.model.errors import UnreadableFile
from annotator.text.display import display_line

MAX_DEPTH = 100
MAX_CONTAINERS = 1_000_000
"""Objects and arrays in one file; each costs Python some 64 bytes before it holds anything."""
MAX_VALUES = 3_000_000
_INT64 = 1 << 63
_CONFLICT = re.compile(rb"^(?:<{7} |>{7} )", re.MULTILINE)
"""What git writes into a file that it could not merge; inside JSON no line begins so."""


class _Twice(dict[str, Any]):
    """An object in which a name stood twice; found again when the place is known."""

    name: str = ""


NEXT = "The file is left as it is: set it right in an editor, or bring an earlier version back."
"""What a person can do about a file that cannot be read."""


def refuse(name: str, place: str, words: str) -> UnreadableFile:
    """The refusal of one place in one file."""
    where = f"{display_line(name)}: {display_line(place, 200)}" if place else display_line(name)
    return UnreadableFile(f"{where}: {display_line(words, 300)}.", NEXT)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    twice, seen = _Twice(made), set()
    for key, _ in pairs:
        if key in seen:
            twice.name = key
            break
        seen.add(key)
    return twice


def _integer(digits: str) -> int:
    if len(digits) > 20 or not -_INT64 <= (number := int(digits)) < _INT64:
        raise ValueError(f"the number {digits[:24]} is beyond 64 bits")
    return number


def _decimal(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"the number {digits[:24]} is too large")
    return number


def _constant(word: str) -> float:
    raise ValueError(f"{word} is no JSON")


def _has_surrogate(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= ch <= "\udfff" for ch in text)


def _inspect(value: Any, place: str, depth: int, name: str, doubtful: bool) -> None:
    """Find the place of what the parser let through: names twice, depth, lone surrogates."""
    if depth > MAX_DEPTH:
        raise refuse(name, place, f"nested more than {MAX_DEPTH} deep")
    if isinstance(value, dict):
        if isinstance(value, _Twice):
            raise refuse(name, f"{place}.{value.name}", "the name stands twice in one object")
        for key, item in value.items():
            if doubtful and _has_surrogate(key):
                raise refuse(name, place, "half of a surrogate pair in a name")
            if isinstance(item, dict | list) or doubtful:
                _inspect(item, f"{place}.{key}", depth + 1, name, doubtful)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict | list) or doubtful:
                _inspect(item, f"{place}[{index}]", depth + 1, name, doubtful)
    elif doubtful and isinstance(value, str) and _has_surrogate(value):
        raise refuse(name, place, "half of a surrogate pair")


def _refuse_wreck(data: bytes, name: str) -> None:
    """What accidents leave, said as what it is: an emptied file, or the marks of a merge."""
    if not data.strip(b" \t\r\n\0"):
        raise refuse(name, "", "it is empty")
    marks = _CONFLICT.search(data)
    if marks is not None:
        line = data.count(b"\n", 0, marks.start()) + 1
        raise refuse(name, f"line {line}", "an unfinished merge of git left its marks there")


def parse(data: bytes, name: str) -> Any:
    """The plain value of strict JSON; raises UnreadableFile naming the file and the place."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise refuse(name, "byte 0", "a byte order mark, which JSON does not have")
    if data.count(b"{") + data.count(b"[") > MAX_CONTAINERS:
        raise refuse(name, "", f"more than {MAX_CONTAINERS:,} objects and arrays")
    if data.count(b",") > MAX_VALUES:
        raise refuse(name, "", f"more than {MAX_VALUES:,} values")
    _refuse_wreck(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(name, f"byte {error.start}", "this is not UTF-8") from error
    try:
        value = json.loads(
            text,
            object_pairs_hook=_pairs,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise refuse(name, place, f"from here on it is no JSON ({error.msg})") from error
    except RecursionError as error:
        raise refuse(name, "", f"nested more than {MAX_DEPTH} deep") from error
    except ValueError as error:
        raise refuse(name, "", str(error)) from error
    _inspect(value, "$", 0, name, doubtful="\\u" in text)
    return value
