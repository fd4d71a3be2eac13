"""The laws of merging, over random edits of random sheets."""

import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.compare.merge.sheets import merge_sheets, open_conflicts

HOW_OFTEN = settings(max_examples=250, deadline=None)


def told(sheet):
    """The sheet as comparable text, with the labels ours and theirs taken off its conflicts."""
    bare = replace(
        sheet,
        conflicts=(),
        annotations=tuple(replace(a, conflicts=()) for a in sheet.annotations),
    )
    conflicts = sorted((i, c.field, *sorted((c.ours, c.theirs))) for i, c in open_conflicts(sheet))
    return msgspec.json.encode(bare), conflicts


def tokens(sheet):
    return set(re.findall(rb"(?:alpha|beta|gamma)\d", msgspec.json.encode(sheet)))


@HOW_OFTEN
@given(data=st.data())
def test_a_version_merged_with_itself_or_with_its_base_is_itself(data, versions):
    base, ours = data.draw(versions(1))
    assert merge_sheets(ours, ours, ours) is ours
    assert merge_sheets(base, ours, base) == ours
    assert merge_sheets(base, base, ours) == ours


@HOW_OFTEN
@given(data=st.data())
def test_it_does_not_matter_who_is_ours_and_who_is_theirs(data, versions):
    base, ours, theirs = data.draw(versions(2))
    assert told(merge_sheets(base, ours, theirs)) == told(merge_sheets(base, theirs, ours))


@HOW_OFTEN
@given(data=st.data())
def test_nothing_that_a_side_wrote_is_lost(data, versions):
    base, ours, theirs = data.draw(versions(2))
    merged = tokens(merge_sheets(base, ours, theirs))
    for side in (ours, theirs):
        # Which program edited last is not content: `provenance` names the later one only.
        unstamped = tuple(replace(a, provenance=None) for a in side.annotations)
        rejections = {r.key for r in side.rejected}
        assert rejections - {r.key for r in base.rejected} <= {
            r.key for r in merge_sheets(base, ours, theirs).rejected
        }
        assert tokens(replace(side, annotations=unstamped, rejected=())) <= merged


@HOW_OFTEN
@given(data=st.data())
def test_merging_again_changes_nothing(data, versions):
    base, ours, theirs = data.draw(versions(2))
    merged = merge_sheets(base, ours, theirs)
    assert merge_sheets(base, merged, ours) == merged
    assert merge_sheets(base, merged, theirs) == merged
    assert merge_sheets(base, theirs, merged) == merged


def content(sheet):
    """What three-way merges of three agree on: all but revisions, the order inside lists, and the
    notes on order and on who was put in whose place, which always compare just two sides."""
    annotations = []
    for a in sheet.annotations:
        lists: dict = {
            name: tuple(sorted(getattr(a, name), key=msgspec.json.encode))
            for name in ("transliterations", "attributions", "comments", "tags")
        }
        ranked = [replace(t, rank=0) for t in a.translations]
        lists["translations"] = tuple(sorted(ranked, key=msgspec.json.encode))
        annotations.append(replace(a, revision=0, provenance=None, **lists))
    bare, conflicts = told(replace(sheet, annotations=tuple(annotations)))
    return bare, [c for c in conflicts if not c[1].endswith((".order", "].speaker"))]


@HOW_OFTEN
@given(data=st.data())
def test_the_order_in_which_three_are_merged_is_irrelevant(data, versions):
    base, a, b, c = data.draw(versions(3))

    one = merge_sheets(base, merge_sheets(base, a, b), c)
    other = merge_sheets(base, a, merge_sheets(base, c, b))
    assert content(one) == content(other)


@HOW_OFTEN
@given(data=st.data())
def test_the_merged_sheet_is_well_formed(data, versions):
    base, ours, theirs = data.draw(versions(2))
    merged = merge_sheets(base, ours, theirs)
    again = msgspec.json.decode(msgspec.json.encode(merged), type=type(merged))
    assert again == merged
    ids = [a.id for a in merged.annotations]
    assert len(ids) == len(set(ids))
    for a in merged.annotations:
        assert a.occurrences
        places = [(o.start, o.end) for o in a.occurrences]
        assert len(places) == len(set(places))
        for members in (a.translations, a.transliterations, a.comments):
            assert len(members) == len({m.id for m in members})
    order = [(a.start, a.end, a.id) for a in merged.annotations]
    assert order == sorted(order)
