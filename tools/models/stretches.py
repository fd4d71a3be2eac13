"""Learns which stretches are foreign words: the numbers of `annotator.detect.weighed`.

    python -m tools.models.stretches [-o FILE] [--check]

Read are the passages of `passages/` and of `benchmarks/detection` (foreign words as people see
them) and those of `passages_speakers/` (reporting without any). In every line that the gate opens,
each stretch that the rules of `annotator.detect` leave is a question of its own: foreign or not.
Stretches that overlap foreign words and are not equal to them are passed over. `--check` learns
without a fifth of the passages at a time and says what the numbers add there. Needs numpy and
scipy.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from annotator.detect import latin
from annotator.detect.chain import Stretch
from annotator.detect.lines import fresh_hits
from annotator.detect.spans import find_spans
from annotator.detect.weighed import choice
from annotator.detect.words import Word
from benchmarks.detection import passages as benchmark
from tools.models import logit
from tools.models.logit import Case, bare

FOLDER = Path(__file__).parent
TARGET = Path("annotator/detect/weighed/weights.xz")
PRIOR = 1.5
NOTHING = 5
"""Hundredths: a third of the numbers is smaller, and what is found is the same with and without."""
WITHOUT = ("wild.jsonl",)
"""Half of what is foreign there could as well be English; learned from, no more is found elsewhere
and names are taken for titles."""
FOLDS = 5


class Question(NamedTuple):
    """A stretch that the rules left: its place, its signs, and whether it is foreign."""

    start: int
    end: int
    signs: list[str]
    foreign: bool


def _foreign(passage: dict[str, Any]) -> set[tuple[int, int]]:
    text = passage["text"]
    return {bare(text, s["start"], s["end"]) for s in passage.get("spans", [])}


def _meets(place: tuple[int, int], others: Any) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _signed(text: str) -> list[Question]:
    """What `choice.signed` makes of every line of a text; `foreign` is not yet known."""
    found: list[Question] = []
    at = 0

    def keep(words: list[Word], *rest: Any) -> list[Stretch]:
        for one in choice.signed(words, *rest):
            place = bare(text, at + words[one.first].start, at + words[one.last].end)
            found.append(Question(*place, one.signs, False))
        return []

    with patch.object(latin, "added", keep):
        for line in text.split("\n"):
            fresh_hits(line, "en")
            at += len(line) + 1
    return found


def questions(passage: dict[str, Any]) -> Iterator[Question]:
    """All stretches that the rules leave in a passage and of which people say what they are."""
    foreign = _foreign(passage)
    unclear = [*foreign, *((s["start"], s["end"]) for s in passage.get("ignore", []))]
    for one in _signed(passage["text"]):
        place = (one.start, one.end)
        if place in foreign or not _meets(place, unclear):
            yield one._replace(foreign=place in foreign)


def learn(asked: list[list[Question]]) -> dict[str, float]:
    """The number of each sign, in steps of a hundredth."""
    cases = [Case([one.signs], [one.foreign]) for passage in asked for one in passage]
    known = logit.vocabulary(cases)
    numbers = logit.rounded(logit.learn(cases, known, PRIOR), known, NOTHING)
    return {sign: number / logit.STEP for sign, number in numbers.items()}


def check(passages: list[dict[str, Any]], asked: list[list[Question]]) -> str:
    """What numbers that were learned without a passage add in it."""
    order = list(range(len(passages)))
    random.Random(1).shuffle(order)
    right = wrong = 0
    for fold in range(FOLDS):
        numbers = learn([asked[n] for at, n in enumerate(order) if at % FOLDS != fold])
        for n in order[fold::FOLDS]:
            added = [one for one in asked[n] if choice.weight(one.signs, numbers) >= choice.LEAST]
            right += sum(one.foreign for one in added)
            wrong += sum(not one.foreign for one in added)
    missed = sum(len(_missed(passage)) for passage in passages)
    return f"{missed} stretches missed by rules; weighing adds {right} of them and {wrong} others"


def _missed(passage: dict[str, Any]) -> list[tuple[int, int]]:
    with patch.object(latin, "added", lambda *_: []):
        found = [(s.start, s.end) for s in find_spans(passage["text"])]
    return [place for place in _foreign(passage) if not _meets(place, found)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    passages: list[dict[str, Any]] = [
        *logit.read(FOLDER / "passages", WITHOUT),
        *logit.read(FOLDER / "passages_speakers"),
        *benchmark.passages(),
    ]
    asked = [list(questions(passage)) for passage in passages]
    if chosen.check:
        print(check(passages, asked))
        return
    cases = [Case([one.signs], [one.foreign]) for passage in asked for one in passage]
    known = logit.vocabulary(cases)
    size = logit.write(logit.learn(cases, known, PRIOR), known, chosen.output, NOTHING)
    print(f"{len(passages)} passages, {len(cases)} stretches, {len(known)} signs, {size} bytes")


if __name__ == "__main__":
    main()
