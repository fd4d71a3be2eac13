"""In which language words may be that a person marked and no rule had found."""

from bisect import bisect_left
from typing import NamedTuple

from annotator.languages.cards import card
from annotator.tasks.annotation.items import Item
from annotator.tasks.detection.late import Proposed, starts_of
from annotator.text.scripts import writing_system

_REACH = 2_000
"""Code points before the words where a longer passage that holds them may begin."""
_NEAR = 20
"""Proposals before and behind the words whose language counts."""


class Likely(NamedTuple):
    """A language, and why."""

    language: str
    script: str
    because: str


NOBODY_KNOWS = Likely("", "", "")


def likely_language(item: Item, text: str, proposals: Proposed) -> Likely:
    """Of words for which nobody has named a language: that of the found words around them; else the
    one language of all that is found nearby in their script. In Latin letters only the first
    counts: they write too many languages.
    """
    note = item.annotation
    if note is None or note.language or item.candidate is not None:
        return NOBODY_KNOWS
    spans, starts = proposals.spans, starts_of(proposals.spans)
    at = bisect_left(starts, item.start + 1)
    for one in reversed(spans[bisect_left(starts, item.start - _REACH) : at]):
        if item.end <= one.end:
            because = f"it stands inside words in {_name(one.language)}"
            return Likely(one.language, one.script, because)
    script = writing_system(text[item.start : item.end])
    near = (one for one in spans[max(0, at - _NEAR) : at + _NEAR] if one.script == script)
    languages = {one.language for one in near} if script != "Latn" else set()
    if len(languages) != 1:
        return NOBODY_KNOWS
    language = languages.pop()
    because = f"the words found nearby in these letters are {_name(language)}"
    return Likely(language, script, because)


def _name(tag: str) -> str:
    known = card(tag)
    return known.name if known else tag
