"""Learns who is likely to have said it: the numbers of `annotator.suggest.speakers.weighed`.

    python -m tools.models.voices [FOLDER] [-o FILE]     learns and writes
    python -m tools.models.voices [FOLDER] --check       measures by folds, writes nothing

`FOLDER` (tools/models/passages_speakers) holds passages written for this project, one JSON object a
line: `text` and `quotes` with `start`, `end` and `keys`, words of the name one of which tells the
speaker; no key where nobody says it. The rules for speakers were made without an eye on them, so
what they say of them tells what they are worth. For every quotation everybody near is a choice, and
so is nobody; the numbers make what people chose the likeliest (`tools.models.logit`). The same
passages and rules give the same bytes.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers.attribution import WEIGHED, ask_rules, is_plain
from annotator.suggest.speakers.meanings import is_meaning
from annotator.suggest.speakers.pronouns import add_pronouns
from annotator.suggest.speakers.scene import Ruled, Scene, set_scene
from annotator.suggest.speakers.weighed.choice import Choices, choices
from annotator.suggest.speakers.weighed.trust import doubts
from tools.models import logit
from tools.models.logit import bare

PASSAGES = Path(__file__).parent / "passages_speakers"
TARGET = Path("annotator/suggest/speakers/weighed")
PRIOR, PRIOR_OF_DOUBT = 4.0, 4.0
TIMES = 2
"""How often a quotation counts that is weighed: where no rule speaks, or only a weak one."""


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
    quotations = find_quotations(text)
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
        if named is None or quotation.kind not in WEIGHED:
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


def _tables(found: Sequence[Voiced]) -> Iterator[tuple[str, Sequence[logit.Case], float]]:
    """File, cases and prior of each table."""
    weighed = [one.case for one in found if one.doubt is None]
    yield "weights.xz", [one.case for one in found] + weighed * (TIMES - 1), PRIOR
    doubted = [one.doubt for one in found if one.doubt is not None]
    # Nobody's count twice: real reports have more of them, and a wrong name is worse than none.
    unsaid = [one.doubt for one in found if one.doubt is not None and not one.keys]
    yield "doubt.xz", doubted + unsaid, PRIOR_OF_DOUBT


def learned(found: Sequence[Voiced]) -> list[dict[str, float]]:
    """The numbers of both tables, as they ship."""
    tables = []
    for _, cases, prior in _tables(found):
        signs = logit.vocabulary(cases)
        table = logit.rounded(logit.learn(cases, signs, prior), signs)
        tables.append({sign: number / logit.STEP for sign, number in table.items()})
    return tables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PASSAGES)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="measure on passages left out")
    chosen = parser.parse_args()
    passages = logit.read(chosen.folder)
    if chosen.check:
        from tools.models.voices_check import check

        print(check(passages))
        return
    found = [one for passage in passages for one in voiced(passage)]
    for name, cases, prior in _tables(found):
        signs = logit.vocabulary(cases)
        size = logit.write(logit.learn(cases, signs, prior), signs, chosen.output / name)
        print(f"{name}: {len(cases)} cases, {len(signs)} signs, {size} bytes")


if __name__ == "__main__":
    main()
