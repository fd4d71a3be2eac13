"""A folded text leads back to the places of the original."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.folded import back, fold_text, fold_words

texts = st.text(alphabet=st.sampled_from("aÉe\u0301“ \u00a0\n한&;#x41ltu\u200b"), max_size=40)


@given(texts)
def test_the_way_back_stays_in_order_and_inside(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert folded.origin == sorted(folded.origin)
    assert folded.origin[-1] == len(text)


def test_character_references_are_read_and_lead_back_to_all_their_letters() -> None:
    text = "He said &ldquo;tea &amp; milk&#8221; &nope; & so"
    folded = fold_text(text)
    assert folded.text == 'he said "tea & milk" &nope; & so'
    at = folded.text.index("tea & milk")
    start, end = back(text, folded, at, at + len("tea & milk"))
    assert text[start:end] == "tea &amp; milk"
    assert folded.near(start) == at


def test_spaces_and_invisible_characters_are_not_part_of_a_place() -> None:
    text = "so \u200b Ja\u00ad  nein"
    folded = fold_text(text)
    at = folded.text.index(" ja ")
    start, end = back(text, folded, at, at + 4)
    assert text[start:end] == "Ja"
    assert fold_words("JÁ") == fold_words("ja\u0301")
