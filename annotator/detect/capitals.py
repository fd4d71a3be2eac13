"""Capitalised foreign words that are no names: *Feierabend*, the Rechtsstaat, what they call X.

A capital letter mostly means a name, so much has to speak against one: the language is named in the
line and the letters are its own, and the word is called a word, is what people "call" something, is
set in marks, or has an article and an explanation that is none of a place or a body.
"""

from annotator.detect.borders import LINKS
from annotator.detect.chain import Context
from annotator.detect.cues import NOUNS, THINGS, Cue, explained
from annotator.detect.gaps import INSIDE, MARK, SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.words import ANNOUNCED, LOWER, NAME, START, Gains, Word
from annotator.detect.wordsets import word_set

LETTERS = 4.0
"""What the letters have to say for a language that is named in the line, hint left out."""
STRANGE = 7.5
"""The same where no language is named."""
_CALLING = frozenset(("call", "calls", "calling", "term", "terms"))
_PERSONS = frozenset(("him", "her", "me", "himself", "herself", "mr", "mrs", "dr"))
_ARTICLES = frozenset(("the", "a", "an"))
BODIES = word_set(
    "river rivers mountain mountains range peak lake sea bay gulf strait coast parliament house "
    "chamber assembly senate congress party movement court palace castle square street avenue "
    "bridge church mosque temple monastery cathedral hotel restaurant bar team club league "
    "newspaper magazine paper daily weekly agency company firm maker bank airline army militia "
    "group militant police force forces ministry museum theatre theater stadium arena airport "
    "station city town village region province district county state republic capital port island "
    "islands valley desert steppe forest park university school college institute academy opera "
    "orchestra band network channel broadcaster brand ship tribe people family dynasty president "
    "minister king queen emperor general leader actor actress singer writer poet author director "
    "player striker goalkeeper coach professor lawyer founder man woman boy girl son daughter "
    "brother sister wife husband"
)
"""What follows explains a name, not a word, where one of these is in it."""


def is_word(
    words: list[Word], number: int, line: str, announced: dict[int, Cue], source: Gains
) -> bool:
    """Whether a word with a capital reads as a word that is spoken of, not as a name."""
    word = words[number]
    if (
        word.shape not in (NAME, START, ANNOUNCED)
        or word.form in source.known
        or word.form in hint_words()
    ):
        return False
    if _beside_capital(words, number):
        return False
    cue = announced.get(number)
    before = words[number - 1].form if number else ""
    if cue is not None and cue.kind == "name" and before in NOUNS:
        return True
    after = words[number + 1].gap if number + 1 < len(words) else line[word.end :]
    marked = kind_of(word.gap) == MARK and kind_of(after) == MARK and "(" not in word.gap
    told = explained(words, number, line) and not _names(words, number)
    if marked and (told or (cue is not None and cue.kind in ("name", "idea"))):
        return True
    if told and any(w.form in THINGS for w in words[number + 1 : number + 7]):
        return True
    if before in ("a", "an") and kind_of(word.gap) == SPACE and word.shape != START:
        follows = words[number + 1 : number + 2]
        alone = number < 2 or words[number - 2].shape == LOWER or words[number - 1].gap != " "
        links = LINKS | source.functions
        placed = follows and follows[0].shape != LOWER and follows[0].gap.startswith(",")
        if (
            alone
            and not placed
            and (not follows or follows[0].gap != " " or follows[0].form in links)
        ):
            return True  # a Wunderkammer of shells; not: a Breitbart reporter
    if before in _ARTICLES and kind_of(word.gap) == SPACE:
        return told or (cue is not None and cue.kind == "name" and not _names(words, number))
    if after[-1:] in '“‘«"' and after[-1:]:
        return False  # they call Ivan “Vanka”
    calls = cue is not None and cue.word in _CALLING
    return calls and before not in _PERSONS and not _names(words, number)


def _beside_capital(words: list[Word], number: int) -> bool:
    """Whether another capitalised word stands right beside: then they are a name."""
    joined = number > 0 and kind_of(words[number].gap) in (SPACE, INSIDE)
    if joined and words[number - 1].shape == NAME:
        return True
    if number + 1 < len(words) and kind_of(words[number + 1].gap) in (SPACE, INSIDE):
        return words[number + 1].shape != LOWER
    return False


def _names(words: list[Word], number: int) -> bool:
    """Whether the explanation after a word is one of a place, a body or a person."""
    return any(
        w.form in BODIES or (w.shape == NAME and w.form not in hint_words())
        for w in words[number + 1 : number + 7]
    )


def capital_lane(word: Word, number: int, context: Context, source: Gains) -> int:
    """The language of such a word: one that is named in the line, or one whose letters leave no
    doubt; -1 where there is none."""
    gain = source.of(word.form, LOWER)
    hints = context.hints[number] if context.hints else {}
    named = [lane for lane in hints if gain[lane] >= LETTERS]
    if named:
        return max(named, key=lambda lane: gain[lane] + hints[lane])
    lane = max(range(len(gain)), key=gain.__getitem__)
    return lane if not hints and gain[lane] >= STRANGE else -1
