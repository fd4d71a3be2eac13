"""CSV and TSV: one row for each annotation and each of its translations.

RFC 4180: CRLF, quoted where needed. With a byte order mark, because a widely used spreadsheet
otherwise reads the file as a local 8-bit encoding.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from annotator.exchange.arrival import InFile, Piece
from annotator.exchange.format import Format, Option, ReadOptions
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, translations
from annotator.exchange.table_read import read_rows
from annotator.model.annotation import Attribution, Translation, Transliteration
from annotator.text.offsets import OffsetMap

HEADER = (
    *("article", "sha256", "id", "start", "end", "start_utf16", "end_utf16", "exact", "lang"),
    *("script", "transliteration", "scheme", "translation", "translation_origin"),
    *("translation_rank", "speaker_id", "speaker", "role", "certainty", "status", "annotator"),
    *("changed", "kind", "translation_lang", "translation_note", "further_places", "note"),
    *("tags", "suggested"),
)

# A spreadsheet runs a cell that begins so as a formula; the full-width ones are folded by some.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def safe(cell: str) -> str:
    """The cell with `'` before it if a spreadsheet would take it for a formula.

    Cells that begin with `'` and then such a character get one more, so that taking one away
    always gives the cell back.
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def write(materials: Iterable[Prepared], job: Job, *, delimiter: str) -> Chunks:
    """The header, then a row for each annotation and translation; at least one an annotation."""
    mark = "" if job.option("bom", "yes") == "no" else "\ufeff"
    yield Chunk(MAIN, (mark + _lines([HEADER], delimiter)).encode())
    for material in materials:
        ids = unique_ids(material.entries)
        offsets = OffsetMap(material.article.text)
        rows = [
            row
            for entry in material.entries
            for row in _rows(material, entry, ids[id(entry)], offsets, job)
        ]
        if rows:
            yield Chunk(MAIN, _lines(rows, delimiter).encode())
    yield Chunk(MAIN, b"", last=True)


def _lines(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _rows(
    material: Prepared, entry: Entry, name: str, offsets: OffsetMap, job: Job
) -> Iterator[list[str]]:
    annotation = entry.annotation
    first = next(iter(annotation.transliterations), None)
    said = next(iter(annotation.attributions), None)
    options: tuple[Translation | None, ...] = translations(annotation) or (None,)
    for rank, translation in enumerate(options, 1):
        cells = {
            "article": material.article.id,
            "sha256": material.article.sha256,
            "id": name,
            **_places(entry, offsets),
            "exact": annotation.exact,
            "lang": annotation.language,
            "script": annotation.script,
            **_transliteration(first),
            **_translation(translation, rank),
            **_speaker(said, job),
            "status": annotation.status,
            "annotator": entry.annotator,
            "changed": annotation.provenance.changed if annotation.provenance else "",
            "kind": annotation.kind,
            "note": annotation.note,
            "tags": " ".join(t.replace("%", "%25").replace(" ", "%20") for t in annotation.tags),
            "suggested": _suggested(entry, translation, first, said),
        }
        yield [safe(cells.get(column, "")) for column in HEADER]


def _places(entry: Entry, offsets: OffsetMap) -> dict[str, str]:
    if not entry.places:
        return {}
    first, *further = entry.places
    return {
        "start": str(first.start),
        "end": str(first.end),
        "start_utf16": str(offsets.to_utf16(first.start)),
        "end_utf16": str(offsets.to_utf16(first.end)),
        "further_places": " ".join(f"{o.start}:{o.end}" for o in further),
    }


def _transliteration(value: Transliteration | None) -> dict[str, str]:
    return {"transliteration": value.text, "scheme": value.scheme} if value else {}


def _translation(value: Translation | None, rank: int) -> dict[str, str]:
    if value is None:
        return {}
    return {
        "translation": value.text,
        "translation_lang": value.language,
        "translation_origin": value.origin,
        "translation_rank": str(rank),
        "translation_note": value.note,
    }


def _speaker(said: Attribution | None, job: Job) -> dict[str, str]:
    if said is None:
        return {}
    return {
        "speaker_id": said.speaker or "",
        "speaker": job.speaker_name(said.speaker, said.name),
        "role": said.role,
        "certainty": said.certainty,
    }


def _suggested(entry: Entry, *values: object) -> str:
    if entry.proposed:
        return "annotation"
    names = ("translation", "transliteration", "speaker")
    return " ".join(n for n, v in zip(names, values, strict=True) if v and is_suggestion(v))


def _read(files: Sequence[InFile], options: ReadOptions, *, delimiter: str) -> Iterator[Piece]:
    for file in files:
        yield from read_rows(file, options, delimiter)


CARRIES = frozenset(
    {"place", "occurrences", "kind", "status", "language", "script", "transliteration", "scheme"}
    | {"translation", "alternatives", "translation_note", "speaker"}
    | {
        "role",
        "certainty",
        "alternatives_notes",
        "translation_language",
        "alternatives_language",
        "speaker_id",
    }
    | {"note", "tags"}
)
BOM = Option("bom", ("yes", "no"), "whether the file begins with a byte order mark, for Excel")
_READS = "rows with a place as annotations; rows of source and translation as pairs for the memory"

CSV = Format(
    name="csv",
    title="CSV: a row for each annotation and translation, safe for spreadsheets",
    suffix=".csv",
    per_article=False,
    unit="code point and UTF-16 unit",
    carries=CARRIES,
    write=partial(write, delimiter=","),
    read=partial(_read, delimiter=","),
    reads=_READS,
    memory=True,
    placed_only=False,
    options=(BOM,),
)
TSV = Format(
    name="tsv",
    title="TSV: like CSV, with tabs",
    suffix=".tsv",
    per_article=False,
    unit="code point and UTF-16 unit",
    carries=CARRIES,
    write=partial(write, delimiter="\t"),
    read=partial(_read, delimiter="\t"),
    reads=_READS,
    memory=True,
    placed_only=False,
    options=(BOM,),
)
