"""The counts of every lane, from its sources."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from tools.models import romanise, sources
from tools.models.alphabet import count_words, words_of
from tools.models.lanes import LETTERS as CLASSES
from tools.models.lanes import Lane
from tools.models.train import LETTERS, grams_of_words, letters, merged

SMALL = 2e5
"""Letters that names, keywords and small lists count for beside a large table."""
RUNNING = 6e5
"""The same for running text beside a list of words, which knows nothing of how often they are."""
STRANGE = 0.1
"""What a listed word counts that the English list has too."""
_ICU = {"hi": "Deva-Latn", "bn": "Beng-Latn", "ta": "Taml-Latn", "sa": "Deva-Latn",
        "th": "Thai-Latn", "zh": "Han-Latin"}  # fmt: skip


def word_counts(texts: Iterable[str], pattern: "re.Pattern[str]") -> list[tuple[str, float]]:
    """Words of one script with damped weights: a word that a source repeats counts little more."""
    counts = count_words(texts)
    return [
        (word, 1.0 + min(count - 1, 20) ** 0.5)
        for word, count in sorted(counts.items())
        if pattern.fullmatch(word) and len(word) < 40
    ]


def _in_class(counts: dict[str, float], pattern: "re.Pattern[str]") -> dict[str, float]:
    return {g: c for g, c in counts.items() if pattern.fullmatch(g.strip()) and c > 0}


class Gatherer:
    """Reads the sources of lanes out of one folder of unpacked packages."""

    def __init__(self, folder: Path, transliterator: Callable[[str], Callable[[str], str]]) -> None:
        self.folder = folder
        self.transliterator = transliterator
        self._lingua: dict[str, dict[str, float]] = {}

    def lingua(self, code: str) -> dict[str, float]:
        """lingua's counts, read once."""
        if code not in self._lingua:
            self._lingua = {code: sources.lingua_counts(self.folder, code)}
        return self._lingua[code]

    def small_texts(self, lane: Lane) -> list[str]:
        """Names, keywords, stop words and own words of a lane."""
        texts = [text for locale in lane.cldr for text in sources.cldr_phrases(self.folder, locale)]
        texts += sources.stop_words(self.folder, lane.stop) * 3 if lane.stop else []
        return texts + sources.own_words(lane.tag) * 3

    def counts(self, lane: Lane, script: str) -> dict[str, float]:
        """All counts of a lane, in the letters of its script."""
        pattern = re.compile(CLASSES[script])
        parts: list[tuple[dict[str, float], float]] = []
        if lane.lingua:
            counts = _in_class(self.lingua(lane.lingua), pattern)
            parts.append((counts, LETTERS))
        if lane.langdetect:
            parts.append((_in_class(sources.langdetect_counts(lane.langdetect), pattern), LETTERS))
        texts = self.small_texts(lane)
        if lane.roman and script == "Cyrl":
            latin = sources.cldr_phrases(self.folder, lane.roman)
            texts += [romanise.cyrillised(text, lane.roman) for text in latin]
        elif lane.roman:
            parts += self._romanised(lane, pattern)
        if script == "Hani":
            texts = [ch for text in texts for ch in _pieces(text)]
        words = word_counts(texts, pattern)
        if lane.udhr:
            declared = word_counts(sources.udhr_lines(self.folder, lane.udhr), pattern)
            words += declared
        if lane.tag == "en":
            rare = [(word, 1.0) for word in sources.english_words(self.folder, 70)]
            parts.append((grams_of_words(rare), 2 * SMALL))
        counted = bool(lane.lingua) or lane.roman == "sr"
        listed = self.listed(lane, pattern)
        if listed:
            parts.append((grams_of_words(listed), SMALL if counted else LETTERS))
        if words:
            grams = grams_of_words(words)
            many = letters(grams)
            small = min(RUNNING, 30 * many) if listed and not counted else min(SMALL, 3 * many)
            parts.append((grams, small if parts else 0.0))
        return merged(parts)

    @cached_property
    def english(self) -> tuple[frozenset[str], frozenset[str]]:
        """English words by SCOWL, and all that Tesseract's English list holds."""
        listed = {w for t in sources.listed_words(self.folder, "eng") for w in words_of(t)}
        return frozenset(sources.english_words(self.folder, 70)), frozenset(listed)

    def listed(self, lane: Lane, pattern: "re.Pattern[str]") -> list[tuple[str, float]]:
        """Tesseract's words of a lane, each once; English ones are left out, those that stand in
        its English list too (names, strange words) count little."""
        if lane.tag == "en":
            return []
        english, strange = self.english if pattern.match("a") else (frozenset(), frozenset())
        texts = sources.listed_words(self.folder, lane.words)
        words = {word for text in texts for word in words_of(text)} - english
        return [
            (word, STRANGE if word in strange else 1.0)
            for word in sorted(words)
            if pattern.fullmatch(word) and len(word) < 40
        ]

    def _romanised(
        self, lane: Lane, pattern: "re.Pattern[str]"
    ) -> list[tuple[dict[str, float], float]]:
        source = lane.roman
        if source in romanise.MAPS:
            parts = []
            if source not in ("ky", "tg", "uz", "tk", "az"):
                parts.append((romanise.romanised_counts(self.lingua(source), source), LETTERS))
            texts = list(sources.cldr_phrases(self.folder, source))
            texts += sources.stop_words(self.folder, source)
            texts += sources.udhr_lines(self.folder, source)
            for table in romanise.MAPS[source]:
                words = [
                    ("".join(table.get(ch, ch) for ch in _greek(word, source)), weight)
                    for word, weight in word_counts(texts, re.compile(r"\w+"))
                ]
                grams = grams_of_words([w for w in words if pattern.fullmatch(w[0])])
                parts.append((grams, SMALL if parts else 0.0))
            return parts
        texts = list(sources.cldr_phrases(self.folder, source))
        texts += sources.stop_words(self.folder, source)
        texts += sources.udhr_lines(self.folder, source)
        if source == "sa":
            texts += list(sources.cldr_phrases(self.folder, "hi"))[:3000]
        latin = [form for text in texts for form in self._forms(source, text)]
        return [(grams_of_words(word_counts(latin, pattern)), 0.0)]

    def _forms(self, source: str, text: str) -> list[str]:
        if source == "ko":
            return [romanise.korean(text)]
        if source not in _ICU:
            return []
        transliterate = self.transliterator(_ICU[source])
        if source == "zh":
            return romanise.chinese(text, transliterate)
        if source == "th":
            return [romanise.fold(transliterate(text))]
        forms = romanise.indic(text, transliterate)
        return forms[1:] if source == "sa" else forms


def _greek(word: str, source: str) -> str:
    return romanise._plain_greek(word) if source == "el" else word


def _pieces(text: str) -> list[str]:
    """Characters and pairs: Chinese and Japanese have no spaces between words."""
    runs = words_of(text)
    return [run[i : i + n] for run in runs for n in (1, 2) for i in range(len(run) - n + 1)]
