"""Where the article says of what language a word is: "Weltschmerz is German for world pain".

Each construction begins at the name of a language, so a line without one costs nothing. What it
points at is foreign even where its letters say little, it has a capital, or English has it too.
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.detect.chain import Stretch
from annotator.detect.cues import MEANING
from annotator.detect.english import misspelt
from annotator.detect.gaps import COLON, COMMA, MARK, SPACE, STOP, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.operands import Operands
from annotator.detect.tongues import tongue_at
from annotator.detect.words import LOWER, NAME
from annotator.detect.wordsets import word_set

NOUNS = word_set(
    "word words term terms phrase expression verb noun adjective adverb name names saying proverb "
    "slang equivalent plural adage idiom maxim root interjection exclamation greeting curse insult "
    "slur nickname translation compound title motto toast spelling diminutive original"
)
"""After the name of a language: "the Welsh word hiraeth"."""
_SPEECH = word_set(
    "word words term terms phrase expression verb noun adjective adverb idiom root interjection "
    "plural diminutive"
)
"""Those that are never about the name of a person or a thing."""
_ORIGIN = word_set(
    "derive derives derived deriving derivation come comes came coming borrow borrows borrowed "
    "borrowing calque loan loanword translation translates translated corruption adapted adapts "
    "taken takes stem stems originates originated origin abbreviation contraction diminutive word "
    "term name named means meaning etymology etymologically variant version form plural cognate "
    "rendering transliteration transcription spelling equivalent cf compare"
)
_STEPS = word_set(
    "the a an its old ancient medieval classical middle modern colloquial original early late "
    "local dialect common archaic standard vulgar biblical"
)
_HEDGES = word_set(
    "simply just literally roughly loosely also often usually sometimes merely better commonly "
    "generally affectionately popularly variously is was being both formally officially known"
)
_COPULAS = frozenset(("is", "was", "being", "'s", "means"))
_LEADING = _COPULAS | _HEDGES | _STEPS | {"from", "which", "that"}
_FROM = frozenset(("from", "of", "after", "via"))
SAY = frozenset(("say", "says", "said", "call", "calls", "called", "put", "puts", "have", "like"))
_PEOPLE = word_set(
    "people speakers villagers peasants farmers fishermen herders nomads soldiers students critics "
    "would still themselves often sometimes also used to like"
)
_ARTICLES = frozenset(("a", "an", "the"))
_BACK, _AHEAD = 8, 9
SLIP = 4.0
"""What they must say where the word is a letter away from an English one."""
LOAN = 1.0
"""What the letters of a word that English has too must say where its language is named."""
_PLURAL = frozenset(("words", "terms", "names", "expressions", "phrases", "verbs", "nouns"))
_SERIES = 40
"""Words over which a series of expressions is read."""
_CLOSERS = frozenset(',;:/()“”"«»–—‘[]')


class Mention(NamedTuple):
    """Words that the text says to be of a language."""

    stretch: Stretch
    tags: tuple[str, ...]
    """Primary subtags of the language; empty where none is named or it has none."""


def mentions(reader: Operands) -> list[Mention]:
    """All words of a line whose language is said."""
    found: list[Mention] = []
    for number in range(len(reader.words)):
        if reader.words[number].shape == LOWER:
            continue
        tags = tongue_at(reader.words, number)
        ways = _BY_TONGUE if tags is not None else ()
        people = hint_words().get(reader.words[number].form)
        if people:
            tags, ways = tags or people, (*ways, *_BY_PEOPLE)
        for way in ways:
            for one in _series(reader, way(reader, number, tags or ())):
                found.append(Mention(reader.stretch(*one, tags or ()), tags or ()))
    return found


def _series(reader: Operands, one: tuple[int, int, bool] | None) -> Iterator[tuple[int, int, bool]]:
    """An expression and those that commas, "and" and "or" join to it: `the German terms A, B
    and C`, each perhaps with a bracket behind."""
    if one is None:
        return
    yield one
    beside = (*range(one[0] - 3, one[0]), one[1] + 2, one[1] + 3)
    several = any(reader.form(n) in _PLURAL for n in beside)
    if reader.form(one[0] - 1) in ("and", "or") and reader.lower(one[0] - 1):
        before = reader.before(one[0] - 2)
        if before is not None and reader.gap(one[0] - 1) == " " and reader.strange(before[1]):
            yield before
    number = one[1] + 1
    while several and number < len(reader.words) and number < one[0] + _SERIES:
        closed = reader.gap(number).rstrip(' “"‘*_').endswith((",", ")", "),"))
        if reader.form(number) in ("and", "or"):
            number += 1
        elif not closed:
            if "(" not in reader.gap(number):
                return
            while number < len(reader.words) and ")" not in reader.gap(number):
                number += 1
            continue
        item = reader.after(number)
        if item is None or not reader.possible(*item, (), False):
            return
        yield item
        number = item[1] + 1


def with_mentions(found: list[Stretch], said: list[Mention]) -> list[Stretch]:
    """The stretches found otherwise and those that are said to be foreign.

    Where they overlap the longer counts.
    """
    out = sorted(found)
    for mention in said:
        new = mention.stretch
        inside = [s for s in out if s.first <= new.last and new.first <= s.last]
        if any(s.last - s.first > new.last - new.first for s in inside) or new in inside:
            continue
        out = sorted([*(s for s in out if s not in inside), new])
    return out


def told(stretch: Stretch, said: list[Mention]) -> tuple[str, ...]:
    """The language that the text gives for a stretch; empty where it gives none."""
    for mention in said:
        new = mention.stretch
        if mention.tags and stretch.first <= new.last and new.first <= stretch.last:
            return mention.tags
    return ()


def _first(reader: Operands, number: int) -> int:
    """The first word of the name of a language: `Scottish Gaelic`, `Old Norse`."""
    before = reader.words[number - 1] if number else None
    if before is None or reader.gap(number) != " " or before.shape == LOWER:
        return number
    return number - 1 if before.form in hint_words() or before.form in _STEPS else number


def _checked(
    reader: Operands,
    one: tuple[int, int, bool] | None,
    tags: tuple[str, ...],
    sure: bool = True,
) -> tuple[int, int, bool] | None:
    return one if one is not None and reader.possible(*one, tags, sure) else None


def _after_colon(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """`Munich (German: München)`: up to the next sign."""
    gap = reader.gap(number + 1)
    if not gap.startswith(":") or any(ch.isalpha() for ch in gap):
        return None
    before = reader.gap(number)
    if not (set("(;,") & set(before) or reader.form(number - 1) in ("in", "from")):
        return None
    found = reader.after(number + 1)
    if found is None or found[2]:
        return _checked(reader, found, tags)
    last = number + 1
    while last + 1 < min(len(reader.words), number + 9):
        if _CLOSERS & set(reader.gap(last + 1)) or reader.form(last + 1) in ("or", "lit"):
            break
        last += 1
    return _checked(reader, (number + 1, last, False), tags)


def _before_for(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """`Weltschmerz is German for “world pain”`, `Nunchi, Korean for the art of …`."""
    if reader.form(number + 1) != "for" or reader.gap(number + 1) != " ":
        return None
    at, verb = _first(reader, number) - 1, False
    while reader.lower(at) and reader.form(at) in _LEADING:
        if reader.gap(at + 1) != " ":
            break
        verb = verb or reader.form(at) in _COPULAS
        at -= 1
    if not verb and kind_of(reader.gap(at + 1)) not in (COMMA, MARK, COLON):
        return None
    return _meant(reader, reader.before(at), tags)


def _meant(
    reader: Operands, one: tuple[int, int, bool] | None, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """An expression that is said to be a word of a language: English may have it too where it
    stands between marks or begins its sentence."""
    if one is None or reader.possible(*one, tags, True):
        return one
    first, last, marked = one
    gap = reader.gap(first)
    opens = first == last and (first == 0 or kind_of(gap) == STOP or any(map(str.isalpha, gap)))
    opens = opens or (first == last and reader.letters(first, last, tags) >= LOAN)
    if not (marked or opens) or any(
        reader.form(n) in reader.source.functions | NOUNS | _ORIGIN for n in range(first, last + 1)
    ):
        return None
    return one


def _after_for(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """`The Basque for thank you is eskerrik asko`, `the Hebrew name of the war, …`."""
    at = number + 1
    if reader.form(at) in NOUNS and reader.gap(at) == " ":
        at += 1
    if reader.form(at) not in ("for", "of") or (at == number + 1 and reader.form(at) == "of"):
        return None
    for place in range(at + 1, min(len(reader.words), at + _AHEAD)):
        kind = kind_of(reader.gap(place))
        if kind == STOP:
            return None
        strange = place > at + 1 and reader.strange(place)
        if strange and (kind in (COMMA, COLON) or "(" in reader.gap(place)):
            return _checked(reader, reader.after(place), tags)
        if reader.form(place) in ("is", "was") and place > at + 1:
            return _checked(reader, reader.after(place + 1), tags)
    return None


def _after_noun(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
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
    if not one[2] and reader.lower(at) and _slip(reader, at, tags):
        return None
    if noun not in _SPEECH and not one[2] and not reader.lower(at):
        gap = kind_of(reader.gap(one[1] + 1))
        if reader.person(at) or gap not in (COMMA, MARK, STOP, COLON):
            return None
    return _checked(reader, one, tags)


def _before_noun(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """`nunchi, the Korean word for …`, `X is an old Welsh word`."""
    if reader.form(number + 1) not in _SPEECH or reader.gap(number + 1) != " ":
        return None
    first = at = _first(reader, number) - 1
    while reader.lower(at) and reader.form(at) in _STEPS and reader.gap(at + 1) == " ":
        at -= 1
    if at == first or at < 0:
        return None
    if reader.form(at) in ("is", "was") and reader.gap(at + 1) == " ":
        at -= 1 + (reader.form(at - 1) in ("which", "that"))
    elif kind_of(reader.gap(at + 1)) not in (COMMA, MARK, COLON):
        return None
    return _meant(reader, reader.before(at), tags)


def _in(reader: Operands, number: int, tags: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """`known in Tajik as oshi palav`, `In Russian, mir means both …`."""
    if reader.form(_first(reader, number) - 1) != "in":
        return None
    at = number + 1
    while reader.lower(at) and reader.form(at) in _HEDGES and at < number + 4:
        at += 1
    if reader.form(at) == "as" and kind_of(reader.gap(at)) in (SPACE, COMMA):
        return _checked(reader, reader.after(at + 1), tags)
    at = number + 1
    one = reader.after(at)
    if one is None or kind_of(reader.gap(at)) not in (SPACE, COMMA, MARK):
        return None
    verb = one[1] + 1
    while reader.form(verb) in _HEDGES - {"is", "was"} and verb < one[1] + 4:
        verb += 1
    if reader.form(verb) in MEANING and kind_of(reader.gap(verb)) != STOP:
        free = one[2] or reader.form(at) not in reader.source.functions
        return one if free and at == one[0] and reader.form(at) != "it" else None
    if one[2] or (reader.lower(at) and reader.strange(at)):
        return _checked(reader, one, tags, sure=False)
    return None


def _before_in(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """`a tea house, chaikhana in Tajik`, `(Bogor in Malay)`."""
    first = _first(reader, number)
    if reader.form(first - 1) != "in" or reader.gap(first) != " ":
        return None
    last = first - 2
    if reader.form(last) in ("which", "that") and reader.form(number + 1) in MEANING:
        return _checked(reader, reader.before(last - 1), tags)
    if reader.form(number + 1) in MEANING and reader.gap(number + 1) == " ":
        return _meant(reader, reader.before(last), tags)
    if reader.gap(first - 1) != " " and kind_of(reader.gap(first - 1)) not in (MARK, COMMA):
        return None
    one = reader.before(last)
    if one is None or not reader.strange(last):
        return None
    if not one[2] and not reader.lower(last):
        leading = reader.form(one[0] - 1) in ("or", "called", "as")
        closed = kind_of(reader.gap(number + 1)) in (COMMA, MARK, STOP)
        if not closed or not (leading or not {"(", ","}.isdisjoint(reader.gap(one[0]))):
            return None
    return _checked(reader, one, tags)


def _from(reader: Operands, number: int, tags: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """`a calque of German Weltanschauung`, `from Old Norse vík`."""
    at = number - 1
    joined = at >= 0 and reader.words[at].shape == NAME and reader.gap(number) == " "
    while at > number - 4 and (reader.form(at) in _STEPS or (joined and at == number - 1)):
        at -= 1
    if reader.form(at) not in _FROM or kind_of(reader.gap(number + 1)) not in (SPACE, MARK):
        return None
    one = reader.after(number + 1)
    if one is None:
        return None
    back = range(max(0, at - _BACK), at)
    told = any(reader.form(n) in _ORIGIN for n in back if reader.lower(n) or n == 0)
    told = told or "(" in reader.gap(at) or reader.gap(at).startswith(",")
    if one[2] and not told:
        return None
    if not reader.lower(number + 1) and (
        not told or reader.person(number + 1) or not reader.strange(number + 1)
    ):
        return None
    return _checked(reader, one, tags, sure=told)


def _direct(reader: Operands, number: int, tags: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """`the Greek xenitia`: a strange word right after the name of its language."""
    at = number + 1
    if reader.gap(at) != " " or not reader.lower(at) or not reader.strange(at):
        return None
    one = reader.after(at)
    if one is None or reader.letters(one[0], one[1], tags) < -4.0:
        return None
    if _slip(reader, at, tags):
        return None
    return _checked(reader, one, tags, sure=False)


def _slip(reader: Operands, number: int, tags: tuple[str, ...]) -> bool:
    """Whether a word is rather an English one misspelt."""
    slip = misspelt(reader.form(number), reader.source.known)
    return slip and reader.letters(number, number, tags) < SLIP


def _as_they_say(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """`a Verschlimmbesserung, as the Germans say`."""
    if reader.form(number + 1) not in SAY:
        return None
    at = number - 1
    while reader.lower(at) and reader.form(at) in ("the", "we", "they", "old"):
        at -= 1
    if reader.form(at) not in ("as", "like"):
        return None
    if kind_of(reader.gap(number + 2)) in (COMMA, COLON, MARK) and reader.strange(number + 2):
        return _checked(reader, reader.after(number + 2), tags)
    if kind_of(reader.gap(at)) not in (COMMA, MARK, COLON):
        return None
    return _checked(reader, reader.before(at - 1), tags)


def _what_they_call(
    reader: Operands, number: int, tags: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """`what the Germans call Feierabend`, `Finns call it sisu`."""
    at = number + 1
    while reader.lower(at) and reader.form(at) in _PEOPLE and at < number + 4:
        at += 1
    if reader.form(at) not in ("call", "calls", "called") or reader.gap(at) != " ":
        return None
    place = number - 1
    while reader.lower(place) and reader.form(place) in ("the", "many", "most", "some", "today's"):
        place -= 1
    given = reader.form(at + 1) in ("it", "this", "that", "them", "these", "such")
    if not given and reader.form(place) not in ("what", "which", "that"):
        return None
    start = at + 1 + given
    if reader.form(start) in _ARTICLES and reader.gap(start) == " ":
        start += 1
    if kind_of(reader.gap(start)) not in (SPACE, MARK):
        return None
    one = reader.after(start)
    return one if one is not None and one[2] and one[0] == one[1] else _checked(reader, one, tags)


_BY_TONGUE = (
    _after_colon, _before_for, _after_for, _after_noun, _before_noun, _in, _before_in, _from,
)  # fmt: skip
"""What the name of a language may point at."""
_BY_PEOPLE = (_direct, _as_they_say, _what_they_call)
"""What the name of a people or place may point at."""

__all__ = ["NOUNS", "SAY", "Mention", "mentions"]
