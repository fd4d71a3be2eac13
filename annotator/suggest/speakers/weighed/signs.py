"""What speaks for and against somebody as the speaker of a passage: signs, as words."""

import re
from typing import NamedTuple

from annotator.languages.english.lexicon import places
from annotator.suggest.speakers.entities import Entity
from annotator.suggest.speakers.phrases import PRONOUN, Phrase
from annotator.suggest.speakers.pronouns import answered_before
from annotator.suggest.speakers.scene import Scene
from annotator.suggest.speakers.shared import PASSIVE
from annotator.suggest.speakers.subjects import subject_of
from annotator.suggest.speakers.weighed.around import Around, class_of
from annotator.suggest.speakers.weighed.options import Option

_WORD = re.compile(r"[A-Z]\w+|[^\W\d_a-z]\w+")


class Ruled(NamedTuple):
    """What the rules answer, as the signs need it."""

    rule: str
    column: str
    by: str
    """The pronoun that led there, `noun` for other words, "" for none."""
    sort: str
    sure: int
    """Their confidence in tenths."""
    ranks: dict[int, int]
    """Option → its rank in the answer."""


class Page(NamedTuple):
    """What the signs of all options of a passage share."""

    scene: Scene
    around: Around
    ruled: Ruled | None
    spoken: list[tuple[Entity | None, str, str]]
    """Who spoke the passages before: entity, noun, paragraphs ago, and whether they asked."""
    most: int
    """How often whoever is named most often is named."""
    inside: frozenset[str]
    """The words of the passage, lower case: whoever is addressed does not speak."""
    unknown: str
    """The pronoun that speaks, where the rules know nobody whom it means."""


def open_page(scene: Scene, number: int, around: Around, ruled: Ruled | None, unknown: str) -> Page:
    """Look at what all options share; `unknown` as in `Page`."""
    t, spoken = scene.tokens, []
    for answered in answered_before(scene, around.at):
        phrase = scene.answers[answered].phrase
        entity = phrase.mention.entity if phrase.mention is not None else None
        lines = min(2, t.paragraph[around.at] - t.paragraph[scene.at(answered)])
        asked = "?" if scene.ending(answered) == "?" else ""
        spoken.append((entity, t.low[phrase.head], f"{lines}{asked}"))
    if scene.most < 0:
        scene.most = max((len(e.mentions) for e in scene.names.entities if e.person), default=0)
    quotation = scene.quotations[number]
    inside = _WORD.findall(scene.text, quotation.start, min(quotation.end, quotation.start + 400))
    words = frozenset(w.lower() for w in inside)
    return Page(scene, around, ruled, spoken, scene.most, words, unknown)


def _type(scene: Scene, option: Option) -> str:
    """P: a person by name, L: a place, N: another name; else by the noun."""
    low, w = scene.tokens.low[option.phrase.head], scene.phrases.w
    if option.entity is not None:
        if option.entity.person:
            return "F" if option.entity.figure else "P"
        return "L" if option.entity.name.lower() in places() or low in places() else "N"
    if option.phrase.sort == PRONOUN:
        return low
    if low in w.persons:
        return "F"
    if low in w.groups:
        return "G"
    if low in w.speech:
        return "C" if low in w.carrier else "D"
    return "O" if low in w.organisations else "U"


def _region(scene: Scene, phrase: Phrase, at: int) -> str:
    """B0: before it in its sentence, A1: in the next one; `p` in another paragraph."""
    t = scene.tokens
    away = t.sentence[phrase.head] - t.sentence[at]
    if away == 0:
        return "B0" if phrase.head < at else "A0"
    other = "p" if t.paragraph[phrase.head] != t.paragraph[at] else ""
    return f"B{min(3, -away)}{other}" if away < 0 else f"A{min(2, away)}{other}"


def _role(scene: Scene, phrase: Phrase) -> tuple[str, str, str]:
    """What a phrase is in its sentence, and what stands before and behind it."""
    known = scene.roles.get((phrase.first, phrase.after))
    if known is None:
        known = scene.roles[phrase.first, phrase.after] = _find_role(scene, phrase)
    return known


_DONE = {"SAY": "done to", "ed": "done"}
"""Classes of verbs behind "was" and its like: `the sermon was summed up`."""


def _find_role(scene: Scene, phrase: Phrase) -> tuple[str, str, str]:
    t = scene.tokens
    k, end = phrase.after, min(len(t), phrase.after + 6)
    while k < end and scene.phrases.skips(k):
        k += 1
    behind = class_of(scene, k)
    if k > phrase.after and t.low[k - 1] in PASSIVE and behind in _DONE:
        behind = _DONE[behind]
    beside = class_of(scene, phrase.first - 1), behind
    if t.raw[phrase.after - 1].endswith(("’s", "'s")):
        return "poss", *beside
    first, limit = scene.sentence(phrase.first)
    if first not in scene.heads:
        subject = subject_of(scene, first, limit)
        known = (subject.first, subject.after, subject.head) if subject else (-1, -1, -1)
        scene.heads[first] = known
    begin, after, head = scene.heads[first]
    if not begin <= phrase.head < after:
        return "obj", *beside
    return "subj" if head == phrase.head else "insubj", *beside


def signs(page: Page, option: Option, place: int) -> list[str]:
    """All signs of one option; `place`: how many options stand nearer."""
    scene, around, ruled = page.scene, page.around, page.ruled
    nearest, type_ = option.phrase, _type(page.scene, option)
    where = _region(scene, nearest, around.at)
    part, before, behind = _role(scene, nearest)
    found = [
        type_,
        f"{where} {part}",
        f"{type_} {where}",
        f"{type_} {part} {where}",
        f"{part} {behind}",
        f"{where} {part} {behind}",
        f"{where} before {before}",
        f"{around.opens} {where} {part}",
        f"{around.before} {where}",
        f"{around.behind} {where}",
        f"{around.behind} {type_}",
        f"near {min(5, place)}",
        *_ruled(ruled, place, type_, f"{where} {part}", behind, around),
        *_spoke(page, option),
    ]
    if option.entity is not None:
        count = len(option.entity.mentions)
        found.append("named most" if count >= page.most else f"named {min(2, count)}")
        if not page.inside.isdisjoint(option.entity.name.lower().split()):
            found.append("addressed")
        own = option.entity.place
        if own.first == nearest.head and own.after - own.first > 1:
            found += ["introduced", f"introduced {where}"]
    if page.unknown:
        said, gender = page.unknown, option.entity.gender if option.entity else ""
        found += [f"{said} {type_}", f"{said} {type_} {where}", f"{said} {where} {part}"]
        found.append(f"{said} gender {gender}")
    return found


def _ruled(
    ruled: Ruled | None, place: int, type_: str, where: str, behind: str, around: Around
) -> list[str]:
    """What the rules say of an option."""
    if ruled is None:
        return [
            f"none {type_} {where}",
            f"none {where}",
            f"none {where} {behind}",
            f"none {around.before} {where}",
            f"none {around.behind} {where}",
        ]
    rank = ruled.ranks.get(place, -1)
    return [
        f"ruled {rank}",
        f"{ruled.rule} {rank}",
        f"{ruled.rule} {ruled.column} {rank}",
        f"by {ruled.by or ruled.sort} {rank}",
        f"ruled {rank} {type_}",
        f"sure {ruled.sure} {rank}",
    ]


def _spoke(page: Page, option: Option) -> list[str]:
    """Whether the option said one of the passages before."""
    head = page.scene.tokens.low[option.phrase.head]
    for back, (entity, noun, lines) in enumerate(page.spoken):
        if entity is option.entity and (entity is not None or noun == head):
            return [
                f"spoke {back}",
                f"spoke {back} {lines}",
                f"spoke {back} {page.around.opens}",
            ]
    return ["spoke not"]
