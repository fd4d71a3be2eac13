"""Forms of a text for comparing. Never stored, never counted in."""

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼʻʹ`´＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\t\n\r\v\f\x85\u2028\u2029", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
        "…": "...",
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c", None),
    }
)
_SPACES = re.compile(" {2,}")


def nfc(text: str) -> str:
    """Unicode normalization form C: letters and their accents in one piece where possible."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """A form in which spellings of the same words are equal: NFC, case, marks, dashes, spaces.

    Invisible characters go, runs of spaces become one, spaces at the ends go.
    """
    cased = unicodedata.normalize("NFD", text).casefold().translate(_SAME)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", cased)).strip(" ")


def _clusters(text: str) -> list[tuple[int, int]]:
    """Characters each with the combining marks after it, as (start, end)."""
    starts = [i for i, ch in enumerate(text) if i == 0 or not unicodedata.combining(ch)]
    return list(zip(starts, [*starts[1:], len(text)], strict=False))


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """A folded form and, for each of its characters, where it comes from in `text`.

    The map has one more element, `len(text)`. The form is that of `fold`, but decomposed, and
    nothing is cut from its ends; compare it only with others made here. Linear in the text.
    """
    pieces: list[str] = []
    origin: list[int] = []
    known: dict[str, str] = {}
    spaced = False
    for start, end in _clusters(text):
        cluster = text[start:end]
        folded = known.get(cluster)
        if folded is None:
            folded = unicodedata.normalize("NFD", cluster).casefold().translate(_SAME)
            folded = unicodedata.normalize("NFD", folded)
            if len(known) < 10_000:
                known[cluster] = folded
        if folded == " ":
            if spaced:
                continue
            spaced = True
        elif folded:
            spaced = False
        pieces.append(folded)
        origin.extend([start] * len(folded))
    origin.append(len(text))
    return "".join(pieces), origin
