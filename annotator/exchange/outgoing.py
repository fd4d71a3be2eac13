"""Export: the articles of a workspace as bytes in somebody else's format."""

import re
from collections.abc import Iterable

from annotator.exchange.direction import Directions, targets
from annotator.exchange.format import Format
from annotator.exchange.material import Chunks, Job, Material
from annotator.exchange.prepare import prepared
from annotator.exchange.ranked import tag
from annotator.model.errors import InvalidInput


def outgoing(fmt: Format, materials: Iterable[Material], job: Job) -> Chunks:
    """The files of the export in pieces, article by article: memory does not grow with them.

    `job.losses` is complete when the last piece has been taken. Raises InvalidInput for an option
    that the format does not have.
    """
    check_options(fmt, job)
    return fmt.write(prepared(materials, job, fmt), job)


def survey(fmt: Format, materials: Iterable[Material], job: Job) -> Directions:
    """From which languages into which the annotations are, and the losses into `job.losses`.

    Writes nothing: what an export would lose can be shown before it is made. Losses that depend
    on the words themselves (control characters, overlaps) are only known after writing.
    """
    check_options(fmt, job)
    sources: set[str] = set()
    into: set[str] = set()
    for material in prepared(materials, job, fmt):
        for entry in material.entries:
            sources.add(tag(entry.annotation))
            into.update(targets(entry.annotation, material.article.language))
    return Directions(tuple(sorted(sources)), tuple(sorted(into)))


def check_options(fmt: Format, job: Job) -> None:
    """Refuse options and values that the format does not know."""
    known = {option.name: option for option in fmt.options}
    for name, value in job.options.items():
        if name not in known:
            told = ", ".join(known) or "none"
            raise InvalidInput(f"{fmt.name} has no option {name!r}.", f"Its options: {told}.")
        option = known[name]
        free = option.form and re.fullmatch(option.form, value)
        if option.values and value not in option.values and not free:
            told = ", ".join(option.values) + (f", or {option.help}" if option.form else "")
            raise InvalidInput(f"{fmt.name}: {name} cannot be {value!r}.", f"Choose from: {told}.")
