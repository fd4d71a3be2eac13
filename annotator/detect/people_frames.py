"""What the name of a people or place points at: "what the Germans call Feierabend"."""

from annotator.detect.frame_words import (
    AHEAD,
    ARTICLES,
    NOUNS,
    PEOPLE,
    SAY,
    checked,
    first_of,
    slip,
)
from annotator.detect.gaps import COLON, COMMA, MARK, SPACE, STOP, kind_of
from annotator.detect.operands import Expression, Operands
from annotator.detect.wordsets import PARTICLES, word_set

_HAVE = frozenset(("have", "has", "had"))
_SAYING = frozenset(("say", "said", "call", "put"))
_WHO = word_set("we they you people one would used to i it some")
_REALMS = frozenset(("republic", "language", "land"))


def _direct(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`the Greek xenitia`: a strange word right after the name of its language."""
    at = number + 1
    if reader.gap(at) != " " or not reader.lower(at) or not reader.strange(at):
        return None
    if reader.form(at) in PARTICLES and at + 1 < len(reader.words) and not reader.lower(at + 1):
        return None  # the Réunion des Musées Nationaux
    one = reader.after(at)
    if one is None or reader.letters(one[0], one[1], tags) < -4.0:
        return None
    if slip(reader, at, tags):
        return None
    return checked(reader, one, tags, sure=False)


def _as_they_say(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`a Verschlimmbesserung, as the Germans say`."""
    if reader.form(number + 1) not in SAY:
        return None
    at = number - 1
    while reader.lower(at) and reader.form(at) in ("the", "we", "they", "old"):
        at -= 1
    if reader.form(at) not in ("as", "like"):
        return None
    if kind_of(reader.gap(number + 2)) in (COMMA, COLON, MARK) and reader.strange(number + 2):
        return checked(reader, reader.after(number + 2), tags)
    if kind_of(reader.gap(at)) not in (COMMA, MARK, COLON):
        return None
    return checked(reader, reader.before(at - 1), tags)


def _said_there(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`or “Ahoj”, as we say in Czech`, `As we say in Swedish: många bäckar små`."""
    at = first_of(reader, number) - 1
    if reader.form(at) == "the":
        at -= 1
    if reader.form(at) != "in" or reader.form(at - 1) not in _SAYING:
        return None
    at -= 2
    while reader.lower(at) and reader.form(at) in _WHO:
        at -= 1
    if reader.form(at) not in ("as", "like") or at < 0:
        return None
    following = number + 1
    if reader.form(following) in _REALMS and reader.gap(following) == " ":
        following += 1
    if kind_of(reader.gap(following)) in (COMMA, COLON, MARK, STOP) and at < 2:
        opened = reader.after(following)
        if opened is not None and (opened[2] or reader.strange(following)):
            return checked(reader, opened, tags, sure=True)
    if kind_of(reader.gap(following)) == COLON or reader.gap(following)[:2] in (", ", "; "):
        opened = reader.after(following)
        if opened is not None and (opened[2] or reader.lower(following)):
            told = checked(reader, opened, tags, sure=True)
            if told is not None:
                return told
    one = reader.before(at - 1)
    if one is not None and one[2] and one[0] == one[1]:
        return one
    return checked(reader, one, tags)


def _what_they_call(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`what the Germans call Feierabend`, `Finns call it sisu`."""
    at = number + 1
    while reader.lower(at) and reader.form(at) in PEOPLE and at < number + 4:
        at += 1
    if reader.form(at) not in ("call", "calls", "called") or reader.gap(at) != " ":
        return None
    place = number - 1
    while reader.lower(place) and reader.form(place) in ("the", "many", "most", "some", "today's"):
        place -= 1
    given = reader.form(at + 1) in ("it", "this", "that", "them", "these", "such")
    told = given or reader.form(place) in ("what", "which", "that")
    if not told and reader.lower(at + 1):
        return None
    start = at + 1 + given
    if reader.form(start) in ARTICLES and reader.gap(start) == " ":
        start += 1
    if kind_of(reader.gap(start)) not in (SPACE, MARK):
        return None
    one = reader.after(start)
    if one is not None and not one[2] and not reader.lower(start):
        named = reader.after(one[1] + 1)  # Belarusians call Lukashenko “Bat’ka”
        one = named if named is not None and named[2] else one if told else None
    return one if one is not None and one[2] and one[0] == one[1] else checked(reader, one, tags)


def _have_word(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Germans have a word for it: Verschlimmbessern`, `Finns have a name for the wait, X,`."""
    at = number + 1
    while reader.lower(at) and at < number + 4 and reader.form(at) not in _HAVE:
        at += 1
    if reader.form(at) not in _HAVE or reader.form(at + 1) not in ("a", "an", "their", "no"):
        return None
    noun = next((n for n in range(at + 2, at + 4) if reader.form(n) in NOUNS), -1)
    if noun < 0 or reader.form(noun + 1) not in ("for", "of"):
        return None
    for place in range(noun + 2, min(len(reader.words), noun + AHEAD)):
        kind = kind_of(reader.gap(place))
        if kind == STOP and not reader.gap(place).startswith(";"):
            return None
        if kind in (COMMA, COLON, MARK) and place > noun + 2 and reader.strange(place):
            return checked(reader, reader.after(place), tags)
    return None


def _they_say(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`the Greeks say Thessaloniki`: a name with a capital that ends its clause, behind "the"."""
    if reader.form(number + 1) not in ("say", "write") or reader.form(number - 1) != "the":
        return None
    one = reader.after(number + 2)
    if one is None or reader.gap(number + 2) != " " or reader.lower(number + 2):
        return None
    if kind_of(reader.gap(one[1] + 1)) not in (COMMA, STOP) or reader.person(number + 2):
        return None
    return checked(reader, one, tags)


BY_PEOPLE = (_have_word, _direct, _as_they_say, _said_there, _what_they_call, _they_say)
"""What the name of a people or place may point at."""
