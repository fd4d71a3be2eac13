"""Annotations written in other people's formats: what is written, and what would be lost."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from annotator.exchange.direction import Directions, directions
from annotator.exchange.fields import as_plain, sentence
from annotator.exchange.format import Format
from annotator.exchange.formats import FORMATS, format_named
from annotator.exchange.losses import Losses
from annotator.exchange.material import MAIN, Chunk, Job, Material
from annotator.exchange.outgoing import outgoing, survey
from annotator.model.errors import InvalidInput, NotFound, UnreadableFile
from annotator.model.sheet import Sheet
from annotator.store.names import ADJUDICATED, check_annotator
from annotator.store.sheets import load_sheet
from annotator.store.speakers import read_speakers
from annotator.store.streams import AtomicStream
from annotator.store.workspace import Workspace
from annotator.tasks.exchange.suggested import suggested


@dataclass(frozen=True)
class ExportRequest:
    """What is to be exported, and how."""

    format: str
    articles: Sequence[str] = ()
    """Ids; all on which somebody asked for has a sheet, where empty."""
    annotators: Sequence[str] = ()
    """Whose sheets. Where empty: the workspace's own annotator's, or everybody's if there is none
    of theirs. `all`: everybody's and the agreed ones."""
    include_suggested: bool = False
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Exported:
    """What an export wrote and what it could not take along."""

    format: str
    files: tuple[Path, ...]
    losses: Losses
    left_out: tuple[str, ...] = ()
    """Sheets and articles that could not be read, each in a sentence; the others were written."""

    @property
    def report(self) -> str:
        """The loss report, one sentence; of what could be read, where something could not."""
        told = sentence(self.format, self.losses)
        whole = "every annotation is in it"
        return told.replace(whole, f"{whole} that could be read") if self.left_out else told

    def as_plain(self) -> dict[str, Any]:
        """The loss report with its counts, for machines."""
        return as_plain(self.format, self.losses)


def format_lines() -> Iterator[str]:
    """One line a format, its name first."""
    for fmt in FORMATS.values():
        reads = f"; import: {fmt.reads}" if fmt.reads else ""
        needs = f" (install annotator[{fmt.extra}])" if fmt.extra else ""
        shape = "a file an article" if fmt.per_article else "one file"
        yield f"{fmt.name:<12} {fmt.title}, {shape}{reads}{needs}"


def readable_lines() -> Iterator[str]:
    """One line a format that can be read, its name first."""
    for fmt in FORMATS.values():
        if fmt.read is not None:
            yield f"{fmt.name:<12} {fmt.title}: {fmt.reads}"


def preview(workspace: Workspace, request: ExportRequest) -> Exported:
    """What an export would lose. Writes nothing."""
    left: list[str] = []
    fmt, job = format_named(request.format), _job(workspace, request, left)
    survey(fmt, materials(workspace, request, left), job)
    return Exported(fmt.name, (), job.losses, tuple(left))


def export_to(
    workspace: Workspace,
    request: ExportRequest,
    target: Path,
    progress: Callable[[int], None] | None = None,
) -> Exported:
    """Write an export to a file, or to a folder for formats with a file an article.

    Each file appears whole or not at all. A target that ends like the format's own files is one
    file: of its one article, or with all articles in it where the format can do that. Raises
    SaveFailed, InvalidInput for unknown options.
    """
    made = _made(workspace, request, target, progress)
    files = tuple(_written(made.fmt, made.chunks, made.target))
    return Exported(made.fmt.name, files, made.job.losses, tuple(made.left_out))


def rehearse(
    workspace: Workspace,
    request: ExportRequest,
    target: Path,
    progress: Callable[[int], None] | None = None,
) -> tuple[Exported, int]:
    """What `export_to` would write, file by file, with every loss, and how many bytes.

    Does all the work and writes nothing: slower than `preview`, and exact.
    """
    made = _made(workspace, request, target, progress)
    files: dict[Path, None] = {}
    size = 0
    for chunk in made.chunks:
        files[_path(made.fmt, chunk.name, made.target)] = None
        size += len(chunk.data)
    return Exported(made.fmt.name, tuple(files), made.job.losses, tuple(made.left_out)), size


@dataclass(frozen=True)
class _Made:
    """An export on its way: where it goes, and its pieces."""

    fmt: Format
    target: Path
    job: Job
    left_out: list[str]
    chunks: Iterator[Chunk]


def _made(
    workspace: Workspace,
    request: ExportRequest,
    target: Path,
    progress: Callable[[int], None] | None,
) -> _Made:
    fmt = format_named(request.format)
    _refuse_own_folders(workspace, target)
    if fmt.per_article and target.suffix == fmt.suffix:
        request, target = _into_one(workspace, fmt, request, target)
    left: list[str] = []
    job = _job(workspace, request, left)
    chunks = outgoing(fmt, _counted(materials(workspace, request, left), progress), job)
    return _Made(fmt, target, job, left, chunks)


def _refuse_own_folders(workspace: Workspace, target: Path) -> None:
    """An export among the articles or sheets could stand in the place of one of them."""
    where = target.resolve()
    for own in (workspace.corpus.resolve(), workspace.annotations.resolve()):
        if where.is_relative_to(own):
            raise InvalidInput(
                f"{own.name}/ is the workspace's own: an export there could overwrite work.",
                "Name a file or folder elsewhere.",
            )


def export_stream(workspace: Workspace, request: ExportRequest, out: BinaryIO) -> Exported:
    """Write an export to a stream: the main file of a format, or the file of its one article.

    InvalidInput where there would be several files.
    """
    left: list[str] = []
    fmt, job = format_named(request.format), _job(workspace, request, left)
    found = materials(workspace, request, left)
    if fmt.per_article and not _one_file(fmt, request):
        several = list(islice(found, 2))
        if len(several) != 1:
            raise InvalidInput(
                f"{fmt.name} writes a file an article, and there is not just one article.",
                "Name a folder with -o, or one article.",
            )
        found = iter(several)
    if fmt.per_language and not (len(job.languages) == len(job.targets) == 1):
        told = f"{', '.join(job.languages) or 'none'} into {', '.join(job.targets) or 'none'}"
        raise InvalidInput(
            f"{fmt.name} writes a file for each pair of languages: {told}.",
            "Name a file with -o; the languages become a part of its name.",
        )
    main = None
    for chunk in outgoing(fmt, found, job):
        # What lies beside an article's own file (brat's text, a type system) is left out.
        if main is None and (not fmt.per_article or chunk.name.endswith(fmt.suffix)):
            main = chunk.name
        if chunk.name in (MAIN, main):
            out.write(chunk.data)
    return Exported(fmt.name, (), job.losses, tuple(left))


def materials(
    workspace: Workspace, request: ExportRequest, left_out: list[str] | None = None
) -> Iterator[Material]:
    """The articles asked for with their sheets, one after the other.

    What cannot be read is added to `left_out` in words, and the rest goes on; an article that was
    named, or without such a list, raises UnreadableFile or NotFound.
    """
    people = _people(workspace, request)
    for article_id in _articles(workspace, request, people):
        with _noting(request, left_out):
            article = workspace.article(article_id)
            sheets = _sheets(workspace, request, article_id, people, left_out)
            proposed = suggested(workspace, article, sheets) if request.include_suggested else ()
            yield Material(article, sheets, proposed)


def _sheets(
    workspace: Workspace,
    request: ExportRequest,
    article_id: str,
    people: Sequence[str],
    left_out: list[str] | None,
) -> tuple[Sheet, ...]:
    """The sheets of these people on an article; one that cannot be read is left out."""
    found = []
    for name in people:
        with _noting(request, left_out):
            stored = load_sheet(workspace, name, article_id)
            found += [stored.sheet] if stored is not None else []
    return tuple(found)


@contextmanager
def _noting(request: ExportRequest, left_out: list[str] | None) -> Iterator[None]:
    """Note what cannot be read and go on, where that was not asked for by name."""
    try:
        yield
    except (UnreadableFile, NotFound) as error:
        if request.articles or left_out is None:
            raise
        if error.message not in left_out:
            left_out.append(error.message)


def _into_one(
    workspace: Workspace, fmt: Format, request: ExportRequest, target: Path
) -> tuple[ExportRequest, Path]:
    """How a format with a file an article gets all into the one file that was named."""
    if any(option.name == "as" and "one" in option.values for option in fmt.options):
        return replace(request, options={"as": "one", **request.options}), target
    articles = _articles(workspace, request, _people(workspace, request))
    if len(articles) != 1:
        raise InvalidInput(
            f"{fmt.name} writes a file an article, and there are {len(articles)}.",
            "Name a folder with -o, or one article.",
        )
    return replace(request, articles=tuple(articles)), target


def _counted(
    found: Iterator[Material], progress: Callable[[int], None] | None
) -> Iterator[Material]:
    for number, material in enumerate(found, start=1):
        yield material
        if progress is not None:
            progress(number)


def _people(workspace: Workspace, request: ExportRequest) -> tuple[str, ...]:
    if list(request.annotators) == ["all"]:
        return (*workspace.annotators(), ADJUDICATED)
    for name in request.annotators:
        ours = name in (workspace.annotator, ADJUDICATED)
        if not workspace.sheet_ids(check_annotator(name)) and not ours:
            raise NotFound(
                f"{name} has no sheet in this workspace.", "`annotator status` says who has."
            )
    if request.annotators:
        return tuple(request.annotators)
    if workspace.sheet_ids(workspace.annotator):
        return (workspace.annotator,)
    return tuple(workspace.annotators())


def _articles(workspace: Workspace, request: ExportRequest, people: Sequence[str]) -> list[str]:
    if request.articles:
        return list(request.articles)
    if request.include_suggested:
        return [file.id for file in workspace.articles()]
    return sorted({i for name in people for i in workspace.sheet_ids(name)})


def _one_file(fmt: Format, request: ExportRequest) -> bool:
    """Whether a format with a file an article was asked to put all of them into one."""
    return request.options.get("as") == "one" and any(o.name == "as" for o in fmt.options)


def _directions(workspace: Workspace, request: ExportRequest) -> Directions:
    """The languages of what will be written; read before the rest is."""
    fmt = format_named(request.format)
    if not (fmt.per_language or fmt.states_language):
        return Directions()
    if request.include_suggested:
        job = Job(include_suggested=True, options=request.options)
        return survey(fmt, materials(workspace, request, []), job)
    people = _people(workspace, request)
    sheets = (
        sheet
        for article_id in _articles(workspace, request, people)
        for sheet in _sheets(workspace, request, article_id, people, [])
    )
    return directions(sheets)


def _job(workspace: Workspace, request: ExportRequest, left_out: list[str]) -> Job:
    for name in request.articles:
        workspace.article_path(name)  # refused before anything is written
    found = _directions(workspace, request)
    speakers, refused = read_speakers(workspace)
    if request.format == "json":  # elsewhere a damaged file costs a name; here a whole record
        left_out += [error.message for error in refused]
    return Job(
        languages=found.sources,
        targets=found.targets,
        speakers=speakers,
        include_suggested=request.include_suggested,
        options=request.options,
        title=workspace.root.name,
    )


def _written(fmt: Format, chunks: Iterator[Chunk], target: Path) -> Iterator[Path]:
    """Write the chunks to their files; gives each file once it is in its place.

    Where something fails midway, files that were complete stay and no half file is left.
    """
    open_files: dict[Path, ExitStack] = {}
    streams: dict[Path, AtomicStream] = {}
    try:
        for chunk in chunks:
            path = _path(fmt, chunk.name, target)
            if path not in streams:
                open_files[path] = ExitStack()
                streams[path] = open_files[path].enter_context(AtomicStream(path, durable=False))
            streams[path].write(chunk.data)
            if chunk.last:
                del streams[path]
                open_files.pop(path).close()
                yield path
        for path in list(open_files):
            open_files.pop(path).close()
            yield path
    except BaseException as error:
        for stack in open_files.values():
            stack.__exit__(type(error), error, error.__traceback__)
        raise


def _path(fmt: Format, name: str, target: Path) -> Path:
    if fmt.per_article and target.suffix == fmt.suffix:
        if name == MAIN or name.endswith(fmt.suffix):
            return target
        beside = Path(name)
        same = target.with_suffix(beside.suffix)  # the text that belongs to a stand-off file
        return same if beside.suffix == ".txt" else target.with_name(beside.name)
    if fmt.per_article:
        return target if name == MAIN else target / name
    if target.is_dir():
        return target / (name or f"annotations{fmt.suffix}")
    # What belongs to a file stands beside it and begins with its name.
    return target if name == MAIN else target.with_name(f"{target.stem}.{name}")
