"""Words that no detector saw, given away by the English that stands before them.

`“swallowed the key” (the Turkish is anahtarı yutmuş)`: unknown words right where a form of
`ways/original.toml` that names a language, or the original, says that one stands.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from annotator.languages.english.lexicon import english_words
from annotator.model.proposal import Candidate, Quotation
from annotator.suggest.glosses.english import in_lexicon
from annotator.suggest.glosses.original import is_original_by_form
from annotator.suggest.glosses.page import open_page
from annotator.suggest.glosses.unseen import unknown_runs
from annotator.suggest.speakers.names import first_names, places

BEHIND = 120
"""So far behind a passage in marks its original is looked for."""
_CALLED = re.compile(r"[”\"’»] \((?P<run>[^()“”\"\d\n]{2,60}?[!?])\)")
_NAMING = re.compile(
    r"\b(?:named|called|calls?|titled|entitled|nickname[ds]?|dubbed|known as|published|names?|"
    r"title|novel|film|song|book|poem|play|album|supplement|magazine|newspaper|series)\b[^.;:()]{0,40}$"
)
_BRACKET = re.compile(r" \([^()“”\"\d\n,]{3,40}?\)")
_NAMED = re.compile(
    r"(?P<gloss>(?:[A-Z][a-z]+|the|The|of)(?: (?:[A-Z][a-z]+|the|of)){0,3})[”\"’]? "
    r"\((?P<run>[^()“”\"\d\n,]{3,40}?)\)"
)


def original_words(
    text: str, spans: Sequence[Candidate], quotations: Sequence[Quotation]
) -> list[tuple[int, int]]:
    """The ranges of such words, in order. Linear in the text and its quotations."""
    taken = sorted((s.start, s.end) for s in spans)
    found = set(_called(text)) | set(_named(text))
    runs = sorted({r for a, b in _behind(text, quotations) for r in unknown_runs(text, a, b)})
    if runs:
        page = open_page(text, spans, quotations, runs)
        wanted = set(runs)
        found |= {
            (source.start, source.end)
            for source in page.sources
            if (source.start, source.end) in wanted and is_original_by_form(page, source)
        }
    return sorted(r for r in found if not _meets(taken, *r))


def _behind(text: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """What stands behind each passage in marks, up to the next."""
    ordered = sorted((q.end, q.start) for q in quotations)
    found = []
    for number, (end, _) in enumerate(ordered):
        following = ordered[number + 1][1] if number + 1 < len(ordered) else len(text)
        found.append((end, min(end + BEHIND, max(end, following))))
    return found


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    k = bisect_left(taken, (end,)) - 1
    return k >= 0 and taken[k][1] > start


def _is_strange(run: str) -> bool:
    """Words of no English list, and nobody's and no place's name; some letter no English one."""
    parts = [p.strip("!?.,¡¿").lower() for p in run.split()]
    known = english_words()
    return (
        bool(parts)
        and not run.isascii()
        and all(p not in known for p in parts if len(p) > 3)
        and not any(p in first_names() or p in places() for p in parts)
    )


def _called(text: str) -> list[tuple[int, int]]:
    """`“Shame!” (Rușine!)`: a call for a call."""
    return [
        match.span("run")
        for match in _CALLED.finditer(text)
        if _is_strange(match.group("run")) and text[match.start() - 1] == match.group("run")[-1]
    ]


def _named(text: str) -> list[tuple[int, int]]:
    """`named their boats Patience (Sabır)`: a name of English words, and its original."""
    if all(match.group().isascii() for match in _BRACKET.finditer(text)):
        return []  # no letter that English has not in any of them
    return [
        match.span("run")
        for match in _NAMED.finditer(text)
        if _is_strange(match.group("run"))
        and in_lexicon(match.group("gloss"))
        and _NAMING.search(text, max(0, match.start() - 60), match.start())
    ]
