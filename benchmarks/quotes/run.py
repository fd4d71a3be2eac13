"""Score quotations, speakers and glosses on the project's own samples; one figure a line.

    python benchmarks/quotes/run.py [--errors] [OTHER_WORLD.jsonl…]

With other files in the manner of `world.jsonl` only their speakers are scored.
`world.jsonl`: is the speaker offered first right (one word of the name is an accepted key), is it
among the three candidates, and is somebody named with confidence of .8 or more where nobody speaks.
`glosses.jsonl`: exact borders (marks and stops at the edges aside), with the spans given and with
the spans that detection finds.
"""

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from annotator.detect.quotations import find_quotations
from annotator.detect.spans import find_spans
from annotator.model.proposal import Candidate, SpeakerCandidate
from annotator.suggest.glosses import find_glosses, with_kinds
from annotator.suggest.speakers import attribute

HERE = Path(__file__).parent
EDGE = " \n\t“”\"„«»‘’'`.,:;!?…—–-()[]"
HIGH = 0.8


def read(name: str) -> list[dict[str, Any]]:
    """The records of a file beside this script, or of any other one by its path."""
    path = Path(name) if Path(name).is_absolute() or Path(name).exists() else HERE / name
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without marks and stops at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def fits(candidate: SpeakerCandidate | None, keys: set[str]) -> bool:
    """Whether an accepted key, of one word or of more, is in the name or in the place shown."""
    if candidate is None:
        return False
    text = candidate.text + " " + (candidate.place.text if candidate.place else "")
    found = {re.sub(r"[’']s$", "", w).casefold() for w in re.findall(r"[\w’'-]+", text)}
    return any(found.issuperset(key.split()) for key in keys)


def world(show: bool, name: str = "world.jsonl") -> None:
    """Speakers in reporting from around the world; `name` as `read` takes it."""
    records = read(name)
    said = first = three = unsaid = loud = 0
    spent = 0.0
    for record in records:
        text = record["text"]
        spans = find_spans(text)
        quotations = find_quotations(text, spans)
        quotations = with_kinds(quotations, find_glosses(text, spans, quotations))
        begun = time.perf_counter()
        answered = attribute(text, quotations)
        spent += time.perf_counter() - begun
        by_place = {trimmed(text, q.start, q.end): q for q in answered}
        for quote in record["quotes"]:
            keys = {k.casefold() for k in quote["keys"]}
            match = by_place.get(trimmed(text, quote["start"], quote["end"]))
            if not keys:
                unsaid += 1
                loud += bool(match and match.speaker and match.speaker.confidence >= HIGH)
                continue
            said += 1
            right = match is not None and fits(match.speaker, keys)
            first += right
            three += match is not None and any(fits(c, keys) for c in match.candidates)
            if show and not right:
                print("  ", record["id"], text[quote["start"] : quote["end"]], "is", sorted(keys))
    by = f"said {said}, first {first / max(1, said):.1%}, among three {three / max(1, said):.1%}"
    print(f"world: {by}")
    print(f"world: said by nobody {unsaid}, named with {HIGH} or more {loud / max(1, unsaid):.1%}")
    print(f"world: {spent * 1000 / max(1, len(records)):.2f} ms an excerpt")


def glosses(show: bool, given: bool) -> None:
    """Translations in the text, with the foreign spans given or found."""
    texts: dict[str, list[dict[str, Any]]] = {}
    for record in read("glosses.jsonl"):
        texts.setdefault(record["text"], []).append(record)
    right = wrong = missed = 0
    for text, records in texts.items():
        spans = _spans(text, records) if given else find_spans(text)
        quotations = find_quotations(text, spans)
        found = find_glosses(text, spans, quotations)
        with_kinds(quotations, found)
        have = {trimmed(text, g.start, g.end) for g in found}
        want = {trimmed(text, g["start"], g["end"]) for r in records for g in r["glosses"]}
        right += len(want & have)
        wrong += len(have - want)
        missed += len(want - have)
        if show and want != have:
            print("  ", records[0]["id"], text, [text[a:b] for a, b in want ^ have])
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    score = 2 * precision * recall / max(1e-9, precision + recall)
    how = "spans given" if given else "end to end"
    print(f"glosses, {how}: {right + missed}, P {precision:.1%} R {recall:.1%} F1 {score:.1%}")


def _spans(text: str, records: list[dict[str, Any]]) -> tuple[Candidate, ...]:
    sources = [r["source"] for r in records]
    return tuple(
        Candidate(start=s["start"], end=s["end"], language=s["lang"], script="Zyyy")
        for s in sources
    )


def main() -> None:
    """All figures; `--errors` lists what went wrong."""
    show = "--errors" in sys.argv
    others = [name for name in sys.argv[1:] if not name.startswith("--")]
    for name in others:
        print(name)
        world(show, name)
    if others:
        return
    world(show)
    glosses(show, given=True)
    glosses(show, given=False)


if __name__ == "__main__":
    main()
