"""What the weights of stretches are learned from."""

import pytest

pytest.importorskip("numpy", reason="numpy is not installed: numbers cannot be learned")
pytest.importorskip("scipy", reason="scipy is not installed: numbers cannot be learned")

from tools.models.logit import bare
from tools.models.stretches import learn, questions


def _asked(text: str, *foreign: str) -> dict[str, bool]:
    spans = [{"start": text.index(f), "end": text.index(f) + len(f)} for f in foreign]
    return {text[q.start : q.end]: q.foreign for q in questions({"text": text, "spans": spans})}


def test_stretches_that_the_rules_leave_are_asked_for() -> None:
    text = "The song Ihlamurlar — loud, fast, endless — was on again."
    asked = _asked(text, "Ihlamurlar")
    assert asked["Ihlamurlar"]
    assert not asked["loud"]


def test_stretches_that_overlap_foreign_words_are_passed_over() -> None:
    text = "The song Rote Ihlamurlar — loud, fast, endless — was on again."
    asked = _asked(text, "Rote Ihlamurlar")
    assert "Ihlamurlar" not in asked


def test_marks_at_the_edges_do_not_count() -> None:
    assert bare("a “word”, b", 2, 9) == (3, 7)


def test_what_people_marked_weighs_more_than_what_they_left() -> None:
    passages = [
        {
            "text": f"The song {word} — loud, fast, endless — was on again.",
            "spans": [{"start": 9, "end": 9 + len(word)}],
        }
        for word in ("Ihlamurlar", "Kyrkoklockan", "Zdravljica", "Sonnenaufgang")
    ]
    numbers = learn([list(questions(passage)) for passage in passages])
    assert numbers["L song_"] > 0
