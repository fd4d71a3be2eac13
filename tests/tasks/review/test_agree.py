"""`annotator agree` over a workspace, and over plain data."""

import json

import pytest

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation
from annotator.model.errors import InvalidInput
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.sheets import save_sheet
from annotator.store.speakers import save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.review.agree import agree, agree_data, figure_lines, picture_lines
from annotator.text.anchoring import describe

TEXT = "The crowd cried “Келдік қой!” and then “Шын ба?” and somebody answered “Иә!” at last.\n"


@pytest.fixture
def ws(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "crowd.txt").write_text(TEXT, encoding="utf-8")
    return Workspace(tmp_path, "aigul")


def put(ws, owner, *marked):
    """A sheet of `owner` with (words, language, speaker, translation) each."""
    annotations = []
    for k, (words, language, speaker, translation) in enumerate(marked):
        anchor = describe(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
        place = Occurrence(**{f: getattr(anchor, f) for f in anchor.__struct_fields__})
        annotations.append(
            Annotation(
                id=f"{owner}{k}",
                language=language,
                occurrences=(place,),
                attributions=(Attribution(speaker=speaker),),
                translations=(Translation(id="t1", text=translation),),
            )
        )
    sheet = Sheet(article=ws.article("crowd").ref, annotator=owner, annotations=tuple(annotations))
    save_sheet(ws, sheet, None)


def figures(found):
    return {f["measure"]: f for f in found.figures}


def test_two_people_over_a_workspace(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "crowd", "We came!"), ("Шын ба?", "kk", "x", "Really?"))
    put(ws, "boris", ("Келдік қой!", "kk", "crowd", "We came!"), ("Шын ба", "ky", "x", "Is it?"))
    found = agree(ws, ["aigul", "boris"])
    told = figures(found)
    assert found.notes == ()
    assert told["f1_exact"]["value"] == 0.5
    assert told["f1_overlap"]["value"] == 1.0
    assert told["translation_equal"]["value"] == 0.5
    assert told["kappa_kind"]["value"] is None
    assert told["kappa_kind"]["why"]
    lines = list(figure_lines(found.figures))
    assert any(line.startswith("  f1_exact") and "██████████·" in line for line in lines)


def test_speakers_that_were_merged_are_one(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "a", "x"), ("Шын ба?", "kk", "b", "x"))
    put(ws, "boris", ("Келдік қой!", "kk", "a-2", "x"), ("Шын ба?", "kk", "b", "x"))
    assert figures(agree(ws, ["aigul", "boris"]))["f1_speaker"]["value"] == 0.5
    merged = Speaker(id="a-2", names=(SpeakerName(text="A"),), merged_into="a")
    save_speaker(ws, merged, None)
    assert figures(agree(ws, ["aigul", "boris"]))["f1_speaker"]["value"] == 1.0


def test_sheets_of_an_older_text_are_compared_in_the_text_of_today(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "a", "x"), ("Шын ба?", "kk", "b", "x"))
    changed = "New: " + TEXT.replace("Шын ба?", "…")
    (ws.corpus / "crowd.txt").write_text(changed, encoding="utf-8")
    article = ws.article("crowd")
    start = changed.index("Келдік")
    place = Occurrence(start=start, end=start + 11, exact="Келдік қой!")
    sheet = Sheet(
        article=article.ref,
        annotator="boris",
        annotations=(Annotation(id="B", language="kk", occurrences=(place,)),),
    )
    save_sheet(ws, sheet, None)
    found = agree(ws, ["aigul", "boris"])
    assert figures(found)["f1_exact"]["value"] == 1.0
    assert "1 annotations of aigul are not found" in found.notes[0]


def test_nobody_or_nothing_in_common_says_why(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "a", "x"))
    missing = agree(ws, ["aigul", "boris"])
    assert all("“boris” has no sheet" in f["why"] for f in missing.figures)
    with pytest.raises(InvalidInput, match="twice"):
        agree(ws, ["aigul", "aigul"])
    alone = agree(ws, ["aigul"])
    assert all(f["value"] is None and "one annotator" in f["why"] for f in alone.figures)
    (ws.corpus / "other.txt").write_text("Another article.\n")
    sheet = Sheet(article=ws.article("other").ref, annotator="boris")
    save_sheet(ws, sheet, None)
    apart = agree(ws, ["aigul", "boris"])
    assert all("no article in common" in f["why"] for f in apart.figures)


def test_a_sheet_that_cannot_be_read_is_left_out_and_named(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "a", "x"))
    put(ws, "boris", ("Келдік қой!", "kk", "a", "x"))
    ws.sheet_path("boris", "crowd").write_text("{")
    found = agree(ws, ["aigul", "boris"])
    assert "left out" in found.notes[0]
    assert all(f["value"] is None and "left out" in f["why"] for f in found.figures)


def test_sheets_of_two_texts_without_the_article_cannot_be_compared_and_say_so(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "a", "x"))
    (ws.corpus / "crowd.txt").write_text("Another text. " + TEXT, encoding="utf-8")
    put(ws, "boris", ("Келдік қой!", "kk", "a", "x"))
    (ws.corpus / "crowd.txt").unlink()
    found = agree(ws, ["aigul", "boris"])
    assert all(f["value"] is None and "other texts" in f["why"] for f in found.figures)


def test_plain_data_line_by_line():
    lines = [
        json.dumps({"id": 1, "measure": "cohen_kappa", "data": [[1, 2, 2], [1, 2, 1]]}).encode(),
        b"\n",
        b"no json\n",
        json.dumps({"id": 2, "measure": "divination", "data": []}),
        b"[1, 2]",
    ]
    found = list(agree_data(lines))
    assert found[0]["value"] == pytest.approx(0.4)
    assert [f["id"] for f in found] == [1, None, 2, None]
    assert all("error" in f for f in found[1:])


def test_the_files_stay_as_they_are(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "a", "x"))
    put(ws, "boris", ("Келдік қой!", "kk", "a", "x"))
    paths = [ws.sheet_path(name, "crowd") for name in ("aigul", "boris")]
    before = [(p.read_bytes(), p.stat().st_mtime_ns) for p in paths]
    agree(ws, ["aigul", "boris"], by=("language", "article"))
    assert [(p.read_bytes(), p.stat().st_mtime_ns) for p in paths] == before


def test_only_the_articles_that_were_named(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "a", "x"))
    put(ws, "boris", ("Келдік қой!", "kk", "a", "x"))
    found = agree(ws, ["aigul", "boris"], ["another"])
    assert "no article in common" in found.figures[0]["why"]
    assert agree(ws, ["aigul", "boris"], ["crowd"]).figures[0]["value"] == 1.0


def test_a_picture_says_about_what_and_where_they_disagree(ws):
    put(ws, "aigul", ("Келдік қой!", "kk", "crowd", "x"), ("Шын ба?", "kk", "x", "x"))
    put(ws, "boris", ("Келдік қой!", "kk", "crowd", "x"), ("Шын ба?", "ky", "x", "x"))
    told = picture_lines(ws, ["aigul", "boris"])
    assert "1 × kk / ky" in told
    assert told[-3] == "crowd"
    assert told[-2].endswith("aigul")
    assert "█" in told[-1]
    assert picture_lines(ws, ["aigul", "chinara"])[0].startswith("nothing to compare")
    with pytest.raises(InvalidInput):
        picture_lines(ws, ["aigul", "boris"], field="weather")


def test_one_reason_for_all_figures_is_said_once() -> None:
    none = [{"measure": m, "value": None, "why": "no article in common"} for m in ("a", "b")]
    assert list(figure_lines(none)) == ["No figure can be given: no article in common."]
    other = [*none, {"measure": "c", "value": None, "why": "0/0"}]
    assert len(list(figure_lines(other))) == 3
