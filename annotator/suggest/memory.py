"""Translation memory: what was confirmed once is offered again, exact first, then like it.

Built from confirmed pairs only, so that no proposal is ever born from another proposal. Nothing
is stored here: the sheets and the imported pairs are the truth, this is an index over them.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.languages.tags import fallbacks
from annotator.model.proposal import Suggestion
from annotator.suggest.memory_entry import OTHER, OWN, TRUST, Entry, key_of
from annotator.suggest.memory_words import because, difference, is_short

PROVIDER = "memory/1"
FLOOR = 85.0
"""Least likeness in per cent that is shown without being asked for; 75 to 84 on request."""
LOWEST = 75.0
SHORT_FLOOR = 95.0
"""For sources under four words: short slogans differ by the one word that matters."""
CASE_ONLY = 99.0
FEW = 100
"""Sources of fitting length up to which their letters are counted before they are compared."""
_RANK = {OWN: 0, OTHER: 1}


class _Index:
    """The entries of one language, by folded key and by its length."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.folded: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.folded[key_of(entry.source).casefold()].append(entry)
        self.keys = sorted(self.folded, key=lambda k: (len(k), k))
        self.lengths = [len(k) for k in self.keys]

    def same(self, key: str) -> list[Entry]:
        """The entries of just that key."""
        return [e for e in self.folded.get(key.casefold(), ()) if key_of(e.source) == key]

    def near(self, key: str, floor: float) -> list[tuple[str, float]]:
        """Other folded keys at least `floor` per cent alike, with their likeness, best first."""
        share = floor / (200.0 - floor)  # the shorter must have this share of the longer
        low = bisect_left(self.lengths, int(len(key) * share))
        high = bisect_right(self.lengths, int(len(key) / share) + 1)
        near = self.keys[low:high]
        if len(near) <= FEW and not any(
            other != key and _may_be_alike(key, other, floor) for other in near
        ):
            return []  # most small memories: what measures likeness is not even loaded
        from rapidfuzz import fuzz, process

        found = process.extract(key, near, scorer=fuzz.ratio, score_cutoff=floor, limit=None)
        others = ((k, score) for k, score, _ in found if k != key)
        return sorted(others, key=lambda f: (-f[1], f[0]))


def _may_be_alike(one: str, other: str, floor: float) -> bool:
    """False where both have too few pairs of neighbouring letters in common for `floor`.

    A letter that is left out breaks two pairs, one that is put in breaks one; taken over both
    directions, each of them costs one and a half.
    """
    both = len(one) + len(other)
    needed = both / 2 - 1 - 1.5 * both * (1 - floor / 100.0)
    common = Counter(pairwise(one)) & Counter(pairwise(other))
    return common.total() >= needed - 0.001


class Memory:
    """Confirmed pairs, looked up by source. Order and answers depend on the entries alone."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_language: dict[str, list[Entry]] = defaultdict(list)
        tags: dict[str, str] = {}
        for entry in entries:
            if entry.source.strip() and entry.target.strip():
                if entry.language not in tags:
                    tags[entry.language] = fallbacks(entry.language)[-1]
                by_language[tags[entry.language]].append(entry)
        self._entries = by_language
        self._made: dict[str, _Index] = {}

    def __len__(self) -> int:
        return sum(len(entries) for entries in self._entries.values())

    def look_up(
        self, text: str, language: str, limit: int = 5, floor: float = FLOOR
    ) -> tuple[Suggestion, ...]:
        """Translations of `text` or of something like it, at most `limit`, best first.

        `language` is BCP 47 of the text: only its own entries are looked at (kk is not ky).
        `floor`: least likeness in per cent, at least 75. Score 1.0 is the same source, confirmed
        by a person here; imported pairs lose ten points. Each wording is offered once.
        """
        index = self._index(language)
        key = key_of(text)
        if index is None or not key:
            return ()
        wanted = max(LOWEST, SHORT_FLOOR if is_short(key) else floor)
        scored = self._scored(index, key, wanted)
        return _offered(key, scored, limit)

    def exact(self, text: str, language: str) -> tuple[Entry, ...]:
        """The entries whose source is the same, own before others', newest first."""
        index = self._index(language)
        found = index.same(key_of(text)) if index else []
        return tuple(entry for _, entry in _in_order((100.0, e) for e in found))

    def _index(self, language: str) -> _Index | None:
        tag = fallbacks(language)[-1] if language else ""
        if tag not in self._entries:
            return None
        if tag not in self._made:
            self._made[tag] = _Index(self._entries[tag])
        return self._made[tag]

    def _scored(self, index: _Index, key: str, floor: float) -> list[tuple[float, Entry]]:
        folded = key.casefold()
        out = [
            (100.0 if key_of(entry.source) == key else CASE_ONLY, entry)
            for entry in index.folded.get(folded, ())
        ]
        for near, score in index.near(folded, floor):
            out += [(score, entry) for entry in index.folded[near]]
        return [(score - TRUST[entry.trust], entry) for score, entry in out]


def _offered(key: str, scored: list[tuple[float, Entry]], limit: int) -> tuple[Suggestion, ...]:
    groups: dict[str, list[tuple[float, Entry]]] = {}
    for score, entry in _in_order(scored):
        groups.setdefault(key_of(entry.target).casefold(), []).append((score, entry))
    return tuple(_suggestion(key, group) for group in list(groups.values())[:limit])


def _suggestion(key: str, group: list[tuple[float, Entry]]) -> Suggestion:
    score, entry = group[0]
    other = difference(key_of(entry.source), key)
    times = sum(1 for _, e in group if key_of(e.source) == key_of(entry.source))
    return Suggestion(
        field="translation",
        text=entry.target,
        origin="memory",
        language=entry.target_language,
        score=round(score / 100.0, 4),
        because=because(entry, score, other, times),
        note=entry.note,
        provider=PROVIDER,
    )


def _in_order(scored: Iterable[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
    """Best likeness first, then own before others', then newer, then by id: never by chance."""
    by_id = sorted(scored, key=lambda f: (f[1].id, f[1].article, f[1].target, f[1].source))
    newest = sorted(by_id, key=lambda f: f[1].when, reverse=True)
    return sorted(newest, key=lambda f: (-f[0], _RANK.get(f[1].trust, 2)))
