"""Forms for comparing."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.normal import fold, fold_with_map, nfc

texts = st.text(alphabet=st.sampled_from("aÉe\u0301\u0323ß’“ \u00a0\n한Й…\u200bİ"), max_size=30)


def test_spellings_of_the_same_words_are_equal() -> None:
    assert fold("“Он\u00a0—  СКАЗАЛ’’…”") == fold("\"он - сказал''...\"")
    assert fold("Cafe\u0301") == fold("CAFÉ") == "café"
    assert fold("  a\u200b b\n") == "a b"
    assert nfc("e\u0301") == "é"


@given(texts)
def test_folding_does_not_depend_on_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded, origin = fold_with_map(text)
    assert len(origin) == len(folded) + 1
    assert origin[-1] == len(text)
    assert origin == sorted(origin)


@given(texts)
def test_the_mapped_form_compares_like_the_plain_one(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert fold_with_map(composed)[0] == fold_with_map(decomposed)[0]
