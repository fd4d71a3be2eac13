"""A stream of edits from a script, each acknowledged once it is on disk."""

import contextlib
import json
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from annotator.model.errors import AnnotatorError, InvalidInput, Locked, UnreadableFile
from annotator.store.strict_json import parse
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.requests import carry_out, request_from
from annotator.tasks.annotation.session import Session
from annotator.tasks.detection.detect import propose

_NAME = "The line"
KEPT_OPEN = 32
"""Sheets held open at a time: scripts work article by article, and each one holds a lock."""


class Applier:
    """Carries out JSON lines over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._sessions: dict[str, Session] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for session in self._sessions.values():
            session.close()

    def answers(self, lines: Iterable[bytes]) -> Iterator[str]:
        """`ACK <token>` for each line once it is durable, or `ERR <token> <why>`.

        The token of a line in which none can be read is `-`, and `why` begins with its number.
        """
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield self._answer(line, number)

    def _answer(self, line: bytes, number: int) -> str:
        try:
            record = _record(line)
            token = _token(record)
            carry_out(self._session(record), request_from(record))
        except AnnotatorError as error:
            why = " ".join(str(error).split())
            return f"ERR {_token_in(line) or f'- line {number}:'} {why}"
        return f"ACK {token}"

    def _session(self, record: dict[str, Any]) -> Session:
        article = record.get("article")
        if not isinstance(article, str):
            raise InvalidInput("“article” must be a string.")
        if article not in self._sessions:
            while len(self._sessions) >= KEPT_OPEN:
                self._sessions.pop(next(iter(self._sessions))).close()
            session = Session.open(self._workspace, article)
            if session.read_only:
                session.close()
                raise Locked(f"The sheet of {article} cannot be written: {session.read_only}.")
            text = session.article.text
            session.set_proposals(propose(text, session.article.language, {"repeats"}))
            self._sessions[article] = session
        return self._sessions[article]


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = parse(line.removeprefix(b"\xef\xbb\xbf"), _NAME)
    except UnreadableFile as error:
        words = error.message.removeprefix(f"{_NAME}: ").removeprefix("line 1, ")
        raise InvalidInput(words) from error
    if not isinstance(record, dict):
        raise InvalidInput("The line is not a JSON object.")
    return record


def _token(record: dict[str, Any]) -> str:
    token = record.get("token")
    if not isinstance(token, str) or not token or not token.isprintable() or " " in token:
        raise InvalidInput("“token” must be a printable string without blanks.")
    return token


def _token_in(line: bytes) -> str:
    """The token of a line that was refused, also where the line is not strict JSON; else empty."""
    with contextlib.suppress(ValueError, RecursionError, AnnotatorError):
        record = json.loads(line)
        return _token(record) if isinstance(record, dict) else ""
    return ""
