"""Titles and foreign words that an explanation follows or commas set off, where nothing announces
them: *he edited Tallinna Poiss, a monthly*; *the sign on the beach, Tgħumx hawn, is ignored*.

A run of capitals is mostly a person or a body, so the explanation has to be a work, the letters
strange, and no given name may begin it.
"""

from annotator.detect.chain import Stretch
from annotator.detect.cues import announces
from annotator.detect.english import derived, misspelt
from annotator.detect.gaps import COLON, COMMA, MARK, STOP, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.tongues import given_names
from annotator.detect.words import ACRONYM, LOWER, PHRASE, Gains, Word
from annotator.detect.wordsets import PARTICLES, word_set

WORK = 10.0
"""What the letters of a title have to say for one language (natural logarithms), for two words."""
SET_OFF, OWN = 9.0, 2.0
"""The same of words between two commas, in all and each."""
_NO_WORK = word_set("newspaper paper magazine journal daily series collection exhibition story hit")
"""Announce titles, but explain names too often."""
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their"))
_BEHIND = word_set(
    "of about by on in for that which with from and is was had set written published at"
)
"""What may follow the kind of work at once."""
_LONGEST = 6
_SLIP = 9.0
_EDGES = (COMMA, COLON, STOP, MARK)


def apposed(words: list[Word], source: Gains, found: list[Stretch]) -> list[Stretch]:
    """Further stretches of a line beside those `found`; each word is looked at a fixed number of
    times."""
    covered = {n for stretch in found for n in range(stretch.first, stretch.last + 1)}
    out: list[Stretch] = []
    for number, word in enumerate(words):
        if number < 2:
            continue
        one = None
        if word.shape == LOWER and announces(word.form) == "title" and word.form not in _NO_WORK:
            one = _work(words, number, source)
        elif word.shape != LOWER and word.form not in source.known:
            one = _set_off(words, number, source)
        if one is not None and not any(n in covered for n in range(one.first, one.last + 1)):
            out.append(one)
            covered.update(range(one.first, one.last + 1))
    return out


def _work(words: list[Word], number: int, source: Gains) -> Stretch | None:
    """The title before the kind of work that explains it."""
    if number + 1 < len(words):
        following = words[number + 1]
        if kind_of(following.gap) not in _EDGES and (
            following.gap != " " or following.form not in _BEHIND
        ):
            return None
    at = number - 1
    while at > number - 3 and words[at].shape == LOWER and words[at].form not in _ARTICLES:
        at -= 1
    if at < 2 or words[at].form not in _ARTICLES or not words[at].gap.startswith(","):
        return None
    last, first = at - 1, at
    while first > max(0, at - _LONGEST) and _of_title(words[first - 1], source):
        first -= 1
        if words[first].gap != " ":
            break
    while first < last and words[first].shape == LOWER:
        first += 1
    return _judged(words, first, last, source)


def _of_title(word: Word, source: Gains) -> bool:
    """Whether a word could stand in a title of capitals that is foreign."""
    if word.shape == LOWER:
        return word.form in PARTICLES and word.form not in source.functions
    return word.form not in source.known and word.form not in hint_words()


def _judged(words: list[Word], first: int, last: int, source: Gains) -> Stretch | None:
    """The words as a stretch where their letters are strange enough and they are no person."""
    inside = words[first : last + 1]
    if len(inside) < 2 or inside[0].form in given_names():
        return None
    if any(word.shape == ACRONYM for word in inside) or words[first].gap in ("'", "’", "-"):
        return None
    lane, letters = _lane(inside, source)
    return Stretch(first, last, lane) if letters >= WORK * len(inside) / 2 else None


def _set_off(words: list[Word], number: int, source: Gains) -> Stretch | None:
    """A strange word with a capital and strange ones in small letters, between two commas."""
    if number + 1 >= len(words) or kind_of(words[number].gap) not in (COMMA, COLON):
        return None
    last = number
    while last + 1 < min(len(words), number + _LONGEST) and words[last + 1].gap == " ":
        last += 1
        word = words[last]
        if word.shape != LOWER or word.form in source.known or derived(word.form, source.known):
            return None
    closed = last + 1 == len(words) or kind_of(words[last + 1].gap) in (COMMA, STOP, COLON)
    if last == number or not closed:
        return None
    if words[number].form in hint_words() or words[number].form in given_names():
        return None
    inside = words[number : last + 1]
    lane, letters = _lane(inside, source)
    if letters < SET_OFF or any(source.of(w.form, PHRASE)[lane] < OWN for w in inside):
        return None
    for word in inside[1:]:
        plain = inside[0].form.isascii() and source.peak(word.form, LOWER) < _SLIP
        if plain and misspelt(word.form, source.known):
            return None
    return Stretch(number, last, lane)


def _lane(inside: list[Word], source: Gains) -> tuple[int, float]:
    """The language that some words speak for most, and how much."""
    rows = [source.of(word.form, PHRASE) for word in inside]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    best = max(sums)
    return sums.index(best), best


__all__ = ["apposed"]
