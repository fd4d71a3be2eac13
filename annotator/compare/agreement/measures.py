"""The measures that can be asked for by name: one line each."""

from collections.abc import Callable, Mapping
from typing import Any

from annotator.compare.agreement.alpha import alpha, alpha_from_counts
from annotator.compare.agreement.gamma import gamma, gamma_disorder
from annotator.compare.agreement.kappa import (
    cohen_kappa,
    fleiss_kappa,
    scott_pi,
    weighted_kappa,
)
from annotator.compare.agreement.outcome import Outcome
from annotator.compare.agreement.texts import chrf
from annotator.compare.agreement.unitizing import alpha_u, alpha_u_c
from annotator.model.errors import InvalidInput

Record = Mapping[str, Any]
"""One line of `agree --data`: `measure`, `data` and the measure's own options."""


def _number(record: Record, name: str) -> float:
    value = record.get(name, 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise InvalidInput(f"“{name}” is no number from 0 up.")
    return float(value)


def _category(record: Record) -> str:
    if "cat" not in record:
        raise InvalidInput("The category is missing.", 'Add "cat".')
    return str(record["cat"])


MEASURES: dict[str, Callable[[Record], Outcome]] = {
    "alpha": lambda r: alpha(r["data"], r.get("level", "nominal")),
    "alpha_from_counts": lambda r: alpha_from_counts(
        r["data"], r.get("level", "nominal"), r.get("values")
    ),
    "cohen_kappa": lambda r: cohen_kappa(r["data"]),
    "weighted_kappa": lambda r: weighted_kappa(
        r["data"], r.get("weights", "linear"), r.get("labels")
    ),
    "scott_pi": lambda r: scott_pi(r["data"]),
    "fleiss_kappa": lambda r: fleiss_kappa(r["data"]),
    "alpha_u": lambda r: alpha_u(r["data"]),
    "alpha_u_c": lambda r: alpha_u_c(r["data"], _category(r)),
    "chrF": lambda r: chrf(r["data"]),
    "gamma": lambda r: gamma(
        r["data"], _number(r, "alpha"), _number(r, "beta"), _number(r, "delta")
    ),
    "gamma_disorder": lambda r: gamma_disorder(
        r["data"], _number(r, "alpha"), _number(r, "beta"), _number(r, "delta")
    ),
}
"""Name → function from a record to an outcome."""
