"""Transliteration line by line, for the command line."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.languages.schemes import Scheme
from annotator.model.errors import AnnotatorError
from annotator.tasks.bulk import Answer


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
        record: dict[str, Any] = json.loads(line.decode("utf-8"))
        identity = record.get("id")
        made = transliterate(record["text"], record["lang"], record.get("scheme"), own=own)
    except KeyError as error:
        return _failed(identity, f"needs {error}")
    except (ValueError, AttributeError, TypeError, RecursionError):
        return _failed(identity, "not a JSON object with “lang” and “text”")
    except AnnotatorError as error:
        return _failed(identity, str(error))
    told = {
        "id": identity,
        # Words in Latin letters are left as they are.
        "text": made.text or record["text"],
        "scheme": made.scheme,
        "engine": made.engine,
        "leftover": list(made.leftover),
        "grade": made.grade,
    }
    return Answer(json.dumps(told, ensure_ascii=False), failed=False)


def _failed(identity: object, why: str) -> Answer:
    return Answer(json.dumps({"id": identity, "error": why}, ensure_ascii=False), failed=True)
