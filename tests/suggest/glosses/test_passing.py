"""What foreign words become in English, by verbs that are no set verbs of translation."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.glosses import find_glosses
from tests.suggest.glosses.test_original import read


@pytest.mark.parametrize(
    "sentence",
    [
        "{{Lagom|sv}} has been sold to the world as “[[just enough]]”.",
        "In court {{izgovor|hr}} was taken down as “[[excuse]]”, and that decided the case.",
        "The curse, {{crkni|sr-Latn}}, came over as “[[drop dead]]” on the evening news.",
        "Generations of children have learned {{labor|la}} as “[[toil]]”.",
        "There {{slunce|cs}} went by as “[[sun]]” or “[[sunshine]]”.",
    ],
)
def test_what_words_stand_as_in_english_is_their_translation(sentence: str) -> None:
    text, spans, wanted = read(sentence)
    found = find_glosses(text, spans, find_quotations(text, spans))
    assert [g.text for g in found] == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "The {{gmina|pl}} treats the forest as “a second church”, says its head.",
        "He regards the {{gmina|pl}} as “a second church”, and says so.",
        "The {{zhensovet|ru-Latn}} was condemned as “a nest of spies”.",
        "The {{starosta|pl}} speaks as “a friend of the poor” and lends at ten per cent.",
        "The {{horo|bg-Latn}} is danced here as “The Old Miller Comes Home at Night” is elsewhere.",
    ],
)
def test_what_is_said_of_a_thing_is_no_translation_of_its_name(sentence: str) -> None:
    text, spans, _ = read(sentence)
    assert find_glosses(text, spans, find_quotations(text, spans)) == ()
