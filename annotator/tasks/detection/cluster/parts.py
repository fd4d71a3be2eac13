"""The folder of a run in parts: which part is finished, and how one is made.

    out/part-000000.jsonl …      the answers, one part for each partition of the input, in order
    out/_done/part-000000.json   of which input the part is, and how large: written after the part
    out/_run.json                options and rules of the run
    out/_manifest.json           all parts in order, written when the run is complete

A part appears under its name when it is whole, and it is finished when its record says so. Two
workers that make the same part, because one of them was taken for dead, write the same bytes.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.tasks.detection.bulk import Answer, Options, detect_line
from annotator.tasks.detection.cluster.places import Folder
from annotator.tasks.detection.cluster.sinks import SINKS
from annotator.tasks.detection.cluster.sources import Partition, lines_of
from annotator.text.display import display_line


class Task(NamedTuple):
    """Everything that a worker has to know to make one part."""

    number: int
    partition: Partition
    folder: Folder
    sink: str
    options: Options
    told: str
    """Options and rules of whoever gives the task."""

    @property
    def name(self) -> str:
        """The part's file name without suffix; names in order are parts in order."""
        return f"part-{self.number:06d}"

    @property
    def file(self) -> str:
        """The part's file name."""
        return self.name + SINKS[self.sink].suffix

    def record(self) -> dict[str, Any]:
        """Of which input the part is."""
        return {"part": self.file, "told": self.told, **self.partition._asdict()}


class Done(NamedTuple):
    """What became of one part."""

    number: int
    documents: int
    refused: int
    """Documents that only got an `error`."""


def detect_part(task: Task) -> Done:
    """Make one part. What runs in the workers, on whichever machine."""
    if task.options.told() != task.told:
        raise AnnotatorError(
            f"A worker has other rules ({task.options.told()}) than were asked for ({task.told}).",
            "Install the same version of annotator everywhere.",
        )
    counts = [0, 0]

    def answers() -> Iterator[Answer]:
        for line in lines_of(task.partition):
            if line.strip():
                answer = detect_line(line, task.options)
                counts[0] += 1
                counts[1] += answer.failed
                yield answer

    sink = SINKS[task.sink]
    size = task.folder.write(task.file, lambda file: sink.write(answers(), task.options, file))
    record = {**task.record(), "documents": counts[0], "refused": counts[1], "bytes": size}
    task.folder.write(f"_done/{task.name}.json", lambda file: file.write(_json(record)))
    return Done(task.number, *counts)


def finished(task: Task) -> Done | None:
    """What an earlier run made of the same input; None where it made nothing, or not all of it."""
    data = task.folder.read(f"_done/{task.name}.json")
    try:
        record = json.loads(data or b"null")
        if any(record[name] != value for name, value in task.record().items()):
            return None
        if task.folder.size(task.file) != record["bytes"]:
            return None
        return Done(task.number, int(record["documents"]), int(record["refused"]))
    except (ValueError, KeyError, TypeError):
        return None


def begin(folder: Folder, told: str) -> None:
    """Take a folder for a run; InvalidInput where it holds the answers of another one."""
    there = folder.read("_run.json")
    if there is None:
        folder.write("_run.json", lambda file: file.write(_json({"told": told})))
        return
    try:
        same = json.loads(there)["told"] == told
    except (ValueError, KeyError, TypeError):
        same = False
    if not same:
        raise InvalidInput(
            f"{display_line(folder.url)} holds the answers of other options or another version.",
            "Name another folder with -o, or delete this one.",
        )


def complete(folder: Folder, tasks: list[Task], done: list[Done]) -> None:
    """Say that the run is complete, and take away parts of input that is no longer there."""
    wanted = {task.file for task in tasks}
    for name in folder.names():
        if name.startswith("part-") and name not in wanted:
            folder.remove(f"_done/{name.partition('.')[0]}.json")
            folder.remove(name)
    by_number = {one.number: one for one in done}
    parts = [
        {
            **task.record(),
            "documents": by_number[task.number].documents,
            "refused": by_number[task.number].refused,
        }
        for task in tasks
    ]
    total = {
        "documents": sum(one.documents for one in done),
        "refused": sum(one.refused for one in done),
    }
    manifest = {**total, "parts": parts}
    folder.write("_manifest.json", lambda file: file.write(_json(manifest)))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
