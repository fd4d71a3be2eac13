"""What is open about one place, and what was decided about it before."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from annotator.compare.fields import Redirects
from annotator.compare.groups import Group
from annotator.compare.parts import FOLLOWS, PARTS, speakers_with_ids
from annotator.compare.words import borders_in_words, texts_in_words
from annotator.model.annotation import Annotation, Decision
from annotator.model.sheet import Rejected

ANNOTATION = "annotation"
"""The question whether there is anything here at all, and the way to take one version whole."""
SAME = "agreed"
SAME_SPELT_OTHERWISE = "same after normalisation"
DIFFERENT = "different"
MISSING = "missing"
"""Only some annotated the place, or only some gave the part a value."""
AGREED = (SAME, SAME_SPELT_OTHERWISE)


@dataclass(frozen=True)
class Question:
    """One part of one place."""

    field: str
    state: str
    """agreed · same after normalisation · different · missing."""
    versions: tuple[Annotation | None, ...]
    """One for each annotator."""
    decision: Decision | None = None
    """The decision on record."""
    changed: bool = False
    """Somebody's value is not the one that lay on the table when it was decided."""
    by_hand: bool = False
    """The agreed sheet has another value than was decided: somebody wrote it in."""
    said: str = ""
    """Why it is asked, where that is not a difference between values."""

    @cached_property
    def values(self) -> tuple[str, ...]:
        """As people read them, one for each annotator; empty where there is none."""
        if self.field == ANNOTATION:
            return tuple(v.exact if v else "" for v in self.versions)
        shown = PARTS[self.field].shown
        told = tuple(shown(v) if v else "" for v in self.versions)
        if self.field == "speaker" and self.state == DIFFERENT and len({*told} - {""}) == 1:
            return tuple(speakers_with_ids(v) if v else "" for v in self.versions)
        return told

    @cached_property
    def words(self) -> str:
        """The difference in words, where two are compared."""
        if self.said or self.state in AGREED:
            return self.said
        present = [v for v in self.versions if v is not None]
        shown = [value for value in self.values if value]
        if len(present) != 2:
            return ""
        if self.field == "place":
            return borders_in_words(present[0], present[1])
        return texts_in_words(shown[0], shown[1]) if len(shown) == 2 else ""

    @property
    def settled(self) -> bool:
        """Decided, and nothing changed since."""
        return self.decision is not None and not self.changed

    @property
    def open(self) -> bool:
        """Whether a person has to decide: what agrees by itself need not be looked at."""
        if self.settled:
            return False
        return self.state not in AGREED or (self.changed and self.by_hand)

    @property
    def takeable(self) -> bool:
        """Whether bulk taking may take it over: agreed, not yet taken, nothing by hand."""
        return self.state in AGREED and not self.settled and not self.by_hand


@dataclass(frozen=True)
class Item:
    """One place with its questions, which are only worked out where somebody looks."""

    group: Group
    adjudicated: Annotation | None
    """What the agreed sheet has here."""
    nothing: Rejected | None
    """The standing decision that here is no annotation."""
    redirects: Redirects

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """In the order of PARTS."""
        return tuple(_questions(self.group, self.adjudicated, self.redirects))

    @cached_property
    def _alike(self) -> bool:
        """Whether all versions say the same in the same letters: quick, and the usual case."""
        versions = self.group.versions
        first = versions[0]
        if first is None:
            return False
        told = _letters(first)
        return all(v is not None and _letters(v) == told for v in versions[1:])

    @cached_property
    def open(self) -> bool:
        """Whether a person has to decide anything."""
        if self.nothing is not None or (self.adjudicated is None and self._alike):
            return False
        # One that is open is enough: the others are worked out where somebody looks.
        return any(q.open for q in _questions(self.group, self.adjudicated, self.redirects))

    @cached_property
    def agreed(self) -> bool:
        """Whether everybody has the same here: such places are folded away."""
        if self._alike:
            return True
        return self.group.complete and all(q.state in AGREED for q in self.questions)


def _letters(a: Annotation) -> tuple[object, ...]:
    """All that is compared of an annotation, as it is spelt."""
    return (
        a.kind,
        a.language,
        a.script,
        [(o.start, o.end, o.confirmed) for o in a.occurrences],
        [(t.text, t.preferred) for t in a.translations],
        [(t.scheme, t.text) for t in a.transliterations],
        [(x.speaker, x.name, x.role, x.certainty) for x in a.attributions],
    )


def fingerprint(annotation: Annotation, field: str) -> str:
    """Ten hexadecimal digits of a part's value, or of all parts together."""
    names: Iterable[str] = PARTS if field == ANNOTATION else (field,)
    told = "\n".join(PARTS[name].value(annotation, {}) for name in names)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def seen_of(group: Group, field: str) -> tuple[str, ...]:
    """What lies on the table: `annotator/annotation@revision#fingerprint`, one a person."""
    told = []
    for name, version in zip(group.annotators, group.versions, strict=True):
        if version is None:
            told.append(f"{name}/")
        else:
            told.append(f"{name}/{version.id}@{version.revision}#{fingerprint(version, field)}")
    return tuple(told)


def _without_revisions(seen: Iterable[str]) -> set[tuple[str, str]]:
    """Who, and the fingerprint of what; a revision alone changes nothing."""
    return {
        (entry.partition("@")[0], entry.partition("#")[2])
        for entry in seen
        if not entry.startswith("=")
    }


def questions_of(
    group: Group, adjudicated: Annotation | None, nothing: Rejected | None, redirects: Redirects
) -> Item:
    """The place with its questions. That here is nothing stands until somebody's value changes."""
    if nothing is not None and _without_revisions(nothing.seen) != _without_revisions(
        seen_of(group, ANNOTATION)
    ):
        nothing = None
    return Item(group, adjudicated, nothing, redirects)


def _questions(
    group: Group, adjudicated: Annotation | None, redirects: Redirects
) -> Iterator[Question]:
    decisions = {d.field: d for d in adjudicated.decisions} if adjudicated else {}
    if not group.complete:
        yield _whether(group, decisions.get(ANNOTATION))
    speakers_agree = True
    for field in PARTS:
        if field in FOLLOWS and not speakers_agree:
            continue
        question = _question(group, field, adjudicated, decisions.get(field), redirects)
        if field == "speaker":
            speakers_agree = question is None or question.state in AGREED
        if question is not None:
            yield question


def _whether(group: Group, decision: Decision | None) -> Question:
    """Some have nothing here: is it an annotation?"""
    named = {name for name, _ in group.present}
    missing = [n for n in group.annotators if n not in named]
    said = [
        f"{n} rejected it" if n in group.rejected_by else f"{n} has nothing here" for n in missing
    ]
    return Question(
        field=ANNOTATION,
        state=MISSING,
        versions=group.versions,
        decision=decision,
        changed=_changed(group, ANNOTATION, decision),
        said="; ".join(said),
    )


def _changed(group: Group, field: str, decision: Decision | None) -> bool:
    if decision is None or not decision.seen:
        return False
    return _without_revisions(decision.seen) != _without_revisions(seen_of(group, field))


def _question(
    group: Group,
    field: str,
    adjudicated: Annotation | None,
    decision: Decision | None,
    redirects: Redirects,
) -> Question | None:
    """The question about one part; None where nobody has a value and nothing was decided."""
    part = PARTS[field]
    present = [v for v in group.versions if v is not None]
    compared = [part.value(version, redirects) for version in present]
    if len(set(compared)) == 1:
        if not compared[0] and decision is None:
            return None
        spelt = {part.shown(version) for version in present}
        state = SAME if len(spelt) == 1 else SAME_SPELT_OTHERWISE
    else:
        state = DIFFERENT if all(compared) else MISSING
    return Question(
        field=field,
        state=state,
        versions=group.versions,
        decision=decision,
        changed=_changed(group, field, decision),
        by_hand=_by_hand(adjudicated, field, decision, compared),
    )


def _by_hand(
    adjudicated: Annotation | None, field: str, decision: Decision | None, compared: list[str]
) -> bool:
    """Whether somebody wrote the agreed value: as a decision, or into the sheet since."""
    if adjudicated is None:
        return False
    if decision is not None:
        result = [entry for entry in decision.seen if entry.startswith("=#")]
        other = bool(result) and result[0] != f"=#{fingerprint(adjudicated, field)}"
        return other or decision.choice == "own"
    if field in ("place", "kind"):
        return False
    value = PARTS[field].value(adjudicated, {})
    return bool(value) and value not in compared
