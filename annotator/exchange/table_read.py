"""Reading CSV and TSV: our own rows as annotations, other people's as pairs for the memory."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from annotator.exchange import flat
from annotator.exchange.arrival import Claim, InFile, Pair, Piece, Skipped, made_id, place
from annotator.exchange.format import ReadOptions
from annotator.exchange.strict import text_of
from annotator.model.annotation import Annotation, Provenance, Translation
from annotator.model.errors import UnreadableFile

_GUARDED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")
_SOURCES = ("source", "exact", "original", "text")
_TARGETS = ("target", "translation", "english")
_SOURCE_LANGUAGES = ("lang", "source_lang", "source_language", "language")
_TARGET_LANGUAGES = ("translation_lang", "target_lang", "target_language")
MAX_CELL = 10_000_000

Row = dict[str, str]


def unsafe(cell: str) -> str:
    """The cell without the `'` that kept a spreadsheet from running it."""
    return cell[1:] if _GUARDED.match(cell) else cell


def read(files: Sequence[InFile], options: ReadOptions, *, delimiter: str) -> Iterator[Piece]:
    """The rows of each file, see `read_rows`."""
    for file in files:
        yield from read_rows(file, options, delimiter)


def read_rows(file: InFile, options: ReadOptions, delimiter: str) -> Iterator[Piece]:
    """Annotations where the header has article, start, end and exact; else pairs."""
    rows = _rows(file, delimiter)
    header = next(rows, (1, {}))[1]
    if {"article", "start", "end", "exact"} <= set(header):
        yield from _annotations(file.name, rows)
    elif _first(header, _SOURCES) and _first(header, _TARGETS):
        yield from _pairs(file.name, rows, header, options)
    else:
        raise UnreadableFile(
            f"{file.name}: the first line names neither article, start, end and exact, "
            "nor source and target.",
            "Give the columns those names.",
        )


def _rows(file: InFile, delimiter: str) -> Iterator[tuple[int, Row]]:
    """First the header (name → name), then each row; with the line where it ends."""
    reader = csv.reader(
        io.StringIO(text_of(file.data, file.name), newline=""), delimiter=delimiter, strict=True
    )
    before = csv.field_size_limit(MAX_CELL)
    try:
        header = [name.strip() for name in next(reader, [])]
        if len(set(header)) != len(header):
            raise UnreadableFile(f"{file.name}: two columns have one name.")
        yield 1, dict(zip(header, header, strict=True))
        for row in reader:
            if not row:
                continue
            if len(row) != len(header):
                raise UnreadableFile(
                    f"{file.name}, line {reader.line_num}: {len(row)} cells, "
                    f"but the header has {len(header)}."
                )
            cells = (unsafe(cell) for cell in row)
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise UnreadableFile(f"{file.name}, line {reader.line_num}: {error}.") from error
    finally:
        csv.field_size_limit(before)


def _first(header: Row, names: tuple[str, ...]) -> str:
    return next((name for name in names if name in header), "")


def _key(row: tuple[int, Row]) -> tuple[str, ...]:
    cells = row[1]
    return tuple(cells.get(k, "") for k in ("article", "annotator", "id", "start", "end", "exact"))


def _annotations(name: str, rows: Iterator[tuple[int, Row]]) -> Iterator[Piece]:
    for _, group in groupby(rows, _key):
        numbered = list(group)
        where = f"{name}, line {numbered[0][0]}"
        cells = [row for _, row in numbered]
        if cells[0].get("suggested") == "annotation":
            why = "a suggestion that nobody has taken"
            yield Piece(name, skipped=(Skipped(where, why, refused=False),))
            continue
        yield _piece(name, where, cells)


def _piece(name: str, where: str, rows: list[Row]) -> Piece:
    row = rows[0]
    places = [f"{row['start']}:{row['end']}", *row.get("further_places", "").split()]
    spans = [tuple(map(int, p.split(":"))) for p in places if re.fullmatch(r"\d{1,9}:\d{1,9}", p)]
    if not row["exact"]:
        return Piece(name, skipped=(Skipped(where, "it has no words"),))
    if len(spans) != len(places):
        # The words alone can still be found.
        spans = spans or [(0, len(row["exact"]))]
    annotation = Annotation(
        id=row.get("id") or made_id(name, *_key((0, row))),
        kind=row.get("kind") or "foreign",
        status=row.get("status") or "draft",
        language=row.get("lang", ""),
        script=row.get("script", ""),
        # Further places may hold a variant: their words are looked up in the article.
        occurrences=tuple(
            place(start, end, "" if n else row["exact"]) for n, (start, end) in enumerate(spans)
        ),
        transliterations=flat.transliterations(row),
        translations=tuple(t for n, r in enumerate(rows, 1) for t in _translation(r, n)),
        attributions=flat.attributions(row),
        note=row.get("note", ""),
        tags=tuple(
            t.replace("%20", " ").replace("%25", "%") for t in row.get("tags", "").split(" ") if t
        ),
        provenance=Provenance(changed=row["changed"]) if row.get("changed") else None,
    )
    claim = Claim(article=row["article"], sha256=row.get("sha256", ""))
    return Piece(name, claim=claim, annotator=row.get("annotator", ""), annotations=(annotation,))


def _translation(row: Row, number: int) -> Iterator[Translation]:
    if row.get("translation"):
        yield Translation(
            id=f"tr{number}",
            text=row["translation"],
            language=row.get("translation_lang") or "en",
            origin=row.get("translation_origin") or "annotator",
            rank=number,
            preferred=number == 1,
            note=row.get("translation_note", ""),
            accepted_by="" if "translation" in row.get("suggested", "").split() else _owner(row),
        )


def _owner(row: Row) -> str:
    return row.get("annotator") or "import"


def _pairs(
    name: str, rows: Iterator[tuple[int, Row]], header: Row, options: ReadOptions
) -> Iterator[Piece]:
    source, target = _first(header, _SOURCES), _first(header, _TARGETS)
    from_, to = _first(header, _SOURCE_LANGUAGES), _first(header, _TARGET_LANGUAGES)
    for line, row in rows:
        language = row.get(from_) or options.language
        if not row[source] or not row[target]:
            why = "source or translation is empty"
            yield Piece(name, skipped=(Skipped(f"{name}, line {line}", why, refused=False),))
        elif not language:
            why = "the language of the source is not said"
            yield Piece(name, skipped=(Skipped(f"{name}, line {line}", why),))
        else:
            pair = Pair(row[source], language, row[target], row.get(to) or "en", note="")
            yield Piece(name, pairs=(pair,))
