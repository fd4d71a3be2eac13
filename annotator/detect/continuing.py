"""Foreign phrases that go on over words which English has too: *du pain et des roses*, *on dit que
son pain est bon*, *se vende*, *in perpetuum*.

Letters say little of such words. That a phrase does not end in an article, and that what lies
between two of its parts is one too, says more.
"""

from annotator.detect.borders import LINKS, spread
from annotator.detect.chain import Stretch
from annotator.detect.cues import announces
from annotator.detect.gaps import INSIDE, SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.words import LOWER, PHRASE, Gains, Word
from annotator.detect.wordsets import word_set

OPENERS = {
    "fr": "le la les un une des du de et à au aux en dans pour par sur avec sans sous chez que",
    "es": "el la los las un una unos unas de del y en con por para sin al que se mi tu su",
    "pt": "o a os as um uma de do da dos das e em no na nos nas com por para sem que se ao",
    "gl": "o a os as un unha de do da dos das e en no na nos nas con por para sen que se ao",
    "ca": "el la els les un una de del dels i en amb per que al es",
    "it": "il lo la gli le i un una di del dello della dei delle degli e ed nel nella con per da "
    "dal dalla su sul sulla al allo alla ai alle che si se",
    "ro": "un o de la cu și în din pe pentru se",
    "la": "et in ad ex de pro per sub cum sine ab non ac inter post ante contra nec vel aut",
    "de": "der die das den dem des ein eine einen einer eines einem und im von vom zu zum zur mit "
    "für auf aus am bei ohne nach über unter",
    "nl": "de het een van en op met voor te ten ter aan naar uit",
    "af": "die van en op met vir aan uit te",
    "da": "og en et af på til med fra den det de for",
    "nb": "og en et av på til med fra den det de for",
    "nn": "og ein eit av på til med frå den det dei for",
    "sv": "och en ett av på till med från den det de för att",
    "pl": "i w we z ze na do o od za nie po dla",
    "cs": "a v ve z ze na do o od za po",
    "sk": "a v vo z zo na do o od za po",
    "hr": "i u na za o od do s sa",
    "bs": "i u na za o od do s sa",
    "sr-Latn": "i u na za o od do s sa",
    "sl": "in v na za o od do s z",
    "ru-Latn": "i v na za o ot do s k po ne dlya",
    "uk-Latn": "i v na za o vid do z k po ne dlia",
    "hu": "a az és egy",
    "tr": "ve bir bu",
    "id": "dan di ke dari yang untuk",
    "ms": "dan di ke dari yang untuk",
    "sw": "ya wa la na kwa cha za",
    "hi-Latn": "ka ki ke aur",
    "eo": "la de kaj en al",
    "ga": "an na ar agus ag",
    "cy": "y yr ac i",
}
"""Lane → small words that lead on to another: no phrase ends in one."""
_OPENERS = {tag: word_set(words) for tag, words in OPENERS.items()}
_LATIN_IN = frozenset(("in",))
"""English has it too, but sets it before no Latin noun: *in perpetuum*."""
FALLS = -2.5
"""What a word that English has too gains at least in the language that it goes with."""
RATHER = 3.0
"""What a word behind has to gain to go with a phrase whose language was found anew."""
STRONG, _SHORT = 3.0, 3
"""What a word beside a stretch of at most so many words has to gain to go with it."""
BETWEEN = 3
"""Words between two parts of a phrase."""
FEW = 8
"""Words of a stretch whose language is found anew; a longer one has told its own."""
LONGEST = 24
"""Words of a phrase that is made of parts."""
SHARE = 0.6
"""How much of what a part says for its own language it has to say for that of the whole."""


def continued(words: list[Word], found: list[Stretch], source: Gains) -> list[Stretch]:
    """The stretches, in order of place, each with what goes on on its sides, and those made one
    between which only words of their language stand."""
    out: list[Stretch] = []
    changed: list[bool] = []
    parts = _joined(words, sorted(found), source)
    for number, stretch in enumerate(parts):
        few = stretch.last - stretch.first < FEW
        lane = _lane(words, stretch.first, stretch.last, source)[0] if few else stretch.lane
        floor = out[-1].last + 1 if out else 0
        limit = parts[number + 1].first if number + 1 < len(parts) else len(words)
        anew = _beside(words, stretch._replace(lane=lane), (floor, limit), source)
        changed.append(anew != stretch)
        out.append(_leading(words, anew, floor, source))
    for number, stretch in enumerate(out):
        limit = out[number + 1].first if number + 1 < len(out) else len(words)
        out[number] = _trailing(words, stretch, limit, source, changed[number])
    return out


def _lane(words: list[Word], first: int, last: int, source: Gains) -> tuple[int, float]:
    """The language that some words speak for most, and how much."""
    rows = [source.of(word.form, PHRASE) for word in words[first : last + 1]]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    best = max(sums)
    return sums.index(best), best


def _joined(words: list[Word], found: list[Stretch], source: Gains) -> list[Stretch]:
    out: list[Stretch] = []
    for stretch in found:
        short = out and stretch.last - out[-1].first < LONGEST  # else the work grows as a square
        if short and 0 < stretch.first - out[-1].last <= BETWEEN + 1:
            lane = _common(words, out[-1], stretch, source)
            if lane >= 0:
                out[-1] = Stretch(out[-1].first, stretch.last, lane)
                continue
        out.append(stretch)
    return out


def _common(words: list[Word], one: Stretch, other: Stretch, source: Gains) -> int:
    """The language of two stretches and of what stands between them; -1 where they have none."""
    between = words[one.last + 1 : other.first]
    gaps = [word.gap for word in (*between, words[other.first])]
    if any(kind_of(gap) not in (SPACE, INSIDE) for gap in gaps):
        return -1
    if any(word.form in source.functions or word.form in hint_words() for word in between):
        return -1
    lane, _ = _lane(words, one.first, other.last, source)
    openers = _small(source, lane)
    gained = 0.0
    for word in between:
        gain = source.of(word.form, PHRASE)[lane]
        if gain < FALLS or word.shape != LOWER:
            return -1
        if word.form in LINKS and word.form not in openers:
            return -1
        gained += gain
    if one.first == one.last and other.first == other.last and gained < 0.0:
        return -1
    for part in (one, other):
        _, best = _lane(words, part.first, part.last, source)
        said = sum(source.of(w.form, PHRASE)[lane] for w in words[part.first : part.last + 1])
        if said < SHARE * best:
            return -1
    return lane


def _beside(words: list[Word], stretch: Stretch, free: tuple[int, int], source: Gains) -> Stretch:
    """A short stretch with a word right beside it that English has, but that is rather of a
    language which the stretch may be of: *liberum veto*, *stabilitas loci*."""
    first, last = stretch.first, stretch.last
    if last - first >= _SHORT:
        return stretch
    for near, gap_of in ((last + 1, last + 1), (first - 1, first)):
        if not free[0] <= near < free[1] or words[gap_of].gap != " ":
            continue
        word = words[near]
        plain = word.shape == LOWER and word.form in source.known and word.form not in LINKS
        if not plain or word.form in source.functions or announces(word.form):
            continue
        gain = source.of(word.form, PHRASE)
        if max(gain) < STRONG:
            continue
        rows = [source.of(w.form, PHRASE) for w in words[first : last + 1]]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        least = SHARE * max(sums)
        fit = [n for n, total in enumerate(sums) if gain[n] >= STRONG and total >= least]
        if fit:
            lane = max(fit, key=lambda n: sums[n] + gain[n])
            return Stretch(min(first, near), max(last, near), lane)
    return stretch


def _small(source: Gains, lane: int) -> frozenset[str]:
    """The small words of a language that lead on."""
    return _OPENERS.get(source.tags[lane], frozenset())


def _leading(words: list[Word], stretch: Stretch, floor: int, source: Gains) -> Stretch:
    """The stretch with the small words of its language right before it."""
    tag, openers = source.tags[stretch.lane], _small(source, stretch.lane)
    first = stretch.first
    while first > floor and words[first].gap == " ":
        before = words[first - 1]
        if before.form not in openers or before.form in source.functions:
            break
        if before.form in LINKS and not (tag == "la" and before.form in _LATIN_IN):
            break
        if len(before.form) == 1 or source.of(before.form, PHRASE)[stretch.lane] < FALLS:
            break
        first -= 1
    return stretch._replace(first=first)


def _trailing(
    words: list[Word], stretch: Stretch, limit: int, source: Gains, changed: bool
) -> Stretch:
    """The stretch up to the word that its last small word leads to, and what goes with that.

    `changed`: whether its language is another than the one that its end was looked for in.
    """
    if stretch.first == stretch.last:
        return stretch
    last = stretch.last
    while last + 1 < limit and words[last].form in _small(source, stretch.lane):
        after = words[last + 1]
        if after.gap != " " or after.form in source.functions or after.form in LINKS:
            break
        anew = stretch._replace(lane=_lane(words, stretch.first, last + 1, source)[0])
        if words[last].form in _small(source, anew.lane):
            stretch = anew  # soldaet van de
        small = after.form in _small(source, stretch.lane)
        if announces(after.form) or not (small or len(after.form) > 2):
            break
        if source.of(after.form, PHRASE)[stretch.lane] < FALLS:
            break
        last += 1
    if last == stretch.last:
        following = words[last + 1 : min(last + 2, limit)] if changed else []
        if not any(source.of(w.form, LOWER)[stretch.lane] >= RATHER for w in following):
            return stretch
    grown = spread(words, stretch._replace(last=last), source)
    return stretch._replace(last=max(last, min(grown.last, limit - 1)))


__all__ = ["continued"]
