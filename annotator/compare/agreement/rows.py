"""Sheets as rows that measures can be taken of: one row a place, one cell an annotator."""

from collections.abc import Sequence
from itertools import combinations

from annotator.compare.agreement.texts import chrf, edit_distance, edit_similarity
from annotator.compare.align import HALF, iou
from annotator.compare.fields import Redirects, preferred_translation, rendering, speakers_of
from annotator.compare.groups import group_sheets
from annotator.model.annotation import Annotation
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.text.normal import fold

CERTAINTY = {"low": 1, "medium": 2, "high": 3}


class Row(Value, frozen=True, kw_only=True):
    """One place and who annotated it."""

    article: str
    versions: tuple[Annotation | None, ...]
    """One for each annotator."""

    @property
    def language(self) -> str:
        """The language under which the place is counted: that of the first who gave one."""
        said = (v.language for v in self.versions if v is not None and v.language)
        return next(said, "und").partition("-")[0]


def rows_of(sheets: Sequence[Sheet]) -> list[Row]:
    """The places of one article. Those that only touch (IoU below a half) are not one place."""
    rows = []
    for group in group_sheets(sheets):
        parts = _apart(group.versions)
        rows += [Row(article=sheets[0].article.id, versions=versions) for versions in parts]
    return rows


def _apart(versions: tuple[Annotation | None, ...]) -> list[tuple[Annotation | None, ...]]:
    """A group split where someone's place overlaps the first one by less than a half."""
    there = [k for k, v in enumerate(versions) if v is not None]
    first = versions[there[0]]
    assert first is not None
    near = {k for k in there if _same_place(first, versions[k])}
    if len(near) == len(there):
        return [versions]
    one = tuple(v if k in near else None for k, v in enumerate(versions))
    rest = tuple(None if k in near else v for k, v in enumerate(versions))
    return [one, *_apart(rest)]


def _same_place(left: Annotation, right: Annotation | None) -> bool:
    if right is None:
        return False
    places = {(o.start, o.end) for o in left.occurrences}
    shared = any((o.start, o.end) in places for o in right.occurrences)
    return shared or iou(left, right) >= HALF


def labels(rows: Sequence[Row], name: str, redirects: Redirects) -> list[tuple[object, ...]]:
    """One label a row and annotator: kind, language, speaker, role or certainty (1 to 3).

    None where a person has no annotation there or gave no value.
    """
    return [tuple(_label(v, name, redirects) for v in row.versions) for row in rows]


def _label(version: Annotation | None, name: str, redirects: Redirects) -> object:
    if version is None:
        return None
    if name == "speaker":
        return "|".join(speakers_of(version, redirects)) or None
    if name == "role":
        return "|".join(sorted(a.role for a in version.attributions)) or None
    if name == "certainty":
        grades = [CERTAINTY.get(a.certainty) for a in version.attributions]
        return grades[0] if len(grades) == 1 else None
    if name == "language":
        return version.language.casefold() or None
    return getattr(version, name) or None


class Likeness(Value, frozen=True, kw_only=True):
    """How alike two people's texts for one place are."""

    equal: bool
    normalised: bool
    score: float
    """chrF both ways, 0 to 100, for translations; edit similarity, 0 to 1, otherwise."""
    forward: float = 0.0
    """chrF with the first annotator's text as the hypothesis."""
    backward: float = 0.0
    distance: int = 0
    """Edits in code points, for transliterations."""


def translation_likeness(rows: Sequence[Row]) -> tuple[list[Likeness], int]:
    """Preferred translations of every pair; and how many pairs were left out, one having none."""
    found, left_out = [], 0
    for left, right in _pairs(rows):
        a, b = preferred_translation(left), preferred_translation(right)
        if a is None or b is None or not a.text.strip() or not b.text.strip():
            left_out += 1
            continue
        equal = a.text == b.text
        there = chrf([a.text, b.text]).value or 0.0
        back = there if equal else chrf([b.text, a.text]).value or 0.0
        found.append(
            Likeness(
                equal=equal,
                normalised=rendering(a.text) == rendering(b.text),
                score=(there + back) / 2,
                forward=there,
                backward=back,
            )
        )
    return found, left_out


def transliteration_likeness(rows: Sequence[Row]) -> tuple[list[Likeness], int]:
    """Transliterations of every pair under a scheme that both used; and how many were left out."""
    found, left_out = [], 0
    for left, right in _pairs(rows):
        mine = {t.scheme: t.text for t in reversed(left.transliterations)}
        other = {t.scheme: t.text for t in reversed(right.transliterations)}
        common = sorted(mine.keys() & other.keys())
        left_out += not common
        for scheme in common:
            a, b = mine[scheme], other[scheme]
            found.append(
                Likeness(
                    equal=a == b,
                    normalised=fold(a) == fold(b),
                    score=edit_similarity(a, b),
                    distance=edit_distance(a, b),
                )
            )
    return found, left_out


def _pairs(rows: Sequence[Row]) -> list[tuple[Annotation, Annotation]]:
    pairs = []
    for row in rows:
        there = [v for v in row.versions if v is not None]
        pairs += list(combinations(there, 2))
    return pairs
