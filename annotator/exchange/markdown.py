"""Markdown (CommonMark): an evidence sheet for each annotation, to paste into a document."""

import re
from collections.abc import Iterable, Iterator

from annotator.exchange.fields import FIELDS
from annotator.exchange.format import Format
from annotator.exchange.material import Chunk, Chunks, Entry, Job, Prepared, file_name
from annotator.exchange.ranked import is_suggestion, translations
from annotator.exchange.words import (
    language_line,
    language_name,
    moment,
    person,
    scheme_title,
    whose,
)
from annotator.model.anchor import Anchor
from annotator.model.annotation import Annotation, Attribution, Provenance, Translation
from annotator.text.display import display

# Everything that can begin or end inline markup, or an entity; CommonMark 0.31, section 2.4.
_INLINE = re.compile(r"[\\`*_{}\[\]<&|~$]")
# What can begin a block at the start of a line: headings, lists, quotations, rules, code, links.
_BLOCK = re.compile(r"^(\s*)([#>+=:-]|\d{1,9}(?=[.)]))")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def plain(text: str) -> str:
    """The text as words in one line: nothing in it is markup any more, controls are visible."""
    told = display(text.replace("\r\n", "\n")).replace("\n", " ↵ ")
    told = _INLINE.sub(lambda match: "\\" + match[0], told)
    told = _BLOCK.sub(_escaped_start, told)
    # A bare address is turned into a link by some renderers: the full stop or colon is escaped.
    return _ADDRESS.sub(r"\1\\\2", told).strip(" ")


def _escaped_start(match: re.Match[str]) -> str:
    if match[2].isdigit():
        return f"{match[1]}&#{ord(match[2][0])};{match[2][1:]}"
    return f"{match[1]}\\{match[2]}"


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """A file an article: title, source, then a section for each annotation."""
    for material in materials:
        article = material.article
        parts = [f"# {plain(article.title)}\n\n{_source(material)}"]
        for number, entry in enumerate(material.entries, 1):
            parts.append("\n".join(_sheet(entry, number, article.language, job)))
        text = "\n\n".join(parts) + "\n"
        yield Chunk(file_name(article, ".md"), text.encode(), last=True)


def _source(material: Prepared) -> str:
    article = material.article
    return f"Source: {plain(article.path)}, sha256 {plain(article.sha256)}"


def _sheet(entry: Entry, number: int, matrix: str, job: Job) -> Iterator[str]:
    annotation = entry.annotation
    state = "proposed by machine, not confirmed" if entry.proposed else annotation.status
    kind = f"{plain(annotation.kind)}, {plain(state)}"
    yield f"## {number}\\. {plain(language_line(annotation))} ({kind})\n"
    for line in annotation.exact.replace("\r\n", "\n").split("\n"):
        yield f"> {plain(line)}" if line.strip() else ">"
    yield ""
    for name, told in _rows(entry, matrix, job):
        yield f"- **{name}:** {told}"


def _rows(entry: Entry, matrix: str, job: Job) -> Iterator[tuple[str, str]]:
    annotation, owner = entry.annotation, entry.annotator
    for letters in annotation.transliterations:
        by = whose(letters.origin, letters.accepted_by, owner, is_suggestion(letters))
        title = scheme_title(annotation.language, letters.scheme)
        left = f"not converted: {' '.join(letters.leftover)}" if letters.leftover else ""
        told = (title, letters.scheme, letters.engine, letters.grade, left, by)
        yield "Transliteration", f"{plain(letters.text)} {_about(*told)}"
    for translation in translations(annotation):
        yield "Translation", _translation(translation, owner, matrix)
    for said in annotation.attributions:
        yield "Speaker", _speaker(said, owner, job)
    for place in entry.places:
        about = "" if place.role == "primary" else f" {_about(place.role, place.by)}"
        yield "Place", f"code points {place.start}–{place.end}{about}"
    if not entry.places:
        yield "Place", "not found in the article as it is now"
    yield from _rest(annotation, owner)


def _about(*parts: str) -> str:
    told = "; ".join(plain(part) for part in dict.fromkeys(parts) if part)
    return f"({told})" if told else ""


def _translation(value: Translation, owner: str, matrix: str) -> str:
    by = whose(value.origin, value.accepted_by, owner, is_suggestion(value))
    language = "" if value.language == matrix else _language(value.language)
    about = _about(language, by, value.provider, value.note)
    return f"{plain(value.text)} {about}{_evidence(value.evidence)}"


def _language(tag: str) -> str:
    name = language_name(tag)
    return f"in {name}" if name == tag else f"in {name}, {tag}"


def _times(record: Provenance) -> tuple[str, str]:
    made, changed = moment(record.created), moment(record.changed)
    return f"made {made}" if made else "", f"changed {changed}" if changed else ""


def _speaker(value: Attribution, owner: str, job: Job) -> str:
    by = whose(value.origin, value.accepted_by, owner, is_suggestion(value))
    sure = "" if value.certainty == "unknown" else f"certainty {value.certainty}"
    name = job.speaker_name(value.speaker, value.name) or "nobody is named"
    about = _about(value.speaker or "", value.role, sure, value.cue, by, value.note)
    return f"{plain(name)} {about}{_evidence(value.evidence)}"


def _evidence(anchors: tuple[Anchor, ...]) -> str:
    told = "; ".join(f"“{plain(a.exact)}” at {a.start}–{a.end}" for a in anchors)
    return f", evidence: {told}" if told else ""


def _rest(annotation: Annotation, owner: str) -> Iterator[tuple[str, str]]:
    if annotation.note:
        yield "Note", plain(annotation.note)
    for comment in annotation.comments:
        yield "Comment", f"{plain(comment.text)} {_about(comment.author, moment(comment.at))}"
    if annotation.tags:
        yield "Tags", ", ".join(map(plain, annotation.tags))
    record = annotation.provenance
    times = () if record is None else _times(record)
    told = _about(f"revision {annotation.revision}", *times)
    yield "Decided", f"{plain(person(owner) or 'nobody yet')} {told}"


FORMAT = Format(
    name="markdown",
    title="Markdown: an evidence sheet for each annotation",
    suffix=".md",
    per_article=True,
    unit="code point",
    carries=frozenset(FIELDS)
    - {"segments", "opted_out", "unknown", "detection", "threads", "acceptance", "provenance"}
    - {"decisions", "conflicts", "origin"},
    write=write,
    placed_only=False,
)
