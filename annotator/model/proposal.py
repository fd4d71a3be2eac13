"""What the machine proposes. Nothing here is stored in a sheet until a person takes it."""

from annotator.model.annotation import Vote
from annotator.model.span import Span
from annotator.model.value import Value


class Candidate(Value, frozen=True, kw_only=True):
    """A stretch of text that is not in the article's main language, without marks around it."""

    start: int
    end: int
    language: str
    """BCP 47: `kk`, `uk-Latn` where a romanised phrase."""
    script: str
    """ISO 15924."""
    confidence: float | None = None
    """Calibrated, 0.0 to 1.0; None where not measured."""
    because: str = ""
    """Reasons, in words."""
    votes: tuple[Vote, ...] = ()
    rule: str = ""
    """Rule and version that found it, `script/1`: part of the key under which it is rejected."""


QUOTATION_KINDS = ("direct", "fragment", "scare", "title", "foreign", "gloss", "headline")


class NamedPlace(Value, frozen=True, kw_only=True):
    """A name and where it stands."""

    text: str
    start: int
    end: int


class SpeakerCandidate(Value, frozen=True, kw_only=True):
    """Somebody who may have said it."""

    text: str
    """The fullest name that the article gives."""
    confidence: float
    """Calibrated share of right answers of the rule that named them."""
    place: NamedPlace | None = None
    because: str = ""
    """Rule and cue in words: "said, right after the quotation"."""
    cue: Span | None = None
    type: str = "person"
    """person · group · organisation · document · unknown."""
    role: str = "speaker"
    """speaker · author · originator · relayer."""


class Quotation(Value, frozen=True, kw_only=True):
    """A passage in quotation marks, without the marks, outermost only."""

    start: int
    end: int
    kind: str
    """One of QUOTATION_KINDS."""
    speaker: SpeakerCandidate | None = None
    """None where none should be named."""
    candidates: tuple[SpeakerCandidate, ...] = ()
    """At most three, best first; also where `speaker` is None but names are near."""
    unclosed: bool = False
    inner: tuple[Span, ...] = ()
    """Passages in marks inside this one."""


class Gloss(Value, frozen=True, kw_only=True):
    """A translation that the article itself gives for a span."""

    source: Span
    """The foreign words."""
    start: int
    end: int
    text: str
    note: str = ""
    """The article's own qualifier: "roughly translated as"."""
    because: str = ""
    """The pattern in words: "in brackets right after"."""
    confidence: float | None = None


class Repeat(Value, frozen=True, kw_only=True):
    """A passage that stands in the article again."""

    start: int
    end: int
    of: Span
    """Its first copy."""


class Proposals(Value, frozen=True, kw_only=True):
    """Everything the machine proposes for one text."""

    spans: tuple[Candidate, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    repeats: tuple[Repeat, ...] = ()


class Suggestion(Value, frozen=True, kw_only=True):
    """A value offered for one field of an annotation."""

    field: str
    """`translation`, `transliteration`, `speaker`, `language`."""
    text: str
    origin: str
    """article · memory · machine."""
    language: str = ""
    """BCP 47 of the text, for translations."""
    scheme: str = ""
    """For transliterations."""
    engine: str = ""
    grade: str = ""
    leftover: tuple[str, ...] = ()
    score: float | None = None
    because: str = ""
    """Why it is offered, in words, and with what differs."""
    note: str = ""
    evidence: tuple[Span, ...] = ()
    """Where the article says so."""
    provider: str = ""
    speaker: SpeakerCandidate | None = None
