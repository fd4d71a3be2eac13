"""Two annotations of one place, field by field.

What counts as the same is written down here once: review, diff, adjudication and agreement use it.
"""

from collections.abc import Callable, Iterable, Mapping

from annotator.compare.words import borders_in_words, texts_in_words
from annotator.model.annotation import Annotation, Attribution, Translation
from annotator.model.speaker import Speaker
from annotator.model.value import Value
from annotator.text.normal import fold, nfc

EQUAL = "equal"
NORMALISED = "same after normalisation"
DIFFERENT = "different"
ONLY_LEFT = "only left"
ONLY_RIGHT = "only right"
BOTH_EMPTY = "both empty"
STATES = (EQUAL, NORMALISED, DIFFERENT, ONLY_LEFT, ONLY_RIGHT, BOTH_EMPTY)

Redirects = Mapping[str, str]
"""Speaker id → the speaker it was merged into."""


class FieldComparison(Value, frozen=True, kw_only=True):
    """One field of two annotations."""

    field: str
    """place · kind · language · script · transliteration SCHEME · translation · speaker · role ·
    certainty · occurrences; for two versions of one sheet also status · note · tags · comments."""
    state: str
    """One of STATES."""
    left: str = ""
    """The left value as a person reads it."""
    right: str = ""
    words: str = ""
    """The difference in words; empty where there is none."""

    @property
    def differs(self) -> bool:
        """Whether a person has to look: different, or only one side has a value."""
        return self.state in (DIFFERENT, ONLY_LEFT, ONLY_RIGHT)


def rendering(text: str) -> str:
    """A translation in a form in which the same words are equal: folded, outer marks taken off."""
    return fold(text).strip("\"' ")


def redirects_of(speakers: Iterable[Speaker]) -> dict[str, str]:
    """The merged speakers and where each of them leads."""
    return {s.id: s.merged_into for s in speakers if s.merged_into}


def follow(speaker: str, redirects: Redirects) -> str:
    """The id a speaker id stands for today; in a circle of redirects the smallest id of it."""
    seen = [speaker]
    while following := redirects.get(speaker, ""):
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
        speaker = following
    return speaker


def compare_fields(
    left: Annotation,
    right: Annotation,
    redirects: Redirects | None = None,
    *,
    own: bool = False,
) -> tuple[FieldComparison, ...]:
    """Every field of a pair, in the order in which a person reads them.

    `own` adds what only concerns two versions of one sheet: status, note, tags, comments.
    """
    names = redirects or {}
    compared = [_place(left, right)]
    compared += [_plain(name, left, right) for name in ("kind", "language", "script")]
    compared += _transliterations(left, right)
    compared.append(_translations(left, right))
    compared += _speaker(left, right, names)
    compared.append(_occurrences(left, right))
    if own:
        compared += [_plain(name, left, right) for name in ("status", "note")]
        compared.append(_listed("tags", left.tags, right.tags))
        compared.append(_listed("comments", _said(left), _said(right)))
    return tuple(compared)


def differences(
    left: Annotation, right: Annotation, redirects: Redirects | None = None, *, own: bool = False
) -> tuple[FieldComparison, ...]:
    """Only the fields that differ; quick where the two are the same value."""
    if left == right:
        return ()
    return tuple(c for c in compare_fields(left, right, redirects, own=own) if c.differs)


def _said(annotation: Annotation) -> tuple[str, ...]:
    return tuple(f"{c.author}: {c.text}" for c in annotation.comments)


def _state(left: str, right: str, same: Callable[[str], str] = nfc) -> str:
    if left == right:
        return EQUAL if left else BOTH_EMPTY
    if not right:
        return ONLY_LEFT
    if not left:
        return ONLY_RIGHT
    return NORMALISED if same(left) == same(right) else DIFFERENT


def _plain(name: str, left: Annotation, right: Annotation) -> FieldComparison:
    a, b = str(getattr(left, name)), str(getattr(right, name))
    same = fold if name == "note" else str.casefold
    state = _state(a, b, same)
    words = f"{a or 'nothing'} → {b or 'nothing'}" if state != EQUAL and a != b else ""
    return FieldComparison(field=name, state=state, left=a, right=b, words=words)


def _place(left: Annotation, right: Annotation) -> FieldComparison:
    same = (left.start, left.end) == (right.start, right.end)
    return FieldComparison(
        field="place",
        state=EQUAL if same else DIFFERENT,
        left=f"{left.start}–{left.end}",
        right=f"{right.start}–{right.end}",
        words="" if same else borders_in_words(left, right),
    )


def _transliterations(left: Annotation, right: Annotation) -> list[FieldComparison]:
    """One comparison a scheme: texts under different schemes cannot be compared."""
    sides = [{t.scheme: t.text for t in reversed(a.transliterations)} for a in (left, right)]
    if not sides[0] and not sides[1]:
        return [FieldComparison(field="transliteration", state=BOTH_EMPTY)]
    found = []
    for scheme in sorted(sides[0] | sides[1]):
        a, b = sides[0].get(scheme, ""), sides[1].get(scheme, "")
        words = texts_in_words(a, b)
        if not a or not b:
            words = f"only {'left' if a else 'right'} is under this scheme: not comparable"
        found.append(
            FieldComparison(
                field=f"transliteration {scheme}".strip(),
                state=_state(a, b, fold),
                left=a,
                right=b,
                words=words,
            )
        )
    return found


def preferred_translation(annotation: Annotation) -> Translation | None:
    """The one marked as preferred, else the first; None where there is none."""
    marked = (t for t in annotation.translations if t.preferred)
    return next(marked, annotation.translations[0] if annotation.translations else None)


def _renderings(annotation: Annotation) -> tuple[str, frozenset[str]]:
    best = preferred_translation(annotation)
    return (best.text if best else ""), frozenset(t.text for t in annotation.translations)


def _translations(left: Annotation, right: Annotation) -> FieldComparison:
    (a, all_a), (b, all_b) = _renderings(left), _renderings(right)
    folded_a, folded_b = {rendering(t) for t in all_a}, {rendering(t) for t in all_b}
    if not all_a or not all_b:
        state = _state(a, b, rendering)
        words = f"only {'left' if a else 'right'} has one" if a != b else ""
    elif a == b and all_a == all_b:
        state, words = EQUAL, ""
    elif rendering(a) == rendering(b) and folded_a == folded_b:
        state, words = NORMALISED, "only case, spaces or marks differ"
    else:
        state, words = DIFFERENT, _rendering_words(a, b, folded_a, folded_b)
    return FieldComparison(
        field="translation",
        state=state,
        left=" / ".join([a, *sorted(all_a - {a})] if a else []),
        right=" / ".join([b, *sorted(all_b - {b})] if b else []),
        words=words,
    )


def _rendering_words(a: str, b: str, folded_a: set[str], folded_b: set[str]) -> str:
    if folded_a == folded_b:
        return "the same renderings, another one preferred"
    said = [] if rendering(a) == rendering(b) else [texts_in_words(a, b)]
    for side, more in (("left", folded_a - folded_b), ("right", folded_b - folded_a)):
        extra = len(more - {rendering(a), rendering(b)})
        if extra:
            said.append(f"{side} has {extra} more rendering{'s' if extra > 1 else ''}")
    return "; ".join(said) or "one side has more renderings"


def _named(attribution: Attribution, redirects: Redirects) -> str:
    if attribution.speaker:
        return follow(attribution.speaker, redirects)
    return attribution.name or "nobody named"


def speakers_of(annotation: Annotation, redirects: Redirects | None = None) -> tuple[str, ...]:
    """Speaker ids after redirects, a bare name where there is no id, "nobody named" where that
    is what was recorded; sorted, empty where nothing was recorded."""
    return tuple(sorted({_named(a, redirects or {}) for a in annotation.attributions}))


def _speaker(left: Annotation, right: Annotation, redirects: Redirects) -> list[FieldComparison]:
    found = [_listed("speaker", speakers_of(left, redirects), speakers_of(right, redirects))]
    for name in ("role", "certainty"):
        sides = []
        for annotation in (left, right):
            said = [(_named(a, redirects), getattr(a, name)) for a in annotation.attributions]
            sides.append(tuple(value for _, value in sorted(said)))
        found.append(_listed(name, *sides))
    return found


def _occurrences(left: Annotation, right: Annotation) -> FieldComparison:
    """Which places hold the passage, and which of them were opted out."""
    texts = []
    for annotation in (left, right):
        places = {(o.start, o.end): o.confirmed for o in annotation.occurrences}
        texts.append(
            tuple(
                f"{s}–{e}" + ("" if ok else " opted out") for (s, e), ok in sorted(places.items())
            )
        )
    if len(left.occurrences) == len(right.occurrences) == 1:
        texts = [(), ()]
    return _listed("occurrences", *texts)


def _listed(name: str, left: tuple[str, ...], right: tuple[str, ...]) -> FieldComparison:
    a, b = ", ".join(left), ", ".join(right)
    state = _state(a, b, fold)
    said = [f"only {side} has {value}" for side, value in _one_sided(left, right)]
    words = "; ".join(said[:4]) + (f"; and {len(said) - 4} more" if len(said) > 4 else "")
    return FieldComparison(field=name, state=state, left=a, right=b, words=words)


def _one_sided(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("left", v) for v in left if v not in right] + [
        ("right", v) for v in right if v not in left
    ]
