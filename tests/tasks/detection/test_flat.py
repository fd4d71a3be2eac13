"""A worker that reads document after document keeps no more than a bounded share of them."""

import functools
import json
import pkgutil
import sys
from collections.abc import Iterator

import pytest

import annotator.detect
import annotator.suggest
from annotator.detect import gate, lines
from annotator.detect.gate import Gate
from annotator.detect.tables import table
from annotator.detect.words import LOWER, gains
from annotator.tasks.detection.bulk import detect_line, options_for
from annotator.tasks.detection.detect import LAYERS

SMALL = (
    "Report {n}. The crowd in the square shouted “Шал, кет!” (“Old man, go away!”), said Saule "
    "Omarova, a nurse, on page {n}-{n}.\n"
)


def answered(first: int, after: int) -> None:
    options = options_for(LAYERS, "en")
    for number in range(first, after):
        record = {"id": f"s{number}", "text": SMALL.format(n=number)}
        assert not detect_line(json.dumps(record).encode(), options).failed


def caches() -> Iterator[tuple[str, int | None, int]]:
    """Every cache of the rooms that propose: name, most entries, entries."""
    for room in (annotator.detect, annotator.suggest):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            module = sys.modules.get(found.name)
            for name, value in vars(module).items() if module else ():
                if isinstance(value, functools._lru_cache_wrapper):
                    told = value.cache_info()
                    yield f"{found.name}.{name}", told.maxsize, told.currsize


def test_no_cache_of_detection_is_without_a_bound() -> None:
    answered(0, 3)
    known = list(caches())
    assert len(known) > 20
    assert [name for name, most, _ in known if most is None] == []


def stores() -> dict[str, int]:
    """How much is remembered beside those caches, by name."""
    made, words, scores = gate._gate, gains("en"), table("Cyrl")
    assert made is not None
    held = {"classes": made._class, "gains": made._gain, "peaks": made._peaks, "weak": made._weak}
    held |= {"kept": words._kept, "highest": words._peaks}
    held |= {"rows": scores._packed, "scores": scores._scores}
    return {name: len(store) for name, store in held.items()}


def test_what_is_remembered_does_not_grow_with_the_documents() -> None:
    lines._kept_hits.cache_clear()  # full where other tests went before
    answered(100_000, 100_030)
    before, known = stores(), {name: size for name, _, size in caches()}
    answered(200_000, 200_100)
    grown = {name: most for name, most, size in caches() if size > known.get(name, 0) + 5}
    assert stores() == before
    assert "annotator.detect.lines._kept_hits" in grown
    assert max(most or 0 for most in grown.values()) <= 2048


def test_words_are_forgotten_between_lines_and_never_within_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate, "_LETTERS_KEPT", 40)
    line = "The old word jazylghan means something else, and tughan zher is home, they say."
    small, large = Gate(), Gate()
    for number in range(20):
        assert small.opens(f"{line} {number}") == large.opens(f"{line} {number}")
        assert small._class.size < 40 + len(line)


def test_numbers_and_words_of_a_page_are_not_remembered() -> None:
    made = Gate()
    made.opens("In 2026 they counted some.")
    known = dict(made._class)
    made.opens("In 2026 they counted 1,234,567 some, $89,000,000. 2026-11-23")
    assert set(made._class) - set(known) == {"some,"}
    long = "ж" * 5000
    scores, source = table("Cyrl"), gains("en")
    scores.score(long)
    source.of(long, LOWER)
    source.peak(long, LOWER)
    assert max(map(len, scores._scores)) <= 40
    assert not [form for form, _ in (*source._kept, *source._peaks) if len(form) > 45]
