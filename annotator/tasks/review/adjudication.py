"""Several people's sheets on one article into the agreed sheet, `annotations/_adjudicated/…`.

Their sheets are only read. Every decision is on disk before it is shown; undo takes back one
step, and taking all that agrees is one.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from annotator.compare.adjudicate import (
    ADJUDICATED,
    Agenda,
    Hand,
    decide,
    empty_sheet,
    leftovers,
    take_agreed,
)
from annotator.compare.fields import redirects_of
from annotator.compare.merge.sheets import merge_sheets
from annotator.compare.parts import PARTS
from annotator.compare.questions import Item
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.sheet import Sheet
from annotator.store.fingerprint import Fingerprint
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.plain_values import check_strings
from annotator.tasks.annotation.speakers import Speakers
from annotator.tasks.review.agree import brought_up
from annotator.tasks.review.corrections import version
from annotator.tasks.review.steps import Steps
from annotator.tasks.stamp import Stamp, SystemStamp


class Adjudicating(Steps[Sheet]):
    """One person deciding between several. Methods save before they return."""

    def __init__(
        self,
        ws: Workspace,
        article: Article,
        sheets: Sequence[Sheet],
        adjudicated: Sheet,
        mark: Fingerprint | None,
        stamp: Stamp,
        notes: Sequence[str] = (),
        redirects: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(Speakers(ws, article.id, stamp))
        self.workspace, self.article, self.stamp = ws, article, stamp
        self.sheets = tuple(sheets)
        self.adjudicated = adjudicated
        self.notes = tuple(notes)
        """What could not be compared, and why."""
        if redirects is None:
            redirects = redirects_of(load_speakers(ws).values())
        self.redirects = redirects
        self._mark = mark

    @classmethod
    def open(
        cls,
        ws: Workspace,
        annotators: Sequence[str],
        article_id: str,
        *,
        stamp: Stamp | None = None,
        redirects: Mapping[str, str] | None = None,
    ) -> "Adjudicating":
        """Open an article for adjudication between two or more annotators.

        `redirects`: where merged speakers lead, from whoever has read the registry already.
        Sheets of an older text are brought to the article as it is now. NotFound where one of them
        has no sheet; InvalidInput for fewer than two people.
        """
        if len(set(annotators)) < 2 or len(set(annotators)) != len(annotators):
            raise InvalidInput("Two or more different people are needed to decide between.")
        told = []
        for name in annotators:
            found = load_sheet(ws, name, article_id)
            if found is None:
                raise NotFound(f"{name} has no sheet on {article_id}.", "`annotator list` shows.")
            told.append(found.sheet)
        article = ws.article(article_id)
        notes: list[str] = []
        sheets = brought_up(ws, told, article_id, notes)
        if sheets is None:
            raise InvalidInput(notes[-1] if notes else "These sheets cannot be compared.")
        stored = load_sheet(ws, ADJUDICATED, article_id)
        agreed, mark = (stored.sheet, stored.fingerprint) if stored else (empty_sheet(sheets), None)
        if agreed.article.sha256 != article.sha256:
            raise InvalidInput(
                f"The agreed sheet on {article_id} was made for an older text.",
                "Bring it up to date first: annotator check --fix.",
            )
        return cls(ws, article, sheets, agreed, mark, stamp or SystemStamp(), notes, redirects)

    # What there is -----------------------------------------------------------------------------

    @property
    def annotators(self) -> tuple[str, ...]:
        """Those who are compared, left to right."""
        return tuple(s.annotator for s in self.sheets)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every place that anybody annotated, in text order."""
        return self._agenda.items(self.adjudicated)

    @cached_property
    def _agenda(self) -> Agenda:
        return Agenda(self.sheets, self.redirects)

    @property
    def open_items(self) -> tuple[Item, ...]:
        """Those where a person has to decide."""
        return tuple(item for item in self.items if item.open)

    @property
    def leftovers(self) -> tuple[Annotation, ...]:
        """Agreed annotations whose sources are gone: kept, and to be looked at."""
        return leftovers(self.sheets, self.adjudicated)

    def item_of(self, annotator: str, annotation_id: str) -> Item:
        """The place of somebody's annotation. NotFound where there is none."""
        for item in self.items:
            if any(n == annotator and v.id == annotation_id for n, v in item.group.present):
                return item
        raise NotFound(f"{annotator} has no such annotation any more.", "Go on to the next one.")

    def next_open(self, after: int = -1) -> Item | None:
        """The next place with an open question that begins after a code point; None at the end."""
        return next((i for i in self.items if i.open and i.group.start > after), None)

    # Deciding ----------------------------------------------------------------------------------

    def decide(
        self, item: Item, field: str, choice: str, *, of: str = "", own: Annotation | None = None
    ) -> None:
        """One decision: see `compare.adjudicate.decide`."""
        sheet = decide(
            self.adjudicated,
            item,
            field,
            choice,
            self._hand(),
            self.stamp.new_id,
            of=of,
            own=own,
            redirects=self.redirects,
        )
        self._save(sheet, f"{field}: {choice}")

    def decide_own(self, item: Item, field: str, said: Mapping[str, Any]) -> None:
        """A value of one's own, in plain values: see `corrections.version`."""
        base, text = self.base_of(item, field), self.article.text
        with self._undivided():
            own = version(base, said, text, self.stamp.new_id, self.speakers)
            self.decide(item, field, "own", own=own)

    def base_of(self, item: Item, field: str) -> Annotation:
        """What a value of one's own is put into: what is agreed so far where it has a value there,
        else the first version that has one."""
        agreed, versions = item.adjudicated, [v for _, v in item.group.present]
        known = [*([agreed] if agreed is not None else []), *versions]
        part = PARTS.get(field)
        found = next((v for v in known if part is not None and part.shown(v)), known[0])
        if agreed is None or not agreed.language:
            return found
        return replace(found, language=agreed.language, script=agreed.script)

    def take_agreed(self) -> int:
        """Take over all on which everybody agrees, as one step. How many values were taken."""
        sheet, taken = take_agreed(
            self.adjudicated, self.items, self._hand(), self.stamp.new_id, self.redirects
        )
        self._save(sheet, f"took {taken} that agree")
        return taken

    def _hand(self) -> Hand:
        return Hand(by=self.workspace.annotator, at=self.stamp.now())

    # Steps -------------------------------------------------------------------------------------

    @property
    def _now(self) -> Sheet:
        return self.adjudicated

    def _write(self, sheet: Sheet) -> None:
        self._mark = save_sheet(self.workspace, sheet, self._mark)
        self.adjudicated = sheet
        self.__dict__.pop("items", None)

    def _join(self, sheet: Sheet) -> None:
        there = load_sheet(self.workspace, ADJUDICATED, sheet.article.id)
        if there is not None:
            sheet = merge_sheets(self.adjudicated, sheet, there.sheet)
        self._mark = there.fingerprint if there is not None else None
        self._write(sheet)


def item_record(item: Item, *, blind: bool = False) -> dict[str, Any]:
    """One place as plain data: `review --of A,B --json`. `blind` hides the names."""
    names = [f"{k}" for k in range(1, len(item.group.annotators) + 1)]
    shown = names if blind else list(item.group.annotators)
    questions = []
    for q in item.questions:
        told: dict[str, Any] = {
            "field": q.field,
            "state": q.state,
            "open": q.open,
            "values": dict(zip(shown, q.values, strict=True)),
        }
        if q.words and not (blind and q.field == "annotation"):
            told["words"] = q.words
        if q.decision is not None:
            told["decision"] = {"choice": q.decision.choice, "by": q.decision.by}
            if q.changed:
                told["changed"] = True
        questions.append(told)
    return {
        "start": item.group.start,
        "open": item.open,
        "agreed": item.agreed,
        "nothing": item.nothing is not None,
        "annotations": dict(
            zip(shown, (v.id if v else None for v in item.group.versions), strict=True)
        ),
        "questions": questions,
    }


def act(adjudicating: Adjudicating, request: dict[str, Any]) -> object:
    """One act from plain data. InvalidInput where it is none.

    `{"act": "take_agreed"}`, or `{"act": "decide", "annotator", "id", "field", "choice", "of"?}`;
    for the choice `own` with a `value`, or with the value as in `corrections.version`.
    """
    name = request.get("act")
    if name == "take_agreed":
        return adjudicating.take_agreed()
    if name != "decide":
        raise InvalidInput(f"“{name}” is no act.", "One of decide, take_agreed")
    check_strings(request, ("annotator", "id", "field", "choice", "of"))
    try:
        item = adjudicating.item_of(request["annotator"], request["id"])
        field, choice = request["field"], request["choice"]
    except KeyError as missing:
        raise InvalidInput(f"decide: {missing} is missing.") from missing
    if choice == "own":
        adjudicating.decide_own(item, field, _own(request))
    else:
        adjudicating.decide(item, field, choice, of=request.get("of", ""))
    return None


def _own(request: dict[str, Any]) -> dict[str, Any]:
    """The value written by hand, in the plain form of `corrections.version`."""
    said = dict(request)
    if "value" in request:
        field, value = str(request.get("field")), request["value"]
        name = "translations" if field == "translation" else field
        said[name] = [value] if name == "translations" and isinstance(value, str) else value
    return said
