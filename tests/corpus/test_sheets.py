"""The sample sheets: valid, instructive, and what the decisions beside the tool say."""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet
from annotator.store.speakers import read_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.feedback import open_items
from annotator.tasks.review.adjudication import Adjudicating
from annotator.tasks.review.review import Reviewing

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "sample_sheets.py"


@cache
def _sheets(root: Path, annotator: str) -> dict[str, Sheet]:
    workspace = Workspace(root, annotator)
    found = {i: load_sheet(workspace, annotator, i) for i in workspace.sheet_ids(annotator)}
    return {i: stored.sheet for i, stored in found.items() if stored is not None}


def _decided(sheet: Sheet) -> list[Any]:
    """What the people decided, without what the program adds of its own."""
    taken = [
        (
            a.start,
            a.end,
            a.exact,
            a.language,
            [t.text for t in a.translations],
            [t.scheme for t in a.transliterations],
            [(s.speaker, s.role, s.certainty) for s in a.attributions],
            a.status,
            a.tags,
            a.note,
        )
        for a in sheet.annotations
    ]
    return [*taken, *[(r.start, r.end, r.exact, r.reason) for r in sheet.rejected]]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the tool has written everything anew."""
    spec = importlib.util.spec_from_file_location("sample_sheets", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    target: Path = tmp_path_factory.mktemp("samples")
    (target / "corpus").symlink_to(ROOT / "corpus")
    tool.main(target)
    return target


@pytest.mark.parametrize("annotator", ["aigul", "tamar", "_adjudicated"])
def test_the_tool_makes_the_decisions_that_are_in_the_tree(rebuilt: Path, annotator: str) -> None:
    here, there = _sheets(ROOT, annotator), _sheets(rebuilt, annotator)
    assert sorted(here) == sorted(there)
    assert {i: _decided(s) for i, s in here.items()} == {i: _decided(s) for i, s in there.items()}


def test_two_annotators_share_at_least_eight_articles_and_the_slogan_is_left_to_you() -> None:
    aigul, tamar = _sheets(ROOT, "aigul"), _sheets(ROOT, "tamar")
    assert len(set(aigul) & set(tamar)) >= 8
    assert len(_sheets(ROOT, "_adjudicated")) == 2
    touched = {*aigul, *tamar, *_sheets(ROOT, "_adjudicated")}
    assert "almaty-square-slogan" not in touched
    assert len({p.stem for p in (ROOT / "corpus").iterdir()} - touched) >= 12


def test_every_sheet_stands_on_its_article_as_it_is() -> None:
    for annotator in ("aigul", "tamar", "_adjudicated"):
        for article, sheet in _sheets(ROOT, annotator).items():
            now = Workspace(ROOT, "aigul").article(article)
            assert sheet.article.sha256 == now.sha256
            for a in sheet.annotations:
                assert [now.text[o.start : o.end] for o in a.occurrences] == [
                    o.exact for o in a.occurrences
                ]
                for t in a.translations:
                    assert [now.text[e.start : e.end] for e in t.evidence] == [
                        e.exact for e in t.evidence
                    ]


def test_they_differ_in_borders_language_scheme_translation_speaker_and_taking() -> None:
    aigul, tamar = _sheets(ROOT, "aigul"), _sheets(ROOT, "tamar")
    differs: set[str] = set()
    for article in set(aigul) & set(tamar):
        for a in aigul[article].annotations:
            others = [
                b for b in tamar[article].annotations if a.primary.span.overlaps(b.primary.span)
            ]
            rejected = [r for r in tamar[article].rejected if r.exact in a.exact]
            differs |= {"rejected"} if rejected else set()
            differs |= {"unseen"} if not others and not rejected else set()
            for b in others:
                pairs = {
                    "borders": (a.primary.span, b.primary.span),
                    "language": (a.language, b.language),
                    "scheme": (
                        [t.scheme for t in a.transliterations],
                        [t.scheme for t in b.transliterations],
                    ),
                    "translation": (
                        [t.text for t in a.translations],
                        [t.text for t in b.translations],
                    ),
                    "speaker": (
                        [s.speaker for s in a.attributions],
                        [s.speaker for s in b.attributions],
                    ),
                    "role": ([s.role for s in a.attributions], [s.role for s in b.attributions]),
                    "certainty": (
                        [s.certainty for s in a.attributions],
                        [s.certainty for s in b.attributions],
                    ),
                    "nothing": (0, 1) if _decided_alike(a, b) else (0, 0),
                }
                differs |= {name for name, (left, right) in pairs.items() if left != right}
    expected = "borders language scheme translation speaker role certainty rejected unseen nothing"
    assert differs == set(expected.split())


def _decided_alike(a: Any, b: Any) -> bool:
    return (a.primary.span, a.language) == (b.primary.span, b.language) and [
        t.text for t in a.translations
    ] == [t.text for t in b.translations]


def test_a_repeated_passage_has_one_annotation_with_three_places_one_opted_out() -> None:
    aigul = _sheets(ROOT, "aigul")["rope-around-the-ice"].annotations
    tamar = _sheets(ROOT, "tamar")["rope-around-the-ice"].annotations
    assert [len(a.occurrences) for a in aigul] == [3, 3, 3]
    assert [o.confirmed for o in tamar[0].occurrences] == [True, True, False]


def test_the_review_has_every_verdict_and_one_approval_is_void_since_its_author_changed_it() -> (
    None
):
    work = Reviewing.open(Workspace(ROOT, "tamar"), "aigul", "choir-without-a-country")
    assert work.counts() == {
        "pending": 1, "approved": 1, "stale": 1, "changes": 1, "rejected": 1,
        "look-again": 0, "answered": 0,
    }  # fmt: skip
    assert all(v.digest for v in work.review.verdicts if v.decision)
    (corrected,) = (item for item in work.items if item.correction)
    assert [c.field for c in corrected.correction] == ["place"]
    waiting = open_items(Workspace(ROOT, "aigul"))
    assert [item.what for item in waiting] == ["rejected", "changes", "comment"]


def test_what_was_decided_between_them_stands_and_one_question_is_left_open() -> None:
    opened = {}
    for article in _sheets(ROOT, "_adjudicated"):
        work = Adjudicating.open(Workspace(ROOT, "nino"), ("aigul", "tamar"), article)
        opened[article] = [q.field for i in work.open_items for q in i.questions if q.open]
        assert all(d.seen for a in work.adjudicated.annotations for d in a.decisions)
    assert opened == {"bishkek-under-the-poplars": [], "strength-in-the-cellar": ["translation"]}


def test_every_speaker_of_a_sheet_is_in_the_registry_and_some_have_several_names() -> None:
    speakers, refused = read_speakers(Workspace(ROOT, "aigul"))
    assert refused == []
    for annotator in ("aigul", "tamar", "_adjudicated"):
        for sheet in _sheets(ROOT, annotator).values():
            named = {s.speaker for a in sheet.annotations for s in a.attributions}
            assert named <= set(speakers)
    assert speakers["janka-kupala"].names[1].text == "Янка Купала"


def test_the_program_finds_nothing_wrong_with_them_and_notes_the_void_approval(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from annotator.cli.main import main

    assert main(["--workspace", str(ROOT), "--annotator", "aigul", "check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if ": stale-approval: " in line]) == 1
    # Two renderings end in another mark than their source: a note, and meant to be one.
    told = [line for line in lines if ": stale-approval: " not in line]
    assert all(": marks-differ: " in line for line in told)
