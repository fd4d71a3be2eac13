"""Three versions of one annotation into one."""

import re
from typing import Any

from msgspec.structs import replace

from annotator.compare.merge import kinds
from annotator.compare.merge.context import CHANGED, Merging
from annotator.compare.merge.items import blank_base, merge_table, merge_words
from annotator.compare.merge.places import merge_places
from annotator.compare.merge.plain import as_json
from annotator.model.annotation import Annotation, Conflict, Decision, Provenance

SCALARS = ("kind", "status", "language", "script", "detection", "note")
WHOLE = "annotation"
"""The field under which "deleted here, changed there" is recorded."""
_ALSO = re.compile(r"also (\S+)")


def merge_annotation(
    base: Annotation | None, ours: Annotation | None, theirs: Annotation | None
) -> Annotation | None:
    """The merged annotation; None where it is deleted.

    None as a version means that it is not there. Conflicts are in its `conflicts`.
    """
    if ours is None or theirs is None:
        return _one_side(base, ours, theirs)
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if base is None:
        ours, theirs, base = _new_on_both_sides(ours, theirs)
    return _stamped(base, ours, theirs, _merged(base, ours, theirs))


def _one_side(
    base: Annotation | None, ours: Annotation | None, theirs: Annotation | None
) -> Annotation | None:
    there = ours or theirs
    if base is None or there is None:
        return there
    if there == base:
        return None
    if any(c.field == WHOLE for c in there.conflicts):
        return there
    mark = Conflict(
        field=WHOLE,
        ours=CHANGED if ours else "",
        theirs=CHANGED if theirs else "",
        base=as_json(base.id),
    )
    return replace(there, conflicts=(*there.conflicts, mark), revision=there.revision + 1)


def _merged(base: Annotation, ours: Annotation, theirs: Annotation) -> Annotation:
    merging = Merging(base.conflicts, ours.conflicts, theirs.conflicts)
    told: dict[str, Any] = {}
    for name in SCALARS:
        told[name] = merging.plain(name, *(getattr(a, name) for a in (base, ours, theirs)))
    told["occurrences"] = merge_places(
        merging, base.occurrences, ours.occurrences, theirs.occurrences
    )
    told["transliterations"] = kinds.merge_list(
        merging,
        kinds.TRANSLITERATIONS,
        base.transliterations,
        ours.transliterations,
        theirs.transliterations,
    )
    told["translations"] = kinds.merge_translations(
        merging, base.translations, ours.translations, theirs.translations
    )
    told["attributions"] = kinds.merge_attributions(
        merging, base.attributions, ours.attributions, theirs.attributions
    )
    told["comments"] = kinds.merge_comments(merging, base.comments, ours.comments, theirs.comments)
    told["tags"] = merge_words(base.tags, ours.tags, theirs.tags)
    told["decisions"] = _decisions(merging, base, ours, theirs)
    told["unknown"] = merge_table(merging, "unknown", base.unknown, ours.unknown, theirs.unknown)
    merging.presence(WHOLE, base, ours, theirs)
    return replace(ours, **told, conflicts=merging.result())


def _decisions(
    merging: Merging, base: Annotation, ours: Annotation, theirs: Annotation
) -> tuple[Decision, ...]:
    """Decisions of an adjudication, each as a whole; two made differently are open again.

    Two people who decided alike are no conflict: the earlier of the two stands.
    """
    if ours.decisions == theirs.decisions or theirs.decisions == base.decisions:
        return ours.decisions
    tables: list[dict[str, Any]] = [{d.field: d for d in a.decisions} for a in (base, ours, theirs)]
    old, mine, other = tables
    for field in mine.keys() & other.keys():
        both: tuple[Decision, Decision] = (mine[field], other[field])
        first, second = (replace(d, by="", at="") for d in both)
        if first == second and old.get(field) not in both:
            mine[field] = other[field] = min(both, key=lambda d: (d.at, d.by))
    return tuple(merge_table(merging, "decisions", *tables).values())


def _new_on_both_sides(
    ours: Annotation, theirs: Annotation
) -> tuple[Annotation, Annotation, Annotation]:
    """Two new annotations of one place become one, under the smaller id; the other id is noted."""
    name = min(ours.id, theirs.id)
    base = replace(blank_base(ours, theirs), id=name, kind=ours.kind, occurrences=(), revision=0)
    return _under(ours, name), _under(theirs, name), base


def _under(annotation: Annotation, name: str) -> Annotation:
    if annotation.id == name:
        return annotation
    provenance = annotation.provenance or Provenance()
    source = _joined(provenance.source, f"also {annotation.id}")
    return replace(annotation, id=name, provenance=replace(provenance, source=source))


def _joined(*sources: str) -> str:
    """Source notes, each once: those about ids last, all in order."""
    parts = {part for source in sources for part in source.split("; ") if part}
    return "; ".join(sorted(parts, key=lambda p: (bool(_ALSO.fullmatch(p)), p)))


def other_ids(annotation: Annotation) -> tuple[str, ...]:
    """The ids of annotations that were found to be this one."""
    return tuple(_ALSO.findall(annotation.provenance.source)) if annotation.provenance else ()


def _stamped(
    base: Annotation, ours: Annotation, theirs: Annotation, merged: Annotation
) -> Annotation:
    """Revision and provenance: the greater; one more where the result is new to both sides."""
    revision = max(ours.revision, theirs.revision)
    provenance = merge_provenance(base.provenance, ours.provenance, theirs.provenance)
    result = replace(merged, revision=revision, provenance=provenance)
    if any(
        replace(side, revision=revision, provenance=provenance) == result for side in (ours, theirs)
    ):
        return result
    return replace(result, revision=revision + 1)


def merge_provenance(
    base: Provenance | None, ours: Provenance | None, theirs: Provenance | None
) -> Provenance | None:
    """The earliest making, the latest change, every source."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        return ours or theirs
    first = min((ours, theirs), key=lambda p: (p.created or "~", p.creator))
    last = max((ours, theirs), key=lambda p: (p.changed, p.generator))
    return replace(
        first,
        changed=last.changed,
        generator=last.generator,
        source=_joined(ours.source, theirs.source),
        unknown={**theirs.unknown, **ours.unknown}
        if ours.unknown != theirs.unknown
        else ours.unknown,
    )
