"""Values as scripts give them: whether an annotation can have them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.model.annotation import CERTAINTIES, KINDS, ROLES
from annotator.model.errors import InvalidInput

_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_ALLOWED = {"kind": KINDS, "role": ROLES, "certainty": CERTAINTIES}


def check_values(said: Mapping[str, Any]) -> None:
    """InvalidInput for a kind, role, certainty, language or script that cannot be; empty is none.

    What is no string is left to those who read it.
    """
    for name, values in _ALLOWED.items():
        value = said.get(name)
        if isinstance(value, str) and value and value not in values:
            raise InvalidInput(f"“{value}” is no {name}.", f"One of {', '.join(values)}.")
    language, script = said.get("language"), said.get("script")
    if isinstance(language, str) and language and not _TAG.fullmatch(language):
        raise InvalidInput(
            f"“{language}” is no language tag.", "Give BCP 47, such as kk or uz-Latn."
        )
    if isinstance(script, str) and script and not _SCRIPT.fullmatch(script):
        raise InvalidInput(f"“{script}” is no script.", "Give ISO 15924, such as Cyrl.")


def check_strings(said: Mapping[str, Any], names: Iterable[str]) -> None:
    """InvalidInput where one of these that is there is no string, or none that can be stored."""
    for name in names:
        string_of(name, said.get(name, ""))


def string_of(name: str, value: object) -> str:
    """The value that a script gave for `name`; InvalidInput where it is no string to be stored."""
    if not isinstance(value, str):
        raise InvalidInput(f"“{name}” must be a string.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidInput(f"“{name}” holds half a surrogate pair.") from None
    return value
