"""How an annotation comes to be: from a proposal, a selection, or accepting what is offered."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from msgspec.structs import replace

from annotator import __version__
from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import Annotation, Detection, Provenance, Translation
from annotator.model.article import Article
from annotator.model.errors import InvalidInput
from annotator.model.proposal import Candidate, Repeat, Suggestion
from annotator.model.span import Span
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import (
    TAKEN_GRADES,
    Offer,
    as_attribution,
    as_translation,
    as_transliteration,
    is_unconfirmed,
)
from annotator.tasks.detection.late import Proposed, starts_of
from annotator.tasks.stamp import Stamp

GENERATOR = f"annotator {__version__}"


class Registry(Protocol):
    """Where a name becomes a speaker."""

    def speaker_id(self, name: str, kind: str, seen: Span) -> str:
        """The id of the speaker who has that name; a new one where nobody has."""
        ...


@dataclass(frozen=True)
class Maker:
    """What is needed to make annotations of one article in one person's name."""

    article: Article
    by: str
    stamp: Stamp
    registry: Registry

    def taken(self, item: Item) -> Annotation:
        """A proposal as a draft: its language unconfirmed, nothing else filled in."""
        candidate = item.candidate
        if candidate is None:
            raise InvalidInput("There is nothing to take here.", "Select the words instead.")
        places = [self.described(o.start, o.end, o.role, o.by) for o in item.occurrences]
        return self._new(
            kind="quotation" if item.quotation is not None else "foreign",
            places=places,
            candidate=candidate,
        )

    def created(self, start: int, end: int, kind: str, proposals: Proposed) -> Annotation:
        """A draft of a selection, with its copies in repeated passages.

        InvalidInput where the selection is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.article.text):
            raise InvalidInput(
                f"{start}:{end} is no stretch of this article of {len(self.article.text)} "
                "code points.",
                "Give START:END with 0 ≤ START < END.",
            )
        copies = copies_of(self.article.text, start, end, proposals.repeats)
        places = [self.described(start, end, "primary", "")]
        places += [self.described(s.start, s.end, "duplicate", "repeats/1") for s in copies]
        place = Span(start, end)
        starts = starts_of(proposals.spans)
        first = bisect_left(starts, start - 2 * len(place))  # half as long again, at most
        near = proposals.spans[first : bisect_left(starts, end)]
        meant = [c for c in near if Span(c.start, c.end).iou(place) >= 0.5]
        return self._new(kind=kind, places=places, candidate=meant[0] if meant else None)

    def accepted(self, item: Item, offer: Offer) -> Annotation:
        """The item with everything offered that is not filled in yet; status done."""
        made = item.annotation or self.taken(item)
        if offer.language:
            made = edits.with_language(made, offer.language, offer.script, self.by)
        if not made.transliterations:
            for suggestion in offer.transliterations[:1]:
                if suggestion.grade in TAKEN_GRADES:
                    value = as_transliteration(suggestion, self.stamp.new_id(), self.by)
                    made = edits.with_transliteration(made, value)
        if all(is_unconfirmed(t) for t in made.translations):
            for suggestion in takeable(offer.translations):
                made = edits.add_translation(made, self.translation(suggestion))
            ordered = sorted(made.translations, key=is_unconfirmed)
            made = replace(made, translations=edits.ranked(ordered))
        if not made.attributions and offer.speaker is not None:
            made = self.with_speaker(made, offer.speaker)
        return replace(made, status="done")

    def make_ready(self, item: Item, offer: Offer) -> Iterator[None]:
        """What `accepted` looks through the text for, one search a step; nothing is changed."""
        from annotator.text.anchoring import look_through

        text, wanted = self.article.text, [item.exact] if item.annotation is None else []
        speaker = (offer.speaker,) if offer.speaker is not None else ()
        for suggestion in (*takeable(offer.translations), *speaker):
            wanted += [text[place.start : place.end] for place in suggestion.evidence]
        for words in dict.fromkeys(wanted):
            if words:
                look_through(text, words)
                yield

    def translation(self, suggestion: Suggestion) -> Translation:
        """A suggested translation, taken, with its places as evidence."""
        evidence = self.evidence(suggestion.evidence)
        return as_translation(suggestion, self.stamp.new_id(), self.by, evidence)

    def with_speaker(self, annotation: Annotation, suggestion: Suggestion) -> Annotation:
        """The annotation with a suggested speaker, entered in the registry if new."""
        kind = suggestion.speaker.type if suggestion.speaker else "person"
        seen = suggestion.evidence[0] if suggestion.evidence else annotation.primary.span
        speaker = self.registry.speaker_id(suggestion.text, kind, seen)
        evidence = self.evidence(suggestion.evidence)
        value = as_attribution(suggestion, speaker, self.by, evidence)
        return edits.with_attribution(annotation, value)

    def evidence(self, spans: Iterable[Span]) -> tuple[Anchor, ...]:
        """Places of the article as anchors."""
        from annotator.text.anchoring import describe

        return tuple(describe(self.article.text, s.start, s.end) for s in spans)

    def described(self, start: int, end: int, role: str, by: str) -> Occurrence:
        """A place of the article with its words and surroundings."""
        from annotator.text.anchoring import describe

        return edits.as_occurrence(describe(self.article.text, start, end), role, by)

    def _new(
        self, kind: str, places: Sequence[Occurrence], candidate: Candidate | None
    ) -> Annotation:
        from annotator.text.scripts import main_script

        at = self.stamp.now()
        return Annotation(
            id=self.stamp.new_id(),
            kind=kind,
            language=candidate.language if candidate else "",
            script=candidate.script if candidate else main_script(places[0].exact),
            detection=detection_of(candidate),
            occurrences=tuple(places),
            provenance=Provenance(created=at, creator=self.by, changed=at, generator=GENERATOR),
        )


def takeable(translations: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """What accepting all takes: every wording of the article; without one, the best exact memory.

    What a machine said is never taken in bulk.
    """
    told = tuple(s for s in translations if s.origin == "article")
    exact = tuple(
        s for s in translations if s.origin == "memory" and s.score is not None and s.score >= 1.0
    )
    return told or exact[:1]


def copies_of(text: str, start: int, end: int, repeats: Iterable[Repeat]) -> tuple[Span, ...]:
    """The same words in the other copies of a repeated passage, in text order."""
    families: dict[Span, list[int]] = {}
    for repeat in repeats:
        families.setdefault(repeat.of, [repeat.of.start]).append(repeat.start)
    words = text[start:end]
    found: set[int] = set()
    for first, starts in families.items():
        for own in starts:
            if own <= start and end <= own + len(first):
                found.update(start - own + other for other in starts)
    found.discard(start)
    length = end - start
    return tuple(Span(s, s + length) for s in sorted(found) if text[s : s + length] == words)


def detection_of(candidate: Candidate | None) -> Detection | None:
    """What the machine said of the language; nobody has agreed yet."""
    if candidate is None:
        return None
    return Detection(
        by=candidate.rule,
        language=candidate.language,
        score=candidate.confidence,
        because=candidate.because,
        votes=candidate.votes,
    )
