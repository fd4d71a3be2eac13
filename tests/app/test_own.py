"""One's own version: correcting in a review, writing a value when deciding between several."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.reviews import Reviews
from annotator.model.annotation import Annotation
from annotator.model.proposal import Suggestion
from annotator.model.review import Verdict
from annotator.store.reviews import load_review
from annotator.store.sheets import load_sheet
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session

TextOf = Callable[[AnnotatorApp], str]
Opened = tuple[AnnotatorApp, Pilot[str]]
SIZES = ((120, 40), (60, 20))


@pytest.fixture
def sheets(workspace: Workspace, text: str, slogan: str) -> Workspace:
    """Aigul and Tamar have the slogan, with different translations and without a speaker."""
    start = text.index(slogan)
    for name, meaning in (("aigul", "Go out, hope is not lost"), ("tamar", "Take to the street")):
        session = Session.open(Workspace(workspace.root, name), "posters")
        made = session.create(start, start + len(slogan), "quotation")
        session.set_language(made, "kk")
        session.set_scheme(made, "bgnpcgn-1979")
        session.add_translation(made, meaning)
        if name == "tamar":
            session.set_speaker(made, "Aidana Ospanova")
        session.close()
    return workspace


def started(sheets: Workspace, *people: str) -> AnnotatorApp:
    app = AnnotatorApp(sheets, "")
    app.reviewing = Reviews(sheets, list(people))
    return app


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def verdicts(sheets: Workspace, request: pytest.FixtureRequest) -> AsyncIterator[Opened]:
    """Nina reviews Aigul. Aigul's file is as it was when it ends."""
    before = files(sheets)
    app = started(sheets, "aigul")
    async with app.run_test(size=request.param) as pilot:
        await pilot.pause()
        yield app, pilot
    assert files(sheets) == before


def files(sheets: Workspace) -> dict[Path, tuple[bytes, int]]:
    folders = (sheets.annotations / name for name in ("aigul", "tamar"))
    found = (path for folder in folders for path in folder.rglob("*.json"))
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def verdict(sheets: Workspace) -> Verdict | None:
    stored = load_review(sheets, "nina", "aigul", "posters")
    return stored.review.verdicts[0] if stored and stored.review.verdicts else None


def mine(sheets: Workspace) -> Annotation:
    said = verdict(sheets)
    assert said is not None and said.correction is not None and said.decision == "changes"
    return said.correction


def notice(app: AnnotatorApp) -> str:
    return str(app.screen.query_one("#notice").text)  # type: ignore[attr-defined]


async def test_a_translation_is_corrected_beside_theirs_and_undone(
    verdicts: Opened, sheets: Workspace, text_of: TextOf
) -> None:
    app, pilot = verdicts
    await pilot.press("t", *"!", "enter")
    assert [t.text for t in mine(sheets).translations] == ["Go out, hope is not lost!"]
    seen = " ".join(text_of(app).split())
    assert "changes wanted" in seen and "lost → Go" in seen.replace("│ ", "").replace("  ", " ")
    await pilot.press("u")
    assert verdict(sheets) is None and "Undone" in notice(app)
    await pilot.press("U")
    assert mine(sheets).translations[0].text == "Go out, hope is not lost!"


async def test_fields_are_corrected_one_after_the_other_from_the_list(
    verdicts: Opened, sheets: Workspace, text_of: TextOf
) -> None:
    app, pilot = verdicts
    await pilot.press("enter", "enter", *"kyrgyz", "enter")
    assert "Your version" in text_of(app)
    await pilot.press("down", "down", "enter", *" Now.", "enter", "escape")
    assert mine(sheets).language == "ky"
    assert mine(sheets).translations[0].text == "Go out, hope is not lost Now."
    assert "Your version is saved" in notice(app)


async def test_a_reason_stays_and_a_version_that_is_theirs_again_is_none(
    verdicts: Opened, sheets: Workspace
) -> None:
    _app, pilot = verdicts
    await pilot.press("m", *"why", "enter")
    await pilot.press("k", *["down"] * 3, "enter")
    assert mine(sheets).kind == "name"
    said = verdict(sheets)
    assert said is not None and said.reason == "why"
    await pilot.press("k", *["up"] * 4, "enter")
    said = verdict(sheets)
    assert said is not None and said.correction is None and said.reason == "why"


async def test_borders_move_step_by_step(
    verdicts: Opened, sheets: Workspace, slogan: str, text_of: TextOf
) -> None:
    app, pilot = verdicts
    await pilot.press("f7")
    assert "Borders in your version" in text_of(app) and "With the quotation marks" in text_of(app)
    await pilot.press("down", "enter", "escape")
    assert mine(sheets).exact == f"“{slogan}.”"
    assert "Your version is saved" in notice(app)


async def test_a_scheme_is_chosen_with_its_result(verdicts: Opened, sheets: Workspace) -> None:
    _app, pilot = verdicts
    await pilot.press("r", "down", "down", "down", "enter")
    read = mine(sheets).transliterations[0]
    assert read.scheme != "bgnpcgn-1979" and read.text


async def test_a_speaker_is_named_and_a_new_one_goes_with_the_step(
    verdicts: Opened, sheets: Workspace
) -> None:
    _app, pilot = verdicts
    await pilot.press("s", *"Dana Serik", "enter")
    (said,) = mine(sheets).attributions
    assert (said.name, said.speaker) == ("Dana Serik", "dana-serik")
    assert "dana-serik" in load_speakers(sheets)
    await pilot.press("u")
    assert "dana-serik" not in load_speakers(sheets)
    await pilot.press("U")
    assert "dana-serik" in load_speakers(sheets)


def agreed(sheets: Workspace) -> Annotation:
    stored = load_sheet(sheets, "_adjudicated", "posters")
    assert stored is not None
    return stored.sheet.annotations[0]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def deciding(sheets: Workspace, request: pytest.FixtureRequest) -> AsyncIterator[Opened]:
    """Nina decides between Aigul and Tamar, the speaker being the chosen field."""
    before = files(sheets)
    app = started(sheets, "aigul", "tamar")
    async with app.run_test(size=request.param) as pilot:
        await pilot.pause()
        await pilot.press("down")
        assert app.screen.question.field == "speaker"  # type: ignore[attr-defined]
        yield app, pilot
    assert files(sheets) == before


async def test_a_known_speaker_is_found_by_some_letters(
    deciding: Opened, sheets: Workspace
) -> None:
    app, pilot = deciding
    await pilot.press("m", *"aid", "enter")
    (said,) = agreed(sheets).attributions
    assert (said.speaker, said.name) == ("aidana-ospanova", "Aidana Ospanova")
    assert "own" in {d.choice for d in agreed(sheets).decisions}
    await pilot.press("u")
    assert "aidana-ospanova" in load_speakers(sheets) and "Undone" in notice(app)


async def test_a_name_that_nobody_has_makes_a_person_who_goes_with_undo(
    deciding: Opened, sheets: Workspace, text_of: TextOf
) -> None:
    app, pilot = deciding
    await pilot.press("m", *"Dana S")
    assert "a new name" in text_of(app)
    await pilot.press("enter")
    assert agreed(sheets).attributions[0].speaker == "dana-s"
    await pilot.press("up", "down", "down")
    if app.screen.size.height > 20:
        assert "Dana S" in text_of(app)
    await pilot.press("u")
    assert "dana-s" not in load_speakers(sheets)
    await pilot.press("U")
    assert "dana-s" in load_speakers(sheets)


async def test_a_language_is_chosen_by_its_name_when_deciding(sheets: Workspace) -> None:
    session = Session.open(Workspace(sheets.root, "tamar"), "posters")
    session.set_language(session.sheet.annotations[0].id, "ky")
    session.close()
    app = started(sheets, "aigul", "tamar")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("m", *"kazakh", "enter")
        assert agreed(sheets).language == "kk"


async def test_what_is_written_begins_with_what_the_first_one_wrote(
    sheets: Workspace, text_of: TextOf
) -> None:
    app = started(sheets, "aigul", "tamar")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("down", "b", "up", "m", *"!", "enter")
        assert [t.text for t in agreed(sheets).translations] == ["Go out, hope is not lost!"]


async def test_what_cannot_be_written_is_said(sheets: Workspace, text: str) -> None:
    session = Session.open(Workspace(sheets.root, "tamar"), "posters")
    start = text.index("Қайда")
    session.create(start, start + 5)
    session.close()
    app = started(sheets, "aigul", "tamar")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("n", "m")
        assert "cannot be written" in notice(app)


async def test_a_machines_words_are_told_as_such_without_a_number_that_does_nothing(
    sheets: Workspace, text_of: TextOf
) -> None:
    session = Session.open(Workspace(sheets.root, "aigul"), "posters")
    said = Suggestion(field="translation", text="Street go", origin="machine", provider="apertium")
    session.take_translation(session.sheet.annotations[0].id, said)
    session.close()
    app = started(sheets, "aigul")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = text_of(app)
        assert "? Street go" in seen and "1? Street go" not in seen and "not confirmed" in seen


async def test_letters_that_no_row_fits_are_said(sheets: Workspace, text_of: TextOf) -> None:
    app = AnnotatorApp(Workspace(sheets.root, "zoe"))
    app.reviewing = Reviews(app.workspace, ["aigul"])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("l", *"zzzz")
        await pilot.pause()
        assert "No row fits “zzzz”" in text_of(app)


def test_at_sixty_columns_the_names_of_fields_are_whole() -> None:
    from annotator.app.questions import NAMES, column_widths
    from annotator.compare.parts import PARTS

    first, each, _ = column_widths(2, 59)
    assert max(len(NAMES.get(name, name)) for name in PARTS) < first
    assert each >= 20
