"""What is offered for one item, out of everything that was found in the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.anchor import Occurrence
from annotator.model.proposal import Candidate, Gloss
from annotator.model.span import Span
from annotator.suggest.romanisers import base
from annotator.tasks.annotation.gloss_index import GlossIndex
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import Offer, glosses_of, offer_for

pieces = st.tuples(st.integers(0, 300), st.integers(1, 40))


@given(st.lists(pieces, max_size=12), st.lists(pieces, min_size=1, max_size=3))
def test_just_the_glosses_of_the_items_own_places_are_offered(
    sources: list[tuple[int, int]], places: list[tuple[int, int]]
) -> None:
    glosses = tuple(
        Gloss(source=Span(s, s + n), start=500 + k, end=501 + k, text=f"gloss {k}")
        for k, (s, n) in enumerate(sorted(sources))
    )
    occurrences = tuple(Occurrence(start=s, end=s + n, exact="x" * n) for s, n in places)
    item = Item(id="i", start=0, end=1, state="candidate", kind="foreign", occurrences=occurrences)
    offered = {s.text for s in glosses_of(item, GlossIndex(glosses))}
    wanted = {g.text for g in glosses if any(g.source.overlaps(o.span) for o in occurrences)}
    assert offered == wanted


def offered(words: str, language: str, script: str) -> Offer:
    place = Occurrence(start=0, end=len(words), exact=words)
    found = Candidate(start=0, end=len(words), language=language, script=script)
    item = Item(
        id="i",
        start=0,
        end=len(words),
        state="candidate",
        kind="foreign",
        candidate=found,
        occurrences=(place,),
    )
    return offer_for(item, GlossIndex(()))


def test_words_without_a_reading_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(base, "import_module", nothing)
    offer = offered("บ้านเรา", "th", "Thai")
    assert offer.transliterations == ()
    assert "pip install 'annotator[th]'" in offer.unread


def test_words_in_a_script_of_no_scheme_say_so_and_latin_ones_say_nothing() -> None:
    assert "no scheme" in offered("東京", "kk", "Hani").unread
    assert offered("Guten Tag", "de", "Latn").unread == ""
    slogan = offered("Шал, кет!", "kk", "Cyrl")
    assert slogan.unread == "" and slogan.transliterations[0].text == "Shal, ket!"
