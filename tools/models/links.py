"""Learns what speaks for a translation: the numbers of `annotator.suggest.glosses.weighed`.

    python -m tools.models.links [FOLDER] [-o FILE]
    python -m tools.models.links [FOLDER] --check [-v]   # learns nothing; see links_check

`FOLDER` (tools/models/passages) holds passages written for this project, one JSON object a line:
`text`, `spans` and `glosses` as people see them, and `known` where the forms of glosses were made
with an eye on the passage, so that what they say of it proves nothing. For every foreign passage
each stretch of English around it is a choice, and so is none of them; the numbers make what people
chose the likeliest (a conditional logit with a Gaussian prior). Needs numpy and scipy. The same
passages and the same detection give the same bytes.
"""

import argparse
from pathlib import Path

from tools.models.link_cases import PRIOR, cases, counted
from tools.models.links_check import check
from tools.models.logit import learn, read, vocabulary, write

PASSAGES = Path(__file__).parent / "passages"
TARGET = Path("annotator/suggest/glosses/weighed/weights.xz")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PASSAGES)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="measure on passages left out")
    parser.add_argument("-v", "--verbose", action="store_true", help="with every mistake")
    chosen = parser.parse_args()
    passages = read(chosen.folder)
    if chosen.check:
        print(check(passages, print if chosen.verbose else None))
        return
    all_cases = counted(passages, [list(cases(passage)) for passage in passages])
    signs = vocabulary(all_cases)
    size = write(learn(all_cases, signs, PRIOR), signs, chosen.output)
    print(f"{len(passages)} passages, {len(all_cases)} cases, {len(signs)} signs, {size} bytes")


if __name__ == "__main__":
    main()
