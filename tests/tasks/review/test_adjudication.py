"""Two sheets into the agreed sheet on disk, and the project at a glance."""

import json
from datetime import UTC, datetime

import msgspec
import pytest
from msgspec.structs import replace

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Translation
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.sheet import Sheet
from annotator.store.names import ADJUDICATED
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.review.adjudication import Adjudicating, act, item_record
from annotator.tasks.review.review import Reviewing
from annotator.tasks.review.status import project_status, status_lines
from annotator.tasks.stamp import FixedStamp
from annotator.text.anchoring import describe

TEXT = "The crowd cried “Келдік қой!” and then “Шын ба?” and somebody answered “Иә!” at last.\n"


def annotation(words: str, name: str, language: str, *renderings: str) -> Annotation:
    anchor = describe(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
    place = Occurrence(**{f: getattr(anchor, f) for f in anchor.__struct_fields__})
    translations = tuple(
        Translation(id=f"t{k}", text=text, rank=k, preferred=k == 1)
        for k, text in enumerate(renderings, 1)
    )
    return Annotation(
        id=name, language=language, occurrences=(place,), translations=translations, status="done"
    )


def put(ws: Workspace, owner: str, *annotations: Annotation) -> None:
    stored = load_sheet(ws, owner, "crowd")
    sheet = Sheet(article=ws.article("crowd").ref, annotator=owner, annotations=annotations)
    save_sheet(ws, sheet, stored.fingerprint if stored else None)


@pytest.fixture
def stamp():
    return FixedStamp(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def ws(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "crowd.txt").write_text(TEXT, encoding="utf-8")
    ws = Workspace(tmp_path, "dana")
    put(
        ws,
        "aigul",
        annotation("Келдік қой!", "A1", "kk", "We came!"),
        annotation("Шын ба?", "A2", "kk", "Really?"),
    )
    put(
        ws,
        "boris",
        annotation("Келдік қой!", "B1", "kk", "We came!"),
        annotation("Шын ба?", "B2", "ky", "Is it true?"),
        annotation("Иә!", "B3", "kk", "Yes!"),
    )
    return ws


@pytest.fixture
def dana(ws, stamp):
    return Adjudicating.open(ws, ["aigul", "boris"], "crowd", stamp=stamp)


def agreed(ws) -> Sheet:
    stored = load_sheet(ws, ADJUDICATED, "crowd")
    assert stored is not None
    return stored.sheet


def test_from_two_sheets_to_the_agreed_one(ws, dana):
    paths = [ws.sheet_path(name, "crowd") for name in ("aigul", "boris")]
    before = [(p.read_bytes(), p.stat().st_mtime_ns) for p in paths]
    assert dana.take_agreed() > 0
    assert [i.group.start for i in dana.open_items] == [TEXT.index("Шын"), TEXT.index("Иә")]
    item = dana.next_open()
    dana.decide(item, "language", "left")
    dana.decide(dana.next_open(), "translation", "both", of="boris")
    dana.decide(dana.next_open(), "annotation", "nothing")
    assert dana.next_open() is None
    sheet = agreed(ws)
    assert [(a.language, a.status) for a in sheet.annotations] == [("kk", "done"), ("kk", "done")]
    assert [t.text for t in sheet.annotations[1].translations] == ["Is it true?", "Really?"]
    assert [r.exact for r in sheet.rejected] == ["Иә!"]
    assert {d.by for a in sheet.annotations for d in a.decisions} == {"dana"}
    assert [(p.read_bytes(), p.stat().st_mtime_ns) for p in paths] == before


def test_opening_it_again_asks_nothing_that_was_decided(ws, dana, stamp):
    dana.take_agreed()
    dana.decide(dana.next_open(), "language", "right")
    again = Adjudicating.open(ws, ["aigul", "boris"], "crowd", stamp=stamp)
    assert [q.field for q in again.next_open().questions if q.open] == ["translation"]
    put(
        ws,
        "aigul",
        annotation("Келдік қой!", "A1", "kk", "We came!"),
        replace(annotation("Шын ба?", "A2", "tt", "Really?"), revision=2),
    )
    changed = Adjudicating.open(ws, ["aigul", "boris"], "crowd", stamp=stamp)
    asked = [q.field for q in changed.next_open().questions if q.open]
    assert asked == ["language", "translation"]
    assert agreed(ws).annotations[1].language == "ky", "the earlier decision stands until then"


def test_two_who_decide_at_once_lose_no_decision_of_either(
    ws: Workspace, dana: Adjudicating, stamp: FixedStamp
) -> None:
    dana.take_agreed()
    other = Adjudicating.open(ws, ["aigul", "boris"], "crowd", stamp=stamp)
    dana.decide(dana.next_open(), "language", "left")
    other.decide(other.item_of("boris", "B3"), "annotation", "nothing")
    assert "both versions were merged" in other.take_notice()
    sheet = agreed(ws)
    assert sheet.annotations[1].language == "kk"
    assert [r.exact for r in sheet.rejected] == ["Иә!"]
    assert [q.field for i in other.open_items for q in i.questions if q.open] == ["translation"]


def test_a_bulk_step_is_one_undo(ws, dana):
    dana.take_agreed()
    dana.decide(dana.next_open(), "language", "left")
    assert dana.undo() == "language: left"
    assert dana.undo().startswith("took")
    assert agreed(ws).annotations == ()
    assert dana.undo() == ""
    assert dana.redo().startswith("took")
    assert dana.redo() == "language: left"
    assert agreed(ws).annotations[1].language == "kk"


def test_it_can_be_done_from_plain_data(ws, dana):
    act(dana, {"act": "take_agreed"})
    request = {"act": "decide", "annotator": "aigul", "id": "A2"}
    act(dana, {**request, "field": "language", "choice": "own", "value": "tt"})
    own = {"choice": "own", "translations": ["For real?"]}
    act(dana, {**request, "field": "translation", **own})
    second = agreed(ws).annotations[1]
    assert (second.language, second.translations[0].text) == ("tt", "For real?")
    with pytest.raises(InvalidInput):
        act(dana, {"act": "decide", "annotator": "aigul"})
    with pytest.raises(InvalidInput, match="own version"):
        act(dana, {**request, "field": "language", "choice": "own"})
    with pytest.raises(NotFound):
        act(dana, {**request, "id": "gone", "field": "language", "choice": "left"})


def test_the_plain_form_hides_names_where_it_is_asked_to(dana):
    told = json.dumps([item_record(i, blind=True) for i in dana.items], ensure_ascii=False)
    assert "aigul" not in told
    assert "boris" not in told
    open_names = json.dumps([item_record(i) for i in dana.items])
    assert "aigul" in open_names


def test_one_person_alone_or_somebody_without_a_sheet_cannot_be_adjudicated(ws):
    with pytest.raises(InvalidInput):
        Adjudicating.open(ws, ["aigul"], "crowd")
    with pytest.raises(NotFound):
        Adjudicating.open(ws, ["aigul", "chinara"], "crowd")


def test_the_project_at_a_glance(ws, dana, stamp):
    dana.take_agreed()
    review = Reviewing.open(Workspace(ws.root, "boris"), "aigul", "crowd", stamp=stamp)
    review.approve("A1")
    review.ask_for_changes("A2", "it is Kyrgyz")
    review.hand_back()
    status = project_status(ws)
    people = {p.annotator: p for p in status.people}
    assert (people["aigul"].done, people["aigul"].waiting) == (2, 1)
    assert people["boris"].languages == {"kk": 2, "ky": 1}
    assert people["boris"].reviewed == 2
    assert status.languages == {"kk": 4, "ky": 1}
    (progress,) = status.reviews
    assert progress.counts == {"approved": 1, "changes": 1}
    (sheet,) = status.adjudicated
    assert (sheet.annotations, sheet.draft) == (2, 1)
    assert status.waiting == (
        "aigul: 1 item handed back or in conflict",
        "adjudication of crowd: 1 place open",
    )
    json.dumps(msgspec.to_builtins(status))
    lines = list(status_lines(status))
    assert lines[0] == "aigul: 2 of 2 done in 1 article  [kk 2]"
    assert any("review of aigul by boris on crowd: 1 approved, 1 changes" in x for x in lines)


def test_what_cannot_be_read_is_named_and_the_rest_is_told(ws):
    ws.sheet_path("boris", "crowd").write_text("{")
    status = project_status(ws)
    assert [p.annotator for p in status.people] == ["aigul"]
    assert "crowd.json" in status.problems[0]


def test_an_empty_workspace_has_an_empty_status(tmp_path):
    assert list(status_lines(project_status(Workspace(tmp_path, "dana")))) == []


@pytest.mark.parametrize("value", [None, 5, ["x"], {}, "\ud800"])
@pytest.mark.parametrize("name", ["annotator", "id", "field", "choice", "of"])
def test_a_value_of_another_type_is_refused_and_no_fault(dana, name, value):
    said = {"act": "decide", "annotator": "aigul", "id": "A1", "field": "kind", "choice": "left"}
    with pytest.raises(InvalidInput, match=name):
        act(dana, {**said, name: value})
