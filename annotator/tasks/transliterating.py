"""Transliteration line by line, for the command line."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.languages.schemes import Scheme
from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.tasks.detection.bulk import Answer
from annotator.tasks.detection.records import BadLine, json_line, line_record


def transliterate_lines(lines: Iterable[bytes], own: Sequence[Scheme] = ()) -> Iterator[Answer]:
    """Answer each `{"id", "lang", "scheme"?, "text"}` with its transliteration, in order.

    `own` are the schemes of a workspace.
    """
    for line in lines:
        if line.strip():
            yield _answer(line, own)


def _answer(line: bytes, own: Sequence[Scheme]) -> Answer:
    from annotator.suggest.transliteration import transliterate

    identity: object = None
    try:
        record = line_record(line)
        identity = record.get("id")
        text, language, scheme = (record.get(name) for name in ("text", "lang", "scheme"))
        if not isinstance(text, str) or not isinstance(language, str):
            raise InvalidInput("needs “lang” and “text”, both strings")
        if scheme is not None and not isinstance(scheme, str):
            raise InvalidInput("“scheme” must be a string")
        made = transliterate(text, language, scheme, own=own)
    except BadLine as bad:
        return _failed(bad.identity, str(bad))
    except AnnotatorError as error:
        return _failed(identity, str(error))
    told = {
        "id": identity,
        # Words in Latin letters are left as they are.
        "text": made.text or text,
        "scheme": made.scheme,
        "engine": made.engine,
        "leftover": list(made.leftover),
        "grade": made.grade,
    }
    return Answer(json_line(told), failed=False)


def _failed(identity: object, why: str) -> Answer:
    return Answer(json_line({"id": identity, "error": why}), failed=True)
