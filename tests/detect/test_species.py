"""Names of species are no foreign words; titles and mottos that look like them are."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Quercus robur and Fagus sylvatica dominate the lower slopes.",
        "The moss Sphagnum fallax grows beside Drosera rotundifolia in the bog.",
        "The beetle, Lucanus cervus, is protected in the county.",
        "Colonies of Myotis myotis hang in the belfry all summer.",
        "The patient had tested positive for Plasmodium falciparum twice.",
        "The oak (Quercus petraea) was felled in a night.",
    ],
)
def test_the_name_of_a_species_is_no_span(text: str) -> None:
    assert found(text) == []


def test_a_slavic_phrase_that_ends_like_latin_is_a_span() -> None:
    assert found("“Tiha voda,” he said, and the engineers laughed.") == ["Tiha voda"]


def test_a_title_that_looks_like_a_species_is_a_span() -> None:
    assert found("He cites the treatise Historia plantarum twice.") == ["Historia plantarum"]


def test_names_in_programs_hold_no_spans() -> None:
    for text in (
        "Set max_conn to 40 and restart nginx before noon.",
        "The function parseInt takes a radix, and str.casefold does what lower() does not.",
        "He posts on Reddit as u/kaputtmacher and on no other site.",
    ):
        assert found(text) == []


def test_a_line_with_nothing_but_names_of_variables_to_mask_is_masked() -> None:
    assert found("Users mariposita_x and el_jefe were banned.") == []
