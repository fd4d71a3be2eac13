"""Apertium: a stand-in program for every case, and the real one where it is installed."""

import shutil
import stat
import threading
import time
from pathlib import Path

import pytest

from annotator.suggest.providers.apertium import Apertium

SCRIPT = """#!/bin/sh
case "$1" in
  -l) printf '  spa-eng\\n  hbs-eng\\n  cat-eng\\n  x;rm-eng\\n' ;;
  spa-eng) sed 's/Queremos justicia/We want justice/; s/zorzal/*zorzal/' ;;
  hbs-eng) cat ;;
  cat-eng) sleep 30 & sleep 30 ;;
  *) exit 3 ;;
esac
"""


@pytest.fixture
def stand_in(tmp_path: Path) -> Apertium:
    program = tmp_path / "apertium"
    program.write_text(SCRIPT)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Apertium(str(program))


def test_it_translates_in_a_mode_that_it_lists(stand_in: Apertium) -> None:
    assert stand_in.modes == {"spa-eng", "hbs-eng", "cat-eng"}
    (said,) = stand_in.suggest(
        "Queremos justicia para todos los vecinos", "es-CL", "en"
    ).suggestions
    assert said.text == "We want justice para todos los vecinos"
    assert (said.origin, said.provider, said.note) == ("machine", "apertium spa-eng", "")
    assert not stand_in.needs_network


def test_words_that_it_does_not_know_are_told_without_their_star(stand_in: Apertium) -> None:
    (said,) = stand_in.suggest("el zorzal canta en la plaza vieja", "es", "en").suggestions
    assert said.text == "el zorzal canta en la plaza vieja"
    assert "incomplete: it does not know zorzal" in said.because


def test_a_slogan_is_marked_as_often_wrong(stand_in: Apertium) -> None:
    assert stand_in.suggest("¡Ni un paso!", "es", "en").suggestions[0].note == "slogan: often wrong"


def test_serbian_is_given_in_latin_letters(stand_in: Apertium) -> None:
    (said,) = stand_in.suggest("Живела слобода!", "sr", "en").suggestions
    assert said.text == "Živela sloboda!"


def test_a_pair_that_it_does_not_list_is_a_reason(stand_in: Apertium) -> None:
    assert "kk to en" in stand_in.suggest("Жауап бер!", "kk", "en").reason
    assert "es to kk" in stand_in.available("es", "kk")
    assert "longer" in stand_in.suggest("x" * 6000, "es", "en").reason


def test_it_is_stopped_with_all_it_started_after_the_time_allowed(stand_in: Apertium) -> None:
    begun = time.monotonic()
    answer = stand_in.suggest("Volem justícia", "ca", "en", timeout=0.3)
    assert "0.3 seconds" in answer.reason
    assert time.monotonic() - begun < 20


def test_without_the_program_there_is_a_reason(tmp_path: Path) -> None:
    absent = Apertium(str(tmp_path / "nothing"))
    assert "not installed" in absent.suggest("Hola", "es", "en").reason


def test_text_is_never_part_of_a_command(stand_in: Apertium) -> None:
    hostile = "$(touch hacked); `id` -l \x00 | cat\nsegunda línea"
    (said,) = stand_in.suggest(hostile, "es", "en").suggestions
    assert said.text == "$(touch hacked); `id` -l | cat segunda línea"


@pytest.mark.extra
def test_the_real_one_translates_spanish() -> None:
    if shutil.which("apertium") is None:
        pytest.skip("apertium is not installed")
    real = Apertium()
    if "spa-eng" not in real.modes:
        pytest.skip("apertium has no pair spa-eng")
    (said,) = real.suggest("Queremos justicia para nuestros hijos.", "es", "en", 20).suggestions
    assert said.text == "We want justice for our children."


def test_stopped_from_another_thread_it_answers_soon_and_is_not_started_again(
    stand_in: Apertium,
) -> None:
    assert stand_in.modes
    answers: list[str] = []
    asking = threading.Thread(
        target=lambda: answers.append(stand_in.suggest("Bon dia", "ca", "en", 30).reason)
    )
    asking.start()
    while stand_in._running is None:
        time.sleep(0.01)
    stand_in.stop()
    asking.join(10)
    assert not asking.is_alive() and answers[0]
    assert not stand_in.suggest("Queremos justicia", "es", "en").suggestions
