"""What is known of an article besides its text: `corpus/.meta/<article>.json`.

Written once, at intake. A text that stands for itself needs no such file.
"""

from pathlib import Path
from typing import Any

import msgspec

from annotator.model.errors import NotFound
from annotator.model.value import Value
from annotator.store.codec import decode
from annotator.store.reading import read_plain

META_FORMAT = "annotator/article"


class Original(Value, frozen=True, kw_only=True):
    """The file from which the text was taken."""

    path: str
    """Relative to the workspace, `corpus/.originals/…`."""
    sha256: str
    """Of its bytes."""
    reader: str
    """Program and version that took the text out, `trafilatura 2.0.0`."""
    name: str = ""
    """What the file was called when it came."""
    record: str = ""
    """Which line or id of it, where it holds many articles."""


class ArticleMeta(Value, frozen=True, kw_only=True):
    """Title, author and origin of one article."""

    format: str = META_FORMAT
    version: int = 1
    article: str
    title: str = ""
    author: str = ""
    published: str = ""
    """A date as the source gives it, ISO 8601 where possible."""
    url: str = ""
    language: str = ""
    """BCP 47 of the main language; empty means English."""
    added: str = ""
    """RFC 3339, UTC."""
    original: Original | None = None
    metadata: dict[str, Any] = msgspec.field(default_factory=dict)
    """Anything else that the source said."""

    def stated(self) -> dict[str, Any]:
        """The fields that are not empty, as a sheet repeats them."""
        own = {
            name: value
            for name in ("title", "author", "published", "url")
            if (value := getattr(self, name))
        }
        return {**own, **self.metadata}


def load_meta(path: Path, article_id: str) -> ArticleMeta:
    """The metadata in a file; empty ones where there is no file."""
    try:
        data, _ = read_plain(path)
    except NotFound:
        return ArticleMeta(article=article_id)
    return decode(data, ArticleMeta, f"corpus/.meta/{article_id}.json")
