"""Our own format as one file: sheets and speakers exactly as they are stored. Nothing is lost."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.exchange.arrival import Claim, InFile, Piece, Skipped
from annotator.exchange.fields import ALL
from annotator.exchange.format import Format, ReadOptions
from annotator.exchange.material import MAIN, Chunk, Chunks, Job, Prepared
from annotator.exchange.plain import from_plain
from annotator.exchange.strict import json_of, mapping, string
from annotator.model.errors import NewerFormat, UnreadableFile
from annotator.model.plain import to_plain
from annotator.model.sheet import SHEET_FORMAT, SHEET_VERSION, ArticleRef, Sheet
from annotator.model.speaker import SPEAKER_FORMAT, SPEAKER_VERSION, Speaker

BUNDLE_FORMAT = "annotator/bundle"
BUNDLE_VERSION = 1
_SUGGESTED = "_suggested"
_VERSIONS = {
    SHEET_FORMAT: SHEET_VERSION,
    SPEAKER_FORMAT: SPEAKER_VERSION,
    BUNDLE_FORMAT: BUNDLE_VERSION,
}


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """One JSON object: `format`, `version`, `sheets` (one a line), `speakers` (one a line)."""
    yield Chunk(MAIN, f'{{"format": "{BUNDLE_FORMAT}", "version": {BUNDLE_VERSION},\n'.encode())
    yield Chunk(MAIN, b'"sheets": [')
    between = b"\n"
    for material in materials:
        for sheet in (*material.sheets, *_suggested_sheet(material)):
            yield Chunk(MAIN, between + _line(sheet))
            between = b",\n"
    yield Chunk(MAIN, b'\n],\n"speakers": [')
    between = b"\n"
    for _, speaker in sorted(job.speakers.items()):
        yield Chunk(MAIN, between + _line(speaker))
        between = b",\n"
    yield Chunk(MAIN, b"\n]}\n", last=True)


def _suggested_sheet(material: Prepared) -> Iterator[Sheet]:
    """Proposals as a sheet of `_suggested`: nobody's, and marked so."""
    proposed = tuple(e.annotation for e in material.entries if e.proposed)
    if proposed:
        yield Sheet(article=material.article.ref, annotator=_SUGGESTED, annotations=proposed)


def _line(value: Sheet | Speaker) -> bytes:
    return json.dumps(to_plain(value), ensure_ascii=False).encode()


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """Bundles, and single sheets and speakers as they lie in a workspace; every version."""
    for file in files:
        data = json_of(file.data, file.name)
        if not isinstance(data, dict):
            raise UnreadableFile(f"{file.name} is not an object.", "Expected our own JSON.")
        if data.get("format") != BUNDLE_FORMAT:
            yield _piece(data, file.name, options)
            continue
        check_version(data, file.name)
        for key in ("sheets", "speakers"):
            members = data.get(key, [])
            if not isinstance(members, list):
                raise UnreadableFile(f"{file.name}: `{key}` is not a list.")
            for number, member in enumerate(members, 1):
                yield _piece(mapping(member), f"{file.name}, {key}[{number}]", options)


def check_version(data: dict[str, Any], name: str) -> None:
    """Refuse an object that a newer version of the program wrote."""
    known = _VERSIONS.get(string(data.get("format")))
    version = data.get("version")
    if known is not None and isinstance(version, int) and version > known:
        raise NewerFormat(
            f"{name} has version {version}; this program knows {known}.", "Update annotator."
        )


def _piece(data: dict[str, Any], name: str, options: ReadOptions) -> Piece:
    check_version(data, name)
    if data.get("format") == SPEAKER_FORMAT:
        speaker = from_plain(Speaker, options.upgrade(data, name), name)
        return Piece(name, speakers=(speaker,), own=True)
    if data.get("format") != SHEET_FORMAT:
        told = string(data.get("format"), "none")
        return Piece(name, skipped=(Skipped(name, f"its format is {told!r}, not a sheet"),))
    if data.get("annotator") == _SUGGESTED:
        return Piece(
            name, skipped=(Skipped(name, "suggestions that nobody has taken", refused=False),)
        )
    sheet = from_plain(Sheet, options.upgrade(data, name), name)
    return Piece(
        name,
        claim=claim_of(sheet.article),
        annotator=sheet.annotator,
        annotations=sheet.annotations,
        sheet=sheet,
        own=True,
    )


def claim_of(ref: ArticleRef) -> Claim:
    """What a sheet says about its article."""
    return Claim(article=ref.id, sha256=ref.sha256, name=ref.path)


FORMAT = Format(
    name="json",
    title="annotator's own JSON: sheets and speakers, nothing lost",
    suffix=".json",
    per_article=False,
    unit="code point",
    carries=ALL,
    write=write,
    read=read,
    reads="annotations, rejected proposals and speakers of every version",
    placed_only=False,
)
