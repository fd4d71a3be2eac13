"""Which articles are reviewed, and the screen for each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from annotator.model.errors import NotFound
from annotator.store.workspace import Workspace

if TYPE_CHECKING:
    from textual.screen import Screen


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
        self._now = ""

    def first(self) -> str:
        """The first article."""
        return self.articles[0]

    def beside(self, by: int) -> str:
        """The article before (-1) or after (1) the one that is shown; empty at the ends."""
        at = self.articles.index(self._now) + by if self._now in self.articles else 0
        return self.articles[at] if 0 <= at < len(self.articles) else ""

    def screen(self, article: str, now: "Screen[Any]") -> "Screen[None] | None":
        """A screen for an article; None where the one that stands shows it now."""
        if len(self.people) > 1:
            return self._deciding(article, now)
        return self._verdicts(article, now)

    def _position(self, article: str) -> str:
        self._now = article
        return f"{self.articles.index(article) + 1} of {len(self.articles)}"

    def _deciding(self, article: str, now: "Screen[Any]") -> "Screen[None] | None":
        from annotator.app.screens.adjudicate import AdjudicateScreen
        from annotator.tasks.adjudication import Adjudicating

        work = Adjudicating.open(self.workspace, self.people, article)
        at = self._position(article)
        if isinstance(now, AdjudicateScreen):
            now.load(work, at)
            return None
        return AdjudicateScreen(work, at, blind=self.blind)

    def _verdicts(self, article: str, now: "Screen[Any]") -> "Screen[None] | None":
        from annotator.app.screens.verdicts import VerdictScreen
        from annotator.tasks.review import Reviewing

        work = Reviewing.open(self.workspace, self.people[0], article)
        at = self._position(article)
        if isinstance(now, VerdictScreen):
            now.load(work, at)
            return None
        return VerdictScreen(work, at)
