"""Passages that say what words mean: dictionaries and proverbs speak for nobody."""

from annotator.languages.english import word_list
from annotator.languages.english.lexicon import language_words
from annotator.suggest.speakers.exchanges import is_question
from annotator.suggest.speakers.scene import Scene
from annotator.suggest.speakers.shared import PASSIVE, can_speak
from annotator.text.masked import POINT, QUOTE

_MEANS = word_list("speakers.means")
_TERMS = word_list("speakers.terms")
_SAYINGS = word_list("speakers.sayings")
_OUTCRY = word_list("speakers.outcry")
_LABELS = word_list("speakers.labels")
_BETWEEN = ("or", "and", "roughly", "literally", "a", "an", "the", "simply", "something")
_IS = ("is", "was", "are", "were", "as")
_HAS = ("has", "have", "had", "since", "long", "now", "soon", "quickly", "itself", "would", ",")
_NAMES = word_list("speakers.names")
_COMMON = word_list("speakers.common_words")
_PAINTED = frozenset(("painted", "scrawled", "sprayed", "stencilled", "stenciled", "scratched"))
"""`“…” is painted on the trams`: nobody is told of."""
REACH = 8
LIST = 30
"""A list of meanings is followed back over so many tokens."""


def is_meaning(scene: Scene, number: int) -> bool:
    """Whether the passage is what something means, is called, or how a proverb goes.

    `a Persian word meaning “…”` · `which is Arabic for “…”` · `translates as “…”` ·
    `known in the wards as “…”` · `as the saying goes, “…”`; also “…” and “…” after one of these.
    """
    t = scene.tokens
    i = scene.at(number)
    first, _ = scene.line(i)
    if _is_label(scene, i, first) or is_question(scene, number) or _is_said_by_all(scene, i):
        return True
    first, k = max(first, i - LIST), i - 1
    while k > first and (
        t.kind[k] == QUOTE or (t.kind[k] == POINT and t.raw[k] in ",(/") or t.low[k] in _BETWEEN
    ):
        if t.kind[k] == QUOTE and k < i - 1 and t.low[i - 1] not in ("or", "and", ",", "/"):
            return False
        k -= 1
    if k <= first:
        return False
    low = t.low
    if low[k] in _MEANS:
        return not _is_somebody(scene, k - 1)
    if low[k] in ("called", "termed", "dubbed") and k == i - 1:
        over = k - 1 - low[k - 1].endswith("ly")
        by = low[i + 1 : i + 3] + low[max(first, over - 3) : over]
        told = low[scene.sentence(i)[0]] == "in"  # `In the verdict the poem is called “…”`
        return low[over] in PASSIVE and "by" not in by and "what" not in by and not told
    if low[k] == "for":
        tongue = low[k - 1] in language_words() and k - 2 >= first and low[k - 2] in _IS
        return tongue or low[k - 1] in _TERMS
    if low[k] in ("as", "to", "like"):
        behind = low[max(first, k - REACH) : k]
        if low[k - 1] in ("translates", "translated", "translate", "rendered", "renders"):
            return True
        if low[k] == "as" and low[k - 2 : k] == ["referred", "to"]:
            return _is_passive(scene, k - 3, first)
        return low[k] == "as" and any(word in ("known", "nicknamed") for word in behind)
    if low[k] == "of" and k - 2 >= first and low[k - 1] in _OUTCRY:
        return low[k - 2] in ("to", "amid", "amidst") and not _from_people(scene, i)
    return low[k] in ("goes", "has", "runs") and low[k - 1] in _SAYINGS


_CHARGES = word_list("speakers.charges")


def is_charge(scene: Scene, at: int) -> bool:
    """`convicted of “…”`, `pleaded guilty on Monday to “…”`: what a law or an indictment says.

    So is `accused of “…”`, while `X accused Y of “…”` are X's words.
    """
    low = scene.tokens.low
    if at >= 2 and low[at - 1] == "of" and low[at - 2] in ("accused", "suspected"):
        return True
    if at < 2 or low[at - 1] not in ("of", "for", "with", "to"):
        return False
    begin = max(at - 5, scene.tokens.sentences[scene.tokens.sentence[at]][0])
    return not _CHARGES.isdisjoint(low[begin : at - 1])


def _is_passive(scene: Scene, k: int, first: int) -> bool:
    """`commonly referred to as`, `are referred to as`; not `what he often referred to as`."""
    low = scene.tokens.low
    if {"what", "which", "whom"} & set(low[max(first, k - 4) : k + 1]):
        return low[k] in PASSIVE
    return low[k] in PASSIVE or low[k].endswith("ly") or low[k] in ("often", "sometimes", "also")


def _is_said_by_all(scene: Scene, i: int) -> bool:
    """`“…” has since become a joke`, `“…” was the code`: everybody's words, or nobody's."""
    t = scene.tokens
    _, limit = scene.sentence(i)
    k = i + 1
    while k < min(limit, i + 5) and t.low[k] in _HAS:
        k += 1
    if k + 2 < limit and t.low[k] in _IS and t.low[k + 1] in _PAINTED:
        return "by" not in t.low[k + 2 : min(limit, k + 2 + REACH)]
    if k + 2 < limit and t.low[k] in _IS and t.low[k + 1] in ("the", "a"):
        following = t.low[k + 3] if k + 3 < limit else ""
        named = t.low[k + 2] in _NAMES and following not in ("that", "which", "of", "by", "from")
        if named:
            return True
    if k >= limit or t.low[k] not in ("become", "became", "becomes", "turned", "grew"):
        return False
    return any(t.low[j] in _COMMON for j in range(k + 1, min(limit, k + REACH)))


def _is_label(scene: Scene, i: int, first: int) -> bool:
    """`Hindi: “…”`, `(Translation: “…”)`, `Example: “…”`: a label, nobody."""
    t = scene.tokens
    if i - 2 < first or t.raw[i - 1] != ":":
        return False
    if _is_slogan_of(scene, i, first):
        return True
    alone = i - 2 == first or t.kind[i - 3] == POINT
    return alone and (t.low[i - 2] in language_words() or t.low[i - 2] in _LABELS)


def _is_slogan_of(scene: Scene, i: int, first: int) -> bool:
    """`On the wall is the slogan of the year: “…”`: a slogan, nobody's."""
    t = scene.tokens
    for k in range(max(first + 2, i - REACH), i - 1):
        if t.low[k] in _NAMES and t.low[k - 1] == "the":
            passive = t.low[k + 1] == "that" and t.low[k + 2] in _IS
            if t.low[k - 2] in _IS or passive:
                return True
    return False


def _from_people(scene: Scene, i: int) -> bool:
    """`to cries of “…” from the crowd`, not `from the balconies`."""
    t = scene.tokens
    _, limit = scene.sentence(i)
    if i + 2 >= limit or t.low[i + 1] not in ("from", "by"):
        return False
    phrase = scene.phrases.right(i + 2, limit)
    return phrase is not None and can_speak(scene, phrase)


def _is_somebody(scene: Scene, k: int) -> bool:
    """`By that he means “…”`: a person explains their own words."""
    t = scene.tokens
    mention = scene.names.by_token.get(k)
    if mention is not None and mention.person:
        return True
    return (
        t.low[k] in ("he", "she", "they", "i", "we", "you") or t.low[k] in scene.phrases.w.persons
    )
