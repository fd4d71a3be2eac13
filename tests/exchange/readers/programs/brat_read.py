"""What brat’s own server understands of a folder of ours: parser, configuration, checks.

python brat_read.py FOLDER NAME…: for each NAME.ann with its NAME.txt, as JSON.
"""

import codecs
import json
import sys
import types
from importlib.util import find_spec
from pathlib import Path

SERVER = Path(next(iter(find_spec("brat").submodule_search_locations))) / "server"
sys.path[:0] = [str(SERVER / "src"), str(SERVER / "lib")]
# What an installation of the server would have in its config.py.
sys.modules["config"] = types.SimpleNamespace(BASE_DIR="/", DATA_DIR="/", WORK_DIR="/", DEBUG=False)

import annotation  # noqa: E402
import projectconfig  # noqa: E402
import verify_annotations  # noqa: E402
from message import Messager  # noqa: E402

# Python 3.11 has no mode "U" any more; for bytes that are decoded it changed nothing.
for module in (annotation, projectconfig):
    module.open_textfile = lambda name, mode="r": codecs.open(name, "r", encoding="utf8")  # noqa: SIM115


def document(base: Path, project: object) -> dict[str, object]:
    """One document as brat holds it."""
    with annotation.TextAnnotations(str(base), read_only=True) as found:
        return {
            "text": found.get_document_text(),
            "failed": list(found.failed_lines),
            "spans": [
                {"id": t.id, "type": t.type, "spans": t.spans, "text": t.get_text()}
                for t in found.get_textbounds()
            ],
            "relations": [[r.type, r.arg1, r.arg2] for r in found.get_relations()],
            "equivs": [list(e.entities) for e in found.get_equivs()],
            "attributes": [[a.target, a.type, a.value] for a in found.get_attributes()],
            "notes": {c.target: c.get_text() for c in found.get_oneline_comments()},
            "issues": [str(i) for i in verify_annotations.verify_annotation(found, project)],
        }


folder = Path(sys.argv[1]).resolve()
project = projectconfig.ProjectConfiguration(str(folder))
told = {
    "entities": project.get_entity_types(),
    "relations": project.get_relation_types(),
    "attributes": project.get_attribute_types(),
    "documents": {name: document(folder / name, project) for name in sys.argv[2:]},
}
Messager.output_json(told)  # What it would show in the browser.
print(json.dumps(told))
