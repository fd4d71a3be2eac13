"""Articles that are plain text already: their bytes are copied as they are."""

from collections.abc import Iterator
from pathlib import PurePath

from annotator.store.incoming import Bad, Incoming
from annotator.store.texts import decode_article


def read_text(data: bytes, name: str) -> Iterator[Incoming | Bad]:
    """The one article of a .txt or .md file. Raises UnreadableFile naming the first bad byte."""
    decoded = decode_article(data, name)
    path = PurePath(name)
    if decoded.text.strip():
        yield Incoming(stem=path.stem, data=data, suffix=path.suffix.lower())
    else:
        yield Bad("", "nothing is in it")
