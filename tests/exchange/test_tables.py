"""CSV and TSV: a strict reader of RFC 4180, and no cell that a spreadsheet would run."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.arrival import InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.material import Material
from annotator.exchange.table import HEADER, safe
from annotator.exchange.table_read import read_rows, unsafe
from annotator.model.errors import UnreadableFile

Export = Callable[..., dict[str, bytes]]

CONTRACT = [
    *("article", "sha256", "id", "start", "end", "start_utf16", "end_utf16", "exact", "lang"),
    *("script", "transliteration", "scheme", "translation", "translation_origin"),
    *("translation_rank", "speaker_id", "speaker", "role", "certainty", "status", "annotator"),
    "changed",
]


def strict(text: str, delimiter: str) -> list[list[str]]:
    """RFC 4180, section 2, letter by letter: quotes only around a whole cell, CRLF after a row."""
    rows: list[list[str]] = [[]]
    at = 0
    while at < len(text):
        if text[at] == '"':
            cell = ""
            at += 1
            while not (text[at] == '"' and text[at + 1 : at + 2] != '"'):
                cell += text[at]
                at += 2 if text[at] == '"' else 1
            at += 1
        else:
            end = at
            while text[end] not in (delimiter, "\r", "\n", '"'):
                end += 1
            cell, at = text[at:end], end
        rows[-1].append(cell)
        if text[at] == delimiter:
            at += 1
        else:
            assert text[at : at + 2] == "\r\n", f"row {len(rows)} ends with {text[at]!r}"
            at += 2
            rows.append([])
    assert rows.pop() == []
    return rows


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_strict_reader_takes_every_row(
    name: str, delimiter: str, export: Export, hard: tuple[Material, ...]
) -> None:
    data = export(name)[""]
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = strict(data.decode("utf-8-sig"), delimiter)
    assert tuple(header) == HEADER
    assert header[: len(CONTRACT)] == CONTRACT
    assert {len(row) for row in rows} == {len(header)}
    texts = {m.article.id: m.article.text for m in hard}
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        text = texts[unsafe(cells["article"])]
        exact = unsafe(cells["exact"])
        assert text[int(cells["start"]) : int(cells["end"])] == exact
        units = text.encode("utf-16-le")[
            2 * int(cells["start_utf16"]) : 2 * int(cells["end_utf16"])
        ]
        assert units.decode("utf-16-le") == exact


def test_there_is_a_row_for_each_translation_and_one_without(export: Export) -> None:
    header, *rows = strict(export("csv")[""].decode("utf-8-sig"), ",")
    column = header.index("translation")
    ids = [row[header.index("id")] for row in rows]
    assert ids.count("01KAQ9V3T8M4Q2ZJ6W7F5N0000") == 2
    assert [row[column] for row in rows if row[2].endswith("0002")] == [""]


def test_no_cell_begins_like_a_formula(export: Export) -> None:
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        cells = [c for row in strict(export(name)[""].decode("utf-8-sig"), delimiter) for c in row]
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and cell]
        assert '\'=SUM(A1)+"хіба"' in cells


@given(st.text(alphabet="='+-@\t\r\n＝a", max_size=6))
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    assert unsafe(safe(cell)) == cell
    assert safe(cell)[:1] not in tuple("=+-@\t\r\n＝") or not cell


def test_the_byte_order_mark_can_be_left_out(export: Export) -> None:
    assert export("csv", bom="no")[""].startswith(b"article,")


def test_a_glossary_of_two_columns_gives_pairs() -> None:
    data = "source,lang,target\r\nШал,kk,old man\r\n,kk,nothing\r\nкет,,go\r\n".encode()
    imported = settle(read_rows(InFile("g.csv", data), ReadOptions(), ","), lambda claim: None)
    (pair,) = imported.pairs
    assert (pair.source, pair.source_language, pair.target) == ("Шал", "kk", "old man")
    assert [s.where for s in imported.skipped] == ["g.csv, line 3", "g.csv, line 4"]
    assert imported.read == 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("a,b\r\n1,2\r\n", "names neither"),
        ("source,target\r\n1\r\n", "line 2: 1 cells, but the header has 2"),
        ('source,target\r\n"a"b,c\r\n', "line 2"),
        ("source,source\r\n", "two columns have one name"),
        ("", "names neither"),
    ],
    ids=["other columns", "short row", "text after a quote", "same name", "empty"],
)
def test_a_bad_table_is_refused_with_its_line(data: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        list(read_rows(InFile("g.csv", data.encode()), ReadOptions(), ","))


def test_a_row_whose_place_is_no_number_is_still_found_by_its_words(
    hard: tuple[Material, ...], find: Callable[..., object]
) -> None:
    data = "article,start,end,exact\r\nemoji,,,Ух ты\r\n".encode()
    imported = settle(read_rows(InFile("g.csv", data), ReadOptions(), ","), find)  # type: ignore[arg-type]
    assert imported.counts == {"moved": 1}
    assert imported.arrivals[0].annotations[0].start == 151
