"""Gamma (Mathet, Widlöcher, Métivier 2015): places and categories judged together.

By the optional package pygamma-agreement, which samples at random: the seed is fixed here. One
annotation may be aligned with several readings of a place; categories count like positions.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from annotator.compare.agreement.coded import is_number
from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.model.errors import InvalidInput, MissingExtra

SEED = 4772
SAMPLES = 30
"""Random continua for the expected disorder, the package's own default."""
MOST = 2000
"""Units beyond which the search for the best alignment takes too long."""

Unit = tuple[str, str, float, float]


def read_units(data: Any) -> list[Unit]:
    """Parse `[[coder, category, start, end], …]`."""
    hint = 'Write [["aigul", "kk", 61, 72], …].'
    try:
        units = [(str(coder), str(category), s, e) for coder, category, s, e in data]
    except (TypeError, ValueError) as error:
        raise InvalidInput("The data are no list of units.", hint) from error
    if not all(is_number(s) and is_number(e) and s < e for _, _, s, e in units):
        raise InvalidInput("A unit has no proper start and end.", hint)
    return units


def gamma(data: Any, alpha: float = 1.0, beta: float = 1.0, delta: float = 1.0) -> Outcome:
    """Gamma over all coders' units; MissingExtra where the optional package is not installed."""
    units = read_units(data)
    coders = {coder for coder, *_ in units}
    if not units:
        return undefined("no annotation at all")
    if len(coders) < 2:
        return undefined("one annotator only: there is nobody to agree with", len(units))
    if len(units) > MOST:
        return undefined(f"more than {MOST} units: gamma would take too long", len(units))
    numpy, continuum, dissimilarity = _prepare(units, alpha, beta, delta)
    before = numpy.random.get_state()
    numpy.random.seed(SEED)
    try:
        with _quiet():
            result = continuum.compute_gamma(dissimilarity, n_samples=SAMPLES)
            observed, value = float(result.observed_disorder), result.gamma
    finally:
        numpy.random.set_state(before)
    return defined(1.0 if observed == 0 else float(value), len(units))


def gamma_disorder(data: Any, alpha: float = 1.0, beta: float = 1.0, delta: float = 1.0) -> Outcome:
    """Disorder of the best alignment, the part of gamma without chance; 0.0 for equal sheets."""
    units = read_units(data)
    if len({coder for coder, *_ in units}) < 2:
        return undefined("one annotator only: there is nobody to agree with", len(units))
    _, continuum, dissimilarity = _prepare(units, alpha, beta, delta)
    with _quiet():
        disorder = float(continuum.get_best_alignment(dissimilarity).disorder)
    return defined(disorder, len(units))


@contextmanager
def _quiet() -> Iterator[None]:
    """The package logs at every call which solver it takes: not a word of that on stderr."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)


def _prepare(units: list[Unit], alpha: float, beta: float, delta: float) -> tuple[Any, Any, Any]:
    try:
        import numpy
        from pyannote.core import Segment
        from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum
    except ImportError as error:
        raise MissingExtra(
            "Gamma needs the optional package pygamma-agreement.",
            "Install it with: pip install pygamma-agreement",
        ) from error
    continuum = Continuum()
    for coder, category, start, end in units:
        continuum.add(coder, Segment(start, end), category)
    dissimilarity = CombinedCategoricalDissimilarity(alpha=alpha, beta=beta, delta_empty=delta)
    return numpy, continuum, dissimilarity
