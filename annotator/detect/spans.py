"""The words of an article that are not in its main language."""

from functools import lru_cache

from annotator.detect.article import in_article
from annotator.detect.confidence import confidence
from annotator.detect.evidence import because
from annotator.detect.lines import SINGLE, Hit, line_hits
from annotator.model.proposal import Candidate

VERSION = "3"
_SHORT = 80
"""Code points up to which what is said of a stretch is kept for the next like it."""
BORROWED = 3
"""Lines with such a word from which on it is the article's own."""


def find_spans(text: str, matrix: str = "en") -> tuple[Candidate, ...]:
    """Every stretch of `text` in another language than `matrix`, in order of place.

    Offsets are code points of `text`, without the quotation marks around; no span crosses a line
    break. A pure function: the same text gives the same candidates in every process. langdetect is
    not asked: see `second_opinion`.
    """
    found: list[tuple[Hit, str, int]] = []
    at = 0
    for line in text.split("\n"):
        if line:
            found += [(hit, line, at) for hit in line_hits(line, matrix)]
        at += len(line) + 1
    if matrix == "en":
        found = in_article(found, text)
    own = _borrowed(found)
    return tuple(_candidate(*one) for one in found if _word(one) not in own)


def _borrowed(found: list[tuple[Hit, str, int]]) -> frozenset[str]:
    """Words that the article uses again and again without mark or comment: loans, not quotations.

    Counted are different lines, because a scraped page may hold the same line several times.
    """
    lines: dict[str, set[str]] = {}
    for one in found:
        if word := _word(one):
            lines.setdefault(word, set()).add(one[1])
    return frozenset(word for word, seen in lines.items() if len(seen) >= BORROWED)


def _word(one: tuple[Hit, str, int]) -> str:
    """The word of a hit that stands alone in running text; empty for every other hit."""
    hit, line, _ = one
    return line[hit.start : hit.end].casefold() if hit.route == SINGLE else ""


def _candidate(hit: Hit, line: str, at: int) -> Candidate:
    text = line[hit.start : hit.end]
    judged = (
        _kept(hit._replace(start=0, end=0), text) if len(text) <= _SHORT else _judged(hit, text)
    )
    return Candidate(
        start=at + hit.start,
        end=at + hit.end,
        language=hit.language,
        script=hit.script,
        confidence=judged[0],
        because=judged[1],
        rule=judged[2],
    )


def _judged(hit: Hit, text: str) -> tuple[float | None, str, str]:
    """Confidence, reasons and rule of a hit."""
    return confidence(hit), because(hit, text), f"{hit.route}/{VERSION}"


@lru_cache(maxsize=2048)
def _kept(hit: Hit, text: str) -> tuple[float | None, str, str]:
    return _judged(hit, text)
