"""What the rules of several kinds need."""

from collections.abc import Callable

from annotator.languages.english import word_list
from annotator.suggest.speakers.phrases import NAME, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.text.masked import POINT

Rule = Callable[[Scene, int], Found | None]


PASSIVE = word_list("speakers.passive")
NOBODY = frozenset(
    {"one", "someone", "somebody", "anyone", "anybody", "nobody", "none", "no one", "everyone"}
    | {"everybody", "another", "aloud", "loud", "out loud"}
)
"""Words in the place of a speaker that name nobody when they stand alone: indefinite pronouns, and
how something is said. `one of the guards` and `people` do tell who it was."""


def can_speak(scene: Scene, phrase: Phrase) -> bool:
    """A name, people, a body or something written: what may stand before `saying`."""
    low, w = scene.tokens.low[phrase.head], scene.phrases.w
    return (
        phrase.sort == NAME
        or (low in ("one", "another") and phrase.after - phrase.first > 1)
        or low in w.groups
        or low in w.persons
        or low in w.speech
        or low in w.organisations
        or low in w.titles
    )


def is_speaker(scene: Scene, phrase: Phrase) -> bool:
    """`he`, a person by name or noun, a crowd."""
    return phrase.sort == PRONOUN or is_person(scene, phrase)


def found_or_none(phrase: Phrase | None, rule: str, cue: int) -> Found | None:
    return Found(phrase, rule, cue) if phrase is not None else None


def skip_points(scene: Scene, k: int, limit: int) -> int:
    while k < limit and scene.tokens.kind[k] == POINT:
        k += 1
    return k


def is_person(scene: Scene, phrase: Phrase) -> bool:
    if phrase.sort == NAME:
        return phrase.mention is not None and phrase.mention.person
    low = scene.tokens.low[phrase.head]
    return low in scene.phrases.w.persons or low in scene.phrases.w.groups
