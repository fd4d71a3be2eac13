"""What the name of a language points at: "the Welsh word hiraeth", "known in Tajik as qurutob"."""

from annotator.detect.cues import MEANING, announces
from annotator.detect.frame_words import (
    AHEAD,
    BACK,
    CLOSERS,
    COPULAS,
    FROM,
    HEDGES,
    LEADING,
    NOUNS,
    ORIGIN,
    SAY,
    SLIP,
    SPEECH,
    STEPS,
    checked,
    first_of,
    in_marks,
    meant,
    slip,
)
from annotator.detect.gaps import COLON, COMMA, MARK, SPACE, STOP, kind_of
from annotator.detect.operands import Expression, Operands
from annotator.detect.singles import JOINTS
from annotator.detect.words import NAME


def _after_colon(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Munich (German: München)`: up to the next sign."""
    gap = reader.gap(number + 1)
    if not gap.startswith(":") or any(ch.isalpha() for ch in gap):
        return None
    before = reader.gap(number)
    opens = first_of(reader, number) == 0 and kind_of(reader.gap(0)) != MARK
    if not (opens or set("(;,") & set(before) or reader.form(number - 1) in ("in", "from")):
        return None
    found = reader.after(number + 1)
    if found is None or found[2]:
        return checked(reader, found, tags)
    last = number + 1
    while last + 1 < min(len(reader.words), number + 9):
        if CLOSERS & set(reader.gap(last + 1)) or reader.form(last + 1) in ("or", "lit"):
            break
        last += 1
    return checked(reader, (number + 1, last, False), tags)


def _before_for(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Weltschmerz is German for “world pain”`, `Nunchi, Korean for the art of …`."""
    if reader.form(number + 1) != "for" or reader.gap(number + 1) != " ":
        return None
    at, verb = first_of(reader, number) - 1, False
    while reader.lower(at) and reader.form(at) in LEADING:
        if reader.gap(at + 1) != " ":
            break
        verb = verb or reader.form(at) in COPULAS
        at -= 1
    if not verb and kind_of(reader.gap(at + 1)) not in (COMMA, MARK, COLON):
        return None
    return meant(reader, reader.before(at), tags)


def _after_for(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`The Basque for thank you is eskerrik asko`, `the Hebrew name of the war, …`."""
    at = number + 1
    if reader.gap(at).startswith(",") and reader.form(at) == "the" and reader.form(at + 1) in NOUNS:
        at += 2  # in Mongolian, the word for sky is
    elif reader.form(at) in NOUNS and reader.gap(at) == " ":
        at += 1
    if reader.form(at) not in ("for", "of") or (at == number + 1 and reader.form(at) == "of"):
        return None
    for place in range(at + 1, min(len(reader.words), at + AHEAD)):
        kind = kind_of(reader.gap(place))
        if kind == STOP:
            return None
        last = _shut_in(reader, place) if place > at + 1 else -1
        if last >= 0:
            return place, last, True  # the Hebrew word for “refuse” (ma'an)
        strange = place > at + 1 and reader.strange(place)
        if strange and (kind in (COMMA, COLON) or "(" in reader.gap(place)):
            return checked(reader, reader.after(place), tags)
        if reader.form(place) in ("is", "was") and place > at + 1:
            return checked(reader, reader.after(place + 1), tags)
    return None


def _shut_in(reader: Operands, place: int) -> int:
    """The last word of a bracket that opens behind marks before a word and holds it, or words that
    are joined to it, alone; -1 where there is none."""
    gap = reader.gap(place)
    if not gap.endswith("(") or gap[:1] not in CLOSERS or gap[0] == "(":
        return -1
    last = place
    while last < place + 2 and reader.gap(last + 1) in JOINTS:
        last += 1
    closed = reader.gap(last + 1).startswith(")") and len(reader.form(place)) > 1
    return last if closed else -1


def _after_noun(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`the Swedish expression lagom`, `the Polish verb is wałęsać się`."""
    noun = reader.form(number + 1)
    if noun not in NOUNS or reader.gap(number + 1) != " ":
        return None
    at = number + 2
    if reader.form(at) in ("is", "was", "being", "like", "including"):
        at += 1
    elif reader.form(at) == "such" and reader.form(at + 1) == "as":
        at += 2
    if kind_of(reader.gap(at)) == STOP:
        return None
    one = reader.after(at)
    if one is None or (not one[2] and reader.form(at) in reader.source.functions):
        return None
    if not one[2] and reader.lower(at) and slip(reader, at, tags):
        return None
    if noun not in SPEECH and not one[2] and not reader.lower(at):
        gap = kind_of(reader.gap(one[1] + 1))
        if reader.person(at) or gap not in (COMMA, MARK, STOP, COLON):
            return None
    return checked(reader, one, tags)


def _before_noun(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`nunchi, the Korean word for …`, `X is an old Welsh word`."""
    if reader.form(number + 1) not in SPEECH or reader.gap(number + 1) != " ":
        return None
    first = at = first_of(reader, number) - 1
    while reader.lower(at) and reader.form(at) in STEPS and reader.gap(at + 1) == " ":
        at -= 1
    if at == first or at < 0:
        return None
    this = reader.form(at - 1) in ("this", "that", "it") and kind_of(reader.gap(at - 1)) == STOP
    if reader.form(at) in ("is", "was") and this and reader.gap(at) == " ":
        one = reader.before(at - 2)  # Llika. This is a Quechua word for “net”
        return one if one is not None and _sole(reader, *one) else None
    if reader.form(at) in ("is", "was", "being") and reader.gap(at + 1) == " ":
        at -= 1 + (reader.form(at - 1) in ("which", "that"))
    elif kind_of(reader.gap(at + 1)) not in (COMMA, MARK, COLON):
        return None
    return meant(reader, reader.before(at), tags)


def _sole(reader: Operands, first: int, last: int, marked: bool) -> bool:
    """Whether a strange word makes up a sentence, or follows a colon or stands between marks."""
    opens = first == 0 or kind_of(reader.gap(first)) in (STOP, COLON)
    return (marked or opens) and reader.strange(last)


def _in(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`known in Tajik as oshi palav`, `In Russian, mir means both …`."""
    if reader.form(first_of(reader, number) - 1) != "in":
        return None
    at = number + 1
    while reader.lower(at) and reader.form(at) in HEDGES and at < number + 4:
        at += 1
    if reader.form(at) == "as" and kind_of(reader.gap(at)) in (SPACE, COMMA):
        return checked(reader, reader.after(at + 1), tags)
    at = number + 1
    if reader.form(at) in ("it", "this", "that") and reader.form(at + 1) in ("s", "is", "was"):
        told = reader.after(at + 2)  # in German it's Spannbaum
        strange = told is not None and reader.strange(told[0]) and not reader.person(told[0])
        return told if strange and told is not None and not reader.gap(at).strip(" ,") else None
    one = reader.after(at)
    if one is None or kind_of(reader.gap(at)) not in (SPACE, COMMA, MARK):
        return None
    if reader.form(at) in HEDGES and not one[2]:
        return None  # X in Malay usually means
    verb = one[1] + 1
    while reader.form(verb) in HEDGES - {"is", "was"} and verb < one[1] + 4:
        verb += 1
    if reader.form(verb) in MEANING and kind_of(reader.gap(verb)) != STOP:
        free = one[2] or reader.form(at) not in reader.source.functions
        return one if free and at == one[0] and reader.form(at) != "it" else None
    if one[2] or (reader.lower(at) and reader.strange(at)):
        return checked(reader, one, tags, sure=False)
    return None


def _before_in(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`a tea house, chaikhana in Tajik`, `(Bogor in Malay)`."""
    first = first_of(reader, number)
    if reader.form(first - 1) != "in" or reader.gap(first) != " ":
        return None
    last = first - 2
    if reader.form(last) in ("which", "that") and reader.form(number + 1) in MEANING:
        return checked(reader, reader.before(last - 1), tags)
    if reader.form(number + 1) in MEANING and reader.gap(number + 1) == " ":
        return meant(reader, reader.before(last), tags)
    if reader.gap(first - 1) != " " and kind_of(reader.gap(first - 1)) not in (MARK, COMMA):
        return None
    one = reader.before(last)
    if one is None or not reader.strange(last):
        return None
    if not one[2] and not reader.lower(last):
        leading = reader.form(one[0] - 1) in ("or", "called", "as", "and")
        closed = kind_of(reader.gap(number + 1)) in (COMMA, MARK, STOP)
        closed = closed or reader.form(number + 1) in ("and", "or")
        if not closed or not (leading or not {"(", ","}.isdisjoint(reader.gap(one[0]))):
            return None
    return checked(reader, one, tags)


def _from(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`a calque of German Weltanschauung`, `from Old Norse vík`."""
    at = number - 1
    joined = at >= 0 and reader.words[at].shape == NAME and reader.gap(number) == " "
    while at > number - 4 and (reader.form(at) in STEPS or (joined and at == number - 1)):
        at -= 1
    if reader.form(at) not in FROM or kind_of(reader.gap(number + 1)) not in (SPACE, MARK):
        return None
    one = reader.after(number + 1)
    if one is None:
        return None
    back = range(max(0, at - BACK), at)
    told = any(reader.form(n) in ORIGIN for n in back if reader.lower(n) or n == 0)
    told = told or "(" in reader.gap(at) or reader.gap(at).startswith(",")
    if one[2] and not told:
        return None
    if not reader.lower(number + 1) and (
        not told or reader.person(number + 1) or not reader.strange(number + 1)
    ):
        return None
    if told and not one[2] and not reader.lower(one[0]):
        one = _enumerated(reader, one, tags)
    if told and one[0] == one[1] and not one[2] and in_marks(reader, one[1] + 1):
        sure = reader.letters(one[0], one[1], tags) > 0.0
        return one if sure else checked(reader, one, tags)
    return checked(reader, one, tags, sure=told)


def _enumerated(reader: Operands, one: Expression, tags: tuple[str, ...]) -> Expression:
    """The expression with what commas join to it: `of the Kurdish Jin, Jiyan, Azadî`."""
    last = one[1]
    while reader.gap(last + 1) == ", " and reader.strange(last + 1) and last < one[0] + 5:
        if reader.letters(last + 1, last + 1, tags) <= 0.0:
            break
        last += 1
    return one[0], last, False


def _before_bracket(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Ailtire (architect in Scottish Gaelic)`, `Mitra (Hindi: friend)`: English in the bracket."""
    gap = reader.gap(number + 1)
    if gap.startswith(":") and "(" in reader.gap(number):
        low, high = number + 1, number + 1
        while high + 1 < len(reader.words) and kind_of(reader.gap(high + 1)) == SPACE:
            high += 1
        closed, first = reader.gap(high + 1), number
    elif gap.startswith(")") and reader.form(first_of(reader, number) - 1) == "in":
        high = first_of(reader, number) - 2
        low = high
        while low > max(0, high - 5) and kind_of(reader.gap(low)) == SPACE:
            low -= 1
        closed, first = gap, low
    else:
        return None
    english = all(reader.form(n) in reader.source.known for n in range(low, high + 1))
    if not english or high < low or not closed.startswith(")") or "(" not in reader.gap(first):
        return None
    return checked(reader, reader.before(first - 1), tags) if first else None


def _bare(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Welsh tad ‘father’`, `Swedish öl is beer`, `German Fenster and Welsh ffenestr`: nothing
    but the name of the language before the word, which is translated or is one of several."""
    at, first = number + 1, first_of(reader, number)
    if reader.gap(at) != " " or at >= len(reader.words):
        return None
    opens = first == 0 or kind_of(reader.gap(first)) != SPACE or reader.form(first - 1) == "and"
    quoted = in_marks(reader, at + 1) and reader.gap(at + 1)[0] == " "
    if reader.lower(at):
        plain = reader.form(at) in NOUNS | MEANING | SAY | COPULAS | reader.source.functions
        if quoted and not plain and (reader.strange(at) or (opens and _glossed(reader, at))):
            return at, at, False
        told = reader.form(at + 1) in ("is", "means") or reader.gap(at + 1) == ": "
        plain = reader.form(at) in reader.source.known or slip(reader, at, tags)
        if not opens or not told or plain or reader.gap(at + 1) not in (" ", ": "):
            return None
        return (at, at, False) if reader.strange(at) else None
    german = tags == ("de",) and reader.strange(at) and not reader.person(at)
    joined = reader.gap(at + 1).startswith(",") or reader.form(at + 1) == "and" or quoted
    if not (german and opens and joined) or reader.letters(at, at, tags) < SLIP:
        return None
    return at, at, False


def _glossed(reader: Operands, at: int) -> bool:
    """Whether a word that English has too stands before a translation in small letters and single
    marks: Welsh tad ‘father’."""
    single = reader.gap(at + 1)[-1] in "‘'"
    return single and reader.lower(at + 1) and not announces(reader.form(at))


BY_TONGUE = (
    _bare,
    _after_colon, _before_for, _after_for, _after_noun, _before_noun, _in, _before_in, _from,
    _before_bracket,
)  # fmt: skip
"""What the name of a language may point at."""
