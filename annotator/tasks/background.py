"""One worker process beside the screen: a busy thread would freeze the keys, a process does not."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from annotator.store.workspace import Workspace
from annotator.tasks.annotation.readings import Request, work_out
from annotator.tasks.detection.late import LateProposals, late_proposals, pack
from annotator.tasks.detection.opinions import opinion_told
from annotator.tasks.worker import Worker

Agreed = tuple[tuple[dict[str, Any], ...], tuple[str, ...], tuple[str, ...]]
"""Figures as `agree` gives them, what was left out, and the lines of the pictures."""


class Background:
    """Proposes for articles in a process of its own; results come back as plain values.

    Nothing starts before the first question, so that the first screen is not kept waiting.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._worker = Worker()

    def propose(self, article_id: str) -> "Future[bytes]":
        """Start proposing for an article; `proposals_from` reads what the future brings."""
        return self._worker.submit(_propose, *self._where(), article_id)

    def refresh(self) -> "Future[int]":
        """Read the pairs of sheets that changed into the index of the memory."""
        return self._worker.submit(_refresh, *self._where())

    def waiting(self) -> "Future[dict[str, int]]":
        """Start counting what reviewers handed back: see `returned.waiting_articles`."""
        return self._worker.submit(_waiting, *self._where())

    def agree(self, people: Sequence[str], width: int = 60) -> "Future[Agreed]":
        """Start working out how well people agree; an article is drawn `width` signs wide."""
        return self._worker.submit(_agree, *self._where(), tuple(people), width)

    def read(self, request: Request) -> "Future[bytes]":
        """Start working out how words read; `answer_from` reads what the future brings."""
        return self._worker.submit(_read, *self._where(), request)

    def opinion(self, words: str, language: str) -> "Future[str]":
        """Start hearing another detector on words; the future brings a sentence."""
        return self._worker.submit(opinion_told, words, language)

    def close(self) -> None:
        """End the worker without waiting for what it is doing."""
        self._worker.close()

    def _where(self) -> tuple[str, str]:
        return str(self._workspace.root), self._workspace.annotator


def proposals_from(answer: bytes) -> LateProposals:
    """What a worker sent, each value made when it is looked at."""
    return late_proposals(answer)


def _propose(root: str, annotator: str, article_id: str) -> bytes:
    from pathlib import Path

    from annotator.tasks.detection.candidates import proposals_for

    workspace = Workspace(Path(root), annotator)
    return pack(proposals_for(workspace, workspace.article(article_id)))


def _refresh(root: str, annotator: str) -> int:
    from pathlib import Path

    from annotator.tasks.pairs import refresh_pairs

    return refresh_pairs(Workspace(Path(root), annotator))


def _read(root: str, annotator: str, request: Request) -> bytes:
    from pathlib import Path

    from annotator.languages.own import FOLDER, load_own

    return work_out(request, load_own(Path(root) / FOLDER)[0])


def _waiting(root: str, annotator: str) -> dict[str, int]:
    from pathlib import Path

    from annotator.tasks.annotation.returned import waiting_articles

    return waiting_articles(Workspace(Path(root), annotator))


def _agree(root: str, annotator: str, people: Sequence[str], width: int) -> Agreed:
    from pathlib import Path

    from annotator.tasks.review.agree import agree, picture_lines

    workspace = Workspace(Path(root), annotator)
    found = agree(workspace, people)
    return found.figures, found.notes, tuple(picture_lines(workspace, people, width=width))
