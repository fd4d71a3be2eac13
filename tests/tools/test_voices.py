"""The numbers that weigh speakers are learned from passages, alike each time."""

from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="numpy is not installed: numbers cannot be learned")
pytest.importorskip("scipy", reason="scipy is not installed: numbers cannot be learned")

from tools.models import logit, voiced, voices, voices_check  # noqa: E402


def passage(name: str) -> dict[str, object]:
    text = f"{name} Bekova ties the goat to the fence.\n\n“It has eaten the law.”\n\nRain falls."
    start = text.index("“")
    return {"text": text, "quotes": [{"start": start, "end": text.index("”") + 1, "keys": [name]}]}


NAMES = ("Gulsana", "Aziza", "Malika", "Nargiz", "Umida", "Zarina", "Dilnoza", "Feruza")


def test_who_is_chosen_in_all_passages_is_the_likeliest() -> None:
    found = [one for name in NAMES for one in voiced.voiced(passage(name))]
    assert len(found) == len(NAMES)
    numbers, _ = voiced.learned(found)
    for one in found:
        scores = [sum(numbers.get(s, 0.0) for s in row) for row in one.case.signs]
        assert one.case.chosen[scores.index(max(scores))]


def test_the_same_passages_give_the_same_bytes(tmp_path: Path) -> None:
    found = [one for name in NAMES for one in voiced.voiced(passage(name))]
    for folder in ("one", "two"):
        cases = [one.case for one in found]
        signs = logit.vocabulary(cases)
        (tmp_path / folder).mkdir()
        logit.write(logit.learn(cases, signs), signs, tmp_path / folder / "weights.xz")
    first, second = (tmp_path / f / "weights.xz" for f in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_the_passages_are_whole_and_folds_are_counted() -> None:
    passages = logit.read(voices.PASSAGES)
    assert len(passages) > 400
    for one in passages:
        assert all(0 <= q["start"] < q["end"] <= len(one["text"]) for q in one["quotes"])
    score = voices_check.check([passage(name) for name in NAMES], folds=2)
    assert score.said == len(NAMES)
    assert score.unsaid == 0
