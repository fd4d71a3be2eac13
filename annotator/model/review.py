"""What a reviewer says of somebody else's sheet; kept in the reviewer's own file."""

from annotator.model.annotation import Annotation, Comment, Conflict, Provenance
from annotator.model.value import Value

REVIEW_FORMAT = "annotator/review"
REVIEW_VERSION = 1
VERDICTS = ("approved", "changes", "rejected", "look-again")


class Verdict(Value, frozen=True, kw_only=True):
    """One reviewer's word on one annotation."""

    annotation: str
    """Its id."""
    decision: str = ""
    """One of VERDICTS; empty where there are only comments."""
    reason: str = ""
    revision: int = 0
    """The revision that was seen: a later one makes an approval stale."""
    digest: str = ""
    """sha256 of the annotation as it was seen."""
    correction: Annotation | None = None
    """The reviewer's own version, beside the author's."""
    comments: tuple[Comment, ...] = ()
    by: str = ""
    at: str = ""


class Review(Value, frozen=True, kw_only=True):
    """`annotations/<reviewer>/reviews/<annotator>/<article>.json`."""

    format: str = REVIEW_FORMAT
    version: int = REVIEW_VERSION
    article: str
    sha256: str = ""
    reviewer: str
    of: str
    """The annotator whose sheet is reviewed."""
    verdicts: tuple[Verdict, ...] = ()
    returned: str = ""
    """When the sheet was given back to its author; empty while the review goes on."""
    provenance: Provenance | None = None
    conflicts: tuple[Conflict, ...] = ()
    """Only after a merge that could not settle everything."""
