"""What there is to walk through in an article: annotations, and proposals not yet settled."""

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import overload

from annotator.model.anchor import Occurrence, Resolution
from annotator.model.annotation import Annotation
from annotator.model.proposal import Candidate, Quotation
from annotator.model.sheet import Sheet
from annotator.model.span import Span
from annotator.model.value import Value
from annotator.tasks.detection.late import Proposed, starts_of


class Item(Value, frozen=True, kw_only=True):
    """One thing to look at, in the article as it is now."""

    id: str
    """The annotation's id; for a proposal the first part of its rejection key."""
    start: int
    """Code points in the article as it is now; of the first place that was found again."""
    end: int
    state: str
    """candidate · draft · done · disputed · rejected · orphaned."""
    kind: str
    annotation: Annotation | None = None
    candidate: Candidate | None = None
    quotation: Quotation | None = None
    """The passage in marks around it."""
    occurrences: Sequence[Occurrence] = ()
    """All its places; for a proposal those that would be annotated with it."""
    resolutions: tuple[Resolution, ...] = ()
    """What became of each place of an annotation in the article as it is now."""

    @property
    def open(self) -> bool:
        """Whether something is left to do."""
        return self.state in ("candidate", "draft", "disputed")

    @property
    def exact(self) -> str:
        return self.occurrences[0].exact if self.occurrences else ""

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """Where its places were made: start and end of each, in code points."""
        if isinstance(self.occurrences, Places):
            return self.occurrences.stretches
        return [(place.start, place.end) for place in self.occurrences]


def rejection_key(rule: str, sha256: str, exact: str, ordinal: int) -> str:
    """The key under which a proposal stays rejected: never a bare offset.

    It holds the rule with its version, the article's digest, the words and which of several equal
    places it is, so that a rejection cannot leak into another text.
    """
    told = "\x00".join((rule, sha256, exact, str(ordinal)))
    return "sha256:" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def items_of(
    text: str,
    sheet: Sheet,
    proposals: Proposed,
    resolutions: Mapping[str, Sequence[Resolution]],
    *,
    rejected: bool = False,
) -> tuple[Item, ...]:
    """Annotations and open proposals in text order; with `rejected` the rejected ones as well.

    `resolutions` gives for each annotation id where its places stand now; an annotation without
    stands where it was made. Proposals with the same words and language are one item with several
    places. Whoever asks again and again keeps an `ItemIndex`.
    """
    return ItemIndex(text, sheet.article.sha256, proposals).items(
        sheet, resolutions, rejected=rejected
    )


def _stands_on(item: Item) -> list[Span]:
    if not item.resolutions:
        return [Span(*place) for place in item.stretches]
    return [
        Span(r.start, r.end) for r in item.resolutions if r.start is not None and r.end is not None
    ]


class Places(Sequence[Occurrence]):
    """Equal proposals as places, the first one primary; context is added when they are taken.

    Each is made when it is looked at: of some ten thousand a person sees some dozens.
    """

    __slots__ = ("_ends", "_exact", "_members", "_starts")

    def __init__(
        self, exact: str, members: Sequence[int], starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        """`members`: the numbers of the proposals; `starts`, `ends`: where those of all stand."""
        self._exact, self._members, self._starts, self._ends = exact, members, starts, ends

    def __len__(self) -> int:
        return len(self._members)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """Start and end of each, without making any."""
        return [(self._starts[n], self._ends[n]) for n in self._members]

    @overload
    def __getitem__(self, index: int) -> Occurrence: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Occurrence]: ...

    def __getitem__(self, index: int | slice) -> Occurrence | Sequence[Occurrence]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        return Occurrence(
            start=self._starts[self._members[at]],
            end=self._ends[self._members[at]],
            exact=self._exact,
            ordinal=at + 1,
            of=len(self),
            role="duplicate" if at else "primary",
            by="repeats/1" if at else "",
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]  # as of other sequences that compare by value


class ItemIndex:
    """The proposals of one text, equal words together.

    Made once; asked after every change it makes only those items anew that the change touched, so
    that a decision costs the same in an article of five megabytes.
    """

    def __init__(self, text: str, sha256: str, proposals: Proposed) -> None:
        self.sha256 = sha256
        self._proposals = proposals
        self._words: list[tuple[str, str]] = []
        self._members: list[array[int]] = []
        self._group: array[int] = array("I")
        self._starts: array[int] = array("I")
        self._ends: array[int] = array("I")
        number: dict[tuple[str, str], int] = {}
        for at, candidate in enumerate(proposals.spans):
            words = (text[candidate.start : candidate.end], candidate.language)
            group = number.setdefault(words, len(number))
            if group == len(self._words):
                self._words.append(words)
                self._members.append(array("I"))
            self._members[group].append(at)
            self._group.append(group)
            self._starts.append(candidate.start)
            self._ends.append(candidate.end)
        self._furthest = array("I", accumulate(self._ends, max))
        self._quoted = starts_of(proposals.quotations)
        self._whole: dict[int, Item] = {}
        self._annotated: dict[str, tuple[Item, tuple[int, ...]]] = {}

    def items(
        self,
        sheet: Sheet,
        resolutions: Mapping[str, Sequence[Resolution]],
        *,
        rejected: bool = False,
    ) -> tuple[Item, ...]:
        """See `items_of`. Items that nothing changed are the same objects as before."""
        found = [self._of(a, tuple(resolutions.get(a.id, ()))) for a in sheet.annotations]
        self._annotated = {item.id: (item, on) for item, on in found}
        annotated = [item for item, _ in found]
        covered = {at for _, on in found for at in on}
        turned_down: dict[str, set[str]] = {}
        for record in sheet.rejected:
            turned_down.setdefault(record.exact, set()).add(record.key)
        touched = {self._group[at] for at in covered}
        open_items = []
        for group, (exact, _) in enumerate(self._words):
            if group in touched or exact in turned_down:
                left = [at for at in self._members[group] if at not in covered]
                keys = turned_down.get(exact, set())
                item = self._made(group, left, keys) if left else None
            else:
                item = self._whole.get(group)
                if item is None:
                    item = self._whole[group] = self._made(group, self._members[group], set())
            if item is not None and (rejected or item.state != "rejected"):
                open_items.append(item)
        return tuple(sorted((*annotated, *open_items), key=lambda i: (i.start, i.end, i.id)))

    def _of(
        self, annotation: Annotation, found: tuple[Resolution, ...]
    ) -> tuple[Item, tuple[int, ...]]:
        """An annotation as an item, and the proposals on which it stands."""
        known = self._annotated.get(annotation.id)
        if known and known[0].annotation is annotation and known[0].resolutions == found:
            return known
        first = next((r for r in found if r.start is not None), None)
        start = first.start if first is not None and first.start is not None else annotation.start
        end = first.end if first is not None and first.end is not None else annotation.end
        item = Item(
            id=annotation.id,
            start=start,
            end=end,
            state="orphaned" if found and first is None else annotation.status,
            kind=annotation.kind,
            annotation=annotation,
            candidate=self._candidate_at(start, end),
            quotation=self._around(start, end),
            occurrences=annotation.occurrences,
            resolutions=found,
        )
        return item, tuple(at for span in _stands_on(item) for at in self._covered(span))

    def _around(self, start: int, end: int) -> Quotation | None:
        """The passage in marks that holds these code points, or the first one inside them.

        Passages are in text order and do not overlap.
        """
        after = bisect_right(self._quoted, start)
        if after and end <= (before := self._proposals.quotations[after - 1]).end:
            return before
        if after < len(self._quoted) and (inside := self._proposals.quotations[after]).end <= end:
            return inside
        return None

    def _candidate_at(self, start: int, end: int) -> Candidate | None:
        at = bisect_left(self._starts, start)
        while at < len(self._starts) and self._starts[at] == start:
            if self._ends[at] == end:
                return self._proposals.spans[at]
            at += 1
        return None

    def _covered(self, span: Span) -> Iterator[int]:
        """Proposals on which it stands: on more than half of them, or around them."""
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._furthest[at] > span.start:
            place = Span(self._starts[at], self._ends[at])
            if span.contains(place) or place.iou(span) >= 0.5:
                yield at
            at -= 1

    def _made(self, group: int, members: Sequence[int], turned_down: set[str]) -> Item:
        """The proposals of these numbers as one item; rejected where one of their keys is."""
        exact = self._words[group][0]
        first = self._proposals.spans[members[0]]
        key = rejection_key(first.rule, self.sha256, exact, 1)
        down = turned_down and any(
            rejection_key(first.rule, self.sha256, exact, n) in turned_down
            for n in range(1, len(members) + 1)
        )
        return Item(
            id=key[:23],
            start=first.start,
            end=first.end,
            state="rejected" if down else "candidate",
            kind="foreign",
            candidate=first,
            quotation=self._around(first.start, first.end),
            occurrences=Places(exact, members, self._starts, self._ends),
        )
