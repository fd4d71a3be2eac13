"""`agree --data`: plain data in, one figure out."""

from collections.abc import Mapping
from typing import Any

from annotator.compare.agreement.measures import MEASURES
from annotator.model.errors import AnnotatorError, MissingExtra


def statistic(record: Mapping[str, Any]) -> dict[str, Any]:
    """`{"id", "measure", "data", …}` → `{"id", "value", "n"}`, with `why` where value is null.

    A measure that is not offered, or data that it cannot read: `{"id", "error"}`. Never raises
    for what is in the record.
    """
    if not isinstance(record, Mapping):
        return {"id": None, "error": "this is no object with id, measure and data"}
    name = record.get("measure")
    told: dict[str, Any] = {"id": record.get("id")}
    if not isinstance(name, str) or name not in MEASURES:
        return told | {"error": f"measure {name!r} is not offered; one of {', '.join(MEASURES)}"}
    if "data" not in record:
        return told | {"error": "the record has no data"}
    try:
        outcome = MEASURES[name](record)
    except MissingExtra as missing:
        return told | {"value": None, "n": 0, "why": str(missing)}
    except AnnotatorError as refusal:
        return told | {"error": str(refusal)}
    except (TypeError, ValueError, OverflowError, KeyError) as odd:
        return told | {"error": f"the data cannot be read: {type(odd).__name__}"}
    told |= {"value": outcome.value, "n": outcome.n}
    if outcome.value is None:
        told["why"] = outcome.why
    return told
