"""What can be decided about one place of several people's sheets."""

from collections.abc import Callable, Sequence

from annotator.app.form.page import VALUE, Choice, Page
from annotator.app.messages import RowChosen
from annotator.app.questions import field_name
from annotator.app.screens.prompting import Prompting
from annotator.compare.questions import ANNOTATION, Item, Question
from annotator.model.errors import AnnotatorError
from annotator.tasks.adjudication import Adjudicating, act


class Adjudication(Prompting):
    """Decisions; each is on disk before it is shown. What is shown is the screen's business."""

    work: Adjudicating
    index: int

    @property
    def items(self) -> Sequence[Item]:
        """Every place that anybody marked."""
        return self.work.items

    @property
    def item(self) -> Item | None:
        """The current place."""
        return self.items[self.index] if 0 <= self.index < len(self.items) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The people as they are shown."""
        raise NotImplementedError

    @property
    def question(self) -> Question | None:
        """The chosen field."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Mark every place in the text."""
        raise NotImplementedError

    def show_item(self, *, first: bool = False) -> None:
        """The fields of the place."""
        raise NotImplementedError

    def go(self, index: int) -> None:
        """Another place is the current one."""
        raise NotImplementedError

    def _change(self, change: Callable[[], object], said: str) -> None:
        """Decide something; it is on disk when it is shown."""
        try:
            change()
        except AnnotatorError as error:
            self.warn(error)
            return
        self.show_marks()
        item = self.item
        if item is not None and not item.open and self._next_open():
            left = sum(one.open for one in self.items)
            self.say(f"{said} and saved · {left} places to decide.")
            return
        self.show_item(first=item is not None and item.open)
        done = not any(one.open for one in self.items)
        more = " · All is decided here; Ctrl+N goes to the next article." if done else "."
        self.say(f"{said} and saved{more}")

    def _next_open(self) -> bool:
        places = [*range(self.index + 1, len(self.items)), *range(self.index)]
        found = next((number for number in places if self.items[number].open), None)
        if found is not None:
            self.go(found)
        return found is not None

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
        """Write the value."""
        item, question = self.item, self.question
        if item is None or question is None:
            self.say("Choose a field first: arrows go there.")
            return
        text = next((value for value in question.values if value), "")
        page = Page("own", f"Your own: {field_name(question)}", (), VALUE, "type it", text, -1)
        self.ask(page, lambda value, typed: self._write(item, question.field, typed))

    def _write(self, item: Item, field: str, typed: str) -> None:
        name, version = item.group.present[0]
        value: object = typed
        if field == "transliteration":
            known = version.transliterations
            value = {"text": typed, "scheme": known[0].scheme if known else "own"}
        told: dict[str, object] = {"act": "decide", "annotator": name, "id": version.id}
        told |= {"field": field, "choice": "own", "value": value}
        self._change(lambda: act(self.work, told), "Written")

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
        try:
            taken = self.work.take_agreed()
        except AnnotatorError as error:
            self.warn(error)
            return
        self.show_marks()
        self.show_item()
        self.say(f"{taken} values on which all agree were taken over and saved; u takes that back.")

    def action_undo(self) -> None:
        """Take the last step back."""
        self._travel(self.work.undo, "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.work.redo, "Done again", "There is nothing to redo.")

    def _travel(self, go: Callable[[], str], done: str, nothing: str) -> None:
        with self.noticed():
            label = go()
            self.show_marks()
            self.show_item(first=True)
            self.say(f"{done}: {label}." if label else nothing)
