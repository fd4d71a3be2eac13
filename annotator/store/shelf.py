"""The ids of all articles without a walk over `corpus/`, as long as no folder in it changed.

A folder's time changes when a file comes, goes or is renamed in it. Where all of them are as they
were, the list kept in `annotations/.cache/` is true; otherwise the folders are walked again. What
is *in* the files is not asked here: that is seen when an article's row is made.
"""

import contextlib
import os
import time
from pathlib import Path
from typing import NamedTuple

import msgspec

from annotator import __version__
from annotator.model.errors import AnnotatorError
from annotator.store.atomic import write_atomic
from annotator.store.workspace import Workspace

_SETTLED_NS = 2_000_000_000
"""A folder that changed so shortly ago could change again without its time telling so."""


class Shelf(NamedTuple):
    """All articles, in order of their ids."""

    ids: list[str]
    paths: list[str]
    """Below `corpus/`, with `/`."""
    left_out: list[tuple[str, str]]
    """Files and folders that are no articles: path below `corpus/`, and why."""


class _Kept(msgspec.Struct, array_like=True):
    version: str
    folders: dict[str, int]
    ids: list[str]
    paths: list[str]
    left_out: list[tuple[str, str]]


def list_articles(ws: Workspace) -> Shelf:
    """What `Workspace.articles` gives, without sizes and times, and mostly much quicker."""
    path = ws.annotations / ".cache" / "articles.msgpack"
    with contextlib.suppress(OSError, msgspec.MsgspecError, ValueError):
        kept = msgspec.msgpack.decode(path.read_bytes(), type=_Kept)
        if kept.version == __version__ and len(kept.ids) == len(kept.paths) and _same(ws, kept):
            return Shelf(kept.ids, kept.paths, kept.left_out)
    listing = ws.listing()
    ids = [file.id for file in listing.articles]
    root = len(str(ws.corpus)) + 1
    paths = [_below(file.path, root) for file in listing.articles]
    left_out = [(_below(one.path, root), one.why) for one in listing.refused]
    newest = max(listing.folders.values(), default=0)
    if ids and newest < time.time_ns() - _SETTLED_NS:
        kept = _Kept(__version__, listing.folders, ids, paths, left_out)
        with contextlib.suppress(AnnotatorError, msgspec.MsgspecError, UnicodeError):
            write_atomic(path, msgspec.msgpack.encode(kept), files=ws.files)
    return Shelf(ids, paths, left_out)


def _below(path: Path, root: int) -> str:
    return str(path)[root:].replace(os.sep, "/")


def _same(ws: Workspace, kept: _Kept) -> bool:
    corpus = str(ws.corpus)
    return bool(kept.folders) and all(
        os.stat(os.path.join(corpus, folder)).st_mtime_ns == changed
        for folder, changed in kept.folders.items()
    )
