"""CSV and TSV: one row for each annotation and each of its translations.

RFC 4180: CRLF, quoted where needed. With a byte order mark, because a widely used spreadsheet
otherwise reads the file as a local 8-bit encoding.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from annotator.exchange.flat import flat, suggested
from annotator.exchange.format import Format, Option
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, translations
from annotator.exchange.table_read import read
from annotator.model.annotation import Translation
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
    told = flat(entry, job)
    options: tuple[Translation | None, ...] = translations(annotation) or (None,)
    for rank, translation in enumerate(options, 1):
        cells = {
            **told,
            "article": material.article.id,
            "sha256": material.article.sha256,
            "id": name,
            **_places(entry, offsets),
            "exact": annotation.exact,
            "lang": annotation.language,
            **_translation(translation, rank),
            "changed": annotation.provenance.changed if annotation.provenance else "",
            "tags": " ".join(t.replace("%", "%25").replace(" ", "%20") for t in annotation.tags),
            "suggested": _suggested(entry, translation),
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


def _suggested(entry: Entry, value: Translation | None) -> str:
    """Of this row's values those that nobody has confirmed."""
    names = [name for name in suggested(entry) if name != "translation"]
    if value is not None and is_suggestion(value):
        names.append("translation")
    return "annotation" if entry.proposed else " ".join(names)


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
    read=partial(read, delimiter=","),
    reads=_READS,
    memory=True,
    placed_only=False,
    options=(BOM,),
)
TSV = replace(
    CSV,
    name="tsv",
    title="TSV: like CSV, with tabs",
    suffix=".tsv",
    write=partial(write, delimiter="\t"),
    read=partial(read, delimiter="\t"),
)
