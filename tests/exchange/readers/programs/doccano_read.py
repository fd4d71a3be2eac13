"""What doccano's own importer makes of a file: python doccano_read.py KIND FILE, as JSON.

KIND: relations, spans, seq2seq or conll. Its readers, makers and classes of labels run as they
are; its database does not: the models that they would store are stand-ins that keep their fields.
"""

import json
import sys
import types
import warnings
from pathlib import Path
from unittest.mock import MagicMock

warnings.simplefilter("ignore")


class Stored:
    """A model of the database that keeps what it is given."""

    objects = MagicMock()

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


for name in ("examples", "labels", "label_types", "projects"):
    module = types.ModuleType(f"{name}.models")
    for model in ("Example", "Category", "Label", "Relation", "Span", "TextLabel"):
        setattr(module, model, type(model, (Stored,), {}))
    for model in ("CategoryType", "LabelType", "RelationType", "SpanType", "Project"):
        setattr(module, model, type(model, (Stored,), {}))
    sys.modules[name] = types.ModuleType(name)
    sys.modules[f"{name}.models"] = module

from backend.data_import.pipeline.data import TextData  # noqa: E402
from backend.data_import.pipeline.label import RelationLabel, SpanLabel, TextLabel  # noqa: E402
from backend.data_import.pipeline.labels import Spans  # noqa: E402
from backend.data_import.pipeline.makers import ExampleMaker, LabelMaker  # noqa: E402
from backend.data_import.pipeline.parsers import CoNLLParser, JSONLParser  # noqa: E402
from backend.data_import.pipeline.readers import FileName, Reader  # noqa: E402

KINDS = {
    "relations": {"entities": SpanLabel, "relations": RelationLabel},
    "spans": {"label": SpanLabel},
    "seq2seq": {"label": TextLabel},
    "conll": {"label": SpanLabel},
}
kind, path = sys.argv[1:]
parser = (CoNLLParser if kind == "conll" else JSONLParser)(encoding="utf-8")
columns = KINDS[kind]
reader = Reader([FileName(path, path, Path(path).name)], parser)
frame = next(reader.batch(1_000_000))
project = types.SimpleNamespace(allow_overlapping=True)
examples = ExampleMaker(project, TextData, exclude_columns=list(columns))
told = {
    "texts": [[str(e.uuid), e.text, e.meta] for e in examples.make(frame)],
    "labels": {},
    "errors": [str(e) for e in (*reader.errors, *examples.errors)],
}
for column, label in columns.items():
    maker = LabelMaker(column, label)
    made = maker.make(frame)
    if label is SpanLabel:
        spans = Spans(made, types=None)
        spans.clean(project)
        made = spans.labels
        strict = Spans(list(made), types=None)
        strict.clean(types.SimpleNamespace(allow_overlapping=False))
        told["without overlaps"] = len(strict)
    told["labels"][column] = [json.loads(label.json()) for label in made]
    told["errors"] += [str(e) for e in maker.errors]
print(json.dumps(told, default=str))
