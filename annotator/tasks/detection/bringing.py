"""Articles with something to annotate, out of what a bulk run wrote, into a workspace.

They come with their candidates, so that they open in the app at once. Texts are carried in the
output of `detect --keep-text`.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.model.proposal import Proposals
from annotator.store.intake import Item, add_articles, plan_intake
from annotator.store.workspace import Workspace
from annotator.tasks.detection.bulk import RULES_NOW
from annotator.tasks.detection.candidates import keep_proposals

AT_ONCE = 1000
"""Articles that are brought in together: so many texts are in memory."""


class Wanted(NamedTuple):
    """Which articles are brought in: those with a foreign span that fits."""

    language: str = ""
    """BCP 47; `kk` takes `kk-Latn`, too; empty takes every language."""
    min_confidence: float = 0.0
    limit: int = 0
    """At most so many articles; 0 for all of them."""

    def fits(self, record: dict[str, Any]) -> bool:
        """Whether one of the record's spans is in the language, and sure enough."""
        return any(
            self._is_language(span.get("lang") or "")
            and (span.get("confidence") or 0.0) >= self.min_confidence
            for span in record.get("spans") or ()
        )

    def _is_language(self, tag: str) -> bool:
        return not self.language or tag == self.language or tag.startswith(f"{self.language}-")


def bring_in(
    workspace: Workspace, names: Iterable[str], wanted: Wanted, *, dry_run: bool = False
) -> Iterator[Item]:
    """Bring in what fits, a thousand articles at a time; what became of each, named by its id.

    `names`: parts or folders of parts, Parquet or JSON lines. InvalidInput for what detection did
    not write, and where an answer fits but its text was not kept.
    """
    found = (record for record in _answers(names) if wanted.fits(record))
    chosen = islice(found, wanted.limit) if wanted.limit else found
    while batch := list(islice(chosen, AT_ONCE)):
        for record in batch:
            if not isinstance(record.get("text"), str):
                raise InvalidInput(
                    "These answers were written without their texts.",
                    "Run `annotator detect` again with --keep-text.",
                )
        yield from _brought(workspace, batch, dry_run)


def _answers(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    from annotator.tasks.detection.cluster.answers import answers_in

    for record in answers_in(names):
        if "spans" not in record and "error" not in record:
            raise InvalidInput(
                "These are no answers of `annotator detect` with foreign spans.",
                "Give what `annotator detect --keep-text` wrote.",
            )
        yield record


def _brought(workspace: Workspace, batch: list[dict[str, Any]], dry_run: bool) -> Iterator[Item]:
    """The records as a file of JSON lines, through the one door by which articles come in."""
    lines = [json.dumps(_article(record)).encode() for record in batch]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "candidates.jsonl"
        path.write_bytes(b"\n".join(lines) + b"\n")
        plan = plan_intake if dry_run else add_articles
        items = plan(workspace, [path]).items
    if len(items) != len(batch):  # the file as a whole was refused
        yield from items
        return
    for item, record in zip(items, batch, strict=True):
        if not dry_run and item.article:
            _keep_candidates(workspace, item.article, record)
        yield item._replace(source=str(record["id"]))


def _article(record: dict[str, Any]) -> dict[str, Any]:
    stated = record.get("stated")
    return {**(stated if isinstance(stated, dict) else {}), "id": record["id"]} | {
        "text": record["text"]
    }


def _keep_candidates(workspace: Workspace, article_id: str, record: dict[str, Any]) -> None:
    """Keep the proposals, if they are what this version would find in this very text."""
    found = record.get("proposals")
    if not isinstance(found, dict) or found.get("rules") != RULES_NOW:
        return
    try:
        article = workspace.article(article_id)
        proposals = msgspec.convert(found, Proposals)
    except (AnnotatorError, msgspec.ValidationError):
        return
    if article.text == record["text"] and article.language == found.get("matrix"):
        keep_proposals(workspace, article, proposals)
