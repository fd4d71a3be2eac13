"""What a person records about some words of an article.

`kind`, `status`, `role`, `origin` and `certainty` are open strings: a file with a value that this
version does not know is kept as it is, and `annotator check` mentions it.
"""

from typing import Annotated

import msgspec

from annotator.model.anchor import Anchor, Occurrence
from annotator.model.value import Value

KINDS = ("quotation", "foreign", "title", "name", "other")
STATUSES = ("draft", "done", "disputed")
ORIGINS = ("article", "memory", "machine", "annotator", "import")
ROLES = ("speaker", "author", "originator", "relayer", "unknown")
CERTAINTIES = ("high", "medium", "low", "unknown")


class Vote(Value, frozen=True, kw_only=True):
    """What one detector said, kept beside the decision."""

    by: str
    """Detector and version, `langdetect/1.0.9`."""
    language: str
    """BCP 47."""
    score: float | None = None
    note: str = ""
    """What limits the vote: "knows no Kazakh"."""


class Detection(Value, frozen=True, kw_only=True):
    """What the machine said of the language, and who agreed."""

    by: str
    """Detector and version."""
    language: str
    """BCP 47; `und` where it could not tell."""
    score: float | None = None
    """Calibrated: the share of such answers that were right in tests. None where not measured."""
    because: str = ""
    """The reasons, in words a journalist understands."""
    votes: tuple[Vote, ...] = ()
    confirmed_by: str = ""
    """The annotator who agreed; empty while it is only a proposal."""


class Transliteration(Value, frozen=True, kw_only=True):
    """How the words read in Latin letters, under a named scheme."""

    id: str
    text: str
    scheme: str
    """Scheme id, `bgnpcgn-1979`; `skeleton` where it is under no scheme."""
    engine: str = ""
    """Program and version that made it, `ICU 77.1 + overlay 1`; empty where typed."""
    origin: str = "annotator"
    """One of ORIGINS."""
    grade: str = ""
    """A suggest · B expect edits · C rough · partial (letters or vowels are missing)."""
    leftover: tuple[str, ...] = ()
    """Letters that the scheme did not convert."""
    accepted_by: str = ""


class Translation(Value, frozen=True, kw_only=True):
    """What the words mean, and whose words that is."""

    id: str
    text: str
    language: str = "en"
    """BCP 47 of the translation."""
    origin: str = "annotator"
    """One of ORIGINS: the article's own words, a memory, a machine, a person, an import."""
    evidence: tuple[Anchor, ...] = ()
    """Where the article says so."""
    rank: int = 0
    """1 for the best; 0 where unranked."""
    preferred: bool = False
    note: str = ""
    """For instance the article's own qualifier, "roughly translated as"."""
    accepted_by: str = ""
    provider: str = ""
    """Machine or memory that gave it, with version."""


class Attribution(Value, frozen=True, kw_only=True):
    """Who said it, in which role, how certain, and by which words."""

    speaker: str | None = None
    """Speaker id in the registry; None where it is recorded that nobody is named."""
    name: str = ""
    """The name as the article gives it."""
    role: str = "speaker"
    """speaker · author · originator · relayer · unknown."""
    certainty: str = "unknown"
    """high · medium · low · unknown."""
    cue: str = ""
    """The word or rule that tells: "said", "wrote on Telegram"."""
    evidence: tuple[Anchor, ...] = ()
    note: str = ""
    origin: str = "annotator"
    accepted_by: str = ""


class Comment(Value, frozen=True, kw_only=True):
    """A remark, possibly an answer to another."""

    id: str
    author: str
    at: str
    """RFC 3339, UTC."""
    text: str
    reply_to: str = ""
    resolved: bool = False


class Conflict(Value, frozen=True, kw_only=True):
    """Two people changed one field differently; left by a merge for a person to settle."""

    field: str
    """Path inside the annotation, `language` or `translations[tr1].text`."""
    ours: str
    """JSON of our value; empty where we deleted it."""
    theirs: str
    base: str = ""


class Provenance(Value, frozen=True, kw_only=True):
    """Who made it and when."""

    created: str = ""
    """RFC 3339, UTC."""
    creator: str = ""
    changed: str = ""
    generator: str = ""
    """Program and version."""
    source: str = ""
    """Where it came from, if imported or adjudicated: a file, or `aigul@3` for a revision."""


class Decision(Value, frozen=True, kw_only=True):
    """In an adjudicated sheet: whose value this is and who decided."""

    field: str
    """`place`, `language`, `translation`, `transliteration`, `speaker` … or `annotation`."""
    choice: str
    """left · right · both · own · nothing · agreed; `one` where three or more were compared."""
    taken_from: tuple[str, ...] = ()
    """`annotator@revision` of every value taken."""
    seen: tuple[str, ...] = ()
    """What lay on the table: `annotator/annotation@revision#fingerprint` for every sheet compared,
    the fingerprint being that of this field. A decision is asked again when one of them changed."""
    by: str = ""
    at: str = ""


class Annotation(Value, frozen=True, kw_only=True):
    """One quotation, slogan or phrase with everything recorded about it."""

    id: str
    """ULID: made once, survives merges."""
    kind: str = "foreign"
    """One of KINDS."""
    status: str = "draft"
    """One of STATUSES."""
    language: str = ""
    """BCP 47, `kk`; the script stands apart."""
    script: str = ""
    """ISO 15924, `Cyrl`."""
    detection: Detection | None = None
    occurrences: Annotated[tuple[Occurrence, ...], msgspec.Meta(min_length=1)]
    """One or more, the primary one first."""
    transliterations: tuple[Transliteration, ...] = ()
    translations: tuple[Translation, ...] = ()
    """In order of rank."""
    attributions: tuple[Attribution, ...] = ()
    note: str = ""
    comments: tuple[Comment, ...] = ()
    tags: tuple[str, ...] = ()
    revision: int = 1
    """One more with every change: an approval names the revision it saw."""
    provenance: Provenance | None = None
    decisions: tuple[Decision, ...] = ()
    """Only in adjudicated sheets."""
    conflicts: tuple[Conflict, ...] = ()
    """Only after a merge that could not settle everything."""

    @property
    def primary(self) -> Occurrence:
        """The place that was annotated first."""
        return self.occurrences[0]

    @property
    def start(self) -> int:
        return self.occurrences[0].start

    @property
    def end(self) -> int:
        return self.occurrences[0].end

    @property
    def exact(self) -> str:
        return self.occurrences[0].exact
