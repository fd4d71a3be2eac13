"""Detection over many texts: in order, over processes, from the cache."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.tasks.detection.bulk import Answer, Options, detect_lines, options_for
from annotator.tasks.detection.cache import DetectCache

SLOGAN = "They shouted “Шал, кет!” (“Old man, go away!”) in the square, and nobody went home."
OPTIONS = options_for(("spans", "glosses"), "en")


def lines(count: int) -> list[bytes]:
    return [
        json.dumps({"id": f"a{n}", "text": f"Report {n}.\n\n{SLOGAN}"}).encode() + b"\n"
        for n in range(count)
    ]


def answers(given: list[bytes], **more: object) -> list[str]:
    return [a.line for a in detect_lines(given, OPTIONS, **more)]  # type: ignore[arg-type]


def test_answers_come_in_the_order_of_the_lines_over_processes() -> None:
    given = lines(70)
    given[3:3] = [b"\n", b"no json\n", b'{"id": "x"}\n']
    alone = answers(given)
    assert answers(given, jobs=2) == alone
    assert [json.loads(line)["id"] for line in alone][:7] == [
        "a0",
        "a1",
        "a2",
        None,
        "x",
        "a3",
        "a4",
    ]
    assert json.loads(alone[0])["spans"][0]["lang"] == "kk"


def test_a_refused_line_is_answered_in_its_place() -> None:
    got = list(detect_lines([b"[1]", b'{"id": "a", "text": 5}', b"\xff"], OPTIONS))
    assert [answer.failed for answer in got] == [True] * 3
    assert json.loads(got[1].line)["id"] == "a"
    assert all(json.loads(answer.line)["error"] for answer in got)


def test_an_input_that_says_why_it_has_no_text_is_refused_with_that_reason() -> None:
    (got,) = detect_lines([b'{"id": "a", "error": "no article text was found"}'], OPTIONS)
    assert got.failed
    assert json.loads(got.line) == {"id": "a", "error": "no article text was found"}


def test_reading_goes_only_a_few_chunks_ahead() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b'{"id": "a", "text": "Nothing foreign in here."}\n'

    made = detect_lines(endless(), OPTIONS, jobs=2)
    assert json.loads(next(made).line)["id"] == "a"
    made.close()
    assert taken < 1000


def test_the_cache_answers_without_computing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [*lines(3), b"no json"]
    with DetectCache(tmp_path / "c.sqlite", OPTIONS.told()) as cache:
        first = answers(given, cache=cache)
    monkeypatch.setattr(
        "annotator.tasks.detection.bulk.detect_line",
        lambda line, options: Answer("computed", failed=True),
    )
    with DetectCache(tmp_path / "c.sqlite", OPTIONS.told()) as cache:
        renamed = [*given[:2], given[2].replace(b'"a2"', '"ә“"'.encode()), given[3]]
        again = answers(renamed, cache=cache)
    assert again[:2] == first[:2]
    assert json.loads(again[2]) == {**json.loads(first[2]), "id": "ә“"}
    assert again[3] == "computed"


def test_other_options_and_another_text_have_other_answers(tmp_path: Path) -> None:
    line = lines(1)[0]
    with DetectCache(tmp_path / "c.sqlite", OPTIONS.told()) as cache:
        answers([line], cache=cache)
        assert cache.look_up(line)[1] is not None
        assert cache.look_up(line.replace(b"Report", b"Record"))[1] is None
    with DetectCache(tmp_path / "c.sqlite", options_for(("spans",), "en").told()) as cache:
        assert cache.look_up(line)[1] is None


def test_kept_texts_are_not_taken_from_a_line_that_says_something_else(tmp_path: Path) -> None:
    options = options_for(OPTIONS.wanted, "en", keep_text=True)
    line = lines(1)[0]
    titled = line.replace(b'"text"', b'"title": "Squares", "text"')
    with DetectCache(tmp_path / "c.sqlite", options.told(), whole=True) as cache:
        (first,) = detect_lines([line], options, cache=cache)
        (other,) = detect_lines([titled], options, cache=cache)
        (again,) = detect_lines([titled], options, cache=cache)
    assert json.loads(other.line)["stated"] == {"title": "Squares"}
    assert "stated" not in json.loads(first.line)
    assert again == other


def test_a_cache_that_is_damaged_or_cannot_be_written_is_left_aside(tmp_path: Path) -> None:
    damaged = tmp_path / "c.sqlite"
    damaged.write_bytes(b"damaged" * 1000)
    expected = answers(lines(2))
    for path in (damaged, tmp_path / "c.sqlite" / "below a file" / "c.sqlite"):
        with DetectCache(path, OPTIONS.told()) as cache:
            assert answers(lines(2), cache=cache) == expected


def test_texts_with_foreign_words_are_kept_where_that_is_wanted() -> None:
    options = Options(keep_text=True)
    plain = b'{"id": "b", "text": "Nothing foreign in here."}'
    foreign, english = (json.loads(a.line) for a in detect_lines([*lines(1), plain], options))
    assert foreign["text"].endswith(SLOGAN)
    assert foreign["proposals"]["spans"][0]["start"] == foreign["spans"][0]["start"]
    assert "text" not in english
    assert set(english) == {"id", "spans", "quotations", "glosses", "repeats"}
