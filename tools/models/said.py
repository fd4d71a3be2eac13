"""What the n-grams of a script say for each of its lanes: counted, smoothed, kept on disk.

Lanes do not need one another, so each is worked out in a process of its own. What is found is kept
in SOURCES/counts and read again by the next build; empty that folder after a change to a source.
"""

import pickle
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tools.models import select
from tools.models.gather import Gatherer
from tools.models.lanes import TABLES, Lane
from tools.models.listed import listed, ranked
from tools.models.select import Floats
from tools.models.train import Model

Ranked = list[tuple[float, str]]
"""The words of a list with the logarithm of their probability, likeliest first."""
KEPT = 80_000
"""How many of them are kept."""


class Said(NamedTuple):
    """All that is known of a script's n-grams before any is chosen."""

    grams: list[str]
    says: Floats
    """n-grams × lanes: what each adds to a word's score, in natural logarithms."""
    often: Floats
    """n-grams × lanes: how often each stands at a letter."""
    ranked: list[Ranked]
    """By lane; empty where it has no list."""


@lru_cache(maxsize=1)
def _gatherer(folder: Path) -> Gatherer:
    from annotator.text.icu import load

    make = lru_cache(None)(lambda name: load().Transliterator.createInstance(name).transliterate)
    return Gatherer(folder, make)


def cache(folder: Path) -> Path:
    """The folder of what has been worked out; made where it is missing."""
    kept = folder / "counts"
    kept.mkdir(exist_ok=True)
    return kept


def _store(path: Path, value: object) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(value))
    part.rename(path)


def counts_of(folder: Path, script: str, lane: Lane) -> dict[str, float]:
    """The counts of a lane."""
    path = cache(folder) / f"{script}.{lane.tag}.pickle"
    if not path.exists():
        _store(path, _gatherer(folder).counts(lane, script))
    found: dict[str, float] = pickle.loads(path.read_bytes())
    return found


@lru_cache(maxsize=1)
def _grams(folder: Path, script: str) -> list[str]:
    path = cache(folder) / f"{script}.grams.pickle"
    if not path.exists():
        _store(path, select.candidates(counts_of(folder, script, n) for n in TABLES[script]))
    found: list[str] = pickle.loads(path.read_bytes())
    return found


def _said(folder: Path, script: str, lane: Lane) -> tuple[Floats, Floats, Ranked]:
    """What the n-grams say for one lane, how often they are met, and its list."""
    path = cache(folder) / f"{script}.{lane.tag}.said.pickle"
    if not path.exists():
        model = Model(counts_of(folder, script, lane))
        says, often = select.dense(model, _grams(folder, script))
        words = ranked(listed(folder, lane, script), model)[:KEPT]
        _store(path, (says, often, words))
    found: tuple[Floats, Floats, Ranked] = pickle.loads(path.read_bytes())
    return found


def _count(job: tuple[Path, str, Lane]) -> None:
    counts_of(*job)


def _say(job: tuple[Path, str, Lane]) -> None:
    _said(*job)


def said(folder: Path, script: str) -> Said:
    """Works out, or reads, what the n-grams of a script say."""
    jobs = [(folder, script, lane) for lane in TABLES[script]]
    for work in (_count, _say):
        with ProcessPoolExecutor(mp_context=get_context("fork")) as processes:
            for _ in processes.map(work, jobs):
                pass
        grams = _grams(folder, script)  # once here, before the second round asks for it
    parts = (_said(*job) for job in jobs)
    return _together(grams, parts, len(jobs))


def _together(grams: list[str], parts: Iterable[tuple[Floats, Floats, Ranked]], lanes: int) -> Said:
    out = Said(grams, np.zeros((len(grams), lanes), np.float32),
               np.zeros((len(grams), lanes), np.float32), [])  # fmt: skip
    for lane, (says, often, words) in enumerate(parts):
        out.says[:, lane], out.often[:, lane] = says, often
        out.ranked.append(words)
    return out
