"""Building tables: counts, smoothing, romanising, choosing and packing, on tiny sources."""

import math
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

import pytest

pytest.importorskip("numpy", reason="building tables needs numpy; the program does not")
pytest.importorskip("scipy", reason="building tables needs scipy; the program does not")

import numpy as np

from annotator.detect.tables import Table
from tools.models import exceptions, said, select
from tools.models.build import romanised_list
from tools.models.lanes import Lane
from tools.models.listed import as_read, ranked
from tools.models.pack import pack
from tools.models.pool import Pool, Sample, picked, places, taught
from tools.models.refine import HARD, Entries, Words, refined, shares
from tools.models.romanise import MAPS, korean, romanised_counts
from tools.models.sample import draw_words
from tools.models.sources import _with_borders
from tools.models.train import Model, grams_of_words

ONE = [("kala", 5.0), ("kana", 3.0), ("maa", 4.0), ("sana", 2.0)]
OTHER = [("gora", 5.0), ("reka", 3.0), ("voda", 4.0), ("trava", 2.0)]


def without_borders(words: list[tuple[str, float]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for word, weight in words:
        for at in range(len(word)):
            for length in range(1, 6):
                if at + length <= len(word):
                    counts[word[at : at + length]] += weight
    return dict(counts)


def test_borders_of_words_follow_from_counts_without_them() -> None:
    whole = grams_of_words(ONE)
    found = _with_borders(without_borders(ONE))
    assert found == {g: c for g, c in whole.items() if len(g) <= 5 and g in found}
    assert {g for g in whole if len(g) <= 4} <= set(found)


def test_romanised_counts_are_the_counts_of_romanised_words() -> None:
    words = [("щука", 2.0), ("юла", 3.0), ("мышь", 1.0)]
    table = MAPS["bg"][0]
    latin = [("".join(table[c] for c in w), n) for w, n in words]
    found = romanised_counts(grams_of_words(words), "bg")
    other = MAPS["bg"][1]
    both: Counter[str] = Counter()
    for one in (latin, [("".join(other[c] for c in w), n) for w, n in words]):
        for gram, count in grams_of_words(one).items():
            both[gram] += count / 2
    assert {g: c for g, c in found.items() if " " not in g} == {
        g: c for g, c in both.items() if " " not in g
    }


def test_hangul_is_romanised_by_syllable() -> None:
    assert korean("한국 사람") == "hanguk saram"


def score(model: Model, word: str) -> float:
    """The sum of what all n-grams of a word say, with the share of word ends."""
    text = f" {word} "
    total = math.log(model.prob[" "])
    for end in range(2, len(text) + 1):
        for start in range(max(0, end - 5), end):
            if text[start:end] != " ":
                total += model.delta(text[start:end])
    return total


def test_the_sum_of_differences_is_the_log_probability_of_a_word() -> None:
    model = Model(grams_of_words(ONE))
    likely = {word: math.exp(score(model, word)) for word, _ in ONE}
    assert sum(likely.values()) < 1.0
    assert likely["kala"] > likely["sana"] > math.exp(score(model, "xyq"))


def test_drawn_words_are_the_same_for_the_same_seed() -> None:
    counts = grams_of_words(ONE)
    assert draw_words(counts, 200, 3) == draw_words(counts, 200, 3)
    assert "kala" in draw_words(counts, 200, 3)


def tiny() -> bytes:
    """A table of two languages, built by all steps."""
    all_counts = [grams_of_words(ONE), grams_of_words(OTHER)]
    grams = select.candidates(iter(all_counts))
    dense = [select.dense(Model(counts), grams) for counts in all_counts]
    says = np.stack([d[0] for d in dense])
    often = np.stack([d[1] for d in dense])
    worth, default = select.relevance(says, often, np.ones(2, np.float32), 0)
    kept = select.chosen_entries(worth, 60).T
    rows = np.nonzero(kept.any(1))[0]
    full = np.ascontiguousarray(says.T)
    start = np.where(kept[rows], full[rows] - default[rows][:, None], 0).astype(np.float32)
    row_of = np.full(len(grams), -1, np.int64)
    row_of[rows] = np.arange(len(rows))
    sample = Sample(listed=4, drawn=20, running=30)
    taken = [
        sample.of(ranked(frozenset(word for word, _ in words), Model(counts)), counts, 1.0, seed)
        for seed, (words, counts) in enumerate(zip((ONE, OTHER), all_counts, strict=True))
    ]
    pool = Pool(taken, {gram: n for n, gram in enumerate(grams)})
    pool.mark([(0, lambda: [word for word, _ in ONE]), (1, lambda: [word for word, _ in OTHER])])
    target = taught(pool, full, np.array([True, True]), 1.5, 1.5)
    equal = np.ones(2, np.float32)
    table = refined(start, kept[rows], target, pool, row_of, equal, passes=2)
    chosen = select.quantised(table, [grams[row] for row in rows], 0.4)
    return pack("Latn", ["aa", "bb"], chosen, 0.4, {})


def test_a_tiny_table_is_the_same_twice_and_tells_its_languages_apart() -> None:
    data = tiny()
    assert data == tiny()
    table = Table("tiny", data)
    for words, right, wrong in ((ONE, 0, 1), (OTHER, 1, 0)):
        for word, _ in words:
            assert table.score(word)[right] > table.score(word)[wrong]


def test_a_batch_moves_the_entries_against_the_slope_of_their_cross_entropy() -> None:
    pool = Pool([(["ab", "b"], [0]), (["cab"], [0])], {" a": 0, "ab": 1, "b ": 2, "ca": 3})
    target = np.array([[0, -1], [-2, 0], [-3, 0]], np.float16)
    chosen = np.array([[True, True], [True, False], [True, True]])
    start = np.array([[0.5, -0.5], [1.0, 0.0], [0.2, 0.4]], np.float32)
    row_of = np.array([0, 1, 2, -1])  # the last n-gram is not in the table
    entries, words = Entries(start, chosen), Words(pool, target, row_of)
    batch = (np.array([0, 1, 3]), np.array([1, 0, 2]), np.array([0, 1]))  # one word, a stretch
    loss = entries.learn(batch, words, rate=0.1)

    met = np.array([[0, 0, 1], [1, 2, 2]], np.float32)  # items × rows
    wanted = (
        (1 - HARD) * shares(target[[1]].astype(np.float32)),
        (1 - HARD) * shares((target[[0]] + target[[2]]).astype(np.float32)),
    )
    aim = np.concatenate(wanted) + HARD * np.eye(2, dtype=np.float32)
    got = shares(met @ start)
    slope = met.T @ (got - aim)
    moved = start - 0.1 * slope / np.sqrt(1e-3 + slope**2)
    assert entries.values == pytest.approx(moved[chosen], abs=1e-5)
    assert loss == pytest.approx(float(-(aim * np.log(got)).sum()), abs=1e-5)


def test_what_is_counted_is_kept_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Counting:
        asked: ClassVar[list[str]] = []

        def counts(self, lane: Lane, script: str) -> dict[str, float]:
            self.asked.append(f"{script}.{lane.tag}")
            return grams_of_words(ONE)

    monkeypatch.setattr(said, "_gatherer", lambda folder: Counting())
    lane = Lane("fi")
    first = said.counts_of(tmp_path, "Latn", lane)
    assert said.counts_of(tmp_path, "Latn", lane) == first == grams_of_words(ONE)
    assert Counting.asked == ["Latn.fi"]


def test_what_lanes_say_stands_in_their_order() -> None:
    column = np.array([1.0, 2.0], np.float32)
    whole = said._together(
        ["a", "b"], [(column, column / 4, [(0.0, "a")]), (-column, column, [])], 2
    )
    assert whole.says.tolist() == [[1.0, -1.0], [2.0, -2.0]]
    assert whole.often.tolist() == [[0.25, 1.0], [0.5, 2.0]]
    assert whole.ranked == [[(0.0, "a")], []]


def test_places_name_only_known_n_grams() -> None:
    assert places("ab", {" a": 0, "b ": 1, "zz": 2}) == [0, 1]


def test_words_of_a_list_come_with_the_likeliest_first() -> None:
    model = Model(grams_of_words([("kala", 50.0), ("maa", 1.0)]))
    found = ranked(frozenset({"maa", "kala", "xyzzy"}), model)
    assert [word for _, word in found] == ["kala", "maa", "xyzzy"]
    assert sum(math.exp(chance) for chance, _ in found) < 1.0


def test_words_of_lists_are_split_as_the_reader_splits_them() -> None:
    assert as_read("L’Eau", "Latn") == ["l", "eau"]
    assert as_read("Қазақ тілі", "Cyrl") == ["қазақ", "тілі"]


def test_the_heaviest_words_are_picked_most_often_and_none_twice() -> None:
    words, weights = ["a", "b", "c", "d"], np.array([1.0, 1.0, 1.0, 1e-9])
    picks = [picked(words, weights, 3, seed) for seed in range(20)]
    assert all(pick == ["a", "b", "c"] for pick in picks)
    assert picked(words, weights, 9, 0) == words


def test_a_pool_knows_in_which_lists_its_words_stand() -> None:
    pool = Pool([(["maa", "kala"], []), (["voda", "maa"], [])], {"ma": 0, "od": 1})
    pool.mark([(1, lambda: ["maa"])])
    assert pool.listed.tolist() == [[False, True], [False, False], [False, False], [False, True]]
    matrix, used = pool.matrix(np.array([0, 2]))
    assert (matrix.toarray().tolist(), used.tolist()) == ([[1.0, 0.0], [0.0, 1.0]], [0, 1])


def test_noting_a_word_is_worth_most_where_the_table_is_wrong_and_nothing_where_it_is_sure() -> (
    None
):
    wanted = np.array([0.95, 0.95, 0.05], np.float32)
    share = np.array([0.05, 0.99, 0.3], np.float32)
    wrong, sure, foreign = exceptions.worth(wanted, share)
    assert wrong > 1.0 > 0.0 > sure > foreign


def test_the_most_worthwhile_words_are_noted_in_an_order_of_their_own() -> None:
    notes = [exceptions.Noted(w, tag, word) for w, tag, word in ((1, "b", "x"), (2, "a", "y"))]
    assert exceptions.best(notes) == exceptions.best(notes[::-1]) == [("a", "y"), ("b", "x")]


def test_words_of_languages_that_are_met_often_are_noted_before_others() -> None:
    notes = [exceptions.Noted(1.0, tag, "x") for tag in ("fi", "gl", "mt", "ru")]
    assert [tag for tag, _ in exceptions.best(notes)] == ["ru", "fi", "gl", "mt"]


def test_some_lists_teach_no_table_but_are_noted_from() -> None:
    russian, finnish, kazakh = Lane("ru"), Lane("fi"), Lane("kk")
    assert (russian.words, russian.noted) == ("", "rus")
    assert finnish.words == finnish.noted == "fin"
    assert not kazakh.noted


def test_the_shipped_list_of_romanised_words_is_what_the_own_lists_give() -> None:
    shipped = files("annotator.detect").joinpath("data/romanised.txt").read_text(encoding="utf-8")
    assert romanised_list() == shipped
    assert "further" not in shipped
