"""One line of an article: its foreign stretches with their languages, before any evidence."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from annotator.detect.company import in_company
from annotator.detect.edges import BRACKETS, balanced, unpaired, with_own_marks
from annotator.detect.gate import may_be_foreign
from annotator.detect.hashtags import translated_tags
from annotator.detect.hints import line_hints, nearby
from annotator.detect.latin import Found, latin_blocks, word_spans
from annotator.detect.latin_names import RARE, language_scores
from annotator.detect.masks import mask
from annotator.detect.matrix import Matrix, matrix_of
from annotator.detect.naming import Ranked
from annotator.detect.old_spelling import ranking
from annotator.detect.parallels import Parallel, parallels
from annotator.detect.priors import prior
from annotator.detect.runs import Run, script_runs
from annotator.detect.sayings import SAYING
from annotator.detect.tongues import tongue_at
from annotator.detect.words import Gains, gains, words_in
from annotator.detect.wordsets import word_set

SCRIPT, SOLE, QUOTED, PLAIN, SINGLE = "script", "sole", "quoted", "plain", "single"
"""Routes: by script among several languages · the script's one language · words between marks ·
words in running text · one word in running text. And SAYING: a phrase of the list."""


BESIDE = "beside"
"""The cue of words that stand beside their original in another script."""
SURE = 6.0
"""From which lead on a stretch's language is sure."""
DEPTH = 8
"""How many languages of a stretch are kept: what stands elsewhere may speak for any of them."""
MANY = 20
"""Stretches of a line up to which they speak for one another."""
SCRIPT_HINT, SCRIPT_LINE = 6.0, 3.0
"""What the name of a language nearby adds to it, in another script; elsewhere in the line."""
SCRIPT_TOLD = 14.0
"""What it adds where it stands right before the run or right after it: "the Sanskrit word X"."""
LITTLE_KNOWN = 5.5
"""What a language of which a table knows little gains by being named, besides."""
BESIDE_MOST, BESIDE_UNKNOWN = 8.0, 4.0
"""What a transliteration takes, at most, from a language that is not romanised so; and from one of
which it is not known how it is."""
_OF_WORDS = word_set(
    "word words term for phrase name saying proverb original text title verb noun root is the as in"
    " written script letters literally characters character from"
)
_CLAUSE = re.compile(r"[^\s\W]+")
_FEW, _KEPT = 4, 256
"""Words of a stretch whose ranking is kept within a line, and how many are."""
_LONG = 2000
"""Code points beyond which a line is not kept with its hits: two thousand lines are."""
_SHORT = 80
"""Code points up to which the ranking of a run is kept."""


class Hit(NamedTuple):
    """A foreign stretch of a line. Offsets are in the line."""

    start: int
    end: int
    script: str
    ranking: tuple[tuple[float, str], ...]
    """The best languages with their scores (natural logarithms), best first."""
    route: str
    letters: int
    words: int
    cue: str = ""
    """Kind of the words that announce it; empty where none do."""
    near: tuple[str, ...] = ()
    """Languages and peoples named within a few words, primary subtags."""
    elsewhere: bool = False
    """Whether what stands elsewhere in the article decided between the best languages."""

    @property
    def language(self) -> str:
        """BCP 47 of the best language."""
        return self.ranking[0][1]

    @property
    def margin(self) -> float:
        """How far the best language is ahead of the next; large where there is none."""
        return self.ranking[0][0] - self.ranking[1][0] if len(self.ranking) > 1 else 99.0


def line_hits(line: str, tag: str) -> tuple[Hit, ...]:
    """The foreign stretches of a line in an article whose main language is `tag`, in order.

    Kept for lines met again, as scraped articles repeat themselves; not for lines of many pages.
    """
    return _kept_hits(line, tag) if len(line) <= _LONG else fresh_hits(line, tag)


@lru_cache(maxsize=2048)
def _kept_hits(line: str, tag: str) -> tuple[Hit, ...]:
    return fresh_hits(line, tag)


def fresh_hits(line: str, tag: str) -> tuple[Hit, ...]:
    """The same as `line_hits`, found anew and not kept."""
    matrix = matrix_of(tag)
    masked = mask(line)
    hits = [] if masked.isascii() else _by_script(masked, matrix)
    if matrix.script == "Latn":
        if not matrix.english or may_be_foreign(masked):
            hits += _by_words(masked, matrix, [(hit.start, hit.language) for hit in hits])
    else:
        hits += _latin_inside(masked, matrix)
        if matrix.has_rivals() and not masked.isascii():
            hits += _by_words(masked, matrix)
    if matrix.english and "#" in line:
        hits += _by_tags(line, matrix)
    if not hits:
        return ()
    if matrix.english and not masked.isascii():
        hits = _with_parallels(hits, masked)
    hits = [_with_own_marks(hit, line) for hit in hits]
    if not BRACKETS.isdisjoint(line):
        lone = frozenset(unpaired(line))
        hits = [part for hit in hits for part in _balanced(hit, line, lone)]
    return tuple(sorted(hits))


def _balanced(hit: Hit, line: str, lone: Container[int]) -> Iterator[Hit]:
    """The hit, cut where it holds half a pair of brackets or marks."""
    parts = list(balanced(line, hit.start, hit.end, lone))
    if len(parts) == 1:
        yield hit._replace(start=parts[0][0], end=parts[0][1])
        return
    for start, end in parts:
        text = line[start:end]
        letters = sum(map(str.isalpha, text))
        yield hit._replace(start=start, end=end, letters=letters, words=len(text.split()))


def _by_script(line: str, matrix: Matrix) -> list[Hit]:
    """Runs in other scripts than the main language's."""
    found = []
    around = Surroundings(line)
    for run in script_runs(line, korean=matrix.tag not in ("zh", "yue")):
        if matrix.has_rivals() and matrix.script == run.script:
            continue
        if matrix.tag in ("zh", "yue") and run.script in ("Hira", "Kana"):
            found += _japanese_inside(line, run)
            continue
        text = line[run.start : run.end]
        ranked = _ranked(text, run.script)
        if matrix.english and around.named and _doubtful(ranked):
            ranked = around.hinted(ranked, run.start)
        ranking = _first(ranked)
        if ranking[0][1].split("-")[0] == matrix.tag:
            continue
        letters = sum(ch.isalpha() for ch in text)
        route = SCRIPT if len(ranking) > 1 else SOLE
        found.append(
            Hit(run.start, run.end, run.script, ranking, route, letters, len(text.split()))
        )
    return found


def _with_parallels(hits: list[Hit], line: str) -> list[Hit]:
    """The hits, and the romanised words beside those in other scripts; these know their language
    from the run, so they take the place of what was found by words."""
    runs = sorted(hit for hit in hits if hit.route in (SCRIPT, SOLE))
    beside = list(parallels(line, [(run.start, run.end) for run in runs]))
    if not beside:
        return hits
    covered = bytearray(len(line))
    for one in beside:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    for one in beside:
        if len(one.words) > 1 or one.start > runs[one.run].start:
            runs[one.run] = _as_romanised(runs[one.run], one)
    words = [hit for hit in hits if hit.route not in (SCRIPT, SOLE)]
    kept = [hit for hit in words + runs if not any(covered[hit.start : hit.end])]
    return kept + [_romanised(one, runs[one.run]) for one in beside]


def _as_romanised(run: Hit, one: Parallel) -> Hit:
    """A run with its languages ranked anew by the spelling of the transliteration beside it:
    “国立美術館, Kokuritsu Bijutsukan” is Japanese."""
    if run.route == SOLE:
        return run
    source = gains("en").table
    lanes = {tag: number for number, tag in enumerate(source.tags)}
    sums: dict[str, float] = {}
    for _, tag in run.ranking:
        lane = lanes.get(f"{tag.split('-')[0]}-Latn")
        if lane is not None:
            sums[tag] = sum(source.score(word.form)[lane] for word in one.words) * source.step
    if len(sums) < 2:
        return run
    most = max(sums.values())
    again = [
        (
            score + max(sums[tag] - most, -BESIDE_MOST) if tag in sums else score - BESIDE_UNKNOWN,
            tag,
        )
        for score, tag in run.ranking
    ]
    return run._replace(ranking=tuple(sorted(again, key=lambda pair: (-pair[0], pair[1]))))


def _romanised(one: Parallel, run: Hit) -> Hit:
    """A transliteration in the language of its run."""
    ranking = tuple((score, f"{tag.split('-')[0]}-Latn") for score, tag in run.ranking)
    letters = sum(len(word.form) for word in one.words)
    route = QUOTED if len(one.words) > 1 else SINGLE
    return Hit(one.start, one.end, "Latn", ranking, route, letters, len(one.words), BESIDE)


def _ranked(text: str, script: str) -> tuple[Ranked, ...]:
    return _kept_ranking(text, script) if len(text) <= _SHORT else ranking(text, script)


@lru_cache(maxsize=2048)
def _kept_ranking(text: str, script: str) -> tuple[Ranked, ...]:
    """The ranking of a short run, kept: a page may hold the same word ten thousand times."""
    return ranking(text, script)


@lru_cache(maxsize=2048)
def _first(ranked: tuple[Ranked, ...]) -> tuple[tuple[float, str], ...]:
    """The best ones as a hit has them; one object for equal rankings."""
    return tuple((r.score, r.language) for r in ranked[:DEPTH])


def _doubtful(ranked: tuple[Ranked, ...]) -> bool:
    """Whether a hint could still decide between the best two."""
    best = ranked[0].score - SCRIPT_TOLD
    return any(r.score + _rarity(r.language) > best for r in ranked[1:])


def _rarity(language: str) -> float:
    """What a rare language gains when it is named: it is rare no more, and its words, of which the
    table knows few, say little against it."""
    known = prior(language)
    return max(0.0, -known) + (LITTLE_KNOWN if known < RARE else 0.0)


class Surroundings:
    """The words of a line and the languages named in it, worked out at the first question."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._known: dict[tuple[object, ...], tuple[Ranked, ...]] = {}

    @cached_property
    def named(self) -> dict[int, tuple[str, ...]]:
        """The languages named in the line, by number of the word."""
        self._words = words_in(self._line)
        self._starts = [word.start for word in self._words]
        return line_hints(self._words)

    @cached_property
    def _somewhere(self) -> dict[str, float]:
        """What each language named anywhere in the line gains; asked for every run of it."""
        return {tag: SCRIPT_LINE for tags in self.named.values() for tag in tags}

    def hinted(self, ranked: tuple[Ranked, ...], place: int) -> tuple[Ranked, ...]:
        """The ranking of a run at `place` with what names of languages nearby add to it."""
        named = self.named
        number = bisect_left(self._starts, place)
        if not named:
            return ranked
        near, beside = nearby(named, number, number - 1), self._beside(number)
        found = self._known.get((ranked, near, beside))
        if found is None:
            found = self._with(ranked, near, beside)
            if len(self._known) < _KEPT:
                self._known[ranked, near, beside] = found
        return found

    def _beside(self, number: int) -> tuple[str, ...]:
        """The language that is named right before the word `number` or right after the run there,
        with nothing but words like "word" and "for" between."""
        for places in (range(number - 1, number - 4, -1), range(number, number + 2)):
            for at in places:
                if not 0 <= at < len(self._words):
                    break
                if at in self.named and tongue_at(self._words, at):
                    return self.named[at]
                if self._words[at].form not in _OF_WORDS:
                    break
        return ()

    def _with(
        self, ranked: tuple[Ranked, ...], near: tuple[str, ...], beside: tuple[str, ...]
    ) -> tuple[Ranked, ...]:
        told = self._somewhere | dict.fromkeys(near, SCRIPT_HINT)
        told |= dict.fromkeys(beside, SCRIPT_TOLD)
        again = []
        for score, language in ranked:
            bonus = told.get(language.split("-")[0], 0.0)
            again.append(Ranked(score + bonus + _rarity(language) * bool(bonus), language))
        return tuple(sorted(again, key=lambda r: (-r.score, r.language)))


def _japanese_inside(line: str, run: Run) -> list[Hit]:
    """The clauses of a run that are Japanese, in a Chinese article: those with kana enough."""
    found = []
    for match in _CLAUSE.finditer(line, run.start, run.end):
        kana = sum("\u3041" <= ch <= "\u30fa" for ch in match.group())
        size = match.end() - match.start()
        if kana * 5 >= size:
            one = ((0.0, "ja"),)
            found.append(Hit(match.start(), match.end(), "Jpan", one, SOLE, size, 1))
    return found


def _by_words(line: str, matrix: Matrix, runs: Sequence[tuple[int, str]] = ()) -> list[Hit]:
    """Words of the main language's own script."""
    source = gains(matrix.tag)
    found = list(word_spans(line, source, runs))
    kept: dict[tuple[object, ...], list[tuple[float, str]]] = {}
    scores = (_scores(one, source, matrix.lane, kept) for one in found)
    rows: Iterable[list[tuple[float, str]]] = scores
    if matrix.english and 1 < len(found) <= MANY:
        rows = in_company(list(scores), [one.near for one in found])
    return [_hit(one, row, matrix.script) for one, row in zip(found, rows, strict=True)]


def _by_tags(line: str, matrix: Matrix) -> list[Hit]:
    """Hashtags whose words the line translates."""
    source = gains(matrix.tag)
    tags = translated_tags(line, source)
    return [_hit(one, language_scores(one, source, matrix.lane), matrix.script) for one in tags]


def _scores(
    found: Found, source: Gains, main: str, kept: dict[tuple[object, ...], list[tuple[float, str]]]
) -> list[tuple[float, str]]:
    """The ranking of a stretch; that of a short one is `kept` for the same words in the line."""
    if found.tag:
        others = language_scores(found, source, main)
        best = (others[0][0] + 2 * SURE, found.tag)
        return [best, *(one for one in others if one[1] != found.tag)]
    if len(found.words) > _FEW:
        return language_scores(found, source, main)
    words = tuple((word.form, word.gap) for word in found.words)
    key = (words, found.near, found.told, tuple(found.hints.items()))
    row = kept.get(key)
    if row is None:
        row = language_scores(found, source, main)
        if len(kept) < _KEPT:
            kept[key] = row
    return row


def _latin_inside(line: str, matrix: Matrix) -> list[Hit]:
    """Words in Latin letters in an article of another script."""
    source = gains("en")
    return [_hit(found, language_scores(found, source, ""), "Latn") for found in latin_blocks(line)]


def _hit(found: Found, scores: list[tuple[float, str]], script: str) -> Hit:
    letters = sum(len(word.form) for word in found.words)
    route = QUOTED if found.quoted else PLAIN if len(found.words) > 1 else SINGLE
    route = SAYING if found.tag else route
    return Hit(
        found.start, found.end, script, tuple(scores[:DEPTH]), route, letters, len(found.words),
        found.cue, found.near,
    )  # fmt: skip


def _with_own_marks(hit: Hit, line: str) -> Hit:
    start, end = with_own_marks(line, hit.start, hit.end)
    if (start, end) == (hit.start, hit.end):
        return hit
    return hit._replace(start=start, end=end)
