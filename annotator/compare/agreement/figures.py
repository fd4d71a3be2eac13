"""One part of the material, measured in every way."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations

from annotator.compare.agreement.alpha import alpha
from annotator.compare.agreement.bootstrap import interval_of_counts, interval_of_mean
from annotator.compare.agreement.coincidences import alpha_of
from annotator.compare.agreement.gamma import gamma
from annotator.compare.agreement.kappa import fleiss_of, kappa_of
from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.compare.agreement.places import (
    Found,
    Places,
    f1,
    found_places,
    precision,
    recall,
    unitising,
)
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
            share = partial(measure, exact=exact)
            outcome = _with_interval(places, share) if two else undefined(for_two(people))
            note = "the first annotator is the reference" if two else ""
            figures.append(Figure(measure=f"{name}_{how}", outcome=outcome, note=note))
        whole = _with_interval(places, partial(f1, exact=exact))
        figures.append(Figure(measure=f"f1_{how}", outcome=whole))
    return figures


def _with_interval(places: Sequence[Found], share: Callable[[Places], Outcome]) -> Outcome:
    """What the measure gives for these places, and its interval."""
    return interval_of_counts(share(Counter(places)), places, lambda table: share(table).value)


def for_two(people: int) -> str:
    """Why a measure for two has no value for more."""
    return f"this measure is for 2 annotators, {people} are given"


def _labels(people: int, rows: Sequence[Row], redirects: Redirects) -> list[Figure]:
    figures = []
    for name in (*NOMINAL, "certainty"):
        units = labels(rows, name, redirects)
        used = [u for u in units if sum(v is not None for v in u) > 1]
        found = []
        if name in ("kind", "language"):
            found.append((f"kappa_{name}", _kappa(used, people)))
            found.append((f"fleiss_kappa_{name}", _fleiss(used)))
        level = "ordinal" if name == "certainty" else "nominal"
        found.append((f"alpha_{name}", _alpha(used, people, level)))
        figures += [
            Figure(measure=m, outcome=o, left_out=len(units) - len(used), note=PAIRED_ONLY)
            for m, o in found
        ]
        if name == "speaker":
            figures.append(_speaker_f1(units))
    return figures


NO_PAIR = "no pair: nobody annotated the same place with a value"
Units = Sequence[tuple[object, ...]]


def _kappa(units: Units, people: int) -> Outcome:
    """Cohen's kappa of two."""
    if people != 2:
        return undefined(for_two(people), len(units))
    if not units:
        return undefined(NO_PAIR)
    outcome = kappa_of(Counter((str(a), str(b)) for a, b in units))
    return interval_of_counts(outcome, units, lambda table: kappa_of(table).value)


def _alpha(units: Units, people: int, level: str) -> Outcome:
    """Krippendorff's alpha of any number."""
    if not units:
        return undefined(NO_PAIR)
    outcome = alpha([[unit[k] for unit in units] for k in range(people)], level)
    return interval_of_counts(outcome, units, partial(alpha_of, level=level))


def _fleiss(units: Units) -> Outcome:
    """Fleiss' kappa over the units that every annotator labelled."""
    whole = [u for u in units if None not in u]
    if not whole:
        return undefined("no place was labelled by all annotators")
    used = sorted({str(v) for u in whole for v in u})
    rows = [tuple(sum(str(v) == one for v in u) for one in used) for u in whole]
    return interval_of_counts(fleiss_of(Counter(rows)), rows, lambda table: fleiss_of(table).value)


def _speaker_f1(units: Units) -> Figure:
    """F1 of naming the same speaker, over all places: right where many name nobody."""
    pairs = [(a, b) for unit in units for a, b in combinations(unit, 2)]

    def over(table: Mapping[tuple[object, object], int]) -> Outcome:
        named = sum(((a is not None) + (b is not None)) * n for (a, b), n in table.items())
        if not named:
            return undefined("nobody named a speaker")
        same = sum(n for (a, b), n in table.items() if a == b and a is not None)
        return defined(2 * same / named, named)

    outcome = interval_of_counts(over(Counter(pairs)), pairs, lambda table: over(table).value)
    return Figure(measure="f1_speaker", outcome=outcome)


def _mean(values: Sequence[float]) -> Outcome:
    if not values:
        return undefined("no pair: nobody gave the same place a value that can be compared")
    return interval_of_mean(defined(sum(values) / len(values), len(values)), values)


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
            outcome=_mean(values),
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
