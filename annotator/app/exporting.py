"""What the export screen asks and tells: choices, pages and lines as values, without a screen."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.app.cells import pad
from annotator.app.form.page import FILTER, NOTHING, VALUE, Choice, Page
from annotator.app.panel import wrapped
from annotator.model.errors import InvalidInput
from annotator.store.names import ADJUDICATED
from annotator.store.workspace import ANNOTATIONS, CORPUS
from annotator.tasks.exchange.export_request import Choosable, ExportJob, ExportResult, FormatChoice
from annotator.text.display import display_line

Piece = tuple[str, str]
Line = tuple[Piece, ...]

ARTICLE, ARTICLE_ALL, MINE, EVERYBODY, AGREED = "article", "article-all", "mine", "all", "agreed"
"""What can be exported; `of:NAME` is everything of one other person."""
_OF = "of:"
_LABEL = 15
"""Cells for the names of the rows."""
_FILES = 12
"""Files that are listed by name, at most."""


@dataclass(frozen=True)
class Wanted:
    """What the person has chosen so far."""

    format: str = "csv"
    scope: str = MINE
    article: str = ""
    """Id of the article from which one came; empty from an empty list."""
    include_suggested: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    """Of the format; what is not named is as the format has it."""
    path: str = ""
    """As it was typed; empty: where exports usually go."""


@dataclass(frozen=True)
class Row:
    """One row of the screen: what can be changed, and what it is now."""

    key: str
    label: str
    value: str
    detail: str = ""


def format_of(wanted: Wanted, there: Choosable) -> FormatChoice:
    """The chosen format."""
    return next(fmt for fmt in there.formats if fmt.name == wanted.format)


def usual_path(wanted: Wanted, fmt: FormatChoice) -> str:
    """Where it goes if nobody says otherwise: below the workspace, a folder or a file."""
    if fmt.per_article:
        return f"export/{fmt.name}"
    of_one = wanted.scope in (ARTICLE, ARTICLE_ALL)
    name = wanted.article.rpartition("/")[2] if of_one else "quotes"
    return f"export/{name}{fmt.suffix}"


def target_of(root: Path, wanted: Wanted, fmt: FormatChoice) -> Path:
    """The file or folder that is meant. InvalidInput inside of `corpus/` and `annotations/`."""
    typed = wanted.path.strip() or usual_path(wanted, fmt)
    if "\0" in typed:
        raise InvalidInput("A path cannot contain a NUL character.", "Type another one.")
    target = Path(os.path.abspath(root / os.path.expanduser(typed)))
    real = Path(os.path.realpath(target))
    for name in (CORPUS, ANNOTATIONS):
        if real.is_relative_to(os.path.realpath(root / name)):
            raise InvalidInput(
                f"{name}/ is for the work itself; an export there would be taken for a part of it.",
                "Choose another folder, such as export/.",
            )
    return target


def job_of(root: Path, wanted: Wanted, there: Choosable, who: str) -> ExportJob:
    """The choices as a job. Raises InvalidInput for the path."""
    fmt = format_of(wanted, there)
    return ExportJob(
        format=wanted.format,
        target=target_of(root, wanted, fmt),
        articles=(wanted.article,) if wanted.scope in (ARTICLE, ARTICLE_ALL) else (),
        annotators=_people(wanted.scope, who),
        include_suggested=wanted.include_suggested,
        options=wanted.options,
    )


def _people(scope: str, who: str) -> tuple[str, ...]:
    if scope in (EVERYBODY, ARTICLE_ALL):
        return ("all",)
    if scope == AGREED:
        return (ADJUDICATED,)
    return (scope.removeprefix(_OF) if scope.startswith(_OF) else who,)


# Choosing --------------------------------------------------------------------------------------


def scopes(wanted: Wanted, there: Choosable, who: str) -> tuple[tuple[str, str], ...]:
    """What can be exported, and how that is called."""
    others = [name for name in there.sheets if name != who]
    found = []
    if wanted.article:
        title = display_line(wanted.article, 60)
        found.append((ARTICLE, f"this article, my sheet: {title}"))
        if others or there.agreed:
            found.append((ARTICLE_ALL, f"this article, everybody’s sheets: {title}"))
    found.append((MINE, f"all my articles: {there.sheets.get(who, 0):,}"))
    people = (f"all articles of {display_line(n, 40)}: {there.sheets[n]:,}" for n in others)
    found += zip((f"{_OF}{name}" for name in others), people, strict=True)
    if others or there.agreed:
        agreed = f", and {there.agreed:,} agreed" if there.agreed else ""
        total = sum(there.sheets.values())
        found.append((EVERYBODY, f"everybody’s sheets: {total:,}{agreed}"))
    if there.agreed:
        found.append((AGREED, f"the agreed sheets: {there.agreed:,}"))
    return tuple(found)


def first_choice(wanted: Wanted, there: Choosable, who: str) -> Wanted:
    """A scope in which there is something: everybody's for those who have no sheet themselves."""
    if wanted.scope == MINE and not there.sheets.get(who):
        known = [scope for scope, _ in scopes(wanted, there, who)]
        return replace(wanted, scope=EVERYBODY if EVERYBODY in known else MINE)
    return wanted


def rows_of(wanted: Wanted, there: Choosable, who: str) -> tuple[Row, ...]:
    """The rows of the screen, writing last."""
    fmt = format_of(wanted, there)
    scope = dict(scopes(wanted, there, who)).get(wanted.scope, wanted.scope)
    options = [
        Row(f"option:{name}", _named(name), wanted.options.get(name, values[0]), help)
        for name, values, help, _ in fmt.options
    ]
    unsure = "yes: with what nobody has confirmed" if wanted.include_suggested else (
        "no: only what a person confirmed"
    )  # fmt: skip
    path = display_line(wanted.path.strip() or usual_path(wanted, fmt), 500)
    return (
        Row("format", "Format", fmt.name, fmt.title),
        Row("scope", "What", scope),
        Row("suggested", "Suggested too", unsure),
        *options,
        Row("path", "Where", path, "a folder" if fmt.per_article else "a file"),
        Row("write", "Write it", "", ""),
    )


def _named(option: str) -> str:
    return {"as": "As", "bom": "Byte order mark", "unit": "Positions", "target": "Into"}.get(
        option, option
    )


def row_line(row: Row, width: int) -> Line:
    """One row as it stands on the screen."""
    label = pad(f" {row.label}", _LABEL + 2)
    if row.key == "write":
        return ((f" {row.label}", "title"),)
    detail = ((f"  {row.detail}", "quiet"),) if row.detail else ()
    return ((label, "label"), (row.value, ""), *detail)


def format_page(wanted: Wanted, there: Choosable) -> Page:
    """The formats to choose from; what is not installed stands there with how to install it."""
    choices = tuple(
        Choice(
            fmt.name,
            fmt.name,
            f"not installed: {fmt.install}"
            if fmt.install
            else f"{fmt.title}, {'a file an article' if fmt.per_article else 'one file'}",
            missing=bool(fmt.install),
        )
        for fmt in there.formats
    )
    at = next(i for i, fmt in enumerate(there.formats) if fmt.name == wanted.format)
    return Page("format", "Format", choices, FILTER, "type to find one", start=at, table=True)


def scope_page(wanted: Wanted, there: Choosable, who: str) -> Page:
    """What is to be exported."""
    found = scopes(wanted, there, who)
    at = next((i for i, (scope, _) in enumerate(found) if scope == wanted.scope), 0)
    choices = tuple(Choice(scope, label) for scope, label in found)
    return Page("scope", "What to export", choices, FILTER, "type to find one", start=at)


def option_page(name: str, wanted: Wanted, there: Choosable) -> Page:
    """The values of one option of the format, and a field where others can be written."""
    _, values, help, form = next(o for o in format_of(wanted, there).options if o[0] == name)
    now = wanted.options.get(name, values[0])
    choices = tuple(Choice(value, value) for value in values)
    if form:
        text = "" if now in values else now
        told = f"{help[:1].upper()}{help[1:]}; or take “{values[0]}” below."
        key = f"option:{name}"
        return Page(key, _named(name), choices, VALUE, "for instance en", text, -1, told)
    at = values.index(now) if now in values else 0
    return Page(f"option:{name}", _named(name), choices, NOTHING, start=at, hint=f"{help}.")


def option_value(name: str, value: str, typed: str, wanted: Wanted, there: Choosable) -> str:
    """The value that was taken from a row, or typed. InvalidInput where it has not the form."""
    _, values, help, form = next(o for o in format_of(wanted, there).options if o[0] == name)
    written = value or typed.strip() or values[0]
    if written in values or (form and re.fullmatch(form, written)):
        return written
    raise InvalidInput(f"“{display_line(written, 40)}” is not {help}.", f"Or take {values[0]}.")


def path_page(wanted: Wanted, there: Choosable, problem: str = "") -> Page:
    """Where it is to be written."""
    fmt = format_of(wanted, there)
    usual = usual_path(wanted, fmt)
    return Page(
        "path",
        "Where: a folder" if fmt.per_article else "Where: a file",
        (Choice("", "the usual place", usual),),
        VALUE,
        usual,
        wanted.path.strip() or usual,
        start=-1,
        hint=problem or "From the folder of the workspace on, or the whole path; ~ is your home.",
    )


def overwrite_page(there: Sequence[Path], root: Path) -> Page:
    """Whether files that are there may be replaced; “no” is chosen at first."""
    what = "it" if len(there) == 1 else f"all {len(there):,}"
    names = ", ".join(short_path(path, root) for path in there[:3])
    more = f" and {len(there) - 3:,} more" if len(there) > 3 else ""
    count = "This file is" if len(there) == 1 else f"{len(there):,} files are"
    choices = (
        Choice("no", "No, leave what is there"),
        Choice("path", "Write somewhere else"),
        Choice("yes", f"Yes, replace {what}"),
    )
    return Page(
        "overwrite", "Overwrite?", choices, NOTHING, hint=f"{count} there already: {names}{more}."
    )


def with_format(wanted: Wanted, name: str, there: Choosable) -> Wanted:
    """Another format; a path that was typed keeps its name and gets the format's ending."""
    old = format_of(wanted, there)
    new = replace(wanted, format=name, options={})
    fmt = format_of(new, there)
    if not wanted.path or old.per_article != fmt.per_article:
        return replace(new, path="")
    if not fmt.per_article and wanted.path.endswith(old.suffix):
        return replace(new, path=wanted.path.removesuffix(old.suffix) + fmt.suffix)
    return new


# Telling ---------------------------------------------------------------------------------------


def short_path(path: Path, root: Path) -> str:
    """The path below the workspace, or the whole of it; harmless for the terminal."""
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return display_line(str(shown), 300)


def size_words(size: int) -> str:
    """`412 bytes`, `34.2 KB`, `1.3 MB` (powers of 1000)."""
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    if size < 999_950:
        return f"{size / 1000:.1f} KB"
    return f"{size / 1_000_000:,.1f} MB"


def counted(number: int, one: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def result_lines(
    found: ExportResult, there: frozenset[Path], root: Path, width: int, *, written: bool
) -> list[Line]:
    """What will be written, or was, and what is lost. `there`: files that stand there already."""
    lines: list[Line] = [(("Written" if written else "Will be written", "label"),)]
    much = f"{counted(found.annotations, 'annotation')} of {counted(found.articles, 'article')}"
    much += f" in {counted(len(found.files), 'file')}"
    much += f", {size_words(found.size)}" if found.size else ""
    lines += _rows(much, "words", width)
    if not found.annotations:
        lines += _rows("! There is no annotation in this. Choose something else above.", "", width)
    for path in found.files[:_FILES]:
        is_there = "  is there already" if path in there and not written else ""
        shown = str(path) if written else short_path(path, root)
        lines += _rows(f"  {display_line(shown, 300)}{is_there}", "warning" * bool(is_there), width)
    if len(found.files) > _FILES:
        lines.append(((f"  … and {len(found.files) - _FILES:,} more", "quiet"),))
    if there and len(found.files) > _FILES and not written:
        lines += _rows(f"  {len(there):,} of them are there already", "warning", width)
    if found.annotations or not found.lossless:
        lines += [(), (("Lost", "label"),), *_rows(display_line(found.report, 4000), "", width)]
    if found.annotations and found.lossless:
        lines += _rows("Nothing of what is written is lost.", "quiet", width)
    if found.left_out:
        lines += [(), (("Left out, because it cannot be read", "label"),)]
        lines += [row for why in found.left_out[:50] for row in _rows(display_line(why), "", width)]
    return lines


def _rows(text: str, look: str, width: int) -> list[Line]:
    return [((row, look),) for row in wrapped(text, width)]
