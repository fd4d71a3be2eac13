"""Which script a character, a stretch or a text is written in (ISO 15924 codes)."""

import itertools
from collections import Counter
from collections.abc import Mapping

from annotator.text.icu import script_code

COMMON = ("Zyyy", "Zinh", "Zzzz")
"""Characters of no script of their own: spaces, digits, marks; combining ones; unknown ones."""

_KANA = ("Hira", "Kana")

MADE_OF: Mapping[str, frozenset[str]] = {
    "Jpan": frozenset({"Hira", "Kana", "Hani"}),
    "Hrkt": frozenset({"Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Jamo": frozenset({"Hang"}),
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani", "Bopo"}),
    "Hanb": frozenset({"Hani", "Bopo"}),
    "Aran": frozenset({"Arab"}),
    "Cyrs": frozenset({"Cyrl"}),
    "Latf": frozenset({"Latn"}),
    "Latg": frozenset({"Latn"}),
}
"""Codes of ISO 15924 for writing systems and styles → the scripts that their characters have."""


def script_of(ch: str) -> str:
    """ISO 15924 code of one character: `Cyrl`; `Zyyy` common, `Zinh` combining, `Zzzz` unknown."""
    return script_code(ch)


def scripts_in(code: str) -> frozenset[str]:
    """The scripts of the characters of a writing system: `Jpan` → Hani, Hira, Kana."""
    return MADE_OF.get(code, frozenset({code}))


def script_runs(text: str) -> list[tuple[int, int, str]]:
    """Stretches of one script as (start, end, script); together they cover the whole text.

    Characters of no script of their own go with what stands before them, at the beginning with
    what follows. A text without any letter is one run of `Zyyy`.
    """
    codes = {character: script_code(character) for character in set(text)}
    runs: list[tuple[int, int, str]] = []
    place = 0
    for script, group in itertools.groupby(text, key=codes.__getitem__):
        start, place = place, place + sum(1 for _ in group)
        if runs and (script in COMMON or script == runs[-1][2]):
            runs[-1] = (runs[-1][0], place, runs[-1][2])
        elif runs and runs[-1][2] in COMMON:
            runs[-1] = (runs[-1][0], place, script)
        else:
            runs.append((start, place, "Zyyy" if script in COMMON else script))
    return runs


def script_counts(text: str) -> Counter[str]:
    """How many characters of each real script the text has."""
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        script = script_code(character)
        if script not in COMMON:
            counts[script] += count
    return counts


def main_script(text: str) -> str:
    """The script of most characters; of equal ones the first by code; `Zyyy` without letters."""
    counts = script_counts(text)
    return min(counts, key=lambda script: (-counts[script], script)) if counts else "Zyyy"


def writing_system(text: str) -> str:
    """Like `main_script`, but `Jpan` for text with kana and `Kore` for text mainly in Hangul."""
    main = main_script(text)
    if main in (*_KANA, "Hani") and any(script in script_counts(text) for script in _KANA):
        return "Jpan"
    return "Kore" if main == "Hang" else main
