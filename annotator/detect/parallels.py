"""Romanised words that stand beside their original: “Пора (pora)”, “(Persian: پل, romanized: pol)”.

What follows a run in another script, in brackets or after a comma, is its transliteration unless it
reads as a translation; the language is the run's. Encyclopedias and travel books write so.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.detect.english import derived, known_words
from annotator.detect.hints import hint_words
from annotator.detect.matrix import matrix_of
from annotator.detect.words import LOWER, Word, words_in

_WINDOW = 120
"""Code points after a run in which its transliteration is looked for."""
_AFTER = re.compile(
    r"""(?x)
    [”"»’'\u200e\u200f)*_\]!?.]{0,3} \s{0,2} (?P<open>[(\[,;/—–]) \s{0,2}
    (?:or\ )? (?P<told>(?:also\ |in\ )?(?:romani[sz]ed(?:\ as)?|(?:[A-Z][a-z]+\ )?romani[sz]ation
        |transliterated(?:\ as)?|transliteration|translit\.?|trans\.
        |Latin|Latini[sz]ed|pronounced|pinyin|Hepburn
        |Hanyu\ pinyin|Wade[–-]Giles|Jyutping|ISO|RTGS|ALA-LC|BGN/PCGN|RR|MR|tr\.)\ ?:?\ *)?
    (?P<mark>[“"‘«'*_]{0,2})
    """
)
_END = re.compile(
    r"""[,;:()\[\]“”"«»*_=|<>—–]|\s[-/]\s|\.(?:\s|$)|(?<!\w)[‘'’](?=\w)|['’](?=\W|$)"""
)
_GLOSS = re.compile(
    r"""(?x) [”"»’'*_]{0,2} [,;:—–]?\s{0,2}
    \)? ,?\s? (?:\(?(?:lit\b|literally|meaning|means|translated|i\.e\.|"|“|‘|')|or\s[“"‘']|=)"""
)
_SCHOLARLY = re.compile("[āēīōūǖǎǐǒǔěḥḫḍṣṭẓṇṛṃġǧšžčʿʾʻʼâîûäöüáéíóúàèìòùəńśźž‘]", re.IGNORECASE)
_NAMED = re.compile(r"\s?(?:in )?(?:(?:[A-Z][a-z]+ )?[A-Z][a-z]+ ?: ?)?[“\"‘«'*_]{0,2}")
"""Between a bracket and the run in it: nothing, or the name of its language."""
_BREAK = re.compile(r"[()\[\],;:.!?“”\"«»*_=|<>—–→]")
_SPOKEN_OF = re.compile(
    r"""(?x) [”"»’'*_]{0,2} (?:
        \s? [,;:—–-] \s? (?:lit\b|literally|meaning|[“"‘«'])
      | [^()\n]{0,60} [)\]] [”"»’'*_]{0,2} ,?\s (?:
            (?:which\ |it\ )? (?:means|meant|meaning|refers\ to|translates|literally)\b
          | (?:(?:is|was|→|—|–)\ )? (?:[Aa]n?|the)\ (?:[A-Z][a-z]+\ ){1,2}
            (?:word|term|phrase|expression)\b
        ))"""
)
"""What follows a run whose romanisation stands before it as a word, not as a name."""
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:i(?:a(?:ng?|o)?|e|ng?|ong|u)?|u(?:a(?:ng?|i)?|e|i|n|o)?|a(?:ng?|i|o)?|e(?:ng?|i|r)?|o(?:ng|u)?)"
)
"""A syllable of Hanyu Pinyin without its tone: initial and final."""
_HYPHENS = "-‐‑’'ʼʻʿ‘"
"""What stands in a word, alone or in twos: “ash-shaʻb”, “al-ʻadl”."""
_REACH, _MOST = 100, 8
"""Code points before a run, and words, that may be its romanisation."""
_SCHOLAR = 5
"""English words of so many letters are a translation's."""


class Parallel(NamedTuple):
    """A romanised stretch: places in the line, its words, and the number of its run."""

    start: int
    end: int
    words: tuple[Word, ...]
    run: int


def parallels(line: str, runs: Sequence[tuple[int, int]]) -> Iterator[Parallel]:
    """The transliterations that follow the runs of a line (places of each: start, end).

    Looks a fixed way beyond each run, and never past the next one.
    """
    for number, (begin, end) in enumerate(runs):
        behind = runs[number - 1][1] if number else 0
        before = _preceding(line, max(behind, begin - _REACH), begin, end)
        if before:
            yield Parallel(before[0].start, before[-1].end, before, number)
        border = runs[number + 1][0] if number + 1 < len(runs) else len(line)
        window = line[end : min(end + _WINDOW, border)]
        found = _AFTER.match(window)
        if found is None:
            continue
        stop = _END.search(window, found.end())
        if stop is None and len(window) == _WINDOW:
            continue
        low, high = found.end(), stop.start() if stop else len(window)
        inside = words_in(window[low:high])
        after = window[high:]
        if not inside:
            continue
        pinyin = found["open"] in "([" and _is_pinyin(line[begin:end], inside)
        if not pinyin and not _romanised(inside, window[low:high], found, after):
            continue
        moved = tuple(w._replace(start=w.start + end + low, end=w.end + end + low) for w in inside)
        yield Parallel(moved[0].start, moved[-1].end, moved, number)


def _preceding(line: str, low: int, begin: int, end: int) -> tuple[Word, ...]:
    """The romanisation of a run before the bracket that it opens: “Danmaku (弾幕, ‘barrage’)”.

    Empty where there is none. With a capital it may be a name, and counts only where the text says
    what the word means.
    """
    bracket = max(line.rfind("(", low, begin), line.rfind("[", low, begin))
    if bracket < 0 or not _NAMED.fullmatch(line, bracket + 1, begin):
        return ()
    text = line[low:bracket].rstrip(" ”\"»’'*_")
    base = low + max((match.end() for match in _BREAK.finditer(text)), default=0)
    inside = words_in(line[base : low + len(text)])
    first = _first_strange(inside)
    if not any(map(_is_strange, inside[first:])):
        return ()
    if any(w.shape != LOWER for w in inside[first:]) and not _SPOKEN_OF.match(line, end):
        return ()
    return tuple(w._replace(start=w.start + base, end=w.end + base) for w in inside[first:])


def _first_strange(words: list[Word]) -> int:
    """The first of the strange words at the end of some.

    What hyphens join is one word, strange if one of its parts is; the last one counts as strange.
    """
    first = len(words)
    for _ in range(_MOST):
        start = first - 1
        while start > 0 and not words[start].gap.strip(_HYPHENS):
            start -= 1
        joined = first == len(words) and start < first - 1
        if start < 0 or not (joined or any(map(_is_strange, words[start:first]))):
            break
        first = start
        if words[first].gap != " ":
            break
    return first


def _is_strange(word: Word) -> bool:
    """Whether English has the word not, nor is it the name of a language or country."""
    known = word.form in known_words() or word.form in hint_words()
    return not known and not derived(word.form, known_words())


def _is_pinyin(run: str, words: list[Word]) -> bool:
    """Whether words without tones are as many syllables as a run has Chinese characters: 躺平 and
    *tang ping*, each of which English has too."""
    plain = "".join(word.form for word in words)
    if len(run) < 2 or len(words) > len(run) or not (run.isalpha() and plain.isascii()):
        return False
    chinese = all("\u3400" <= ch <= "\u9fff" for ch in run)
    if len(words) < len(run) and any(word.form in known_words() for word in words):
        return False  # 面子 (face)
    return chinese and re.fullmatch(f"(?:{_SYLLABLE}){{{len(run)}}}", plain) is not None


def _romanised(words: list[Word], text: str, found: "re.Match[str]", after: str) -> bool:
    """Whether these words are rather a transliteration than a translation or the sentence."""
    if found["told"]:
        return words[0].start <= 1
    known, functions = known_words(), matrix_of("en").functions
    if words[0].start > 1 or len(words) > 8 or any(ch.isdigit() for ch in text):
        return False
    named = sum(w.form in hint_words() for w in words)
    if named * 2 >= len(words) or any(w.form in functions for w in words):
        return False
    strange = [w for w in words if w.form not in known and not derived(w.form, known)]
    if not strange or any(len(w.form) >= _SCHOLAR and w not in strange for w in words):
        return False
    if found["mark"].strip("*_") and len(strange) < len(words):
        return False  # A slogan in marks with a name in it: “No to Khudoni!”.
    if len(strange) * 2 < sum(len(w.form) > 3 for w in words) and not _SCHOLARLY.search(text):
        return False
    if any(w.shape == LOWER and len(w.form) > 2 for w in strange):
        return found["open"] in "([/" or bool(found["mark"]) or _closed(after)
    told = bool(_SCHOLARLY.search(text)) or bool(_GLOSS.match(after)) or bool(found["mark"])
    told = told or (after[:1] == ")" and len(strange) * 3 >= 2 * len(words) > 2)
    return told and (found["open"] in "([/" or _closed(after))


def _closed(after: str) -> bool:
    """Whether the stretch is followed by a comma or the end of brackets, not by its sentence."""
    return after[:1] in (",", ")", "]", ";", "”", '"', "—", "–") or bool(_GLOSS.match(after))
