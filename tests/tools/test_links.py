"""The numbers that weigh translations are learned from passages, alike each time."""

from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="numpy is not installed: numbers cannot be learned")
pytest.importorskip("scipy", reason="scipy is not installed: numbers cannot be learned")

from tools.models import link_cases, links, links_check, logit  # noqa: E402


def passage(text: str, foreign: str, translation: str | None) -> dict[str, object]:
    start = text.index(foreign)
    span = [start, start + len(foreign)]
    glosses = []
    if translation:
        at = text.index(translation)
        glosses = [{"start": at, "end": at + len(translation), "span": span}]
    return {"text": text, "spans": [{"start": span[0], "end": span[1]}], "glosses": glosses}


GIVEN = [
    passage(f"They wrote «{foreign}» ({english}) on the wall.", foreign, english)
    for foreign, english in (
        ("мир", "peace"),
        ("хлеб", "bread"),
        ("стоп", "stop"),
        ("дом", "house"),
    )
]
NONE = [
    passage(f"They wrote «{foreign}» on the {thing}.", foreign, None)
    for foreign, thing in (("мир", "wall"), ("хлеб", "door"), ("стоп", "bus"), ("дом", "roof"))
]


def test_what_people_chose_becomes_the_likeliest_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    cases = [case for one in GIVEN + NONE for case in link_cases.cases(one)]
    signs = logit.vocabulary(cases)
    numbers = logit.learn(cases, signs)
    chosen = [
        max(case.signs, key=lambda row: sum(numbers[signs[s]] for s in row if s in signs))
        for case in cases
        if any(case.chosen)
    ]
    right = [
        row
        for case in cases
        for row, is_right in zip(case.signs, case.chosen, strict=True)
        if is_right
    ]
    assert len(chosen) >= len(GIVEN) and all(row in right for row in chosen)
    for name in ("one", "two"):
        logit.write(logit.learn(cases, signs), signs, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_every_passage_has_its_ranges_within_the_text() -> None:
    passages = logit.read(links.PASSAGES)
    assert len(passages) > 3_000
    for one in passages:
        ranges = [(s["start"], s["end"]) for s in one["spans"]]
        ranges += [(g["start"], g["end"]) for g in one["glosses"]]
        assert all(0 <= a < b <= len(one["text"]) for a, b in ranges), one["text"]


def test_a_mistake_is_told_as_missed_or_wrong_and_the_right_borders_count() -> None:
    one = passage("They wrote «мир» (“peace”) on the wall.", "мир", "peace")
    reading = links_check.read(one)
    assert links_check.score([one], [reading.found]) == links_check.Score(1, 0, 0)
    told: list[str] = []
    other = passage("They wrote «мир» (“peace”) on the wall.", "мир", "the wall")
    assert links_check.score([other], [reading.found], told.append) == links_check.Score(0, 1, 1)
    assert "+ 'мир' = 'the wall'" in told[0] and "- 'мир' = 'peace'" in told[0]


def test_a_check_learns_from_all_passages_but_those_it_asks() -> None:
    lines = links_check.check(GIVEN + NONE, None).split("\n")
    assert lines[0] == "8 passages, 4 translations, 5 folds"
    assert lines[1].startswith("forms alone P 1.000") and lines[2].startswith("weighed")
