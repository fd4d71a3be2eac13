"""Pairs of source and translation confirmed anywhere in the corpus, as a memory."""

from collections.abc import Iterator

import msgspec

from annotator.model.errors import AnnotatorError
from annotator.model.proposal import Suggestion
from annotator.model.sheet import Sheet
from annotator.store.index import Index, file_state
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.suggest.memory import Memory
from annotator.suggest.memory_entry import IMPORTED, Entry, entries_of
from annotator.tasks.pairs_file import kept_files, kept_pairs

READ_AT_ONCE = 200
"""Sheets that are read while somebody waits; `refresh_pairs` reads the others beforehand."""


class SheetPairs(msgspec.Struct, frozen=True):
    """The confirmed pairs of one sheet."""

    entries: tuple[Entry, ...] = ()


class CorpusMemory:
    """The memory of a workspace, and of the sheet that is open and still changes."""

    def __init__(self, workspace: Workspace, article_id: str) -> None:
        self._own = workspace.annotator
        self._everywhere = Memory(corpus_entries(workspace, but=article_id, at_most=READ_AT_ONCE))
        self._imported = imported(workspace)
        self._here = Memory(())
        self._sheet: Sheet | None = None

    def follow(self, sheet: Sheet) -> None:
        """Take in the open sheet as it is now."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self._here = Memory(entries_of(sheet, self._own))

    def look_up(self, text: str, language: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """What was confirmed for this text or one like it, best first, each wording once."""
        found = (
            *self._here.look_up(text, language, limit),
            *self._everywhere.look_up(text, language, limit),
            *self._imported.look_up(text, language, limit),
        )
        best: dict[str, Suggestion] = {}
        for suggestion in sorted(found, key=lambda s: -(s.score or 0.0)):
            best.setdefault(suggestion.text.casefold(), suggestion)
        return tuple(best.values())[:limit]


def refresh_pairs(workspace: Workspace) -> int:
    """Read every sheet that changed into the index; gives the number of pairs."""
    sheets = sum(1 for _ in corpus_entries(workspace))
    return sheets + sum(1 for _ in kept_pairs(workspace))


_Files = tuple[tuple[str, object], ...]
_imported: tuple[_Files, Memory] = ((), Memory(()))
"""The memory of imported pairs that was made last, and of which files."""


def imported(workspace: Workspace) -> Memory:
    """The imported pairs. Made once for all articles, until a file of them changes: fifty thousand
    pairs take a fifth of a second."""
    global _imported
    files = tuple((str(path), file_state(path)) for path in kept_files(workspace))
    if _imported[0] != files:
        _imported = (files, Memory(_imported_entries(workspace)))
    return _imported[1]


def corpus_entries(
    workspace: Workspace, *, but: str = "", at_most: int | None = None
) -> Iterator[Entry]:
    """The confirmed pairs of all sheets, without one article's own sheet.

    Sheets that did not change come from the index; of the others at most `at_most` are read.
    """
    index = Index(workspace, f"pairs-{workspace.annotator}", SheetPairs)
    names = set()
    left = at_most
    for annotator in workspace.annotators():
        for article_id in workspace.sheet_ids(annotator):
            name = f"{annotator}/{article_id}"
            names.add(name)
            if annotator == workspace.annotator and article_id == but:
                continue
            key = file_state(workspace.sheet_path(annotator, article_id))
            row = index.get(name, key)
            if row is None:
                if left == 0:
                    continue
                left = None if left is None else left - 1
                row = _read(workspace, annotator, article_id)
                index.put(name, key, row)
            yield from row.entries
    index.keep_only(names)
    index.save()


def _imported_entries(workspace: Workspace) -> Iterator[Entry]:
    for pair in kept_pairs(workspace):
        yield Entry(
            source=pair.source,
            language=pair.source_language,
            target=pair.target,
            target_language=pair.target_language or "en",
            origin="import",
            annotator=pair.creator,
            when=pair.changed,
            trust=IMPORTED,
            note=pair.note,
            id=pair.id,
        )


def _read(workspace: Workspace, annotator: str, article_id: str) -> SheetPairs:
    try:
        stored = load_sheet(workspace, annotator, article_id)
    except AnnotatorError:
        return SheetPairs()
    if stored is None:
        return SheetPairs()
    return SheetPairs(tuple(entries_of(stored.sheet, workspace.annotator)))
