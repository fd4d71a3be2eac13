"""Foreign words without marks that somebody says or that make up a clause: *Nichego, shrugged the
engineer*; above one door: *Pax huic domui*.

A capital letter opens a sentence, so it says nothing here; a person's name could stand there too,
and is what the sentence goes on about: "Ivanov, said the judge, was …".
"""

from annotator.detect.chain import Stretch
from annotator.detect.cues import CUES
from annotator.detect.gaps import COLON, COMMA, SPACE, STOP, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.singles import JOINTS
from annotator.detect.tongues import given_names
from annotator.detect.words import ACRONYM, LOWER, PHRASE, Gains, Word
from annotator.detect.wordsets import PARTICLES, word_set

LONGEST = 6
"""Words of what is said."""
ALONE, SAID, CLAUSE, EACH = 6.0, 6.5, 9.0, 3.2
"""What the letters have to say for one language: of one word that is said, of several, of a clause;
and for each word."""
HARDLY = -4.0
"""What a small English word gains in a language that hardly has it."""
VERBS = word_set(
    "announced sighed shrugged laughed snapped barked called began added thought smiled nodded "
    "grunted declared concluded insisted"
) | {word for word, kind in CUES.items() if kind == "said" or word.endswith("ed")}
_GOES_ON = word_set(
    "and but or nor so who whose which where when while though although as with without in at on "
    "after before then the a an his her my our their not for to from by it he she they we i"
)
"""What may follow the clause behind a comma; a verb there would be about the name before it."""
_SUBJECT = 5
"""Words up to the verb: "my landlady used to say"."""
_CLAUSE = 12


def uttered(words: list[Word], source: Gains, found: list[Stretch]) -> list[Stretch]:
    """Further stretches of a line beside those `found`."""
    covered = {n for stretch in found for n in range(stretch.first, stretch.last + 1)}
    out: list[Stretch] = []
    number = 0
    while number < len(words):
        first, number = number, number + 1
        opens = first == 0 or kind_of(words[first].gap) in (STOP, COLON)
        if not opens or words[first].shape in (LOWER, ACRONYM):
            continue
        last = _last(words, first)
        one = _judged(words, first, last, source) if last < first + LONGEST else None
        inside = range(first, last + 1)
        if one is not None and not all(n in covered for n in inside):
            out.append(one)
            number = last + 1
    return out


def _last(words: list[Word], first: int) -> int:
    """The last word before the next sign."""
    last = first
    while last + 1 < len(words) and last < first + LONGEST:
        if words[last + 1].gap != " " and words[last + 1].gap not in JOINTS:
            break
        last += 1
    return last


def _judged(words: list[Word], first: int, last: int, source: Gains) -> Stretch | None:
    """The words of a clause as a stretch where they are foreign."""
    inside = words[first : last + 1]
    strange = sum(word.form not in source.known for word in inside)
    if strange * 2 < len(inside) or any(word.form in hint_words() for word in inside):
        return None
    if inside[0].form in given_names():
        return None
    rows = [source.of(word.form, PHRASE) for word in inside]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    letters = max(sums)
    lane = sums.index(letters)
    if any(
        w.form in source.functions and row[lane] < HARDLY
        for w, row in zip(inside, rows, strict=True)
    ):
        return None
    after = words[last + 1].gap if last + 1 < len(words) else "."
    said = after == ", " and _reported(words, last + 1)
    if said:
        enough = letters >= (ALONE if first == last else max(SAID, EACH * len(inside)))
        return Stretch(first, last, lane) if enough else None
    small = any(
        word.shape == LOWER
        and word.gap == " "
        and word.form not in PARTICLES
        and len(word.form) > 1
        and (number == last or words[number + 1].gap == " ")
        for number, word in enumerate(inside, first)
    )
    closed = kind_of(after) in (COMMA, STOP, COLON) and after[0] != "("
    if not small or not closed or len(inside) < 2:
        return None
    return Stretch(first, last, lane) if letters >= max(CLAUSE, EACH * len(inside)) else None


def _reported(words: list[Word], number: int) -> bool:
    """Whether a clause begins at a word that says who speaks, and the sentence ends with it or goes
    on with another."""
    verb = number
    while words[verb].form not in VERBS:
        verb += 1
        if verb == len(words) or verb > number + _SUBJECT or words[verb].gap != " ":
            return False
    end = verb + 1
    while end < len(words) and kind_of(words[end].gap) == SPACE and end < verb + _CLAUSE:
        end += 1
    if end == len(words) or kind_of(words[end].gap) != COMMA:
        return True
    return words[end].form in _GOES_ON


__all__ = ["uttered"]
