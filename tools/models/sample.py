"""Words drawn from the counts of a language: what a table is refined on, since no texts are at
hand."""

import itertools
import random
from bisect import bisect
from collections import Counter, defaultdict

LONGEST = 25
"""Letters; longer draws are thrown away."""


def draw_words(counts: dict[str, float], tokens: int, seed: int) -> Counter[str]:
    """`tokens` words drawn letter by letter, each by what followed the last four; with their
    counts.

    Most are real words, the rest could be. The same counts and seed give the same words.
    """
    following: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for gram, count in sorted(counts.items()):
        if len(gram) > 1 and count > 0:
            following[gram[:-1]].append((gram[-1], count))
    tables = {
        context: ([ch for ch, _ in pairs], list(itertools.accumulate(n for _, n in pairs)))
        for context, pairs in following.items()
    }
    chance = random.Random(seed)
    drawn: Counter[str] = Counter()
    for _ in range(tokens):
        word = _draw(tables, chance)
        if word:
            drawn[word] += 1
    return drawn


def _draw(tables: dict[str, tuple[list[str], list[float]]], chance: random.Random) -> str:
    word = " "
    while len(word) <= LONGEST:
        context = word[-4:]
        while context and context not in tables:
            context = context[1:]
        if not context:
            return ""
        letters, sums = tables[context]
        letter = letters[min(bisect(sums, chance.random() * sums[-1]), len(letters) - 1)]
        if letter == " ":
            return word[1:]
        word += letter
    return ""
