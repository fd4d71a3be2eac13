"""Bytes of an article to its text: strict, and without guessing.

UTF-8, with or without its byte order mark, and UTF-16 with its own; the mark is not part of the
text. Line ends stay as in the file, or every later place would shift. Control characters stay.
"""

import codecs
import hashlib
from typing import NamedTuple

from annotator.model.errors import UnreadableFile
from annotator.text.display import display_line

ARTICLE_SUFFIXES = (".txt", ".md")
"""Files in `corpus/` that are articles as they stand."""
MAX_ARTICLE_BYTES = 16 * 1024 * 1024
"""Three times the longest text that the program promises to be quick with."""


class DecodedText(NamedTuple):
    """A text and what is known of its bytes."""

    text: str
    sha256: str
    """Of the raw bytes, the byte order mark included."""
    encoding: str
    """`utf-8`, `utf-8-sig`, `utf-16-le` or `utf-16-be`."""


def _bom(data: bytes) -> tuple[str, str, int]:
    """Name of the encoding, codec, and length of the byte order mark."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", "utf-8", 3
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(data) % 4 == 0:
        return "utf-32", "", 4
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le", "utf-16-le", 2
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be", "utf-16-be", 2
    return "utf-8", "utf-8", 0


def decode_article(data: bytes, name: str) -> DecodedText:
    """The text of an article's bytes. Raises UnreadableFile naming the first bad byte, from 0."""
    shown = display_line(name)
    encoding, codec, skip = _bom(data)
    if not codec:
        raise UnreadableFile(f"{shown}: this is UTF-32, which is not read.", "Save it as UTF-8.")
    try:
        text = data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        place = error.start + skip
        raise UnreadableFile(
            f"{shown}: byte {place} (0x{data[place]:02X}) is not {codec.upper()}.",
            "Save the article as UTF-8 and try again.",
        ) from error
    return DecodedText(text, hashlib.sha256(data).hexdigest(), encoding)
