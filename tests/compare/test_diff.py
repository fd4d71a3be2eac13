"""Two sheets, told in annotations rather than in lines of JSON."""

import json

from annotator.compare.diff import as_json, as_text, diff
from annotator.model.annotation import Attribution


def test_added_removed_and_changed_annotations_are_told_in_text_order(an, sheet):
    left = sheet(an(61, 72, "A", language="kk", tr=["We came!"]), an(199, 205, "B", language="ru"))
    right = sheet(
        an(61, 72, "X", language="kk", tr=["We have come!"]),
        an(330, 337, "C", language="kk"),
        annotator="boris",
    )
    lines = as_text(diff(left, right))
    assert lines == [
        "~ 61–72 translation: “We came!” → “We have come!”",
        f"- “{left.annotations[1].exact.strip()}” 199–205 ru",
        f"+ “{right.annotations[1].exact.strip()}” 330–337 kk",
    ]


def test_equal_sheets_have_nothing_to_tell(an, sheet):
    one = sheet(an(61, 72, language="kk"))
    found = diff(one, one)
    assert as_text(found) == []
    assert found.equal == 1


def test_two_versions_of_one_sheet_also_tell_notes_tags_and_status(an, sheet):
    before = sheet(an(61, 72, "A", note="shouted"))
    after = sheet(an(61, 72, "A", note="chanted", tags=("crowd",), status="done"))
    assert as_text(diff(before, after)) == [
        "~ 61–72 status: “draft” → “done”",
        "~ 61–72 note: “shouted” → “chanted”",
        "~ 61–72 tags: only right has crowd",
    ]


def test_details_that_nobody_compares_are_still_told_between_versions(an, sheet):
    from annotator.model.annotation import Detection

    seen = Detection(by="script/1", language="kk")
    lines = as_text(diff(sheet(an(0, 5, "A")), sheet(an(0, 5, "A", detection=seen))))
    assert lines == ["~ 0–5 details: details of detection"]


def test_the_json_form_is_plain_data(an, sheet):
    left, right = sheet(an(0, 5, "A")), sheet(an(0, 6, "B", language="kk"), annotator="boris")
    told = json.loads(json.dumps(as_json(diff(left, right))))
    assert told["changes"][0]["relation"] == "other borders"
    assert [f["field"] for f in told["changes"][0]["fields"]] == ["place", "language"]


def test_speakers_are_told_by_their_names_where_these_tell_them_apart(an, sheet):
    def told(*people):
        left, right = (an(10, 20, str(k), attributions=(who,)) for k, who in enumerate(people))
        lines = as_text(diff(sheet(left), sheet(right, annotator="boris")))
        return [line.partition(": ")[2] for line in lines if " speaker: " in line]

    damir = Attribution(speaker="damir-1", name="Damir")
    assert told(damir, Attribution(speaker="saule", name="Saule")) == ["“Damir” → “Saule”"]
    namesake = Attribution(speaker="damir-2", name="Damir")
    assert told(damir, namesake) == ["“damir-1” → “damir-2”"]
