"""The benchmark of reporting from around the world: what has been reached is not lost."""

import json
import re
from pathlib import Path
from typing import Any

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute

ROOT = Path(__file__).parents[3] / "benchmarks" / "quotes"


def records() -> list[dict[str, Any]]:
    lines = (ROOT / "world.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def fits(candidate: Any, keys: set[str]) -> bool:
    words = candidate.text + " " + (candidate.place.text if candidate.place else "")
    found = {re.sub(r"[’']s$", "", w).casefold() for w in re.findall(r"[\w’'-]+", words)}
    return bool(found & keys)


def test_most_speakers_are_right_and_silence_is_kept() -> None:
    first = three = gold = loud = quiet = 0
    for record in records():
        text = record["text"]
        answered = attribute(text, find_quotations(text))
        for quote in record["quotes"]:
            keys = {k.casefold() for k in quote["keys"]}
            match = [
                q for q in answered if q.start - 1 <= quote["start"] and quote["end"] <= q.end + 2
            ]
            if keys:
                gold += 1
                first += bool(match and match[0].speaker and fits(match[0].speaker, keys))
                three += bool(match and any(fits(c, keys) for c in match[0].candidates))
            else:
                quiet += 1
                speaker = match[0].speaker if match else None
                loud += bool(speaker and speaker.confidence >= 0.8)
    assert gold >= 150
    assert first / gold >= 0.94
    assert three / gold >= 0.97
    assert loud / quiet <= 0.05
