"""Detection over many texts: streaming, in order, over processes."""

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator import __version__
from annotator.model.proposal import Proposals
from annotator.tasks.detection.candidates import RULES
from annotator.tasks.detection.detect import LAYERS
from annotator.tasks.detection.records import BadLine, json_line, layer_records, line_record

if TYPE_CHECKING:  # a single process that keeps nothing needs neither
    from concurrent.futures import Future

    from annotator.tasks.detection.cache import DetectCache

CHUNK = 16
"""Lines a worker gets at once: enough to hide the cost of sending, few enough to stay in step."""
CHUNK_BYTES = 256 * 1024
"""No further line is added to a chunk of that size, so that long texts do not fill the memory."""
AHEAD = 4
"""Chunks given out for each process: a long text keeps one busy while the others go on."""
RULES_NOW = f"{__version__}/{RULES}"
"""Under which rules an answer was found: proposals of other rules are not shown as today's."""


@dataclass(frozen=True)
class Answer:
    """One line of output."""

    line: str
    """JSON, without a line end."""
    failed: bool
    """Whether it only says why its input could not be read."""


class Options(NamedTuple):
    """What is wanted of each text."""

    wanted: tuple[str, ...] = LAYERS
    matrix: str = "en"
    """BCP 47 of the main language."""
    keep_text: bool = False
    """Carry texts with foreign words along, and all that is proposed for them."""
    second_opinion: bool = False
    """Say for each span what langdetect makes of it."""

    def told(self) -> str:
        """The options and the rules in one line: answers under another one are other answers."""
        told = f"{RULES_NOW} {self.matrix} {','.join(sorted(self.wanted))}"
        told += " text" if self.keep_text else ""
        return told + (" votes" if self.second_opinion else "")


def options_for(
    wanted: Collection[str], matrix: str, keep_text: bool = False, second_opinion: bool = False
) -> Options:
    """Options with the layers in the order in which they are written."""
    ordered = tuple(name for name in LAYERS if name in wanted)
    return Options(ordered, matrix, keep_text, second_opinion)


def detect_lines(
    lines: Iterable[bytes],
    options: Options,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
    cache: "DetectCache | None" = None,
) -> Generator[Answer, None, None]:
    """Answer each line `{"id", "text"}` with one line of proposals, in the same order.

    A line that is no such object gets `{"id", "error"}` in its place. Blank lines are passed over.
    With several `jobs` the work goes to processes; at most a few chunks are in memory at a time.
    What `cache` knows is not computed again.
    """
    count = 0
    for answers in _in_order(_chunks(lines, 1 if jobs <= 1 else CHUNK), options, jobs, cache):
        count += len(answers)
        yield from answers
        if progress is not None:
            progress(count)


def _chunks(lines: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        if not line.strip():
            continue
        chunk.append(line)
        size += len(line)
        if len(chunk) >= most or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Asked(NamedTuple):
    """A chunk with what is known of it, and the future of the rest."""

    known: list[tuple[bytes | None, Answer | None]]
    """For each line its key in the cache and the answer that was there."""
    future: "Future[list[Answer]] | None"


def _in_order(
    chunks: Iterator[list[bytes]], options: Options, jobs: int, cache: "DetectCache | None"
) -> Iterator[list[Answer]]:
    if jobs <= 1:
        for chunk in chunks:
            known = _known(chunk, cache)
            yield _joined(known, detect_chunk(_unknown(chunk, known), options), cache)
        return
    from annotator.tasks.processes import processes

    with processes(jobs) as pool:
        waiting: deque[_Asked] = deque()
        for chunk in chunks:
            known = _known(chunk, cache)
            rest = _unknown(chunk, known)
            waiting.append(
                _Asked(known, pool.submit(detect_chunk, rest, options) if rest else None)
            )
            while waiting and (waiting[0].future is None or len(waiting) >= AHEAD * jobs):
                yield _settled(waiting.popleft(), cache)
        while waiting:
            yield _settled(waiting.popleft(), cache)


def _known(
    chunk: list[bytes], cache: "DetectCache | None"
) -> list[tuple[bytes | None, Answer | None]]:
    """What the cache answers, line by line."""
    if cache is None:
        return [(None, None)] * len(chunk)
    known = []
    for line in chunk:
        key, told = cache.look_up(line)
        known.append((key, None if told is None else Answer(told, failed=False)))
    return known


def _unknown(chunk: list[bytes], known: list[tuple[bytes | None, Answer | None]]) -> list[bytes]:
    return [line for line, (_, answer) in zip(chunk, known, strict=True) if answer is None]


def _settled(asked: _Asked, cache: "DetectCache | None") -> list[Answer]:
    return _joined(asked.known, asked.future.result() if asked.future else [], cache)


def _joined(
    known: list[tuple[bytes | None, Answer | None]], new: list[Answer], cache: "DetectCache | None"
) -> list[Answer]:
    """All answers in the order of the lines; new ones are remembered."""
    rest = iter(new)
    answers = []
    for key, answer in known:
        if answer is None:
            answer = next(rest)
            if cache is not None and key is not None and not answer.failed:
                cache.keep(key, answer.line)
        answers.append(answer)
    return answers


def detect_chunk(lines: Iterable[bytes], options: Options) -> list[Answer]:
    """Answer a few lines; what runs in the worker processes."""
    return [detect_line(line, options) for line in lines]


def detect_line(line: bytes, options: Options) -> Answer:
    """Answer one line of input."""
    from annotator.tasks.detection.detect import propose

    try:
        record = line_record(line)
        identity, text = record.get("id"), record.get("text")
        if text is None and isinstance(record.get("error"), str):
            raise BadLine(record["error"], identity)
        if not isinstance(identity, str) or not isinstance(text, str):
            raise BadLine("needs “id” and “text”, both strings", identity)
    except BadLine as bad:
        return Answer(json_line({"id": bad.identity, "error": str(bad)}), failed=True)
    proposals = propose(text, options.matrix, options.wanted)
    if options.second_opinion:
        from annotator.tasks.detection.opinions import with_opinions

        proposals = with_opinions(text, proposals)
    told: dict[str, Any] = {"id": identity}
    if options.keep_text and proposals.spans:
        told |= _kept(record, proposals, options)
    told |= layer_records(proposals, options.wanted)
    return Answer(json_line(told), failed=False)


def _kept(record: dict[str, Any], proposals: Proposals, options: Options) -> dict[str, Any]:
    """What is needed to bring the text into a workspace with its candidates."""
    import msgspec

    stated = {name: value for name, value in record.items() if name not in ("id", "text")}
    kept: dict[str, Any] = {"text": record["text"]}
    if stated:
        kept["stated"] = stated
    if set(options.wanted) == set(LAYERS):
        found = {"rules": RULES_NOW, "matrix": options.matrix}
        kept["proposals"] = {**found, **msgspec.to_builtins(proposals)}
    return kept
