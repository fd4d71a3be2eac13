"""The order of a merged list."""

from collections.abc import Mapping, Sequence

from annotator.compare.merge.context import Merging
from annotator.compare.merge.plain import as_json
from annotator.model.annotation import Conflict


def agreed_order(
    merging: Merging, field: str, base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> list[str]:
    """Base's keys in the order of the side that rearranged what all three have.

    Where both did, and differently, base's order stays and the two are recorded under `field`.
    """
    settled = merging.reopened(field)
    if settled is not None:
        return list(base) if settled == 0 else _woven(base, (base, ours, theirs)[settled])
    mine, other = (_rearranged(base, side) for side in (ours, theirs))
    if mine is None or other is None:
        return _woven(base, mine or other or base)
    common = set(mine) & set(other)
    if [k for k in mine if k in common] == [k for k in other if k in common]:
        return _woven(base, min((mine, other), key=lambda side: (-len(side), side)))
    told = [as_json([k for k in side if k in common]) for side in (mine, other, base)]
    merging.found.append(Conflict(field=field, ours=told[0], theirs=told[1], base=told[2]))
    return list(base)


def _rearranged(base: Sequence[str], side: Sequence[str]) -> list[str] | None:
    """What a side has of base in its order; None where that is base's order."""
    known, present = set(base), set(side)
    held = [key for key in side if key in known]
    return None if held == [key for key in base if key in present] else held


def merged_order(
    old: Sequence[str], sides: Sequence[Sequence[str]], kept: Mapping[str, str]
) -> list[str]:
    """The keys in `kept` (key → what it is called in the end), in the order of the merged list.

    `old` holds what base had, in the order that was agreed on. What was added comes after whatever
    of base it followed, side by side with other additions there by final name.
    """
    position = {key: k for k, key in enumerate(k for k in old if k in kept)}
    after: dict[str, int] = {}
    for side in sides:
        last = -1
        for key in side:
            if key in position:
                last = position[key]
            elif key in kept:
                after[key] = min(after.get(key, last), last)
    added = sorted(after, key=lambda key: (after[key], kept[key], key))
    return _interleave(list(position), added, after)


def _woven(base: Sequence[str], side: Sequence[str]) -> list[str]:
    """Base's keys in a side's order; one that the side lacks stays behind what it followed."""
    known = set(base)
    result = [key for key in side if key in known]
    present = set(result)
    for k, key in enumerate(base):
        if key not in present:
            at = result.index(base[k - 1]) + 1 if k else 0
            result.insert(at, key)
            present.add(key)
    return result


def _interleave(old: Sequence[str], added: list[str], after: Mapping[str, int]) -> list[str]:
    result = [key for key in added if after[key] < 0]
    for k, key in enumerate(old):
        result.append(key)
        result += [new for new in added if after[new] == k]
    return result
