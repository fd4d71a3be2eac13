"""An .ann file as brat’s own server writes it, from a plan on the standard input (JSON)."""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

SERVER = Path(next(iter(find_spec("brat").submodule_search_locations))) / "server"
sys.path[:0] = [str(SERVER / "src"), str(SERVER / "lib")]

import annotation  # noqa: E402

told = json.load(sys.stdin)
text = told["text"]
document = annotation.TextAnnotations(text=text, source="")
names = []
for kind, spans in told["spans"]:
    spans = [tuple(span) for span in spans]
    words = " ".join(text[start:end] for start, end in spans)
    name = str(document.get_new_id("T"))
    document.add_annotation(annotation.TextBoundAnnotationWithText(spans, name, kind, words, ""))
    names.append(name)
for index, note in told["notes"]:
    document.add_annotation(
        annotation.OnelineCommentAnnotation(
            names[index], str(document.get_new_id("#")), "AnnotatorNotes", f"\t{note}"
        )
    )
for kind, one, two in told["relations"]:
    document.add_annotation(
        annotation.BinaryRelationAnnotation(
            str(document.get_new_id("R")), kind, "Arg1", names[one], "Arg2", names[two], ""
        )
    )
for kind, index, value in told["attributes"]:
    document.add_annotation(
        annotation.AttributeAnnotation(names[index], str(document.get_new_id("A")), kind, "", value)
    )
print(json.dumps(str(document)))
