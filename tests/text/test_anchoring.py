"""Words are found again in a changed article, or it is said that they are not."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.anchor import STATES, Anchor, Resolution
from annotator.model.errors import InvalidInput
from annotator.model.span import Span
from annotator.text.anchoring import describe, resolve

_spec = importlib.util.spec_from_file_location("drift", Path(__file__).with_name("drift.py"))
assert _spec is not None and _spec.loader is not None
drift = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(drift)


def verdict(case: "drift.Case", resolution: Resolution) -> str:
    """right · wrong · lost (it is there, and was not found) · open (a person has to choose)."""
    if resolution.state == "ambiguous":
        return "open"
    found = None if resolution.start is None else (resolution.start, resolution.end)
    if found == case.expected:
        return "right"
    return "lost" if found is None else "wrong"


@pytest.mark.parametrize("with_length", [True, False], ids=["length known", "length unknown"])
def test_of_840_changed_articles_no_anchor_is_wrong_or_lost(with_length: bool) -> None:
    counts: Counter[str] = Counter()
    failed = []
    for case in drift.cases(40):
        anchor = describe(case.before, case.start, case.end)
        length = len(case.before) if with_length else None
        said = verdict(case, resolve(case.after, anchor, case.before == case.after, length))
        counts[said] += 1
        if said in ("wrong", "lost"):
            failed.append((case.kind, anchor, said))
    assert counts.total() == 840
    assert failed == []
    assert counts["right"] >= 0.97 * 840


def test_a_phrase_in_three_equal_copies_is_told_apart_by_its_number() -> None:
    body = "One line before it. They sang “Назар сал” and went home again that day. "
    text = "\n\n".join([body + "Filler words stand here to be long. " * 20] * 3)
    places = [at for at in range(len(text)) if text.startswith("Назар сал", at)]
    for ordinal, at in enumerate(places, 1):
        anchor = describe(text, at, at + 9)
        assert (anchor.ordinal, anchor.of) == (ordinal, 3)
        assert resolve("New first line.\n" + text, anchor, False).start == at + 16


def test_only_the_same_words_in_the_same_text_are_exact_without_a_search() -> None:
    text = "They said назар сал twice."
    anchor = describe(text, 10, 19)
    assert resolve(text, anchor, True) == Resolution(state="exact", start=10, end=19)
    assert resolve("x" + text, anchor, False).state == "moved"
    assert resolve(text, anchor, False).state == "exact"


def test_a_place_that_was_edited_by_hand_is_found_by_its_words() -> None:
    text = "They said назар сал twice."
    anchor = describe(text, 10, 19)
    wrong = Anchor(start=3, end=12, exact=anchor.exact, prefix=anchor.prefix, suffix=anchor.suffix)
    assert resolve(text, wrong, True) == Resolution(state="moved", start=10, end=19)


def test_other_spelling_is_moved_and_says_so() -> None:
    text = "They said «назар сал» twice."
    anchor = describe(text, 11, 20)
    found = resolve("They said «НАЗАР\u00a0САЛ» twice.", anchor, False)
    assert (found.state, found.start, found.end) == ("moved", 11, 20)
    assert found.note == "spelling changed"


def test_changed_words_are_only_proposed_with_a_score() -> None:
    text = "The crowd of the old harbour shouted “Назар салыңыз, көршілер” until it was dark."
    anchor = describe(text, 38, 61)
    found = resolve(text.replace("салыңыз", "салынызз"), anchor, False)
    assert found.state == "proposed"
    assert (found.start, found.end) == (38, 62)
    assert found.score is not None and 0.8 < found.score < 1


def test_one_word_is_not_taken_for_another_that_looks_like_it() -> None:
    text = "In the evening Linus spoke to all of us for an hour about nothing."
    anchor = describe(text, 15, 20)
    changed = "Yesterday many chines were sold at the harbour, and the winter came late."
    assert resolve(changed, anchor, False).state == "orphaned"


def test_equal_places_are_left_to_a_person_with_the_choice() -> None:
    text = "x" * 40 + "да" + "y" * 40
    found = resolve("Before. " + text + text, describe(text, 40, 42), False)
    assert (found.state, found.start) == ("ambiguous", None)
    assert found.alternatives == (Span(48, 50), Span(130, 132))


LEAD = "The chant that was heard over the whole harbour district that winter was not forgotten. "
FILL = "Other things were written about in the paper as well, and nobody minded it much. "


def test_the_same_word_with_a_capital_elsewhere_is_another_word() -> None:
    text = f"{FILL}They spoke of democracy at night. {FILL}Democracy is a word. {FILL}No democracy!"
    anchor = describe(text, text.index("democracy"), text.index("democracy") + 9)
    for changed, state in (
        (text.replace("of democracy at", "of  at"), "orphaned"),
        (text.replace("They spoke of democracy at night. ", ""), "orphaned"),
        (text.replace("of democracy at", "of demo-cracy at"), "proposed"),
    ):
        found = resolve(changed, anchor, False, len(text))
        assert found.state == state
        assert found.start in (None, anchor.start)


@pytest.mark.parametrize("ordinal", [1, 2])
def test_words_in_equal_surroundings_keep_their_number_when_text_comes_in_beside(
    ordinal: int,
) -> None:
    text = LEAD + FILL * 4 + LEAD
    start = text.index("winter") if ordinal == 1 else text.rindex("winter")
    anchor = describe(text, start, start + 6)
    beside = text[:start] + "cold and wet and altogether unpleasant, long " + text[start:]
    assert resolve(beside, anchor, False, len(text)).start == start + 45
    after = (
        text[: start + 6] + ", a cold and wet and altogether unpleasant one, " + text[start + 6 :]
    )
    assert resolve(after, anchor, False, len(text)).start == start


def test_one_of_two_equal_places_that_is_left_is_not_taken_for_the_lost_one() -> None:
    text = LEAD + FILL * 4 + LEAD
    anchor = describe(text, text.index("winter"), text.index("winter") + 6)
    found = resolve(text[len(LEAD) :], anchor, False, len(text))
    assert found.state in ("ambiguous", "orphaned")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 99), (5, 2)])
def test_nothing_can_be_said_of_an_empty_or_outside_stretch(start: int, end: int) -> None:
    with pytest.raises(InvalidInput):
        describe("They said so.", start, end)


texts = st.text(alphabet="ab “”😀й\u0301\n&amp;", max_size=60)


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_described_words_are_exact_in_the_same_text(text: str, a: int, b: int) -> None:
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    if start < end:
        anchor = describe(text, start, end)
        assert text[anchor.start : anchor.end] == anchor.exact
        assert text.endswith(anchor.prefix, 0, start) and text.startswith(anchor.suffix, end)
        assert 1 <= anchor.ordinal <= anchor.of
        found = resolve(text, anchor, True)
        assert (found.state, found.start, found.end) == ("exact", start, end)


@given(
    texts,
    st.builds(
        Anchor,
        start=st.integers(-5, 10**9),
        end=st.integers(-5, 10**9),
        exact=st.text(max_size=20),
        prefix=st.text(max_size=40),
        suffix=st.text(max_size=40),
        ordinal=st.integers(-2, 10),
        of=st.integers(-2, 10),
    ),
    st.booleans(),
    st.none() | st.integers(-5, 100),
)
def test_any_anchor_in_any_text_gives_a_state_inside_the_text(
    text: str, anchor: Anchor, same: bool, length: int | None
) -> None:
    found = resolve(text, anchor, same, length)
    assert found.state in STATES
    if found.start is not None and found.end is not None:
        assert 0 <= found.start < found.end <= len(text)
    assert (found.start is None) == (found.state in ("ambiguous", "orphaned"))
    assert all(0 <= span.start < span.end <= len(text) for span in found.alternatives)


@given(st.text(min_size=1, max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_unique_words_are_found_wherever_they_go(head: str, before: str, after: str) -> None:
    words = "қазақстанға назар"
    text = head + words + after
    if text.count(words) == 1:
        anchor = describe(text, len(head), len(head) + len(words))
        found = resolve(before + text, anchor, False)
        assert found.start == len(before) + len(head)


@pytest.mark.parametrize("shape", ["a", "ab" * 3, "&amp;", "e\u0301", "\n", "😀"])
def test_a_megabyte_of_any_shape_is_searched_to_the_end(shape: str) -> None:
    text = shape * (1_000_000 // len(shape))
    for words in ("a", shape * 1000, "words that are not there"):
        anchor = Anchor(start=7, end=7 + len(words), exact=words, ordinal=2, of=3)
        assert resolve(text, anchor, False).state in STATES


def test_the_ordinal_is_right_far_into_a_text_of_letters_of_one_to_four_bytes() -> None:
    piece = "a й 漢 😀 \ud800 said; "
    text = piece * 3000
    for n in (0, 1, 409, 410, 2047, 2999):
        for words in ("й", "漢 😀", "\ud800 said", "a"):
            start = n * len(piece) + piece.index(words)
            anchor = describe(text, start, start + len(words))
            before = text[:start].count(words)
            assert (anchor.ordinal, anchor.of) == (before + 1, text.count(words))


@given(st.text("ab", min_size=1, max_size=30), st.integers(0, 30), st.integers(1, 4))
def test_the_ordinal_counts_places_that_do_not_overlap_this_one(
    text: str, start: int, length: int
) -> None:
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    anchor = describe(text, start, end)
    before, after = text[:start].count(anchor.exact), text[end:].count(anchor.exact)
    assert (anchor.ordinal, anchor.of) == (before + 1, before + 1 + after)
