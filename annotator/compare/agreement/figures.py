"""One part of the material, measured in every way."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations

from annotator.compare.agreement.alpha import alpha
from annotator.compare.agreement.bootstrap import with_interval
from annotator.compare.agreement.gamma import gamma
from annotator.compare.agreement.kappa import cohen_kappa, fleiss_kappa
from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.compare.agreement.places import f1, found_places, precision, recall, unitising
from annotator.compare.agreement.rows import (
    Row,
    labels,
    translation_likeness,
    transliteration_likeness,
)
from annotator.compare.fields import Redirects
from annotator.model.errors import MissingExtra
from annotator.model.sheet import Sheet
from annotator.model.value import Value

NOMINAL = ("kind", "language", "speaker", "role")
PAIRED_ONLY = "on places that two or more annotated"


class Figure(Value, frozen=True, kw_only=True):
    """One figure of the report."""

    measure: str
    outcome: Outcome
    about: str = ""
    """Which part of the material: `language kk`, `pair aigul,boris`, `article courtyard`."""
    left_out: int = 0
    """Pairs that could not go in."""
    note: str = ""
    """What the figure is taken of, or why something was left out."""


Articles = Sequence[Sequence[Sheet]]
"""For each article the sheets of all annotators, in the order in which they are named."""
Coders = Sequence[Sequence[object]]


def measured(
    annotators: Sequence[str],
    articles: Articles,
    rows: Sequence[Row],
    redirects: Redirects,
    *,
    language: str = "",
    with_gamma: bool = False,
) -> list[Figure]:
    """All figures for one part of the material."""
    figures = _places(len(annotators), rows)
    figures.append(Figure(measure="alpha_u", outcome=unitising(articles, language)))
    figures += _labels(len(annotators), rows, redirects)
    figures += _texts(rows)
    if with_gamma:
        figures.append(Figure(measure="gamma", outcome=_gamma(annotators, articles, language)))
    return figures


def _places(people: int, rows: Sequence[Row]) -> list[Figure]:
    places = found_places(rows)
    figures = []
    for exact in (True, False):
        how = "exact" if exact else "overlap"
        for name, measure in (("precision", precision), ("recall", recall)):
            two = people == 2
            outcome = (
                measure(places, exact)
                if two
                else undefined(f"this measure is for 2 annotators, {people} are given")
            )
            note = "the first annotator is the reference" if two else ""
            figures.append(Figure(measure=f"{name}_{how}", outcome=outcome, note=note))
        both = partial(f1, exact=exact)
        whole = with_interval(both(places), places, both)
        figures.append(Figure(measure=f"f1_{how}", outcome=whole))
    return figures


def _labels(people: int, rows: Sequence[Row], redirects: Redirects) -> list[Figure]:
    figures = []
    for name in NOMINAL:
        units = labels(rows, name, redirects)
        used = [u for u in units if sum(v is not None for v in u) > 1]
        left_out = len(units) - len(used)
        if name in ("kind", "language"):
            figures.append(_figure(f"kappa_{name}", cohen_kappa, used, people, left_out))
            figures.append(_figure(f"fleiss_kappa_{name}", _fleiss, used, people, left_out))
        figures.append(_figure(f"alpha_{name}", alpha, used, people, left_out))
        if name == "speaker":
            figures.append(_speaker_f1(units, left_out))
    units = labels(rows, "certainty", redirects)
    used = [u for u in units if sum(v is not None for v in u) > 1]
    ordinal = partial(alpha, level="ordinal")
    figures.append(_figure("alpha_certainty", ordinal, used, people, len(units) - len(used)))
    return figures


def _figure(
    measure: str,
    function: Callable[[Coders], Outcome],
    units: list[list[object]],
    people: int,
    left_out: int,
) -> Figure:
    """A measure over units, with its interval; `function` takes one list a coder."""

    def over(some: Sequence[Sequence[object]]) -> Outcome:
        if not some:
            return undefined("no pair: nobody annotated the same place with a value")
        return function([[unit[k] for unit in some] for k in range(people)])

    return Figure(
        measure=measure,
        outcome=with_interval(over(units), units, over),
        left_out=left_out,
        note=PAIRED_ONLY,
    )


def _fleiss(coders: Sequence[Sequence[object]]) -> Outcome:
    """Fleiss' kappa over the units that every annotator labelled."""
    units = [u for u in zip(*coders, strict=True) if None not in u]
    if not units:
        return undefined("no place was labelled by all annotators")
    used = sorted({str(v) for u in units for v in u})
    return fleiss_kappa([[sum(str(v) == label for v in u) for label in used] for u in units])


def _speaker_f1(units: list[list[object]], left_out: int) -> Figure:
    """F1 of naming the same speaker, over all places: right where many name nobody."""
    pairs = [(a, b) for unit in units for a, b in combinations(unit, 2)]

    def over(some: Sequence[tuple[object, object]]) -> Outcome:
        named = sum((a is not None) + (b is not None) for a, b in some)
        if not named:
            return undefined("nobody named a speaker")
        return defined(2 * sum(a == b is not None for a, b in some) / named, named)

    return Figure(measure="f1_speaker", outcome=with_interval(over(pairs), pairs, over))


def _mean(values: Sequence[float]) -> Outcome:
    if not values:
        return undefined("no pair: nobody gave the same place a value that can be compared")
    return defined(sum(values) / len(values), len(values))


def _texts(rows: Sequence[Row]) -> list[Figure]:
    latin, other_scheme = transliteration_likeness(rows)
    english, one_sided = translation_likeness(rows)
    table: Mapping[str, tuple[list[float], int]] = {
        "transliteration_equal": ([float(x.equal) for x in latin], other_scheme),
        "transliteration_similarity": ([x.score for x in latin], other_scheme),
        "transliteration_distance": ([float(x.distance) for x in latin], other_scheme),
        "translation_equal": ([float(x.equal) for x in english], one_sided),
        "translation_equal_normalised": ([float(x.normalised) for x in english], one_sided),
        "chrF": ([x.score for x in english], one_sided),
        "chrF_forward": ([x.forward for x in english], one_sided),
        "chrF_backward": ([x.backward for x in english], one_sided),
    }
    notes = {
        "transliteration": "one scheme only; pairs without a common scheme are left out",
        "translation": "preferred translations; pairs where one has none are left out",
        "chrF": "0 to 100; preferred translations",
    }
    return [
        Figure(
            measure=name,
            outcome=with_interval(_mean(values), values, _mean),
            left_out=left_out,
            note=notes[name.partition("_")[0]],
        )
        for name, (values, left_out) in table.items()
    ]


def _gamma(annotators: Sequence[str], articles: Articles, language: str) -> Outcome:
    """Gamma over all articles laid end to end, categories being languages."""
    units, at = [], 0
    for sheets in articles:
        for name, sheet in zip(annotators, sheets, strict=True):
            for a in sheet.annotations:
                tag = a.language.partition("-")[0] or "und"
                if not language or tag == language:
                    units.append([name, tag, at + a.start, at + a.end])
        at += max(sheet.article.length for sheet in sheets)
    try:
        return gamma(units)
    except MissingExtra as missing:
        return undefined(str(missing), len(units))
