"""Translations are weighed: what stands between, how long, how built, what the forms say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Candidate, Gloss
from annotator.model.span import Span
from annotator.suggest.glosses import find_glosses
from annotator.suggest.glosses.page import open_page
from annotator.suggest.glosses.weighed import reconsider
from annotator.suggest.glosses.weighed.choice import Surroundings, bare, link, signed_places
from annotator.suggest.glosses.weighed.reconsider import LEAST
from annotator.suggest.glosses.weighed.tokens import tokens_around
from annotator.suggest.glosses.weighed.weights import weights


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def candidates(text: str, *words: str) -> tuple[Candidate, ...]:
    places = [place(text, one) for one in words]
    return tuple(Candidate(start=a, end=b, language="und", script="Zyyy") for a, b in places)


def gloss(text: str, source: str, words: str) -> Gloss:
    start, end = place(text, words)
    first, last = place(text, source)
    at = Span(start=first, end=last)
    return Gloss(source=at, start=start, end=end, text=words, confidence=0.8)


def test_a_passage_is_one_token_and_knows_its_neighbours() -> None:
    text = "They sang “Ой у лузі” and “Ще не вмерла” all night."
    tokens, first, last = tokens_around(
        text, place(text, "Ще не вмерла"), [place(text, "Ой у лузі")]
    )
    assert [t.kind for t in tokens[first:last]] == ["S"]
    assert [t.text for t in tokens if t.kind == "F"] == ["Ой у лузі"]
    assert all(text[t.start : t.end] == t.text for t in tokens)


def test_every_place_is_english_beside_the_passage() -> None:
    text = "The crowd shouted “долой”, down with them, until the “police” came."
    source = place(text, "долой")
    found = [text[p.start : p.end] for p in signed_places(Surroundings(text, source, [], None))]
    assert "down with them" in found
    assert not [words for words in found if "долой" in words or "“" in words]


def test_likelihoods_are_shares_and_ranges_do_not_overlap() -> None:
    text = "She signed it “бабушка” (“grandmother”), as ever."
    source = place(text, "бабушка")
    around = Surroundings(text, source, [], {})
    found, _ = link(around, weights(), LEAST)
    assert found and all(LEAST.agreed <= one.likely <= 1.0 for one in found)
    assert text[found[0].start : found[0].end] == "grandmother"
    looked_at = {bare(text, (one.start, one.end)) for one in signed_places(around)}
    assert {bare(text, (one.start, one.end)) for one in found} <= looked_at


def test_what_was_offered_is_told_apart_by_whether_it_could_be_looked_at() -> None:
    text = (
        "She signed it “бабушка” (“grandmother”), as ever." + " Rain fell." * 40 + " It is “gran”."
    )
    near, far = place(text, "grandmother"), place(text, "gran”")
    offered = {near: "in brackets", (far[0], far[1] - 1): "later"}
    around = Surroundings(text, place(text, "бабушка"), [], offered)
    _, looked_at = link(around, weights(), LEAST)
    assert looked_at == {near}


def test_a_final_mark_in_quotation_marks_belongs_to_the_translation() -> None:
    text = "“Ура!” they cried. (“Hurrah!”) Nobody answered."
    found = find_glosses(text, candidates(text, "Ура!"), find_quotations(text))
    assert [g.text for g in found] == ["Hurrah!"]


@pytest.mark.parametrize(
    ("text", "foreign", "want"),
    [
        (
            "He lives by “poco a poco”, little by little, and is never late.",
            "poco a poco",
            "little by little",
        ),
        ("On the wall was «Мы здесь», we are here, in red paint.", "Мы здесь", "we are here"),
        (
            "A sign at the ford says ходу нет — no passage — in three colours.",
            "ходу нет",
            "no passage",
        ),
        (
            "The village is proud of its “night of the lanterns” (шам түні), held in May.",
            "шам түні",
            "night of the lanterns",
        ),
    ],
)
def test_what_no_form_has_to_say_is_found_by_its_signs(text: str, foreign: str, want: str) -> None:
    found = find_glosses(text, candidates(text, foreign), find_quotations(text))
    assert [g.text for g in found] == [want]
    assert all(g.because for g in found)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("“Добрый вечер,” said the driver, and started the engine.", "Добрый вечер"),
        ("The choir sang Шумит ковыль, all four verses, in the rain.", "Шумит ковыль"),
        ("They ate плов from one dish, and the dog had the bones.", "плов"),
        ("The town of Қостанай (Qostanai) lies on the Tobol.", "Қостанай"),
    ],
)
def test_what_only_stands_beside_foreign_words_is_no_translation(text: str, foreign: str) -> None:
    assert find_glosses(text, candidates(text, foreign), find_quotations(text)) == ()


def test_what_a_form_found_far_away_stays() -> None:
    text = "The stone says “мир”. " + "Nobody reads it now. " * 30 + "It means peace."
    page = open_page(text, candidates(text, "мир"), ())
    far = gloss(text, "мир", "peace")
    assert far in reconsider(page, [far])


def test_what_the_numbers_speak_against_goes() -> None:
    text = "“мир” (“peace”)"
    page = open_page(text, candidates(text, "мир"), find_quotations(text))
    assert reconsider(page, [gloss(text, "мир", "peace")], {"R": -9.0}) == []


def test_what_two_passages_claim_goes_to_the_likelier_one() -> None:
    text = "They wrote хлеб, then соль (“salt”), on the slate."
    found = find_glosses(text, candidates(text, "хлеб", "соль"), find_quotations(text))
    assert [(text[g.source.start : g.source.end], g.text) for g in found] == [("соль", "salt")]


def test_one_more_translation_takes_nothing_from_the_first() -> None:
    text = "The word “сила” (“strength” or “power”) is on every wall."
    found = find_glosses(text, candidates(text, "сила"), find_quotations(text))
    assert [g.text for g in found] == ["strength", "power"]


def test_the_numbers_are_read_once_and_are_many() -> None:
    assert weights() is weights()
    assert len(weights()) > 5_000 and all(abs(n) < 20 for n in weights().values())


WORDS = st.sampled_from(
    [
        "кет",
        "«",
        "»",
        "“",
        "”",
        "(",
        ")",
        ",",
        ".",
        "\n",
        " ",
        "means",
        "go",
        "or",
        "—",
        "'",
        "\u202e",
        "the",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_odd_text_is_weighed_without_a_fault(parts: list[str]) -> None:
    text = " ".join([*parts, "кет", *parts])
    source = place(text, "кет")
    around = Surroundings(text, source, [], {})
    assert all(0 <= a < b <= len(around.tokens) for a, b in around.places)
    found, _ = link(around, weights(), LEAST)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
