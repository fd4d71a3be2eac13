"""A conflict of a merge said in words: which field, and what each side says.

A record holds the path of the field and the values as JSON, for settling it; people read this.
"""

import json
import re
from typing import Any

from annotator.model.annotation import Conflict

_PATH = re.compile(r"(?P<name>\w+)(?:\[(?P<key>.*)\])?(?:\.(?P<inner>\w+))?", re.DOTALL)
_ONE = {
    "annotation": "the whole annotation",
    "occurrences": "further place",
    "attributions": "speaker",
    "translations": "translation",
    "transliterations": "transliteration",
    "decisions": "decision about",
    "verdicts": "verdict on",
    "comments": "comment",
    "rejected": "rejected proposal",
    "names": "name",
    "tags": "tag",
}
"""What one member of a list is called."""
_SHOWN = 120
"""Characters of a value that are told."""
_DEPTH = 4
"""Levels of a value that are told."""


def field_in_words(path: str) -> str:
    """`translations[tr1].text` → `text of translation tr1`; a plain name as it is."""
    found = _PATH.fullmatch(path)
    if found is None:
        return path
    name, key, inner = found["name"], found["key"], found["inner"]
    what = _ONE.get(name, name)
    if inner in ("order", "preferred") and key is None:
        return f"order of the {name}" if inner == "order" else f"which of the {name} comes first"
    if name == "attributions":  # the key is the speaker's id and role, which the values say better
        role = (key or "").rpartition("|")[2]
        who = what if role in ("", "speaker") else f"{what} ({role})"
        return who if inner in (None, "speaker") else f"{inner} of the {who}"
    if key:
        told = key.replace("|", " ").strip()
        return f"{inner} of {what} {told}" if inner else f"{what} {told}"
    return f"{inner} of the {what}" if inner else what


def value_in_words(told: str) -> str:
    """One side's value, which is JSON; `nothing` where that side has none."""
    if not told:
        return "nothing"
    words = _plain(_decoded(told))
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def conflict_in_words(conflict: Conflict) -> str:
    """`language: ours “ky”, theirs “ru”, before “kk”`."""
    field = field_in_words(conflict.field)
    if not conflict.ours or not conflict.theirs:
        gone, kept = ("ours", "theirs") if not conflict.ours else ("theirs", "ours")
        return f"{field}: deleted in {gone}, changed in {kept}; it is kept"
    sides = (("ours", conflict.ours), ("theirs", conflict.theirs), ("before", conflict.base))
    return f"{field}: " + ", ".join(f"{side} {value_in_words(told)}" for side, told in sides)


def _decoded(told: str) -> Any:
    try:
        return json.loads(told)
    except (ValueError, RecursionError):
        return told


def _plain(value: Any, depth: int = 0) -> str:
    if depth > _DEPTH:
        return "…"
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        inside = _decoded(value) if value[:1] in "{[" else value
        if isinstance(inside, dict | list):
            return _plain(inside, depth + 1)
        return f"“{' '.join(value.split())}”"
    if isinstance(value, list):
        return " and ".join(_plain(one, depth + 1) for one in value)
    if isinstance(value, dict):
        return _object(value, depth)
    return str(value)


def _object(value: dict[str, Any], depth: int) -> str:
    """What matters of a translation, a speaker, a place, a verdict, a decision."""
    if "start" in value and "end" in value:
        words = f" “{value['exact']}”" if value.get("exact") else ""
        return f"{value['start']}–{value['end']}{words}"
    for name in ("name", "speaker", "text", "decision", "choice"):
        if isinstance(value.get(name), str) and value[name]:
            words = value[name] if name in ("name", "speaker", "decision", "choice") else ""
            scheme = f" ({value['scheme']})" if isinstance(value.get("scheme"), str) else ""
            return (words or f"“{value[name]}”") + scheme
    return (
        ", ".join(f"{key} {_plain(inner, depth + 1)}" for key, inner in value.items()) or "nothing"
    )
