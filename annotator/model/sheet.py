"""One person's annotations of one article: the unit that is stored."""

from typing import Any

import msgspec

from annotator.model.annotation import Annotation, Conflict
from annotator.model.value import Value

SHEET_FORMAT = "annotator/sheet"
SHEET_VERSION = 1


class ArticleRef(Value, frozen=True, kw_only=True):
    """Which text the offsets of a sheet count in."""

    id: str
    """The path below `corpus/` without its suffix."""
    path: str
    """Relative to the workspace, with `/`, never with `..`."""
    sha256: str
    """Of the file's raw bytes."""
    length: int
    """Code points of the decoded text."""
    unit: str = "code-point"
    """Always `code-point`; spelled out in the file, because everyone gets it wrong."""
    language: str = "en"
    """BCP 47 of the article's main language."""
    metadata: dict[str, Any] = msgspec.field(default_factory=dict)
    """title, author, published, url."""


class Rejected(Value, frozen=True, kw_only=True):
    """A proposal that a person turned down; it stays rejected."""

    key: str
    """`sha256:` of rule, rule version, article digest, exact text and ordinal: no bare offset."""
    start: int
    end: int
    exact: str
    reason: str = ""
    by: str = ""
    at: str = ""
    seen: tuple[str, ...] = ()
    """In an adjudicated sheet, for "nothing here": the annotations that were turned down, each as
    `annotator/annotation@revision#fingerprint`."""


class Sheet(Value, frozen=True, kw_only=True):
    """One annotator's work on one article."""

    format: str = SHEET_FORMAT
    version: int = SHEET_VERSION
    article: ArticleRef
    annotator: str
    """Owner: `[a-z0-9][a-z0-9_.-]{0,63}`, or `_adjudicated`."""
    annotations: tuple[Annotation, ...] = ()
    """Sorted by start, end, id of the primary occurrence."""
    rejected: tuple[Rejected, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    """Only after a merge: what both sides changed about the sheet itself."""

    def find(self, annotation_id: str) -> Annotation | None:
        """The annotation with that id, or None."""
        return next((a for a in self.annotations if a.id == annotation_id), None)
