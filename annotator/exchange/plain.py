"""Plain JSON data from a file to one of our own values, refused in words where it is none."""

from typing import Any, TypeVar

import msgspec

from annotator.model.errors import UnreadableFile
from annotator.model.plain import set_aside
from annotator.model.value import Value

T = TypeVar("T", bound=Value)


def from_plain(kind: type[T], data: Any, name: str) -> T:
    """The value of that kind in `data`; fields it has no name for are kept in `unknown`.

    Raises UnreadableFile, naming `name` and the place inside it.
    """
    try:
        return msgspec.convert(set_aside(data, kind), kind)
    except msgspec.ValidationError as error:
        raise UnreadableFile(f"{name}: {error}.", "The file is left as it is.") from error
    except RecursionError as error:
        raise UnreadableFile(f"{name} is nested too deeply.") from error
