"""A text with its quoted passages blanked, as tokens.

Names, verbs of saying and sentence ends are looked for outside of quotations only: what stands
inside has its own names and verbs. A passage becomes one token, and offsets stay those of the text.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, repeat

from annotator.text.marks import MARKS

WORD, NUMBER, POINT, QUOTE, BREAK = "w", "n", "p", "q", "b"
"""Kinds of tokens: word, number, punctuation, quoted passage, end of a paragraph."""

_BLANK = "\ue000"
_SHORTENED = (
    "Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Capt Rev Prof St Jr Sr Sens Reps Adm Maj Pres "
    "Hon Supt Insp No vs Inc Corp Co Ltd Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Ala Ariz "
    "Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb "
    "Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo"
)
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_JOINED = r"(?:['’‑&ʻʼ·-][^\W_]+)*(?:['’](?=[ ,.]))?"
"""What goes on a word behind its first letters."""
_TOKEN = re.compile(
    # Two letters are tried first, as no initials begin so: most tokens are words.
    "\ue000+"
    rf"|[^\W_]{{2,}}{_JOINED}"
    r"|(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?\.?"
    rf"|[^\W_]{_JOINED}"
    r"|\n"
    r"|\.\.\.+|--+"
    r"|[^\s\w]"
    r"|_"
)
_STOPS = frozenset(".!?…") | {"...", "...."}


def _numbers() -> "array[int]":
    """An empty row of numbers: four bytes each, where a list with its integers takes forty."""
    return array("i")


class Ranges:
    """Ranges of tokens that follow one another without a gap: (first, one after the last)."""

    __slots__ = ("_borders",)

    def __init__(self) -> None:
        self._borders = array("i", (0,))

    def add(self, after: int) -> None:
        """One more, from where the last one ended to before `after`."""
        self._borders.append(after)

    def __len__(self) -> int:
        return len(self._borders) - 1

    def __getitem__(self, number: int) -> tuple[int, int]:
        if number < 0:
            number += len(self)
        return self._borders[number], self._borders[number + 1]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return pairwise(self._borders)

    @property
    def reached(self) -> int:
        """Where the last one ended."""
        return self._borders[-1]


@dataclass(slots=True)
class Tokens:
    """Parallel rows, one entry a token."""

    text: str
    raw: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    """Lower case, ’s cut off."""
    kind: list[str] = field(default_factory=list)
    start: "array[int]" = field(default_factory=_numbers)
    end: "array[int]" = field(default_factory=_numbers)
    quote: dict[int, int] = field(default_factory=dict)
    """Token → which passage it stands for."""
    of_quote: "array[int]" = field(default_factory=_numbers)
    """Passage → its token."""
    sentence: "array[int]" = field(default_factory=_numbers)
    """Token → number of its sentence."""
    sentences: Ranges = field(default_factory=Ranges)
    """Sentence → first token and the one after the last."""
    paragraph: "array[int]" = field(default_factory=_numbers)
    """Token → number of its paragraph."""
    paragraphs: Ranges = field(default_factory=Ranges)

    def __len__(self) -> int:
        return len(self.raw)

    def words(self, first: int, after: int) -> str:
        """The text from token `first` to before token `after`, as it stands."""
        return self.text[self.start[first] : self.end[after - 1]] if after > first else ""


def outer_ranges(text: str, passages: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges of passages with the marks around them; `passages` are without, in order."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for inner_start, inner_end in passages:
        start, end = inner_start, inner_end
        while start > at and inner_start - start < 3 and text[start - 1] in MARKS:
            start -= 1
        while end < len(text) and end - inner_end < 3 and text[end] in MARKS:
            end += 1
        ranges.append((max(start, at), max(end, start, at)))
        at = max(at, end)
    return tuple(ranges)


@lru_cache(maxsize=2)
def mask(text: str, passages: tuple[tuple[int, int], ...]) -> Tokens:
    """The tokens of `text`; `passages` are code point ranges with their marks, in order.

    Kept for the last two texts, as detection and suggestions look at the same one in turn: nobody
    changes the tokens.
    """
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
    tokens = Tokens(text, of_quote=array("i", (-1,)) * len(passages))
    ends = {start: passages[number][1] for start, number in begins.items()}
    stops = _fill(tokens, "".join(parts), begins, ends)
    _split(tokens, stops)
    return tokens


def _fill(
    tokens: Tokens, masked: str, begins: dict[int, int], ends: dict[int, int]
) -> "array[int]":
    """Append every token; gives the tokens at which a sentence or paragraph may end."""
    raws, lows, kinds = tokens.raw, tokens.low, tokens.kind
    starts, stops_at = tokens.start, tokens.end
    stops = _numbers()
    for match in _TOKEN.finditer(masked):
        raw, start = match.group(), match.start()
        end = start + len(raw)
        first = raw[0]
        if first.isalpha():
            low, kind = raw.lower(), WORD
            if not raw.isalpha() and ("’" in low or "'" in low):
                low = _without_possessive(low)
        elif first == _BLANK:
            stops.extend(_passages(tokens, start, end, begins, ends))
            continue
        elif first == "\n":
            if masked[end : end + 1].islower():
                continue
            low, kind = raw, BREAK
            stops.append(len(raws))
        elif first.isdigit():
            kind = WORD if any(c.isalpha() for c in raw) else NUMBER
            low = raw.lower()
        else:
            low, kind = raw, POINT
            if raw in _STOPS:
                touches = raw == "." and len(raws) and stops_at[-1] == start
                if touches and _is_abbreviation(raws[-1], masked, end):
                    raws[-1] += "."
                    lows[-1] += "."
                    stops_at[-1] = end
                    continue
                stops.append(len(raws))
        raws.append(raw)
        lows.append(low)
        kinds.append(kind)
        starts.append(start)
        stops_at.append(end)
    return stops


def _without_possessive(low: str) -> str:
    if low.endswith(("’s", "'s")):
        return low[:-2]
    return low[:-1] if low.endswith(("’", "'")) else low


def _is_abbreviation(raw: str, masked: str, end: int) -> bool:
    """Whether a stop at `end` belongs to the word: `Mr.`, and the initial in `John F. Doe`."""
    if raw in _ABBREVIATIONS:
        return True
    following = masked[end : end + 1]
    return (
        len(raw) == 1
        and raw.isupper()
        and (following in (" ", "\u00a0", "-") or following.isupper())
    )


def _passages(
    tokens: Tokens, start: int, end: int, begins: dict[int, int], ends: dict[int, int]
) -> list[int]:
    """Append the passages of one run of blanks: two without a space between them are one run."""
    added = []
    while start < end:
        stop = min(ends.get(start, end), end)
        number = begins.get(start)
        if number is not None:
            added.append(len(tokens.raw))
            tokens.quote[len(tokens.raw)] = number
            tokens.of_quote[number] = len(tokens.raw)
        tokens.raw.append("“”")
        tokens.low.append("“”")
        tokens.kind.append(POINT if number is None else QUOTE)
        tokens.start.append(start)
        tokens.end.append(stop)
        start = stop
    return added


def _split(tokens: Tokens, stops: Iterable[int]) -> None:
    """Number sentences and paragraphs; they end at some of the tokens `stops`."""
    for i in stops:
        broke = tokens.kind[i] == BREAK
        if broke or _ends_sentence(tokens, i):
            _end(tokens.sentence, tokens.sentences, i + 1)
        if broke:
            _end(tokens.paragraph, tokens.paragraphs, i + 1)
    _end(tokens.sentence, tokens.sentences, len(tokens.raw))
    _end(tokens.paragraph, tokens.paragraphs, len(tokens.raw))


def _end(numbers: "array[int]", ranges: Ranges, after: int) -> None:
    """End a sentence or paragraph before the token `after`, and number its tokens."""
    numbers.extend(repeat(len(ranges), after - ranges.reached))
    ranges.add(after)


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """A stop before a capital, a passage or the end; a passage that ends in a stop of its own."""
    size = len(tokens.raw)
    if i + 1 >= size or tokens.kind[i + 1] == BREAK:
        return False
    following = tokens.raw[i + 1]
    if tokens.kind[i + 1] == NUMBER and tokens.start[i + 1] == tokens.end[i]:
        return False  # `$1.6 billion`
    capital = following[0].isupper() or tokens.kind[i + 1] in (QUOTE, NUMBER) or following in "([—–"
    if tokens.kind[i] == QUOTE:
        inside = tokens.text[tokens.start[i] : tokens.end[i]].rstrip("\"'”’»“‘`")
        return inside[-1:] in ".!?…" and (following[0].isupper() or tokens.kind[i + 1] == QUOTE)
    return tokens.raw[i] in _STOPS and capital
