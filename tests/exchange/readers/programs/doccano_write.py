"""A document as doccano's own exporter writes it: python doccano_write.py KIND, a plan on stdin.

KIND: relations or spans. Its exported labels, formatters and writer run as they are; in the place
of its database stand objects that keep their fields.
"""

import io
import json
import sys
import types
import warnings
from importlib import import_module
from unittest.mock import MagicMock

warnings.simplefilter("ignore")


class Stored:
    """A row of the database that keeps what it is given."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


def stand_in(name: str, *models: str) -> None:
    """A module with such rows as its models."""
    sys.modules[name] = types.ModuleType(name)
    module = types.ModuleType(f"{name}.models")
    for model in models:
        setattr(module, model, type(model, (Stored,), {}))
    sys.modules[f"{name}.models"] = module


for name in ("django", "django.db", "django.db.models", "django.db.models.query"):
    sys.modules[name] = MagicMock(Manager=object)
stand_in("examples", "Comment", "Example")
labels = ("BoundingBox", "Category", "Relation", "Segmentation", "Span", "TextLabel")
stand_in("labels", *labels)
stand_in("projects", "Project")
exported = import_module("backend.data_export.models")
sys.modules["data_export"] = sys.modules["backend.data_export"]
sys.modules["data_export.models"] = exported
import pandas  # noqa: E402
from backend.data_export.pipeline import formatters, writers  # noqa: E402

told = json.load(sys.stdin)
spans = [
    exported.ExportedSpan(id=10 + n, label=Stored(text=label), start_offset=start, end_offset=end)
    for n, (start, end, label) in enumerate(told["spans"])
]
links = [
    exported.ExportedRelation(id=n, from_id=spans[one], to_id=spans[two], type=Stored(text=kind))
    for n, (one, two, kind) in enumerate(told["relations"])
]
example = exported.ExportedExample(id=4, text=told["text"], meta=told["meta"])
row = example.to_dict() | {"entities": spans, "relations": links, "Comments": []}
if sys.argv[1] == "relations":
    steps = [formatters.DictFormatter(column) for column in ("entities", "relations", "Comments")]
    steps.append(formatters.RenameFormatter(**{exported.DATA: "text"}))
else:
    row.pop("relations")
    steps = [
        formatters.TupledSpanFormatter("entities"),
        formatters.ListedCategoryFormatter("Comments"),
        formatters.RenameFormatter(**{exported.DATA: "text", "entities": "label"}),
    ]
frame = pandas.DataFrame([row])
for step in steps:
    frame = step.format(frame)
out = io.BytesIO()
writers.JsonlWriter.write(out, frame)
print(json.dumps(out.getvalue().decode()))
