"""Three versions of one person's sheet into one."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from annotator.compare.merge.annotations import merge_annotation, other_ids
from annotator.compare.merge.context import Merging
from annotator.compare.merge.items import merge_table
from annotator.compare.merge.plain import as_json
from annotator.model.annotation import Annotation, Conflict
from annotator.model.errors import InvalidInput
from annotator.model.sheet import ArticleRef, Rejected, Sheet


def merge_sheets(base: Sheet | None, ours: Sheet, theirs: Sheet) -> Sheet:
    """The merged sheet; always valid, with what could not be settled in `conflicts`.

    `base` is None where both sides began the sheet. Raises InvalidInput for sheets of different
    articles or annotators, which are compared or adjudicated instead.
    """
    if (ours.annotator, ours.article.id) != (theirs.annotator, theirs.article.id):
        raise InvalidInput(
            f"These are sheets of {ours.annotator} on {ours.article.id} and of "
            f"{theirs.annotator} on {theirs.article.id}: only versions of one sheet are merged.",
            "Compare them with diff, or adjudicate them.",
        )
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if base is None:
        article = min((ours.article, theirs.article), key=as_json)
        base = replace(ours, article=article, annotations=(), rejected=(), conflicts=(), unknown={})
    merging = Merging(base.conflicts, ours.conflicts, theirs.conflicts)
    return replace(
        ours,
        article=_article(merging, base.article, ours.article, theirs.article),
        annotations=_annotations(base, ours, theirs),
        rejected=_rejected(base.rejected, ours.rejected, theirs.rejected),
        unknown=merge_table(merging, "unknown", base.unknown, ours.unknown, theirs.unknown),
        conflicts=merging.result(),
    )


def _article(
    merging: Merging, base: ArticleRef, ours: ArticleRef, theirs: ArticleRef
) -> ArticleRef:
    """Which text it counts in is one decision; the article's metadata go key by key."""
    versions = (base, ours, theirs)
    text: list[dict[str, Any]] = [
        {"path": a.path, "sha256": a.sha256, "length": a.length, "unit": a.unit} for a in versions
    ]
    return replace(
        ours,
        **merging.plain("article", *text),
        language=merging.plain("article.language", *(a.language for a in versions)),
        metadata=merge_table(merging, "article.metadata", *(a.metadata for a in versions)),
        unknown=merge_table(merging, "article.unknown", *(a.unknown for a in versions)),
    )


def _annotations(base: Sheet, ours: Sheet, theirs: Sheet) -> tuple[Annotation, ...]:
    old, mine, other = (_by_id(s.annotations) for s in (base, ours, theirs))
    partner = _new_partners(old, mine, other)
    taken = set(partner.values())
    merged = []
    for name in dict.fromkeys([*old, *mine, *other]):
        if name in taken and name not in mine:
            continue
        match = partner.get(name, name)
        found = merge_annotation(old.get(name), mine.get(name), other.get(match))
        if found is not None:
            merged.append(found)
    return tuple(sorted(merged, key=lambda a: (a.start, a.end, a.id)))


Table = dict[str, Annotation]
"""Annotations by id; a second one of the same id, which should not be, goes as `id#2`."""


def _by_id(annotations: Iterable[Annotation]) -> Table:
    table: Table = {}
    for annotation in annotations:
        name, again = annotation.id, 2
        while name in table:
            name, again = f"{annotation.id}#{again}", again + 1
        table[name] = annotation
    return table


def _new_partners(old: Table, mine: Table, other: Table) -> dict[str, str]:
    """Our new annotations → theirs of the same thing under another id.

    By an id noted at an earlier merge; then by place and kind, where each side has only one there.
    """
    new_mine = {k: a for k, a in mine.items() if k not in old and k not in other}
    new_other = {k: a for k, a in other.items() if k not in old and k not in mine}
    partner = _noted_partners(new_mine, new_other)
    taken = set(partner.values())
    left = _by_place((k, a) for k, a in new_mine.items() if k not in partner)
    right = _by_place((k, a) for k, a in new_other.items() if k not in taken)
    known = _by_place(mine.items()), _by_place(other.items())
    for place, here in left.items():
        there = right.get(place, [])
        if len(here) == len(there) == 1 and all(len(side[place]) == 1 for side in known):
            partner[here[0]] = there[0]
    return partner


def _noted_partners(new_mine: Table, new_other: Table) -> dict[str, str]:
    """Partners by the ids that an earlier merge noted on either side."""
    ours = {note: k for k, a in new_mine.items() for note in other_ids(a)}
    theirs = {note: k for k, a in new_other.items() for note in other_ids(a)}
    partner: dict[str, str] = {}
    for name in new_other:
        if name in ours:
            partner.setdefault(ours[name], name)
    for name in new_mine:
        if name in theirs and theirs[name] not in partner.values():
            partner.setdefault(name, theirs[name])
    return partner


def _by_place(annotations: Iterable[tuple[str, Annotation]]) -> dict[object, list[str]]:
    table: dict[object, list[str]] = {}
    for name, a in annotations:
        table.setdefault((a.start, a.end, a.kind), []).append(name)
    return table


def _rejected(
    base: Sequence[Rejected], ours: Sequence[Rejected], theirs: Sequence[Rejected]
) -> tuple[Rejected, ...]:
    """Union by key; one taken back on one side goes. Of two for one key the earlier is kept."""
    if ours == theirs or theirs == base:
        return tuple(ours)
    if ours == base:
        return tuple(theirs)
    was, mine, other = ({r.key: r for r in side} for side in (base, ours, theirs))
    merged = []
    for key in dict.fromkeys([*was, *mine, *other]):
        a, b, c = was.get(key), mine.get(key), other.get(key)
        if b is not None and c is not None:
            changed = [r for r in (b, c) if r != a] or [b]
            merged.append(min(changed, key=lambda r: (r.at, as_json(r))))
        elif a is None or (b or c) != a:
            merged += [r for r in (b, c) if r is not None]
    return tuple(sorted(merged, key=lambda r: (r.start, r.end, r.key)))


def open_conflicts(value: Any) -> list[tuple[str, Conflict]]:
    """Every conflict in a sheet, review or speaker: (annotation id or "", conflict)."""
    found = [("", c) for c in value.conflicts]
    for annotation in getattr(value, "annotations", ()):
        found += [(annotation.id, c) for c in annotation.conflicts]
    return found


def fresh_conflicts(result: Any, ours: Any, theirs: Any) -> list[tuple[str, Conflict]]:
    """The conflicts that neither side had before the merge."""
    before = {_mark(x) for side in (ours, theirs) for x in open_conflicts(side)}
    return [x for x in open_conflicts(result) if _mark(x) not in before]


def _mark(found: tuple[str, Conflict]) -> tuple[str, str, frozenset[str]]:
    return found[0], found[1].field, frozenset((found[1].ours, found[1].theirs))
