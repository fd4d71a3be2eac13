"""The places of an annotation: which is the primary one is one decision, the rest is a set.

A primary place whose borders were moved is still the same entry of that set; so a border moved on
one side and a copy opted out on the other do not disturb each other.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from annotator.compare.merge.context import Merging
from annotator.compare.merge.items import Kind, merge_items
from annotator.compare.merge.plain import ABSENT
from annotator.model.anchor import Occurrence

ANCHOR = ("start", "end", "exact", "prefix", "suffix", "ordinal", "of", "segments")
Places = Sequence[Occurrence]


def _key(occurrence: Occurrence) -> str:
    return f"{occurrence.start}–{occurrence.end}"


OCCURRENCES = Kind("occurrences", _key, ("start", "end"), has_id=False)


def merge_places(
    merging: Merging, base: Places, ours: Places, theirs: Places
) -> tuple[Occurrence, ...]:
    """The merged occurrences, primary first, the others in text order; `base` may be empty."""
    side = merging.one_sided("occurrences", base, ours, theirs)
    if side is not ABSENT and not merging.fields_under("place"):
        return tuple(side)
    versions = (base, ours, theirs)
    anchors = [{name: getattr(v[0], name) for name in ANCHOR} if v else ABSENT for v in versions]
    anchor = merging.plain("place", *anchors, needed=True)
    merged, _ = merge_items(merging, OCCURRENCES, *(_entries(base, v) for v in versions))
    table = {_key(o): o for o in merged}
    place = f"{anchor['start']}–{anchor['end']}"
    entry = place
    if place not in table and base:
        entry = _key(base[0])
    primary = table.pop(entry, base[0] if base else ours[0])
    rest = sorted(table.values(), key=lambda o: (o.start, o.end))
    return (replace(primary, **anchor, role="primary"), *rest)


def _entries(base: Places, version: Places) -> list[Occurrence]:
    """All places of a version as equals; a moved primary stands where base has it."""
    known = {_key(o) for o in base}
    entries = [replace(o, role="duplicate") if o.role == "primary" else o for o in version]
    if base and version and _key(version[0]) not in known:
        entries[0] = replace(entries[0], **{n: getattr(base[0], n) for n in ANCHOR})
        entries = [entries[0], *(e for e in entries[1:] if _key(e) != _key(entries[0]))]
    return entries
