"""A small workspace, the app on it without a worker process, and its screen as text."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens.annotate import AnnotateScreen
from annotator.model.article import Article
from annotator.model.proposal import Candidate, Gloss, Proposals, Quotation, SpeakerCandidate
from annotator.model.sheet import Sheet
from annotator.model.span import Span
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.returned import waiting_articles
from annotator.tasks.background import Background
from annotator.tasks.detection.candidates import keep_proposals
from annotator.tasks.detection.late import pack

SLOGAN = "Көшеге шық, үміт жоғалмайды"
TEXT = f"""The posters of Taraz

TARAZ — Overnight somebody had pasted the same sheet on every lamp post:

“{SLOGAN}.”
(“Go out into the street, hope does not get lost.”)

“It is about the buses,” said Aidana Ospanova, who sells tea at the corner.

By noon the sheets were gone, and a boy shouted “Қайда?” at the cleaners.

“{SLOGAN}.” Nobody had signed it.
"""


def proposals_of(text: str) -> Proposals:
    """What a detector would propose for TEXT: chosen by hand, so that tests do not hang on it."""
    if SLOGAN not in text:
        return Proposals()
    first = text.index(SLOGAN)
    second = text.index(SLOGAN, first + 1)
    where = text.index("Қайда")
    gloss = text.index("Go out")
    speaker = SpeakerCandidate(text="Aidana Ospanova", confidence=0.9, because="said, right after")
    spans = [
        Candidate(
            start=start,
            end=start + length,
            language="kk",
            script="Cyrl",
            confidence=0.97,
            because="Cyrillic with ө ш ғ",
            rule="test/1",
        )
        for start, length in ((first, len(SLOGAN)), (where, 5), (second, len(SLOGAN)))
    ]
    meaning = "Go out into the street, hope does not get lost."
    return Proposals(
        spans=tuple(spans),
        quotations=(
            Quotation(start=first, end=first + len(SLOGAN) + 1, kind="foreign", speaker=speaker),
        ),
        glosses=(
            Gloss(
                source=Span(first, first + len(SLOGAN)),
                start=gloss,
                end=gloss + len(meaning),
                text=meaning,
                because="in brackets right after",
            ),
        ),
    )


class Ready(Background):
    """Gives the proposals at once, without a process."""

    def propose(self, article_id: str) -> "Future[bytes]":
        future: Future[bytes] = Future()
        article: Article = self._workspace.article(article_id)
        found = proposals_of(article.text)
        keep_proposals(self._workspace, article, found)
        future.set_result(pack(found))
        return future

    def waiting(self) -> "Future[dict[str, int]]":
        future: Future[dict[str, int]] = Future()
        future.set_result(waiting_articles(self._workspace))
        return future


@pytest.fixture(autouse=True)
def _no_settings_of_the_developer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "TEXTUAL", "TEXTUAL_THEME", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Three articles, the second one without anything foreign."""
    corpus = tmp_path / "work" / "corpus"
    corpus.mkdir(parents=True)
    (corpus / "posters.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "quiet.txt").write_text("Quiet day\n\nNothing was said.\n", encoding="utf-8")
    (corpus / "zest.txt").write_text(TEXT.replace("Taraz", "Zest"), encoding="utf-8")
    return Workspace(tmp_path / "work", "nina")


async def settle(app: AnnotatorApp, pilot: Pilot[str]) -> None:
    """Wait until the article's screen stands, with its form and with what is proposed."""
    for _ in range(500):
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        if isinstance(screen, AnnotateScreen) and screen.looked and not screen.waiting:
            return
    raise AssertionError("the article's screen did not get ready")


@pytest.fixture(name="settle")
def settled() -> Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]:
    """`settle`, for tests."""
    return settle


@pytest.fixture
def slogan() -> str:
    """The words that stand twice in the article of the posters."""
    return SLOGAN


@pytest.fixture
def text() -> str:
    """The article of the posters."""
    return TEXT


@pytest.fixture
def make_app(workspace: Workspace) -> Callable[..., AnnotatorApp]:
    """The app on the workspace."""

    def make(article: str = "", annotator: str = "nina") -> AnnotatorApp:
        place = Workspace(workspace.root, annotator)
        return AnnotatorApp(place, article, Ready(place))

    return make


@pytest.fixture
def saved(workspace: Workspace) -> Callable[[], Sheet]:
    """What is on disk for the article of the posters."""

    def read() -> Sheet:
        stored = load_sheet(workspace, "nina", "posters")
        assert stored is not None
        return stored.sheet

    return read


_SCROLL_BARS = str.maketrans(dict.fromkeys("▁▂▃▄▅▆▇█", " "))


def screen_text(app: AnnotatorApp) -> str:
    """What is on the screen, row by row, without scroll bars and blanks at the ends."""
    rows = [
        "".join(segment.text for segment in strip if not segment.text.startswith("\x1b"))
        for strip in app.screen._compositor.render_strips()
    ]
    return "\n".join(row.translate(_SCROLL_BARS).rstrip() for row in rows)


@pytest.fixture
def text_of() -> Callable[[AnnotatorApp], str]:
    """`screen_text`, for tests."""
    return screen_text
