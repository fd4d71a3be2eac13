"""Detection over many texts: streaming, in order, over processes."""

import json
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any

from annotator.model.proposal import (
    Candidate,
    Gloss,
    NamedPlace,
    Quotation,
    Repeat,
    SpeakerCandidate,
)
from annotator.tasks.detect_cache import DetectCache

CHUNK = 16
"""Lines a worker gets at once: enough to hide the cost of sending, few enough to stay in step."""


@dataclass(frozen=True)
class Answer:
    """One line of output."""

    line: str
    """JSON, without a line end."""
    failed: bool
    """Whether it only says why its input could not be read."""


def detect_lines(
    lines: Iterable[bytes],
    only: Collection[str],
    matrix: str = "en",
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
    cache: DetectCache | None = None,
) -> Iterator[Answer]:
    """Answer each line `{"id", "text"}` with one line of proposals, in the same order.

    A line that is no such object gets `{"id", "error"}` in its place. Blank lines are passed over.
    With several `jobs` the work goes to processes; at most a few chunks are in memory at a time.
    What `cache` knows is not computed again.
    """
    wanted = tuple(sorted(only))
    source = (line for line in lines if line.strip())
    chunks = iter(lambda: list(islice(source, CHUNK)), [])
    count = 0
    for answers in _over_processes(chunks, wanted, matrix, jobs, cache):
        count += len(answers)
        yield from answers
        if progress is not None:
            progress(count)


def _over_processes(
    chunks: Iterator[list[bytes]],
    wanted: tuple[str, ...],
    matrix: str,
    jobs: int,
    cache: DetectCache | None,
) -> Iterator[list[Answer]]:
    if jobs <= 1:
        for chunk in chunks:
            known, rest = _known(chunk, cache)
            yield _joined(chunk, known, detect_chunk(rest, wanted, matrix), cache)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        waiting: deque[tuple[list[bytes], list[Answer | None], Future[list[Answer]] | None]]
        waiting = deque()
        for chunk in chunks:
            known, rest = _known(chunk, cache)
            asked = pool.submit(detect_chunk, rest, wanted, matrix) if rest else None
            waiting.append((chunk, known, asked))
            if len(waiting) >= 2 * jobs:
                yield _settled(*waiting.popleft(), cache)
        while waiting:
            yield _settled(*waiting.popleft(), cache)


def _known(
    chunk: list[bytes], cache: DetectCache | None
) -> tuple[list[Answer | None], list[bytes]]:
    """What the cache answers, line by line, and the lines that it cannot."""
    if cache is None:
        return [None] * len(chunk), chunk
    told = [cache.look_up(line) for line in chunk]
    known = [None if t is None else Answer(t, failed=False) for t in told]
    return known, [line for line, answer in zip(chunk, known, strict=True) if answer is None]


def _settled(
    chunk: list[bytes],
    known: list[Answer | None],
    asked: "Future[list[Answer]] | None",
    cache: DetectCache | None,
) -> list[Answer]:
    return _joined(chunk, known, asked.result() if asked is not None else [], cache)


def _joined(
    chunk: list[bytes], known: list[Answer | None], new: list[Answer], cache: DetectCache | None
) -> list[Answer]:
    """All answers in the order of the lines; new ones are remembered."""
    rest = iter(new)
    answers = []
    for line, answer in zip(chunk, known, strict=True):
        if answer is None:
            answer = next(rest)
            if cache is not None and not answer.failed:
                cache.keep(line, answer.line)
        answers.append(answer)
    return answers


def detect_chunk(lines: Iterable[bytes], wanted: tuple[str, ...], matrix: str) -> list[Answer]:
    """Answer a few lines; what runs in the worker processes."""
    return [detect_line(line, wanted, matrix) for line in lines]


def detect_line(line: bytes, wanted: Collection[str], matrix: str) -> Answer:
    """Answer one line of input."""
    from annotator.tasks.detect import propose

    identity: object = None
    try:
        record = json.loads(line.decode("utf-8"))
        if not isinstance(record, dict):
            raise ValueError("not a JSON object")
        identity = record.get("id")
        text = record.get("text")
        if not isinstance(identity, str) or not isinstance(text, str):
            raise ValueError("needs “id” and “text”, both strings")
    except (ValueError, RecursionError) as error:
        why = str(error) or "the line is nested too deeply"
        return Answer(_json({"id": identity, "error": why}), failed=True)
    proposals = propose(text, matrix, wanted)
    record = {"id": identity}
    if "spans" in wanted:
        record["spans"] = [span_record(c) for c in proposals.spans]
    if "quotations" in wanted:
        record["quotations"] = [quotation_record(q) for q in proposals.quotations]
    if "glosses" in wanted:
        record["glosses"] = [gloss_record(g) for g in proposals.glosses]
    if "repeats" in wanted:
        record["repeats"] = [repeat_record(r) for r in proposals.repeats]
    return Answer(_json(record), failed=False)


def span_record(c: Candidate) -> dict[str, Any]:
    """A foreign span as CONTRACT shapes it."""
    return {
        "start": c.start,
        "end": c.end,
        "lang": c.language,
        "script": c.script,
        "confidence": c.confidence,
        "because": c.because,
    }


def quotation_record(q: Quotation) -> dict[str, Any]:
    """A passage in marks with who may have said it; `confidence` is the speaker's."""
    speaker = q.speaker
    return {
        "start": q.start,
        "end": q.end,
        "kind": q.kind,
        "speaker": _speaker(speaker) if speaker else None,
        "confidence": speaker.confidence if speaker else None,
        "candidates": [{"text": c.text, "confidence": c.confidence} for c in q.candidates],
    }


def gloss_record(g: Gloss) -> dict[str, Any]:
    """A translation that the article gives, with the span that it is for."""
    return {
        "source": {"start": g.source.start, "end": g.source.end},
        "start": g.start,
        "end": g.end,
        "text": g.text,
    }


def repeat_record(r: Repeat) -> dict[str, Any]:
    """A passage that stands in the text again."""
    return {"start": r.start, "end": r.end, "of": {"start": r.of.start, "end": r.of.end}}


def _speaker(candidate: SpeakerCandidate) -> dict[str, Any]:
    place = candidate.place or NamedPlace(text=candidate.text, start=-1, end=-1)
    record: dict[str, Any] = {"text": candidate.text}
    if place.start >= 0:
        record |= {"start": place.start, "end": place.end}
    return record


def _json(record: object) -> str:
    """One line of JSON; a lone surrogate that came in as an escape goes out as one."""
    told = json.dumps(record, ensure_ascii=False)
    try:
        told.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record)
    return told
