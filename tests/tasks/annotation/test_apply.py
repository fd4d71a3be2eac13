"""Edits from a script: which annotation a line means, and what an answer tells."""

import json

import pytest

from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import Annotation, Attribution
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.apply import Applier
from annotator.tasks.annotation.sheets import sheet_of
from annotator.tasks.annotation.showing import annotation_record, evidence_sheet
from tests.tasks.conftest import places

FIRST, SECOND = places("Шал, кет!")


def line(token: str, start: int, end: int, **more: object) -> bytes:
    said = {"token": token, "article": "square", "start": start, "end": end} | more
    return json.dumps(said).encode()


def apply(workspace: Workspace, *lines: bytes) -> list[str]:
    with Applier(workspace) as applier:
        return list(applier.answers(lines))


def shown(workspace: Workspace) -> list[dict[str, object]]:
    found = sheet_of(workspace, "aigul", "square")
    return [annotation_record(a, found.places[a.id], {}) for a in found.sheet.annotations]


def told(workspace: Workspace) -> list[str]:
    found = sheet_of(workspace, "aigul", "square")
    return [
        row
        for a in found.sheet.annotations
        for row in evidence_sheet(a, found.places[a.id], {}, "Kazakh")
    ]


def rewrite(workspace: Workspace, text: str) -> None:
    path = workspace.root / "corpus" / "square.txt"
    path.write_text(text, encoding="utf-8", newline="")


def test_in_a_changed_article_a_line_means_the_words_that_stand_there_now(
    workspace: Workspace,
) -> None:
    rewrite(workspace, "He said: “Шал, кет!” loudly.\n")
    apply(workspace, line("a", 10, 19, language="kk", translations=["go"]))
    rewrite(workspace, "He said: “Кетпеймін” first. Then: “Шал, кет!” loudly.\n")
    apply(workspace, line("b", 10, 19, language="kk", translations=["I will not"]))
    apply(workspace, line("c", 35, 44, translations=["away"]))
    said = {(str(a["exact"]), a["start"], str(a["translations"])) for a in shown(workspace)}
    assert said == {("Шал, кет!", 35, "['go', 'away']"), ("Кетпеймін", 10, "['I will not']")}
    assert "  place            35–44 (moved, was 10–19), 1 in the article" in told(workspace)


def test_what_an_annotation_says_at_another_of_its_places_is_there_already(
    workspace: Workspace,
) -> None:
    apply(workspace, line("a", FIRST, FIRST + 9, language="kk", translations=["go"]))
    path = workspace.sheet_path("aigul", "square")
    before = path.read_bytes()
    again = line("b", SECOND, SECOND + 9, language="kk", translations=["go"])
    assert apply(workspace, again) == ["ACK b"]
    assert path.read_bytes() == before


def test_something_else_at_another_place_is_an_annotation_that_claims_no_copy(
    workspace: Workspace,
) -> None:
    apply(workspace, line("a", FIRST, FIRST + 9, language="kk", translations=["go"]))
    apply(workspace, line("b", SECOND, SECOND + 9, language="kk", translations=["leave"]))
    starts = [[o["start"] for o in a["occurrences"]] for a in shown(workspace)]  # type: ignore[attr-defined]
    assert starts == [[FIRST, SECOND], [SECOND]]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"kind": "slogan"}, "“slogan” is no kind. One of quotation, "),
        ({"role": "shouter"}, "“shouter” is no role. One of speaker, "),
        ({"speaker": "Saule", "certainty": "sure"}, "“sure” is no certainty. One of high, "),
        ({"transliteration": {"scheme": "alalc"}}, "The scheme “alalc” stands without a"),
        ({"speaker": "\x00"}, "The speaker’s name has no visible character."),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(
    workspace: Workspace, more: dict[str, object], words: str
) -> None:
    (answer,) = apply(workspace, line("a", FIRST, FIRST + 9, **more))
    assert answer.startswith(f"ERR a {words}")
    assert not workspace.sheet_path("aigul", "square").exists()
    assert not (workspace.annotations / "_speakers").exists()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ('{"token": "t", "start": NaN}', "ERR t NaN is no JSON."),
        ('{"token": "t", "start": 99999999999999999999}', "ERR t the number "),
        ('{"token": "t", "note": "\\ud800"}', "ERR t $.note: half of a surrogate pair."),
        ('{"token": "t", ', "ERR - line 2: column "),
        ("[]", "ERR - line 2: The line is not a JSON object."),
        ('{"token": "a b"}', "ERR - line 2: “token” must be"),
        ('{"token": "\\ud800"}', "ERR - line 2: $.token: half of"),
    ],
)
def test_an_answer_names_the_token_or_else_the_line(
    workspace: Workspace, said: str, answer: str
) -> None:
    (got,) = apply(workspace, b"\n", said.encode())
    assert got.startswith(answer)


def test_a_byte_order_mark_does_not_cost_the_first_line(workspace: Workspace) -> None:
    assert apply(workspace, b"\xef\xbb\xbf" + line("a", 0, 7, note="n")) == ["ACK a"]


def test_an_evidence_sheet_says_by_which_words_one_knows_who_said_it() -> None:
    place = Occurrence(start=0, end=4, exact="Кет!", role="primary")
    said = Attribution(
        speaker="dana",
        name="Dana",
        certainty="high",
        cue="right after the quotation: “shouted”",
        evidence=(Anchor(start=7, end=11, exact="Dana"), Anchor(start=12, end=19, exact="shouted")),
    )
    note = Annotation(id="1", occurrences=(place,), attributions=(said,))
    lines = list(evidence_sheet(note, (), {}, "Kazakh"))
    assert "  speaker          Dana (certainty high; right after the quotation: “shouted”)" in lines
    assert "                   evidence: “Dana”, “shouted”" in lines
