"""Data of several coders: one list a coder, None where a coder gave nothing."""

from collections.abc import Sequence
from typing import Any

from annotator.compare.agreement.outcome import Outcome, undefined
from annotator.model.errors import InvalidInput

Coded = Sequence[Sequence[Any]]
"""A list a coder, all of the same length; None is a missing value."""


def coder_lists(data: Any) -> list[list[Any]]:
    """The data as lists, or InvalidInput where they are something else."""
    if not isinstance(data, list | tuple) or not all(isinstance(c, list | tuple) for c in data):
        raise InvalidInput("The data are not a list of lists.", "Write [[…], […]].")
    for value in (v for coder in data for v in coder):
        if isinstance(value, list | tuple | dict):
            raise InvalidInput(
                "A value is itself a list or an object.", "Values are numbers, strings or null."
            )
    return [list(coder) for coder in data]


def refusal(coders: Coded, exactly: int | None = None) -> Outcome | None:
    """Why no measure can be taken of these coders; None where one can."""
    if len(coders) < 2:
        return undefined("one annotator only: there is nobody to agree with")
    if exactly is not None and len(coders) != exactly:
        return undefined(f"this measure is for {exactly} annotators, {len(coders)} are given")
    if len({len(coder) for coder in coders}) > 1:
        return undefined("the annotators' lists are not of the same length")
    return None


def paired_units(left: Sequence[Any], right: Sequence[Any]) -> list[tuple[Any, Any]]:
    """The units that both coders gave a value."""
    return [(a, b) for a, b in zip(left, right, strict=True) if a is not None and b is not None]


def label(value: Any) -> str:
    """A name under which equal values meet: 1 and 1.0 are one label, "1" and true are others."""
    if isinstance(value, bool | str):
        return f"{type(value).__name__}:{value}"
    return f"number:{float(value)!r}"


def is_number(value: Any) -> bool:
    """Whether the value can be reckoned with (true and false cannot)."""
    return isinstance(value, int | float) and not isinstance(value, bool)
