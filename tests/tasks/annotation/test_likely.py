"""Which language is offered for words that a person marked and no rule had found."""

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation
from annotator.model.proposal import Candidate, Proposals
from annotator.tasks.annotation.gloss_index import GlossIndex
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.likely import NOBODY_KNOWS, likely_language
from annotator.tasks.annotation.offers import offer_for

TEXT = "He wrote «Η θάλασσα ανήκει σε όλους», then παραλία, then пляж, and adios."


def found(words: str, language: str, script: str) -> Candidate:
    start = TEXT.index(words)
    return Candidate(start=start, end=start + len(words), language=language, script=script)


SEA = found("Η θάλασσα ανήκει σε όλους", "el", "Grek")


def marked(words: str, language: str = "") -> Item:
    start = TEXT.index(words)
    places = (Occurrence(start=start, end=start + len(words), exact=words),)
    return Item(
        id="i",
        start=start,
        end=start + len(words),
        state="draft",
        kind="foreign",
        annotation=Annotation(id="i", language=language, occurrences=places),
        occurrences=places,
    )


def test_a_part_of_found_words_is_in_their_language() -> None:
    likely = likely_language(marked("θάλασσα"), TEXT, Proposals(spans=(SEA,)))
    assert (likely.language, likely.script) == ("el", "Grek")
    assert "inside words in Greek" in likely.because


def test_words_in_the_letters_of_what_is_found_nearby_are_in_its_language() -> None:
    proposals = Proposals(spans=(SEA, found("adios", "es", "Latn")))
    assert likely_language(marked("παραλία"), TEXT, proposals).language == "el"
    assert likely_language(marked("пляж"), TEXT, proposals) == NOBODY_KNOWS
    assert likely_language(marked("wrote"), TEXT, proposals) == NOBODY_KNOWS


def test_two_languages_nearby_decide_nothing() -> None:
    old = Candidate(start=9, end=10, language="grc", script="Grek")
    proposals = Proposals(spans=(old, SEA))
    assert likely_language(marked("παραλία"), TEXT, proposals) == NOBODY_KNOWS


def test_it_is_only_offered_and_what_a_person_said_stands() -> None:
    proposals = Proposals(spans=(SEA,))
    assert likely_language(marked("θάλασσα", "grc"), TEXT, proposals) == NOBODY_KNOWS
    item = marked("παραλία")
    likely = likely_language(item, TEXT, proposals)
    offer = offer_for(item, GlossIndex(()), likely=likely)
    assert (offer.language, offer.language_name) == ("el", "Greek")
    assert offer.transliterations[0].text == "paralía"
    assert item.annotation is not None and item.annotation.language == ""
