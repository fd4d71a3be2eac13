"""Words that no detector saw, given away by the form in which the text translates them.

`komorebi, with the meaning of “sunlight through leaves”`: a run of words that no English list has,
and beside it one of the forms of `ways/` that say of what stands there that it is foreign.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.languages.english import words
from annotator.languages.english.lexicon import english_words
from annotator.model.proposal import Candidate, Quotation
from annotator.suggest.glosses.grammar import told_by_form
from annotator.suggest.glosses.page import language_names, open_page
from annotator.suggest.glosses.told import SAID_BY
from annotator.suggest.speakers.names import PARTICLES, first_names, places

NEAR = 90
"""So many characters on either side are searched for a word that announces a translation."""
MOST_WORDS = 7
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*")
_ANNOUNCED = re.compile(
    r"(?=[A-Zc-fhik-pr-tw])\b"  # their first letters: most words are passed over
    r"(?:mean(?:s|t|ing)?|signif\w+|denot\w+|translat\w+|render\w*|literal(?:ly)?|lit\.|roughly|"
    r"loosely|i\.e\.|that is|other words|English|equivalent|counterpart|sense of|how \w+ say|"
    r"they say|does (?:duty )?for|not survive|words?|term|phrase|expression|portmanteau|compound|"
    r"(?:in|from|the) (?P<after>[A-Z]\w+)|(?P<lang>[A-Z]\w+)|released|known in|published)\b"
)


def formed_words(
    text: str, spans: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[tuple[int, int]]:
    """The ranges of unknown words that a form calls foreign, in order. Linear in the text."""
    taken = sorted((s.start, s.end) for s in spans)
    runs = sorted(
        {r for a, b in _windows(text) for r in unknown_runs(text, a, b) if not _inside(taken, *r)}
    )
    if not runs:
        return []
    page = open_page(text, spans, quotations, runs)
    wanted = set(runs)
    return [
        (source.start, source.end)
        for source in page.sources
        if (source.start, source.end) in wanted and told_by_form(page, source)
    ]


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The ranges around what announces a translation; those that touch are one."""
    begin = end = -1
    for match in _ANNOUNCED.finditer(text):
        name = match.group("lang") or match.group("after")
        if name and name not in language_names():
            continue
        if match.start() - NEAR > end:
            if end > 0:
                yield begin, end
            begin = max(0, match.start() - NEAR)
            while begin > 0 and text[begin - 1].isalnum():
                begin -= 1
        end = min(len(text), match.end() + NEAR)
    if end > 0:
        yield begin, end


def _inside(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    from bisect import bisect_left

    k = bisect_left(taken, (end,)) - 1
    return k >= 0 and taken[k][1] > start


def unknown_runs(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Words that no English list has, side by side; short English-looking ones between two."""
    run: list[re.Match[str]] = []
    loose: list[re.Match[str]] = []
    known = english_words()
    for word in _WORD.finditer(text, begin, end):
        if not run and _is_plainly(word.group().lower(), known):
            continue
        last = (loose or run)[-1].end() if run else -1
        if run and text[last : word.start()] not in (" ", "-", "\u00a0"):
            yield from _whole(text, run)
            run, loose = [], []
        if _is_unknown(word.group()):
            run += [*loose, word]
            loose = []
        elif run and len(loose) < 2 and (len(word.group()) < 4 and word.group().islower()):
            loose.append(word)
        elif run:
            yield from _whole(text, run)
            run, loose = [], []
    if run:
        yield from _whole(text, run)


def _whole(text: str, run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The run, unless it is somebody's name or too long."""
    start, end = run[0].start(), run[-1].end()
    parts = [w.group() for w in run]
    low = [p.lower() for p in parts]
    if len(run) > MOST_WORDS or end - start < 3 or text[start:end].isupper():
        return
    if any(p in first_names() or p in places() or p in words().titles for p in low):
        return
    before = text[max(0, start - 40) : start]
    if parts[0][:1].isupper() and SAID_BY.search(before):
        return
    if re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.? $", before):
        return
    yield start, end


def _is_plainly(low: str, known: frozenset[str]) -> bool:
    """Whether a word stands in the list as it is: most do, and need no closer look."""
    return low in known and low[-2:-1] not in "’'"


def _is_unknown(word: str) -> bool:
    low = word.lower().removesuffix("’s").removesuffix("'s")
    known = english_words()
    if low in known or low in PARTICLES or low in words().calendar:
        return False
    if low.capitalize() in language_names():
        return False
    stem = re.sub(r"[’'](?:s|d|ll|re|ve|m|t)$|n[’']t$", "", low)
    return not all(p in known for p in stem.split("-"))
