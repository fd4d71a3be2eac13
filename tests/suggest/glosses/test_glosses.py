"""Translations that an article gives for its foreign words."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Candidate, Gloss
from annotator.suggest.glosses import find_glosses, with_kinds

ROOT = Path(__file__).parents[3] / "benchmarks" / "quotes"


def glosses(text: str, *foreign: str) -> tuple[Gloss, ...]:
    spans = tuple(
        Candidate(start=text.index(f), end=text.index(f) + len(f), language="kk", script="Cyrl")
        for f in foreign
    )
    return find_glosses(text, spans, find_quotations(text, spans))


def records() -> list[dict[str, Any]]:
    lines = (ROOT / "glosses.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.mark.parametrize(
    ("text", "foreign", "want"),
    [
        ("“Шал, кет!”\n(“Old man, go away!”)", "Шал, кет!", ["Old man, go away!"]),
        ("“Шал, кет!”, which means “Old man, go away!”,", "Шал, кет!", ["Old man, go away!"]),
        ("He ate жылқы, the Kazakh word for horse, again.", "жылқы", ["horse"]),
        ("The slogan “Бостандық” — literally, “freedom” — hung", "Бостандық", ["freedom"]),
        ("«Кет», roughly “go” or “leave”, was heard.", "Кет", ["go", "leave"]),
        ("They chanted “No to war” («Нет войне») for hours.", "Нет войне", ["No to war"]),
        ("«Ұят»\nTranslation: Shame", "Ұят", ["Shame"]),
        ("«Кет». This phrase—roughly translated as “Go”—spread.", "Кет", ["Go"]),
        ("He spoke of 躺平 (tangping), or “lying flat,” often.", "躺平", ["lying flat"]),
    ],
)
def test_a_translation_is_found_where_the_text_gives_it(
    text: str, foreign: str, want: list[str]
) -> None:
    assert [g.text for g in glosses(text, foreign)] == want


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("The crowd shouted “Шал, кет!” loudly.", "Шал, кет!"),
        ("She wrote «Жауап бер!» in red paint.", "Жауап бер!"),
        ("The weekly «Новая газета» (founded in 1993) closed.", "Новая газета"),
        ("“Бәрі жақсы,” the soldier said. “I slept,” his sister recalled.", "Бәрі жақсы"),
        ("He lived in Қарағанды (Qaraghandy) until 1990.", "Қарағанды"),
        ("“Алға!” shouted a man, and the hall went quiet.", "Алға"),
    ],
)
def test_what_only_looks_like_a_translation_is_left_alone(text: str, foreign: str) -> None:
    assert glosses(text, foreign) == ()


def test_an_english_quotation_never_gets_a_gloss() -> None:
    text = "The law on “foreign agents” (which critics call “the Russian law”) passed, or “died.”"
    assert find_glosses(text, (), find_quotations(text)) == ()


def test_a_word_whose_language_the_text_names_needs_no_detector() -> None:
    text = "The fix is pure jugaad, Hindi for “a clever repair,” they say."
    (gloss,) = find_glosses(text, (), find_quotations(text))
    assert gloss.text == "a clever repair"
    assert text[gloss.source.start : gloss.source.end] == "jugaad"


def test_a_gloss_carries_its_place_its_reason_and_the_qualifier_of_the_article() -> None:
    text = "«Кет» is on every wall. The word, roughly translated as “go”, is new."
    (gloss,) = glosses(text, "Кет")
    assert text[gloss.start : gloss.end] == gloss.text == "go"
    assert gloss.note == "roughly translated as"
    assert gloss.because == "later: “roughly translated as”"
    assert gloss.confidence is not None and 0.5 < gloss.confidence <= 1.0


def test_a_sentence_about_the_sentence_gives_more_translations_than_the_bracket() -> None:
    text = (
        "“Трамп, Қазақстанға назар сал.”\n(“Trump, watch Kazakhstan.”)\n\nThe sentence, which can "
        "be roughly translated as “Trump, look here” or “Take notice,” was not signed."
    )
    found = glosses(text, "Трамп, Қазақстанға назар сал.")
    assert [g.text.strip(".,") for g in found] == [
        "Trump, watch Kazakhstan",
        "Trump, look here",
        "Take notice",
    ]
    assert len({(g.source.start, g.source.end) for g in found}) == 1
    assert found[0].because == "in brackets right after the words"
    assert found[2].note == "which can be roughly translated as"


def test_a_quotation_that_is_a_gloss_gets_that_kind_and_no_speaker() -> None:
    text = "“Шал, кет!” (“Old man, go away!”) they shouted."
    spans = (Candidate(start=1, end=10, language="kk", script="Cyrl"),)
    quotations = find_quotations(text, spans)
    marked = with_kinds(quotations, find_glosses(text, spans, quotations))
    assert [q.kind for q in marked] == ["foreign", "gloss"]
    assert marked[1].speaker is None


def test_the_benchmark_keeps_its_precision_and_recall() -> None:
    texts: dict[str, list[dict[str, Any]]] = {}
    for record in records():
        texts.setdefault(record["text"], []).append(record)
    right = wrong = missed = 0
    for text, found in texts.items():
        spans = tuple(
            Candidate(
                start=r["source"]["start"], end=r["source"]["end"], language="und", script="Zyyy"
            )
            for r in found
        )
        want = {(g["start"], g["end"]) for r in found for g in r["glosses"]}
        quotations = find_quotations(text, spans)
        have = {(g.start, g.end) for g in find_glosses(text, spans, quotations)}
        edges = {w for w in want if any(abs(w[0] - a) + abs(w[1] - b) <= 1 for a, b in have)}
        right += len(edges)
        missed += len(want) - len(edges)
        wrong += max(0, len(have) - len(edges))
    assert right + missed >= 500
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.94


pieces = st.sampled_from(
    ["“", "”", "(", ")", "«Кет»", "or", "which means", "Kazakh for", "“go”", ",", ".", "\n", "кет"]
)


@given(st.lists(pieces, max_size=30).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_glosses_of_any_text_lie_in_it_and_outside_of_their_source(text: str) -> None:
    spans = tuple(
        Candidate(start=i, end=i + 3, language="ky", script="Cyrl")
        for i in range(len(text))
        if text[i : i + 3].lower() == "кет"
    )
    for gloss in find_glosses(text, spans, find_quotations(text, spans)):
        assert 0 <= gloss.start < gloss.end <= len(text)
        assert text[gloss.start : gloss.end] == gloss.text
        assert gloss.end <= gloss.source.start or gloss.source.end <= gloss.start


@pytest.mark.parametrize(
    ("text", "source", "want"),
    [
        ("The years of ubadlo (“hunger”) were long.", "ubadlo", "hunger"),
        ("They call the party Nowa Zorza (New Dawn) here.", "Nowa Zorza", "New Dawn"),
        (
            "She asked for “agua y leña,” or “water and wood,” again.",
            "agua y leña",
            "water and wood",
        ),
        ("“Je li tko ovdje?” he calls. “Is anyone here?”", "Je li tko ovdje?", "Is anyone here?"),
        (
            "They want “land and freedom” (tierra y libertad).",
            "tierra y libertad",
            "land and freedom",
        ),
    ],
)
def test_a_gloss_gives_away_foreign_words_that_no_detector_saw(
    text: str, source: str, want: str
) -> None:
    (gloss,) = find_glosses(text, (), find_quotations(text))
    assert (text[gloss.source.start : gloss.source.end], gloss.text) == (source, want)


@pytest.mark.parametrize(
    "text",
    [
        "Kurmanbek Osmonov (“the best man for the job”) was sworn in.",
        "Huawei, meaning many firms, will suffer.",
        "“It will rain,” said Orozbekov, meaning “soon.”",
        "Osmonov (the former mayor) and “the old guard” (Osmonov’s friends) left.",
        "“We was talkin’ ’bout y’all,” he said. “It were late.”",
    ],
)
def test_names_and_english_are_given_no_gloss_without_a_span(text: str) -> None:
    assert find_glosses(text, (), find_quotations(text)) == ()


@pytest.mark.parametrize(
    ("text", "foreign", "want"),
    [
        ("“We stay,” they sang in Zulu. “Siyahlala lapha.”", "Siyahlala lapha.", "We stay"),
        ("In Tatar, “our land” is безнең җир.", "безнең җир", "our land"),
        ("Phrases\n\nGood night – Хәерле төн", "Хәерле төн", "Good night"),
    ],
)
def test_a_translation_may_come_first(text: str, foreign: str, want: str) -> None:
    (gloss,) = glosses(text, foreign)
    assert gloss.text.startswith(want)


def test_whoever_says_it_in_english_translates() -> None:
    text = "The motto is «ძალა ერთობაშია». “Strength is in unity,” she said in English for me."
    assert [g.text for g in glosses(text, "ძალა ერთობაშია")] == ["Strength is in unity"]


def test_the_same_quotation_is_found_however_long_the_article_is_before_it() -> None:
    text = "They walked on for an hour and spoke of old times. " * 9
    text += "The years of ubadlo (“hunger”) were long."
    (gloss,) = find_glosses(text, (), find_quotations(text))
    assert gloss.text == "hunger"


@pytest.mark.parametrize(
    ("text", "foreign", "want"),
    [
        ("Scholars render хат variously as “letter” or “script”.", "хат", ["letter", "script"]),
        ("“Рахмет,” she would mutter – thank you – and go.", "Рахмет", ["thank you"]),
        ("The saying — the Spanish call it hacerse el sueco, to play the Swede — is old.",
         "hacerse el sueco", ["to play the Swede"]),
        ("A word, қалам (my letter), is on it.", "қалам", []),
        ("The poster had the word Отпор (resistance).", "Отпор", ["resistance"]),
        ("At the bakery Алтын (open until six) they queue.", "Алтын", []),
        ("The manager of «Голубь» — “a rag”, in his words — left.", "Голубь", []),
    ],
)  # fmt: skip
def test_verbs_and_nouns_around_the_words_decide(text: str, foreign: str, want: list[str]) -> None:
    assert [g.text for g in glosses(text, foreign)] == want


def test_only_so_many_foreign_passages_of_a_text_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "“жол” means “road”. “үй” means “house”. “нан” means “bread”."
    assert [g.text for g in glosses(text, "жол", "үй", "нан")] == ["road", "house", "bread"]
    monkeypatch.setattr("annotator.suggest.glosses.finder.MAX_SPANS", 2)
    assert [g.text for g in glosses(text, "жол", "үй", "нан")] == ["road", "house"]
    monkeypatch.setattr("annotator.suggest.glosses.finder.MAX_SOURCES", 1)
    assert [g.text for g in glosses(text, "жол", "үй", "нан")] == ["road"]
