"""Sheets with nonsense in them are compared, merged and measured without a fall."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.compare.adjudicate import Hand, agenda, empty_sheet, take_agreed
from annotator.compare.agreement.picture import confusion, strips, table_lines
from annotator.compare.agreement.report import as_json, report
from annotator.compare.agreement.rows import rows_of
from annotator.compare.diff import as_json as diff_json
from annotator.compare.diff import as_text, diff
from annotator.compare.merge.sheets import merge_sheets
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration

numbers = st.integers(-5, 30) | st.sampled_from([-(2**40), 2**40])
words = st.text(max_size=6) | st.sampled_from(["", " ", "\x00", "«»", "ққ", "𐐷"])
odd = st.builds(
    Annotation,
    id=st.sampled_from(["A", "B", "C", ""]),
    kind=words,
    language=words,
    occurrences=st.lists(
        st.builds(Occurrence, start=numbers, end=numbers, exact=words, confirmed=st.booleans()),
        min_size=1,
        max_size=3,
    ).map(tuple),
    translations=st.lists(
        st.builds(Translation, id=words, text=words, rank=numbers, preferred=st.booleans()),
        max_size=2,
    ).map(tuple),
    transliterations=st.lists(
        st.builds(Transliteration, id=words, text=words, scheme=words), max_size=2
    ).map(tuple),
    attributions=st.lists(
        st.builds(Attribution, speaker=st.none() | words, role=words, certainty=words), max_size=2
    ).map(tuple),
)
heaps = st.lists(odd, max_size=4)


@settings(max_examples=60, deadline=None)
@given(heaps=st.tuples(heaps, heaps, heaps), length=numbers)
def test_nothing_falls(sheet, heaps, length):
    base, ours, theirs = (
        replace(s, article=replace(s.article, length=length))
        for s in (sheet(*heap) for heap in heaps)
    )
    other = replace(theirs, annotator="boris")
    as_text(diff(ours, other))
    json.dumps(diff_json(diff(ours, theirs)))
    merged = merge_sheets(base, ours, theirs)
    assert merge_sheets(merged, merged, merged) is merged
    items = agenda((ours, other))
    for item in items:
        for question in item.questions:
            assert len(question.values) == 2
            assert isinstance(question.words, str)
    count = iter(range(10_000))
    take_agreed(empty_sheet((ours, other)), items, Hand(by="d", at="1"), lambda: f"J{next(count)}")
    for figure in report(("aigul", "boris"), [(ours, other)], by=("language",)):
        json.dumps(as_json(figure))
    rows = rows_of((ours, other))
    table_lines(confusion(rows, "language"))
    strips((ours, other), rows, width=10)
