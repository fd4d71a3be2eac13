"""Stretches of a line in another script than Latin.

One pass over the line. Letters of the same writing system are joined over what stands between
them (spaces, digits, stops), never over a Latin letter, and not over a quotation mark or bracket
that closes something opened before the run began.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from annotator.text.scripts import script_of

# A first sieve by block: Latin, spacing modifiers, combining marks, punctuation, symbols, and
# compatibility Latin are none of our business here. ICU names the script of what remains.
_PIECE = re.compile(
    "[^\x00-\u036f\u1d00-\u1dbf\u1e00-\u1eff\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020"
    "\u3030\u303d-\u303f\ua700-\ua7ff\uab30-\uab6f\ue000-\uf8ff\ufb00-\ufb06\ufe00-\ufe6f\ufeff"
    "\uff00-\uff65\uffe0-\uffff\U0001d400-\U0001d7ff\U0001f000-\U0001faff\U000e0000-\U0010ffff]+"
)
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_JAPANESE = frozenset(("Hira", "Kana"))
_OPEN = "“‘«„‚‹([{「『《〈（【"
_CLOSE = "”’»“‘›)]}」』》〉）】"
_PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“", "‚": "‘", "‹": "›", "(": ")", "[": "]", "{": "}",
          "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "【": "】"}  # fmt: skip
_EAST = frozenset(("Hani", "Hira", "Kana", "Bopo"))
_LEADING = frozenset(("Hira", "Kana", "Hang"))


class Run(NamedTuple):
    """Letters of one writing system: places in the line and the ISO 15924 code."""

    start: int
    end: int
    script: str


@lru_cache(maxsize=16384)
def _script(ch: str) -> str:
    """The script of a character, Zyyy where it has none of its own."""
    return script_of(ch)


def _pieces(line: str) -> Iterator[Run]:
    """Unbroken letters of one script each."""
    for match in _PIECE.finditer(line):
        start, script = match.start(), ""
        for at, ch in enumerate(match.group(), match.start()):
            now = _script(ch)
            if now in ("Zyyy", "Zinh", "Zzzz", "Latn", script):
                continue
            if script and not (now in _EAST and script in _EAST):
                yield Run(start, at, script)
                start = at
            if not script:
                start = at
            script = now if script not in _JAPANESE else script
        if script:
            yield Run(start, match.end(), script)


def _joins(gap: str, depth: int, opened: frozenset[str]) -> int | None:
    """The depth of open marks after the gap, or None where the gap ends the run.

    `opened` are the closing signs whose opening sign stands in the line before the run: only those
    can close something around it.
    """
    if _LATIN.search(gap):
        return None
    for at, ch in enumerate(gap):
        if ch in _OPEN and not (ch in _CLOSE and depth):
            depth += 1
        elif ch == '"':
            opens = at + 1 == len(gap) or (at > 0 and gap[at - 1] in " (" and at + 1 < len(gap))
            depth += 1 if opens and not depth else -1
        elif ch in _CLOSE and (depth or ch in opened):
            depth -= 1
        if depth < 0:
            return None
    return depth


def script_runs(line: str, korean: bool = True) -> list[Run]:
    """The runs of a line, in order, without marks around them.

    `korean`: whether Chinese characters beside Hangul belong to it.
    """
    runs: list[Run] = []
    depth = 0
    if not _PIECE.search(line):
        return runs  # mostly so
    first = [(ch, at) for ch in _OPEN if ch in _PAIRS and (at := line.find(ch)) >= 0]
    for piece in _pieces(line):
        if runs:
            last = runs[-1]
            after = None
            if _same(last.script, piece.script, korean):
                opened = frozenset(_PAIRS[ch] for ch, place in first if place < last.start)
                after = _joins(line[last.end : piece.start], depth, opened)
            if after is not None:
                depth = after
                script = last.script if last.script in _LEADING else piece.script
                runs[-1] = Run(last.start, piece.end, script)
                continue
        depth = 0
        runs.append(piece)
    return [run for run in runs if _is_text(line, run)]


def _same(one: str, other: str, korean: bool) -> bool:
    """Whether two scripts may stand in one run: Chinese characters go with kana and with Hangul."""
    return one == other or {one, other} <= _EAST or (korean and {one, other} == {"Hani", "Hang"})


def _is_text(line: str, run: Run) -> bool:
    """Whether a run has letters, and is more than a symbol (π, β) or a letter inside a word."""
    text = line[run.start : run.end]
    if len(text) == 1 and (run.script == "Grek" or _in_word(line, run)):
        return False
    return any(ch.isalpha() for ch in text)


def _in_word(line: str, run: Run) -> bool:
    """Whether one letter stands right between letters of other scripts: a look-alike in a word, or
    noise. Not a Chinese or Japanese one between Latin letters, as in A和B."""
    if run.start == 0 or run.end == len(line):
        return False
    before, after = line[run.start - 1], line[run.end]
    if not (before.isalpha() and after.isalpha()):
        return False
    return run.script not in _EAST or not (_LATIN.match(before) and _LATIN.match(after))
