"""Writing one TEI document an article.

`header.py` has the header with its persons, `body.py` the text, `notes.py` the stand-off part.
"""

from collections.abc import Iterable

from annotator.exchange.format import Format
from annotator.exchange.markup import DECLARATION
from annotator.exchange.material import Chunk, Chunks, Job, Prepared, file_name
from annotator.exchange.tei.body import Document, body
from annotator.exchange.tei.header import header
from annotator.exchange.tei.notes import stand_off
from annotator.exchange.tei.read import read


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """A file an article: header, stand-off annotations, text. Its body's text is the article's."""
    for material in materials:
        document = Document(material, job)
        # The body comes last in the file, but gives the ids that are pointed at; both collect the
        # persons whom the header lists.
        text = body(document)
        notes = stand_off(document)
        told = (
            f'{DECLARATION}<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{header(document)}'
            f'{notes}<text xml:id="text"><body>{text}</body></text>\n</TEI>\n'
        )
        yield Chunk(file_name(material.article, ".xml"), told.encode(), last=True)


FORMAT = Format(
    name="tei",
    title="TEI P5: the text with its places, stand-off annotations, persons",
    suffix=".xml",
    per_article=True,
    unit="XML tree",
    carries=frozenset(
        {"place", "occurrences", "kind", "status", "language", "script", "transliteration"}
        | {"scheme", "more_transliterations", "translation", "alternatives", "speaker", "role"}
        | {"translation_evidence", "translation_note", "certainty", "cue", "speaker_evidence"}
        | {"speaker_note", "more_speakers", "more_roles", "note", "comments", "tags", "origin"}
        | {
            "alternatives_evidence",
            "alternatives_notes",
            "translation_language",
            "alternatives_language",
            "speaker_id",
        }
    ),
    write=write,
    read=read,
    reads="documents that annotator wrote",
)
