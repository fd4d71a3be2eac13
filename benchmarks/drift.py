"""How many anchors are found again after an article changed: right, open, lost, wrong.

Usage: python benchmarks/drift.py [EACH] [SEED]

The cases are those of tests/text/drift.py: EACH (40) of every kind, once with the old length of the
article known, as it always is for a stored sheet, and once without. "open" means that a person has
to choose; "lost" that the words are there and were not found; "wrong" that another place was given.
"""

import importlib.util
import sys
from collections import Counter, defaultdict
from pathlib import Path

from annotator.text.anchoring import describe, resolve

VERDICTS = ("right", "open", "lost", "wrong")


def main() -> int:
    """Print one row a kind; 1 where an anchor was wrong or lost."""
    path = Path(__file__).parents[1] / "tests" / "text" / "drift.py"
    spec = importlib.util.spec_from_file_location("drift", path)
    assert spec is not None and spec.loader is not None
    drift = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(drift)
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20261122
    bad = 0
    for known in (True, False):
        rows: dict[str, Counter[str]] = defaultdict(Counter)
        for case in drift.cases(each, seed):
            anchor = describe(case.before, case.start, case.end)
            length = len(case.before) if known else None
            found = resolve(case.after, anchor, case.before == case.after, length)
            place = None if found.start is None else (found.start, found.end)
            if found.state == "ambiguous":
                said = "open"
            elif place == case.expected:
                said = "right"
            else:
                said = "lost" if place is None else "wrong"
            rows[case.kind][said] += 1
            rows["all"][said] += 1
        print(
            f"length {'known' if known else 'unknown':<18}" + "".join(f"{v:>8}" for v in VERDICTS)
        )
        for kind, row in rows.items():
            print(f"{kind:<25}" + "".join(f"{row[v]:>8}" for v in VERDICTS))
        bad += rows["all"]["lost"] + rows["all"]["wrong"]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
