"""The articles of a workspace at a glance: what is in them, what is done, what is open."""

from collections.abc import Callable, Iterable

from annotator.model.article import Article
from annotator.model.errors import AnnotatorError
from annotator.model.proposal import Proposals
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.store.names import ADJUDICATED
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.candidates import kept_proposals, proposals_for
from annotator.tasks.items import items_of

SETTLED = ("done",)


class LibraryRow(Value, frozen=True, kw_only=True):
    """One article in the list."""

    article: str
    path: str
    title: str = ""
    language: str = "en"
    languages: tuple[str, ...] = ()
    """BCP 47 of the spans, annotated or proposed, most frequent first."""
    candidates: int | None = None
    """Foreign spans that the machine proposes; None where it has not looked yet."""
    open: int = 0
    """Left to do for this annotator: proposals, drafts, disputed."""
    done: int = 0
    """This annotator's finished annotations."""
    annotators: tuple[str, ...] = ()
    adjudicated: bool = False
    changed: str = ""
    """When this annotator's sheet was changed last; empty where there is none."""
    problem: str = ""
    """Why the article or the sheet cannot be read; empty where all is well."""


def library_rows(
    workspace: Workspace,
    *,
    look: bool = False,
    progress: Callable[[int], None] | None = None,
) -> tuple[LibraryRow, ...]:
    """All articles by id, as the workspace's annotator sees them.

    With `look` articles that the machine has not looked at yet are looked at now (and remembered);
    without it their counts are of the annotations alone.
    """
    sheets = _who_has_sheets(workspace)
    rows = []
    for number, file in enumerate(workspace.articles(), start=1):
        rows.append(library_row(workspace, file.id, sheets.get(file.id, ()), look=look))
        if progress is not None:
            progress(number)
    return tuple(rows)


def library_row(
    workspace: Workspace, article_id: str, annotators: Iterable[str], *, look: bool
) -> LibraryRow:
    """One article of the list."""
    names = tuple(sorted(annotators))
    people = tuple(n for n in names if n != ADJUDICATED)
    try:
        article = workspace.article(article_id)
        stored = load_sheet(workspace, workspace.annotator, article_id)
    except AnnotatorError as error:
        path = workspace.relative(workspace.corpus / article_id)
        return LibraryRow(article=article_id, path=path, annotators=people, problem=error.message)
    proposals = proposals_for(workspace, article) if look else kept_proposals(workspace, article)
    sheet = stored.sheet if stored else Sheet(article=article.ref, annotator=workspace.annotator)
    return _row(article, sheet, proposals, people, ADJUDICATED in names)


def _row(
    article: Article,
    sheet: Sheet,
    proposals: Proposals | None,
    annotators: tuple[str, ...],
    adjudicated: bool,
) -> LibraryRow:
    items = items_of(article.text, sheet, proposals or Proposals(), {})
    languages: dict[str, int] = {}
    for item in items:
        tag = (
            item.annotation.language
            if item.annotation
            else item.candidate.language
            if item.candidate
            else ""
        )
        if tag:
            languages[tag] = languages.get(tag, 0) + 1
    changed = (a.provenance.changed for a in sheet.annotations if a.provenance)
    return LibraryRow(
        article=article.id,
        path=article.path,
        title=article.title,
        language=article.language,
        languages=tuple(sorted(languages, key=lambda tag: (-languages[tag], tag))),
        candidates=None if proposals is None else len(proposals.spans),
        open=sum(item.open for item in items),
        done=sum(item.state in SETTLED for item in items),
        annotators=annotators,
        adjudicated=adjudicated,
        changed=max(changed, default=""),
    )


def _who_has_sheets(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in (*workspace.annotators(), ADJUDICATED):
        for article_id in workspace.sheet_ids(name):
            found.setdefault(article_id, []).append(name)
    return {article_id: tuple(names) for article_id, names in found.items()}
