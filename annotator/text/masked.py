"""A text with its quoted passages blanked, as tokens.

Names, verbs of saying and sentence ends are looked for outside of quotations only: what stands
inside has its own names and verbs. A passage becomes one token, and offsets stay those of the text.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import sub

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
    # What stands before a token goes with it, so that a row of matches tells all places. Plain
    # words come first, as most tokens are; of the others words of two letters, as no initials
    # begin so. At the end there may be space with nothing behind it.
    r" [A-Za-z][a-z]++(?=[ ,.])"
    r"|[^\S\n]*+(?:"
    "\ue000+"
    rf"|[^\W_]{{2,}}{_JOINED}"
    r"|(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?\.?"
    rf"|[^\W_]{_JOINED}"
    r"|\n"
    r"|\.\.\.+|--+"
    r"|[^\s\w]"
    r"|_"
    r"|\Z)"
)
_STOPS = frozenset(".!?…") | {"...", "...."}
_POINTS = frozenset(",;:()-–—'’\"“”/$%")
"""Punctuation that ends no sentence: the most of it, to be told at once."""


_BLOCK = 8_000
"""Characters that are taken apart at once, up to the next line end: so much memory is lent."""


def _numbers() -> "array[int]":
    """An empty row of numbers: four bytes each, where a list with its integers takes forty."""
    return array("i")


class Ranges:
    """Ranges of tokens that follow one another without a gap: (first, one after the last)."""

    __slots__ = ("borders",)

    def __init__(self) -> None:
        self.borders = array("i", (0,))
        """Where each begins, and where the last one ends."""

    def add(self, after: int) -> None:
        """One more, from where the last one ended to before `after`."""
        self.borders.append(after)

    def __len__(self) -> int:
        return len(self.borders) - 1

    def __getitem__(self, number: int) -> tuple[int, int]:
        if number < 0:
            number += len(self)
        return self.borders[number], self.borders[number + 1]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return pairwise(self.borders)

    def numbers(self) -> "array[int]":
        """For each token the number of its range."""
        found = _numbers()
        for number, (first, after) in enumerate(self):
            found += array("i", (number,)) * (after - first)
        return found


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
    stops = _numbers()
    at = 0
    while at < len(masked):
        after = masked.find("\n", at + _BLOCK) + 1 or len(masked)
        _add(tokens, _row_of(masked, at, after), stops, begins, ends)
        at = after
    return stops


def _row_of(masked: str, at: int, after: int) -> Tokens:
    """The tokens of some lines as if all of them were words; what they are is seen later."""
    items = _TOKEN.findall(masked, at, after)
    while items and not items[-1].strip() and items[-1][-1:] != "\n":
        items.pop()
    raws = [raw or "\n" for raw in map(str.lstrip, items)]
    ends = list(accumulate(map(len, items), initial=at))[1:]
    start, end = array("i", list(map(sub, ends, map(len, raws)))), array("i", ends)
    return Tokens(masked, raws, list(map(str.lower, raws)), [WORD] * len(raws), start, end)


def _add(
    tokens: Tokens,
    row: Tokens,
    stops: "array[int]",
    begins: dict[int, int],
    ends: dict[int, int],
) -> None:
    """Append the tokens of a row, each with its kind, passages parted, stops joined to initials."""
    raws, lows, kinds, masked = row.raw, row.low, row.kind, row.text
    taken = 0
    for i in [i for i, plain in enumerate(map(str.isalpha, raws)) if not plain]:
        raw = raws[i]
        if raw in _POINTS:
            kinds[i], lows[i] = POINT, raw
        elif raw in _STOPS:
            kinds[i], lows[i] = POINT, raw
            if raw == "." and _is_shortened(tokens, row, taken, i):
                taken = _take(tokens, row, taken, i)
                tokens.raw[-1] += "."
                tokens.low[-1] += "."
                tokens.end[-1] = row.end[i]
                continue
            stops.append(len(tokens.raw) + i - taken)
        elif (first := raw[0]).isalpha():
            if "’" in raw or "'" in raw:
                lows[i] = _without_possessive(lows[i])
        elif first == "\n":
            end = row.end[i]
            if masked[end : end + 1].islower():
                taken = _take(tokens, row, taken, i)
                continue
            kinds[i], lows[i] = BREAK, raw  # one string for all
            stops.append(len(tokens.raw) + i - taken)
        elif first == _BLANK:
            taken = _take(tokens, row, taken, i)
            stops.extend(_passages(tokens, row.start[i], row.end[i], begins, ends))
        elif first.isdigit():
            kinds[i] = WORD if any(c.isalpha() for c in raw) else NUMBER
        else:
            kinds[i], lows[i] = POINT, raw
    _take(tokens, row, taken, len(raws))


def _is_shortened(tokens: Tokens, row: Tokens, taken: int, i: int) -> bool:
    """Whether the stop `i` of the row belongs to the word before it."""
    before, k = (row, i - 1) if i > taken else (tokens, len(tokens) - 1)
    touches = k >= 0 and before.end[k] == row.start[i]
    return touches and _is_abbreviation(before.raw[k], row.text, row.end[i])


def _take(tokens: Tokens, row: Tokens, first: int, after: int) -> int:
    """Append a part of the row; gives where the next one begins, one token left out."""
    tokens.raw += row.raw[first:after]
    tokens.low += row.low[first:after]
    tokens.kind += row.kind[first:after]
    tokens.start += row.start[first:after]
    tokens.end += row.end[first:after]
    return after + 1


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
            tokens.sentences.add(i + 1)
        if broke:
            tokens.paragraphs.add(i + 1)
    tokens.sentences.add(len(tokens.raw))
    tokens.paragraphs.add(len(tokens.raw))
    tokens.sentence = tokens.sentences.numbers()
    tokens.paragraph = tokens.paragraphs.numbers()


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
