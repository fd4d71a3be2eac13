"""Measure how often each rule names the right speaker, and write `confidence.toml`.

    python benchmarks/quotes/fit_confidence.py ARTICLES.jsonl… [--pronouns KEYS.json]
        [--whole FILE.jsonl] [--write]

ARTICLES are records `{"id", "text", "quotes": [{"start", "end", "kind", "speaker": {"start", "end",
"text"} | null}]}`; in a file named with `--whole` every attributed passage is annotated, so that a
speaker for any other passage counts as wrong. `world.jsonl` of this folder is always read.
Only counts leave this script: no word of the articles. A rule seen seldom is drawn towards the
mean of its column (as if it had been seen three times more, with somewhat less than that share).
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute
from annotator.suggest.speakers.reasons import LIKELY, REASONS

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "annotator" / "suggest" / "speakers" / "confidence.toml"
WEIGHT = 3
Tally = dict[tuple[str, str], list[int]]


def words(text: str) -> set[str]:
    """The words of a name, folded, without ’s."""
    return {re.sub(r"[’']s$", "", w).casefold() for w in re.findall(r"[\w’'-]+", text)}


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two ranges."""
    inter = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return inter / (max(a[1], b[1]) - min(a[0], b[0]))


def keys_of(quote: dict[str, Any], pronouns: dict[str, list[str]], doc: str) -> set[str] | None:
    """Accepted words for a gold passage; empty where nobody says it; None where not known."""
    if "keys" in quote:
        return {k.casefold() for k in quote["keys"]}
    speaker = quote["speaker"]
    if not speaker:
        return None
    if speaker["text"].lower().strip(" ,.") in PRONOUNS:
        known = pronouns.get(f"{doc}:{speaker['start']}")
        return {k.casefold() for k in known} if known else None
    return words(speaker["text"]) - LITTLE


PRONOUNS = {"he", "she", "they", "i", "we", "it", "who", "you", "his", "her", "their", "which"}
LITTLE = {"the", "a", "an", "of", "for", "in", "on", "at", "to", "and", "said", "mr", "mrs", "ms"}


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def count(
    records: list[dict[str, Any]], pronouns: dict[str, list[str]], tally: Tally, whole: bool
) -> None:
    """Add the rules' successes and failures on `records`."""
    REASONS.clear()  # Each rule by its own name, not in the words that people are shown.
    for record in records:
        text = record["text"]
        found = attribute(text, find_quotations(text))
        gold = [q for q in record["quotes"] if q.get("kind") in (None, "direct", "fragment")]
        for quotation in found:
            top = next((c for c in quotation.candidates if c.confidence > 0.051), None)
            if top is None:
                continue
            here = (quotation.start, quotation.end)
            match = max(gold, key=lambda q: overlap(here, (q["start"], q["end"])), default=None)
            if match is None or overlap(here, (match["start"], match["end"])) < 0.5:
                if not whole or quotation.speaker is None:
                    continue
                keys: set[str] | None = set()
            else:
                keys = keys_of(match, pronouns, record["id"])
            if keys is None:
                continue
            rule = re.split(r": “|, by “", top.because)[0]
            if rule == LIKELY:
                continue  # weighed, by no rule
            column = "fragment" if quotation.kind == "fragment" else "direct"
            if not keys and quotation.speaker is None:
                continue
            said = words(top.text)
            if top.place is not None:
                said |= words(top.place.text)
            right = bool(said & keys)
            if column == "fragment":
                short = len(text[quotation.start : quotation.end].split()) <= 3
                if short and not keys:
                    tally[("short fragment", column)][1] += 1
                    continue
                if short and whole:
                    tally[("short fragment", column)][0] += 1
            if top.type == "unknown":
                tally[("unknown noun", column)][not right] += 1
                continue
            pronoun = re.search(r"by “(\w+)”", top.because)
            if pronoun:
                group = "he" if pronoun.group(1) in ("he", "she", "his", "her", "who") else "they"
                tally[(f"pronoun {group}", column)][not right] += 1
            else:
                tally[(rule, column)][not right] += 1


def main(arguments: list[str]) -> None:
    """Count, print and, with `--write`, store the table."""
    files = list(dict.fromkeys(a for a in arguments if a.endswith(".jsonl")))
    pronouns = {}
    if "--pronouns" in arguments:
        name = arguments[arguments.index("--pronouns") + 1]
        pronouns = json.loads(Path(name).read_text(encoding="utf-8"))
    tally: Tally = defaultdict(lambda: [0, 0])
    whole = arguments[arguments.index("--whole") + 1] if "--whole" in arguments else ""
    for name in files:
        count(read(Path(name)), pronouns, tally, name == whole)
    count(read(HERE / "world.jsonl"), {}, tally, True)
    mean = {}
    for column in ("direct", "fragment"):
        right = sum(v[0] for k, v in tally.items() if k[1] == column)
        wrong = sum(v[1] for k, v in tally.items() if k[1] == column)
        mean[column] = right / max(1, right + wrong)
    lines = [
        "# How often each rule named the right speaker: share, drawn to the mean where "
        "rare, and n.",
        "# Written by benchmarks/quotes/fit_confidence.py; fit again when rules change.",
    ]
    for rule in sorted({k[0] for k in tally}):
        lines.append(f'\n["{rule}"]')
        for column in ("direct", "fragment"):
            right, wrong = tally.get((rule, column), [0, 0])
            share = (right + WEIGHT * mean[column] * 0.8) / (right + wrong + WEIGHT)
            lines.append(f"{column} = {share:.2f}  # n {right + wrong}")
    lines.append(
        '\n["without a sentence"]\ndirect = 0.75  # set, not measured: headlines, foreign words'
    )
    output = "\n".join(lines) + "\n"
    print(output)
    if "--write" in arguments:
        TABLE.write_text(output, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
