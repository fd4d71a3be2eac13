"""The lists of an annotation, and how the members of each are told apart."""

from collections.abc import Sequence
from dataclasses import replace as replace_kind
from typing import Any

from msgspec.structs import replace

from annotator.compare.merge.context import Merging
from annotator.compare.merge.items import Kind, merge_items
from annotator.compare.merge.plain import ABSENT, as_json, blank
from annotator.model.annotation import Attribution, Comment, Translation
from annotator.model.speaker import SpeakerName


def _says(*names: str) -> Any:
    return lambda member: "|".join(str(getattr(member, name)) for name in names)


def _speaker_key(attribution: Any) -> str:
    return f"{attribution.speaker or attribution.name or 'nobody'}|{attribution.role}"


TRANSLATIONS = Kind(
    "translations",
    _says("language", "text"),
    ("language", "text"),
    apart=("rank", "preferred"),
    order=("rank",),
)
TRANSLITERATIONS = Kind("transliterations", _says("scheme", "text"), ("scheme", "text"))
COMMENTS = Kind(
    "comments", _says("author", "at", "text"), ("author", "at", "text"), apart=("reply_to",)
)
ATTRIBUTIONS = Kind("attributions", _speaker_key, ("speaker", "name", "role"), has_id=False)
NAMES = Kind(
    "names",
    _says("language", "text"),
    ("language", "text"),
    has_id=False,
    apart=("preferred",),
)


def merge_list(
    merging: Merging, kind: Kind, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
) -> tuple[Any, ...]:
    """A list without anything special about it."""
    side = merging.one_sided(kind.name, base, ours, theirs)
    return merge_items(merging, kind, base, ours, theirs)[0] if side is ABSENT else tuple(side)


def merge_attributions(
    merging: Merging,
    base: Sequence[Attribution],
    ours: Sequence[Attribution],
    theirs: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """Attributions: union by speaker and role.

    Where both sides put somebody else in the place of one of base's speakers, both stay and the
    disagreement is recorded under `attributions[…].speaker`.
    """
    side = merging.one_sided("attributions", base, ours, theirs)
    if side is not ABSENT:
        return tuple(side)
    merged, _ = merge_items(merging, ATTRIBUTIONS, base, ours, theirs)
    known = {_speaker_key(a) for a in base}
    for attribution in base:
        path = f"attributions[{_speaker_key(attribution)}].speaker"
        came = [_replacements(attribution, s, known) for s in (ours, theirs)]
        apart = set(came[0]) - set(came[1]) and set(came[1]) - set(came[0])
        if apart or merging.fields_under(path):
            merging.plain(
                path, *([as_json(attribution)], *(c or [as_json(attribution)] for c in came))
            )
    place = {_speaker_key(a): k for k, a in enumerate(base)}
    return tuple(
        sorted(merged, key=lambda a: (place.get(_speaker_key(a), len(place)), _speaker_key(a)))
    )


def _replacements(gone: Attribution, side: Sequence[Attribution], known: set[str]) -> list[str]:
    """Whom a side named instead of one of base's speakers, in the same role; as JSON, in order."""
    if any(_speaker_key(a) == _speaker_key(gone) for a in side):
        return []
    new = (a for a in side if a.role == gone.role and _speaker_key(a) not in known)
    return sorted(as_json(blank(a, speaker=a.speaker, name=a.name, role=a.role)) for a in new)


def merge_translations(
    merging: Merging,
    base: Sequence[Translation],
    ours: Sequence[Translation],
    theirs: Sequence[Translation],
) -> tuple[Translation, ...]:
    """Translations; which one is preferred is one decision, and ranks follow the merged order."""
    side = merging.one_sided("translations", base, ours, theirs)
    if side is not ABSENT:
        return tuple(side)
    merged, maps = merge_items(merging, TRANSLATIONS, base, ours, theirs)
    chosen = [
        sorted({ids.get(t.id, t.id) for t in side if t.preferred})
        for side, ids in zip((base, ours, theirs), maps, strict=True)
    ]
    for side, picked in zip((ours, theirs), chosen[1:], strict=True):
        if not picked and {t.id for t in base if t.preferred} - {t.id for t in side}:
            picked += chosen[0]  # The preferred one is gone, which says nothing of the others.
    preferred = merging.plain("translations.preferred", *chosen)
    ranked = {
        ids.get(t.id, t.id)
        for side, ids in zip((base, ours, theirs), maps, strict=True)
        for t in side
        if t.rank
    }
    return tuple(
        replace(t, rank=k if t.id in ranked else 0, preferred=t.id in preferred)
        for k, t in enumerate(merged, 1)
    )


def merge_comments(
    merging: Merging,
    base: Sequence[Comment],
    ours: Sequence[Comment],
    theirs: Sequence[Comment],
    inside: str = "",
) -> tuple[Comment, ...]:
    """Comments; answers keep pointing to what they answer, also where an id had to change.

    `inside` is the path of what they belong to, where that is not the whole value.
    """
    kind = replace_kind(COMMENTS, name=f"{inside}.comments" if inside else "comments")
    side = merging.one_sided(kind.name, base, ours, theirs)
    if side is not ABSENT:
        return tuple(side)
    merged, maps = merge_items(merging, kind, base, ours, theirs)
    answers: dict[str, str] = {}
    for side, ids in zip((theirs, ours), (maps[2], maps[1]), strict=True):
        for c in side:
            if c.reply_to:
                answers[ids.get(c.id, c.id)] = ids.get(c.reply_to, c.reply_to)
    return tuple(replace(c, reply_to=answers.get(c.id, "")) for c in merged)


def merge_names(
    merging: Merging,
    base: Sequence[SpeakerName],
    ours: Sequence[SpeakerName],
    theirs: Sequence[SpeakerName],
) -> tuple[SpeakerName, ...]:
    """Names of a speaker: union; which one is preferred is one decision."""
    side = merging.one_sided("names", base, ours, theirs)
    if side is not ABSENT:
        return tuple(side)
    merged, _ = merge_items(merging, NAMES, base, ours, theirs)
    chosen = [
        sorted(
            {
                as_json(replace(n, preferred=False, kind="full", unknown={}))
                for n in side
                if n.preferred
            }
        )
        for side in (base, ours, theirs)
    ]
    preferred = merging.plain("names.preferred", *chosen)
    return tuple(
        replace(n, preferred=as_json(replace(n, kind="full", unknown={})) in preferred)
        for n in merged
    )
