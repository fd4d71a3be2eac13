"""Export, import, compare: for every format what it declares comes back, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.fields import FIELDS
from annotator.exchange.format import Format, ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import Imported, settle
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.exchange.prepare import prepared
from annotator.model.annotation import Annotation
from annotator.model.article import Article

Find = Callable[[Claim], Article | None]
READABLE = [f for f in FORMATS.values() if f.read is not None and f.annotations]


def files_of(fmt: Format, hard: tuple[Material, ...], job: Job) -> list[InFile]:
    """The export as files by name."""
    if fmt.extra:
        pytest.importorskip({"cas": "cassis"}[fmt.extra], reason=f"extra {fmt.extra} is missing")
    files: dict[str, bytes] = {}
    for chunk in outgoing(fmt, hard, job):
        files[chunk.name] = files.get(chunk.name, b"") + chunk.data
    return [InFile(name or "main" + fmt.suffix, data) for name, data in files.items()]


def back(fmt: Format, hard: tuple[Material, ...], job: Job, find: Find) -> Imported:
    """What an import of the export gives, before the stamp of an import is set."""
    assert fmt.read is not None
    pieces = list(fmt.read(files_of(fmt, hard, job), ReadOptions()))
    return settle(pieces, find)


def by_place(rows: list[tuple[str, Annotation]]) -> dict[tuple[str, int, int], list[Annotation]]:
    """Annotations by article and place: ids are not carried by every format."""
    table: dict[tuple[str, int, int], list[Annotation]] = {}
    for name, a in rows:
        table.setdefault((name, a.start, a.end), []).append(a)
    return table


@pytest.mark.parametrize("fmt", READABLE, ids=lambda f: f.name)
def test_every_annotation_comes_back_where_it_was(
    fmt: Format, hard: tuple[Material, ...], job: Job, find: Find
) -> None:
    imported = back(fmt, hard, job, find)
    sent = [
        (p.article.id, e.annotation)
        for p in prepared(hard, Job(speakers=job.speakers), fmt)
        for e in p.entries
    ]
    came = [(arrival.article.id, a) for arrival in imported.arrivals for a in arrival.annotations]
    assert sorted(by_place(came)) == sorted(by_place(sent))
    assert len(came) == len(sent) - job.losses.spans
    assert imported.counts["exact"] == len(came) == imported.counts.total()
    assert imported.skipped == []


@pytest.mark.parametrize("field", list(FIELDS))
@pytest.mark.parametrize("fmt", READABLE, ids=lambda f: f.name)
def test_what_is_declared_survives_and_nothing_else_does(
    fmt: Format,
    field: str,
    hard: tuple[Material, ...],
    job: Job,
    find: Find,
    unstamped_settle: None,
) -> None:
    get = FIELDS[field].get
    sent = _values(hard, job, fmt, get)
    came: dict[tuple[str, int, int], list[Any]] = {}
    for arrival in back(fmt, hard, job, find).arrivals:
        for a in arrival.annotations:
            came.setdefault((arrival.article.id, a.start, a.end), []).append(_legal(fmt, get(a)))
    lists = {key: sorted(map(repr, rows)) for key, rows in came.items()}
    told = {key: sorted(map(repr, rows)) for key, rows in sent.items()}
    if field in fmt.carries:
        assert lists == told
    else:
        assert lists != told, f"{fmt.name} carries {field}: say so"


def _values(hard: tuple[Material, ...], job: Job, fmt: Format, get: Any) -> dict[Any, list[Any]]:
    sent: dict[tuple[str, int, int], list[Any]] = {}
    for p in prepared(hard, Job(speakers=job.speakers), fmt):
        for e in p.entries:
            key = (p.article.id, e.annotation.start, e.annotation.end)
            sent.setdefault(key, []).append(_legal(fmt, get(e.annotation)))
    return sent


def _legal(fmt: Format, value: Any) -> Any:
    return value


@pytest.fixture
def unstamped_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the stamp of an import, which sets every origin to `import`."""
    from annotator.exchange import incoming

    monkeypatch.setattr(incoming, "stamped", lambda annotation, source: annotation)


@pytest.mark.parametrize("fmt", FORMATS.values(), ids=lambda f: f.name)
def test_the_same_export_gives_the_same_bytes(
    fmt: Format, hard: tuple[Material, ...], job: Job
) -> None:
    first = files_of(fmt, hard, Job(speakers=job.speakers))
    second = files_of(fmt, hard, Job(speakers=dict(reversed(job.speakers.items()))))
    assert first == second


def test_our_own_format_is_the_identity(
    hard: tuple[Material, ...], suggesting: Job, find: Find
) -> None:
    imported = back(FORMATS["json"], hard, suggesting, find)
    came = {(a.article.id, a.annotator): a.sheet for a in imported.arrivals}
    for m in hard:
        for sheet in m.sheets:
            assert came[m.article.id, sheet.annotator] == sheet
    assert {s.id: s for s in imported.speakers} == suggesting.speakers
