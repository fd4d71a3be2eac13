"""Suggestions by their numbers, schemes looked at, machines asked, slow readings waited for."""

import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens import ahead
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.screens.suggesting import sentence
from annotator.app.widgets.form_panel import FormPanel
from annotator.model.proposal import Suggestion
from annotator.model.sheet import Sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import machine, readings
from annotator.tasks.annotation.readings import Request
from annotator.tasks.background import Background
from annotator.tasks.worker import WorkerEnded

Make = Callable[..., AnnotatorApp]
Saved = Callable[[], Sheet]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
Opened = tuple[AnnotatorApp, Pilot[str]]
SIZE = (120, 40)
SERVER = Path(__file__).parents[1] / "suggest" / "providers" / "translation_server.py"
STAND_IN = """#!/bin/sh
case "$1" in
  -l) printf '  spa-eng\\n' ;;
  spa-eng) cat >/dev/null; {does} ;;
esac
"""


def screen(app: AnnotatorApp) -> AnnotateScreen:
    assert isinstance(app.screen, AnnotateScreen)
    return app.screen


def notice(app: AnnotatorApp) -> str:
    return str(screen(app).query_one("#notice").text)  # type: ignore[attr-defined]


@pytest.fixture
async def opened(make_app: Make, settle: Settle) -> AsyncIterator[Opened]:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        yield app, pilot


async def until(app: AnnotatorApp, pilot: Pilot[str], said: Callable[[], bool]) -> None:
    for _ in range(500):
        await pilot.pause(0.01)
        if said():
            return
    raise AssertionError(notice(app))


async def ask_in_spanish(app: AnnotatorApp, pilot: Pilot[str]) -> None:
    """Calls the item Spanish, which the program has a pair for, and waits for its answer."""
    await pilot.press("l", *"spanish", "enter", "M")
    await until(app, pilot, lambda: "takes it" in notice(app))


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Writes the person's own providers.toml."""
    path = tmp_path / "providers.toml"
    monkeypatch.setattr(machine, "settings_path", lambda: path)
    return lambda told: path.write_text(told, encoding="utf-8") and None


@pytest.fixture
def apertium(tmp_path: Path, configured: Callable[[str], None]) -> Callable[[str], Path]:
    """Switches a stand-in on that does something of the shell's."""

    def make(does: str) -> Path:
        program = tmp_path / "apertium"
        program.write_text(STAND_IN.format(does=does))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        configured(f'[apertium]\nenabled = true\ncommand = "{program}"\n')
        return program

    return make


@pytest.fixture
def server() -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        yield int(process.stdout.readline())
        process.stdin.close()


async def test_the_numbers_beside_the_suggestions_take_them(
    opened: Opened, saved: Saved, text_of: TextOf
) -> None:
    app, pilot = opened
    seen = text_of(app)
    assert "1? Köshege" in seen and "2? Go out" in seen and "3? Aidana" in seen
    await pilot.press("2")
    (taken,) = saved().annotations
    assert [t.origin for t in taken.translations] == ["article"]
    assert (taken.status, taken.transliterations, taken.attributions) == ("draft", (), ())
    assert "1? Köshege" in text_of(app) and "3? Aidana" in text_of(app)
    await pilot.press("2")
    assert "number 2 here any more" in notice(app) and not saved().annotations[0].attributions
    await pilot.press("3")
    assert saved().annotations[0].attributions[0].name == "Aidana Ospanova"
    await pilot.press("9")
    assert "no suggestion with the number 9" in notice(app)
    await pilot.press("u", "u")
    assert not saved().annotations


async def test_schemes_are_looked_at_one_after_the_other_and_taken_by_number(
    opened: Opened, saved: Saved, workspace: Workspace, text_of: TextOf
) -> None:
    app, pilot = opened
    shown = []
    for _ in range(3):
        await pilot.press("z")
        shown.append(notice(app))
    assert len({said.split(",")[0] for said in shown}) == 3
    assert not workspace.sheet_path("nina", "posters").exists()
    await pilot.press("escape")
    assert "scheme 3 of" not in text_of(app) and isinstance(app.screen, AnnotateScreen)
    while "Latin alphabet" not in notice(app):
        await pilot.press("z")
    assert "only offered · Kazakh Latin" in text_of(app)
    await pilot.press("1")
    assert saved().annotations[0].transliterations[0].scheme == "kazlatin-2021"


async def test_the_key_that_takes_a_scheme_is_named_as_it_is_numbered(
    opened: Opened, saved: Saved
) -> None:
    app, pilot = opened
    await pilot.press("1", "n", "p", "z")  # the reading is taken: the scheme looked at comes last
    key = notice(app).partition(" takes it")[0][-1]
    assert key == "3" and "kazlatin-2021" not in notice(app)
    await pilot.press(key)
    schemes = {t.scheme for t in saved().annotations[0].transliterations}
    assert len(schemes) == 2 and not saved().annotations[0].attributions


async def test_undo_after_coming_back_numbers_the_suggestions_from_the_top(
    opened: Opened, text_of: TextOf
) -> None:
    app, pilot = opened
    await pilot.press("a", "p", "u")
    seen = text_of(app)
    assert "1? Köshege" in seen and "2? Go out" in seen and "3? Aidana" in seen


async def test_without_a_machine_one_sentence_says_how_to_switch_one_on(
    opened: Opened, configured: Callable[[str], None]
) -> None:
    app, pilot = opened
    await pilot.press("M")
    assert notice(app) == machine.HOW


async def test_what_a_machine_says_is_its_own_until_somebody_confirms_it(
    opened: Opened, apertium: Callable[[str], Path], saved: Saved, text_of: TextOf
) -> None:
    app, pilot = opened
    apertium("echo Go into the street")
    await ask_in_spanish(app, pilot)
    seen = text_of(app)
    assert "3? Go into the street" in seen and "only offered · machine" in seen
    assert not saved().annotations[0].translations
    await pilot.press("3")
    (taken,) = saved().annotations[0].translations
    assert (taken.origin, taken.provider, taken.accepted_by) == ("machine", "apertium spa-eng", "")
    assert "not confirmed" in text_of(app) and "4? Go into the street" in text_of(app)
    await pilot.press("3")
    assert saved().annotations[0].translations == (taken,)
    await pilot.press("4")
    (confirmed,) = saved().annotations[0].translations
    assert (confirmed.origin, confirmed.accepted_by) == ("machine", "nina")
    await pilot.press("u", "u")
    assert not saved().annotations[0].translations


async def test_a_machines_words_become_the_persons_by_changing_them(
    opened: Opened, apertium: Callable[[str], Path], saved: Saved
) -> None:
    app, pilot = opened
    apertium("echo Go into the street")
    await ask_in_spanish(app, pilot)
    await pilot.press("3", "t", "down", "down", "enter")
    await pilot.press("down", "enter", *"!", "enter", "escape")
    (own,) = saved().annotations[0].translations
    assert (own.text, own.origin, own.accepted_by) == ("Go into the street!", "annotator", "nina")


async def test_accepting_all_takes_the_article_and_never_the_machine(
    opened: Opened, apertium: Callable[[str], Path], saved: Saved
) -> None:
    app, pilot = opened
    apertium("echo Go into the street")
    await ask_in_spanish(app, pilot)
    await pilot.press("3", "a")
    assert [t.origin for t in saved().annotations[0].translations] == ["article", "machine"]
    assert saved().annotations[0].translations[1].accepted_by == ""


async def test_a_refusal_is_said_in_words(
    opened: Opened, apertium: Callable[[str], Path], text_of: TextOf
) -> None:
    app, pilot = opened
    apertium("true")
    await pilot.press("M")
    await until(app, pilot, lambda: "no pair kk to en" in notice(app))
    assert "machine" not in text_of(app)
    offered = screen(app).session.offer(screen(app).current).translations
    assert all(one.origin != "machine" for one in offered)


async def test_escape_stops_asking_at_once_and_keys_live_meanwhile(
    opened: Opened, apertium: Callable[[str], Path], workspace: Workspace
) -> None:
    app, pilot = opened
    apertium("exec sleep 60")
    await pilot.press("l", *"spanish", "enter", "M")
    assert "Asking apertium" in notice(app) and "Esc stops it" in notice(app)
    before = screen(app).current
    await pilot.press("n")
    assert screen(app).current != before
    asking = screen(app)._asking
    assert asking is not None
    await pilot.press("escape")
    assert notice(app) == "Stopped asking." and asking.stopped
    await app.workers.wait_for_complete()
    assert isinstance(app.screen, AnnotateScreen)


async def test_of_several_machines_one_is_chosen_and_hosts_are_named(
    opened: Opened,
    configured: Callable[[str], None],
    server: int,
    text_of: TextOf,
    slogan: str,
) -> None:
    app, pilot = opened
    place = f"http://127.0.0.1:{server}"
    configured(f'[[server]]\nid = "near"\nurl = "{place}"\n[[server]]\nid = "b"\nurl = "{place}"\n')
    await pilot.press("M")
    seen = text_of(app)
    assert "Ask near" in seen and f"the words go to 127.0.0.1:{server}" in seen
    await pilot.press("down", "down", "enter")
    await until(app, pilot, lambda: "2 answers" in notice(app))
    offered = screen(app).session.offer(screen(app).current).translations
    said = [(s.text, s.provider) for s in offered if s.origin == "machine"]
    assert said == [(f"[{slogan}]", "near"), (f"[{slogan}]", "b")]


async def test_words_leave_the_computer_only_after_the_host_was_shown(
    opened: Opened, configured: Callable[[str], None], text_of: TextOf
) -> None:
    app, pilot = opened
    configured('[[server]]\nid = "far"\nurl = "https://far.example"\n')
    await pilot.press("M")
    assert "the words go to far.example" in text_of(app) and screen(app)._asking is None
    await pilot.press("escape")
    assert screen(app)._asking is None


def test_a_reason_is_a_sentence_and_a_host_keeps_its_letters() -> None:
    assert sentence("the language is not known.") == "The language is not known."
    assert sentence("far.example: no answer") == "far.example: no answer."


class Slow(Background):
    """A worker whose readings come when the test says so."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.asked: list[tuple[Request, Future[bytes]]] = []

    def read(self, request: Request) -> "Future[bytes]":
        future: Future[bytes] = Future()
        self.asked.append((request, future))
        return future


JAPANESE = "A street\n\nShe wrote “東京の声” and then “京都の道” on the wall.\n"


@pytest.fixture
async def japanese(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[AnnotatorApp, Pilot[str], Slow]]:
    """Two annotated stretches of Japanese, the caret on the first. Nothing is asked ahead."""
    from annotator.model.proposal import Proposals
    from annotator.tasks.annotation.session import Session
    from annotator.tasks.detection.candidates import keep_proposals

    monkeypatch.setattr(ahead, "SOON", 1000.0)
    (workspace.root / "corpus" / "posters.txt").write_text(JAPANESE, encoding="utf-8")
    keep_proposals(workspace, workspace.article("posters"), Proposals())
    session = Session.open(workspace, "posters")
    for words in ("東京の声", "京都の道"):
        made = session.create(JAPANESE.index(words), JAPANESE.index(words) + 4)
        session.set_language(made, "ja")
    session.close()
    worker = Slow(workspace)
    app = AnnotatorApp(workspace, "posters", worker)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await until(app, pilot, lambda: screen(app).looked)
        if not screen(app).current:
            await pilot.press("n")
        yield app, pilot, worker


def made(text: str) -> bytes:
    import msgspec

    said = Suggestion(
        field="transliteration", text=text, origin="machine", scheme="hepburn", grade="B"
    )
    return msgspec.msgpack.encode((said, "", "", False))


async def test_slow_readings_are_made_by_the_worker_and_shown_when_they_come(
    japanese: tuple[AnnotatorApp, Pilot[str], Slow], text_of: TextOf
) -> None:
    app, pilot, worker = japanese
    assert [request.words for request, _ in worker.asked] == ["東京の声"]
    assert "working out" in text_of(app)
    worker.asked[0][1].set_result(made("Tōkyō no koe"))
    await until(app, pilot, lambda: "1? Tōkyō no koe" in text_of(app))


async def test_the_reading_of_the_next_item_is_asked_ahead_and_stays_asked(
    japanese: tuple[AnnotatorApp, Pilot[str], Slow],
    text_of: TextOf,
    saved: Saved,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, pilot, worker = japanese
    monkeypatch.setattr(ahead, "SOON", 0.001)
    screen(app)._prepares = False
    screen(app).show_current()
    await until(app, pilot, lambda: len(worker.asked) == 2)
    assert [request.words for request, _ in worker.asked] == ["東京の声", "京都の道"]
    worker.asked[1][1].set_result(made("Kyōto no michi"))
    worker.asked[0][1].set_result(made("Tōkyō no koe"))
    await until(app, pilot, lambda: "Tōkyō no koe" in text_of(app))
    await pilot.press("a", "a")
    assert [one.transliterations[0].text for one in saved().annotations] == [
        "Tōkyō no koe",
        "Kyōto no michi",
    ]
    assert len(worker.asked) == 2


async def test_what_was_asked_for_an_item_that_was_left_is_given_up(
    japanese: tuple[AnnotatorApp, Pilot[str], Slow], text_of: TextOf
) -> None:
    app, pilot, worker = japanese
    await pilot.press("n")
    await pilot.pause()
    assert [request.words for request, _ in worker.asked] == ["東京の声", "京都の道"]
    assert worker.asked[0][1].cancelled()
    worker.asked[1][1].set_result(made("Kyōto no michi"))
    await until(app, pilot, lambda: "Kyōto no michi" in text_of(app))
    await pilot.press("p")
    await pilot.pause()
    assert worker.asked[2][0].words == "東京の声"


async def test_accepting_waits_for_the_reading_and_then_happens_by_itself(
    japanese: tuple[AnnotatorApp, Pilot[str], Slow], saved: Saved
) -> None:
    app, pilot, worker = japanese
    await pilot.press("a")
    assert saved().annotations[0].status == "draft" and "accepted by itself" in notice(app)
    worker.asked[0][1].set_result(made("Tōkyō no koe"))
    await until(app, pilot, lambda: saved().annotations[0].status == "done")
    assert saved().annotations[0].transliterations[0].text == "Tōkyō no koe"


async def test_a_worker_that_died_is_said_and_nothing_else_breaks(
    japanese: tuple[AnnotatorApp, Pilot[str], Slow], saved: Saved, text_of: TextOf
) -> None:
    app, pilot, worker = japanese
    worker.asked[0][1].set_exception(RuntimeError("ended"))
    await until(app, pilot, lambda: "working out" not in text_of(app))
    await pilot.press("a")
    assert saved().annotations[0].status == "done"
    await pilot.press("p", "r")
    assert "not possible" in text_of(app)


async def test_a_worker_that_takes_no_questions_any_more_ends_nothing(
    japanese: tuple[AnnotatorApp, Pilot[str], Slow], saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    _app, pilot, worker = japanese

    def broken(request: Request) -> "Future[bytes]":
        raise WorkerEnded("it has ended")

    monkeypatch.setattr(worker, "read", broken)
    await pilot.press("n")
    await pilot.pause()
    await pilot.press("a")
    assert saved().annotations[1].status == "done"


@pytest.mark.extra
def test_the_worker_reads_japanese_as_the_command_line_does(workspace: Workspace) -> None:
    pytest.importorskip("sudachipy", reason="sudachipy is not installed")
    from annotator.suggest.transliteration import transliterate

    worker = Background(workspace)
    try:
        answer = worker.read(Request("東京の声", "ja", "hepburn")).result(60)
    finally:
        worker.close()
    said = readings.answer_from(answer)
    assert isinstance(said, Suggestion)
    assert said.text == transliterate("東京の声", "ja", "hepburn").text


async def test_who_looks_for_a_language_hears_a_second_opinion(opened: Opened) -> None:
    app, pilot = opened
    await pilot.press("l", "down", "down")
    form = screen(app).query_one(FormPanel)
    chosen = form.page.choices[form.row].value

    def hint() -> str:
        return str(screen(app).query_one("FormPanel .hint").text)  # type: ignore[attr-defined]

    await until(app, pilot, lambda: "langdetect" in hint())
    assert hint().startswith("A second opinion: langdetect, which knows no Kazakh, says ")
    assert form.row == 2 and form.page.choices[form.row].value == chosen  # it took nobody along
    await pilot.press("escape")
    assert not screen(app).has_form
