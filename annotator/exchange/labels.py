"""Kind and language as one label, `QUOTE_kk`: for formats that have a label and no more."""

import re

KINDS = {
    "quotation": "QUOTE",
    "foreign": "FOREIGN",
    "title": "TITLE",
    "name": "NAME",
    "other": "OTHER",
}
"""Kinds of annotation and what they are called in labels; another kind keeps its name."""
SUGGESTED = "SUGGESTED_"
"""Before the label of a proposal that nobody has taken."""

_BY_LABEL = {label: kind for kind, label in KINDS.items()}
_LABEL = re.compile(r"(.+?)_([a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")


def label_of(kind: str, language: str, proposed: bool = False) -> str:
    """`QUOTE_kk`: what it is and in which language."""
    name = KINDS.get(kind, kind) or "OTHER"
    return (SUGGESTED if proposed else "") + (f"{name}_{language}" if language else name)


def meaning(label: str) -> tuple[str, str]:
    """Kind and language of a label; a label that is not ours is a kind by itself."""
    match = _LABEL.fullmatch(label)
    head, language = (match[1], match[2]) if match else (label, "")
    return _BY_LABEL.get(head, head), language
