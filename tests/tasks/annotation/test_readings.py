"""Readings that are worked out elsewhere: asked once, remembered, and never for quick schemes."""

import pytest

from annotator.model.errors import AnnotatorError, MissingExtra, NotFound
from annotator.model.proposal import Suggestion
from annotator.suggest.romanisers import base
from annotator.tasks.annotation.readings import (
    Readings,
    Request,
    StillReading,
    answer_from,
    work_out,
)

THAI = "กรุงเทพ"


@pytest.fixture
def asked() -> list[Request]:
    return []


@pytest.fixture
def readings(asked: list[Request]) -> Readings:
    made = Readings(tuple)
    made.ask = asked.append
    return made


def test_a_quick_scheme_is_answered_at_once(readings: Readings, asked: list[Request]) -> None:
    assert readings.read("Шал, кет!", "kk").text == "Shal, ket!"
    assert readings.read("already Latin", "th").text == ""
    assert asked == []


def test_a_slow_one_is_asked_for_under_the_schemes_own_name(
    readings: Readings, asked: list[Request]
) -> None:
    for scheme in (None, "rtgs"):
        with pytest.raises(StillReading):
            readings.read(THAI, "th", scheme)
    assert set(asked) == {Request(THAI, "th", "rtgs")}


def test_what_has_come_is_given_to_everybody_who_asks(readings: Readings) -> None:
    said = Suggestion(field="transliteration", text="Krung Thep", origin="machine")
    readings.put(Request(THAI, "th", "rtgs"), said)
    assert readings.read(THAI, "th", None, "Thai") == said
    assert readings.preview(THAI, "th", "rtgs") == said


def test_a_refusal_that_has_come_is_raised(readings: Readings) -> None:
    readings.put(Request(THAI, "th", "rtgs"), AnnotatorError("No.", "Try."))
    with pytest.raises(AnnotatorError, match="No"):
        readings.read(THAI, "th")


def test_an_unknown_scheme_is_refused_at_once(readings: Readings, asked: list[Request]) -> None:
    with pytest.raises(NotFound):
        readings.read(THAI, "th", "nowhere")
    assert asked == []


def test_answers_and_refusals_survive_the_way_between_processes() -> None:
    said = answer_from(work_out(Request("Шал, кет!", "kk", "bgnpcgn-1979"), ()))
    assert isinstance(said, Suggestion) and said.text == "Shal, ket!"
    refused = answer_from(work_out(Request("Шал, кет!", "kk", "nowhere"), ()))
    assert isinstance(refused, AnnotatorError) and "nowhere" in refused.message


def test_what_to_install_survives_the_way_between_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(base, "import_module", nothing)
    refused = answer_from(work_out(Request(THAI, "th", "rtgs"), ()))
    assert isinstance(refused, MissingExtra)
    assert "annotator[th]" in refused.hint
