"""Bringing articles into `corpus/`: read, refused or there already, and the report says which.

Plain texts are copied byte for byte. Out of web pages and JSON lines the text is taken **once**: a
better program later must not move anchors. The original is kept at `corpus/.originals/<article>…`,
and `corpus/.meta/<article>.json` says where the text came from.
"""

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from annotator.model.errors import AnnotatorError, UnreadableFile
from annotator.store.atomic import write_atomic
from annotator.store.codec import encode
from annotator.store.incoming import Bad, Incoming
from annotator.store.journal import stamp
from annotator.store.locks import writing
from annotator.store.meta import ArticleMeta, Original
from annotator.store.names import REVIEWS, article_stem
from annotator.store.readers import READERS
from annotator.store.reading import MAX_BYTES, read_plain
from annotator.store.texts import MAX_ARTICLE_BYTES, decode_article
from annotator.store.workspace import CORPUS, Workspace
from annotator.text.display import display_line

_FIELDS = ("title", "author", "published", "url", "language")


class Item(NamedTuple):
    """What became (or would become) of one file, or of one record in it."""

    source: str
    """The file as it was named, with the record: `news.jsonl line 3`."""
    outcome: str
    """read · same (there already) · refused."""
    article: str = ""
    """The id, where read or same."""
    why: str = ""
    """For refused ones, in words that are safe to show."""
    incoming: Incoming | None = None
    original: Path | None = None
    sha256: str = ""


class Report(NamedTuple):
    """All items in the order in which they came."""

    items: list[Item]

    def of(self, outcome: str) -> list[Item]:
        """The items with one outcome."""
        return [item for item in self.items if item.outcome == outcome]


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str] | Item]:
    """(file, folder part of its id) for each file, folders walked in order of names."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from _in_folder(path, "", 0)
        else:
            yield path, ""


def _in_folder(folder: Path, prefix: str, depth: int) -> Iterator[tuple[Path, str] | Item]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Item(display_line(str(folder)), "refused", why=f"cannot be listed: {error.strerror}")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < 32:
                yield from _in_folder(path, f"{prefix}{article_stem(entry.name)}/", depth + 1)
        elif path.suffix.lower() in READERS or entry.is_symlink():
            yield path, prefix


def _read(path: Path) -> Iterator[tuple[Incoming | Bad, str]]:
    """Everything in one file, with the digest of the file."""
    reader = READERS.get(path.suffix.lower())
    if reader is None and not path.exists():
        raise UnreadableFile("is not there")
    if reader is None:
        kinds = ", ".join(READERS)
        raise UnreadableFile(f"its kind is not read; the kinds that are: {kinds}")
    data, _ = read_plain(path, MAX_BYTES)
    digest = hashlib.sha256(data).hexdigest()
    for found in reader(data, path.name):
        yield found, digest


class _Corpus:
    """What lies in `corpus/` now: ids, and digests of the files whose size is asked for."""

    def __init__(self, ws: Workspace) -> None:
        self.ids: dict[str, Path] = {}
        self._by_size: dict[int, list[tuple[str, Path]]] = {}
        self._added: dict[str, str] = {}
        for article in ws.articles():
            self.ids[article.id] = article.path
            self._by_size.setdefault(article.size, []).append((article.id, article.path))

    def with_digest(self, size: int, digest: str) -> str:
        """The id of an article with these bytes; empty where there is none."""
        if digest in self._added:
            return self._added[digest]
        for article_id, path in self._by_size.get(size, ()):
            try:
                if hashlib.sha256(read_plain(path)[0]).hexdigest() == digest:
                    return article_id
            except AnnotatorError:
                continue
        return ""

    def add(self, article_id: str, path: Path, digest: str) -> None:
        self.ids[article_id] = path
        self._added[digest] = article_id


def _judge(found: Incoming, source: str, prefix: str, corpus: _Corpus) -> Item:
    """Whether an article is new, there already, or stands in the way of another one."""
    digest = hashlib.sha256(found.data).hexdigest()
    if len(found.data) > MAX_ARTICLE_BYTES:
        return Item(source, "refused", why=f"it has more than {MAX_ARTICLE_BYTES:,} bytes")
    decode_article(found.data, source)
    if same := corpus.with_digest(len(found.data), digest):
        return Item(source, "same", same, sha256=digest)
    article_id = prefix + article_stem(found.stem)
    if article_id.startswith(f"{REVIEWS}/"):
        article_id = f"article-{article_id}"
    if article_id in corpus.ids:
        other = display_line(corpus.ids[article_id].name)
        return Item(
            source,
            "refused",
            why=f"“{article_id}” is there with other content ({other}); rename it",
        )
    return Item(source, "read", article_id, incoming=found, sha256=digest)


def plan_intake(
    ws: Workspace, paths: Iterable[Path], progress: Callable[[int], None] | None = None
) -> Report:
    """What `add_articles` would do with these files and folders. Changes nothing.

    `progress` is told how many files are read.
    """
    corpus = _Corpus(ws)
    items: list[Item] = []
    for number, file in enumerate(_files(paths)):
        if progress is not None:
            progress(number)
        if isinstance(file, Item):
            items.append(file)
            continue
        path, prefix = file
        name = display_line(unicodedata.normalize("NFC", str(path)))
        try:
            for found, digest in _read(path):
                if isinstance(found, Bad):
                    source = f"{name} {found.record}".rstrip()
                    items.append(Item(source, "refused", why=display_line(found.why, 300)))
                    continue
                source = f"{name} {display_line(found.record, 80)}".rstrip()
                item = _judge(found, source, prefix, corpus)
                if item.outcome == "read":
                    target = ws.corpus / f"{item.article}{found.suffix}"
                    corpus.add(item.article, target, item.sha256)
                    if found.extracted:
                        item = item._replace(original=path, sha256=digest)
                items.append(item)
        except AnnotatorError as error:
            items.append(Item(name, "refused", why=_without_name(error.message, path)))
    return Report(items)


def _without_name(message: str, path: Path) -> str:
    """The reason without the file's name, which stands before it in a report already."""
    for name in (str(path), path.name):
        message = message.removeprefix(display_line(name)).lstrip(": ")
    return message.rstrip(".")


def add_articles(
    ws: Workspace,
    paths: Iterable[Path],
    *,
    now: datetime | None = None,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Bring files and folders into `corpus/`, each article durable when this returns.

    Nothing that is there is ever overwritten. Raises SaveFailed where the disk refuses; what was
    brought in before stays.
    """
    with writing(ws.annotations / ".locks" / "corpus.lock"):
        report = plan_intake(ws, paths, progress)
        for item in report.of("read"):
            _store(ws, item, now)
    return report


def _store(ws: Workspace, item: Item, now: datetime | None) -> None:
    """Write original and metadata first, the article last: it counts only when all is there."""
    found = item.incoming
    assert found is not None
    original: Original | None = None
    if found.extracted and item.original is not None:
        kept = _original_path(item)
        target = ws.inside(ws.root / kept)
        if not target.exists():
            write_atomic(target, read_plain(item.original)[0], files=ws.files)
        original = Original(
            path=kept.as_posix(),
            sha256=item.sha256,
            reader=found.reader,
            name=display_line(unicodedata.normalize("NFC", item.original.name)),
            record=found.record,
        )
    if found.stated or original is not None:
        stated: dict[str, Any] = {name: str(found.stated.get(name, "")) for name in _FIELDS}
        more = {name: value for name, value in found.stated.items() if name not in _FIELDS}
        meta = ArticleMeta(
            article=item.article, added=stamp(now), original=original, metadata=more, **stated
        )
        write_atomic(ws.inside(ws.meta_path(item.article)), encode(meta), files=ws.files)
    path = ws.inside(ws.corpus / f"{item.article}{found.suffix}")
    write_atomic(path, found.data, files=ws.files)


def _original_path(item: Item) -> PurePath:
    """Where the original is kept: by its digest, so one file with many articles is kept once."""
    assert item.original is not None
    name = (
        f"{article_stem(item.original.stem)[:80]}-{item.sha256[:12]}{item.original.suffix.lower()}"
    )
    return PurePath(CORPUS, ".originals", name)
