"""Lines of JSON Lines that come in: what is wrong with one is said in words."""

import json

import pytest

from annotator.tasks.detection.bulk import Options, detect_line
from annotator.tasks.detection.records import BadLine, line_record
from annotator.tasks.review.agree import agree_data
from annotator.tasks.transliterating import transliterate_lines

DEEP = b'{"id": "a", "text": ' + b"[" * 5000 + b"]" * 5000 + b"}"
ODD = [
    (b'{"id": "a", "text": NaN}', "a", "NaN is no JSON: write null where there is no value"),
    (b'{"id": -Infinity}', None, "-Infinity is no JSON: write null where there is no value"),
    (b"[1]", None, "not a JSON object"),
    (b'{"id": "a",}', None, "not JSON, from column 12: "),
    (b"\xff", None, "byte 0 is not UTF-8"),
    (DEEP, None, "nested too deeply"),
]


@pytest.mark.parametrize(("line", "identity", "words"), ODD)
def test_what_is_wrong_with_a_line_is_said_in_words(
    line: bytes, identity: object, words: str
) -> None:
    with pytest.raises(BadLine) as caught:
        line_record(line)
    assert caught.value.message.startswith(words)
    assert caught.value.identity == identity


@pytest.mark.parametrize(("line", "identity", "words"), ODD)
def test_every_command_over_lines_answers_such_a_line_in_its_place_with_its_id(
    line: bytes, identity: object, words: str
) -> None:
    answers = [
        json.loads(detect_line(line, Options()).line),
        *(json.loads(answer.line) for answer in transliterate_lines([line])),
        *agree_data([line]),
    ]
    assert len(answers) == 3
    for answer in answers:
        assert answer["id"] == identity
        assert answer["error"].startswith(words)


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert line_record(b'\xef\xbb\xbf{"id": "a"}\r\n') == {"id": "a"}


def test_a_number_of_thousands_of_digits_is_no_reason_to_refuse_a_line() -> None:
    line = b'{"id": "a", "text": "x", "n": ' + b"9" * 6000 + b"}"
    assert json.loads(detect_line(line, Options()).line)["spans"] == []


def test_a_scheme_that_is_no_string_is_refused() -> None:
    (answer,) = transliterate_lines([b'{"id": "a", "lang": "kk", "scheme": 5, "text": "x"}'])
    assert answer.failed
    assert json.loads(answer.line) == {"id": "a", "error": "“scheme” must be a string"}
