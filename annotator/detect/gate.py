"""Which lines cannot hold a foreign word: most lines of an English article, at a look-up a word.

Words as they stand between spaces are sorted once each into a few classes, and remembered. A line
of clear English never reaches the model; one with a doubtful word does so only where its letters,
the words before it or the marks around it could make up a span.
"""

import re

from annotator.detect.cues import BEARERS, BEARING, MEANING, NOUNS, announces
from annotator.detect.english import derived, known_words
from annotator.detect.hints import hint_words
from annotator.detect.mentions import NOUNS as MENTIONED
from annotator.detect.mentions import SAY
from annotator.detect.singles import COMPANY, ENOUGH, LETTERS
from annotator.detect.tongues import tongues
from annotator.detect.words import LOWER, gains, is_latin, normal
from annotator.detect.wordsets import word_set

CLEAR, NAME, DOUBT, CUE, OPENED, HINT, ACCENT, CLOSED, WHOLE, TITLE, NOUN, GLOSS = range(12)
"""Classes: English · an unknown capitalised word · an unknown word in lower case · a word that
announces · an unknown capital after an opening mark · the name of a language or people · a word
with
letters beyond ASCII · an unknown capital before a closing mark · one between two marks · a word
that
announces a title or slogan · "word", "term" and the like · "means", "literally", or an
English word after a bracket and a mark: a translation begins."""
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

_MARKS = "“”„‟\"«»‹›()[]{}*_‘`'’"
_EDGE = _MARKS + ".,;:!?…—–-/\\&%$€£#+=<>|~^•·0123456789"
_PART = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(
    b"[\x09\x0a][\x00\x03\x05\x09\x0a]{0,4}[\x01\x04\x05]|\x08|\x04[\x00\x01]{0,5}\x07"
)
_NAME = bytes([NAME])
_STRANGE = frozenset((NAME, DOUBT, OPENED, ACCENT, CLOSED, WHOLE))
"""Classes of words that English lacks."""
_GIVEN, _NAMED = bytes([CUE, CLEAR, NAME]), bytes([CUE, NAME])
_BRACKETED = ("(“", '("', "(‘", "(«")
_FROM = frozenset(("in", "from", "of", "In", "From", "after", "(from", "(in", "via"))
_OBJECTS = frozenset(("it", "this", "that", "itself", "themselves", "these", "those", "them"))
_ARTICLES = frozenset(("a", "an", "the", "A", "An", "The"))
_EXPLAINING = _ARTICLES | {"or", "which"}
_TITLE_WORDS = 5
_TITLE_LETTERS = 8.0
"""What the letters of a title have to say, natural logarithms, in the language they suit best."""
_LIMIT = 200_000
_SHORT = 6
"""Words up to which a line with any doubtful word is looked at."""


class Gate:
    """The classes of all words met so far."""

    def __init__(self) -> None:
        self._class: dict[str, int] = {}
        self._gain: dict[str, float] = {}
        self._peaks: dict[str, float] = {}
        self._known = known_words()
        self._hints = hint_words()
        self._tongues = tongues()

    def opens(self, line: str) -> bool:
        """Whether the line could hold a foreign word in Latin letters."""
        tokens = line.split()
        look = self._class
        try:
            codes = bytes([look[token] for token in tokens])
        except KeyError:
            codes = bytes([look[t] if t in look else self._sort(t) for t in tokens])
        doubtful = DOUBT in codes or ACCENT in codes
        if doubtful and (len(tokens) <= _SHORT or self._adds_up(tokens, codes)):
            return True
        if NOUN in codes and self._is_mentioned(tokens, codes):
            return True
        if HINT in codes and self._said(tokens, codes):
            return True
        if _glossed(line, codes):
            return True
        return self._titled(tokens, codes) or _spoken_of(tokens, codes)

    def _said(self, tokens: list[str], codes: bytes) -> bool:
        """Whether the name of a language could say of what language a word is."""
        place = codes.find(HINT)
        while place >= 0:
            named = tokens[place].strip(_EDGE).lower() in self._tongues
            if (named and _points(tokens, codes, place)) or _they_say(tokens, codes, place):
                return True
            place = codes.find(HINT, place + 1)
        return False

    def _is_mentioned(self, tokens: list[str], codes: bytes) -> bool:
        """Whether a word that English lacks stands right after "word", "term" and the like."""
        after = codes.find(NOUN) + 1
        while after:
            bare = tokens[after].strip(_EDGE) if after < len(tokens) else ""
            if bare.isalpha() and bare[0].islower() and bare not in self._known:
                return True
            after = codes.find(NOUN, after) + 1
        return False

    def _sort(self, token: str) -> int:
        """The class of a word not met before."""
        if len(self._class) > _LIMIT:
            self._class.clear()
            self._gain.clear()
        code = self._class[token] = self._class_of(token)
        return code

    def _class_of(self, token: str) -> int:
        bare = token.strip(_EDGE)
        lowered = bare.lower()
        if lowered in self._known or len(lowered) < 2:
            cue = announces(lowered)
            if lowered in self._tongues and bare[0].isupper():
                return HINT
            if lowered in NOUNS:
                return NOUN
            if lowered in MEANING or lowered == "literally" or token.startswith(_BRACKETED):
                return GLOSS
            return (TITLE if cue in ("title", "speech") else CUE) if cue else CLEAR
        code, gain = CLEAR, 0.0
        for part in _PART.findall(bare):
            if not part.isascii() and not is_latin(part):
                continue  # other scripts are found elsewhere
            form = normal(part)
            if form in self._known or len(form) < 2 or form in _PIECES:
                continue
            if part[0].isupper():
                if len(part) > 1 and part.isupper():
                    continue
                if form in self._hints or form in self._tongues:
                    code = max(code, HINT) if code != DOUBT else code
                elif code not in (DOUBT, ACCENT):
                    code = _NAMES[token[0] in _MARKS, token.rstrip(_STOPS)[-1:] in _MARKS]
            else:
                best = max(gains().of(form, LOWER)) - (3.0 if derived(form, self._known) else 0.0)
                if best > 0 or not form.isascii():
                    code = DOUBT if form.isascii() else ACCENT
                    gain += max(best, 0.0) + (0.0 if form.isascii() else 2.0)
        if code in (DOUBT, ACCENT):
            self._gain[token] = gain
        return code

    def _adds_up(self, tokens: list[str], codes: bytes) -> bool:
        """Whether the doubtful words of a line, with all that speaks for them, could be a span."""
        total = best = 0.0
        for place, code in enumerate(codes):
            if code not in (DOUBT, ACCENT):
                continue
            gain = min(self._gain[tokens[place]], 3 * LETTERS)
            total += gain
            before = codes[max(0, place - 5) : place]
            helped = 7.2 if CUE in before or TITLE in before or NOUN in before else 0.0
            token = tokens[place]
            if token[0] in _MARKS or token.rstrip(_STOPS)[-1:] in _MARKS:
                helped += 5.0
            following = tokens[place + 1][0] if place + 1 < len(tokens) else ""
            if token[-1] in ",)" or following == "(" or (CUE in codes[place + 1 : place + 3]):
                helped += 2.5
            best = max(best, gain + helped)
        if HINT in codes:
            best += 4.5 + ENOUGH - COMPANY
        return best >= ENOUGH - 1.0 or total >= 10.0

    def _titled(self, tokens: list[str], codes: bytes) -> bool:
        """Whether capitalised words between marks, or after a word like "film" or "chanted", look
        foreign enough to be a title or a slogan."""
        for match in _TITLE.finditer(codes):
            start = match.start() + (codes[match.start()] in (TITLE, NOUN))
            letters = 0.0
            for token in tokens[start : match.end() + _TITLE_WORDS]:
                letters += self._letters(token)
                if letters >= _TITLE_LETTERS:
                    return True
        return CUE in codes and self._borne(tokens, codes)

    def _borne(self, tokens: list[str], codes: bytes) -> bool:
        """Whether a sign or banner "says" something whose letters are foreign."""
        place = codes.find(CUE)
        while place >= 0:
            if tokens[place] in BEARING and any(
                token.strip(_EDGE).lower() in BEARERS for token in tokens[max(0, place - 5) : place]
            ):
                after = tokens[place + 1 : place + 1 + _TITLE_WORDS]
                if sum(map(self._letters, after)) >= _TITLE_LETTERS:
                    return True
            place = codes.find(CUE, place + 1)
        return False

    def _letters(self, token: str) -> float:
        """How foreign the letters of a token's words are that English has not, capitals or not."""
        known = self._peaks.get(token)
        if known is None:
            if len(self._peaks) > _LIMIT:
                self._peaks.clear()
            forms = [normal(part) for part in _PART.findall(token)]
            strange = [form for form in forms if form not in self._known and len(form) > 1]
            known = sum(max(0.0, gains().peak(form, LOWER)) for form in strange)
            self._peaks[token] = known
        return known


def _points(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether what stands beside the name of a language says that it has a strange word nearby."""
    if tokens[place][-1] == ":" or codes[place + 1 : place + 2] in (b"\x02", b"\x06"):
        return True
    following = tokens[place + 1].strip(_EDGE) if place + 1 < len(tokens) else ""
    if following in MENTIONED:
        return True
    near = _STRANGE.intersection(codes[max(0, place - 4) : place + 10])
    if following == "for":
        return bool(near)
    before = tokens[max(0, place - 3) : place]
    close = _STRANGE.intersection(codes[max(0, place - 3) : place + 5])
    meaning = GLOSS in codes[place + 2 : place + 6] and tokens[place - 1] in ("in", "In")
    return meaning or (bool(close) and not _FROM.isdisjoint(before))


def _they_say(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether a people "calls" or "says" something strange, before or after."""
    if tokens[place + 1 : place + 2] and tokens[place + 1].strip(_EDGE) in SAY:
        if place + 2 < len(tokens) and tokens[place + 2][0] in _MARKS:
            return True
        return not _STRANGE.isdisjoint(codes[max(0, place - 6) : place + 8])
    return False


def _glossed(line: str, codes: bytes) -> bool:
    """Whether a translation could stand after a strange word with a capital."""
    place = codes.find(GLOSS)
    while place >= 0:
        if not _STRANGE.isdisjoint(codes[max(0, place - 4) : place]):
            return True
        place = codes.find(GLOSS, place + 1)
    return ", or “" in line or ', or "' in line


def _spoken_of(tokens: list[str], codes: bytes) -> bool:
    """Whether a capitalised word could be a word that is spoken of, not a name: "what the Germans
    call Feierabend", "the Rechtsstaat, a state bound by law"."""
    if codes[:1] == _NAME and tokens[0][-1] == "," and tokens[1:2] and tokens[1] in _ARTICLES:
        return True
    place = codes.find(_GIVEN)
    while place >= 0:
        if tokens[place + 1] in _OBJECTS:
            return True
        place = codes.find(_GIVEN, place + 1)
    place = codes.find(_NAMED)
    while place >= 0:
        following = tokens[place + 2][0] if place + 2 < len(tokens) else " "
        if tokens[place + 1][-1] == "," and following in _MARKS:
            return True
        place = codes.find(_NAMED, place + 1)
    if HINT not in codes:
        return False
    place = codes.find(NAME, 1)
    while place >= 0:
        low = max(0, place - 3)
        if any(
            codes[n] == CUE and announces(tokens[n].strip(_EDGE).lower()) == "name"
            for n in range(low, place)
        ):
            return True
        if tokens[place - 1] in _ARTICLES:
            last = place
            while codes[last + 1 : last + 2] == _NAME and tokens[last][-1] != ",":
                last += 1
            told = tokens[last][-1] == "," and last + 1 < len(tokens)
            if told and tokens[last + 1] in _EXPLAINING:
                return True
        place = codes.find(NAME, place + 1)
    return False


_gate: Gate | None = None


def may_be_foreign(line: str) -> bool:
    """Whether a line needs the model. A false answer may lose nothing but freak cases."""
    global _gate
    if _gate is None:
        _gate = Gate()
    return _gate.opens(line)


__all__ = ["Gate", "may_be_foreign"]
