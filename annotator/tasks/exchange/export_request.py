"""What a person asks of an export, and what comes of it: light values that go between processes.

Nothing heavy is imported before a job is done: the table of formats takes half a second to load.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from annotator.store.names import ADJUDICATED
from annotator.store.workspace import Workspace


@dataclass(frozen=True)
class FormatChoice:
    """A format, as far as one who chooses it has to know."""

    name: str
    title: str
    suffix: str
    """Of its main files, with the dot."""
    per_article: bool
    """Whether it writes a file an article, in a folder."""
    install: str = ""
    """The line that installs what it needs; empty where everything is there."""
    options: tuple[tuple[str, tuple[str, ...], str, str], ...] = ()
    """Name, values (the default first), help, and the form of other values of each option: a
    regular expression, empty where there are no others."""


@dataclass(frozen=True)
class Choosable:
    """What there is to choose from."""

    formats: tuple[FormatChoice, ...]
    sheets: Mapping[str, int]
    """How many sheets each person has, by name; only people who have some."""
    agreed: int
    """How many agreed sheets there are."""


@dataclass(frozen=True)
class ExportJob:
    """One export: what, and where to."""

    format: str
    target: Path
    articles: tuple[str, ...] = ()
    """Ids; all with a sheet where empty."""
    annotators: tuple[str, ...] = ()
    """As in `ExportRequest`."""
    include_suggested: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    write: bool = False
    """False: only find out what would be written and lost."""


@dataclass(frozen=True)
class ExportResult:
    """What was written, or would be."""

    files: tuple[Path, ...]
    size: int
    """Bytes; 0 where it was not counted."""
    articles: int
    annotations: int
    lossless: bool
    """Whether everything that was asked for is in the result."""
    report: str
    """The loss report, one sentence."""
    left_out: tuple[str, ...]
    """What could not be read, each in a sentence."""


def choosable(workspace: Workspace) -> Choosable:
    """The formats, and whose sheets there are. Reads folders, no sheets."""
    from annotator.exchange.formats import FORMATS

    formats = tuple(
        FormatChoice(
            fmt.name,
            fmt.title,
            fmt.suffix,
            fmt.per_article,
            "" if _is_there(fmt.module) else f"pip install 'annotator[{fmt.extra}]'",
            tuple((option.name, option.values, option.help, option.form) for option in fmt.options),
        )
        for fmt in FORMATS.values()
    )
    counts = {name: len(workspace.sheet_ids(name)) for name in workspace.annotators()}
    sheets = {name: count for name, count in counts.items() if count}
    return Choosable(formats, sheets, len(workspace.sheet_ids(ADJUDICATED)))


def _is_there(module: str) -> bool:
    return not module or find_spec(module) is not None


def do_export(
    workspace: Workspace, job: ExportJob, progress: Callable[[int], None]
) -> ExportResult:
    """Write it, or find out what would be written. `progress` gets the number of articles read.

    Raises AnnotatorError.
    """
    from annotator.tasks.exchange.export import ExportRequest, export_to, rehearse

    request = ExportRequest(
        job.format, job.articles, job.annotators, job.include_suggested, dict(job.options)
    )
    if job.write:
        made, size = export_to(workspace, request, job.target, progress), 0
    else:
        made, size = rehearse(workspace, request, job.target, progress)
    losses = made.losses
    return ExportResult(
        files=made.files,
        size=size,
        articles=losses.articles,
        annotations=losses.annotations,
        lossless=not (losses.dropped or losses.spans or losses.replaced or made.left_out),
        report=made.report,
        left_out=made.left_out,
    )
