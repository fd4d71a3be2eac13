"""Builds one table or all of them: `python -m tools.models.build SOURCES [SCRIPT …]`.

SOURCES is the folder that fetch.sh filled. Needs numpy, scipy and brotli; the product needs none of
them. Counts are cached in SOURCES/counts. The Latin table takes about fifteen minutes.
"""

import lzma
import pickle
import sys
from functools import lru_cache
from pathlib import Path

import numpy as np

from annotator.detect.english import known_words
from tools.models import select
from tools.models.alphabet import words_of
from tools.models.gather import Gatherer
from tools.models.lanes import TABLES, Lane
from tools.models.pack import FILTERS, pack
from tools.models.refine import Words, refined
from tools.models.sample import draw_words
from tools.models.sources import english_words, own_words
from tools.models.train import Model

PACKAGE = Path(__file__).resolve().parents[2] / "annotator"
OUT = PACKAGE / "detect" / "data"
LEXICON = PACKAGE / "languages" / "english"
STEP = 0.4
"""Natural logarithms in one unit of a score."""
ENTRIES = {"Latn": 1_650_000, "Cyrl": 280_000, "Arab": 80_000, "Deva": 50_000, "Hebr": 12_000,
           "Ethi": 10_000, "Beng": 8_000, "Hani": 30_000, "Tibt": 3_000, "Grek": 6_000}  # fmt: skip
"""How many entries a table may have: together with the English list three megabytes."""
ENGLISH = 60
"""Size of SCOWL that the list of known English words goes up to."""
PER_LANE = {"Latn": 22_000}
REFINED = ("Latn", "Cyrl", "Arab", "Deva")


def interest(lane: Lane) -> float:
    """How much a lane counts when entries are chosen: romanised and rare languages less."""
    if lane.tag.endswith("-Latn") and lane.tag != "sr-Latn":
        return 0.4
    return 0.3 if not (lane.lingua or lane.langdetect or lane.udhr or lane.roman) else 1.0


class Builder:
    """One script's table from its counts."""

    def __init__(self, folder: Path, script: str, gatherer: Gatherer) -> None:
        self.script, self.lanes, self.gatherer = script, TABLES[script], gatherer
        self.cache = folder / "counts"
        self.cache.mkdir(exist_ok=True)

    def counts(self, lane: Lane) -> dict[str, float]:
        """The counts of a lane, gathered at the first call and kept on disk."""
        path = self.cache / f"{self.script}.{lane.tag}.pickle"
        if not path.exists():
            path.write_bytes(pickle.dumps(self.gatherer.counts(lane, self.script)))
        found: dict[str, float] = pickle.loads(path.read_bytes())
        return found

    def build(self) -> bytes:
        """The table as bytes."""
        grams = select.candidates(self.counts(lane) for lane in self.lanes)
        says = np.zeros((len(self.lanes), len(grams)), np.float32)
        often = np.zeros_like(says)
        drawn = []
        for number, lane in enumerate(self.lanes):
            counts = self.counts(lane)
            says[number], often[number] = select.dense(Model(counts), grams)
            drawn.append(draw_words(counts, 90_000, number) if self.script in REFINED else None)
        weights = np.array([interest(lane) for lane in self.lanes], np.float32)
        worth, default = select.relevance(says, often, weights, 0)
        kept = select.chosen_entries(worth, ENTRIES[self.script]).T
        del worth, often
        rows = np.nonzero(kept.any(1))[0]
        full = np.ascontiguousarray(says.T)
        table = np.where(kept[rows], full[rows] - default[rows][:, None], 0).astype(np.float32)
        if self.script in REFINED:
            index = {gram: number for number, gram in enumerate(grams)}
            words = Words(drawn, index, PER_LANE.get(self.script, 12_000))
            row_of = np.full(len(grams), -1, np.int64)
            row_of[rows] = np.arange(len(rows))
            table = refined(table, kept[rows], full, words, row_of)
        chosen = select.quantised(table, [grams[row] for row in rows], STEP)
        return pack(self.script, [lane.tag for lane in self.lanes], chosen, STEP, {})


def romanised_list() -> str:
    """Our own romanised words by language, without those that English has too."""
    known = known_words()
    lines = [
        "# Romanised words by language, from tools/models/own; written by tools/models/build.py."
        " Words of English left out."
    ]
    for path in sorted((Path(__file__).parent / "own").glob("*-Latn.txt")):
        texts = own_words(path.stem)
        words = {w for text in texts for w in words_of(text) if len(w) > 2 and w not in known}
        lines.append(f"{path.stem} {' '.join(sorted(words))}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Builds the tables named in the arguments, all without any."""
    from annotator.text.icu import load

    folder = Path(arguments[0])
    transliterator = lru_cache(None)(
        lambda name: load().Transliterator.createInstance(name).transliterate
    )
    gatherer = Gatherer(folder, transliterator)
    for script in arguments[1:] or ("english", "romanised", *TABLES):
        if script == "romanised":
            (OUT / "romanised.txt").write_text(romanised_list(), encoding="utf-8")
            continue
        if script == "english":
            text = "\n".join(english_words(folder, ENGLISH)).encode()
            data = lzma.compress(text, check=lzma.CHECK_CRC32, filters=FILTERS)
            (LEXICON / "english.xz").write_bytes(data)
            continue
        data = Builder(folder, script, gatherer).build()
        (OUT / f"{script}.xz").write_bytes(data)
        print(script, len(data), "bytes", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
