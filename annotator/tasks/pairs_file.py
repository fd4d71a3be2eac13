"""Imported pairs of source and translation, kept beside the sheets for the memory."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from annotator.model.errors import AnnotatorError
from annotator.store.atomic import write_atomic
from annotator.store.names import MEMORY, article_stem
from annotator.store.reading import read_plain
from annotator.store.workspace import Workspace

if TYPE_CHECKING:
    from annotator.exchange.arrival import InFile, Pair


def keep_pairs(workspace: Workspace, pairs: "Sequence[Pair]", files: "Sequence[InFile]") -> bool:
    """Keep imported pairs, one JSON object a line; the same files again change nothing.

    False where pairs of these files were kept before.
    """
    path = _path(workspace, files)
    new = not path.exists()
    lines = (json.dumps(asdict(pair), ensure_ascii=False) for pair in pairs)
    write_atomic(path, ("\n".join(lines) + "\n").encode())
    return new


def count_new(workspace: Workspace, pairs: "Sequence[Pair]") -> int:
    """How many of these pairs say what no imported pair and none before them says."""
    if not pairs:
        return 0
    known = {_said(pair) for pair in kept_pairs(workspace)}
    return len({_said(pair) for pair in pairs} - known)


def _said(pair: "Pair | Kept") -> tuple[str, str, str, str]:
    """The words, whoever confirmed them when; the memory offers each wording once."""
    return pair.source, pair.source_language, pair.target, pair.target_language or "en"


def forget_pairs(workspace: Workspace, files: "Sequence[InFile]") -> None:
    """Take away what `keep_pairs` kept of these files."""
    with suppress(FileNotFoundError):
        workspace.files.unlink(_path(workspace, files))


def _path(workspace: Workspace, files: "Sequence[InFile]") -> Path:
    mark = hashlib.sha256(b"\0".join(file.data for file in files)).hexdigest()[:12]
    stem = article_stem(files[0].name)[:60]
    return workspace.inside(workspace.annotations / MEMORY / f"{stem}-{mark}.jsonl")


class Kept(msgspec.Struct, frozen=True):
    """One imported pair, as it stands in a line of its file. The names are those of `Pair`."""

    source: str
    source_language: str
    target: str
    target_language: str
    id: str = ""
    creator: str = ""
    changed: str = ""
    note: str = ""


def kept_files(workspace: Workspace) -> list[Path]:
    """The files of imported pairs, in order of their names."""
    folder = workspace.annotations / MEMORY
    return sorted(folder.glob("*.jsonl")) if folder.is_dir() else []


def kept_pairs(workspace: Workspace) -> Iterator[Kept]:
    """All imported pairs, file by file in order of their names; what is no pair is passed over."""
    decode = msgspec.json.Decoder(Kept).decode
    for path in kept_files(workspace):
        try:
            data, _ = read_plain(path)
        except AnnotatorError:
            continue  # `annotator check` names it
        for line in data.split(b"\n"):
            with suppress(msgspec.DecodeError, UnicodeDecodeError):
                yield decode(line)
