"""Names that the text explains by a word of a language: "Sava takes its name from the Slavic word
for juice", "Why Dorf? It's German for village".

The name is the foreign word because the text says so, whatever its letters and its capital.
"""

from annotator.detect.cues import MEANING
from annotator.detect.frame_words import HEDGES, NOUNS, STEPS, first_of, in_marks
from annotator.detect.gaps import COLON, COMMA, MARK, SPACE, STOP, kind_of
from annotator.detect.operands import Expression, Operands
from annotator.detect.words import ACRONYM, LOWER
from annotator.detect.wordsets import word_set

_ROOTED = word_set(
    "comes come came coming derives derived deriving drawn rooted borrowed taken takes took taking "
    "adopted adapted stems stemming originates originated named gets got inspired short is"
)
_OWN = frozenset(("its", "their", "his", "her", "our", "the"))
_PRONOUNS = frozenset(("it", "this", "that", "which", "they", "he", "she"))
_FROM = frozenset(("from", "in", "after"))
_TOPIC = 60
"""Words back to which the name is looked for that "it" stands for."""
_MEANT = 14
"""Words from "means" to "in" and the name of the language."""
_MAY = frozenset(("can", "could", "be", "may", "might", "would", "also", "is", "was"))
_ONCE = frozenset(("formerly", "previously", "earlier", "originally", "locally"))
_FEW = 3
"""Words of such a name."""
_RUN = 4
"""Words of a translation before "in" and the name of the language."""


def _named_from(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`The name Sava comes from the Slavic word for juice`, `Project Sava — rooted in the …`."""
    at = number + 1
    if reader.form(at) in NOUNS and reader.gap(at) == " ":
        at += 1
    if reader.form(at) not in ("for", "meaning", "that") or reader.gap(at) != " ":
        return None
    if reader.form(at) == "that" and reader.form(at + 1) not in MEANING:
        return None
    at = first_of(reader, number) - 1
    while reader.lower(at) and reader.form(at) in STEPS and reader.gap(at + 1) == " ":
        at -= 1
    if reader.form(at) not in _FROM or reader.gap(at + 1) != " ":
        return None
    if reader.form(at) == "after" and kind_of(reader.gap(at)) == COMMA:
        return _name(reader, reader.before(at - 1))
    at -= 1
    if reader.form(at) == "name" and reader.form(at - 1) in _OWN:
        at -= 2  # takes its name from
    if reader.form(at) not in _ROOTED or reader.form(at) == "is":
        return None
    at -= 1
    while reader.lower(at) and reader.form(at) in HEDGES | {"has", "been", "itself", "are", "were"}:
        at -= 1
    return _subject(reader, at)


def _it_is(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Why “Dorf”? It's German for village`: the last name before the pronoun."""
    if reader.form(number + 1) not in ("for", *NOUNS) or reader.gap(number + 1) != " ":
        return None
    at = first_of(reader, number) - 1
    while reader.lower(at) and (reader.form(at) in STEPS or reader.form(at) in ("is", "was", "s")):
        at -= 1
    if reader.form(at) not in ("it", "this", "that") or at + 1 == first_of(reader, number):
        return None
    if kind_of(reader.gap(at)) not in (STOP, MARK):
        return None
    one = reader.before(at - 1)
    beside = one is not None and (one[2] or "?" in reader.gap(at)) and _name(reader, one)
    return beside or _subject(reader, at)


def _subject(reader: Operands, at: int) -> Expression | None:
    """The name that a clause is about whose verb follows the word `at`: it, or what "it" and "the
    name" stand for."""
    if reader.form(at) in ("which", "that") and kind_of(reader.gap(at)) in (COMMA, COLON):
        return _name(reader, reader.before(at - 1))
    own = reader.form(at) == "name" and reader.form(at - 1) in _OWN
    if not own and reader.form(at) not in _PRONOUNS:
        return _name(reader, reader.before(at))
    for place in range(max(0, at - _TOPIC), at):
        opens = place == 0 or kind_of(reader.gap(place)) in (STOP, MARK)
        if opens and reader.words[place].shape != LOWER and reader.strange(place):
            one = _name(reader, reader.after(place))
            if one is not None:
                return one
    return None


def _name(reader: Operands, one: Expression | None) -> Expression | None:
    """An expression where it could be a name of one or a few words that is explained."""
    if one is None:
        return None
    first, last, marked = one
    inside = range(first, last + 1)
    if last - first >= _FEW or any(reader.form(n) in reader.source.functions for n in inside):
        return None
    if any(reader.words[n].shape == ACRONYM and len(reader.form(n)) < 5 for n in inside):
        return None
    called = reader.form(first - 1) in ("name", "project", "called", "named")
    if reader.person(first) and (called or not marked):
        return None
    if called:
        return one
    if not any(map(reader.strange, inside)):
        return None
    return None if last > first and all(map(reader.lower, inside)) and not marked else one


def _word_for(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Böhönc: Hungarian word for an old tree`: no article before the name of the language."""
    if reader.form(number + 1) not in NOUNS or reader.form(number + 2) not in ("for", "meaning"):
        return None
    first = first_of(reader, number)
    if kind_of(reader.gap(first)) not in (COLON, COMMA, MARK) or reader.gap(number + 1) != " ":
        return None
    return _name(reader, reader.before(first - 1))


def _meant_in(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`Ankkuri — anchor in Finnish — pins …`: a translation between two signs, "in" and the name of
    the language."""
    first = first_of(reader, number)
    if reader.form(first - 1) != "in" or kind_of(reader.gap(number + 1)) == SPACE:
        return None
    low = first - 2
    while low > max(0, first - 2 - _RUN) and reader.gap(low) == " ":
        low -= 1
    if low < 1 or low > first - 2 or not {"—", "–", ",", "("} & set(reader.gap(low)):
        return None
    if not all(reader.form(n) in reader.source.known for n in range(low, first - 1)):
        return None
    one = reader.before(low - 1)
    opens = one is not None and (one[0] == 0 or kind_of(reader.gap(one[0])) in (STOP, MARK))
    return _name(reader, one) if opens else None


def _means_there(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`X can be translated as “beautiful forest” in the Bengali language`, `X, which means a big
    house in Malay`."""
    at = first_of(reader, number) - 1
    at -= reader.form(at) == "the"
    if reader.form(at) != "in":
        return None
    low = max(0, at - _MEANT)
    verb = next((n for n in range(at - 1, low, -1) if reader.form(n) in MEANING), -1)
    if verb < 0 or any(kind_of(reader.gap(n)) == STOP for n in range(verb + 1, at + 1)):
        return None
    verb -= 1
    while reader.lower(verb) and reader.form(verb) in HEDGES | _MAY:
        verb -= 1
    return _subject(reader, verb)


def _and_formerly(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`(Irish: Bré, meaning “hill”, formerly Brí Mhór)`: the second name in a bracket."""
    if not reader.gap(number + 1).startswith(":") or "(" not in reader.gap(
        first_of(reader, number)
    ):
        return None
    for place in range(number + 2, min(len(reader.words), number + _TOPIC // 3)):
        if ")" in reader.gap(place):
            return None
        if (
            reader.form(place - 1) in _ONCE
            and reader.gap(place) in (" ", ": ")
            and (reader.strange(place))
        ):
            one = reader.after(place)
            return one if one is not None and reader.possible(*one, tags, True) else None
    return None


def _opened(reader: Operands, number: int, tags: tuple[str, ...]) -> Expression | None:
    """`in the Bengali language (shundor, “beautiful” and bon, “forest”)`."""
    at = number + 1
    if reader.form(at) in NOUNS | {"language", "roots"} and reader.gap(at) == " ":
        at += 1
    if not reader.gap(at).startswith(" (") or not in_marks(reader, at + 1):
        return None
    return (at, at, False) if reader.strange(at) else None


BY_NAME = (_named_from, _it_is, _word_for, _meant_in, _means_there, _and_formerly, _opened)
"""What the name of a language may explain."""
