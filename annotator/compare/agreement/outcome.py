"""What a measure answers: a number, or why there is none."""

import math

from annotator.model.value import Value


class Outcome(Value, frozen=True, kw_only=True):
    """One figure. Never NaN, never infinite, never a number where there is nothing to measure."""

    value: float | None = None
    n: int = 0
    """Units (pairs, items, characters …) that went into it."""
    why: str = ""
    """Why it is undefined; empty where it is defined."""
    low: float | None = None
    """Lower end of the 95 % bootstrap interval; None where not computed."""
    high: float | None = None


def undefined(why: str, n: int = 0) -> Outcome:
    """No number, and the reason in words."""
    return Outcome(n=n, why=why)


def defined(value: float, n: int) -> Outcome:
    """A number; one that is not finite becomes undefined."""
    if not math.isfinite(value):
        return undefined("the formula gives no finite number for these data", n)
    return Outcome(value=float(value), n=n)
