"""The stand-off part: one `annotation` an annotation, its values as typed notes."""

from collections.abc import Iterator

from annotator.exchange.markup import word, xml_id
from annotator.exchange.material import Entry
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, latin_tag, translations
from annotator.exchange.tei.body import Document, xml_lang
from annotator.exchange.tei.nesting import Stretch
from annotator.model.anchor import Anchor
from annotator.model.annotation import Attribution, Comment, Translation, Transliteration

CERTAIN = ("high", "medium", "low", "unknown")
"""teidata.certainty."""


def stand_off(document: Document) -> str:
    """`standOff` with all annotations; nothing where there is none. After the body."""
    ids = unique_ids(document.material.placed)
    told = "\n".join(
        _annotation(document, entry, ids[id(entry)]) for entry in document.material.placed
    )
    if not told:
        return ""
    return f"<standOff>\n<listAnnotation>\n{told}\n</listAnnotation>\n</standOff>\n"


def _annotation(document: Document, entry: Entry, name: str) -> str:
    targets = " ".join(p for s in document.places[id(entry)] for p in _pointers(s))
    who = entry.annotator or "nobody: proposed by machine"
    notes = "\n".join(_notes(document, entry))
    return (
        f'<annotation xml:id="{xml_id("n-", name)}" n="{document.value(name)}" '
        f'target="{targets}">\n'
        f"<respStmt><resp>annotator</resp><name>{document.text(who)}</name></respStmt>\n"
        f"{notes}\n</annotation>"
    )


def _pointers(stretch: Stretch) -> list[str]:
    """Where no piece could be written (only white space between paragraphs): the text."""
    return [f"#{piece}" for piece in stretch.pieces] or ["#text"]


def _notes(document: Document, entry: Entry) -> Iterator[str]:
    annotation = entry.annotation
    for kind in ("kind", "status", "script", "language"):
        value = getattr(annotation, kind)
        if value and (kind != "language" or not xml_lang(value)):
            yield _note(document, kind, value)
    for occurrence, stretch in zip(entry.places, document.places[id(entry)], strict=True):
        if not _exactly(document, stretch):
            yield _note(document, "place", f"{occurrence.start} {occurrence.end}")
    if entry.proposed:
        yield _note(document, "suggested", "proposed by machine, not confirmed")
    for letters in annotation.transliterations:
        yield _transliteration(document, letters, latin_tag(annotation))
    for translation in translations(annotation):
        yield _translation(document, translation)
    for said in annotation.attributions:
        yield _speaker(document, said)
    if annotation.note:
        yield _note(document, "note", annotation.note)
    for comment in annotation.comments:
        yield _comment(document, comment)
    for tag in annotation.tags:
        yield _note(document, "tag", tag)


def _exactly(document: Document, stretch: Stretch) -> bool:
    """Whether the elements alone say where it is: not if it begins or ends between paragraphs."""
    text = document.material.article.text
    words = text[stretch.start : stretch.end]
    return bool(stretch.pieces) and words == words.strip(" \t\r\n")


def _note(document: Document, kind: str, words: str, attributes: str = "", inner: str = "") -> str:
    return f'<note type="{kind}"{attributes}>{document.text(words)}{inner}</note>'


def _origin(document: Document, value: Translation | Transliteration | Attribution) -> str:
    if value.origin == "annotator":
        return ""
    suggested = ' subtype="suggested"' if is_suggestion(value) else ""
    return _note(document, "origin", value.origin, suggested)


def _remark(document: Document, words: str) -> str:
    return _note(document, "remark", words) if words else ""


def _transliteration(document: Document, value: Transliteration, tag: str) -> str:
    attributes = f' subtype="{document.value(word(value.scheme)) or "skeleton"}"{xml_lang(tag)}'
    return _note(document, "transliteration", value.text, attributes, _origin(document, value))


def _translation(document: Document, value: Translation) -> str:
    attributes = xml_lang(value.language) + _target(_evidence(document, value.evidence, "gloss"))
    inner = _origin(document, value) + _remark(document, value.note)
    return _note(document, "translation", value.text, attributes, inner)


def _target(pointers: list[str]) -> str:
    return f' target="{" ".join(pointers)}"' if pointers else ""


def _evidence(document: Document, anchors: tuple[Anchor, ...], element: str) -> list[str]:
    stretches = [document.evidence.get((a.start, a.end, element)) for a in anchors]
    return [pointer for s in stretches if s is not None for pointer in _pointers(s)]


def _speaker(document: Document, said: Attribution) -> str:
    pointers = _evidence(document, said.evidence, "seg")
    if said.speaker or said.name:
        pointers.insert(0, f"#{document.person(said.speaker, said.name)}")
    attributes = f' subtype="{document.value(word(said.role)) or "unknown"}"' + _target(pointers)
    if said.certainty in CERTAIN:
        attributes += f' cert="{said.certainty}"'
    inner = _note(document, "cue", said.cue) if said.cue else ""
    inner += _origin(document, said) + _remark(document, said.note)
    return _note(document, "speaker", said.name, attributes, inner)


def _comment(document: Document, comment: Comment) -> str:
    inner = _note(document, "author", comment.author)
    if comment.at:
        inner += _note(document, "at", comment.at)
    return _note(document, "comment", comment.text, "", inner)
