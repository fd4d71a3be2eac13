"""What one sheet has that the other has not, said in annotations.

`+ “Шал, кет!” 773–782 kk` · `~ 773–802 translation: “…” → “…”` · `- …`
"""

from collections.abc import Iterable

from msgspec.structs import replace

from annotator.compare.align import Alignment, align
from annotator.compare.fields import DIFFERENT, FieldComparison, Redirects, compare_fields
from annotator.compare.parts import PARTS
from annotator.compare.words import shorten
from annotator.model.annotation import Annotation
from annotator.model.sheet import Sheet
from annotator.model.value import Value


class Change(Value, frozen=True, kw_only=True):
    """One annotation that is not the same in both sheets."""

    sign: str
    """`+` only in the second, `-` only in the first, `~` in both, with differences."""
    left: Annotation | None = None
    right: Annotation | None = None
    relation: str = ""
    fields: tuple[FieldComparison, ...] = ()
    """What differs, for `~`."""

    @property
    def start(self) -> int:
        """Where the first of the two begins, in code points."""
        return min(a.start for a in (self.left, self.right) if a is not None)


class Difference(Value, frozen=True, kw_only=True):
    """Everything that differs between two sheets, in text order."""

    changes: tuple[Change, ...] = ()
    equal: int = 0
    """Annotations that both have with the same content."""
    same_text: bool = True
    """False where the sheets are about different versions of the article."""
    same_version: bool = True
    """False where the rest of the sheet differs though no annotation does (rejections …)."""


def diff(left: Sheet, right: Sheet, redirects: Redirects | None = None) -> Difference:
    """Compare two sheets of one article; two versions of one sheet are matched by id first."""
    same_owner = left.annotator == right.annotator
    alignment = align(left, right, by_id=same_owner)
    changes = list(_changes(alignment, redirects, own=same_owner))
    changes.sort(key=lambda c: (c.start, c.sign))
    changed = sum(1 for c in changes if c.sign == "~")
    return Difference(
        changes=tuple(changes),
        equal=len(alignment.pairs) - changed,
        same_text=left.article.sha256 == right.article.sha256,
        same_version=left.rejected == right.rejected,
    )


def _changes(alignment: Alignment, redirects: Redirects | None, own: bool) -> Iterable[Change]:
    for pair in alignment.pairs:
        if pair.left == pair.right:
            continue
        fields = compare_fields(pair.left, pair.right, redirects, own=own)
        told = tuple(f for f in fields if f.differs or (own and f.left != f.right))
        if own and not told:
            told = _details(pair.left, pair.right)
        if told:
            yield Change(
                sign="~", left=pair.left, right=pair.right, relation=pair.relation, fields=told
            )
    yield from (Change(sign="-", left=a) for a in alignment.only_left)
    yield from (Change(sign="+", right=a) for a in alignment.only_right)


def _details(left: Annotation, right: Annotation) -> tuple[FieldComparison, ...]:
    """What changed between two versions although everything a reader compares is the same."""
    names = [n for n in left.__struct_fields__ if getattr(left, n) != getattr(right, n)]
    if set(names) <= {"revision", "provenance"}:
        return ()
    words = "details of " + ", ".join(n for n in names if n not in ("revision", "provenance"))
    return (FieldComparison(field="details", state=DIFFERENT, words=words),)


def as_text(difference: Difference) -> list[str]:
    """The lines of `annotator diff`; values are others' words: show them through `display`."""
    lines = []
    if not difference.same_text:
        lines.append("! the sheets are about different versions of the article")
    for change in difference.changes:
        lines += _lines(change)
    if not difference.same_version:
        lines.append("~ rejected proposals differ")
    return lines


def _lines(change: Change) -> list[str]:
    one = change.left or change.right
    if one is None:
        return []
    if change.sign != "~":
        return [
            f"{change.sign} “{shorten(one.exact)}” {one.start}–{one.end} {one.language}".rstrip()
        ]
    place = f"{one.start}–{one.end}"
    return [f"~ {place} {f.field}: {_told(_by_name(f, change))}" for f in change.fields]


def _by_name(comparison: FieldComparison, change: Change) -> FieldComparison:
    """Speakers by their names, where these tell them apart."""
    if comparison.field != "speaker" or change.left is None or change.right is None:
        return comparison
    left, right = (PARTS["speaker"].shown(one) for one in (change.left, change.right))
    return comparison if left == right else replace(comparison, left=left, right=right)


def _told(comparison: FieldComparison) -> str:
    quoted = [f"“{shorten(v)}”" if v else "nothing" for v in (comparison.left, comparison.right)]
    told = " → ".join(quoted)
    if comparison.field in ("place", "occurrences", "tags", "comments", "details"):
        return comparison.words or told
    return told


def as_json(difference: Difference) -> dict[str, object]:
    """Plain data for `annotator diff --json`: the pairs with what differs, and the one-sided."""
    return {
        "equal": difference.equal,
        "same_text": difference.same_text,
        "changes": [_change_json(c) for c in difference.changes],
    }


def _change_json(change: Change) -> dict[str, object]:
    told: dict[str, object] = {"sign": change.sign}
    for side, annotation in (("left", change.left), ("right", change.right)):
        if annotation is not None:
            told[side] = {
                "id": annotation.id,
                "start": annotation.start,
                "end": annotation.end,
                "exact": annotation.exact,
                "language": annotation.language,
            }
    if change.relation:
        told["relation"] = change.relation
    if change.fields:
        told["fields"] = [
            {"field": f.field, "state": f.state, "left": f.left, "right": f.right, "words": f.words}
            for f in change.fields
        ]
    return told
