"""A small workspace of our own: a scraped page that says its slogan twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotator.model.proposal import (
    Candidate,
    Gloss,
    NamedPlace,
    Proposals,
    Quotation,
    Repeat,
    SpeakerCandidate,
)
from annotator.model.span import Span
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from annotator.tasks.stamp import FixedStamp

BODY = (
    "A call was heard in the square 📷:\n\n“Шал, кет!”\n(“Old man, go away!”)\n\n"
    "“We are tired,” said Saule Omarova, a nurse.\n"
)
TEXT = "Squares and slogans\n\n" + BODY + "\nRead more\n\n" + BODY


def workspace_at(folder: Path, annotator: str = "aigul") -> Workspace:
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / "square.txt").write_text(TEXT, encoding="utf-8", newline="")
    return Workspace(folder, annotator)


def places(words: str) -> list[int]:
    first = TEXT.index(words)
    return [first, TEXT.index(words, first + 1)]


def proposals() -> Proposals:
    """What the machine proposes for the page, written down by hand."""
    slogans, glosses = places("Шал, кет!"), places("Old man, go away!")
    said, names = places("We are tired,"), places("Saule Omarova")
    bodies = places(BODY)
    return Proposals(
        spans=tuple(
            Candidate(
                start=s,
                end=s + 9,
                language="kk",
                script="Cyrl",
                confidence=0.9,
                because="Cyrillic",
                rule="letters/1",
            )
            for s in slogans
        ),
        quotations=tuple(
            quotation
            for s, q, n in zip(slogans, said, names, strict=True)
            for quotation in (
                Quotation(start=s, end=s + 9, kind="foreign"),
                Quotation(start=q, end=q + 13, kind="direct", speaker=_saule(n)),
            )
        ),
        glosses=tuple(
            Gloss(
                source=Span(s, s + 9),
                start=g,
                end=g + 17,
                text="Old man, go away!",
                because="in brackets right after",
            )
            for s, g in zip(slogans, glosses, strict=True)
        ),
        repeats=(
            Repeat(
                start=bodies[1],
                end=bodies[1] + len(BODY),
                of=Span(bodies[0], bodies[0] + len(BODY)),
            ),
        ),
    )


def _saule(start: int) -> SpeakerCandidate:
    return SpeakerCandidate(
        text="Saule Omarova",
        confidence=0.97,
        because="said, right after",
        place=NamedPlace(text="Saule Omarova", start=start, end=start + 13),
        cue=Span(start - 5, start - 1),
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The page, and nobody's annotations yet."""
    return workspace_at(tmp_path)


def open_session(workspace: Workspace, seed: int = 0) -> Session:
    stamp = FixedStamp(datetime(2026, 11, 22, 12, tzinfo=UTC), seed)
    session = Session.open(workspace, "square", stamp=stamp)
    session.set_proposals(proposals())
    return session


@pytest.fixture
def session(workspace: Workspace) -> Session:
    """A session on the page with its proposals."""
    return open_session(workspace)
