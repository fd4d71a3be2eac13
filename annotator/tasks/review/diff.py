"""`annotator diff A B`: two files of annotator's, compared in their own terms."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.compare.diff import as_json, as_text, diff
from annotator.compare.words import shorten
from annotator.model.annotation import Annotation
from annotator.model.conflict_words import conflict_in_words
from annotator.model.errors import InvalidInput
from annotator.model.plain import to_plain
from annotator.model.review import Review
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker
from annotator.model.value import Value
from annotator.store.codec import decode
from annotator.store.reading import read_plain
from annotator.tasks.review.merge import KINDS, read_kind
from annotator.text.display import display_line


class FileDifference(Value, frozen=True, kw_only=True):
    """What differs between two files."""

    lines: tuple[str, ...]
    """For people, safe for a terminal; none where nothing differs."""
    record: dict[str, Any]
    """For `--json`."""


def diff_files(left: Path, right: Path) -> FileDifference:
    """Compare two sheets, two reviews or two speakers.

    Raises UnreadableFile with the file's name, InvalidInput for files of different kinds.
    """
    values = [read_value(path) for path in (left, right)]
    if type(values[0]) is not type(values[1]):
        raise InvalidInput(
            f"{display_line(left.name)} and {display_line(right.name)} are different kinds of file."
        )
    return diff_values(values[0], values[1])


def read_value(path: Path) -> Value:
    """A sheet, review or speaker from its file."""
    data = read_plain(path)[0]
    name = display_line(str(path))
    return decode(data, KINDS[read_kind(data, name)][0], name)


def diff_values(left: Value, right: Value) -> FileDifference:
    """Compare two values of one kind."""
    if isinstance(left, Sheet) and isinstance(right, Sheet):
        found = diff(left, right)
        lines = tuple(display_line(line, 500) for line in as_text(found))
        return FileDifference(lines=lines, record=as_json(found))
    before, after = list(value_lines(left)), list(value_lines(right))
    gone = [line for line in before if line not in after]
    new = [line for line in after if line not in before]
    told = [f"- {line}" for line in gone] + [f"+ {line}" for line in new]
    return FileDifference(
        lines=tuple(display_line(line, 500) for line in told),
        record={"removed": gone, "added": new},
    )


def value_lines(value: Value) -> Iterator[str]:
    """A value line by line, in the order of the text: what `git diff` compares."""
    if isinstance(value, Sheet):
        for annotation in value.annotations:
            yield from _annotation_lines(annotation)
        for rejected in value.rejected:
            place = f"{rejected.start}–{rejected.end}"
            yield f"rejected “{shorten(rejected.exact)}” {place} {rejected.reason}".rstrip()
    elif isinstance(value, Speaker):
        yield f"{value.id} {value.type}"
        yield from (f"name {n.text} {n.language}".rstrip() for n in value.names)
        yield from ([f"description {value.description}"] if value.description else [])
        yield from ([f"merged into {value.merged_into}"] if value.merged_into else [])
    elif isinstance(value, Review):
        yield f"review by {value.reviewer} of {value.of} on {value.article}"
        for verdict in value.verdicts:
            yield f"{verdict.annotation} {verdict.decision} {verdict.reason}".rstrip()
            yield from (f"{verdict.annotation} {c.author}: {c.text}" for c in verdict.comments)
    else:
        yield from (f"{name}: {told}" for name, told in to_plain(value).items())


def _annotation_lines(a: Annotation) -> Iterator[str]:
    place = f"{a.start}–{a.end}"
    yield f"“{shorten(a.exact)}” {place} {a.language} {a.kind} {a.status}"
    yield from (f"  {place} place {o.start}–{o.end} {o.role}" for o in a.occurrences[1:])
    yield from (f"  {place} transliteration {t.scheme}: {t.text}" for t in a.transliterations)
    yield from (f"  {place} translation: {t.text}" for t in a.translations)
    for who in a.attributions:
        name = who.speaker or who.name or "nobody named"
        yield f"  {place} {who.role}: {name} ({who.certainty})"
    yield from ([f"  {place} note: {a.note}"] if a.note else [])
    yield from (f"  {place} comment {c.author}: {c.text}" for c in a.comments)
    yield from ([f"  {place} tags: {', '.join(a.tags)}"] if a.tags else [])
    yield from (f"  {place} conflict: {conflict_in_words(c)}" for c in a.conflicts)


def textconv(path: Path) -> list[str]:
    """One file as lines, for `git diff`; a file that cannot be read is shown as it is."""
    from annotator.model.errors import AnnotatorError

    try:
        return [display_line(line, 500) for line in value_lines(read_value(path))]
    except AnnotatorError:
        data = path.read_bytes().decode("utf-8", "replace")
        return [display_line(line, 500) for line in data.split("\n")]
