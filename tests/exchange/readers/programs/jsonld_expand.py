"""JSON-LD as PyLD understands it: expanded, compacted again, and as RDF.

python jsonld_expand.py CONTEXT FILE: the context stands for the one that the file names; every
other address is refused, so that nothing is asked of the network.
"""

import json
import sys
from pathlib import Path

from pyld import jsonld

context = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
document = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))


def load(address: str, options: object) -> dict[str, object]:
    """The one context that is here."""
    if address != "http://www.w3.org/ns/anno.jsonld":
        raise ValueError(f"{address} is not here")
    return {"contextUrl": None, "documentUrl": address, "document": context}


jsonld.set_document_loader(load)
told = []
for node in document if isinstance(document, list) else [document]:
    expanded = jsonld.expand(node)
    told.append(
        {
            "expanded": expanded,
            "compacted": jsonld.compact(expanded, "http://www.w3.org/ns/anno.jsonld"),
            "triples": jsonld.to_rdf(node, {"format": "application/n-quads"}),
        }
    )
print(json.dumps(told))
