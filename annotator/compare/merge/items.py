"""Lists whose members are matched by id or by what they say: translations, comments, names …

A member that only one side added is kept. Two members of the same id and different content (both
sides counted on to `tr2`) are both kept; one of them gets a new id.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from msgspec.structs import fields, replace

from annotator.compare.merge.context import Merging
from annotator.compare.merge.order import agreed_order, merged_order
from annotator.compare.merge.plain import ABSENT, as_json, blank, short_digest


@dataclass(frozen=True)
class Kind:
    """How the members of one list are told apart and merged."""

    name: str
    """The list's field, `translations`."""
    natural: Callable[[Any], str]
    """What makes two members, added on both sides, the same one."""
    identity: tuple[str, ...]
    """The fields behind `natural`: kept when a default base is needed."""
    has_id: bool = True
    apart: tuple[str, ...] = ()
    """Fields that the caller merges for the list as a whole, such as which one is preferred."""
    order: tuple[str, ...] = ()
    """Those of `apart` that only say where in the list it stands: no change of the member."""
    fields: Callable[[Merging, str, Any, Any, Any], dict[str, Any]] | None = None
    """Merges the members' fields where they are not all plain."""

    def without(self, member: Any, names: tuple[str, ...]) -> Any:
        """The member with those fields at their defaults."""
        if member is ABSENT or not names:
            return member
        defaults = {f.name: f.default for f in fields(member) if f.name in names}
        return replace(member, **defaults)


class _Side:
    """One version of a list: key → member, in order."""

    def __init__(self, members: Sequence[Any], key: Callable[[Any], str]) -> None:
        self.table: dict[str, Any] = {}
        for member in members:
            name, again = key(member), 2
            while name in self.table:
                name, again = f"{key(member)}#{again}", again + 1
            self.table[name] = member
        self.keys = list(self.table)

    def rename(self, names: dict[str, str]) -> None:
        """Give members other keys, their order unchanged."""
        self.keys = [names.get(key, key) for key in self.keys]
        self.table = {names.get(key, key): member for key, member in self.table.items()}


def merge_items(
    merging: Merging,
    kind: Kind,
    base: Sequence[Any],
    ours: Sequence[Any],
    theirs: Sequence[Any],
) -> tuple[tuple[Any, ...], list[dict[str, str]]]:
    """The merged list, and for base, ours and theirs which member's id became which."""
    sides = _matched(kind, base, ours, theirs)
    old = sides[0].table
    merged: dict[str, Any] = {}
    for key in dict.fromkeys(k for side in sides for k in side.keys):
        versions = [side.table.get(key, ABSENT) for side in sides]
        path = f"{kind.name}[{_label(kind, key, versions)}]"
        placeless = [kind.without(v, kind.order) for v in versions]
        if key in old and not merging.presence(path, *placeless):
            continue
        member = _merge_member(merging, kind, path, [kind.without(v, kind.apart) for v in versions])
        if member is not ABSENT:
            merged[key] = member
    ids = _allocate(kind, merged, sides)
    keys = [side.keys for side in sides]
    agreed = agreed_order(merging, f"{kind.name}.order", *keys)
    order = merged_order(agreed, keys[1:], ids)
    result = tuple(
        replace(merged[key], id=ids[key]) if kind.has_id else merged[key] for key in order
    )
    maps = [
        {getattr(m, "id", key): ids[key] for key, m in side.table.items() if key in ids}
        for side in sides
    ]
    return result, maps


def _label(kind: Kind, key: str, versions: list[Any]) -> str:
    """How a member is called in a conflict: its id, or what it is known by."""
    if not kind.has_id:
        return key.removeprefix("+")
    return min(str(v.id) for v in versions if v is not ABSENT)


def _merge_member(merging: Merging, kind: Kind, path: str, versions: list[Any]) -> Any:
    base, ours, theirs = versions
    if ours is ABSENT or theirs is ABSENT:
        return theirs if ours is ABSENT else ours
    if ours == theirs and not merging.fields_under(path):
        return ours
    if base is ABSENT:
        base = blank_base(ours, theirs, kind.identity)
        if kind.has_id:
            ours, theirs = replace(ours, id=base.id), replace(theirs, id=base.id)
        if kind.fields is None:
            made_up = frozenset(f.name for f in fields(ours) if f.required)
            return replace(ours, **merge_fields(merging, path, base, ours, theirs, made_up=made_up))
    merge = kind.fields or merge_fields
    return replace(ours, **merge(merging, path, base, ours, theirs))


def blank_base(ours: Any, theirs: Any, identity: Sequence[str] = ()) -> Any:
    """A base for what both sides added: defaults; the smaller value where there is no default."""
    kept = {name: getattr(ours, name) for name in identity}
    for field in fields(ours):
        if field.required and field.name not in kept:
            both = (getattr(ours, field.name), getattr(theirs, field.name))
            kept[field.name] = min(both, key=as_json)
    return blank(ours, **kept)


def merge_fields(
    merging: Merging,
    path: str,
    base: Any,
    ours: Any,
    theirs: Any,
    skip: Sequence[str] = (),
    made_up: Set[str] = frozenset(),
) -> dict[str, Any]:
    """Field by field, each as a whole; `unknown` key by key.

    `made_up`: fields of which `base` holds a value only because there has to be one: where both
    sides differ, neither is the older.
    """
    told = {}
    for name in base.__struct_fields__:
        if name == "unknown" or name in skip:
            continue
        versions = [getattr(side, name) for side in (base, ours, theirs)]
        field = f"{path}.{name}" if path else name
        if name in made_up and versions[1] != versions[2]:
            told[name] = merging.plain(field, ABSENT, *versions[1:], needed=True)
        else:
            told[name] = merging.plain(field, *versions)
    told["unknown"] = merge_table(
        merging,
        f"{path}.unknown" if path else "unknown",
        base.unknown,
        ours.unknown,
        theirs.unknown,
    )
    return told


def merge_table(
    merging: Merging,
    path: str,
    base: dict[str, Any],
    ours: dict[str, Any],
    theirs: dict[str, Any],
) -> dict[str, Any]:
    """A table key by key; a conflict about a key that base lacks leaves it out of the table."""
    keys = dict.fromkeys([*base, *sorted({*ours, *theirs})])
    prefix = f"{path}["
    for field in sorted(merging.fields_under(prefix)):
        keys.setdefault(field[len(prefix) : -1])
    merged = {}
    for key in keys:
        versions = [side.get(key, ABSENT) for side in (base, ours, theirs)]
        value = merging.plain(f"{prefix}{key}]", *versions)
        if value is not ABSENT:
            merged[key] = value
    return merged


def merge_words(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """A set of words in order: what a side added stays, what a side removed goes."""
    if ours == theirs or theirs == base:
        return tuple(ours)
    if ours == base:
        return tuple(theirs)
    was, mine, other = set(base), set(ours), set(theirs)
    kept = {w: w for w in was | mine | other if (w in mine) + (w in other) + (w not in was) >= 2}
    return tuple(merged_order(base, (ours, theirs), kept))


def _matched(
    kind: Kind, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
) -> list[_Side]:
    """The three versions under common keys: base's own, and `+…` for what was added."""
    key: Callable[[Any], str] = (lambda m: str(m.id)) if kind.has_id else kind.natural
    sides = [_Side(members, key) for members in (base, ours, theirs)]
    known = set(sides[0].keys)
    for side in sides[1:]:
        names: dict[str, str] = {}
        counts: dict[str, int] = {}
        for name in side.keys:
            if name in known:
                continue
            says = f"+{kind.natural(side.table[name])}"
            counts[says] = counts.get(says, 0) + 1
            names[name] = says if counts[says] == 1 else f"{says}#{counts[says]}"
        side.rename(names)
    return sides


def _allocate(kind: Kind, merged: dict[str, Any], sides: list[_Side]) -> dict[str, str]:
    """A final id for every member: its own, unless another member has it too."""
    if not kind.has_id:
        return {key: key for key in merged}
    wishes = {
        key: sorted({str(s.table[key].id) for s in sides if key in s.table}) for key in merged
    }
    old = set(sides[0].table)
    order = sorted(
        merged, key=lambda k: (k not in old, len(wishes[k]), as_json(replace(merged[k], id="")))
    )
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key in order:
        free = [name for name in wishes[key] if name not in taken]
        name = free[0] if free else f"{wishes[key][0]}-{short_digest(key)}"
        ids[key] = name
        taken.add(name)
    return ids
