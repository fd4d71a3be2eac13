"""JSON Lines: one annotation a line, its article's name and first place in front."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.exchange.arrival import Claim, InFile, Piece, Skipped
from annotator.exchange.fields import FIELDS
from annotator.exchange.format import Format, ReadOptions
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.plain import from_plain
from annotator.exchange.strict import json_lines, mapping, string
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import UnreadableFile
from annotator.model.plain import to_plain

_FRONT = ("article", "sha256", "annotator", "start", "end", "exact", "suggested", "anchor")
_PEOPLE = "speakers"


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """`{"article", "sha256", "annotator", "start", "end", "exact", …the annotation}` a line."""
    for material in materials:
        lines = [_line(material.article, entry, job) for entry in material.entries]
        if lines:
            yield Chunk(MAIN, ("\n".join(lines) + "\n").encode())
    yield Chunk(MAIN, b"", last=True)


def _line(article: Article, entry: Entry, job: Job) -> str:
    annotation = entry.annotation
    front: dict[str, Any] = {
        "article": article.id,
        "sha256": article.sha256,
        "annotator": entry.annotator,
        "start": annotation.start if entry.placed else None,
        "end": annotation.end if entry.placed else None,
        "exact": annotation.exact,
    }
    if entry.proposed:
        front["suggested"] = True
    if not entry.placed:
        front["anchor"] = "orphaned"
    ids = (said.speaker for said in annotation.attributions if said.speaker)
    people = {speaker: job.speakers[speaker].name for speaker in ids if speaker in job.speakers}
    if people:
        front[_PEOPLE] = people
    return json.dumps(front | to_plain(annotation), ensure_ascii=False)


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """A piece for each line; a line that is no annotation is skipped, and said."""
    for file in files:
        for number, data in json_lines(file.data, file.name):
            yield _piece(mapping(data), file.name, f"{file.name}, line {number}")


def _piece(data: dict[str, Any], name: str, where: str) -> Piece:
    if data.get("suggested") is True:
        return Piece(
            name, skipped=(Skipped(where, "a suggestion that nobody has taken", refused=False),)
        )
    body = {key: value for key, value in data.items() if key not in (*_FRONT, _PEOPLE)}
    try:
        annotation = from_plain(Annotation, body, where)
    except UnreadableFile as error:
        why = error.message.removeprefix(f"{where}: ").rstrip(".")
        return Piece(name, skipped=(Skipped(where, why),))
    if not annotation.occurrences:
        return Piece(name, skipped=(Skipped(where, "it has no place"),))
    return Piece(
        name,
        claim=Claim(article=string(data.get("article")), sha256=string(data.get("sha256"))),
        annotator=string(data.get("annotator")),
        annotations=(annotation,),
        names={k: v for k, v in mapping(data.get(_PEOPLE)).items() if isinstance(v, str)},
        own=True,
    )


FORMAT = Format(
    name="jsonl",
    title="JSON Lines: one annotation a line",
    suffix=".jsonl",
    per_article=False,
    unit="code point",
    carries=frozenset(FIELDS),
    write=write,
    read=read,
    reads="annotations",
    placed_only=False,
)
