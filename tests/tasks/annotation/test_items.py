"""What there is to walk through, made anew only where something changed."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation
from annotator.model.proposal import Candidate, Proposals, Quotation
from annotator.model.sheet import ArticleRef, Rejected, Sheet
from annotator.tasks.annotation.items import ItemIndex, items_of, rejection_key

WORDS = ("аб", "вг", "де")
TEXT = " ".join(WORDS * 8)
SHA = "0" * 64
REF = ArticleRef(id="a", path="corpus/a.txt", sha256=SHA, length=len(TEXT))
PROPOSALS = Proposals(
    spans=tuple(
        Candidate(start=n, end=n + 2, language="kk", script="Cyrl", rule="script/1")
        for n in range(0, len(TEXT), 3)
    ),
    quotations=(Quotation(start=0, end=20, kind="direct"),),
)


def annotation(number: int, length: int) -> Annotation:
    start = 3 * number
    place = Occurrence(start=start, end=start + length, exact=TEXT[start : start + length])
    return Annotation(id=f"A{number}", kind="foreign", occurrences=(place,))


def rejection(word: str, ordinal: int) -> Rejected:
    key = rejection_key("script/1", SHA, word, ordinal)
    return Rejected(key=key, start=0, end=2, exact=word)


annotations = st.dictionaries(
    st.integers(0, 23), st.builds(annotation, st.integers(0, 23), st.integers(1, 6))
).map(lambda found: tuple({a.id: a for a in found.values()}.values()))
rejections = st.lists(
    st.builds(rejection, st.sampled_from(WORDS), st.integers(1, 9)), max_size=3
).map(tuple)
sheets = st.builds(
    Sheet,
    article=st.just(REF),
    annotator=st.just("dana"),
    annotations=annotations,
    rejected=rejections,
)


@given(st.lists(sheets, min_size=1, max_size=4), st.booleans())
def test_an_index_that_was_asked_before_tells_what_a_new_one_tells(
    asked: list[Sheet], rejected: bool
) -> None:
    index = ItemIndex(TEXT, SHA, PROPOSALS)
    for sheet in asked:
        told = index.items(sheet, {}, rejected=rejected)
        assert told == items_of(TEXT, sheet, PROPOSALS, {}, rejected=rejected)
        places = [(o.start, o.end) for i in told if not i.annotation for o in i.occurrences]
        assert len(places) == len(set(places))


def test_items_that_a_change_did_not_touch_are_the_same_objects() -> None:
    index = ItemIndex(TEXT, SHA, PROPOSALS)
    before = index.items(Sheet(article=REF, annotator="dana"), {})
    first = annotation(0, 2)
    after = index.items(Sheet(article=REF, annotator="dana", annotations=(first,)), {})
    assert [i.exact for i in before] == list(WORDS)
    assert [i.id for i in after if any(i is known for known in before)] == [
        i.id for i in before[1:]
    ]
    again = index.items(
        Sheet(article=REF, annotator="dana", annotations=(first, annotation(4, 2))), {}
    )
    assert next(i for i in after if i.annotation) is next(i for i in again if i.id == "A0")


def test_the_rejection_of_words_hides_them_and_no_others() -> None:
    sheet = Sheet(article=REF, annotator="dana", rejected=(rejection("вг", 3),))
    assert [i.exact for i in items_of(TEXT, sheet, PROPOSALS, {})] == ["аб", "де"]
    told = items_of(TEXT, sheet, PROPOSALS, {}, rejected=True)
    assert [(i.exact, i.state) for i in told] == [
        ("аб", "candidate"),
        ("вг", "rejected"),
        ("де", "candidate"),
    ]


def test_places_are_made_when_looked_at_and_equal_those_that_are_there() -> None:
    text = "ветер and ветер and ветер"
    spans = tuple(
        Candidate(start=at, end=at + 5, language="ru", script="Cyrl", rule="t/1")
        for at in (0, 10, 20)
    )
    (item,) = items_of(text, Sheet(article=REF, annotator="dana"), Proposals(spans=spans), {})
    places = item.occurrences
    assert len(places) == 3
    assert places[0] is not places[0]
    assert [(p.start, p.role, p.ordinal, p.of, p.exact) for p in places] == [
        (0, "primary", 1, 3, "ветер"),
        (10, "duplicate", 2, 3, "ветер"),
        (20, "duplicate", 3, 3, "ветер"),
    ]
    assert places[-1] == places[2]
    assert places[1:] == [places[1], places[2]]
    assert places == [*places]
    assert places != [*places][:2]
