"""Which articles are reviewed, and the screen for each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from annotator.model.errors import NotFound
from annotator.store.workspace import Workspace

if TYPE_CHECKING:
    from annotator.app.screens.base import PlaceScreen
    from annotator.tasks.background import Background


class Reviews:
    """The articles on which all of the named people have a sheet."""

    def __init__(
        self, workspace: Workspace, people: Sequence[str], article: str = "", *, blind: bool = False
    ) -> None:
        """Raises NotFound where there is nothing to review."""
        self.workspace, self.people, self.blind = workspace, list(people), blind
        common = set.intersection(*(set(workspace.sheet_ids(name)) for name in people))
        self.articles = sorted({*common, *([article] if article else [])})
        if not self.articles:
            who = " and ".join(people)
            raise NotFound(
                f"{who} have no sheet on the same article." if len(people) > 1
                else f"{who} has no sheet in this workspace.",
                "`annotator list` shows who has worked on what.",
            )  # fmt: skip
        self._named, self._now = article, ""
        self._work: Any = None
        self._here: Any = None
        self._pasts: dict[str, Any] = {}

    def open_first(self) -> None:
        """Open the article that was named, or the first one. Raises AnnotatorError."""
        self._work = self._open(self.articles[0] if not self._named else self._named)

    def beside(self, by: int) -> str:
        """The article before (-1) or after (1) the one that is shown; empty at the ends."""
        at = self.articles.index(self._now) + by if self._now in self.articles else 0
        return self.articles[at] if 0 <= at < len(self.articles) else ""

    def first_screen(self, background: "Callable[[], Background]") -> "PlaceScreen":
        """The screen for the article that was opened first; `background` gives the worker."""
        if self._work is None:
            self.open_first()
        if len(self.people) > 1:
            from annotator.app.screens.adjudicate import AdjudicateScreen

            return AdjudicateScreen(self._work, background, self._position(), blind=self.blind)
        from annotator.app.screens.verdicts import VerdictScreen

        return VerdictScreen(self._work, background, self._position())

    def show(self, article: str, screen: "PlaceScreen") -> None:
        """Show another article on the screen that is there. Raises AnnotatorError."""
        screen.load(self._open(article), self._position())

    def _open(self, article: str) -> Any:
        if len(self.people) > 1:
            from annotator.tasks.review.adjudication import Adjudicating

            work: Any = Adjudicating.open(self.workspace, self.people, article)
        else:
            from annotator.tasks.review.review import Reviewing

            work = Reviewing.open(self.workspace, self.people[0], article)
        if self._here is not None:
            self._pasts[self._now] = self._here.past
        if article in self._pasts:  # undo goes on where it was
            work.go_on_from(self._pasts.pop(article))
        self._here = work
        self._now = article
        return work

    def _position(self) -> str:
        return f"{self.articles.index(self._now) + 1} of {len(self.articles)}"
