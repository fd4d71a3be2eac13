"""Which lines cannot hold a foreign word: most lines of an English article, at a look-up a word.

Words as they stand between spaces are sorted once each into a few classes, and remembered. A line
of clear English never reaches the model; one with a doubtful word does so only where its letters,
the words before it or the marks around it could make up a span.
"""

import re
from collections.abc import Callable

from annotator.detect.cues import BEARERS, BEARING, CUES, MEANING, NOUNS
from annotator.detect.english import derived, known_words, loan_words, misspelt
from annotator.detect.gate_frames import (
    ACCENT,
    CLEAR,
    CLOSED,
    CUE,
    DOUBT,
    EDGE,
    GLOSS,
    HINT,
    LOAN,
    MADE,
    MARKS,
    NAME,
    NOUN,
    OPENED,
    TITLE,
    WHOLE,
    announced,
    captioned,
    explained_work,
    glossed,
    points,
    spoken_of,
    they_say,
    translated,
)  # fmt: skip
from annotator.detect.hints import hint_words
from annotator.detect.operands import CALENDAR
from annotator.detect.sayings import anchors, holds_saying, is_anchored
from annotator.detect.shouted import may_be_shouted, shouted
from annotator.detect.singles import COMPANY, ENOUGH, LETTERS, NO_SLIP, stands_alone
from annotator.detect.tongues import tongues
from annotator.detect.words import LOWER, gains, is_latin, normal
from annotator.detect.wordsets import PARTICLES, word_set

_NAMES = {
    (False, False): NAME,
    (True, False): OPENED,
    (False, True): CLOSED,
    (True, True): WHOLE,
}
_STOPS = ".,;:!?…"
_PIECES = word_set(
    "ll ve re th st nd rd etc vs mr mrs ms dr jr sr inc ltd co corp op aren weren isn wasn hasn "
    "hadn haven didn doesn couldn wouldn shouldn mustn needn ain shan pre"
)
"""Ends of English contractions and ordinals, abbreviations."""

_PART = re.compile(r"[^\W\d_]+")
_TORN = re.compile(r"\d[^\W\d_]|[^\W\d_]\d|[^\W\d_]-\W*$")
"""Letters beside digits, and the first part of a word that is cut at a hyphen."""
_TITLE = re.compile(b"[\x09\x0a][\x00\x03\x05\x09\x0a\x0c]{0,4}[\x01\x04\x05]|\x08|\x04")
_TWO = re.compile(b"[\x02\x06]{2}")
"""Two doubtful words side by side."""
_BRACKETED = ("(“", '("', "(‘", "(«")
_HINT, _DOUBTFUL = bytes([HINT]), (DOUBT, ACCENT, MADE)
_TITLE_WORDS = 5
_TITLE_LETTERS = 6.5
"""What the letters of a title have to say, natural logarithms, in the language they suit best."""
_TOLD_LETTERS = 5.0
"""The same between marks, and after a colon."""
_LETTERS_KEPT = 600_000
"""Letters of all words whose class is remembered: some seventy thousand words, ten megabytes."""
_PEAKS_KEPT = 4096
_ANCHORED = 0x80
"""Added to the class of a word that a listed phrase or one in capitals could have; such a line is
no ASCII."""
_UNFLAGGED = bytes(range(0x80)) * 2
_NUMBER = 5
"""Characters up to which a number is remembered: a year, with what stands beside it."""
_TOGETHER = 10.0
"""What all doubtful words of a line together say that opens the gate."""
_HELPED = 5.0
"""What has to help a word that could not stand alone: marks, or a word that announces it."""
_ENGLISH = frozenset(("the", "of", "to", "and"))
"""Words of which a line of English has one."""
_PARTY = re.compile(r"\([A-Z]-[A-Z]")
"""Party and state of a politician: (R-Ariz.)."""
_SHORT = 6
"""Words up to which a line with any doubtful word is looked at."""


def _special() -> dict[str, int]:
    """English words that mean something to the gate → their class."""
    found = dict.fromkeys(loan_words(), LOAN)
    for word, kind in CUES.items():
        found[word] = TITLE if kind in ("title", "speech") else CUE
    return found | dict.fromkeys((*MEANING, "literally"), GLOSS) | dict.fromkeys(NOUNS, NOUN)


class _Classes(dict[str, int]):
    """Word → class, sorted at the first look-up: one walk for words met before and new ones."""

    def __init__(self, sort: Callable[[str, str], int], special: dict[str, int]) -> None:
        self._sort = sort
        self._known = known_words()
        self._meant = frozenset(special) | frozenset(tongues()) | anchors()
        self.size = 0
        """Letters of all words that are kept."""

    def __missing__(self, token: str) -> int:
        if token in self._known and token not in self._meant:  # most words: no mark is around
            self.size += len(token)
            self[token] = CLEAR
            return CLEAR
        bare = token.strip(EDGE)
        if not bare and len(token) > _NUMBER:
            return CLEAR  # numbers have no end, and none comes again
        self.size += len(token)
        lowered = bare.lower()
        if lowered in self._known and lowered not in self._meant and token[0] != "(":
            code = self[token] = CLEAR
        else:
            code = self[token] = self._sort(token, bare)
        return code


class Gate:
    """The classes of all words met so far."""

    def __init__(self) -> None:
        self._gain: dict[str, float] = {}
        self._alone: dict[str, bool] = {}
        self._weak: set[str] = set()
        self._peaks: dict[str, float] = {}
        self._known = known_words()
        self._hints = hint_words()
        self._special = _special()
        self._class = _Classes(self._sort, self._special)
        self._tongues = tongues()

    def opens(self, line: str) -> bool:
        """Whether the line could hold a foreign word in Latin letters."""
        if self._class.size > _LETTERS_KEPT:
            self._make_room()
        tokens = line.split()
        codes = bytes(map(self._class.__getitem__, tokens))
        if not codes.isascii():
            if holds_saying(line) or any(shouted(line)):
                return True
            codes = codes.translate(_UNFLAGGED)
        doubtful = DOUBT in codes or ACCENT in codes or MADE in codes
        if doubtful and (
            len(tokens) <= _SHORT or self._adds_up(tokens, codes) or _TWO.search(codes)
        ):
            return True
        if HINT in codes and self._said(tokens, codes):
            return True
        if glossed(line, tokens, codes):
            return True
        if self._titled(tokens, codes) or spoken_of(tokens, codes, self._letters):
            return True
        return translated(tokens, codes, self._reach) or captioned(tokens, self._letters)

    def _said(self, tokens: list[str], codes: bytes) -> bool:
        """Whether the name of a language could say of what language a word is."""
        place = codes.find(HINT)
        while place >= 0:
            named = tokens[place].strip(EDGE).lower() in self._tongues
            if (named and points(tokens, codes, place)) or they_say(tokens, codes, place):
                return True
            place = codes.find(HINT, place + 1)
        return False

    def _sort(self, token: str, bare: str) -> int:
        """The class of a word not met before that is more than a plain English one."""
        return self._class_of(token, bare) | (
            _ANCHORED if is_anchored(bare) or may_be_shouted(bare) else 0
        )

    def _make_room(self) -> None:
        """Forget all words, now and then; never within a line, which asks for its words twice."""
        self._class.clear()
        self._gain.clear()
        self._alone.clear()
        self._weak.clear()
        self._class.size = 0

    def _class_of(self, token: str, bare: str) -> int:
        """The class of what stands between two spaces; `bare`: without the marks around it."""
        lowered = bare.lower()
        if lowered in self._known or len(lowered) < 2:
            if bare and bare[0].isupper() and lowered in self._tongues:
                return HINT
            code = self._special.get(lowered, CLEAR)
            return GLOSS if code in (CLEAR, LOAN) and token.startswith(_BRACKETED) else code
        code, gain, alone = CLEAR, 0.0, False
        marked = token[0] in MARKS and token.rstrip(_STOPS)[-1:] in MARKS
        for part in _PART.findall(bare):
            if not part.isascii() and not is_latin(part):
                continue  # other scripts are found elsewhere
            form = normal(part)
            if form in self._known or len(form) < 2 or form in _PIECES or form in CALENDAR:
                continue
            if part[0].isupper():
                if len(part) > 1 and part.isupper():
                    continue
                if form in self._hints or form in self._tongues:
                    code = max(code, HINT) if code != DOUBT else code
                elif code not in (DOUBT, ACCENT):
                    code = _NAMES[token[0] in MARKS, token.rstrip(_STOPS)[-1:] in MARKS]
            else:
                made = derived(form, self._known)
                if made and not marked:
                    code = code or MADE
                    continue
                best = max(gains().of(form, LOWER)) - (3.0 if made else 0.0)
                if best > 0 or not form.isascii():
                    code = DOUBT if form.isascii() else ACCENT
                    gain += max(best, 0.0) + (0.0 if form.isascii() else 2.0)
                    alone = alone or form not in PARTICLES
        if code in (DOUBT, ACCENT):
            self._gain[token] = gain
            if not (alone or marked) or _TORN.search(token):
                self._weak.add(token)
        return code

    def _adds_up(self, tokens: list[str], codes: bytes) -> bool:
        """Whether the doubtful words of a line, with all that speaks for them, could be a span."""
        total = best = 0.0
        english, hinted = not _ENGLISH.isdisjoint(tokens), HINT in codes
        for place, code in enumerate(codes):
            if code not in _DOUBTFUL:
                continue
            token = tokens[place]
            weak = code == MADE or token in self._weak
            if weak and NOUN not in codes and codes[place - 1 : place] != _HINT:
                continue
            gain = self._letters(token) - 3.0 if code == MADE else self._gain[token]
            gain = min(gain, 3 * LETTERS)
            total += gain
            if total >= _TOGETHER:
                return True
            before = codes[max(0, place - 5) : place]
            helped = 7.2 if CUE in before or TITLE in before or NOUN in before else 0.0
            if token[0] in MARKS or token.rstrip(_STOPS)[-1:] in MARKS:
                helped += 5.0
            following = tokens[place + 1][0] if place + 1 < len(tokens) else ""
            if token[-1] in ",)" or following == "(" or (CUE in codes[place + 1 : place + 3]):
                helped += 2.5
            if helped < _HELPED and english and not self._stands_alone(tokens, codes, place):
                continue
            slips = not helped and not hinted and gain >= ENOUGH
            if slips and self._is_slip(token, gain):
                continue
            best = max(best, gain + helped)
        if best and hinted:
            best += 4.5 + ENOUGH - COMPANY
        return best >= ENOUGH - 1.0

    def _stands_alone(self, tokens: list[str], codes: bytes, place: int) -> bool:
        """Whether a doubtful word of an English line could be a span with nothing but its letters
        to speak for it."""
        if place and codes[place - 1] == HINT:
            return True  # the Catalan castellers
        token = tokens[place]
        inside = 0 < place < len(tokens) - 1 and token[-1].isalnum()
        if not (inside and tokens[place - 1][-1].isalnum()):
            # Borders are cheap beside marks and stops: the words around may be of it.
            bare = token.strip(EDGE)
            if bare.isalpha() and not derived(bare.lower(), self._known):
                return True
        known = self._alone.get(token)
        if known is None:
            known = self._alone[token] = stands_alone(token, self._known)
        return known

    def _is_slip(self, token: str, gain: float) -> bool:
        """Whether a doubtful word is a slip of the pen, in a line that names no language."""
        bare = token.strip(EDGE).lower()
        return gain < NO_SLIP and bare.isalpha() and misspelt(bare, self._known)

    def _titled(self, tokens: list[str], codes: bytes) -> bool:
        """Whether capitalised words between marks, or after a word like "film" or "chanted", look
        foreign enough to be a title or a slogan."""
        if TITLE in codes and explained_work(tokens, codes, self._letters):
            return True
        for match in _TITLE.finditer(codes):
            low, high = match.span()
            if codes[low] == OPENED:
                if self._closed(tokens[low : low + _TITLE_WORDS]):
                    return True
                continue
            if _PARTY.match(tokens[low]):
                continue
            told = any(token[-1] == ":" for token in tokens[low:high])
            told = told or (codes[low] == WHOLE and "!" in tokens[low])
            least = _TOLD_LETTERS if told else _TITLE_LETTERS
            if codes[low] in (TITLE, NOUN):
                low = max(codes.rfind(TITLE, low, high), codes.rfind(NOUN, low, high)) + 1
                if not announced(tokens, low, high - 1):
                    continue
            if self._reach(tokens[low : high + _TITLE_WORDS], least):
                return True
        return CUE in codes and self._borne(tokens, codes)

    def _closed(self, tokens: list[str]) -> bool:
        """Whether the first of some words opens a mark that one of them closes, and what stands
        between looks foreign."""
        for number, token in enumerate(tokens):
            if token.rstrip(_STOPS)[-1:] in MARKS:
                return sum(map(self._letters, tokens[: number + 1])) >= _TOLD_LETTERS
        return False

    def _borne(self, tokens: list[str], codes: bytes) -> bool:
        """Whether a sign or banner "says" something whose letters are foreign."""
        place = codes.find(CUE)
        while place >= 0:
            if tokens[place] in BEARING and any(
                token.strip(EDGE).lower() in BEARERS for token in tokens[max(0, place - 5) : place]
            ):
                after = tokens[place + 1 : place + 1 + _TITLE_WORDS]
                if sum(map(self._letters, after)) >= _TITLE_LETTERS:
                    return True
            place = codes.find(CUE, place + 1)
        return False

    def _reach(self, tokens: list[str], least: float) -> bool:
        """Whether the letters of the first of some words, or of more of them, say as much for one
        language."""
        total = sum(map(self._letters, tokens))
        if total < least:
            return False
        rows = []
        for token in tokens:
            if self._letters(token) <= 0.0:
                continue
            forms = [normal(part) for part in _PART.findall(token)]
            rows += [gains().of(f, LOWER) for f in forms if f not in self._known and len(f) > 1]
            if max(map(sum, zip(*rows, strict=True))) >= least:
                return True
        return False

    def _letters(self, token: str) -> float:
        """How foreign the letters of a token's words are that English has not, capitals or not."""
        known = self._peaks.get(token)
        if known is None:
            if len(self._peaks) > _PEAKS_KEPT:
                self._peaks.clear()
            forms = [normal(part) for part in _PART.findall(token)]
            strange = [form for form in forms if form not in self._known and len(form) > 1]
            known = sum(max(0.0, gains().peak(form, LOWER)) for form in strange)
            self._peaks[token] = known
        return known


_gate: Gate | None = None


def may_be_foreign(line: str) -> bool:
    """Whether a line needs the model. A false answer may lose nothing but freak cases."""
    global _gate
    if _gate is None:
        _gate = Gate()
    return _gate.opens(line)


__all__ = ["Gate", "may_be_foreign"]
