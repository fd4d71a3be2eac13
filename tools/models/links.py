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
import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from annotator.detect.quotations import find_quotations
from annotator.detect.spans import find_spans
from annotator.suggest.glosses import finder
from annotator.suggest.glosses.page import open_page
from annotator.suggest.glosses.weighed.choice import signed_places

PASSAGES = Path(__file__).parent / "passages"
TARGET = Path("annotator/suggest/glosses/weighed/weights.xz")
LEAST_MET = 3
"""A sign that fewer foreign passages show is left out."""
PRIOR = 2.0
STEP = 100
"""Numbers are kept as hundredths."""
_EDGES = " \t\n.,;:!?…()[]“”„‟\"«»‹›‘’'`´*_–—-"


class Case(NamedTuple):
    """A foreign passage: the signs of each stretch of English, and whether people chose it."""

    signs: list[list[str]]
    chosen: list[bool]


Range = tuple[int, int]


def bare(text: str, start: int, end: int) -> Range:
    """A range without blanks and marks at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def overlap(one: Range, other: Range) -> float:
    """How much of two ranges together both have."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def cases(passage: dict[str, Any]) -> Iterator[Case]:
    """The foreign passages of one text, as people see them and as the program finds them."""
    text = passage["text"]
    by_hand = [(s["start"], s["end"]) for s in passage["spans"]]
    spans = find_spans(text)
    quotations = find_quotations(text, spans)
    offered: dict[Range, dict[Range, float]] = {}
    for gloss in finder.find_glosses(text, spans, quotations):
        at = (gloss.source.start, gloss.source.end)
        offered.setdefault(at, {})[gloss.start, gloss.end] = gloss.confidence or 0.5
    page = open_page(text, spans, quotations)
    found = sorted({*((s.start, s.end) for s in page.sources), *offered})
    known = passage.get("known", False)
    for sources in (by_hand, found) if found != by_hand else (by_hand,):
        for source in sources:
            others = [s for s in sources if s != source]
            near = {
                r: c for s, rs in offered.items() if overlap(s, source) > 0.3 for r, c in rs.items()
            }
            places = signed_places(text, source, others, None if known else near)
            case = _case(passage, source, places)
            if case.signs:
                yield case


def _case(passage: dict[str, Any], source: Range, places: Sequence[Any]) -> Case:
    text = passage["text"]
    right: set[Range] = set()
    for gloss in passage["glosses"]:
        sources = [gloss["span"], *gloss.get("also", [])]
        if any(overlap(bare(text, *s), bare(text, *source)) >= 0.5 for s in sources):
            borders = [(gloss["start"], gloss["end"]), *gloss.get("alts", [])]
            right |= {bare(text, *b) for b in borders}
    open_ = [(r["start"], r["end"]) for r in passage.get("ignore", [])]
    case = Case([], [])
    for place in places:
        chosen = bare(text, place.start, place.end) in right
        if chosen or not any(a <= place.start and place.end <= b for a, b in open_):
            case.signs.append(place.signs)
            case.chosen.append(chosen)
    return case


def vocabulary(all_cases: Sequence[Case]) -> dict[str, int]:
    """The signs that are met often enough, numbered."""
    met = Counter(sign for case in all_cases for sign in {s for signs in case.signs for s in signs})
    return {s: i for i, s in enumerate(sorted(s for s, n in met.items() if n >= LEAST_MET))}


def learn(all_cases: Sequence[Case], signs: dict[str, int]) -> Any:
    """The number of each sign."""
    columns: list[int] = []
    ends, group, chosen = [0], [], []
    for number, case in enumerate(all_cases):
        for row, right in zip(case.signs, case.chosen, strict=True):
            columns += [signs[s] for s in row if s in signs]
            ends.append(len(columns))
            group.append(number)
            chosen.append(right)
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(chosen), len(signs)))
    return _fit(matrix, np.array(group), np.array(chosen, float), len(all_cases))


def _fit(matrix: Any, group: Any, chosen: Any, count: int) -> Any:
    has = np.bincount(group, chosen, count) > 0

    def loss(numbers: Any) -> tuple[float, Any]:
        score = matrix @ numbers
        top = np.zeros(count)
        np.maximum.at(top, group, score)
        share, none = np.exp(score - top[group]), np.exp(-top)
        total = none + np.bincount(group, share, count)
        right = np.where(has, np.bincount(group, share * chosen, count), none)
        value = np.log(total).sum() - np.log(right + 1e-300).sum()
        want = np.where(has[group], share * chosen / np.maximum(right[group], 1e-300), 0)
        slope = matrix.T @ (share / total[group] - want) + PRIOR * numbers
        return value + PRIOR / 2 * numbers @ numbers, slope

    start = np.zeros(matrix.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def rounded(numbers: Any, signs: dict[str, int]) -> dict[str, int]:
    """The numbers in steps, as they ship; those next to nothing left out."""
    steps = np.rint(numbers * STEP).astype(int)
    return {sign: int(steps[at]) for sign, at in sorted(signs.items()) if abs(steps[at]) > 2}


def write(numbers: Any, signs: dict[str, int], target: Path) -> int:
    """Write the table; its size in bytes."""
    lines = [f"{sign}\t{number}" for sign, number in rounded(numbers, signs).items()]
    data = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    target.write_bytes(data)
    return len(data)


def read(folder: Path) -> list[dict[str, Any]]:
    """All passages of a folder, in the order of their files."""
    files = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").split("\n") if line]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PASSAGES)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="measure on passages left out")
    parser.add_argument("-v", "--verbose", action="store_true", help="with every mistake")
    chosen = parser.parse_args()
    passages = read(chosen.folder)
    if chosen.check:
        from tools.models.links_check import check

        print(check(passages, print if chosen.verbose else None))
        return
    all_cases = [case for passage in passages for case in cases(passage)]
    signs = vocabulary(all_cases)
    size = write(learn(all_cases, signs), signs, chosen.output)
    print(f"{len(passages)} passages, {len(all_cases)} cases, {len(signs)} signs, {size} bytes")


if __name__ == "__main__":
    main()
