"""How well translations are found in passages that nothing was learned from.

`python -m tools.models.links --check` calls this: the passages that are not `known` are dealt into
folds; for each fold the numbers are learned from all other passages and weigh, within the bounds
that ship (`reconsider.LEAST`), what is found in the fold. A translation is right if its borders,
marks and blanks at the edges left out, are those that people gave, and its foreign passage is
theirs by half and more.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from annotator.detect.quotations import find_quotations
from annotator.detect.spans import find_spans
from annotator.model.proposal import Gloss
from annotator.suggest.glosses import finder
from annotator.suggest.glosses.page import Page, open_page
from annotator.suggest.glosses.weighed import free_of, reconsider, unseen_words
from tools.models import logit
from tools.models.link_cases import PRIOR, cases, counted, overlap

FOLDS = 5


class Score(NamedTuple):
    """Translations that are right, missed and wrong."""

    right: int
    missed: int
    wrong: int

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        return f"P {precision:.3f} R {recall:.3f} F {both:.3f}"


class Read(NamedTuple):
    """A passage as the program reads it."""

    page: Page
    found: Sequence[Gloss]
    """What the forms offer."""
    unseen: Sequence[logit.Range]
    """Words that may be foreign although no detector saw them."""


def read(passage: dict[str, Any]) -> Read:
    """Find what a passage has, forms of translations and all."""
    text = passage["text"]
    spans = find_spans(text)
    quotations = find_quotations(text, spans)
    found = finder.find_glosses(text, spans, quotations)
    page = open_page(text, spans, quotations)
    return Read(page, found, free_of(unseen_words(text), page.foreign))


def differences(passage: dict[str, Any], found: Sequence[Gloss]) -> tuple[int, list[str]]:
    """How many translations are right; each that is missed or wrong, as a line."""
    text = passage["text"]
    open_ = [(r["start"], r["end"]) for r in passage.get("ignore", [])]
    wanted = list(passage["glosses"])
    wrong: list[str] = []
    claimed: set[logit.Range] = set()
    for one in found:
        at = logit.bare(text, one.start, one.end)
        source = logit.bare(text, one.source.start, one.source.end)
        near = [g for g in passage["glosses"] if _is(text, g, source, at)]
        fresh = [g for g in near if g in wanted]
        if fresh:
            wanted.remove(fresh[0])
        elif not near and at not in claimed:
            claimed.add(at)
            if not any(a <= x[0] and x[1] <= b for a, b in open_ for x in (source, at)):
                wrong.append(f"- {text[slice(*source)]!r} = {text[slice(*at)]!r} ({one.because})")
    missed = [f"+ {text[slice(*g['span'])]!r} = {text[g['start'] : g['end']]!r}" for g in wanted]
    return len(passage["glosses"]) - len(wanted), missed + wrong


def _is(text: str, gloss: dict[str, Any], source: logit.Range, at: logit.Range) -> bool:
    borders = [(gloss["start"], gloss["end"]), *gloss.get("alts", [])]
    sources = [gloss["span"], *gloss.get("also", [])]
    return at in [logit.bare(text, *b) for b in borders] and any(
        overlap(logit.bare(text, *s), source) >= 0.5 for s in sources
    )


def score(
    passages: Sequence[dict[str, Any]],
    answers: Sequence[Sequence[Gloss]],
    tell: Callable[[str], object] | None = None,
) -> Score:
    """Right, missed and wrong over all passages; `tell` is called with each mistake."""
    right = missed = wrong = 0
    for passage, found in zip(passages, answers, strict=True):
        hits, lines = differences(passage, found)
        right += hits
        missed += sum(line[0] == "+" for line in lines)
        wrong += sum(line[0] == "-" for line in lines)
        if tell and lines:
            tell("\n    ".join([passage["text"].replace("\n", "\\n"), *lines]))
    return Score(right, missed, wrong)


def weights_of_folds(
    passages: Sequence[dict[str, Any]], own: Sequence[Sequence[logit.Case]]
) -> Iterator[tuple[list[int], dict[str, float]]]:
    """Each fold's passages, by number, and the numbers learned from all others."""
    unknown = [k for k, passage in enumerate(passages) if not passage.get("known", False)]
    for fold in range(FOLDS):
        held_out = unknown[fold::FOLDS]
        out = set(held_out)
        learned_from = [k for k in range(len(passages)) if k not in out]
        rest = counted([passages[k] for k in learned_from], [own[k] for k in learned_from])
        signs = logit.vocabulary(rest)
        table = logit.rounded(logit.learn(rest, signs, PRIOR), signs)
        yield held_out, {sign: number / logit.STEP for sign, number in table.items()}


def check(passages: Sequence[dict[str, Any]], tell: Callable[[str], object] | None) -> str:
    """The figures of the forms alone and of the weighing, as lines."""
    asked_of = [list(cases(passage)) for passage in passages]
    every: list[int] = []
    readings: list[Read] = []
    weighed: list[Sequence[Gloss]] = []
    for held_out, numbers in weights_of_folds(passages, asked_of):
        for k in held_out:
            reading = read(passages[k])
            every.append(k)
            readings.append(reading)
            weighed.append(reconsider(reading.page, reading.found, numbers, reading.unseen))
    asked = [passages[k] for k in every]
    forms = score(asked, [reading.found for reading in readings])
    both = score(asked, weighed, tell)
    given = forms.right + forms.missed
    head = f"{len(asked)} passages, {given} translations, {FOLDS} folds"
    return f"{head}\nforms alone {forms}\nweighed     {both}"
