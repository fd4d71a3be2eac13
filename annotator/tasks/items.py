"""What there is to walk through in an article: annotations, and proposals not yet settled."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from annotator.model.anchor import Occurrence, Resolution
from annotator.model.annotation import Annotation
from annotator.model.proposal import Candidate, Proposals, Quotation
from annotator.model.sheet import Sheet
from annotator.model.span import Span
from annotator.model.value import Value


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
    occurrences: tuple[Occurrence, ...] = ()
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
    proposals: Proposals,
    resolutions: Mapping[str, Sequence[Resolution]],
    *,
    rejected: bool = False,
) -> tuple[Item, ...]:
    """Annotations and open proposals in text order; with `rejected` the rejected ones as well.

    `resolutions` gives for each annotation id where its places stand now; an annotation without
    stands where it was made. Proposals with the same words and language are one item with several
    places.
    """
    at_place = {(c.start, c.end): c for c in proposals.spans}
    annotated = [
        _annotated(a, resolutions.get(a.id, ()), proposals, at_place) for a in sheet.annotations
    ]
    taken = [span for item in annotated for span in _stands_on(item)]
    turned_down = {r.key for r in sheet.rejected}
    open_items = _proposed(text, sheet, proposals, taken, turned_down, rejected)
    return tuple(sorted((*annotated, *open_items), key=lambda i: (i.start, i.end, i.id)))


def around(quotations: Sequence[Quotation], start: int, end: int) -> Quotation | None:
    """The passage in marks that holds these code points, or the first one inside them.

    `quotations` are in text order and do not overlap.
    """
    at = bisect_right(quotations, start, key=lambda q: q.start) - 1
    if at >= 0 and end <= quotations[at].end:
        return quotations[at]
    after = quotations[at + 1] if at + 1 < len(quotations) else None
    return after if after is not None and after.end <= end else None


def _annotated(
    annotation: Annotation,
    found: Sequence[Resolution],
    proposals: Proposals,
    candidates: Mapping[tuple[int, int], Candidate],
) -> Item:
    first = next((r for r in found if r.start is not None), None)
    start = first.start if first is not None and first.start is not None else annotation.start
    end = first.end if first is not None and first.end is not None else annotation.end
    lost = bool(found) and first is None
    return Item(
        id=annotation.id,
        start=start,
        end=end,
        state="orphaned" if lost else annotation.status,
        kind=annotation.kind,
        annotation=annotation,
        candidate=candidates.get((start, end)),
        quotation=around(proposals.quotations, start, end),
        occurrences=annotation.occurrences,
        resolutions=tuple(found),
    )


def _stands_on(item: Item) -> list[Span]:
    if not item.resolutions:
        return [o.span for o in item.occurrences]
    return [
        Span(r.start, r.end) for r in item.resolutions if r.start is not None and r.end is not None
    ]


def _proposed(
    text: str,
    sheet: Sheet,
    proposals: Proposals,
    taken: Sequence[Span],
    turned_down: set[str],
    rejected: bool,
) -> list[Item]:
    covered = _Cover(taken)
    groups: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in proposals.spans:
        if not covered.holds(Span(candidate.start, candidate.end)):
            exact = text[candidate.start : candidate.end]
            groups.setdefault((exact, candidate.language), []).append(candidate)
    items = []
    for (exact, _), members in groups.items():
        first = members[0]
        keys = [
            rejection_key(first.rule, sheet.article.sha256, exact, n)
            for n in range(1, len(members) + 1)
        ]
        is_rejected = not turned_down.isdisjoint(keys)
        if is_rejected and not rejected:
            continue
        items.append(
            Item(
                id=keys[0][:23],
                start=first.start,
                end=first.end,
                state="rejected" if is_rejected else "candidate",
                kind="foreign",
                candidate=first,
                quotation=around(proposals.quotations, first.start, first.end),
                occurrences=_places(exact, members),
            )
        )
    return items


def _places(exact: str, members: Sequence[Candidate]) -> tuple[Occurrence, ...]:
    """Equal proposals as places, the first one primary; context is added when they are taken."""
    return tuple(
        Occurrence(
            start=c.start,
            end=c.end,
            exact=exact,
            ordinal=n,
            of=len(members),
            role="duplicate" if n > 1 else "primary",
            by="repeats/1" if n > 1 else "",
        )
        for n, c in enumerate(members, start=1)
    )


class _Cover:
    """Which proposals an annotation already stands on: more than half of them, or around them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [s.start for s in self._spans]
        self._furthest = list(accumulate((s.end for s in self._spans), max))

    def holds(self, place: Span) -> bool:
        at = bisect_left(self._starts, place.end) - 1
        while at >= 0 and self._furthest[at] > place.start:
            span = self._spans[at]
            if span.contains(place) or place.iou(span) >= 0.5:
                return True
            at -= 1
        return False
