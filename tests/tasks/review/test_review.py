"""One person reviews another's sheet; the author gets back what is open."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Translation
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.feedback import answered, open_item_record, open_items
from annotator.tasks.review.review import Reviewing, act, review_record
from annotator.tasks.stamp import FixedStamp
from annotator.text.anchoring import describe

TEXT = "The crowd cried “Келдік қой!” and then “Шын ба?” and somebody answered “Иә!” at last.\n"


def annotation(words: str, name: str, **fields) -> Annotation:
    anchor = describe(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
    place = Occurrence(**{f: getattr(anchor, f) for f in anchor.__struct_fields__})
    return Annotation(id=name, language="kk", occurrences=(place,), **fields)


@pytest.fixture
def stamp():
    return FixedStamp(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def aigul(tmp_path):
    """The author's workspace, with a sheet of three annotations."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "crowd.txt").write_text(TEXT, encoding="utf-8")
    ws = Workspace(tmp_path, "aigul")
    sheet = Sheet(
        article=ws.article("crowd").ref,
        annotator="aigul",
        annotations=(
            annotation("Келдік қой!", "A1"),
            annotation("Шын ба?", "A2"),
            annotation("Иә!", "A3"),
        ),
    )
    save_sheet(ws, sheet, None)
    return ws


@pytest.fixture
def boris(aigul, stamp):
    """The reviewer at work."""
    return Reviewing.open(Workspace(aigul.root, "boris"), "aigul", "crowd", stamp=stamp)


def again(boris):
    """The same review, read from the disk."""
    return Reviewing.open(boris.workspace, "aigul", "crowd", stamp=boris.stamp)


def change(ws, name, **fields):
    """The author changes an annotation."""
    stored = load_sheet(ws, "aigul", "crowd")
    annotations = tuple(
        replace(a, revision=a.revision + 1, **fields) if a.id == name else a
        for a in stored.sheet.annotations
    )
    save_sheet(ws, replace(stored.sheet, annotations=annotations), stored.fingerprint)


def states(reviewing):
    return [i.state for i in reviewing.items]


def test_a_whole_review_never_writes_to_the_authors_sheet(aigul, boris):
    path = aigul.sheet_path("aigul", "crowd")
    before = path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino
    boris.approve("A1")
    boris.reject("A2", "not a quotation")
    boris.look_again("A3")
    boris.comment("A3", "Who is it?")
    boris.correct("A1", annotation("Келдік қой!", "A1", note="mine"))
    boris.hand_back()
    boris.undo()
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_every_verdict_is_on_the_disk_at_once(boris):
    boris.approve("A1")
    boris.reject("A2", "a question of the reporter")
    assert states(again(boris)) == ["approved", "rejected", "pending"]
    assert [i.annotation.id for i in again(boris).open_items] == ["A3"]
    assert boris.counts()["rejected"] == 1


def test_an_approval_is_void_when_the_item_changes_afterwards(aigul, boris):
    boris.approve("A1")
    boris.approve("A2")
    change(aigul, "A1", language="ky")
    change(aigul, "A2", comments=())
    found = again(boris)
    assert states(found) == ["stale", "approved", "pending"]
    assert found.item("A1").verdict.decision == "approved", "shown, not deleted"
    found.approve("A1")
    assert states(again(boris))[0] == "approved"


def test_a_demand_is_answered_when_the_author_changes_the_item(aigul, boris):
    boris.ask_for_changes("A1", "it is Kyrgyz")
    change(aigul, "A1", language="ky")
    assert states(again(boris))[0] == "answered"


def test_a_rejection_needs_a_reason(boris):
    with pytest.raises(InvalidInput, match="reason"):
        boris.reject("A1", " ")
    with pytest.raises(InvalidInput, match="changed"):
        boris.ask_for_changes("A1", "")
    assert states(boris) == ["pending"] * 3


def test_approving_the_rest_is_one_step_and_one_undo(boris):
    boris.reject("A2", "no")
    assert boris.approve_rest() == 2
    assert states(boris) == ["approved", "rejected", "approved"]
    assert boris.undo() == "approved 2"
    assert states(again(boris)) == ["pending", "rejected", "pending"]
    assert boris.redo() == "approved 2"
    assert states(again(boris)) == ["approved", "rejected", "approved"]
    assert boris.redo() == ""


def test_two_windows_on_one_review_lose_no_verdict_of_either(boris: Reviewing) -> None:
    other = again(boris)
    boris.approve("A1")
    other.reject("A2", "a question of the reporter")
    assert "both versions were merged" in other.take_notice()
    assert other.take_notice() == ""
    assert states(other) == states(again(boris)) == ["approved", "rejected", "pending"]
    assert other.undo() == ""  # it would take the other window's verdict along
    boris.approve("A3")
    assert states(again(boris)) == ["approved", "rejected", "approved"]
    other.approve("A2")
    assert states(again(boris)) == ["approved"] * 3
    assert other.undo() == ""


def test_an_undo_takes_back_only_ones_own_verdict(boris: Reviewing) -> None:
    boris.approve("A1")
    again(boris).approve("A2")
    assert boris.undo().startswith("approved")
    assert states(again(boris)) == ["pending", "approved", "pending"]


def test_a_correction_stands_beside_the_authors_version(boris):
    mine = annotation("Келдік қой!", "A1", translations=(Translation(id="t", text="We came!"),))
    boris.correct("A1", mine)
    (difference,) = again(boris).item("A1").correction
    assert (difference.field, difference.right) == ("translation", "We came!")


def test_the_author_walks_just_what_was_handed_back(aigul, boris):
    boris.approve("A1")
    boris.ask_for_changes("A2", "too long")
    assert open_items(aigul) == (), "the review still goes on"
    boris.hand_back()
    boris.reject("A3", "said after handing back")
    (item,) = open_items(aigul)
    assert (item.annotation.id, item.what, item.reviewer, item.reason) == (
        "A2",
        "changes",
        "boris",
        "too long",
    )
    assert open_item_record(item)["exact"] == "Шын ба?"
    change(aigul, "A2", note="shortened")
    assert open_items(aigul) == ()
    boris.hand_back()
    assert [i.annotation.id for i in open_items(aigul)] == ["A3"]


def test_comments_are_answered_in_threads_until_they_are_settled(aigul, boris, stamp):
    asked = boris.comment("A1", "Who said it?")
    boris.hand_back()
    (item,) = open_items(aigul)
    assert (item.what, item.threads[0].comments[0].text) == ("comment", "Who said it?")
    stored = load_sheet(aigul, "aigul", "crowd")
    reply = answered(
        stored.sheet.annotations[0],
        asked,
        "The crowd.",
        author="aigul",
        at=stamp.now(),
        new_id=stamp.new_id,
    )
    change(aigul, "A1", comments=reply.comments)
    assert open_items(aigul) == (), "the author has the last word"
    found = again(boris)
    (thread,) = found.item("A1").threads
    assert [c.text for c in thread.comments] == ["Who said it?", "The crowd."]
    found.comment("A1", "Which one of them?", reply_to=thread.comments[-1].id)
    found.hand_back()
    (item,) = open_items(aigul)
    assert [c.text for c in item.threads[0].comments][-1] == "Which one of them?"
    found.resolve("A1", asked)
    found.hand_back()
    assert open_items(aigul) == ()


def test_what_a_merge_left_open_waits_for_the_author_too(aigul):
    from annotator.model.annotation import Conflict

    change(aigul, "A1", conflicts=(Conflict(field="language", ours='"ky"', theirs='"ru"'),))
    (item,) = open_items(aigul)
    assert (item.what, item.conflict.field) == ("conflict", "language")


def test_a_changed_article_is_reviewed_where_the_words_are_now(aigul, boris):
    boris.approve("A1")
    (aigul.corpus / "crowd.txt").write_text("New. " + TEXT.replace("Иә!", "…"), encoding="utf-8")
    found = again(boris)
    assert [(i.annotation.id, i.state, i.lost) for i in found.items] == [
        ("A1", "approved", False),
        ("A2", "pending", False),
        ("A3", "pending", True),
    ]
    assert found.items[0].annotation.start == TEXT.index("Келдік") + 5
    assert review_record(found.items[2])["start"] is None


def test_one_does_not_review_oneself_nor_what_is_not_there(aigul):
    with pytest.raises(InvalidInput):
        Reviewing.open(aigul, "aigul", "crowd")
    with pytest.raises(NotFound):
        Reviewing.open(aigul, "chinara", "crowd")


def test_a_whole_review_can_be_done_from_plain_data(boris):
    comment = act(boris, {"act": "comment", "id": "A1", "text": "Really?"})
    act(boris, {"act": "resolve", "id": "A1", "comment": comment})
    act(boris, {"act": "reject", "id": "A2", "reason": "no"})
    act(boris, {"act": "approve_rest"})
    act(boris, {"act": "hand_back"})
    assert states(again(boris)) == ["approved", "rejected", "approved"]
    assert again(boris).review.returned
    with pytest.raises(InvalidInput, match="no act"):
        act(boris, {"act": "praise"})
    with pytest.raises(InvalidInput, match="missing"):
        act(boris, {"act": "approve"})


def test_a_version_of_ones_own_in_plain_values(boris):
    start = TEXT.index("Шын ба?")
    said = {
        "act": "correct",
        "id": "A2",
        "end": start + 6,
        "language": "ky",
        "translations": ["Is it true?"],
        "transliteration": {"text": "Shyn ba", "scheme": "bgnpcgn-1979"},
        "speaker": "a-student",
        "certainty": "low",
    }
    act(boris, said)
    differing = [c.field for c in again(boris).item("A2").correction]
    assert differing == [
        "place",
        "language",
        "transliteration bgnpcgn-1979",
        "translation",
        "speaker",
        "role",
        "certainty",
    ]
    assert again(boris).item("A2").verdict.correction.exact == "Шын ба"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"language": 7},
        {"start": "x"},
        {"start": 5, "end": 5},
        {"translations": "one"},
        {"translations": [""]},
        {"transliteration": {"text": "x"}},
        {"speaker": 3},
        {"speaker": "\x00"},
        {"kind": "slogan"},
        {"role": "shouter"},
        {"certainty": "sure"},
        {"language": "the Kazakh one"},
        {"script": "cyrillic"},
    ],
)
def test_a_version_that_says_nothing_or_nonsense_is_refused(boris, said):
    with pytest.raises(InvalidInput):
        act(boris, {"act": "correct", "id": "A1", **said})
    assert states(again(boris)) == ["pending"] * 3


def test_a_version_grows_field_by_field_and_a_speaker_goes_by_name(boris: Reviewing) -> None:
    one = boris.items[0].annotation.id
    boris.correct_more(one, {"kind": "title"})
    boris.correct_more(one, {"name": "Dana Serik"})
    mine = boris.version_of(one)
    assert (mine.kind, mine.attributions[0].speaker) == ("title", "dana-serik")
    assert "dana-serik" in load_speakers(boris.workspace)
    boris.undo()
    assert boris.version_of(one).attributions == boris.items[0].annotation.attributions
    assert "dana-serik" not in load_speakers(boris.workspace)


def test_what_is_refused_enters_nobody_in_the_registry(boris: Reviewing) -> None:
    one = boris.items[0].annotation.id
    with pytest.raises(InvalidInput):
        boris.correct_more(one, {"name": "Dana Serik", "role": 3})
    with pytest.raises(InvalidInput):
        boris.correct_more(one, {"name": " "})
    boris.approve(one)
    assert load_speakers(boris.workspace) == {}


def test_a_capital_letter_is_a_correction(aigul: Workspace, stamp: FixedStamp) -> None:
    stored = load_sheet(aigul, "aigul", "crowd")
    assert stored is not None
    first, *rest = stored.sheet.annotations
    said = replace(first, translations=(Translation(id="t", text="We have come!"),))
    sheet = replace(stored.sheet, annotations=(said, *rest))
    save_sheet(aigul, sheet, stored.fingerprint)
    boris = Reviewing.open(Workspace(aigul.root, "boris"), "aigul", "crowd", stamp=stamp)
    boris.correct_more("A1", {"translations": ["WE have come!"]})
    (told,) = boris.item("A1").correction
    assert (told.field, told.right) == ("translation", "WE have come!")
    boris.correct_more("A1", {"translations": ["We have come!"]})
    assert boris.item("A1").state == "pending"


def test_a_reason_given_afterwards_leaves_my_version_where_it_is(boris: Reviewing) -> None:
    boris.correct_more("A1", {"kind": "title"})
    boris.ask_for_changes("A1", "it is the name of a song")
    verdict = boris.item("A1").verdict
    assert verdict is not None and verdict.correction is not None
    assert (verdict.correction.kind, verdict.reason) == ("title", "it is the name of a song")
    boris.approve("A1")
    boris.ask_for_changes("A1", "after all")
    verdict = boris.item("A1").verdict
    assert verdict is not None and verdict.correction is None


@pytest.mark.parametrize("value", [None, 5, ["x"], {}, "\ud800"])
@pytest.mark.parametrize("name", ["id", "reason", "text", "reply_to"])
def test_a_value_of_another_type_is_refused_and_no_fault(boris, name: str, value: object) -> None:
    for one in ("reject", "comment", "changes"):
        said = {"act": one, "id": "A1", "reason": "r", "text": "t", name: value}
        with pytest.raises(InvalidInput, match=name):
            act(boris, said)
