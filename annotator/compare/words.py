"""Differences said in words, for people who read them aloud or over a slow line."""

from annotator.model.annotation import Annotation
from annotator.text.normal import fold

MARKS = {
    ".": "full stop",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "!": "exclamation mark",
    "?": "question mark",
    "…": "ellipsis",
    " ": "space",
    "\n": "line break",
    "(": "bracket",
    ")": "bracket",
}
QUOTES = "“”„‟«»‘’‹›\"'「」『』"
SHOWN = 60
"""Characters of a value that are quoted in a sentence."""
COMPARED = 400
"""Words up to which two texts are compared word by word; longer ones are only said to differ."""


def shorten(text: str, limit: int = SHOWN) -> str:
    """The text on one line, at most `limit` characters, cut in the middle with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = (limit - 1) * 2 // 3
    return f"{line[:head]}…{line[len(line) - (limit - 1 - head) :]}"


def _piece(text: str) -> str:
    if text in MARKS:
        return f"the {MARKS[text]}"
    if len(text) == 1 and text in QUOTES:
        return "the quotation mark"
    if not text.strip():
        return "spaces"
    return f"“{shorten(text, 40)}”"


def borders_in_words(left: Annotation, right: Annotation) -> str:
    """What one primary place has that the other has not: "left has the full stop at the end".

    Empty where both borders are the same.
    """
    if not left.primary.span.overlaps(right.primary.span):
        return "the places do not touch"
    said = []
    at_start = right.start - left.start
    if at_start > 0:
        said.append(f"left has {_piece(left.exact[:at_start])} before it")
    elif at_start < 0:
        said.append(f"right has {_piece(right.exact[:-at_start])} before it")
    at_end = left.end - right.end
    if at_end > 0:
        said.append(f"left has {_piece(left.exact[len(left.exact) - at_end :])} at the end")
    elif at_end < 0:
        said.append(f"right has {_piece(right.exact[len(right.exact) + at_end :])} at the end")
    return "; ".join(said)


Chunk = tuple[str, str]
"""("equal" | "left" | "right", words): a text cut into what both have and what one has."""


def word_chunks(left: str, right: str) -> tuple[Chunk, ...]:
    """Both texts woven into one, word by word; `left` chunks were replaced by `right` ones."""
    from difflib import SequenceMatcher

    a, b = left.split(), right.split()
    if len(a) > COMPARED or len(b) > COMPARED:
        return (("left", left), ("right", right)) if left != right else (("equal", left),)
    chunks: list[Chunk] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            chunks.append(("equal", " ".join(a[i1:i2])))
            continue
        if i2 > i1:
            chunks.append(("left", " ".join(a[i1:i2])))
        if j2 > j1:
            chunks.append(("right", " ".join(b[j1:j2])))
    return tuple(chunks)


def texts_in_words(left: str, right: str) -> str:
    """Where two texts differ: `“go away” → “leave”`; or what kind of difference it is."""
    if left == right:
        return ""
    if fold(left) == fold(right):
        return "only case, spaces or marks differ"
    said: list[str] = []
    chunks = word_chunks(left, right)
    k = 0
    while k < len(chunks):
        tag, text = chunks[k]
        following = chunks[k + 1] if k + 1 < len(chunks) else ("", "")
        if tag == "left" and following[0] == "right":
            said.append(f"“{shorten(text, 40)}” → “{shorten(following[1], 40)}”")
            k += 1
        elif tag != "equal":
            said.append(f"only {tag} has “{shorten(text, 40)}”")
        k += 1
    return "; ".join(said[:4]) + (f"; and {len(said) - 4} more" if len(said) > 4 else "")
