"""Capitalised words beside which the article puts what they mean: “Boko Haram, whose name means …”.

A name that is translated is a foreign expression; a name beside which something else stands in
marks or brackets, what somebody said or a short form, is not. So what follows has to read as
English words that nobody speaks, and what stands before as no person.
"""

import re

from annotator.detect.capitals import BODIES
from annotator.detect.cues import MEANING, THINGS, announces
from annotator.detect.english import loan_words
from annotator.detect.gaps import COMMA, MARK, SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.mentions import Mention
from annotator.detect.operands import CALENDAR, Expression, Operands
from annotator.detect.words import ACRONYM, LOWER
from annotator.detect.wordsets import word_set

_CUED = re.compile(r"\((?:lit\b|literally|meaning|roughly|loosely|translated|or\b)|\(i\.e\.")
_OPEN = re.compile(r"[(][“\"‘«']")
_OR = re.compile(r", or [“\"‘«]")
_QUOTED = re.compile(
    r",?(?: (?:to|as|into|roughly|literally|loosely|simply|just|something like|both))*,? [“\"‘'«]"
)
_MARKS = frozenset('“"‘«')
_SPEAKERS = word_set("i we my our me us you your he she his her him they their them mr mrs")
"""What stands in the words of somebody or about somebody, not in a translation of a name."""
_I = frozenset(("i", "mr", "mrs", "dr"))
_YEAR = re.compile(r"\(\d{4}[;,:] [“\"‘']?$")
_TRANSLATED = frozenset(("translated", "translates", "translate", "translating", "rendered"))
_CALLING = word_set("call calls called calling dub dubbed name names named")
_OBJECTS = word_set("it this that itself themselves these those them")
_TRIGGERS = MEANING | {"literally", "as", "or"}
_CLIPPED = frozenset(("s", "t", "re", "ll", "ve", "d", "m"))
"""What follows an apostrophe in English."""
_FEW, _STRANGE = 4, 6.0
"""Words of a translation in a list, the last of which is a thing that has a word, not a medal; and
what the letters of its word have to say."""
_LONG = 12


def glossed(reader: Operands) -> list[Mention]:
    """The capitalised expressions of a line that are translated right where they stand."""
    found: list[Mention] = []
    words = reader.words
    for number in range(1, len(words) + 1):
        gap = reader.gap(number)
        inner = number < len(words) and gap == " "
        if inner and words[number].shape == LOWER and words[number].form not in _TRIGGERS:
            continue
        one = None
        if "(" in gap:
            # A bracket behind a full stop belongs to the sentence: `named Odile. (“It is true.”)`
            beside = not any(ch.isalpha() or ch == "." for ch in gap[: gap.index("(")])
            one = reader.before(number - 1) if beside else None
            if one and not _translated(reader, number) and not _title(reader, one, number):
                one = None
        elif reader.form(number) in MEANING or reader.form(number) == "literally":
            one = _before_meaning(reader, number)
        elif reader.form(number) == "as" and reader.gap(number) == " ":
            one = _rendered(reader, number)
        elif number < len(reader.words) and reader.words[number].shape != LOWER:
            one = _called(reader, number)
        if (
            one is None
            and reader.form(number) == "or"
            and _OR.search(
                reader.line, reader.words[number - 1].end, reader.words[number - 1].end + 12
            )
        ):
            one = reader.before(number - 1)
        if one is not None and _nameable(reader, *one):
            found.append(Mention(reader.stretch(*one, ()), ()))
    if reader.line.count(" (") > 1:
        found += (Mention(reader.stretch(*one, ()), ()) for one in _listed(reader))
    return found


def _listed(reader: Operands) -> list[Expression]:
    """Two and more capitalised words with a translation in brackets behind each: “Pflaumenmus (plum
    butter), Rübenkraut (beet syrup)”."""
    found: list[Expression] = []
    words, known = reader.words, reader.source.known
    for number in range(1, len(words)):
        if words[number].gap != " (" or not reader.lower(number):
            continue
        last = number
        while last < number + _FEW and reader.gap(last + 1) == " ":
            last += 1
        english = all(reader.lower(n) and reader.form(n) in known for n in range(number, last + 1))
        closed = reader.gap(last + 1).startswith(")") and reader.form(last) in THINGS
        alone = number < 2 or words[number - 2].shape == LOWER or reader.gap(number - 1) != " "
        strange = words[number - 1].shape != LOWER and reader.strange(number - 1)
        if english and closed and alone and strange and not reader.person(number - 1):
            gain = reader.source.peak(reader.form(number - 1), LOWER)
            found += [(number - 1, number - 1, False)] * (gain >= _STRANGE)
    return found if len(found) > 1 else []


def _nameable(reader: Operands, first: int, last: int, marked: bool) -> bool:
    """Whether the expression is strange, has a capital and is no person."""
    inside = reader.words[first : last + 1]
    if marked and not all(word.form in reader.source.known for word in inside):
        clipped = any(w.gap in ("'", "’") and w.form in _CLIPPED for w in inside[1:])
        return not clipped and not any(w.shape == ACRONYM or w.form in CALENDAR for w in inside)
    if any(word.form in CALENDAR for word in inside):
        return False
    if first == last and inside[0].form in loan_words() and inside[0].shape == LOWER:
        return True
    large = [n for n in range(first, last + 1) if inside[n - first].shape != LOWER]
    if not large or reader.person(first):
        return False
    if not all(reader.strange(n) or reader.form(n) in loan_words() for n in large):
        return False
    return reader.possible(first, last, marked, (), False)


def _translated(reader: Operands, number: int) -> bool:
    """Whether a bracket that opens before a word holds a translation in marks, or says so."""
    gap = reader.gap(number)
    at = reader.words[number - 1].end + gap.index("(")
    if _CUED.match(reader.line, at):
        return True
    if not _OPEN.match(reader.line, at):
        return False
    inside: list[int] = []
    for n in range(number, min(len(reader.words), number + _LONG)):
        if (n > number and not _MARKS.isdisjoint(reader.gap(n))) or ")" in reader.gap(n):
            break
        if n > number and "”" in reader.gap(n):
            break
        inside.append(n)
    return _reads_as_english(reader, inside)


def _title(reader: Operands, one: Expression | None, number: int) -> bool:
    """Whether a bracket without marks holds a translation of a title or name of several words."""
    if one is None or number >= len(reader.words):
        return False
    gap = reader.gap(number)
    dated = _YEAR.search(gap) is not None
    borrowed = one[0] == one[1] and reader.form(one[0]) in loan_words() and reader.lower(number)
    explains = reader.form(number) in ("a", "an", "the") or number == len(reader.words) - 1
    explains = explains or ")" in reader.gap(number + 1) or ")" in reader.gap(number + 2)
    dated = dated or (borrowed and explains and reader.lower(one[0]))
    called = reader.form(one[0] - 1) in _CALLING
    if one[0] == one[1] and not (one[2] or dated or called):
        return False
    inside: list[int] = []
    for n in range(number, min(len(reader.words), number + _LONG)):
        if n > number and kind_of(reader.gap(n)) != SPACE:
            break
        inside.append(n)
    closed = reader.gap(inside[-1] + 1).lstrip("”’\"'").startswith(")")
    forms = [reader.form(n) for n in inside]
    english = _MARKS.isdisjoint(gap) and _SPEAKERS.isdisjoint(forms)
    english = english and all(form in reader.source.known for form in forms)
    thing = announces(reader.form(one[0] - 1)) == "title" or reader.form(one[0] - 1) in BODIES
    if thing and one[1] > one[0] and len(inside) > 1:
        known = all(f in reader.source.known or f in hint_words() for f in forms)
        return closed and known and _MARKS.isdisjoint(gap) and _SPEAKERS.isdisjoint(forms)
    least = 1 + borrowed if dated else 2 if one[2] or called else 3
    return closed and english and len(inside) >= least


def _reads_as_english(reader: Operands, inside: list[int]) -> bool:
    """Whether words are a translation: all English, nobody's speech, no short form."""
    forms = [reader.form(n) for n in inside]
    if not forms or any(form not in reader.source.known for form in forms):
        return False
    small = [form for n, form in zip(inside, forms, strict=True) if reader.lower(n) or form in _I]
    if any(form in _SPEAKERS for form in small) or "’" in reader.gap(inside[0]):
        return False
    if any(reader.words[n].shape == ACRONYM and len(reader.form(n)) > 1 for n in inside):
        return False
    return not (forms[0] == "the" and len(forms) == 2 and reader.words[inside[1]].shape != LOWER)


def _before_meaning(reader: Operands, number: int) -> Expression | None:
    """`X means “…”`, `X, which means …`, `X, whose name means “…”`, `X, literally “…”`."""
    after = _QUOTED.match(reader.line, reader.words[number].end)
    at = number - 1
    if reader.form(at) in ("literally", "roughly", "loosely", "simply") and at:
        at -= 1
    if reader.form(at) == "name" and reader.form(at - 1) in ("whose", "its", "the"):
        at -= 2
    elif reader.form(at) in ("which", "that", "it"):
        at -= 1
    marked = after is not None
    apart = kind_of(reader.gap(at + 1)) in (COMMA, MARK)
    if not marked and not (apart and reader.form(number) in ("meaning", "means", "literally")):
        return None
    if not apart and (at != number - 1 or kind_of(reader.gap(number)) != SPACE):
        return None
    return reader.before(at) if at >= 0 else None


def _rendered(reader: Operands, number: int) -> Expression | None:
    """`translated Koidula's Sind Surmani as Till Death`: several words before "as"."""
    one = reader.before(number - 1)
    if one is None or one[0] == one[1]:
        return None
    near = range(max(0, one[0] - 4), one[0])
    return one if any(reader.form(n) in _TRANSLATED for n in near) else None


def _called(reader: Operands, number: int) -> Expression | None:
    """`The Ottomans called it Kızıl Elma, the Red Apple`, `remembered as the Medz Yeghern, the …`:
    a name that is given to a thing, and an article or marks after a comma."""
    before = reader.form(number - 1)
    given = before in _OBJECTS and reader.form(number - 2) in _CALLING
    given = given or (before == "the" and reader.form(number - 2) == "as")
    straight = before in _CALLING
    if not (given or straight) or kind_of(reader.gap(number)) != SPACE:
        return None
    one = reader.after(number)
    if one is None:
        return None
    follows = reader.gap(one[1] + 1)
    told = given and reader.form(one[1] + 1) in ("the", "a", "an", "or")
    told = told or (not _MARKS.isdisjoint(follows[1:]) and reader.lower(one[1] + 1))
    return one if follows.startswith(",") and told else None
