"""Which quotation marks and brackets of a line belong together. One walk, a stack, no search
back."""

from typing import NamedTuple

_CLOSERS = {
    "“": "”“", "„": "“”", "«": "»", "»": "«", "‘": "’‘", "‹": "›", "(": ")", "[": "]", "{": "}",
    "「": "」", "『": "』", "《": "》", "〈": "〉", "”": "”",
}  # fmt: skip
_STRAIGHT = frozenset("\"*_'`")
_SIGNS = frozenset("".join(_CLOSERS) + "".join(_CLOSERS.values()) + "\"*_'`")
_DEPTH = 12


class Pair(NamedTuple):
    """A pair of marks: the place of the opening and of the closing character."""

    open: int
    close: int


def pairs(line: str) -> list[Pair]:
    """The pairs of a line, inner before outer. What is not closed in the line is no pair."""
    if _SIGNS.isdisjoint(line):
        return []
    found: list[Pair] = []
    stack: list[tuple[str, int]] = []
    for at, ch in enumerate(line):
        if ch not in _SIGNS:
            continue
        before = line[at - 1] if at else " "
        after = line[at + 1] if at + 1 < len(line) else " "
        if ch in "’'‘`_*" and before.isalnum() and after.isalnum():
            continue
        depth = _closes(stack, ch, before)
        if depth is not None:
            found.append(Pair(stack[depth][1], at))
            del stack[depth:]
        elif ch in _CLOSERS or (ch in _STRAIGHT and not after.isspace() and not before.isalnum()):
            stack.append((ch, at))
            if len(stack) > _DEPTH:
                del stack[0]
    return found


def _closes(stack: list[tuple[str, int]], ch: str, before: str) -> int | None:
    """The depth of the opening sign that `ch` closes; None where it closes none."""
    if ch in _STRAIGHT:
        if before.isspace():
            return None
        wanted = [d for d in range(len(stack) - 1, -1, -1) if stack[d][0] == ch]
    else:
        wanted = [d for d in range(len(stack) - 1, -1, -1) if ch in _CLOSERS.get(stack[d][0], "")]
        if ch in "“‘”»" and before.isspace():
            return None
    return wanted[0] if wanted else None
