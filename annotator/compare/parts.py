"""The parts of an annotation that are decided one by one, and how each is taken over.

A plain table: name → Part. The review screens, adjudication and bulk taking all go by it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from annotator.compare.fields import Redirects, follow, preferred_translation, rendering
from annotator.compare.merge.places import ANCHOR
from annotator.model.annotation import Annotation, Translation
from annotator.text.normal import fold


@dataclass(frozen=True)
class Part:
    """One thing to decide."""

    value: Callable[[Annotation, Redirects], str]
    """The value in a form in which equal ones are equal strings; empty where there is none."""
    shown: Callable[[Annotation], str]
    """The value as a person reads it."""
    take: Callable[[Annotation, Annotation], Annotation]
    """(target, donor): the target with the donor's value."""
    both: Callable[[Annotation, Sequence[Annotation]], Annotation] | None = None
    """(target, donors): the target with everybody's values, ranked; None where one must win."""


def _scalar(name: str) -> Part:
    return Part(
        value=lambda a, _: str(getattr(a, name)).casefold(),
        shown=lambda a: str(getattr(a, name)),
        take=lambda target, donor: replace(target, **{name: getattr(donor, name)}),
    )


def _take_place(target: Annotation, donor: Annotation) -> Annotation:
    anchor = {name: getattr(donor.primary, name) for name in ANCHOR}
    first = replace(target.primary, **anchor, role="primary")
    rest = (o for o in target.occurrences[1:] if (o.start, o.end) != (first.start, first.end))
    return replace(target, occurrences=(first, *rest))


def _others(annotation: Annotation) -> list[Any]:
    return list(annotation.occurrences[1:])


def _take_others(target: Annotation, *donors: Annotation) -> Annotation:
    """Further places; of two opinions on one place the donor named first is heard."""
    first = target.primary
    places = {(first.start, first.end): first}
    for donor in donors:
        for o in donor.occurrences:
            role = "duplicate" if o.role == "primary" else o.role
            places.setdefault((o.start, o.end), replace(o, role=role))
    rest = sorted(list(places.values())[1:], key=lambda o: (o.start, o.end))
    return replace(target, occurrences=(first, *rest))


def _places(annotation: Annotation, _: Redirects) -> str:
    if len(annotation.occurrences) == 1:
        return ""
    places = sorted((o.start, o.end, o.confirmed) for o in annotation.occurrences)
    return ",".join(f"{s}-{e}" + ("" if ok else "!") for s, e, ok in places)


def _transliterations(annotation: Annotation, _: Redirects) -> str:
    return "|".join(sorted(f"{t.scheme}={fold(t.text)}" for t in annotation.transliterations))


def _unite_transliterations(target: Annotation, donors: Sequence[Annotation]) -> Annotation:
    table: dict[tuple[str, str], Any] = {}
    for donor in donors:
        for t in donor.transliterations:
            table.setdefault((t.scheme, fold(t.text)), t)
    return replace(target, transliterations=_with_own_ids(list(table.values())))


def _with_own_ids(members: list[Any]) -> tuple[Any, ...]:
    """Members of several lists under ids that differ."""
    taken: set[str] = set()
    result = []
    for member in members:
        name, n = member.id, 2
        while name in taken:
            name, n = f"{member.id}-{n}", n + 1
        taken.add(name)
        result.append(replace(member, id=name))
    return tuple(result)


def _translations(annotation: Annotation, _: Redirects) -> str:
    best = preferred_translation(annotation)
    if best is None:
        return ""
    rest = sorted({rendering(t.text) for t in annotation.translations} - {rendering(best.text)})
    return "|".join([rendering(best.text), *rest])


def _unite_translations(target: Annotation, donors: Sequence[Annotation]) -> Annotation:
    """The first donor's preferred one stays preferred; everybody else's follow as alternatives."""
    ordered: list[Translation] = []
    for donor in donors:
        best = preferred_translation(donor)
        ordered += [best] if best else []
    for donor in donors:
        ordered += donor.translations
    table: dict[str, Translation] = {}
    for t in ordered:
        table.setdefault(rendering(t.text), t)
    ranked = [replace(t, rank=k, preferred=k == 1) for k, t in enumerate(table.values(), 1)]
    return replace(target, translations=_with_own_ids(ranked))


def _speakers(annotation: Annotation, redirects: Redirects) -> str:
    return "|".join(
        sorted(
            follow(a.speaker, redirects) if a.speaker else f"({a.name or 'nobody named'})"
            for a in annotation.attributions
        )
    )


def _shown_speakers(annotation: Annotation) -> str:
    return ", ".join(a.name or a.speaker or "nobody named" for a in annotation.attributions)


def speakers_with_ids(annotation: Annotation) -> str:
    """The names with the ids of the registry, for two who have one name."""
    told = (
        f"{a.name} ({a.speaker})" if a.name and a.speaker else a.name or a.speaker or "nobody named"
        for a in annotation.attributions
    )
    return ", ".join(told)


def _unite_speakers(target: Annotation, donors: Sequence[Annotation]) -> Annotation:
    table: dict[tuple[str, str, str], Any] = {}
    for donor in donors:
        for a in donor.attributions:
            table.setdefault((a.speaker or "", a.name if not a.speaker else "", a.role), a)
    return replace(target, attributions=tuple(table.values()))


def _of_speaker(name: str) -> Part:
    """Role or certainty, which belong to a speaker: compared where the speakers are the same."""

    def value(annotation: Annotation, redirects: Redirects) -> str:
        return "|".join(
            sorted(
                f"{follow(a.speaker or '', redirects)}:{getattr(a, name)}"
                for a in annotation.attributions
            )
        )

    def take(target: Annotation, donor: Annotation) -> Annotation:
        said = {(a.speaker, a.name): getattr(a, name) for a in donor.attributions}
        return replace(
            target,
            attributions=tuple(
                replace(a, **{name: said.get((a.speaker, a.name), getattr(a, name))})
                for a in target.attributions
            ),
        )

    return Part(
        value=value,
        shown=lambda a: ", ".join(str(getattr(x, name)) for x in a.attributions),
        take=take,
    )


PARTS: dict[str, Part] = {
    "place": Part(
        value=lambda a, _: f"{a.start}-{a.end}",
        shown=lambda a: f"{a.start}–{a.end} “{a.exact}”",
        take=_take_place,
    ),
    "kind": _scalar("kind"),
    "language": Part(
        value=lambda a, _: a.language.casefold(),
        shown=lambda a: a.language,
        take=lambda target, donor: replace(
            target, language=donor.language, detection=donor.detection
        ),
    ),
    "script": _scalar("script"),
    "transliteration": Part(
        value=_transliterations,
        shown=lambda a: " / ".join(f"{t.text} ({t.scheme})" for t in a.transliterations),
        take=lambda target, donor: replace(target, transliterations=donor.transliterations),
        both=_unite_transliterations,
    ),
    "translation": Part(
        value=_translations,
        shown=lambda a: " / ".join(t.text for t in a.translations),
        take=lambda target, donor: replace(target, translations=donor.translations),
        both=_unite_translations,
    ),
    "speaker": Part(
        value=_speakers,
        shown=_shown_speakers,
        take=lambda target, donor: replace(target, attributions=donor.attributions),
        both=_unite_speakers,
    ),
    "role": _of_speaker("role"),
    "certainty": _of_speaker("certainty"),
    "occurrences": Part(
        value=_places,
        shown=lambda a: ", ".join(
            f"{o.start}–{o.end}" + ("" if o.confirmed else " opted out") for o in _others(a)
        ),
        take=lambda target, donor: _take_others(target, donor),
        both=lambda target, donors: _take_others(target, *donors),
    ),
}
"""What is decided, in the order in which a person is asked."""

FOLLOWS = {"role": "speaker", "certainty": "speaker"}
"""These are only asked where everybody agrees about that; otherwise they come along with it."""
