"""Import: foreign bytes to annotations that stand in the articles of this workspace."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from annotator.exchange.arrival import Claim, InFile, Pair, Piece, Skipped
from annotator.exchange.format import Format, ReadOptions
from annotator.exchange.markup import legal
from annotator.exchange.ranked import is_suggestion
from annotator.model.anchor import CONTEXT, Anchor, Occurrence
from annotator.model.annotation import Annotation, Attribution, Provenance, Translation
from annotator.model.article import Article
from annotator.model.errors import InvalidInput
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker
from annotator.text.anchoring import describe, resolve
from annotator.text.offsets import OffsetMap

Find = Callable[[Claim], Article | None]
"""Gives the article of the workspace that a file means: by id, digest, text or name."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What arrived for one article, from one annotator."""

    article: Article
    annotator: str
    annotations: tuple[Annotation, ...]
    sheet: Sheet | None = None
    """From our own format: that annotator's whole sheet, standing in the article as it is now."""


@dataclass(slots=True)
class Imported:
    """An import, with every annotation accounted for: `read` is the sum of the other counts."""

    counts: Counter[str] = field(default_factory=Counter)
    """exact · moved · proposed · ambiguous · orphaned."""
    skipped: list[Skipped] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    """Ambiguous, proposed and orphaned ones are among them: kept as they came, and listed."""
    speakers: list[Speaker] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Names of speakers by id, for those whose attribution has none."""
    pairs: list[Pair] = field(default_factory=list)
    remarks: Counter[str] = field(default_factory=Counter)
    """What was changed on the way, in words."""
    states: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """(article, annotator, annotation) → which of `counts` it is among."""
    already_there: int = 0
    """How many of `counts` and `pairs` say nothing new here, and were not added again."""

    @property
    def refused(self) -> int:
        """How much of what is skipped should have been taken."""
        return sum(one.refused for one in self.skipped)

    @property
    def taken(self) -> int:
        """How much is new here: annotations, pairs, speakers."""
        new = sum(self.counts.values()) - self.already_there
        return new + len(self.pairs) + len(self.speakers)

    def skip(self, arrival: Arrival, annotation: Annotation, skipped: Skipped) -> None:
        """Leave an annotation out after all."""
        state = self.states.pop((arrival.article.id, arrival.annotator, annotation.id), "")
        if state:
            self.counts[state] -= 1
        self.skipped.append(skipped)

    @property
    def read(self) -> int:
        """Annotations and pairs taken, and things skipped."""
        return sum(self.counts.values()) + len(self.pairs) + len(self.skipped)

    def as_plain(self) -> dict[str, object]:
        """The counts of the contract: read, exact, moved, ambiguous, orphaned, skipped, why."""
        states = ("exact", "moved", "proposed", "ambiguous", "orphaned")
        return {
            "read": self.read,
            **{state: self.counts[state] for state in states},
            "pairs": len(self.pairs),
            "speakers": len(self.speakers),
            "skipped": len(self.skipped),
            "already_there": self.already_there,
            "remarks": dict(sorted(self.remarks.items())),
            "why": [{"where": s.where, "why": s.why} for s in self.skipped],
        }


def incoming(
    fmt: Format, files: Sequence[InFile], find: Find, options: ReadOptions | None = None
) -> Imported:
    """Read files of one format and place what they hold. Raises before anything is taken.

    A file that cannot be read raises UnreadableFile, and nothing of any file is taken; single
    annotations that cannot be taken are skipped with their reason.
    """
    if fmt.read is None:
        raise InvalidInput(f"{fmt.name} can be written but not read.", "See `import --list`.")
    return settle(fmt.read(files, options or ReadOptions()), find)


def settle(pieces: Iterable[Piece], find: Find) -> Imported:
    """Find the article of each piece, and in it each annotation; count what became of them."""
    result = Imported()
    grouped: dict[tuple[str, str], tuple[Article, list[Annotation]]] = {}
    for piece in pieces:
        result.skipped += piece.skipped
        result.speakers += piece.speakers
        result.names.update(piece.names)
        result.pairs += piece.pairs
        result.remarks.update(piece.remarks)
        if not piece.annotations and piece.sheet is None:
            continue
        article = find(piece.claim)
        if article is None:
            told = piece.claim.told or "its article"
            why = f"{told} is not in this workspace"
            result.skipped += [Skipped(f"{piece.source}: {a.id}", why) for a in piece.annotations]
            continue
        placed = _placed(piece, article, result)
        if piece.sheet is not None:
            result.arrivals.append(_whole(piece.sheet, article, tuple(placed)))
        else:
            group = grouped.setdefault((article.id, piece.annotator), (article, []))
            group[1].extend(placed)
    result.arrivals += [
        Arrival(article, annotator, tuple(annotations))
        for (_, annotator), (article, annotations) in grouped.items()
    ]
    return result


def _whole(sheet: Sheet, article: Article, annotations: tuple[Annotation, ...]) -> Arrival:
    ordered = tuple(sorted(annotations, key=lambda a: (a.start, a.end, a.id)))
    moved = sheet.article.sha256 != article.sha256
    standing = msgspec.structs.replace(
        sheet, annotations=ordered, article=article.ref if moved else sheet.article
    )
    return Arrival(article, sheet.annotator, ordered, standing)


def _placed(piece: Piece, article: Article, result: Imported) -> Iterator[Annotation]:
    finder = _Finder(piece, article)
    for annotation in piece.annotations:
        states: list[str] = []
        places = tuple(finder.occurrence(o, annotation, states) for o in annotation.occurrences)
        result.counts[states[0]] += 1
        result.states[article.id, piece.annotator, annotation.id] = states[0]
        changes: dict[str, object] = {"occurrences": places}
        for name in ("translations", "attributions"):
            changes[name] = tuple(finder.evidence(v) for v in getattr(annotation, name))
        placed = msgspec.structs.replace(annotation, **changes)
        yield placed if piece.own else stamped(placed, piece.source)


class _Finder:
    """Finds the places of one piece in one article."""

    def __init__(self, piece: Piece, article: Article) -> None:
        self.text = article.text
        self.theirs = piece.claim.text
        if self.theirs is not None and self.theirs == legal(article.text):
            # XML has no control characters: they came back as U+FFFD, at the same places.
            self.theirs = article.text
        self.same = article.sha256 == piece.claim.sha256 or self.theirs == article.text
        self.own = piece.own
        self.utf16 = OffsetMap(article.text) if piece.maybe_utf16 else None

    def occurrence(self, o: Occurrence, owner: Annotation, states: list[str]) -> Occurrence:
        """The place as it stands here; where it is not found for sure, as it came."""
        told = self._completed(o, owner)
        found, state = self._found(told)
        states.append(state)
        return found

    def _completed(self, o: Occurrence, owner: Annotation) -> Occurrence:
        """With words and surroundings, taken from the text that the file carries."""
        if self.own and o.exact:
            return o
        text = self.theirs if self.theirs is not None else self.text if self.same else None
        if text is None or not 0 <= o.start < o.end <= len(text):
            return o if o.exact else _with(o, exact=owner.exact)
        words = text[o.start : o.end]
        if o.exact in ("", words, legal(words)):
            return _described(text, o, o.start, o.end)
        return o

    def _found(self, o: Occurrence) -> tuple[Occurrence, str]:
        if self.own and self.same and self.text[o.start : o.end] == o.exact:
            return o, "exact"
        if self.utf16 is not None and self.text[o.start : o.end] != o.exact:
            o = self._from_utf16(o)
        if not o.exact:
            return o, "orphaned"
        resolution = resolve(self.text, _short(o), self.same)
        if resolution.state not in ("exact", "moved") or resolution.start is None:
            return o, resolution.state
        end = resolution.end if resolution.end is not None else resolution.start
        if self.text[o.start : o.end] == o.exact and resolution.start == o.start:
            # The file counted in another text, but place and words are the same here.
            return _described(self.text, o, o.start, o.end), "exact"
        return _described(self.text, o, resolution.start, end), resolution.state

    def _from_utf16(self, o: Occurrence) -> Occurrence:
        assert self.utf16 is not None
        try:
            start, end = self.utf16.from_utf16(o.start), self.utf16.from_utf16(o.end)
        except IndexError:
            return o
        return _with(o, start=start, end=end) if self.text[start:end] == o.exact else o

    def evidence(self, value: Translation | Attribution) -> Translation | Attribution:
        """The value with its evidence found again; what is not found stays as it came."""
        if not value.evidence or (self.own and self.same):
            return value
        return msgspec.structs.replace(value, evidence=tuple(map(self._anchor, value.evidence)))

    def _anchor(self, anchor: Anchor) -> Anchor:
        fields = {name: getattr(anchor, name) for name in _ANCHOR}
        told = self._completed(Occurrence(**fields), _NOBODY)
        found, _ = self._found(told)
        return msgspec.structs.replace(anchor, **{n: getattr(found, n) for n in _ANCHOR})


def _short(o: Occurrence) -> Occurrence:
    """With surroundings no longer than help: a file may hold whole pages of them."""
    if len(o.prefix) <= 2 * CONTEXT and len(o.suffix) <= 2 * CONTEXT:
        return o
    return _with(o, prefix=o.prefix[-2 * CONTEXT :], suffix=o.suffix[: 2 * CONTEXT])


_ANCHOR = ("start", "end", "exact", "prefix", "suffix", "ordinal", "of")
_NOBODY = Annotation(id="", occurrences=(Occurrence(start=0, end=0, exact=""),))


def _with(o: Occurrence, **changes: object) -> Occurrence:
    return msgspec.structs.replace(o, **changes)


def _described(text: str, o: Occurrence, start: int, end: int) -> Occurrence:
    anchor = describe(text, start, end)
    shift = start - o.start
    return _with(
        o,
        **{name: getattr(anchor, name) for name in _ANCHOR},
        segments=tuple(
            msgspec.structs.replace(s, start=s.start + shift, end=s.end + shift) for s in o.segments
        ),
    )


def stamped(annotation: Annotation, source: str) -> Annotation:
    """The annotation as an import: every value that somebody had confirmed has origin `import`.

    A value that was only suggested stays the suggestion that it was.
    """
    changes: dict[str, object] = {}
    for name in ("translations", "transliterations", "attributions"):
        changes[name] = tuple(
            value
            if is_suggestion(value)
            else msgspec.structs.replace(value, origin="import", accepted_by="")
            for value in getattr(annotation, name)
        )
    provenance = annotation.provenance or Provenance()
    changes["provenance"] = msgspec.structs.replace(provenance, source=source)
    return msgspec.structs.replace(annotation, **changes)
