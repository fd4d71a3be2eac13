"""Three versions of one speaker into one: names are united, descriptions may disagree."""

from msgspec.structs import replace

from annotator.compare.merge.annotations import merge_provenance
from annotator.compare.merge.context import Merging
from annotator.compare.merge.items import blank_base, merge_table, merge_words
from annotator.compare.merge.kinds import merge_names
from annotator.compare.merge.plain import as_json
from annotator.model.errors import InvalidInput
from annotator.model.speaker import FirstSeen, Speaker

SCALARS = ("type", "description", "merged_into")


def merge_speakers(base: Speaker | None, ours: Speaker, theirs: Speaker) -> Speaker:
    """The merged speaker; `base` is None where both sides added one under the same id."""
    if ours.id != theirs.id:
        raise InvalidInput(
            f"These are two speakers, {ours.id} and {theirs.id}: only versions of one are merged.",
            "Two ids for one person are joined in the list of speakers.",
        )
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if base is None:
        base = replace(blank_base(ours, theirs, ("id",)), names=())
    merging = Merging(base.conflicts, ours.conflicts, theirs.conflicts)
    told = {
        name: merging.plain(name, *(getattr(s, name) for s in (base, ours, theirs)))
        for name in SCALARS
    }
    return replace(
        ours,
        **told,
        names=merge_names(merging, base.names, ours.names, theirs.names),
        same_as=merge_words(base.same_as, ours.same_as, theirs.same_as),
        merged_from=merge_words(base.merged_from, ours.merged_from, theirs.merged_from),
        first_seen=_first_seen(base, ours, theirs),
        provenance=merge_provenance(base.provenance, ours.provenance, theirs.provenance),
        unknown=merge_table(merging, "unknown", base.unknown, ours.unknown, theirs.unknown),
        conflicts=merging.result(),
    )


def _first_seen(base: Speaker, ours: Speaker, theirs: Speaker) -> FirstSeen | None:
    """A hint, not an opinion: of two different places the first in order of article and offset."""
    mine, other = ours.first_seen, theirs.first_seen
    if mine == other or other == base.first_seen:
        return mine
    if mine == base.first_seen or mine is None or other is None:
        return other or mine
    return min(mine, other, key=lambda f: (f.article, f.start, f.end, as_json(f)))
