"""What stands around a passage, and what speaks for it that nobody said it: signs, as words."""

import re
from bisect import bisect_left
from typing import NamedTuple

from annotator.languages.english import word_list
from annotator.suggest.speakers.meanings import is_charge
from annotator.suggest.speakers.scene import STOPS, Scene
from annotator.suggest.speakers.wording import pronoun_of
from annotator.text.masked import BREAK, NUMBER, QUOTE, WORD

_ITSELF = frozenset(("by", "of", "to", "from", "in", "at", "with", "for", "on", "about", "as"))
"""Prepositions that tell more than that they are one."""
_SIZES = (1, 2, 3, 5, 9, 16, 10**9)


class Around(NamedTuple):
    """A passage and what stands beside it."""

    at: int
    """Its token."""
    kind: str
    before: str
    behind: str
    size: int
    opens: str
    """`line`, `sentence` or "": what it stands at the head of; `alone`: a paragraph by itself."""


def class_of(scene: Scene, k: int) -> str:
    """What a token is to the signs; `^` where a paragraph begins or ends."""
    known = scene.classes.get(k)
    if known is None:
        known = scene.classes[k] = _class(scene, k)
    return known


def _class(scene: Scene, k: int) -> str:
    t, w = scene.tokens, scene.phrases.w
    if k < 0 or k >= len(t):
        return "^"
    kind, low = t.kind[k], t.low[k]
    if kind != WORD:
        return {QUOTE: "Q", BREAK: "^", NUMBER: "9"}.get(kind, low)
    if scene.phrases.finite(k, judging=False):
        return "SAY"
    form = scene.phrases.verb(k)
    if form:
        return form
    if low in w.thinking:
        return "THINK"
    if low in w.prepositions:
        return low if low in _ITSELF else "prep"
    if low == "and":
        return low
    pronoun = pronoun_of(low)
    if pronoun in w.pronouns:
        return pronoun
    if low in w.determiners:
        return "det"
    if low in w.auxiliary:
        return "aux"
    if k in scene.names.by_token:
        return "W"
    if low in w.speech:
        return "speech"
    if low in w.persons or low in w.groups or low in w.organisations:
        return "people"
    return next((end for end in ("ed", "ing", "s", "ly") if low.endswith(end)), "w")


def look_around(scene: Scene, number: int) -> Around:
    """See what stands around a passage."""
    at = scene.at(number)
    quotation = scene.quotations[number]
    size = scene.text.count(" ", quotation.start, quotation.end) + 1
    behind = class_of(scene, at + 1)
    opens = ""
    if scene.opens_line(at):
        opens = "alone" if behind == "^" else "line"
    elif scene.opens_sentence(at):
        opens = "sentence"
    return Around(
        at=at,
        kind=quotation.kind,
        before=class_of(scene, at - 1),
        behind=behind,
        size=_SIZES[bisect_left(_SIZES, size)],
        opens=opens,
    )


_OWN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us|[Dd]on|[Ll]et)\b")
_STATED = re.compile(
    r"\b(?:[Ii]s|[Aa]re|was|were|am|be|been|has|have|had|will|would|can|could|must|should|may|might"
    r"|do|does|did|not|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]here)\b|n[’']t\b"
)


def _voice(text: str) -> str:
    """`I` where somebody speaks for themselves, `is` where something is stated, `-` else."""
    text = text[:400]
    return "I" if _OWN.search(text) else "is" if _STATED.search(text) else "-"


def unsaid(scene: Scene, number: int, around: Around, rule: str, column: str) -> list[str]:
    """Signs of the choice that nobody said it; `rule`: what the rules say, "none" for nothing."""
    t, at = scene.tokens, around.at
    quotation = scene.quotations[number]
    text = scene.text[quotation.start : quotation.end]
    words = text.split(None, 12)[:12]
    case = "u" if text[:1].isupper() else "l"
    title = len(words) > 1 and 2 * sum([w[0].isupper() for w in words]) > len(words) + 1
    last_word = t.low[at - 1] if at and t.kind[at - 1] != BREAK else "^"
    last = STOPS.get(text[-1:], text[-1:])
    last = last if last in ".,!?" else ""
    kind, size = around.kind, around.size
    voice = _voice(text)
    return [
        f"nobody voice {voice}",
        f"nobody voice {voice} {size} {kind}",
        f"nobody voice {voice} {rule}",
        "nobody",
        f"nobody {rule}",
        f"nobody {rule} {column}",
        f"nobody {kind}",
        f"nobody {size}",
        f"nobody {case}",
        f"nobody {case} {size} {kind}",
        f"nobody title {title:d}",
        f"nobody before {around.before}",
        f"nobody behind {around.behind}",
        f"nobody last {last_word}",
        f"nobody {around.opens} {kind}",
        f"nobody ends {last}",
        *(("nobody charge",) if is_charge(scene, at) else ()),
        *(_foreign(scene, number, around, rule, last) if kind == "foreign" else ()),
    ]


def _foreign(scene: Scene, number: int, around: Around, rule: str, last: str) -> list[str]:
    """Signs that words in another language are mentioned or named rather than said."""
    low, at = scene.tokens.low, around.at
    near = low[max(0, at - 4) : at]
    work = not _WORKS.isdisjoint(near[-2:]) or not _NAMED.isdisjoint(near)
    term = not _TERMS.isdisjoint(near)
    return [
        f"foreign {rule}",
        f"foreign size {around.size}",
        f"foreign ends {last}",
        f"foreign before {around.before}",
        f"foreign behind {around.behind}",
        f"foreign {around.opens} {last}",
        f"foreign work {work:d}",
        f"foreign term {term:d}",
        f"foreign whole {scene.is_whole(number):d} {around.size}",
    ]


_WORKS = word_list("quotations.works") | word_list("speakers.names")
_TERMS = word_list("speakers.terms")
_NAMED = frozenset(("named", "titled", "entitled", "dubbed", "called", "nicknamed", "nickname"))
