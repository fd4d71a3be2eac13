"""Builds one table or all of them: `python -m tools.models.build SOURCES [SCRIPT …]`.

SOURCES is the folder that fetch.sh filled. Needs numpy, scipy, brotli and a C compiler; the product
needs none of them. What was counted is kept in SOURCES/counts. The Latin table takes some fifteen
minutes of one core.
"""

import lzma
import pickle
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotator.detect.english import known_words
from annotator.detect.priors import prior
from tools.models import exceptions, select
from tools.models.alphabet import words_of
from tools.models.exceptions import Noted
from tools.models.lanes import TABLES, Lane
from tools.models.listed import listed
from tools.models.noted import pack_known
from tools.models.pack import FILTERS, pack
from tools.models.pool import Pool, Sample, taught
from tools.models.refine import refined
from tools.models.said import counts_of, said
from tools.models.sources import english_words, own_words

PACKAGE = Path(__file__).resolve().parents[2] / "annotator"
OUT = PACKAGE / "detect" / "data"
LEXICON = PACKAGE / "languages" / "english"
STEP = 0.4
"""Natural logarithms in one unit of a score."""
ENTRIES = {"Latn": 1_540_000, "Cyrl": 535_000, "Arab": 80_000, "Deva": 60_000, "Hebr": 12_000,
           "Ethi": 10_000, "Beng": 8_000, "Hani": 30_000, "Tibt": 3_000, "Grek": 6_000}  # fmt: skip
"""How many entries a table may have: with the noted words and the English list three megabytes."""
ENGLISH = 60
"""Size of SCOWL that the list of known English words goes up to."""
SAMPLES = {
    "Latn": Sample(20_000, 6_000, 5_000),
    "Cyrl": Sample(16_000, 8_000, 8_000),
    "Arab": Sample(24_000, 20_000, 8_000),
    "Deva": Sample(24_000, 20_000, 8_000),
}
"""How many words of a lane each refined table is refined on."""
LISTED, MISSING = 1.5, 1.5
"""What speaks for a language in whose list a word stands, and against one from whose list it is
missing (natural logarithms)."""


def interest(lane: Lane) -> float:
    """How much a lane counts when entries are chosen: romanised and rare languages less."""
    if lane.tag.endswith("-Latn") and lane.tag != "sr-Latn":
        return 0.4
    has = lane.lingua or lane.langdetect or lane.udhr or lane.roman or lane.words
    return 1.0 if has and prior(lane.tag) > -5.0 else 0.3


Bools = NDArray[np.bool_]


class Builder:
    """One script's table from its counts."""

    def __init__(self, folder: Path, script: str) -> None:
        self.folder, self.script = folder, script
        self.lanes = TABLES[script]
        self.tags = [lane.tag for lane in self.lanes]
        self.grams, self.says, self.often, self.ranked = said(folder, script)

    def marked(self, by_lane: Sequence[tuple[Sequence[str], Sequence[int]]], has: Bools) -> Pool:
        """Words of all lanes, with the lists they stand in; `has` tells which lists count."""
        pool = Pool(by_lane, {gram: number for number, gram in enumerate(self.grams)})
        pool.mark(
            (number, partial(listed, self.folder, lane, self.script))
            for number, lane in enumerate(self.lanes)
            if has[number]
        )
        return pool

    def taught(self, pool: Pool, has: Bools) -> NDArray[np.float16]:
        """What the full model and the lists say of the words of a pool."""
        return taught(pool, self.says, has, LISTED, MISSING)

    def build(self) -> bytes:
        """The table as bytes; what is noted of whole words beside it is left to `noted`."""
        interests = np.array([interest(lane) for lane in self.lanes], np.float32)
        says, often = (np.ascontiguousarray(part.T) for part in (self.says, self.often))
        worth, default = select.relevance(says, often, interests, 0)
        kept = select.chosen_entries(worth, ENTRIES[self.script]).T
        del worth, says, often
        rows = np.nonzero(kept.any(1))[0]
        table = np.where(kept[rows], self.says[rows] - default[rows][:, None], 0)
        table = table.astype(np.float32)
        row_of = np.full(len(self.grams), -1, np.int64)
        row_of[rows] = np.arange(len(rows))
        if sample := SAMPLES.get(self.script):
            taken = [
                sample.of(
                    self.ranked[number] if lane.words else [],
                    counts_of(self.folder, self.script, lane),
                    interests[number],
                    number,
                )
                for number, lane in enumerate(self.lanes)
            ]
            has = np.array([bool(lane.words) for lane in self.lanes])
            pool = self.marked(taken, has)
            table = refined(table, kept[rows], self.taught(pool, has), pool, row_of, interests)
        chosen = select.quantised(table, [self.grams[row] for row in rows], STEP)
        self.small = (select.rounded(table, STEP) * STEP, row_of)
        return pack(self.script, self.tags, chosen, STEP, {})

    def noted(self) -> Iterator[Noted]:
        """Words that the table built just now misreads, with what noting each is worth."""
        has = np.array([bool(lane.noted) for lane in self.lanes])
        many = [
            exceptions.LIKELIEST if lane.noted and lane.tag not in exceptions.NEVER else 0
            for lane in self.lanes
        ]
        by_lane: list[tuple[list[str], list[int]]] = [
            ([word for _, word in words[:most] if len(word) > 1], [])
            for most, words in zip(many, self.ranked, strict=True)
        ]
        pool = self.marked(by_lane, has)
        priors = np.array([prior(tag) for tag in self.tags], np.float32)
        yield from exceptions.weighed(pool, self.taught(pool, has), *self.small, self.tags, priors)


def romanised_list() -> str:
    """Our own romanised words by language, without those that English has too; those of
    further.txt are words alone, no text that could be counted."""
    known = known_words()
    further = {line.split(" ", 1)[0]: line for line in own_words("further")}
    lines = [
        "# Romanised words by language, from tools/models/own; written by tools/models/build.py."
        " Words of English left out."
    ]
    for path in sorted((Path(__file__).parent / "own").glob("*-Latn.txt")):
        texts = [*own_words(path.stem), further.get(path.stem, "").partition(" ")[2]]
        words = {w for text in texts for w in words_of(text) if len(w) > 2 and w not in known}
        lines.append(f"{path.stem} {' '.join(sorted(words))}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Builds the tables named in the arguments, all without any."""
    folder = Path(arguments[0])
    notes: list[Noted] = []
    for script in arguments[1:] or ("english", "romanised", *TABLES):
        if script == "romanised":
            (OUT / "romanised.txt").write_text(romanised_list(), encoding="utf-8")
            continue
        if script == "english":
            text = "\n".join(english_words(folder, ENGLISH)).encode()
            data = lzma.compress(text, check=lzma.CHECK_CRC32, filters=FILTERS)
            (LEXICON / "english.xz").write_bytes(data)
            continue
        builder = Builder(folder, script)
        data = builder.build()
        (OUT / f"{script}.xz").write_bytes(data)
        print(script, len(data), "bytes", flush=True)
        if script in SAMPLES:
            path = folder / "counts" / f"{script}.noted.pickle"
            path.write_bytes(pickle.dumps(list(builder.noted())))
    for script in SAMPLES:  # tables that were built another time included
        path = folder / "counts" / f"{script}.noted.pickle"
        notes += pickle.loads(path.read_bytes()) if path.exists() else []
    (OUT / "known.bin").write_bytes(pack_known(exceptions.best(notes)))


if __name__ == "__main__":
    main(sys.argv[1:])
