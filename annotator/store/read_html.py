"""Articles out of web pages: trafilatura finds the text and leaves menus and adverts out."""

import codecs
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from annotator.model.errors import MissingExtra, UnreadableFile
from annotator.store.incoming import Bad, Incoming
from annotator.text.display import display_line

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_LANG = re.compile(
    r"""<html[^>]{0,500}?\slang\s*=\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""", re.I
)
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
"""No guessing from the text, and no clock, so that the same page always gives the same date."""
_HEAD = 4096


def decode_page(data: bytes, name: str) -> str:
    """A page's text by its byte order mark, as UTF-8, or by the charset that it declares itself.

    Raises UnreadableFile naming the first bad byte; nothing is guessed.
    """
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, len(mark), name)
    declared = _CHARSET.search(data[:_HEAD])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if declared is None:
            return _strict(data, "utf-8", 0, name)
    label = declared[1].decode("ascii").lower()
    try:
        codec = codecs.lookup({"iso-8859-1": "windows-1252"}.get(label, label)).name
    except LookupError as error:
        raise UnreadableFile(f"{display_line(name)}: the charset “{label}” is unknown.") from error
    return _strict(data, codec, 0, name)


def _strict(data: bytes, codec: str, skipped: int, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        place = error.start + skipped
        raise UnreadableFile(
            f"{display_line(name)}: byte {place} is not {codec.upper()}.",
            "Save the page as UTF-8 and try again.",
        ) from error
    except (LookupError, ValueError, AssertionError) as error:
        raise UnreadableFile(f"{display_line(name)}: {codec} is no charset of a text.") from error
    if not isinstance(text, str):
        raise UnreadableFile(f"{display_line(name)}: {codec} is no charset of a text.")
    return text


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtra(
            "Web pages need trafilatura, which is not installed.", "pip install trafilatura"
        ) from error
    return trafilatura


def page_text(data: bytes, name: str) -> str:
    """The text that `read_html` would store as the article of a page; empty where it has none."""
    found = [one for one in read_html(data, name) if isinstance(one, Incoming)]
    return found[0].data.decode("utf-8") if found else ""


def read_html(data: bytes, name: str) -> Iterator[Incoming | Bad]:
    """The one article of a page, its paragraphs parted by an empty line."""
    page = decode_page(data, name)
    library = _trafilatura()
    try:
        found = library.bare_extraction(
            page, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
        text = (found.text if found is not None else "") or library.html2txt(page) or ""
    except Exception as error:  # a library for hostile pages may fail on them in any way
        yield Bad("", f"the text could not be taken out ({type(error).__name__})")
        return
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    if not paragraphs:
        yield Bad("", "no article text was found in the page")
        return
    stated = {}
    if found is not None:
        stated = {
            "title": found.title,
            "author": found.author,
            "published": found.date,
            "url": found.url,
        }
    if (language := _LANG.search(page[:_HEAD])) is not None:
        stated["language"] = language[1]
    yield Incoming(
        stem=PurePath(name).stem,
        data=("\n\n".join(paragraphs) + "\n").encode("utf-8", "replace"),
        extracted=True,
        reader=f"trafilatura {library.__version__}",
        stated={key: str(value) for key, value in stated.items() if value},
    )
