"""A text with its quoted passages blanked, as tokens.

Names, verbs of saying and sentence ends are looked for outside of quotations only: what stands
inside has its own names and verbs. A passage becomes one token, and offsets stay those of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

WORD, NUMBER, POINT, QUOTE, BREAK = "w", "n", "p", "q", "b"
"""Kinds of tokens: word, number, punctuation, quoted passage, end of a paragraph."""

_BLANK = "\ue000"
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|St|Jr|Sr|Sens|Reps|Adm|Maj|Pres|Hon|Supt|Insp|"
    r"No|vs|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|"
    r"Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\."
)
_TOKEN = re.compile(
    "\ue000+"
    rf"|\b{_ABBREVIATION}"
    r"|\b(?:[^\W\d_]\.){2,}[^\W\d_]?\.?"
    r"|\b[A-ZА-ЯЁІ]\.(?=[ \u00a0-])"
    r"|\b[A-Z]\.(?=[A-Z][a-z])"
    r"|[^\W_]+(?:['’‑&ʻʼ·-][^\W_]+)*(?:['’](?=[ ,.]))?"
    r"|\n"
    r"|\.\.\.+|--+"
    r"|[^\s\w]"
    r"|_"
)
_STOPS = frozenset(".!?…") | {"..."}


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token."""

    text: str
    raw: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    """Lower case, ’s cut off."""
    kind: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    quote: dict[int, int] = field(default_factory=dict)
    """Token → which passage it stands for."""
    of_quote: list[int] = field(default_factory=list)
    """Passage → its token."""
    sentence: list[int] = field(default_factory=list)
    """Token → number of its sentence."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """Sentence → first token and the one after the last."""
    paragraph: list[int] = field(default_factory=list)
    """Token → number of its paragraph."""
    paragraphs: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.raw)

    def words(self, first: int, after: int) -> str:
        """The text from token `first` to before token `after`, as it stands."""
        return self.text[self.start[first] : self.end[after - 1]] if after > first else ""


def mask(text: str, passages: Sequence[tuple[int, int]]) -> Tokens:
    """The tokens of `text`; `passages` are code point ranges with their marks, in order."""
    parts: list[str] = []
    at = 0
    begins: dict[int, int] = {}
    for number, (start, end) in enumerate(passages):
        if start < at or end <= start:
            continue
        parts += [text[at:start], _BLANK * (end - start)]
        begins[start] = number
        at = end
    parts.append(text[at:])
    tokens = Tokens(text, of_quote=[-1] * len(passages))
    ends = {start: passages[number][1] for start, number in begins.items()}
    for match in _TOKEN.finditer("".join(parts)):
        _append(tokens, match, begins, ends, text)
    _split(tokens)
    return tokens


def _append(
    tokens: Tokens, match: re.Match[str], begins: dict[int, int], ends: dict[int, int], text: str
) -> None:
    raw, start, end = match.group(), match.start(), match.end()
    first = raw[0]
    if first == _BLANK:
        while start < end:
            # Two passages without a space between them are one run of blanks.
            stop = min(ends.get(start, end), end)
            if start in begins:
                tokens.quote[len(tokens.raw)] = begins[start]
                tokens.of_quote[begins[start]] = len(tokens.raw)
            _add(tokens, "“”", "“”", QUOTE if start in begins else POINT, start, stop)
            start = stop
        return
    if first == "\n":
        following = text[end : end + 1]
        if not following.islower():
            _add(tokens, "\n", "\n", BREAK, start, end)
        return
    if first.isalpha():
        low = raw.lower()
        if low.endswith(("’s", "'s")):
            low = low[:-2]
        elif low.endswith(("’", "'")):
            low = low[:-1]
        _add(tokens, raw, low, WORD, start, end)
    elif first.isdigit():
        kind = WORD if any(c.isalpha() for c in raw) else NUMBER
        _add(tokens, raw, raw.lower(), kind, start, end)
    else:
        _add(tokens, raw, raw, POINT, start, end)


def _add(tokens: Tokens, raw: str, low: str, kind: str, start: int, end: int) -> None:
    tokens.raw.append(raw)
    tokens.low.append(low)
    tokens.kind.append(kind)
    tokens.start.append(start)
    tokens.end.append(end)


def _split(tokens: Tokens) -> None:
    """Number sentences and paragraphs."""
    first_of_sentence = first_of_paragraph = 0
    size = len(tokens.raw)
    for i in range(size):
        tokens.sentence.append(len(tokens.sentences))
        tokens.paragraph.append(len(tokens.paragraphs))
        broke = tokens.kind[i] == BREAK
        if broke or _ends_sentence(tokens, i):
            tokens.sentences.append((first_of_sentence, i + 1))
            first_of_sentence = i + 1
        if broke:
            tokens.paragraphs.append((first_of_paragraph, i + 1))
            first_of_paragraph = i + 1
    tokens.sentences.append((first_of_sentence, size))
    tokens.paragraphs.append((first_of_paragraph, size))


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """A stop before a capital, a passage or the end; a passage that ends in a stop of its own."""
    size = len(tokens.raw)
    if i + 1 >= size or tokens.kind[i + 1] == BREAK:
        return False
    following = tokens.raw[i + 1]
    capital = following[0].isupper() or tokens.kind[i + 1] in (QUOTE, NUMBER) or following in "([—–"
    if tokens.kind[i] == QUOTE:
        inside = tokens.text[tokens.start[i] : tokens.end[i]].rstrip("\"'”’»“‘`")
        return inside[-1:] in ".!?…" and (following[0].isupper() or tokens.kind[i + 1] == QUOTE)
    return tokens.raw[i] in _STOPS and capital
