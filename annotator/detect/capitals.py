"""Capitalised foreign words that are no names: *Feierabend*, the Rechtsstaat, what they call X.

A capital letter mostly means a name, so much has to speak against one: the language is named in the
line and the letters are its own, and the word is called a word, is what people "call" something, is
set in marks, or has an article and an explanation that is none of a place or a body.
"""

import re

from annotator.detect.borders import LINKS
from annotator.detect.chain import Context
from annotator.detect.cues import NOUNS, THINGS, Cue, explained
from annotator.detect.english import introduced_loans
from annotator.detect.gaps import COMMA, INSIDE, MARK, SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.matrix import matrix_of
from annotator.detect.tongues import given_names
from annotator.detect.words import ANNOUNCED, LOWER, NAME, START, Gains, Word, gains, normal
from annotator.detect.wordsets import word_set
from annotator.languages.english.lexicon import language_words

LETTERS = 4.0
"""What the letters have to say for a language that is named in the line, hint left out."""
STRANGE = 7.5
"""The same where no language is named."""
FARTHER = 2.0
"""What they have to say more for another language than those named."""
_BEING = frozenset(("is", "was", "be", "becomes", "became"))
CALLING = frozenset(("call", "calls", "calling", "term", "terms"))
SHOUTING = word_set(
    "shout shouts shouted shouting chant chants chanted chanting cry cries cried crying yell yells "
    "yelled yelling bellow bellows bellowed bellowing scream screams screamed screaming roar roars "
    "roared roaring hiss hisses hissed murmur murmurs murmured murmuring mutter mutters muttered "
    "muttering whisper whispers whispered whispering answer answers answered answering"
)
"""Who does so lets a word be heard."""
NOUN = 7.0
"""What the letters of a German noun have to say for German."""
_SURELY, _NEAR = 12.0, 1.0
"""The same after "the", which stands before names of bodies too; and how much more they may say for
another language."""
_EVERY = frozenset(("every", "each", "another", "any", "no", "some", "one"))
_VERBS = frozenset(("has", "have", "had", "must", "may", "will", "would", "can", "could", "did"))
_ENDS = ("", " ", ",", ".", ";", ":", "!", "?", "”", '"')
_NAMED = re.compile(
    r"^(?:bundes|landes|reichs|national|staats|volks|haupt)|(?:amt|ministerium|gericht|tag|rat|bank"
    r"|bahn|werk|werke|wagen|post|zeitung|blatt|spiegel|bund|wehr|waffe|reich|haus|platz|straße|strasse"
    r"|burg|berg|stadt|dorf|brücke|kirche|turm|museum|theater|oper|halle|verein|partei|liga|schule"
    r"|macht|gruppe|front|wald|see|tal|bach|garten|park|polizei|union|verband|allee|insel)$"
)
"""How names of bodies and places begin or end in German."""
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
    if called_out(words, number, after) or _is_noun(words, number, source):
        return True
    if _is_that_word(words, number):
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
    calls = cue is not None and cue.word in CALLING
    return calls and before not in _PERSONS and not _names(words, number)


def _is_that_word(words: list[Word], number: int) -> bool:
    """Whether the sentence says that the word is one of a language: "in German it would be
    Feierabend", "the German word for this is Feierabend"."""
    if words[number].gap != " " or not number or words[number - 1].form not in _BEING:
        return False
    for place in range(number - 2, max(-1, number - 9), -1):
        if kind_of(words[place + 1].gap) not in (SPACE, COMMA):
            return False
        if words[place].form in language_words():
            beside = words[place + 1].form in NOUNS and kind_of(words[place + 1].gap) == SPACE
            return beside or (place > 0 and words[place - 1].form == "in")
    return False


def called_out(words: list[Word], number: int, after: str) -> bool:
    """Whether somebody calls the word out: "Gagarin's Poyekhali! is on stamps", "shouted İstifa at
    the box"."""
    word = words[number]
    following = words[number + 1] if number + 1 < len(words) else None
    if word.form in given_names():
        return False
    if after == "! ":
        return following is not None and following.shape == LOWER
    before = words[number - 1] if number else None
    if before is None or word.gap != " " or before.form not in SHOUTING or before.shape != LOWER:
        return False
    if kind_of(before.gap) != SPACE:
        return False  # “…,” murmured Ingeborg
    return after != "'" and after != "’" and after[:1] in _ENDS


def _is_noun(words: list[Word], number: int, source: Gains) -> bool:
    """Whether the word is a German noun, which has its capital from grammar: "every Stammtisch",
    "a retired Studienrat"."""
    word = words[number]
    if word.gap != " " or not number or _NAMED.search(word.form):
        return False
    follows = words[number + 1] if number + 1 < len(words) else None
    if follows is not None and follows.gap == " ":
        small = follows.form in LINKS or follows.form in source.functions or follows.form in _VERBS
        if follows.shape != LOWER or not small:
            return False
    if follows is not None and follows.shape != LOWER and follows.gap.startswith(","):
        return False
    before = words[number - 1]
    gain = source.of(word.form, LOWER)
    german = gain[source.tags.index("de")]
    if german < NOUN or max(gain) - german > _NEAR or word.form in introduced_loans():
        return False
    if before.form in _EVERY:
        return True
    if before.form == "the":
        return german >= _SURELY
    described = before.shape == LOWER and before.gap == " " and before.form in source.known
    return described and number > 1 and words[number - 2].form in ("a", "an")


def leads_on(form: str) -> bool:
    """Whether a small word may follow such a noun: a link, a word of function or a verb."""
    form = form.lower()
    return form in LINKS or form in _VERBS or form in matrix_of("en").functions


def is_german(word: str) -> bool:
    """Whether the letters of a word are those of a German noun."""
    source = gains("en")
    gain = source.of(normal(word), LOWER)
    german = gain[source.tags.index("de")]
    return german >= NOUN and max(gain) - german <= _NEAR


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
    far = FARTHER if source.tags[lane] == "de" else 99.0  # a noun, where others are brands: a Škoda
    return lane if gain[lane] >= STRANGE + (far if hints else 0.0) else -1
