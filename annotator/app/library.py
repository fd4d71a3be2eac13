"""The list of articles: what is known of each, in which order, and how a row is written.

Pure but for reading articles in slices: 100,000 of them stand on the screen before one was read.
"""

from threading import Thread
from time import perf_counter

from msgspec.structs import replace

from annotator.app.cells import pad
from annotator.store.workspace import Workspace
from annotator.tasks.library import Library, LibraryRow
from annotator.text.display import display_line

Piece = tuple[str, str]
Line = tuple[Piece, ...]

COLUMNS = ("title", "languages", "to do", "done", "annotators")
"""Names of the columns."""

ORDERS = ("file", *COLUMNS)
"""What the list can be sorted by: the name of the file, or a column."""


class Shelf:
    """All articles of a workspace, filtered and sorted."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._library = Library(workspace)
        self.wanted = ""
        """What the filter says."""
        self.sorted_by = "file"
        self.backwards = False
        self.shown: list[int] = []
        """Numbers of the articles that are shown, in order."""
        self.returned: dict[str, int] = {}
        """Articles in which a reviewer handed something back, and how much."""
        self.touched: set[str] = set()
        """Articles that were worked on since they were read."""
        self._begin()

    def reload(self) -> None:
        """List the folders again; nothing is read yet."""
        self._library.reload()
        self._begin()

    def _begin(self) -> None:
        self._ids = self._library.ids
        self._rows: list[LibraryRow | None] = [None] * len(self._ids)
        self._keys = [article.casefold() for article in self._ids]
        self._next = 0
        self._open = self._done = 0
        self.arrange()

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self._ids)

    @property
    def ids(self) -> list[str]:
        """Ids of the shown articles, in order."""
        return [self._ids[number] for number in self.shown]

    @property
    def annotator(self) -> str:
        """Whose work it is."""
        return self.workspace.annotator

    @property
    def name(self) -> str:
        """Name of the workspace's folder."""
        return self.workspace.root.name

    @property
    def left_out(self) -> list[tuple[str, str]]:
        """What lies in `corpus/` and is no article: path below it, and why."""
        return self._library.left_out

    def id_of(self, number: int) -> str:
        """The id of an article."""
        return self._ids[number]

    def index_of(self, article: str) -> int:
        """Where an article stands among the shown ones; -1 where it does not."""
        try:
            return self.shown.index(self._ids.index(article))
        except ValueError:
            return -1

    def row(self, number: int) -> LibraryRow:
        """What is known of an article; reads it if that was not done yet."""
        known = self._rows[number]
        return known if known is not None else self._read(number)

    def is_open(self, number: int) -> bool:
        """Whether there is something to do, or nobody has looked yet."""
        row = self.row(number)
        return bool(row.open) or (row.candidates is None and not row.done and not row.problem)

    def read_some(self, seconds: float) -> bool:
        """Read articles until the time is up; whether there are more."""
        deadline = perf_counter() + seconds
        while self._next < len(self._ids) and perf_counter() < deadline:
            if self._rows[self._next] is None:
                self._read(self._next)
            self._next += 1
            if self._next == len(self._ids):
                # Beside the screen: a hundred thousand rows take a moment to write.
                Thread(target=self._library.save).start()
        return self._next < len(self._ids)

    def read_all(self) -> None:
        """Read all of them: sorting by what is inside needs that."""
        while self.read_some(1.0):
            pass

    @property
    def all_read(self) -> bool:
        """Whether every article was read."""
        return self._next >= len(self._ids)

    def unlooked(self, first: int, count: int) -> int | None:
        """An article that the machine has not looked at: of the rows on the screen, else any."""
        for number in (*self.shown[first : first + count], *self.shown):
            row = self._rows[number]
            if row is not None and row.candidates is None and not row.problem:
                return number
        return None

    def looked(self, number: int) -> None:
        """The machine has looked at an article: read its counts."""
        row = self._read(number)
        if row.candidates is None:  # it cannot be looked at: do not try again
            self._rows[number] = replace(row, candidates=0)

    def reread(self) -> bool:
        """Read those again that were worked on; whether there were any."""
        touched, self.touched = self.touched, set()
        names = {article: number for number, article in enumerate(self._ids)} if touched else {}
        for article in touched:
            if article in names:
                self._read(names[article])
        return bool(touched)

    def _read(self, number: int) -> LibraryRow:
        article, before = self._ids[number], self._rows[number]
        row = self._library.row(article)
        self._rows[number] = row
        told = (article, row.title, *row.languages, *row.annotators)
        self._keys[number] = " ".join(told).casefold()
        self._open += row.open - (before.open if before else 0)
        self._done += row.done - (before.done if before else 0)
        return row

    def arrange(self) -> None:
        """Put those that fit the filter in order. All words of the filter have to be there."""
        keys = self._keys
        shown = list(range(len(keys)))
        for word in self.wanted.casefold().split():
            shown = [number for number in shown if word in keys[number]]
        if self.sorted_by != "file":
            shown.sort(key=self._order)
        if self.backwards:
            shown.reverse()
        self.shown = shown

    def _order(self, number: int) -> tuple[object, ...]:
        row = self.row(number)
        first: dict[str, object] = {
            "title": row.title.casefold(),
            "languages": (not row.languages, row.languages),
            "to do": -row.open,
            "done": -row.done,
            "annotators": (not row.annotators, row.annotators),
        }
        return (first[self.sorted_by], self._ids[number])

    def progress(self) -> str:
        """The work on the whole corpus, in a few words."""
        if not self.count:
            return "no articles"
        known = self._open + self._done
        part = f", {self._done * 100 // known} %" if known else ""
        so_far = "" if self._next >= self.count else " so far"
        articles = "1 article" if self.count == 1 else f"{self.count} articles"
        return f"{articles} · {self._open} to do, {self._done} done{part}{so_far}"


def widths(width: int) -> tuple[int, int, int, int, int]:
    """Cells for title, languages, to do, done, annotators."""
    if width < 80:
        return max(10, width - 28), 12, 7, 6, 0
    return max(10, width - 58), 20, 8, 8, 20


def heading(shelf: Shelf, width: int) -> Line:
    """The names of the columns; a sign where the list is sorted."""
    sign = "▲" if shelf.backwards else "▼"
    names = [f"{name} {sign}" if name == shelf.sorted_by else name for name in COLUMNS]
    return ((" " + "".join(pad(n, w) for n, w in zip(names, widths(width), strict=True)), ""),)


def row_line(shelf: Shelf, number: int, width: int) -> Line:
    """One article."""
    row = shelf.row(number)
    title, languages, todo, done, people = widths(width)
    if row.problem:
        return ((" " + pad(display_line(f"{row.article}: {row.problem}"), width - 2), "warning"),)
    looked = row.candidates is not None or row.done or row.open
    count = shelf.returned.get(row.article, 0)
    back = f" ↩{count}" if count else ""
    cells = (
        pad(" " + display_line(row.title or row.article, 300), title),
        pad(" " + display_line(", ".join(row.languages), 100), languages),
        pad((f" {row.open}" if looked else " ·") + back, todo),
        pad(f" {row.done}", done),
        pad(" " + display_line(", ".join(row.annotators), 100), people),
    )
    return ((cells[0], ""), ("".join(cells[1:]), ""))
