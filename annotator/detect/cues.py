"""Words that announce a foreign word, a slogan or a title: "is called", "chanted", "the novel".

A cue counts across a few small words ("the word for it is …"), not across the end of a sentence.
Its strength is taken off the price of leaving English at the place that it announces.
"""

from typing import NamedTuple

from annotator.detect.gaps import COLON, COMMA, MARK, SPACE, STOP, kind_of
from annotator.detect.words import LOWER, NAME, Word
from annotator.detect.wordsets import word_set

_NAMING = word_set(
    "called call calls named known term terms word words phrase phrases expression expressions "
    "say adage remember dubbed nickname nicknamed name names idiom spelled pronounced so-called"
)
_SPEAKING = word_set(
    "chant chants chanted chanting shout shouts shouted shouting cry cries cried sang sing sings "
    "sung singing whispered "
    "slogan slogans motto mottos toast toasts toasted greeting "
    "greetings greet greets greeted proverb proverbs inscription inscribed banner placard placards "
    "sticker graffiti scrawled sign headline hashtag refrain chorus anthem proclaim proclaims "
    "proclaimed yelled yelling roared begins began ends ended opens opened remembered thanked "
    "shouts painted poster leaflet bellow bellowed bellowing scream screamed screaming yell "
    "yelling hollered murmur murmured murmuring mutter muttered muttering mumbled whispering "
    "recite recites recited reciting intoned intoning hum hummed humming exclaimed hissed growled "
    "moaned wailed crooned scratched carved engraved embroidered daubed sprayed stencilled "
    "tattooed etched pencilled chalked"
)
_SAYING = word_set(
    "said saying says wrote written writes read reads answered answer answers replied reply "
    "replies "
    "repeat repeats repeated repeating promised signed letters wished swore note"
)
_OF_PEOPLE = word_set(
    "greet greets greeted thanked remembered begins began ends ended opens opened toasted"
)
"""What has people and films as its object as often as words: no name is announced by it."""
BEARERS = word_set(
    "sign signs banner banners placard placards poster posters notice notices label labels board "
    "boards plaque plaques plate card cards sticker stickers tattoo inscription leaflet flyer "
    "headline billboard billboards menu packet bottle tombstone gravestone stone wall walls door "
    "gate graffiti motto slogan proverb prayer hymn charter bell coin stamp flag shirt badge mug "
    "screen medal map page T-shirt"
)
"""What words stand on: such a thing "reads" and "says" them."""
BEARING = frozenset(
    (
        "read",
        "reads",
        "reading",
        "says",
        "said",
        "saying",
        "say",
        "bears",
        "bear",
        "bore",
        "promised",
        "promises",
        "proclaims",
        "announced",
        "warns",
        "warned",
        "asks",
        "has",
    )
)
_TITLES = word_set(
    "film films movie novel novels song songs aria hymn poem poems play plays opera title titled "
    "entitled album ballad documentary serial series book memoir memoirs newspaper magazine "
    "journal "
    "weekly daily almanac story stories collection edition exhibition hit painting treatise essay "
    "paper broadsheet tabloid gazette monthly quarterly "
    "lullaby waltz anthem operetta cantata libretto textbook manifesto pamphlet trilogy tale "
    "programme sitcom telenovela soap manga anime musical ballet symphony sonata motet oratorio "
    "drama comedy tragedy thriller satire polemic epic chronicle column miniseries podcast blog "
    "periodical fanzine newsletter bulletin review comic cartoon verse sonnet elegy ode psalm "
    "monograph dissertation primer catechism missal breviary"
)
_IDEAS = word_set(
    "concept notion idea ideal art tradition practice custom ritual dish stew soup bread "
    "drink dance "
    "game feeling kind sort type form institution system style festival ceremony garment term "
    "sense spirit variety traditional local rule principle doctrine maxim formula"
)
THINGS = word_set(
    "dish stew soup bread cake pie pastry cheese sausage noodles dumpling dumplings sauce drink "
    "wine beer liquor spirit tea dance song lullaby lament melody rhythm instrument drum flute "
    "lute game feast festival ceremony rite ritual custom practice tradition art craft garment "
    "dress cloak robe shirt hat cap shoe shoes boat hut tent house bench stove oven knife basket "
    "vessel word term expression phrase greeting toast curse kind sort type form way feeling "
    "longing state principle doctrine rule idea concept notion unit measure tax "
    "butter syrup jam juice milk cream curd yoghurt fish meat chicken pork beef lamb mutton rice "
    "beans lentils porridge salad dessert pudding sweet sweets pancake pancakes biscuit biscuits "
    "roll rolls pasta pickle pickles brandy vodka coffee broth snack dough pot jar bowl cup spoon "
    "blanket carpet rug scarf belt apron sandals boots cart sledge plough mill barn stable well "
    "fence gate roof hearth lamp broom comb toy mask puppet whistle "
    "fisherman's peasant hunters shepherd's"
)
"""What is explained as one of these is a word for it, not a name."""
BRIDGES = word_set(
    "a an the it is was are were as to out by that this with of its his her their them "
    "simply first "
    "be been has have for one single most famous second who which appeared published under "
    "on and in me us him you it "
    "also often sometimes better still back each other once again every at"
)
AFTER = word_set("means meaning meant literally translates translated refers describes")
MEANING = word_set(
    "means meaning meant translates translated refers denotes denoted signifies signified stands"
)
"""What leads from a word to what it says."""
_STRENGTH = {"name": 9.0, "speech": 8.0, "title": 8.0, "idea": 3.5, "said": 6.0}
_CALLS = frozenset(("call", "calls", "called", "calling"))
_FAR = 7
"""Words up to which what a thing is called may stand from the verb."""
_REACH = {"name": 4, "speech": 4, "title": 3, "idea": 2, "said": 3}
WINDOW = 8
"""How many words an announced phrase may have."""


NOUNS = frozenset(("word", "term", "phrase", "expression"))
"""After these a capitalised word is no name."""


class Cue(NamedTuple):
    """An announcement: its kind (name, speech, title, idea, said), its strength, its word."""

    kind: str
    strength: float
    word: str = ""


CUES: dict[str, str] = {}
"""Word that announces → its kind."""
for _words, _named in ((_IDEAS, "idea"), (_SAYING, "said"), (_TITLES, "title"), (_NAMING, "name"),
                       (_SPEAKING, "speech")):  # fmt: skip
    CUES |= dict.fromkeys(_words, _named)  # the last that has a word decides


def announces(form: str) -> str:
    """The kind of cue that a lower-case word is, empty where it is none."""
    return CUES.get(form, "")


def cues(words: list[Word]) -> dict[int, Cue]:
    """The announced words of a line by number: those right after a cue and its small words."""
    found: dict[int, Cue] = {}
    for number, word in enumerate(words):
        kind = announces(word.form) if word.shape == LOWER or number == 0 else ""
        if word.form in BEARING and _borne(words, number):
            kind = "speech"
        if not kind or (kind == "speech" and _tells_who(words, number)):
            continue
        place = number + 1
        for distance in range(_REACH[kind] + 1):
            if place >= len(words) or kind_of(words[place].gap) == STOP:
                break
            if any(ch.isalpha() for ch in words[place].gap):
                break  # a word in another script stands there: it is what was announced
            if words[place].form == "by":
                break  # who made it: "the programme was by Antonín Dvořák"
            if word.form in _OF_PEOPLE and _is_plain_name(words[place]):
                break
            strength = _STRENGTH[kind] - 0.7 * distance
            if place not in found or found[place].strength < strength:
                marked = kind in ("name", "said") and kind_of(words[place].gap) in (COLON, MARK)
                found[place] = Cue("speech" if marked else kind, strength, word.form)
            if words[place].form not in BRIDGES:
                break
            place += 1
        if kind == "name" and word.form in _CALLS:
            _complement(words, number, found)
    return found


def _tells_who(words: list[Word], number: int) -> bool:
    """Whether a verb right behind a quotation is followed by who spoke: “…,” shouted Nino."""
    behind = kind_of(words[number].gap) == MARK and words[number].gap[-1] == " "
    return behind and number + 1 < len(words) and words[number + 1].gap == " "


def _is_plain_name(word: Word) -> bool:
    """Whether a word with a capital stands without marks before it."""
    return word.shape == NAME and kind_of(word.gap) == SPACE


def _complement(words: list[Word], number: int, found: dict[int, Cue]) -> None:
    """Announces what somebody "calls" a thing that is named in between: *called a lazy foreman
    mandria*, at the end of its clause."""
    last = number
    while last + 1 < len(words) and last < number + _FAR and kind_of(words[last + 1].gap) == SPACE:
        last += 1
    ends = last + 1 == len(words) or kind_of(words[last + 1].gap) in (COMMA, STOP, COLON)
    if ends and last > number + 1 and words[last].shape == LOWER and last not in found:
        found[last] = Cue("name", _STRENGTH["idea"], words[number].form)


def _borne(words: list[Word], number: int) -> bool:
    """Whether the subject of a verb is something that bears words: a sign, a banner."""
    for before in range(number - 1, max(-1, number - 6), -1):
        if kind_of(words[before + 1].gap) == STOP:
            return False
        if words[before].form in BEARERS:
            return True
    return False


def spoken(words: list[Word], last: int) -> bool:
    """Whether somebody says the words up to `last`: “…,” she said; “…,” said the clerk."""
    following = words[last + 1 : last + 4]
    if not following or kind_of(following[0].gap) != MARK:
        return False
    return any(word.form in _SAYING or word.form in _SPEAKING for word in following)


def explained(words: list[Word], last: int, line: str) -> bool:
    """Whether something that reads as a translation follows the word `last`."""
    rest = line[words[last].end : words[last].end + 4].lstrip('”’"*_» ')
    if rest.startswith("("):
        return True
    following = words[last + 1 : last + 4]
    if following and following[0].form in AFTER:
        return True
    if spoken(words, last):
        return False
    return any(
        w.form in AFTER or ("," in w.gap and w.form in ("or", "which", "the", "a", "an"))
        for w in following[:2]
    ) or (following[:1] != [] and following[0].form in ("a", "an") and _dashed(following[0].gap))


def _dashed(gap: str) -> bool:
    """Whether a dash stands there."""
    return any(ch in "—–" for ch in gap)
