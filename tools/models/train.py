"""From counts to what each n-gram says for each language (Witten–Bell, as differences)."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

ORDER = 5
"""Longest n-gram."""
LETTERS = 2e6
"""Every language with large counts is scaled to this many letters."""


def grams_of_words(words: Iterable[tuple[str, float]]) -> dict[str, float]:
    """n-gram counts up to ORDER of words with their weights; a space marks a border."""
    counts: Counter[str] = Counter()
    for word, weight in words:
        text = f" {word} "
        for at in range(len(text)):
            for length in range(1, ORDER + 1):
                if at + length > len(text):
                    break
                counts[text[at : at + length]] += weight
    counts.pop(" ", None)
    return counts


def letters(counts: dict[str, float]) -> float:
    """How many letters the counts come from."""
    return sum(count for gram, count in counts.items() if len(gram) == 1)


def merged(parts: Iterable[tuple[dict[str, float], float]]) -> dict[str, float]:
    """Counts added up, each scaled to the number of letters named with it (0: as they are)."""
    out: Counter[str] = Counter()
    for counts, target in parts:
        total = letters(counts)
        factor = target / total if target and total else 1.0
        for gram, count in counts.items():
            out[gram] += count * factor
    return out


class Model:
    """One language: what each n-gram adds to, or takes from, the score of its last letter."""

    def __init__(self, counts: dict[str, float]) -> None:
        follow: Counter[str] = Counter()
        types: Counter[str] = Counter()
        for gram, count in counts.items():
            follow[gram[:-1]] += count
            types[gram[:-1]] += 1
        self.total = follow[""] + follow[" "]
        self.counts = counts
        self.step: dict[str, float] = {}
        self.back: dict[str, float] = {}
        prob: dict[str, float] = {}
        floor = 1.0 / (self.total + 500)
        for gram in sorted(counts, key=len):
            context = gram[:-1]
            if gram == " ":
                continue
            if not context:
                prob[gram] = (counts[gram] + 0.5) * floor
                self.step[gram] = math.log(prob[gram])
                continue
            lower = prob.get(gram[1:]) or self._ends(gram[1:], prob)
            seen, kinds = follow[context], types[context]
            prob[gram] = (counts[gram] + kinds * lower) / (seen + kinds)
            self.step[gram] = math.log(prob[gram] / lower)
        for context, kinds in types.items():
            if context:
                self.back[context] = math.log(kinds / (follow[context] + kinds))
        self.unseen = math.log(0.5 * floor)
        self.prob = prob

    def _ends(self, gram: str, prob: dict[str, float]) -> float:
        """P of a word's end without context: the space, which unigram counts do not hold."""
        if gram == " ":
            words = sum(c for g, c in self.counts.items() if len(g) == 2 and g[0] == " ")
            prob[" "] = max(words, 1.0) / (self.total + words)
            return prob[" "]
        return prob.get(gram) or (
            self._ends(gram[1:], prob) if len(gram) > 1 else 0.5 / (self.total + 500)
        )

    def delta(self, gram: str) -> float:
        """log P(last letter | the rest) − log P(last letter | the rest without its first)."""
        known = self.step.get(gram)
        if known is not None:
            return known
        if len(gram) == 1:
            return self.unseen
        return self.back.get(gram[:-1], 0.0)

    def deltas(self, grams: Sequence[str]) -> list[float]:
        """`delta` of many n-grams; a table has a million and a half."""
        known, back, unseen = self.step.get, self.back.get, self.unseen
        return [
            step
            if (step := known(gram)) is not None
            else unseen
            if len(gram) == 1
            else back(gram[:-1], 0.0)
            for gram in grams
        ]

    def frequencies(self, grams: Sequence[str]) -> list[float]:
        """How often each n-gram stands at a letter."""
        count, total = self.counts.get, max(self.total, 1.0)
        return [count(gram, 0.0) / total for gram in grams]
