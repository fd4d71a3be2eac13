"""The English first, the original behind it, and what is none."""

import re

import pytest

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Candidate
from annotator.suggest.glosses import find_glosses

PART = re.compile(r"\{\{(?:\d:)?([^|]+)\|([\w-]+)(?:\|\d)?\}\}|\[\[(?:\d:)?([^\]]+)\]\]")


def read(example: str) -> tuple[str, tuple[Candidate, ...], list[str]]:
    """The text of an example, its foreign spans, its translations."""
    text, at = "", 0
    spans: list[Candidate] = []
    wanted: list[str] = []
    for match in PART.finditer(example):
        text += example[at : match.start()]
        begin = len(text)
        text += match.group(1) or match.group(3)
        if match.group(1):
            spans.append(
                Candidate(start=begin, end=len(text), language=match.group(2), script="Zyyy")
            )
        else:
            wanted.append(match.group(3))
        at = match.end()
    return text + example[at:], tuple(spans), wanted


NONE = [
    "He praised “the courage of the nurses” and sang {{Bella ciao|it}} with them until dawn.",
    "“It is a scandal,” she told {{Il Messaggero di Ponente|it}}, a regional paper.",
    "“I have nothing to add,” he said. Behind him a man shouted “{{Виж го ти!|bg}}” and laughed.",
    "“Fire!” shouted one. “{{Su getirin!|tr}}” shouted another.",
    "She ordered the fish, {{bacalhau à Brás|pt}}, and a “small beer”.",
    "“A good year,” he said, and his wife added: “{{Kako za koga|sr-Latn}}.”",
    "“You have to like dust” ({{Der Bote|de}}) is the only sentence worth keeping.",
    "“They took all of it” ({{Nasha Gazeta|ru-Latn}}, 4 March).",
    "A line of the poem is cut in granite, {{கற்க கசடற|ta}}, and pupils touch it.",
    "Two words on the back of a bus seat, {{Нет войне|ru}}, were painted over.",
    "The poster for “The Tempest” hung beside one for {{Vihar után|hu}}, a comedy.",
    "The parliament ({{Sabor|hr}}) meets on Tuesday.",
    "“He was such a good man” – {{Ivan Perić|hr}}, who lives next door, wept.",
    "Two women in black, {{las viudas|es}}, sat by the door.",
    "The old prison, {{Κάτω Πύργος|el}}, has been called “a stain on the harbour”.",
    "A boy of ten stood on a bin and read from his phone: {{我们要呼吸|zh}}.",
    "The director of “Salt and Water”, {{Zlatan Perić|hr}}, was absent.",
    "The verb “to be” is left out in Georgian ({{es me|ka-Latn}}) and added in poems.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_stands_before_foreign_words_is_no_translation_of_itself(sentence: str) -> None:
    text, spans, _ = read(sentence)
    assert find_glosses(text, spans, find_quotations(text, spans)) == ()


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        (
            "She said “[[yes]]” and “[[of course]]” (“{{igen|hu}}” and “{{persze|hu}}”).",
            {"igen": "yes", "persze": "of course"},
        ),
        (
            "The slogans, “[[Bread for all]]” and “[[Land for those who work it]]”, read "
            "{{Pan para todos|es}} and {{Tierra para quien la trabaja|es}}.",
            {
                "Pan para todos": "Bread for all",
                "Tierra para quien la trabaja": "Land for those who work it",
            },
        ),
    ],
)
def test_several_translations_belong_to_the_originals_in_their_order(
    sentence: str, pairs: dict[str, str]
) -> None:
    text, spans, _ = read(sentence)
    found = find_glosses(text, spans, find_quotations(text, spans))
    assert {text[g.source.start : g.source.end]: g.text for g in found} == pairs


@pytest.mark.parametrize(
    "text",
    [
        "“We lost,” he said in German. Schröder, Köpke and Höß were absent.",
        "“Never!” (Škvorecký, 1984) is the shortest of the letters.",
        "She called it “a shame” (Müller disagreed).",
    ],
)
def test_names_behind_english_in_marks_are_no_originals(text: str) -> None:
    assert find_glosses(text, (), find_quotations(text, ())) == ()


@pytest.mark.parametrize(
    ("text", "original", "want"),
    [
        ("The crowd cried “Shame!” (Rușine!) at his car.", "Rușine", "Shame!"),
        (
            "He had, they said, “swallowed the key” (the Turkish is anahtarı yutmuş).",
            "anahtarı yutmuş",
            "swallowed the key",
        ),
        ("The goalkeeper’s nickname, “the Cupboard” (Skåpet), fits.", "Skåpet", "the Cupboard"),
    ],
)
def test_english_in_marks_gives_away_originals_that_no_detector_saw(
    text: str, original: str, want: str
) -> None:
    (gloss,) = find_glosses(text, (), find_quotations(text, ()))
    assert (text[gloss.source.start : gloss.source.end], gloss.text) == (original, want)
