"""Quotations with their choices, as the learning of speakers and its check read them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from annotator.detect.quotations import find_quotations
from annotator.detect.spans import find_spans
from annotator.model.proposal import Quotation
from annotator.suggest.glosses import find_glosses, with_kinds
from annotator.suggest.speakers.attribution import ask_rules, is_plain, is_weighed
from annotator.suggest.speakers.meanings import is_meaning
from annotator.suggest.speakers.pronouns import add_pronouns
from annotator.suggest.speakers.scene import Ruled, Scene, set_scene
from annotator.suggest.speakers.weighed.choice import Choices, choices
from annotator.suggest.speakers.weighed.trust import doubts
from tools.models import logit
from tools.models.logit import bare

PRIOR, PRIOR_OF_DOUBT = 4.0, 4.0
TIMES = 2
"""How often a quotation counts that is weighed: where no rule speaks, or only a weak one."""


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """The passages in marks as the program sees them: foreign ones, and translations, told."""
    spans = find_spans(text)
    quotations = find_quotations(text, spans)
    return with_kinds(quotations, find_glosses(text, spans, quotations))


class Voiced(NamedTuple):
    """A quotation with its choices, nobody last, and what the rules say."""

    case: logit.Case
    keys: frozenset[str]
    made: Choices
    ruled: Ruled | None
    doubt: logit.Case | None
    """Whether the rules' first is wrong, where they say that somebody speaks."""


def words(text: str) -> set[str]:
    """The words of a name, folded, without ’s."""
    return {re.sub(r"[’']s$", "", w).casefold() for w in re.findall(r"[\w’'-]+", text)}


def voiced(passage: dict[str, Any]) -> Iterator[Voiced]:
    """The quotations of one passage with their choices."""
    text = passage["text"]
    quotations = quotations_of(text)
    scene = set_scene(text, quotations)
    add_pronouns(scene)
    gold = {bare(text, q["start"], q["end"]): q["keys"] for q in passage["quotes"]}
    for number, quotation in enumerate(quotations):
        if scene.at(number) < 0 or is_meaning(scene, number):
            continue
        ruled = ask_rules(scene, number)
        if ruled is not None:
            scene.answers[number] = ruled.found
        named = gold.get(bare(text, quotation.start, quotation.end))
        if named is None or not is_weighed(scene, number):
            continue
        made = choices(scene, number, ruled)
        keys = frozenset(k.casefold() for k in named)
        called = [_called(scene, made, n, ruled) for n in range(len(made.people))]
        right = [any(found.issuperset(k.split()) for k in keys) for found in called]
        doubt = None
        if ruled is not None and is_plain(ruled):
            wrong = not any(r and o == 0 for r, o in zip(right, made.offered, strict=True))
            doubt = logit.Case([doubts(scene, number, ruled)], [wrong])
        yield Voiced(logit.Case(made.signs, [*right, not keys]), keys, made, ruled, doubt)


def _called(scene: Scene, made: Choices, place: int, ruled: Ruled | None) -> set[str]:
    """All words by which an option is called where it is offered."""
    option, t = made.people[place], scene.tokens
    found = words(t.words(option.phrase.first, option.phrase.after))
    if option.entity is not None:
        found |= words(option.entity.name)
    rank = made.offered[place]
    if ruled is not None and ruled.first is not None and rank >= 0:
        offer = [ruled.first, *ruled.rest][rank]
        found |= words(offer.text) | words(offer.place.text if offer.place else "")
    return found


def tables(found: Sequence[Voiced]) -> Iterator[tuple[str, Sequence[logit.Case], float]]:
    """File, cases and prior of each table."""
    weighed = [one.case for one in found if one.doubt is None]
    yield "weights.xz", [one.case for one in found] + weighed * (TIMES - 1), PRIOR
    doubted = [one.doubt for one in found if one.doubt is not None]
    # Nobody's count twice: real reports have more of them, and a wrong name is worse than none.
    unsaid = [one.doubt for one in found if one.doubt is not None and not one.keys]
    yield "doubt.xz", doubted + unsaid, PRIOR_OF_DOUBT


def learned(found: Sequence[Voiced]) -> list[dict[str, float]]:
    """The numbers of both tables, as they ship."""
    made = []
    for _, cases, prior in tables(found):
        signs = logit.vocabulary(cases)
        table = logit.rounded(logit.learn(cases, signs, prior), signs)
        made.append({sign: number / logit.STEP for sign, number in table.items()})
    return made
