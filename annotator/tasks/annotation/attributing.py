"""Who said it, one attribution at a time: role, certainty, the words that tell."""

from typing import Any

from msgspec.structs import replace

from annotator.model.annotation import Annotation, Attribution
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.span import Span
from annotator.tasks.annotation.fields import Fields

_FAR = 4000
"""Code points around the words within which the words that tell are looked for first."""


class Attributing(Fields):
    """Setters for single attributions; `index` counts from 0."""

    def change_attribution(self, item_id: str, index: int, label: str, **fields: Any) -> str:
        """Other values of one attribution. InvalidInput where two would have one role."""

        def edit(a: Annotation) -> Annotation:
            old = _nth(a, index)
            new = replace(old, **fields)
            if new == old:
                return a
            others = [x for n, x in enumerate(a.attributions) if n != index]
            if any(x.role == new.role for x in others):
                raise InvalidInput(
                    f"Somebody else is the {new.role} of these words already.",
                    "Change or remove that one first.",
                )
            told = tuple(new if n == index else x for n, x in enumerate(a.attributions))
            return replace(a, attributions=told)

        value = next((str(v) for v in fields.values() if isinstance(v, str)), "")
        return self.change(item_id, f"{label} {value}".strip(), edit)

    def add_speaker(self, item_id: str, name: str, role: str) -> str:
        """One more person in a role that nobody has yet; behind those that are there."""
        if not name.strip():
            raise InvalidInput("A speaker needs a name.")

        def edit(a: Annotation) -> Annotation:
            value = Attribution(
                speaker=self.speakers.named(name.strip(), a.primary.span),
                name=name.strip(),
                role=role,
                certainty="high",
                accepted_by=self.maker.by,
            )
            rest = tuple(x for x in a.attributions if x.role != role)
            return replace(a, attributions=(*rest, value))

        return self.change(item_id, f"{role} {name.strip()}", edit)

    def remove_speaker(self, item_id: str, index: int) -> str:
        """Without that attribution."""

        def edit(a: Annotation) -> Annotation:
            _nth(a, index)
            rest = tuple(x for n, x in enumerate(a.attributions) if n != index)
            return replace(a, attributions=rest)

        return self.change(item_id, "speaker removed", edit)

    def set_cue(self, item_id: str, index: int, words: str) -> tuple[str, Span | None]:
        """The words that tell who said it, written by the person. Where they stand in the article,
        nearest to what was said, that place is kept as evidence: the second value."""
        words = " ".join(words.split())
        found: list[Span | None] = [None]

        def edit(a: Annotation) -> Annotation:
            old = _nth(a, index)
            place = found[0] = _nearest(self.article.text, words, a) if words else None
            evidence = old.evidence
            if place is not None and all((e.start, e.end) != (place.start, place.end)
                                         for e in evidence):  # fmt: skip
                evidence = (*evidence, *self.maker.evidence([place]))
            new = replace(old, cue=words, evidence=evidence)
            told = tuple(new if n == index else x for n, x in enumerate(a.attributions))
            return replace(a, attributions=told)

        return self.change(item_id, "words that tell who said it", edit), found[0]

    def remove_evidence(self, item_id: str, index: int, number: int) -> str:
        """Without the n-th piece of evidence (from 0) of an attribution."""

        def edit(a: Annotation) -> Annotation:
            old = _nth(a, index)
            rest = tuple(e for n, e in enumerate(old.evidence) if n != number)
            told = tuple(
                replace(x, evidence=rest) if n == index else x for n, x in enumerate(a.attributions)
            )
            return replace(a, attributions=told)

        return self.change(item_id, "evidence removed", edit)


def _nth(annotation: Annotation, index: int) -> Attribution:
    if not 0 <= index < len(annotation.attributions):
        raise NotFound("That speaker is no longer there.", "Go back to the list.")
    return annotation.attributions[index]


def _nearest(text: str, words: str, annotation: Annotation) -> Span | None:
    """The place of the words nearest to what was said, not in it: those before and after it."""
    start, end = annotation.start, annotation.end
    low, high = max(0, start - _FAR), end + _FAR
    before = text.rfind(words, low, start)
    after = text.find(words, end, high)
    places = [at for at in (before, after) if at >= 0]
    if not places and (at := text.find(words)) >= 0 and not start <= at < end:
        places = [at]
    if not places:
        return None
    at = min(places, key=lambda p: start - p - len(words) if p < start else p - end)
    return Span(at, at + len(words))
