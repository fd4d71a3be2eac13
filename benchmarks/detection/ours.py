"""annotator on documents, in the shape of peers.py."""

import json
import resource
import sys
import time


def main() -> None:
    """Runs find_spans over stdin."""
    documents = [json.loads(line) for line in sys.stdin if line.strip()]
    began = time.process_time()
    from annotator.detect.spans import find_spans

    find_spans("She said « on ne sait jamais vraiment pourquoi ».")
    loaded = time.process_time()
    for document in documents:
        spans = [(c.start, c.end, c.language) for c in find_spans(document["text"])]
        print(json.dumps({"id": document["id"], "spans": spans}))
    done = time.process_time()
    size = sum(len(document["text"].encode()) for document in documents) / 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {
        "load": loaded - began,
        "seconds": done - loaded,
        "kilobytes": size,
        "memory": memory,
    }
    print(json.dumps(figures), file=sys.stderr)


if __name__ == "__main__":
    main()
