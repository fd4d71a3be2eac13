"""Which kinds of files can be brought in as articles. A new kind is one file and one line here."""

from collections.abc import Callable, Iterator, Mapping

from annotator.store.incoming import Bad, Incoming
from annotator.store.read_html import read_html
from annotator.store.read_jsonl import read_jsonl
from annotator.store.read_text import read_text

Reader = Callable[[bytes, str], Iterator[Incoming | Bad]]
"""Bytes and file name to articles; raises UnreadableFile where nothing can be read at all."""

READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
}
"""Suffix in small letters → reader."""
