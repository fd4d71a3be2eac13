"""The scanner: which passages stand in quotation marks."""

import importlib.util
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect.quotations.scanner import scan, scan_inner
from annotator.detect.quotations.tokens import marks_of

_spec = importlib.util.spec_from_file_location("cases", Path(__file__).parent / "cases.py")
assert _spec is not None and _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
CASES = _module.CASES

MARKS = "\"“”„«»''``‘’‚‹›「」『』"
hostile = st.text(alphabet=MARKS + "aZ s5.,!?\n\u00a0<>=&()—“”", max_size=120)


@pytest.mark.parametrize(("text", "want"), CASES, ids=[repr(text)[:40] for text, _ in CASES])
def test_passages_in_marks_are_found_without_their_marks(text: str, want: tuple[str, ...]) -> None:
    assert tuple(text[p.start : p.end] for p in scan(text)) == want


def test_a_passage_open_at_the_end_of_its_line_is_marked_unclosed() -> None:
    passages = scan("“It goes on to the end\nHere nothing is quoted.")
    assert [(p.start, p.end, p.unclosed) for p in passages] == [(1, 22, True)]


def test_passages_inside_a_passage_are_its_children() -> None:
    text = "“She told me ‘never again’ and hung up,” he recalled."
    (outer,) = scan(text)
    assert [text[p.start : p.end] for p in scan_inner(text, outer)] == ["never again"]


def test_a_transcripts_label_is_no_quotation() -> None:
    assert scan('"HOST: Let us begin.\n\n"GUEST: With pleasure.\n') == []


@given(hostile)
@settings(max_examples=300, deadline=None)
def test_passages_never_overlap_and_stay_inside_the_text(text: str) -> None:
    at = 0
    for passage in scan(text):
        assert at <= passage.outer_start <= passage.start < passage.end <= passage.outer_end
        assert passage.outer_end <= len(text)
        at = passage.outer_end


@given(hostile)
@settings(max_examples=200, deadline=None)
def test_a_passage_begins_at_a_mark_or_where_words_begin(text: str) -> None:
    for passage in scan(text):
        before = text[passage.start - 1 : passage.start]
        assert not before or not before.isalnum()


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read(text: str) -> None:
    assert all(any(c.isalnum() for c in text[p.start : p.end]) for p in scan(text))


def test_twenty_thousand_marks_take_little_memory() -> None:
    size = 20_000
    tracemalloc.start()
    try:
        marks = marks_of("“" * size)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(marks) == size
    assert peak < 250 * size  # with a match and a glyph of its own for each it was 480
