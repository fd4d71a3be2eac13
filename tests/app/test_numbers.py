"""Numbers stay beside what they stood beside, as long as one item is looked at."""

from annotator.app.numbers import Numbered, Numbers
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Translation
from annotator.model.proposal import Suggestion
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import Offer


def suggestion(field: str, text: str, origin: str = "article") -> Suggestion:
    return Suggestion(field=field, text=text, origin=origin)


def item(*taken: Translation, start: int = 0) -> Item:
    places = (Occurrence(start=start, end=start + 9, exact="Көшеге шық"),)
    note = Annotation(id="n", occurrences=places, translations=taken)
    return Item(
        id="n" if taken else "c",
        start=start,
        end=start + 9,
        state="draft",
        kind="quotation",
        annotation=note if taken else None,
        occurrences=places,
    )


READING = suggestion("transliteration", "Köshege")
OUT, GO = suggestion("translation", "Go out"), suggestion("translation", "Out with you")
WHO = suggestion("speaker", "Aidana")
OFFER = Offer(language="kk", transliterations=(READING,), translations=(OUT, GO), speakers=(WHO,))
WAITING = Translation(id="m", text="Out!", origin="machine", provider="x")


def test_what_is_taken_leaves_its_number_empty() -> None:
    numbers = Numbers()
    assert numbers.now(item(), OFFER) == (READING, OUT, GO, WHO)
    taken = Translation(id="t", text="go  OUT", origin="article", accepted_by="nina")
    assert numbers.now(item(taken), OFFER) == (READING, None, GO, WHO)
    assert numbers.now(item(), OFFER) == (READING, OUT, GO, WHO)


def test_another_scheme_is_still_number_one_and_another_item_begins_anew() -> None:
    numbers, looked = Numbers(), suggestion("transliteration", "Koshege")
    awaited = Offer(language="kk", reading=True, speakers=(WHO,))
    assert numbers.now(item(), awaited) == (None, WHO)
    assert numbers.now(item(), OFFER, looked)[:2] == (looked, WHO)
    assert numbers.now(item(start=40), OFFER) == (READING, OUT, GO, WHO)


def test_what_comes_later_stands_last_and_a_machines_words_are_not_confirmed_by_the_same_key() -> (
    None
):
    numbers = Numbers()
    numbers.now(item(), OFFER)
    said = suggestion("translation", "Out!", "machine")
    more = Offer(
        language="kk", transliterations=(READING,), translations=(OUT, GO, said), speakers=(WHO,)
    )
    assert numbers.now(item(), more) == (READING, OUT, GO, WHO, said)
    assert numbers.now(item(WAITING), more) == (READING, OUT, GO, WHO, None, WAITING)


def test_what_undo_brings_back_without_a_number_numbers_all_anew() -> None:
    numbers, taken = Numbers(), Translation(id="t", text="Go out", origin="article")
    assert numbers.now(item(taken), OFFER) == (READING, GO, WHO)
    numbers.travel()
    assert numbers.now(item(), OFFER) == (READING, OUT, GO, WHO)


def test_undo_leaves_numbers_alone_that_were_all_seen_before() -> None:
    numbers, taken = Numbers(), Translation(id="t", text="Go out", origin="article")
    numbers.now(item(), OFFER)
    numbers.now(item(taken), OFFER)
    numbers.travel()
    assert numbers.now(item(taken), OFFER) == (READING, None, GO, WHO)


def test_there_are_nine_keys() -> None:
    many = tuple(suggestion("translation", f"meaning {n}") for n in range(20))
    found: tuple[Numbered | None, ...] = Numbers().now(
        item(), Offer(language="kk", translations=many)
    )
    assert found == many[:9]
