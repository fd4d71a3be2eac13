"""All measures over all sheets: the figures of `annotator agree`."""

from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from annotator.compare.agreement.figures import Articles, Figure, measured
from annotator.compare.agreement.outcome import undefined
from annotator.compare.agreement.rows import Row, rows_of
from annotator.compare.fields import Redirects
from annotator.model.errors import InvalidInput

SCOPES = ("language", "pair", "article")
ALL = (
    "precision_exact",
    "recall_exact",
    "f1_exact",
    "precision_overlap",
    "recall_overlap",
    "f1_overlap",
    "alpha_u",
    "kappa_kind",
    "fleiss_kappa_kind",
    "alpha_kind",
    "kappa_language",
    "fleiss_kappa_language",
    "alpha_language",
    "alpha_speaker",
    "f1_speaker",
    "alpha_role",
    "alpha_certainty",
    "transliteration_equal",
    "transliteration_similarity",
    "transliteration_distance",
    "translation_equal",
    "translation_equal_normalised",
    "chrF",
    "chrF_forward",
    "chrF_backward",
)
"""Every figure of one part of the material, in order; gamma comes on request."""


def report(
    annotators: Sequence[str],
    articles: Articles,
    redirects: Redirects | None = None,
    *,
    by: Sequence[str] = (),
    with_gamma: bool = False,
    why_none: str = "no article in common",
) -> list[Figure]:
    """Every measure over everything, then again for each language, pair and article in `by`.

    `articles` holds the articles that all annotators have a sheet on, all of one text version;
    `why_none` is the reason that every figure gives where there is none.
    """
    if len(set(annotators)) != len(annotators):
        raise InvalidInput("An annotator is named twice.", "Name two or more different people.")
    unknown = [scope for scope in by if scope not in SCOPES]
    if unknown:
        raise InvalidInput(f"“{unknown[0]}” is no scope.", "One of " + ", ".join(SCOPES))
    if len(annotators) < 2:
        return _nothing("one annotator only: there is nobody to agree with")
    if not articles:
        return _nothing(why_none)
    known = redirects or {}
    rows = [row for sheets in articles for row in rows_of(sheets)]
    figures = measured(annotators, articles, rows, known, with_gamma=with_gamma)
    if "language" in by:
        figures += _by_language(annotators, articles, rows, known)
    if "pair" in by:
        figures += _by_pair(annotators, articles, known)
    if "article" in by:
        figures += _by_article(annotators, articles, rows, known)
    return figures


def _by_language(
    annotators: Sequence[str], articles: Articles, rows: Sequence[Row], redirects: Redirects
) -> list[Figure]:
    figures = []
    for tag in sorted({row.language for row in rows}):
        some = [row for row in rows if row.language == tag]
        found = measured(annotators, articles, some, redirects, language=tag)
        figures += _about(f"language {tag}", found)
    return figures


def _by_pair(annotators: Sequence[str], articles: Articles, redirects: Redirects) -> list[Figure]:
    figures = []
    for i, j in combinations(range(len(annotators)), 2):
        two = [[sheets[i], sheets[j]] for sheets in articles]
        names = (annotators[i], annotators[j])
        some = [row for sheets in two for row in rows_of(sheets)]
        figures += _about(f"pair {','.join(names)}", measured(names, two, some, redirects))
    return figures


def _by_article(
    annotators: Sequence[str], articles: Articles, rows: Sequence[Row], redirects: Redirects
) -> list[Figure]:
    figures = []
    for sheets in articles:
        name = sheets[0].article.id
        some = [row for row in rows if row.article == name]
        figures += _about(f"article {name}", measured(annotators, [sheets], some, redirects))
    return figures


def _nothing(why: str) -> list[Figure]:
    return [Figure(measure=name, outcome=undefined(why)) for name in ALL]


def _about(what: str, figures: Sequence[Figure]) -> list[Figure]:
    return [replace(figure, about=what) for figure in figures]


def as_json(figure: Figure) -> dict[str, object]:
    """One object of `agree --json`: measure, value, n, and why where there is no value."""
    told: dict[str, object] = {
        "measure": figure.measure,
        "value": figure.outcome.value,
        "n": figure.outcome.n,
    }
    if figure.outcome.value is None:
        told["why"] = figure.outcome.why
    if figure.outcome.low is not None:
        told["low"], told["high"] = figure.outcome.low, figure.outcome.high
    if figure.about:
        scope, _, name = figure.about.partition(" ")
        told[scope] = name.split(",") if scope == "pair" else name
    if figure.left_out:
        told["left_out"] = figure.left_out
    if figure.note:
        told["note"] = figure.note
    return told
