"""Reading foreign bytes: strict, limited, and in words when they are refused."""

import json
from collections.abc import Iterator
from typing import Any

from annotator.model.errors import UnreadableFile

MAX_BYTES = 200_000_000
"""The largest file that is taken in one piece: a larger one would not fit beside the work."""


def within_limit(data: bytes, name: str, limit: int = MAX_BYTES) -> None:
    """Refuse what is too large, with both sizes."""
    if len(data) > limit:
        raise UnreadableFile(
            f"{name} has {len(data) / 1e6:,.0f} MB; the limit is {limit / 1e6:,.0f} MB.",
            "Split the file and import the parts.",
        )


def text_of(data: bytes, name: str, *, keep_mark: bool = False) -> str:
    """The bytes as strict UTF-8, or UTF-16 with its mark.

    A byte order mark is dropped; with `keep_mark`, for programs that count it, it stays in UTF-8.
    """
    within_limit(data, name)
    encoding = "utf-8" if keep_mark else "utf-8-sig"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{name}: byte {error.start + 1:,} is not {encoding.removesuffix('-sig').upper()}.",
            "Save the file as UTF-8 and try again.",
        ) from error


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        twice = next(k for i, (k, _) in enumerate(pairs) if k in {p for p, _ in pairs[:i]})
        raise ValueError(f"the key {twice[:80]!r} stands twice in one object")
    return told


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not JSON")


def json_of(data: bytes | str, name: str) -> Any:
    """Strict JSON: no duplicate keys, no NaN, no lone surrogates, no endless nesting."""
    text = data if isinstance(data, str) else text_of(data, name)
    try:
        value = json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise UnreadableFile(f"{name} is nested too deeply.") from error
    except UnicodeEncodeError as error:
        raise UnreadableFile(f"{name} holds half of a character (a lone surrogate).") from error
    except ValueError as error:
        raise UnreadableFile(
            f"{name}: {error}.", "The file is not JSON as it should be."
        ) from error
    return value


def json_lines(data: bytes, name: str) -> Iterator[tuple[int, Any]]:
    """Number and value of every line that is not empty; lines end at a line feed only."""
    for number, line in enumerate(text_of(data, name).split("\n"), 1):
        if line.strip():
            yield number, json_of(line, f"{name}, line {number}")


def string(value: Any, default: str = "") -> str:
    """The value if it is a string, else the default: foreign files hold anything anywhere."""
    return value if isinstance(value, str) else default


def whole(value: Any) -> int | None:
    """The value if it is a whole number that is not a truth value, else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, int) else None


def items(value: Any) -> list[Any]:
    """The value as a list: a list as it is, None as nothing, anything else as one thing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def mapping(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}
