"""Deciding between two people, and verdicts on one."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from annotator.app.app import AnnotatorApp
from annotator.app.reviews import Reviews
from annotator.app.screens.adjudicate import AdjudicateScreen
from annotator.app.screens.agreement import bar
from annotator.app.screens.verdicts import VerdictScreen
from annotator.app.widgets.notice import Notice
from annotator.model.errors import NotFound
from annotator.model.review import Review
from annotator.model.sheet import Sheet
from annotator.store.reviews import load_review
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from annotator.tasks.background import Agreed, Background
from annotator.tasks.review.agree import agree, picture_lines

TextOf = Callable[[AnnotatorApp], str]
SIZE = (120, 40)


@pytest.fixture
def two(workspace: Workspace, text: str, slogan: str) -> Workspace:
    """Aigul and Tamar on the article of the posters: one difference each way, one agreement."""
    start, other = text.index(slogan), text.index("Қайда")
    for name, meaning in (("aigul", "Go out, hope is not lost"), ("tamar", "Take to the street")):
        session = Session.open(Workspace(workspace.root, name), "posters")
        made = session.create(start, start + len(slogan), "quotation")
        session.set_language(made, "kk")
        session.add_translation(made, meaning)
        if name == "aigul":
            session.create(other, other + 5, "quotation")
        session.close()
    return workspace


class Here(Background):
    """Works the agreement out at once, without a process."""

    def agree(self, people: Sequence[str], width: int = 60) -> "Future[Agreed]":
        future: Future[Agreed] = Future()
        found = agree(self._workspace, people)
        picture = picture_lines(self._workspace, people, width=width)
        future.set_result((found.figures, found.notes, tuple(picture)))
        return future


def app_for(two: Workspace, *people: str, blind: bool = False) -> AnnotatorApp:
    app = AnnotatorApp(two, "", Here(two))
    app.reviewing = Reviews(two, list(people), "", blind=blind)
    return app


def agreed(two: Workspace) -> Sheet:
    stored = load_sheet(two, "_adjudicated", "posters")
    assert stored is not None
    return stored.sheet


def review(two: Workspace) -> Review:
    stored = load_review(two, "nina", "aigul", "posters")
    assert stored is not None
    return stored.review


def files_of(two: Workspace, name: str) -> dict[str, tuple[bytes, int]]:
    folder = two.annotations / name
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.rglob("*.json")}


async def test_the_difference_stands_in_columns_by_annotator(
    two: Workspace, text_of: TextOf
) -> None:
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        rows = text_of(app).split("\n")
        head = next(row for row in rows if "aigul" in row and "tamar" in row and "decided" in row)
        row = next(row for row in rows if row.startswith("≠ translation"))
        assert head.index("tamar") == row.index("Take to")
        assert not [row for row in rows if row.startswith("= ")]
        await pilot.press("e")
        assert [row for row in text_of(app).split("\n") if row.startswith("= language")]


async def test_left_right_and_nothing_are_recorded_and_lead_on(two: Workspace, slogan: str) -> None:
    before = files_of(two, "aigul"), files_of(two, "tamar")
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("b")
        assert agreed(two).annotations[0].exact == slogan
        assert agreed(two).annotations[0].translations[0].text == "Take to the street"
        assert isinstance(app.screen, AdjudicateScreen)
        assert app.screen.index == 1
        await pilot.press("z")
        assert [r.reason for r in agreed(two).rejected] == ["nothing here"]
        await pilot.press("u")
        assert not agreed(two).rejected
    assert (files_of(two, "aigul"), files_of(two, "tamar")) == before


async def test_both_are_kept_as_alternatives(two: Workspace) -> None:
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("o")
        texts = {t.text for t in agreed(two).annotations[0].translations}
        assert texts == {"Go out, hope is not lost", "Take to the street"}


async def test_a_value_is_written_by_hand(two: Workspace) -> None:
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("m", *"!!", "enter")
        decided = agreed(two).annotations[0]
        assert decided.translations[0].text == "Go out, hope is not lost!!"
        assert "own" in {d.choice for d in decided.decisions}


async def test_everything_is_also_a_row_to_choose(two: Workspace) -> None:
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("enter", "down", "enter")
        assert agreed(two).annotations[0].translations[0].text == "Take to the street"


async def test_names_are_hidden_in_a_blind_review(two: Workspace, text_of: TextOf) -> None:
    app = app_for(two, "aigul", "tamar", blind=True)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("n", "p", "enter", "escape", "a", "e"):
            await pilot.press(key)
            assert "aigul" not in text_of(app) and "tamar" not in text_of(app), key


async def test_verdicts_are_kept_in_the_reviewers_own_file(two: Workspace, text_of: TextOf) -> None:
    before = files_of(two, "aigul")
    app = app_for(two, "aigul")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("a")
        assert isinstance(app.screen, VerdictScreen)
        assert app.screen.index == 1
        await pilot.press("x", *"no", "enter")
        assert [v.decision for v in review(two).verdicts] == ["approved", "rejected"]
        assert "Verdict: rejected" in text_of(app)
        await pilot.press("u")
        assert [v.decision for v in review(two).verdicts if v.decision] == ["approved"]
    assert files_of(two, "aigul") == before


async def test_comments_and_answers_stand_in_a_thread(two: Workspace, text_of: TextOf) -> None:
    app = app_for(two, "aigul")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("c", *"why", "enter")
        await pilot.press("c", *"so", "down", "enter")
        assert "nina: why" in text_of(app)
        assert "↳ nina: so" in text_of(app)
        await pilot.press("c", "down", "down", "enter")
        assert "nina: why (settled)" in text_of(app)
        await pilot.press("c", "down", "down", "enter")
        assert "settled" not in text_of(app)


async def test_the_figures_of_agreement_stand_with_pictures_of_who_marked_what(
    two: Workspace, text_of: TextOf
) -> None:
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("A")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "f1 exact" in text_of(app)
        await pilot.press("G")
        rows = text_of(app).split("\n")
        aigul, tamar = (next(r for r in rows if r.endswith(name)) for name in ("aigul", "tamar"))
        assert "▒" in aigul and "▒" not in tamar  # the words that she alone marked
        await pilot.press("escape")
        assert isinstance(app.screen, AdjudicateScreen)


def test_nothing_to_review_is_refused_with_names(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="aigul"):
        Reviews(Workspace(tmp_path, "nina"), ["aigul"])


@pytest.mark.parametrize("people", [("aigul",), ("aigul", "tamar")], ids=["verdict", "decide"])
@pytest.mark.parametrize("keys", [("n", "p"), ("?", "escape"), ("G", "g", "pagedown", "pageup")])
async def test_a_small_terminal_is_enough(
    two: Workspace, text_of: TextOf, people: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    app = app_for(two, *people)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        rows = text_of(app).split("\n")
        assert len(rows) == 20 and "keys" in rows[-1]


@pytest.mark.parametrize("people", [("aigul",), ("aigul", "tamar")], ids=["verdict", "decide"])
async def test_what_is_begun_with_is_seen_in_the_text_of_a_small_terminal(
    two: Workspace, text_of: TextOf, people: tuple[str, ...]
) -> None:
    app = app_for(two, *people)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("a")
    again = app_for(two, *people)
    async with again.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert again.screen.index == 1  # type: ignore[attr-defined]
        assert "shouted “Қайда?” at" in " ".join(text_of(again).split("──")[0].split())


async def test_a_long_reason_stands_below_its_figure(two: Workspace, text_of: TextOf) -> None:
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("A")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "…" not in text_of(app).split("\n", 2)[2]


async def test_the_agreement_of_a_blind_review_names_nobody(
    two: Workspace, text_of: TextOf
) -> None:
    app = app_for(two, "aigul", "tamar", blind=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("A")
        await app.workers.wait_for_complete()
        for key in ("g", "G"):
            await pilot.press(key)
            assert "aigul" not in text_of(app) and "tamar" not in text_of(app)


def test_a_bar_shows_the_interval_and_a_distance_has_none() -> None:
    told = {"measure": "f1_exact", "value": 0.5, "low": 0.25, "high": 0.75}
    assert bar(told) == "█" * 6 + "▒" * 12 + "·" * 6
    assert bar({"measure": "chrF", "value": 150.0}) == "█" * 24
    assert bar({"measure": "alpha_kind", "value": -0.4}) == "·" * 24
    assert bar({"measure": "transliteration_distance", "value": 3.0}) == " " * 24


async def test_undo_goes_on_after_a_look_at_another_article(two: Workspace, slogan: str) -> None:
    for name in ("aigul", "tamar"):
        session = Session.open(Workspace(two.root, name), "zest")
        start = session.article.text.index(slogan)
        session.create(start, start + len(slogan), "quotation")
        session.close()
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, AdjudicateScreen)
        await pilot.press("b")
        assert agreed(two).annotations
        await pilot.press("ctrl+n")
        assert app.screen.work.article.id == "zest"
        await pilot.press("u")
        said = app.screen.query_one(Notice).text
        assert said.startswith("There is nothing to undo in this article: steps are remembered")
        await pilot.press("f2", "u")
        assert not agreed(two).annotations


async def test_on_a_low_terminal_both_values_are_seen_in_full(
    two: Workspace, text_of: TextOf
) -> None:
    app = app_for(two, "aigul", "tamar")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.pause()
        below = text_of(app).split("╍╍")[-1]
        assert "Go out, hope is not lost" in below
        assert "Take to the street" in below


async def test_what_fits_no_row_keeps_the_form_open(two: Workspace, text_of: TextOf) -> None:
    app = app_for(two, "aigul")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("l", *"qqq", "enter")
        await pilot.pause()
        assert "No row fits “qqq”" in text_of(app)
        await pilot.press("backspace", "backspace", "backspace", *"greek", "enter")
        await pilot.pause()
        assert "Your version is saved" in app.screen.query_one("#notice", Notice).text


async def test_a_verdict_names_its_words_and_handing_back_counts_what_has_none(
    two: Workspace, slogan: str
) -> None:
    app = app_for(two, "aigul")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        notice = app.screen.query_one("#notice", Notice)
        await pilot.press("a")
        assert notice.text == f"Approved and saved: “{slogan}”."
        await pilot.press("H")
        assert notice.text.endswith("they see what you said. 1 of 2 have no verdict yet.")
        await pilot.press("m", *"why", "enter")
        assert notice.text.startswith("Changes wanted and saved: “Қайда”")


async def test_what_fits_no_low_terminal_is_scrolled_while_reviewing_as_well(
    two: Workspace, text_of: TextOf
) -> None:
    session = Session.open(Workspace(two.root, "aigul"), "posters")
    session.set_note(session.sheet.annotations[0].id, "pasted " * 60 + "at last")
    session.close()
    app = app_for(two, "aigul")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "J more" in text_of(app) and "at last" not in text_of(app)
        for _ in range(4):
            await pilot.press("J")
        assert "K up" in text_of(app) and "at last" in text_of(app)
        await pilot.press("n")
        assert "at last" not in text_of(app) and "Қайда" in text_of(app)


@pytest.mark.parametrize(
    ("people", "first", "sign"),
    [
        (("aigul",), "a                    Approve it", "? no verdict yet"),
        (("aigul", "tamar"), "a                    Take the left", "≠ they differ"),
    ],
)
async def test_the_list_of_keys_begins_with_deciding_and_tells_the_signs(
    two: Workspace, text_of: TextOf, people: tuple[str, ...], first: str, sign: str
) -> None:
    app = app_for(two, *people)
    async with app.run_test(size=(120, 80)) as pilot:
        await pilot.pause()
        await pilot.press("?")
        await pilot.pause()
        rows = [row.strip() for row in text_of(app).split("\n")]
        assert rows[3] == "Review" and rows[4].startswith(first)
        assert sign in "\n".join(rows) and "Undo takes back steps of this review" in text_of(app)
