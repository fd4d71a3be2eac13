"""Lists with boxes: which rows are ticked stands in the key of the page, behind its name."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.app.form.page import Choice, Page

ALL = "all"
"""What the row on top is taken as: it does what the page is for with all that are ticked."""
_SEP = "\x1f"


def ticked_in(key: str) -> tuple[str, tuple[str, ...]]:
    """The name of a page and what is ticked there."""
    name, *ticked = key.split(_SEP)
    return name, tuple(ticked)


def with_ticks(name: str, ticked: Iterable[str]) -> str:
    """The key of a page with those rows ticked."""
    return _SEP.join((name, *ticked))


def toggled(key: str, value: str) -> str:
    """The key with one row ticked, or not any more."""
    name, ticked = ticked_in(key)
    rest = [one for one in ticked if one != value]
    return with_ticks(name, rest if value in ticked else (*ticked, value))


def boxes(key: str, rows: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The rows, each with its box."""
    ticked = set(ticked_in(key)[1])
    return tuple(replace(row, ticked=row.value in ticked) for row in rows)


def fits(row: Choice, typed: str) -> bool:
    """Whether a row holds what is typed."""
    return typed.strip().casefold() in f"{row.label} {row.detail}".casefold()


def narrowed(page: Page, typed: str) -> Page:
    """The page with the rows that hold what is typed, below one that takes all that are ticked;
    where none is, all that are left, if the page takes such."""
    rows = [row for row in page.whole if fits(row, typed)]
    ticked = sum(bool(row.ticked) for row in page.whole)
    if ticked:
        rows.insert(0, Choice(ALL, page.together.format(_counted(ticked)), page.together_note))
    elif page.untied and len(rows) > 1:
        which = f"these {len(rows)}" if typed.strip() else f"all {len(rows)}"
        rows.insert(0, Choice(ALL, page.together.format(which), page.together_note))
    return replace(page, choices=tuple(rows))


def _counted(ticked: int) -> str:
    return f"the {ticked} ticked"
