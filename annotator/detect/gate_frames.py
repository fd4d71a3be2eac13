"""Constructions at which the gate opens: who says it, whose word it is, what it means.

Each looks at the classes of the words around a word that is met, so it costs nothing elsewhere.
"""

import re
from collections.abc import Callable

from annotator.detect.capitals import BODIES, CALLING, SHOUTING, is_german, leads_on
from annotator.detect.chain import ARTICLES
from annotator.detect.cues import AFTER, BRIDGES, CUES, THINGS, announces
from annotator.detect.english import derived, known_words
from annotator.detect.frame_words import NOUNS, SAY
from annotator.detect.rendered import LONGEST, MARKERS, OFFICES, SPEAKERS
from annotator.detect.tongues import given_names
from annotator.detect.wordsets import word_set

CLEAR, NAME, DOUBT, CUE, OPENED, HINT, ACCENT, CLOSED, WHOLE, TITLE, NOUN, GLOSS, LOAN, MADE = (
    range(14)
)
"""Classes: English · an unknown capitalised word · an unknown word in lower case · a word that
announces · an unknown capital after an opening mark · the name of a language or people · a word
with letters beyond ASCII · an unknown capital before a closing mark · one between two marks · a
word that announces a title or slogan · "word", "term" and the like · "means", "literally", or an
English word after a bracket and a mark: a translation begins · a word that English borrowed ·
one that is made of English parts."""
MARKS = "“”„‟\"«»‹›()[]{}*_‘`'’"
EDGE = MARKS + ".,;:!?…—–-/\\&%$€£#+=<>|~^•·0123456789"
_NAME, _PLAIN = bytes([NAME]), bytes([CLEAR])
_GIVEN, _NAMED = bytes([CUE, CLEAR, NAME]), bytes([CUE, NAME])
_STRANGE = frozenset((NAME, DOUBT, OPENED, ACCENT, CLOSED, WHOLE, MADE))
"""Classes of words that English lacks."""
_SAYING = frozenset(("as", "As", "what", "What", "like", "which", "that", "(as"))
_FROM = frozenset(("in", "from", "of", "In", "From", "after", "(from", "(in", "via"))
_OBJECTS = frozenset(("it", "this", "that", "itself", "themselves", "these", "those", "them"))
_INDEFINITE = frozenset(("a", "an", "A", "An"))
_ARTICLES = _INDEFINITE | {"the", "The"}
_WORKS = frozenset(("a", "an", "the", "his", "her", "their"))
_BEFORE_NOUNS = word_set(
    "a an every each another any no some one the A An Every Each Another Any No Some One"
)
_EXPLAINING = _ARTICLES | {"or", "which"}
_NOUN_LETTERS = 7.5
"""The same of one after "a"."""
_ENDS_RUN = re.compile(b"[\x01\x02\x06\x07\x08](?=.)", re.DOTALL)
"""A strange word that is not the last."""
_RUN_LETTERS, _ALONE_LETTERS = 10.0, 6.5
"""What the letters of two or three words with a translation behind have to say, and of one before a
bracket."""
_CAPTION, _CAPTION_LETTERS = 4, 8.0
"""Words at which a caption shows itself, and what the letters of those behind its article say."""
_STRANGE_WORD = re.compile(b"[" + bytes(sorted(_STRANGE)) + b"]")
_ENDS = frozenset(".!?;…|•")
_HONORIFICS = word_set("mr mrs ms dr sen rep gov gen col capt lt sgt maj rev hon prof st")
_CLOSING = frozenset("),;")
_NAME_LETTERS = 4.0
"""What the letters of a word with a capital have to say that is called so or explained."""


def points(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether what stands beside the name of a language says that it has a strange word nearby."""
    if tokens[place][-1] == ":" or codes[place + 1 : place + 2] in (b"\x02", b"\x06"):
        return True
    following = tokens[place + 1].strip(EDGE) if place + 1 < len(tokens) else ""
    if following in NOUNS:
        return True
    opens = place == 0 or tokens[place - 1][-1] in ",;:."
    if opens and following.islower() and "".join(tokens[place + 2 : place + 3])[:1] in ("‘", "'"):
        return True  # Welsh tad ‘father’
    near = _STRANGE.intersection(codes[max(0, place - 4) : place + 10])
    if following == "for":
        return bool(near) or any(token[0] in MARKS for token in tokens[max(0, place - 4) : place])
    before = tokens[max(0, place - 3) : place]
    close = _STRANGE.intersection(codes[max(0, place - 3) : place + 5])
    meaning = GLOSS in codes[place + 1 : place + 6] and tokens[place - 1] in ("in", "In")
    if tokens[place - 1] == "in" and tokens[place + 1 : place + 2] in (["—"], ["–"]):
        return True  # Ankkuri — anchor in Finnish — pins
    bracketed = tokens[place][-1] == ")" and "(" in tokens[place][0] + tokens[place - 1][:1]
    if meaning or (bracketed and place) or (tokens[place][-1] in "),;" and "in" in before):
        return True
    return (bool(close) or NOUN in codes) and not _FROM.isdisjoint(before)


def they_say(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether a people "calls" or "says" something strange, before or after."""
    if place > 1 and tokens[place - 1] == "in" and tokens[place - 2] in ("say", "call"):
        return True  # as we say in Finland
    following = tokens[place + 1].strip(EDGE) if place + 1 < len(tokens) else ""
    noun = codes.find(NOUN, place, place + 6)
    if noun >= 0 and tokens[noun + 1 : noun + 2] == ["for"]:
        return not _STRANGE.isdisjoint(codes[noun + 2 : noun + 10])
    if following == "as" and tokens[place - 1] in ("in", "In"):
        return not _STRANGE.isdisjoint(codes[place + 2 : place + 4])
    if following in SAY:
        if _SAYING.isdisjoint(tokens[max(0, place - 3) : place]):
            told = _NAME if following == "say" else _PLAIN if following.startswith("call") else b""
            return bool(told) and told == codes[place + 2 : place + 3]
        if place + 2 < len(tokens) and tokens[place + 2][0] in MARKS:
            return True
        return not _STRANGE.isdisjoint(codes[max(0, place - 6) : place + 8])
    return False


def glossed(line: str, tokens: list[str], codes: bytes) -> bool:
    """Whether a translation could stand after a strange word with a capital."""
    place = codes.find(GLOSS)
    while place >= 0:
        far = 4 if tokens[place - 1] in ("which", "that", "name") else 2
        before = codes[max(0, place - far) : place]
        if LOAN in before or not _STRANGE.isdisjoint(before):
            return True
        after = codes[place + 1 : place + 8]
        if "as" in tokens[place + 3 : place + 10] and not _STRANGE.isdisjoint(after):
            return True
        place = codes.find(GLOSS, place + 1)
    if line.count(" (") > 1 and _pairs(tokens, codes) > 1:
        return True
    place = codes.find(LOAN)
    while place >= 0:
        if place + 1 < len(tokens) and tokens[place + 1][0] == "(":
            return True
        place = codes.find(LOAN, place + 1)
    return ", or “" in line or ', or "' in line


def _pairs(tokens: list[str], codes: bytes) -> int:
    """How many unknown capitals have small letters in a bracket right behind them."""
    found, place = 0, codes.find(NAME)
    while 0 <= place < len(tokens) - 1:
        following = tokens[place + 1]
        found += following[0] == "(" and following[1:2].islower() and tokens[place][-1].isalpha()
        place = codes.find(NAME, place + 1)
    return found


def spoken_of(tokens: list[str], codes: bytes, letters: Callable[[str], float]) -> bool:
    """Whether a capitalised word could be a word that is spoken of, not a name: "what the Germans
    call Feierabend", "the Rechtsstaat, a state bound by law"."""
    first = codes[:1] == _NAME and tokens[0][-1] in ",!" and tokens[1:2]
    if first and tokens[0][-1] == "!" and tokens[1].islower():
        return letters(tokens[0]) >= _NOUN_LETTERS
    told = first and tokens[1] in _ARTICLES
    if told and any(token.strip(EDGE) in THINGS for token in tokens[2:8]):
        return True
    place = codes.find(_GIVEN)
    while place >= 0:
        named = tokens[place + 1] in _OBJECTS and CUES.get(tokens[place].lower()) == "name"
        if named and letters(tokens[place + 2]) >= _NAME_LETTERS:
            return True
        place = codes.find(_GIVEN, place + 1)
    place = codes.find(_NAMED)
    while place >= 0:
        following = tokens[place + 2][0] if place + 2 < len(tokens) else " "
        if tokens[place + 1][-1] == "," and following in MARKS:
            return True
        place = codes.find(_NAMED, place + 1)
    hinted = HINT in codes
    place = codes.find(NAME, 1)
    while place >= 0:
        if _is_noun(tokens, codes, place) and letters(tokens[place]) >= _NOUN_LETTERS:
            return True
        told = hinted and (_called(tokens, codes, place) or _explained(tokens, codes, place))
        if told and letters(tokens[place]) >= _NAME_LETTERS:
            return True
        place = codes.find(NAME, place + 1)
    return False


def _called(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether something is called so, right before a capitalised word."""
    first = max(0, place - 3)
    if CUE not in codes[first:place]:
        return False
    articled = tokens[place - 1] in _ARTICLES
    return any(
        form in CALLING or form in NOUNS or (articled and announces(form) == "name")
        for form in (token.strip(EDGE).lower() for token in tokens[first:place])
    )


def translated(
    tokens: list[str], codes: bytes, letters: Callable[[list[str], float], bool]
) -> bool:
    """Whether strange words with a capital stand before a bracket, comma or dash behind which a
    translation could: "Polska Walcząca, Fighting Poland", "El Loco (“the Madman”)"."""
    for match in _ENDS_RUN.finditer(codes):
        place = match.start()
        following, tail = tokens[place + 1], tokens[place][-1]
        if following[0] == "(":
            least = _NOUN_LETTERS if following[1:2].islower() else _ALONE_LETTERS
            if following[-1] in _CLOSING and _of_number(following, tokens[place + 2 : place + 5]):
                least = _RUN_LETTERS
            elif not _reads_as_english(tokens, codes, place + 1):
                continue
        elif tail == "," or following in ("–", "—"):
            if not _renders(tokens, codes, place + 1):
                continue
            least = _RUN_LETTERS
        else:
            continue
        run = tokens[max(0, place - 2) : place + 1]
        person = any(_names_person(token.lower()) for token in run[:-1])
        if not person and letters(run[::-1], least):
            return True
    return False


def _names_person(token: str) -> bool:
    """Whether a person's name goes on behind a token: "Sen.", "Corey"."""
    return token in given_names() or (token[-1] == "." and token[:-1] in _HONORIFICS)


def _reads_as_english(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether a translation could begin at a token: few words up to the next sign, none of them
    strange, no office, body or person. `rendered` looks again."""
    marked = tokens[place].strip("(")[:1] in ("“", '"', "‘", "«", "'")
    if tokens[place].strip(EDGE).lower() in MARKERS:
        return True
    end = place
    while tokens[end][-1].isalnum():
        end += 1
        if end == len(tokens) or end > place + LONGEST:
            return False
    strange = _STRANGE_WORD.search(codes, place, end + 1)
    if strange and not derived(tokens[strange.start()].strip(EDGE).lower(), known_words()):
        return False
    forms = [token.strip(EDGE).lower() for token in tokens[place : end + 1]]
    if not OFFICES.isdisjoint(forms) or not BODIES.isdisjoint(forms):
        return False
    if not given_names().isdisjoint(forms):
        return False
    return marked or SPEAKERS.isdisjoint(forms)


def captioned(tokens: list[str], letters: Callable[[str], float]) -> bool:
    """Whether a line begins as a title in another language: "Die Rückkehr der Schiffe, 1911"."""
    if not tokens or tokens[0].lower() not in ARTICLES:
        return False
    return sum(map(letters, tokens[1:_CAPTION])) >= _CAPTION_LETTERS


def _of_number(token: str, after: list[str]) -> bool:
    """Whether a bracket holds a number."""
    return any(ch.isdigit() for ch in token) or any(one[0].isdigit() for one in after)


def _renders(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether English words with a capital, or in marks, begin behind a comma or dash."""
    if tokens[place] == "or":
        place += 1
    ahead = tokens[place : place + 4]
    if not ahead or ahead[0][0] in MARKS or tokens[place - 1] in ("–", "—"):
        return bool(ahead)
    if tokens[place - 1] != "or" and not _reads_as_english(tokens, codes, place):
        return False
    if ahead[0] in ("the", "The"):
        return codes[place - 2] in (CLEAR, DOUBT, ACCENT) or any(w[0].isupper() for w in ahead[1:])
    return ahead[0][0].isupper() and codes[place] == CLEAR


def announced(tokens: list[str], first: int, place: int) -> bool:
    """Whether nothing but small words, and one other, stand between the word that announces a title
    before `first` and the name at `place`, and that begins no person's name."""
    for at in range(first - 1, place - 1):
        if tokens[at].rstrip(MARKS)[-1:] in _ENDS or (at >= first and tokens[at] not in BRIDGES):
            return False
    if place > first and tokens[place - 1].rstrip(MARKS)[-1:] in _ENDS:
        return False
    return not _names_person(tokens[place].lower())


def explained_work(tokens: list[str], codes: bytes, letters: Callable[[str], float]) -> bool:
    """Whether strange capitals stand before a comma and the kind of work that they name: "Tallinna
    Poiss, a monthly"."""
    place = codes.find(TITLE)
    while place >= 0:
        for at in (place - 1, place - 2):
            if at < 2 or tokens[at] not in _WORKS or tokens[at - 1][-1] != ",":
                continue
            strange = codes[at - 1] in _STRANGE and codes[at - 2] in _STRANGE
            if strange and sum(map(letters, tokens[at - 2 : at])) >= _NOUN_LETTERS:
                return True
        place = codes.find(TITLE, place + 1)
    return False


def _is_noun(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether a capitalised word stands where a noun does, or is called out."""
    before, token = tokens[place - 1], tokens[place]
    if before in SHOUTING:
        return True
    if token[-1] == "!":
        return tokens[place + 1 : place + 2] != [] and tokens[place + 1].islower()
    described = codes[place - 1] == CLEAR and place > 1 and tokens[place - 2] in _INDEFINITE
    if not described and before not in _BEFORE_NOUNS:
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    if token[-1] == "," and following[:1].isupper():
        return False  # an Oskaloosa, Iowa, coffee shop
    if not token.isalpha() or not following or CUE in codes[max(0, place - 4) : place]:
        return True
    if following.isascii() and following[0].isupper():
        return False  # two capitals side by side are a name
    if _may_be_told(tokens, place):
        return True
    if following.isalpha() and len(following) > 1 and not leads_on(following):
        return False
    return before in _INDEFINITE or is_german(token)


def _may_be_told(tokens: list[str], place: int) -> bool:
    """Whether an explanation could follow a word after which no sign stands."""
    near = tokens[place + 1 : place + 4]
    if not near[0][0].isalnum() or near[0][-1] == ",":
        return True
    return any(token.strip(EDGE).lower() in AFTER for token in near)


def _explained(tokens: list[str], codes: bytes, place: int) -> bool:
    """Whether an article stands before capitalised words, and after them one of an explanation."""
    if tokens[place - 1] not in _ARTICLES:
        return False
    last = place
    while codes[last + 1 : last + 2] == _NAME and tokens[last][-1] != ",":
        last += 1
    after = tokens[last + 1 : last + 7]
    if tokens[last][-1] != "," or not after or after[0] not in _EXPLAINING:
        return False
    return BODIES.isdisjoint([token.strip(EDGE).lower() for token in after])
