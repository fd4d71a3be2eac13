"""`annotator agree`: how far people agree over a workspace, and the bare statistics."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.compare.agreement.picture import confusion, strips, table_lines
from annotator.compare.agreement.report import as_json, report
from annotator.compare.agreement.rows import rows_of
from annotator.compare.agreement.statistic import statistic
from annotator.compare.fields import redirects_of
from annotator.compare.rebase import onto
from annotator.model.article import Article
from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.store.names import check_annotator
from annotator.store.sheets import load_sheet
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.detection.records import BadLine, line_record
from annotator.text.display import display_line

PICTURED = ("kind", "language", "speaker", "role")
"""What a confusion table can be about."""


class Agreement(Value, frozen=True, kw_only=True):
    """The figures, and what could not go into them."""

    figures: tuple[dict[str, Any], ...]
    """One object a figure: measure, value (or null), n, why where null, and more."""
    notes: tuple[str, ...] = ()
    """Articles and annotations that were left out, and why; for stderr."""


def agree(
    ws: Workspace,
    annotators: Sequence[str],
    articles: Sequence[str] = (),
    *,
    by: Sequence[str] = (),
    with_gamma: bool = False,
) -> Agreement:
    """Every measure over the articles on which all of them have a sheet.

    `articles`: only these. `by`: `language`, `pair`, `article` for figures of each of them too.
    Sheets made for an older text are compared in the text of today. Where nothing can be compared
    every figure is null and says why. Raises InvalidInput where somebody is named twice.
    """
    names = [check_annotator(name) for name in annotators]
    if len(set(names)) != len(names):
        raise InvalidInput("An annotator is named twice.", "Name two or more different people.")
    has = {name: set(ws.sheet_ids(name)) for name in names}
    common = set.intersection(*has.values()) if names else set()
    notes: list[str] = []
    chosen = [one for one in sorted(common) if not articles or one in articles]
    compared = []
    for one in chosen:
        sheets = sheets_now(ws, names, one, notes)
        if sheets is not None:
            compared.append(sheets)
    figures = report(
        names,
        compared,
        redirects_of(load_speakers(ws).values()),
        by=by,
        with_gamma=with_gamma,
        why_none=_why_none(has, chosen, notes),
    )
    return Agreement(figures=tuple(as_json(f) for f in figures), notes=tuple(notes))


def _why_none(has: dict[str, set[str]], chosen: Sequence[str], notes: Sequence[str]) -> str:
    """Why there is nothing to compare, if there is nothing."""
    missing = [name for name, articles in has.items() if not articles]
    if missing:
        names = " and ".join(f"“{name}”" for name in missing)
        verb = "has" if len(missing) == 1 else "have"
        return f"no article in common: {names} {verb} no sheet in this workspace"
    if chosen and notes:
        return f"no article in common that can be compared: {notes[0]}"
    return "no article in common"


def sheets_now(
    ws: Workspace, annotators: Sequence[str], article_id: str, notes: list[str]
) -> list[Sheet] | None:
    """Everybody's sheet on an article in the offsets of its text as it is now.

    What is left out is said in `notes`. None where they cannot be compared at all.
    """
    try:
        stored = [load_sheet(ws, name, article_id) for name in annotators]
    except AnnotatorError as error:
        notes.append(f"{display_line(article_id)}: left out: {error.message}")
        return None
    sheets = [s.sheet for s in stored if s is not None]
    return None if len(sheets) < len(annotators) else brought_up(ws, sheets, article_id, notes)


def brought_up(
    ws: Workspace, sheets: Sequence[Sheet], article_id: str, notes: list[str]
) -> list[Sheet] | None:
    """Sheets in the offsets of the article's text as it is now; else as `sheets_now`."""
    try:
        article: Article | None = ws.article(article_id)
    except AnnotatorError as error:
        if len({s.article.sha256 for s in sheets}) == 1:
            return list(sheets)
        notes.append(f"{display_line(article_id)}: left out: other texts, and {error.message}")
        return None
    assert article is not None
    rebased = [onto(sheet, article) for sheet in sheets]
    for found in rebased:
        if found.left_out:
            notes.append(
                f"{display_line(article_id)}: {len(found.left_out)} annotations of "
                f"{found.sheet.annotator} are not found in the text as it is now: left out"
            )
    return [found.sheet for found in rebased]


def picture_lines(
    ws: Workspace,
    annotators: Sequence[str],
    articles: Sequence[str] = (),
    field: str = "language",
    width: int = 60,
) -> list[str]:
    """Pictures for people: who says what (kind, language, speaker or role), and each article as a
    strip of `width` signs for each annotator. Safe for a terminal."""
    names = [check_annotator(name) for name in annotators]
    if field not in PICTURED:
        raise InvalidInput(f"“{field}” has no picture.", "One of " + ", ".join(PICTURED))
    common = set.intersection(*(set(ws.sheet_ids(name)) for name in names)) if names else set()
    redirects = redirects_of(load_speakers(ws).values())
    rows, drawn = [], []
    for one in sorted(common):
        sheets = None if articles and one not in articles else sheets_now(ws, names, one, [])
        if sheets is not None:
            found = rows_of(sheets)
            rows += found
            drawn.append(one)
            drawn += [f"  {line} {name}" for name, line in strips(sheets, found, width)]
    if not drawn:
        return ["nothing to compare: no article in common"]
    table = confusion(rows, field, redirects)
    told = [f"{field}: rows and columns are annotators, – is nothing", *table_lines(table)]
    told += [f"{count} × {a} / {b}" for count, a, b in table.apart[:5]]
    return [display_line(line, 200) for line in [*told, "", *drawn]]


def agree_data(lines: Iterable[bytes | str]) -> Iterator[dict[str, Any]]:
    """`agree --data`: one record a line in, one result each out, in the same order.

    A line that is no JSON object gives `{"id", "error"}`; empty lines are skipped.
    """
    for line in lines:
        if not line.strip():
            continue
        try:
            record = line_record(line if isinstance(line, bytes) else line.encode())
        except BadLine as bad:
            yield {"id": bad.identity, "error": str(bad)}
            continue
        yield statistic(record)


def figure_lines(figures: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Figures for people: a bar of twenty signs beside the number, or the reason why not.

    Where there is none at all for one reason, only that.
    """
    part: object = ""
    figures = list(figures)
    reasons = {str(f["why"]) if f["value"] is None else "" for f in figures}
    if len(reasons) == 1 and (why := reasons.pop()):  # one reason for all of them is said once
        yield display_line(f"No figure can be given: {why}.", 300)
        return
    for figure in figures:
        about = next(
            (f"{k} {figure[k]}" for k in ("language", "pair", "article") if k in figure), ""
        )
        if about != part:
            yield f"{display_line(about)}:"
            part = about
        yield _line(figure)


def _line(figure: dict[str, Any]) -> str:
    name, value = figure["measure"], figure["value"]
    if value is None:
        return f"  {name:<28} –      {display_line(str(figure['why']), 120)}"
    shown = f"{value:.1f}" if name.startswith("chrF") else f"{value:.3f}"
    scale = value / 100 if name.startswith("chrF") else value
    filled = round(20 * max(0.0, min(1.0, scale)))
    bar = "" if name.endswith("distance") else "█" * filled + "·" * (20 - filled)
    between = f" [{figure['low']:.3f}, {figure['high']:.3f}]" if "low" in figure else ""
    left_out = f", {figure['left_out']} left out" if "left_out" in figure else ""
    return f"  {name:<28} {shown:>6} {bar:<20}{between} n={figure['n']}{left_out}"
