"""Whatever words and marks are strung together, detection answers, with places in the text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.tasks.detection.detect import propose

PIECES = (
    "“", "”", "‘", "’", '"', "'", "«", "»", "(", ")", ",", ".", ":", ";", "?", "…", "—", "\n",
    "\n\n", ":\n", "said:\n\n", "saying\n", "“We go,” said Ada.", "“жол” (“road”)", "жол, or road,",
    "— in Kazakh,", "which means", "’s", "1", "16,", "Mr.", "U.S.", "he", "She", "they", "it", "I",
    "who", "that", "as", "in", "for", "of", "to", "by", "the", "a", "an", "and", "not", "was",
    "said", "says", "saying", "told", "called", "quoted", "shouting", "according", "adding",
    "announcing", "Reporting", "means", "translated", "or", "word", "term", "Kazakh", "German",
    "слово", "Шал, кет!", "漢字", "ภาษา", "שלום", "سلام", "dzień dobry", "c’est la vie",
    "Feierabend", "Ada Lovelace", "Saule", "Minister", "officials", "protesters", "poster", "sign",
    "reads",
    "Thursday", "LONDON", "-", "–", "\t", "*", "\u200b", "\ud800", "e\u0301", "\r\n", "<b>",
    "&quot;",
)  # fmt: skip


@st.composite
def strung(draw: st.DrawFn) -> str:
    """Pieces, most of them with a space between."""
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=40))
    glued = draw(st.lists(st.sampled_from((" ", " ", " ", "")), min_size=40, max_size=40))
    return "".join(piece + glue for piece, glue in zip(pieces, glued, strict=False))


@settings(max_examples=300, deadline=None)
@given(strung(), st.sampled_from(("en", "en", "en", "ru", "zh", "ar", "de")))
@example("Claiming:\n“We stay.”", "en")
def test_any_text_is_answered_with_places_inside_it(text: str, matrix: str) -> None:
    found = propose(text, matrix)
    layers = (found.spans, found.quotations, found.glosses, found.repeats)
    assert all(0 <= one.start <= one.end <= len(text) for layer in layers for one in layer)
    assert all(g.text == text[g.start : g.end] for g in found.glosses)
