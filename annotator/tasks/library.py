"""The articles of a workspace at a glance: what is in them, what is done, what is open."""

import os
from collections.abc import Callable, Iterable

from annotator.model.article import Article
from annotator.model.errors import AnnotatorError
from annotator.model.proposal import Proposals
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.store.index import Index, file_state, key_of
from annotator.store.names import ADJUDICATED
from annotator.store.sheets import load_sheet
from annotator.store.shelf import list_articles
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.items import items_of
from annotator.tasks.detection.candidates import has_proposals, kept_late, proposals_for
from annotator.tasks.detection.late import Proposed

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
    sha256: str = ""
    """Of the article's bytes."""
    problem: str = ""
    """Why the article or the sheet cannot be read; empty where all is well."""


class Library:
    """The rows of a workspace, kept in an index that is derived and safe to delete.

    A row is made anew when the article, its metadata, the annotator's sheet or the list of those
    who have one changed, or when the machine has looked at the article since. All of that is asked
    of the disk when a row is asked for: a list of 100,000 articles opens before it was asked.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._index = Index(workspace, f"library-{workspace.annotator}", LibraryRow)
        self.reload()

    def reload(self) -> None:
        """List the folders again. Reads no article."""
        shelf = list_articles(self._workspace)
        self.ids = shelf.ids
        """All articles, sorted."""
        self.left_out = shelf.left_out
        """What lies in `corpus/` and is no article: path below it, and why."""
        self._paths = dict(zip(shelf.ids, shelf.paths, strict=True))
        workspace = self._workspace
        self._people = sorted({*workspace.annotators(), workspace.annotator, ADJUDICATED})

    def kept(self, article_id: str) -> LibraryRow | None:
        """The row, if it is known and still true; costs no reading of the article."""
        return self._kept(article_id, self._key(article_id, self._with_sheets(article_id)))

    def row(self, article_id: str, *, look: bool = False) -> LibraryRow:
        """The row; read anew where it is not known. With `look` the machine looks, too."""
        names = self._with_sheets(article_id)
        key = self._key(article_id, names)
        kept = self._kept(article_id, key)
        if kept is not None and (not look or kept.candidates is not None or kept.problem):
            return kept
        row = library_row(self._workspace, article_id, names, look=look)
        self._index.put(article_id, key, row)
        return row

    def save(self) -> None:
        """Write the index, where something changed."""
        self._index.keep_only(self._paths.keys())
        self._index.save()

    def _kept(self, article_id: str, key: str) -> LibraryRow | None:
        row = self._index.get(article_id, key)
        if row is not None and row.candidates is None and not row.problem:
            return None if self._was_looked_at(row) else row
        return row

    def _with_sheets(self, article_id: str) -> tuple[str, ...]:
        """Who has a sheet on the article. A look for each name is less than a list of all sheets,
        where only some rows are shown."""
        below, file = str(self._workspace.annotations), f"{article_id}.json"
        return tuple(n for n in self._people if os.path.isfile(os.path.join(below, n, file)))

    def _key(self, article_id: str, names: tuple[str, ...]) -> str:
        corpus, below = str(self._workspace.corpus), str(self._workspace.annotations)
        return key_of(
            (
                file_state(os.path.join(corpus, self._paths[article_id])),
                file_state(os.path.join(corpus, ".meta", f"{article_id}.json")),
                file_state(os.path.join(below, self._workspace.annotator, f"{article_id}.json")),
                *names,
            )
        )

    def _was_looked_at(self, row: LibraryRow) -> bool:
        return has_proposals(self._workspace, row.sha256, row.language)


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
    library = Library(workspace)
    rows = []
    for number, article_id in enumerate(library.ids, start=1):
        rows.append(library.row(article_id, look=look))
        if progress is not None:
            progress(number)
    library.save()
    return tuple(rows)


def library_row(
    workspace: Workspace, article_id: str, annotators: Iterable[str], *, look: bool
) -> LibraryRow:
    """One article of the list, read now."""
    names = tuple(sorted(annotators))
    people = tuple(n for n in names if n != ADJUDICATED)
    try:
        article = workspace.article(article_id)
        stored = load_sheet(workspace, workspace.annotator, article_id)
    except AnnotatorError as error:
        path = workspace.relative(workspace.corpus / article_id)
        return LibraryRow(article=article_id, path=path, annotators=people, problem=error.message)
    proposals = proposals_for(workspace, article) if look else kept_late(workspace, article)
    sheet = stored.sheet if stored else Sheet(article=article.ref, annotator=workspace.annotator)
    return _row(article, sheet, proposals, people, ADJUDICATED in names)


def _row(
    article: Article,
    sheet: Sheet,
    proposals: Proposed | None,
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
        sha256=article.sha256,
    )
