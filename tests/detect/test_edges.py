"""Which punctuation belongs to the foreign words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.detect.edges import balanced, unpaired, with_own_marks
from annotator.detect.spans import find_spans

CASES = [
    ("“Трамп, Қазақстанға назар сал.”", "Трамп, Қазақстанға назар сал", "."),
    ("“Шал, кет!” they cried.", "Шал, кет", "!"),
    ("They cried Шал, кет! and left.", "Шал, кет", "!"),
    ("“Тараңыздар,” a loudspeaker said.", "Тараңыздар", ""),
    ("The word is Тараңыздар.", "Тараңыздар", ""),
    ("Тараңыздар.", "Тараңыздар", "."),
    ("(Слава Україні!)", "Слава Україні", "!"),
    ("He wrote «Где мы?!» on it", "Где мы", "?!"),
    ("هل تسمع؟", "هل تسمع", "؟"),
    ("“सच की जीत।”", "सच की जीत", "।"),
    ("The end. Конец. The end", "Конец", ""),
    ("“Τι κάνεις;” she asked", "Τι κάνεις", ";"),
    ("Τι κάνεις; she asked", "Τι κάνεις", ""),
]


@pytest.mark.parametrize(("line", "words", "own"), CASES)
def test_punctuation_is_theirs_or_the_sentences(line: str, words: str, own: str) -> None:
    start = line.index(words)
    assert with_own_marks(line, start, start + len(words)) == (start, start + len(words + own))


def test_the_spanish_opening_mark_belongs_to_the_words() -> None:
    line = "“¡Basta ya!” they said"
    assert with_own_marks(line, 2, 10) == (1, 11)


@given(st.text(alphabet="abж ()[]«»„“”,", max_size=40), st.data())
def test_no_part_of_a_span_holds_half_a_pair(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    lone = frozenset(unpaired(line))
    parts = list(balanced(line, start, end, lone))
    for low, high in parts:
        assert {low + at for at in unpaired(line[low:high])} <= lone
    assert [at for part in parts for at in part] == sorted(at for part in parts for at in part)
    letters = {at for at in range(start, end) if line[at].isalpha()}
    assert letters <= {at for low, high in parts for at in range(low, high)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He reads it as 読む (よむ), to read.", ["読む", "よむ"]),
        ("A square is a bhadra-gaṇita (or bhadra-gaṇitam; an old term).", ["bhadra-gaṇita"]),
        ("Cyprian «nejin» it was.", []),
        ("He wrote Он сказал: «Да» on the wall.", ["Он сказал: «Да»"]),
        ("The button says Вертикал текислаш (юқори) here.", ["Вертикал текислаш (юқори)"]),
    ],
)
def test_a_span_is_cut_at_half_a_pair_or_takes_the_other(text: str, words: list[str]) -> None:
    found = [text[c.start : c.end] for c in find_spans(text)]
    assert [word for word in words if word in found] == words
    assert all(not unpaired(word) for word in found)
