"""Three versions of one review into one."""

from typing import Any

from msgspec.structs import replace

from annotator.compare.merge.annotations import merge_provenance
from annotator.compare.merge.context import Merging
from annotator.compare.merge.items import Kind, merge_items, merge_table
from annotator.compare.merge.kinds import merge_comments
from annotator.compare.merge.plain import ABSENT
from annotator.model.errors import InvalidInput
from annotator.model.review import Review, Verdict

WORD = ("decision", "reason", "revision", "digest", "correction", "by", "at")
"""What makes up one verdict: never mixed from two."""


def _verdict_fields(
    merging: Merging, path: str, base: Verdict, ours: Verdict, theirs: Verdict
) -> dict[str, Any]:
    words = [{name: getattr(v, name) for name in WORD} for v in (base, ours, theirs)]
    first, second = ({**word, "by": "", "at": ""} for word in words[1:])
    if first == second and words[0] not in words[1:]:  # one verdict, given on two machines
        words[1] = words[2] = min(words[1:], key=lambda word: (word["at"], word["by"]))
    told: dict[str, Any] = dict(merging.plain(f"{path}.decision", *words))
    told["comments"] = merge_comments(merging, base.comments, ours.comments, theirs.comments, path)
    told["unknown"] = merge_table(
        merging, f"{path}.unknown", base.unknown, ours.unknown, theirs.unknown
    )
    return told


VERDICTS = Kind(
    "verdicts",
    lambda v: str(v.annotation),
    ("annotation",),
    has_id=False,
    fields=_verdict_fields,
)


def merge_reviews(base: Review | None, ours: Review, theirs: Review) -> Review:
    """The merged review; two different verdicts on one annotation are a conflict."""
    if (ours.reviewer, ours.of, ours.article) != (theirs.reviewer, theirs.of, theirs.article):
        raise InvalidInput(
            f"These are reviews by {ours.reviewer} of {ours.of} and by {theirs.reviewer} of "
            f"{theirs.of}: only versions of one review are merged."
        )
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if base is None:
        base = replace(
            ours,
            sha256=min(ours.sha256, theirs.sha256),
            verdicts=(),
            returned="",
            provenance=None,
            conflicts=(),
            unknown={},
        )
    merging = Merging(base.conflicts, ours.conflicts, theirs.conflicts)
    side = merging.one_sided("verdicts", base.verdicts, ours.verdicts, theirs.verdicts)
    if side is ABSENT:
        side, _ = merge_items(merging, VERDICTS, base.verdicts, ours.verdicts, theirs.verdicts)
    return replace(
        ours,
        sha256=merging.plain("sha256", base.sha256, ours.sha256, theirs.sha256),
        verdicts=tuple(side),
        returned=_later(base.returned, ours.returned, theirs.returned),
        provenance=merge_provenance(base.provenance, ours.provenance, theirs.provenance),
        unknown=merge_table(merging, "unknown", base.unknown, ours.unknown, theirs.unknown),
        conflicts=merging.result(),
    )


def _later(base: str, ours: str, theirs: str) -> str:
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else max(ours, theirs)
