"""What can be decided about one place of several people's sheets."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence

from annotator.app.form.own import FIELDS, Said
from annotator.app.form.page import Choice, Page
from annotator.app.messages import RowChosen
from annotator.app.questions import field_name
from annotator.app.screens.reviewed import Reviewed
from annotator.compare.questions import ANNOTATION, Item, Question
from annotator.tasks.review.adjudication import Adjudicating


class Adjudication(Reviewed):
    """Decisions; each is on disk before it is shown. What is shown is the screen's business."""

    work: Adjudicating

    @property
    def items(self) -> Sequence[Item]:
        """Every place that anybody marked."""
        return self.work.items

    @property
    def item(self) -> Item | None:
        """The current place."""
        return self.items[self.index] if 0 <= self.index < len(self.items) else None

    @property
    @abstractmethod
    def names(self) -> tuple[str, ...]:
        """The people as they are shown."""

    @property
    @abstractmethod
    def question(self) -> Question | None:
        """The chosen field."""

    def is_open(self, item: Item) -> bool:
        """Whether somebody has to decide."""
        return item.open

    def places(self, item: Item) -> Iterable[tuple[int, int]]:
        """Where anybody has it."""
        return ((version.start, version.end) for _, version in item.group.present)

    def names_told(self) -> Iterable[str]:
        """Who speaks in anybody's sheet."""
        people = (x.name for s in self.work.sheets for a in s.annotations for x in a.attributions)
        return (name for name in people if name)

    def _change(self, change: Callable[[], object], said: str) -> None:
        """Decide something; it is on disk when it is shown."""
        if not self.done(change):
            return
        item = self.item
        if item is not None and not item.open and self.next_open(self.index):
            left = sum(one.open for one in self.items)
            places = "1 place" if left == 1 else f"{left} places"
            self.say(f"{said} and saved · {places} to decide.")
            return
        self.show_item(first=item is not None and item.open)
        done = not any(one.open for one in self.items)
        more = " · All is decided here; Ctrl+N goes to the next article." if done else "."
        self.say(f"{said} and saved{more}")

    def _decide(self, choice: str, said: str, *, of: str = "", field: str = "") -> None:
        item, question = self.item, self.question
        chosen = field or (question.field if question is not None else "")
        if item is None or not chosen:
            self.say("There is nothing to decide here; n goes to the next difference.")
            return
        self._change(lambda: self.work.decide(item, chosen, choice, of=of), said)

    def action_take_left(self) -> None:
        """The left one is right."""
        self._decide("left", f"Taken from {self.names[0]}")

    def action_take_right(self) -> None:
        """The right one is right."""
        self._decide("right", f"Taken from {self.names[1]}")

    def action_take_both(self) -> None:
        """Both, as alternatives."""
        self._decide("both", "Both are kept")

    def action_nothing_here(self) -> None:
        """Nobody is right: nothing is to be annotated here."""
        self._decide("nothing", "“Nothing here” is recorded", field=ANNOTATION)

    def action_merge_by_hand(self) -> None:
        """Write the value, or choose it."""
        item, question = self.item, self.question
        if item is None or question is None:
            self.say("Choose a field first: arrows go there.")
            return
        field = question.field
        if field not in FIELDS:
            self.say("This cannot be written: take somebody’s, keep both, or nothing (z).")
            return

        def put(said: Said) -> None:
            self._change(lambda: self.work.decide_own(item, field, said), "Written")

        self.ask_own(field, lambda: self.work.base_of(item, field), put)

    def action_choose(self) -> None:
        """All that can be decided, as a list."""
        item, question = self.item, self.question
        if item is None or question is None:
            self.say("There is nothing to decide here; n goes to the next difference.")
            return
        people = list(zip(self.work.annotators, self.names, question.values, strict=True))
        rows = [
            Choice(f"one:{who}", f"Take {name}’s", value) for who, name, value in people if value
        ]
        if question.field != ANNOTATION:
            rows += [Choice("both", "Keep both (o)"), Choice("own", "Write it yourself (m)")]
        rows += [
            Choice("nothing", "Nothing is to be annotated here (z)"),
            Choice("undecided", "Ask me again later"),
        ]
        present = {name for name, _ in item.group.present}
        rows += [
            Choice(f"all:{who}", f"Take {name}’s annotation as a whole")
            for who, name, _ in people
            if who in present
        ]
        self.ask(Page("choose", f"Decide: {field_name(question)}", tuple(rows)), self._chosen)

    def on_row_chosen(self, event: RowChosen) -> None:
        """A field was clicked twice."""
        self.action_choose()

    def _chosen(self, value: str, typed: str) -> None:
        kind, _, who = value.partition(":")
        shown = dict(zip(self.work.annotators, self.names, strict=True)).get(who, who)
        if kind == "one":
            self._decide("one", f"Taken from {shown}", of=who)
        elif kind == "all":
            self._decide("one", f"All taken from {shown}", of=who, field=ANNOTATION)
        elif kind == "own":
            self.action_merge_by_hand()
        elif kind == "nothing":
            self.action_nothing_here()
        else:
            self._decide(kind, "Both are kept" if kind == "both" else "Left open")

    def action_take_agreed(self) -> None:
        """Everything on which all agree, as one step."""
        with self.noticed():
            taken = self.work.take_agreed()
            self.show_marks()
            self.show_item()
            self.say(
                f"{taken} values on which all agree were taken over and saved; u takes that back."
            )
