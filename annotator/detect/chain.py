"""Where a line leaves English: the best path of a hidden Markov chain over its words.

States are English and every language of the table. A change costs what `gaps` says of its place.
One pass over the words, linear in their number.
"""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.detect.gaps import MARK, PRICES, SPACE, kind_of, price_of
from annotator.detect.words import ANNOUNCED, LOWER, Gains, Word
from annotator.detect.wordsets import word_set

FOREIGN = 14.0
"""From one foreign language to another, wherever."""
SPACE_PRICE = PRICES[SPACE]
"""What entering costs within a sentence: what has sunk deeper is as good as not entered."""
REACH = 6
"""Words before a strange one at which a walk may enter: a stretch without any does not count."""
MARKED = 12
"""Words between two marks that are walked even where none of them is strange."""
ARTICLES = word_set("der die das den det het la le les el los las il gli os as els les")
"""Articles of other languages: with one, capitals make up a title."""
BLOCK = 4000
"""Words of a line that are walked together."""
EDGE = 3.0
"""Entering at the first word of a line, leaving after its last."""


class Stretch(NamedTuple):
    """Words `first` to `last` (inclusive) in the language of lane `lane`."""

    first: int
    last: int
    lane: int


class Context(NamedTuple):
    """What the text around says: by word number, cheaper entries and exits; by lane, hints."""

    enter: dict[int, float]
    leave: dict[int, float]
    hints: list[dict[int, float]]
    """For each word: lane → bonus at entering. Empty where the line hints at no language."""


NOTHING = Context({}, {}, [])


def stretches(words: list[Word], gains: Gains, context: Context = NOTHING) -> list[Stretch]:
    """The foreign stretches of a line.

    A line of many pages is walked block by block, because the trail of the walk holds a hundred
    numbers a word; what a block border cuts is joined again with its borders (`borders.grown`).
    """
    out: list[Stretch] = []
    open_at = _openings(words, gains) if gains.known else b"\1" * len(words)
    for low in range(0, len(words), BLOCK):
        high = min(len(words), low + BLOCK)
        if open_at.find(1, low, high) >= 0:
            out += _block(words, low, high, gains, context, open_at)
    return out


def _openings(words: list[Word], gains: Gains) -> bytearray:
    """A byte a word: whether a stretch that counts could begin there. Such a stretch has a small
    word that English has not, stands between marks or is announced, or begins with an article."""
    out = bytearray(len(words))
    marked = strange = -1
    for number, word in enumerate(words):
        form = word.form
        if word.gap != " " and kind_of(word.gap) == MARK:
            if 0 <= marked <= strange and number - marked <= MARKED:
                out[marked:number] = b"\1" * (number - marked)
            marked = number
        if form not in gains.known:
            strange = number
            if word.shape == LOWER and len(form) > 1 and gains.peak(form, LOWER) > 0.0:
                first = max(0, number - REACH)
                out[first : number + 1] = b"\1" * (number + 1 - first)
        if word.shape == ANNOUNCED or (form in ARTICLES and word.shape != LOWER):
            out[number] = 1
    if 0 <= marked <= strange and len(words) - marked <= MARKED:
        out[marked:] = b"\1" * (len(words) - marked)  # the closing mark may end the line
    return out


def _block(
    words: list[Word],
    low: int,
    high: int,
    gains: Gains,
    context: Context,
    open_at: bytes | bytearray,
) -> list[Stretch]:
    """The stretches of the words from `low` to before `high`, entered only where `open_at` says."""
    nowhere = [-1e9] * len(gains.tags)
    english, state, best = 0.0, nowhere, -1e9
    trail: list[tuple[float, list[float], float, float]] = []
    hints, enters, leaves = context.hints, context.enter, context.leave
    price = price_of(words[low].gap) if low else EDGE
    for number in range(low, high):
        word, here = words[number], price
        enter = english - max(here - enters.get(number, 0.0), 3.0)
        floor = max(enter, best - FOREIGN)
        trail.append((english, state, enter, best))
        english = max(english, best - max(here - leaves.get(number, 0.0), 3.0))
        if state is nowhere and not open_at[number]:
            if number + 1 < high:
                price = price_of(words[number + 1].gap)
            continue
        sunk = english - SPACE_PRICE
        after = word
        if number + 1 < high:
            # What is worth no more than entering at the next word is as good as not entered.
            after = words[number + 1]
            price = price_of(after.gap)
            sunk = max(sunk, english - max(price - enters.get(number + 1, 0.0), 3.0))
        bonus = hints[number] if hints else {}
        if state is nowhere:
            if english - SPACE_PRICE >= enter and _is_plain(gains, word, after):
                continue
            if _stays_out(gains, word, bonus, sunk - enter):
                continue
        gain = gains.of(word.form, word.shape)
        if state is nowhere:
            state = [floor + g for g in gain]
            for lane, more in bonus.items():
                state[lane] = max(enter + more, floor) + gain[lane]
        else:
            state = _gone_on(state, gain, floor, {n: enter + more for n, more in bonus.items()})
        best = max(state)
        if best <= sunk:
            state, best = nowhere, -1e9
    return _back(words, low, trail, english, state, context)


def _gone_on(
    state: list[float], gain: Sequence[float], floor: float, hinted: dict[int, float]
) -> list[float]:
    """The state after one more word: from each language or, where that is worth more, from `floor`;
    for lanes that are `hinted` at from what is given for them."""
    if hinted:
        state = state.copy()
        for lane, least in hinted.items():
            state[lane] = max(state[lane], least)
    return [(v if v > floor else floor) + g for v, g in zip(state, gain, strict=True)]


def _is_plain(gains: Gains, word: Word, after: Word) -> bool:
    """Whether a word within a sentence is English beyond doubt: long, or another follows."""
    if word.shape != LOWER or word.form not in gains.known:
        return False
    return len(word.form) > 4 or (after.shape == LOWER and after.form in gains.known)


def _stays_out(gains: Gains, word: Word, bonus: dict[int, float], least: float) -> bool:
    """Whether entering at this word leads nowhere: whoever enters at the next is better off.

    True of most English words; it spares the sum over a hundred languages.
    """
    if gains.peak(word.form, word.shape) > least:
        return False
    gain = gains.of(word.form, word.shape)
    return all(gain[lane] + more <= least for lane, more in bonus.items())


def _back(
    words: list[Word],
    low: int,
    trail: list[tuple[float, list[float], float, float]],
    english: float,
    state: list[float],
    context: Context,
) -> list[Stretch]:
    """The stretches of the best path, read from its end; the trail begins at word `low`."""
    out: list[Stretch] = []
    best = max(state)
    lane = state.index(best) if best - EDGE > english else -1
    last = low + len(trail) - 1
    for number in range(last, low - 1, -1):
        before_english, before, enter, top = trail[number - low]
        if lane < 0:
            price = price_of(words[number].gap) if number else EDGE
            if top - max(price - context.leave.get(number, 0.0), 3.0) > before_english:
                lane, last = before.index(top), number - 1
            continue
        stay, switch = before[lane], top - FOREIGN
        hint = context.hints[number].get(lane, 0.0) if context.hints else 0.0
        if stay > enter + hint and stay >= switch:
            continue
        out.append(Stretch(number, last, lane))
        if enter + hint >= switch:
            lane = -1
        else:
            lane, last = before.index(top), number - 1
    out.reverse()
    return out
