"""What every construction asks of the words that it points at, and the words that lead there."""

from annotator.detect.english import misspelt
from annotator.detect.gaps import STOP, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.operands import Expression, Operands
from annotator.detect.words import LOWER
from annotator.detect.wordsets import word_set

NOUNS = word_set(
    "word words term terms phrase expression verb noun adjective adverb name names saying proverb "
    "slang equivalent plural adage idiom maxim root interjection exclamation greeting curse insult "
    "slur nickname translation compound title motto toast spelling diminutive original"
)
"""After the name of a language: "the Welsh word hiraeth"."""
SPEECH = word_set(
    "word words term terms phrase expression verb noun adjective adverb idiom root interjection "
    "plural diminutive"
)
"""Those that are never about the name of a person or a thing."""
ORIGIN = word_set(
    "derive derives derived deriving derivation come comes came coming borrow borrows borrowed "
    "borrowing calque loan loanword translation translates translated corruption adapted adapts "
    "taken takes stem stems originates originated origin abbreviation contraction diminutive word "
    "term name named means meaning etymology etymologically variant version form plural cognate "
    "rendering transliteration transcription spelling equivalent cf compare"
)
STEPS = word_set(
    "the a an its old ancient medieval classical middle modern colloquial original early late "
    "local dialect common archaic standard vulgar biblical"
)
HEDGES = word_set(
    "simply just literally roughly loosely also often usually sometimes merely better commonly "
    "generally affectionately popularly variously is was being both formally officially known"
)
COPULAS = frozenset(("is", "was", "being", "'s", "means"))
LEADING = COPULAS | HEDGES | STEPS | {"from", "which", "that"}
FROM = frozenset(("from", "of", "after", "via"))
SAY = frozenset(("say", "says", "said", "call", "calls", "called", "put", "puts", "have", "like"))
PEOPLE = word_set(
    "people speakers villagers peasants farmers fishermen herders nomads soldiers students critics "
    "would still themselves often sometimes also used to like"
)
ARTICLES = frozenset(("a", "an", "the"))
BACK, AHEAD = 8, 9
SLIP = 4.0
"""What they must say where the word is a letter away from an English one."""
LOAN = 1.0
"""What the letters of a word that English has too must say where its language is named."""
PLURAL = frozenset(("words", "terms", "names", "expressions", "phrases", "verbs", "nouns"))
SERIES = 40
"""Words over which a series of expressions is read."""
CLOSERS = frozenset(',;:/()“”"«»–—‘[]')


def first_of(reader: Operands, number: int) -> int:
    """The first word of the name of a language: `Scottish Gaelic`, `Old Norse`."""
    before = reader.words[number - 1] if number else None
    if before is None or reader.gap(number) != " " or before.shape == LOWER:
        return number
    return number - 1 if before.form in hint_words() or before.form in STEPS else number


def checked(
    reader: Operands,
    one: Expression | None,
    tags: tuple[str, ...],
    sure: bool = True,
) -> Expression | None:
    return one if one is not None and reader.possible(*one, tags, sure) else None


def meant(reader: Operands, one: Expression | None, tags: tuple[str, ...]) -> Expression | None:
    """An expression that is said to be a word of a language: English may have it too where it
    stands between marks or begins its sentence."""
    if one is None or reader.possible(*one, tags, True):
        return one
    first, last, marked = one
    gap = reader.gap(first)
    opens = first == last and (first == 0 or kind_of(gap) == STOP or any(map(str.isalpha, gap)))
    opens = opens or (first == last and reader.letters(first, last, tags) >= LOAN)
    if not (marked or opens) or any(
        reader.form(n) in reader.source.functions | NOUNS | ORIGIN for n in range(first, last + 1)
    ):
        return None
    return one


def slip(reader: Operands, number: int, tags: tuple[str, ...]) -> bool:
    """Whether a word is rather an English one misspelt."""
    slip = misspelt(reader.form(number), reader.source.known)
    return slip and reader.letters(number, number, tags) < SLIP


def in_marks(reader: Operands, number: int) -> bool:
    """Whether a translation in marks begins at a word: *poltern* ‘to make a noise’."""
    gap = reader.gap(number)
    return number < len(reader.words) and gap[0] in " ,(" and gap[-1] in "‘“\"'"
