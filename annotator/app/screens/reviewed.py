"""What reviewing one and deciding between several share: places, steps, values of one's own."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from annotator.app.form.own import FIELDS, NAMED, STAYS, Base, Said
from annotator.app.form.page import Page
from annotator.app.messages import CaretMoved, LeaveArticle, StepArticle
from annotator.app.screens.beside import Beside
from annotator.app.screens.prompting import Prompting
from annotator.app.screens.slow import SlowReadings
from annotator.app.widgets.document import DocumentView
from annotator.languages.own import FOLDER, load_own
from annotator.languages.schemes import Scheme
from annotator.model.annotation import Annotation
from annotator.tasks.annotation.readings import Readings

if TYPE_CHECKING:
    from annotator.tasks.background import Background
    from annotator.tasks.review.adjudication import Adjudicating
    from annotator.tasks.review.review import Reviewing


_NOTHING = (
    "There is nothing to undo in this article: steps are remembered as long as the review runs. "
    "A new decision takes the place of an old one."
)


class Reviewed(Prompting, Beside, SlowReadings):
    """Others' annotations in the text, one of them the current one."""

    work: "Reviewing | Adjudicating"
    position: str
    index = 0

    def __init__(
        self, work: Any, background: "Callable[[], Background]", position: str = ""
    ) -> None:
        """`background` gives the worker when it is needed; `position` is as in `3 of 24`."""
        super().__init__()
        self.background = background
        self.begin(work, position)

    def say(self, text: str) -> None:
        """Tell the person something; what happened to the file from outside comes first."""
        super().say(f"{self.work.take_notice()} {text}".strip())

    # What the screens say of themselves --------------------------------------------------------

    @property
    @abstractmethod
    def items(self) -> Sequence[Any]:
        """Everything there is to look at, in text order."""

    @abstractmethod
    def begin(self, work: Any, position: str) -> None:
        """Begin with an article."""

    @abstractmethod
    def start(self) -> None:
        """Show it, at the first thing to decide."""

    @abstractmethod
    def places(self, item: Any) -> Iterable[tuple[int, int]]:
        """Where an item stands, in code points."""

    @abstractmethod
    def show_marks(self) -> None:
        """Read what is on disk now, and mark it."""

    @abstractmethod
    def show_item(self, *, first: bool = False) -> None:
        """The current item; `first`: from its beginning."""

    @abstractmethod
    def is_open(self, item: Any) -> bool:
        """Whether there is something to decide."""

    # Showing -----------------------------------------------------------------------------------

    def load(self, work: Any, position: str = "") -> None:
        """Another article on the same screen."""
        self.begin(work, position)
        self.query_one(DocumentView).set_text(work.article.text)
        self.start()

    def begin_readings(self) -> None:
        """Have words of this workspace read."""
        self.readings = Readings(self._schemes)
        self.read_beside(self.readings)

    def _schemes(self) -> tuple[Scheme, ...]:
        return load_own(self.work.workspace.root / FOLDER)[0]

    def reading_came(self) -> None:
        """It stands in the page that is open, if any."""
        self.refresh_asked()

    def go(self, index: int) -> None:
        """Another item is the current one."""
        self.index = index
        if 0 <= index < len(self.items):
            document, places = self.query_one(DocumentView), [*self.places(self.items[index])]
            document.set_active(places)
            if places:
                document.go(places[0][0])
        self.show_item(first=True)

    def reveal(self) -> None:
        """The current item in the text, which has its size now."""
        document = self.query_one(DocumentView)
        document.reveal(document.caret)

    def on_caret_moved(self, event: CaretMoved) -> None:
        """A click on an item goes there."""
        now = self.items[self.index : self.index + 1]
        if any(start <= event.offset < end for one in now for start, end in self.places(one)):
            return
        here = [
            number
            for number, item in enumerate(self.items)
            if any(start <= event.offset < end for start, end in self.places(item))
        ]
        if here and self.index not in here:
            self.go(here[0])

    def next_open(self, after: int) -> bool:
        """Go to the next item that is open, round the end; whether there was one."""
        places = [*range(after + 1, len(self.items)), *range(max(0, after))]
        found = next((n for n in places if self.is_open(self.items[n])), None)
        if found is not None:
            self.go(found)
        return found is not None

    # Moving ------------------------------------------------------------------------------------

    def action_page_down(self) -> None:
        """A page of text."""
        self.query_one(DocumentView).step_page(1)

    def action_page_up(self) -> None:
        """A page of text back."""
        self.query_one(DocumentView).step_page(-1)

    def action_top(self) -> None:
        """The first item."""
        self.go(0)

    def action_bottom(self) -> None:
        """The last item."""
        self.go(max(0, len(self.items) - 1))

    def action_next_article(self) -> None:
        """The next article of these people."""
        self.post_message(StepArticle(1))

    def action_previous_article(self) -> None:
        """The previous article of these people."""
        self.post_message(StepArticle(-1))

    def action_back(self) -> None:
        """Back to where one came from."""
        self.post_message(LeaveArticle())

    # Steps -------------------------------------------------------------------------------------

    def done(self, change: Callable[[], object]) -> bool:
        """Do something; whether it was done. It is on disk then, and shown."""
        if not self.kept(change):
            return False
        self.show_marks()
        return True

    def action_undo(self) -> None:
        """Take the last step back."""
        self._travel(self.work.undo, "Undone", _NOTHING)

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.work.redo, "Done again", "There is nothing to redo.")

    def _travel(self, go: Callable[[], str], done: str, nothing: str) -> None:
        with self.noticed():
            label = go()
            self.show_marks()
            self.show_item(first=True)
            self.say(f"{done}: {label}." if label else nothing)

    # Values of one's own -----------------------------------------------------------------------

    def ask_own(
        self, field: str, base: Callable[[], Annotation], put: Callable[[Said], object]
    ) -> None:
        """Ask for one's own value of a field; `put` keeps what is said differently of `base`."""
        _, build, take = FIELDS[field]
        names = tuple(self.names_here()) if field in NAMED else ()

        def here() -> Base:
            article = self.work.article
            return Base(base(), article.text, names, self.readings, self._schemes())

        def page(typed: str) -> Page:
            return build(here(), typed)

        def answered(value: str, typed: str) -> None:
            put(take(here(), value, typed))
            if field in STAYS:
                self.ask_own(field, base, put)

        self.ask(page(""), answered, page)

    def names_here(self) -> Iterable[str]:
        """Speakers to choose from: who is named here, in the article, in the registry."""
        from annotator.tasks.annotation.speakers import names_in
        from annotator.tasks.detection.candidates import kept_late

        work = self.work
        kept = kept_late(work.workspace, work.article)
        here = names_in(kept) if kept is not None else ()
        return dict.fromkeys((*self.names_told(), *work.speakers.names(here)))

    def names_told(self) -> Iterable[str]:
        """Speakers whom somebody's version names."""
        return ()
