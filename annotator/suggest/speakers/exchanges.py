"""Rules for people who talk with one another: interviews with labels, answers that come."""

from itertools import islice

from annotator.suggest.speakers.entities import Entity, Mention
from annotator.suggest.speakers.phrases import NAME, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.wording import PRONOUN
from annotator.text.masked import BREAK, POINT

_ANSWERS = ("A", "Answer")
_QUESTIONS = ("Q", "Question")
_REPLIES = frozenset(("answer", "reply", "response", "retort", "rejoinder"))
_RETORTS = frozenset(("retorted", "retorts", "countered", "counters", "rejoined", "interjected"))
MAX_INITIALS = 4
BACK = 6
"""Passages looked back over for somebody else who spoke."""


def _came_from(scene: Scene, k: int, limit: int) -> Found | None:
    """`“…?” The question came from the boy`: the boy. `k`: the first word behind the passage."""
    t = scene.tokens
    if k + 4 >= limit or t.low[k] not in ("the", "this", "that") or t.low[k + 1] not in _SAID:
        return None
    if t.low[k + 2] not in ("came", "comes", "was", "is") or t.low[k + 3] not in ("from", "by"):
        return None
    phrase = scene.phrases.right(k + 4, limit)
    return Found(phrase, "answer came", k + 2) if phrase is not None else None


_SAID = frozenset(
    ("question", "answer", "reply", "cry", "shout", "call", "words", "remark", "toast")
)


def labelled(scene: Scene, number: int) -> Found | None:
    """`A: “…”`, `A. “…”`, `N.P.: “…”` at the head of a line: whom the interview is with."""
    i = scene.at(number)
    t = scene.tokens
    first, _ = scene.line(i)
    marked = i - 2 == first and t.raw[i - 1] in (":", ".")
    marked = marked or (i - 1 == first and t.raw[first].endswith("."))
    if not marked or not t.raw[first].isupper():
        return None
    label = t.raw[first].replace(".", "")
    if len(label) > MAX_INITIALS or label in _QUESTIONS:
        return None
    guest = _guest(scene) if label in _ANSWERS else _by_initials(scene, label)
    return _as_found(guest, first, "colon", i - 1) if guest is not None else None


def is_question(scene: Scene, number: int) -> bool:
    """`Q: “…”`, `Q. “…”`: whoever asks has no name."""
    i = scene.at(number)
    t = scene.tokens
    first, _ = scene.line(i)
    if t.raw[first].rstrip(".") not in _QUESTIONS:
        return False
    return (i - 2 == first and t.raw[i - 1] == ":") or (i - 1 == first and t.raw[first][-1] == ".")


def _guest(scene: Scene) -> Entity | None:
    """The person whom the article names most often."""
    return _people(scene).get("")


def _by_initials(scene: Scene, label: str) -> Entity | None:
    """`NP` for Nilmini Perera."""
    return _people(scene).get(label)


def _people(scene: Scene) -> dict[str, Entity]:
    """Persons by their initials, under "" the one named most often; looked up once an article."""
    if not scene.people:
        named = [e for e in scene.names.entities if e.person and not e.figure]
        for entity in reversed(named):
            words = entity.name.replace("-", " ").split()
            if len(words) > 1:
                scene.people["".join(w[0] for w in words).upper()] = entity
        if named:
            scene.people[""] = max(named, key=lambda e: len(e.mentions))
    return scene.people


def _as_found(entity: Entity, at: int, rule: str, cue: int) -> Found:
    place = entity.place
    mention = Mention(place.first, place.after, place.whole, place.text, True, entity=entity)
    return Found(Phrase(place.whole, place.after, NAME, place.first, mention), rule, cue)


def answer_came(scene: Scene, number: int) -> Found | None:
    """“…” came the answer: whoever of the two did not speak last."""
    i = scene.at(number)
    t = scene.tokens
    _, limit = scene.line(i)
    k = i + 1
    while k < limit and t.kind[k] == POINT:
        k += 1
    source = _came_from(scene, k, limit)
    if source is not None:
        return source
    if k + 2 >= limit or t.low[k] not in ("came", "comes", "was") or t.kind[k + 1] == BREAK:
        return None
    if t.low[k + 1] not in ("the", "a") or not _REPLIES.intersection(t.low[k + 2 : k + 4]):
        return None
    if any(t.low[j] in ("from", "of", "by") for j in range(k + 3, min(limit, k + 6))):
        return None
    last: str | None = None
    for before in islice(reversed(scene.answers), BACK):
        phrase = scene.answers[before].phrase
        if phrase.sort == PRONOUN or scene.at(before) > i:
            continue
        name = _name(scene, phrase)
        if last is None:
            last = name
        elif name != last:
            return Found(phrase, "answer came", k)
    return None


def asked(scene: Scene, number: int) -> Found | None:
    """A line that asks, then a line that is a passage and nothing else: the guest of the talk."""
    i = scene.at(number)
    t = scene.tokens
    first, limit = scene.line(i)
    previous = scene.line_before(i)
    if previous is None or i != first or limit != i + 1 or t.raw[previous[1] - 1] != "?":
        return None
    guest = _guest(scene)
    return _as_found(guest, i, "bare paragraph, over another", -1) if guest is not None else None


def answers_back(scene: Scene, cue: int) -> bool:
    """`she shot back`, `he retorted`: an answer to whoever spoke last."""
    t = scene.tokens
    return t.low[cue] in _RETORTS or (cue + 1 < len(t) and t.low[cue + 1] == "back")


def not_who_asked(
    scene: Scene, cue: int, options: list[tuple[float, Entity]]
) -> list[tuple[float, Entity]]:
    """`An officer asked what it was for. “…,” she answered`: not the officer; else as they are."""
    t, mentions = scene.tokens, scene.names.mentions
    if t.low[cue] not in _ANSWERED:
        return options
    first, _ = scene.sentence(cue)
    if first <= scene.line(cue)[0]:
        return options
    a, b = scene.sentence(first - 1)
    verb = next((k for k in range(a, b) if t.low[k] in _ASKED), -1)
    asked = [m.entity for m in mentions if a <= m.first < verb] if verb > a else []
    if not asked or options[0][1] is not asked[0]:
        return options
    return [*options[1:], options[0]]


_ANSWERED = frozenset(("answered", "answers", "replied", "replies"))
_ASKED = frozenset(("asked", "asks", "wondered", "wonders"))


def not_the_last(scene: Scene, options: list[tuple[float, Entity]]) -> list[tuple[float, Entity]]:
    """The persons whom a pronoun may mean, whoever spoke last at the end."""
    spoken = list(islice(reversed(scene.answers), 1, 2))
    mention = scene.answers[spoken[0]].phrase.mention if spoken else None
    if mention is None or options[0][1] is not mention.entity:
        return options
    return [*options[1:], options[0]]


def _name(scene: Scene, phrase: Phrase) -> str:
    """What tells one speaker from another."""
    entity = phrase.mention.entity if phrase.mention is not None else None
    return entity.name if entity is not None else scene.tokens.low[phrase.head]
