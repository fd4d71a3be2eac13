"""Which punctuation belongs to the foreign words."""

import pytest

from annotator.detect.edges import with_own_marks

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
