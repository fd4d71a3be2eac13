"""The door to ICU."""

import subprocess
import sys

import pytest

from annotator.model.errors import InvalidInput, MissingExtra, NotFound
from annotator.text import icu


def test_a_transform_of_icu_is_a_function() -> None:
    assert icu.transliterator("Russian-Latin/BGN")("Трамп 😀") == "Tramp 😀"
    assert icu.transliterator("Any-Latin")("а\ud800") == "a\ufffd"


def test_rules_of_our_own_are_a_function() -> None:
    assert icu.transliterator_from_rules("test", "қ > q; а > a;")("қаз") == "qaз"


def test_an_unknown_transform_is_not_found() -> None:
    with pytest.raises(NotFound, match="Nope-Latin"):
        icu.transliterator("Nope-Latin")


def test_bad_rules_are_refused_with_their_name() -> None:
    with pytest.raises(InvalidInput, match="broken"):
        icu.transliterator_from_rules("broken", "а > [b ;")


def test_the_version_is_that_of_the_library() -> None:
    assert icu.ICU_VERSION[0].isdigit()


def test_without_the_module_the_refusal_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "icu", None)
    with pytest.raises(MissingExtra) as refusal:
        icu.load()
    assert "pip install" in refusal.value.hint


def test_importing_the_room_does_not_load_icu() -> None:
    code = (
        "import sys, annotator.text.scripts, annotator.text.segments, annotator.text.display;"
        "sys.exit('icu' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
