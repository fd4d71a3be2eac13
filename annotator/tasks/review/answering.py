"""The author's answers to what reviewers handed back: their version taken over, a word to them."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from annotator.compare import verdicts
from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidInput, NotFound
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import feedback
from annotator.tasks.annotation.feedback import OpenItem
from annotator.tasks.annotation.plain_values import check_strings
from annotator.tasks.annotation.session import Session
from annotator.tasks.detection.candidates import kept_proposals


def take_version(session: Session, item: OpenItem) -> str:
    """The reviewer's version in the place of one's own; notes, tags and talk stay. Gives the id.

    NotFound where the reviewer gave none.
    """
    if item.verdict is None:
        raise NotFound("The reviewer gave no version of their own.")
    verdict = item.verdict

    def edit(annotation: Annotation) -> Annotation:
        return verdicts.corrected(annotation, verdict)

    return session.change(item.annotation.id, f"took {item.reviewer}’s version", edit)


def answer(session: Session, item: OpenItem, text: str, comment_id: str = "") -> str:
    """An answer to a reviewer's comment; without one, to what was last said, else a new remark."""
    if not text.strip():
        raise InvalidInput("An answer needs words.", "Type it first.")
    said = [c.id for thread in item.threads for c in thread.comments]
    to = comment_id or (said[-1] if said else "")
    stamp, author = session.stamp, session.workspace.annotator

    def edit(annotation: Annotation) -> Annotation:
        at, new_id = stamp.now(), stamp.new_id
        return feedback.answered(annotation, to, text, author=author, at=at, new_id=new_id)

    return session.change(item.annotation.id, "answered", edit)


def remove(session: Session, item: OpenItem) -> None:
    """Take away what the reviewer rejected; it is not proposed again either."""
    reason = item.reason or f"rejected by {item.reviewer}"
    if not session.proposals.spans:  # a script has opened the article, no screen
        kept = kept_proposals(session.workspace, session.article)
        session.set_proposals(kept if kept is not None else session.proposals)
    session.remove(item.annotation.id, for_good=reason)


def _found(session: Session, request: Mapping[str, Any]) -> OpenItem:
    waiting = session.returned.get(str(request["id"]), ())
    wanted = request.get("reviewer")
    for item in waiting:
        if wanted in (None, item.reviewer):
            return item
    raise NotFound("Nothing of that annotation waits for you.", "`review --mine` lists what does.")


ACTS: dict[str, Callable[[Session, Mapping[str, Any]], object]] = {
    "take": lambda s, x: take_version(s, _found(s, x)),
    "answer": lambda s, x: answer(s, _found(s, x), str(x["text"]), str(x.get("comment", ""))),
    "remove": lambda s, x: remove(s, _found(s, x)),
}
"""What an author can do with what was handed back, by name, for scripts."""


def act(workspace: Workspace, line: str | bytes) -> object:
    """One act from a line of JSON: `{"act": "take", "article": …, "id": …, "reviewer"?: …}`.

    InvalidInput where it is none.
    """
    try:
        request = json.loads(line)
        name, article = request["act"], request["article"]
    except (ValueError, RecursionError, TypeError):
        raise InvalidInput("This is no JSON object.") from None
    except KeyError as missing:
        raise InvalidInput(f"{missing} is missing.") from None
    check_strings(request, ("act", "article", "id", "reviewer", "text"))
    if name not in ACTS:
        raise InvalidInput(f"“{name}” is no act.", "One of " + ", ".join(ACTS))
    session = Session.open(workspace, article)
    try:
        return ACTS[name](session, request)
    except KeyError as missing:
        raise InvalidInput(f"{name}: {missing} is missing.") from None
    finally:
        session.close()
