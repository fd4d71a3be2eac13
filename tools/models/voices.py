"""Learns who is likely to have said it: the numbers of `annotator.suggest.speakers.weighed`.

    python -m tools.models.voices [FOLDER] [-o FILE]     learns and writes
    python -m tools.models.voices [FOLDER] --check       measures by folds, writes nothing

`FOLDER` (tools/models/passages_speakers) holds passages written for this project, one JSON object a
line: `text` and `quotes` with `start`, `end` and `keys`, words of the name one of which tells the
speaker; no key where nobody says it. Those with quotations in other languages stand in its folder
`foreign`. The rules for speakers were made without an eye on them, so what they say of them tells
what they are worth. For every quotation everybody near is a choice, and so is nobody; the numbers
make what people chose the likeliest (`tools.models.logit`). The same passages and rules give the
same bytes.
"""

import argparse
from pathlib import Path

from tools.models import logit
from tools.models.voiced import tables, voiced
from tools.models.voices_check import check

PASSAGES = Path(__file__).parent / "passages_speakers"
FOREIGN = "foreign"
"""The folder inside of passages that quote in other languages: `tools.models.stretches` learns from
the others that nothing in them is foreign."""
TARGET = Path("annotator/suggest/speakers/weighed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PASSAGES)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="measure on passages left out")
    chosen = parser.parse_args()
    passages = logit.read(chosen.folder) + logit.read(chosen.folder / FOREIGN)
    if chosen.check:
        print(check(passages))
        return
    found = [one for passage in passages for one in voiced(passage)]
    for name, cases, prior in tables(found):
        signs = logit.vocabulary(cases)
        size = logit.write(logit.learn(cases, signs, prior), signs, chosen.output / name)
        print(f"{name}: {len(cases)} cases, {len(signs)} signs, {size} bytes")


if __name__ == "__main__":
    main()
