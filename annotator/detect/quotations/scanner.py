"""Which passages stand in quotation marks: one walk over the marks of a text."""

import re
from bisect import bisect_left
from typing import NamedTuple

from annotator.detect.quotations.singles import Closers
from annotator.detect.quotations.tokens import (
    CLOSE,
    DOUBLE,
    EITHER,
    LOW_ANGLE,
    OPEN,
    SINGLE,
    Token,
    marks_of,
)

MAX_LINES_ACROSS = 12
"""A passage that is closed on a later line may run over so many line ends without a mark."""

LOOK_BACK = 600
"""A passage without an opener begins at most so many characters before its closer."""

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|I['’]\w+|[Ww]e['’]\w+)\b")
_INCHES = frozenset(('"', "''", "”"))
_STRAIGHT = frozenset(('"', "''", "＂", "&quot;", "&#34;"))
_LABEL = re.compile(r"\(?[A-Z][A-Z .’'-]{2,30}[:.)]")
"""A transcript's next speaker, `"PENCE: …`, or `"(CROSSTALK.)`: a label, no quotation."""
_SENTENCE_START = re.compile(r"(?:[.!?…][)\]]?\s+|[:]\s+|\b(?:said|says|added|asked|wrote),\s+)")


class Passage(NamedTuple):
    """A passage with its marks: `outer_start:outer_end` has them, `start:end` is without."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    unclosed: bool = False


def scan(text: str) -> list[Passage]:
    """The outermost passages in marks, in order, never overlapping. Never raises; linear."""
    return _Walk(text).run()


def scan_inner(text: str, passage: Passage) -> list[Passage]:
    """The passages in marks directly inside `passage`, with the offsets of `text`."""
    by = passage.start
    return [
        Passage(p.outer_start + by, p.start + by, p.end + by, p.outer_end + by, p.unclosed)
        for p in scan(text[passage.start : passage.end])
        if not p.unclosed
    ]


class _Walk:
    """The state of one walk: the stack of open marks and the passages found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = marks_of(text)
        self.starts = [t.start for t in self.tokens]
        self.closers = Closers(text, self.tokens)
        self.found: list[Passage] = []
        self.stack: list[int] = []
        self.depth: dict[str, int] = {}
        self.line = self.searched = 0
        """Where the last line looked at begins, and up to where line ends were looked for."""
        self.split: int | None = None
        """The mark that opened a second passage of the same family inside the first."""

    def run(self) -> list[Passage]:
        """Every mark once; a line end between two marks is dealt with before the second."""
        tokens = self.tokens
        i, size = 0, len(tokens)
        while i < size:
            token = tokens[i]
            if self.stack and token.family != SINGLE:
                line_end = self.text.find("\n", tokens[i - 1].end, token.start)
                if line_end >= 0 and self._at_line_end(line_end, i):
                    i += 1
                    continue
            i = self._take(i, token)
        if self.stack:
            last = self.text.find("\n", tokens[-1].end)
            self._give_up(last if last >= 0 else len(self.text))
        return self.found

    def _take(self, i: int, token: Token) -> int:
        """Deal with one mark; the index of the next one to look at."""
        if token.family in (SINGLE, LOW_ANGLE) and not self.stack:
            return self._single(i, token)
        if token.family == SINGLE:
            return i + 1
        role = token.role
        if role == EITHER:
            role = CLOSE if self.depth.get(token.family) else OPEN
        if self._is_inches(i, token):
            return i + 1
        if role == OPEN:
            self._push(i, token)
        elif self.depth.get(token.family):
            self._close(i, token)
        elif not self.stack:
            self._lost_opener(token)
        return i + 1

    def _push(self, i: int, token: Token) -> None:
        if len(self.stack) == 1 and self.tokens[self.stack[0]].family == token.family:
            self.split = i if self.split is None else self.split
        self.stack.append(i)
        self.depth[token.family] = self.depth.get(token.family, 0) + 1

    def _pop(self) -> Token:
        token = self.tokens[self.stack.pop()]
        self.depth[token.family] -= 1
        return token

    def _close(self, i: int, token: Token) -> None:
        opener = self._pop()
        while opener.family != token.family:
            opener = self._pop()
        if not self.stack:
            self._add(opener.start, opener.end, token.start, token.end)
            self.split = None

    def _single(self, i: int, token: Token) -> int:
        """A single mark outside every passage: taken where its own closer is on the line."""
        if token.role == CLOSE or (token.role == EITHER and token.glyph == "’"):
            return i + 1
        closer = self.closers.find(i)
        if closer is None:
            return i + 1
        end = self.tokens[closer]
        self._add(token.start, token.end, end.start, end.end)
        return closer + 1

    def _is_inches(self, i: int, token: Token) -> bool:
        """A digit and a mark, outside a passage or where the passage has another closer."""
        if token.glyph not in _INCHES or token.role == OPEN:
            return False
        if not (token.start and self.text[token.start - 1].isdigit()):
            return False
        if not self.stack:
            return True
        following = self._next(i + 1)
        return (
            following is not None
            and following.role != OPEN
            and len(self.stack) == 1
            and self.tokens[self.stack[0]].family == following.family
            and self.text[token.end : token.end + 1] not in ",."
            and self.text.find("\n", token.end, following.start) < 0
        )

    def _next(self, i: int) -> Token | None:
        """The next mark that is not a single one."""
        while i < len(self.tokens) and self.tokens[i].family == SINGLE:
            i += 1
        return self.tokens[i] if i < len(self.tokens) else None

    def _at_line_end(self, line_end: int, i: int) -> bool:
        """Something is open where the line ends; True: the mark `i` only goes on with it."""
        token = self.tokens[i]
        family = self.tokens[self.stack[0]].family
        lost = self.split is not None and len(self.stack) == 1
        same = self.tokens[self.stack[0]].glyph in _STRAIGHT
        alike = (token.glyph in _STRAIGHT) == same
        if token.family == family and not lost:
            between = self.text[line_end : token.start]
            if token.role == OPEN or (token.role == EITHER and not between.strip()):
                if not between.strip() and alike and not self._is_label(token):
                    while len(self.stack) > 1:
                        self._pop()
                    self.split = None
                    return True
            elif between.count("\n") <= MAX_LINES_ACROSS:
                return False
        self._give_up(line_end)
        return False

    def _is_label(self, token: Token) -> bool:
        """A transcript's next speaker, `"PENCE: …`: not the passage before that goes on."""
        return bool(
            re.match(r"\(?[A-Z][A-Z .’']{2,30}[:.)]", self.text[token.end : token.end + 36])
        )

    def _give_up(self, line_end: int) -> None:
        """Close what is open: at its second opening where there was one, else at the line end."""
        first = self.tokens[self.stack[0]]
        while self.stack:
            self._pop()
        if self.split is not None:
            second, self.split = self.tokens[self.split], None
            self._add(first.start, first.end, second.start, second.start, unclosed=True)
            self._rescan(second, line_end)
            return
        self._add(first.start, first.end, line_end, line_end, unclosed=True)

    def _rescan(self, second: Token, line_end: int) -> None:
        """The rest of a line whose first passage was never closed, read pair by pair."""
        opener: Token | None = None
        for token in self._between(second.start, line_end):
            if token.family != second.family:
                continue
            if opener is None:
                opener = token
            elif token.role != OPEN:
                self._add(opener.start, opener.end, token.start, token.end)
                opener = None
        if opener is not None:
            self._add(opener.start, opener.end, line_end, line_end, unclosed=True)

    def _between(self, start: int, end: int) -> list[Token]:
        """The marks from `start` to `end`."""
        first = bisect_left(self.starts, start)
        return self.tokens[first : bisect_left(self.starts, end)]

    def _lost_opener(self, token: Token) -> None:
        """A closer without an opener: the passage began with the line or with the sentence."""
        before = self.text[token.start - 1 : token.start]
        if token.family != DOUBLE or before not in tuple(",.!?…—-"):
            return
        previous = self.found[-1].outer_end if self.found else 0
        start = max(self.searched, previous)
        line = max(self.line, self.text.rfind("\n", start, token.start) + 1)
        self.line, self.searched = line, token.start
        start = max(line, previous)
        if self.found and self.found[-1].unclosed and line - previous <= 6000:
            opener = self.text[self.found[-1].outer_start : self.found[-1].start]
            if (opener in _STRAIGHT) == (token.glyph in _STRAIGHT):
                # The end of a longer passage that went on over paragraphs without marks.
                return
        start = self._first_sentence(start, token.start, previous > line)
        if previous > line and start == previous:
            return
        while start < token.start and self.text[start].isspace():
            start += 1
        if token.start - start >= 3:
            self._add(start, start, token.start, token.end)

    def _first_sentence(self, start: int, end: int, after_passage: bool) -> int:
        """Where the words begin whose closer stands at `end`; nothing before `start` is theirs.

        After another passage on the line it is the last sentence. In a line without one it is the
        line, unless its last sentence alone speaks of "I" or "we": then the rest is narration.
        """
        begins = [start]
        for match in _SENTENCE_START.finditer(self.text, max(start, end - LOOK_BACK), end - 1):
            # A stop after a single capital is an abbreviation: "U.S. Supreme".
            if self.text[max(0, match.start() - 2) : match.start()].lstrip(" .").isupper():
                continue
            if match.group()[0] not in ".!?…":
                begins = [match.end()]
            else:
                begins.append(match.end())
        if after_passage:
            return begins[-1]
        if len(begins) > 1 and _FIRST_PERSON.search(self.text, begins[-1], end):
            while len(begins) > 1:
                if not _FIRST_PERSON.search(self.text, begins[-2], begins[-1]):
                    return begins[-1]
                begins.pop()
        return begins[0]

    def _add(self, a: int, b: int, c: int, d: int, unclosed: bool = False) -> None:
        """Keep a passage that holds more than marks and space."""
        while c > b and unclosed and self.text[c - 1].isspace():
            c -= 1
            d = c
        if self.found and a < self.found[-1].outer_end:
            return
        if (unclosed or "\n" in self.text[b:c]) and _LABEL.match(self.text, b):
            return
        if any(ch.isalnum() for ch in self.text[b:c]):
            self.found.append(Passage(a, b, c, max(c, d), unclosed))
