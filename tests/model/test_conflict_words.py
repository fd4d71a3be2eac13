"""Conflicts as people read them."""

import json

import pytest

from annotator.model.annotation import Conflict
from annotator.model.conflict_words import conflict_in_words, field_in_words, value_in_words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("language", "language"),
        ("annotation", "the whole annotation"),
        ("translations[tr1].text", "text of translation tr1"),
        ("translations[tr1]", "translation tr1"),
        ("translations.order", "order of the translations"),
        ("names.preferred", "which of the names comes first"),
        ("attributions[halyna-kosar|speaker].speaker", "speaker"),
        ("attributions[halyna-kosar|relayer].speaker", "speaker (relayer)"),
        ("attributions[halyna-kosar|speaker].certainty", "certainty of the speaker"),
        ("occurrences[6351–6380]", "further place 6351–6380"),
        ("article.language", "language of the article"),
        ("verdicts[01KAQ9V3T8].decision", "decision of verdict on 01KAQ9V3T8"),
        ("a path of later versions?", "a path of later versions?"),
    ],
)
def test_a_path_becomes_words(path: str, words: str) -> None:
    assert field_in_words(path) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("ky", "“ky”"),
        (None, "nothing"),
        (True, "yes"),
        (["a", "b"], "“a” and “b”"),
        ({"start": 3, "end": 7, "exact": "Двір"}, "3–7 “Двір”"),
        ({"id": "tr1", "text": "Go away!"}, "“Go away!”"),
        ({"id": "tl1", "text": "Ket!", "scheme": "alalc"}, "“Ket!” (alalc)"),
        ([json.dumps({"speaker": "aruzhan", "name": "Aruzhan"})], "Aruzhan"),
        ({"speaker": "aruzhan"}, "aruzhan"),
        ("{not JSON", "“{not JSON”"),
    ],
)
def test_a_value_becomes_words(value: object, words: str) -> None:
    assert value_in_words(json.dumps(value, ensure_ascii=False)) == words


def test_both_sides_and_what_was_before_are_said() -> None:
    changed = Conflict(field="language", ours='"ky"', theirs='"ru"', base='"kk"')
    assert conflict_in_words(changed) == "language: ours “ky”, theirs “ru”, before “kk”"
    new = Conflict(field="note", ours='"a"', theirs='"b"')
    assert conflict_in_words(new) == "note: ours “a”, theirs “b”, before nothing"
    gone = Conflict(field="translations[t1]", ours="", theirs='"changed"', base="{}")
    assert (
        conflict_in_words(gone) == "translation t1: deleted in ours, changed in theirs; it is kept"
    )


def test_a_long_value_is_cut() -> None:
    words = value_in_words(json.dumps("word " * 100))
    assert len(words) == 120
    assert words.endswith("…")


@pytest.mark.parametrize(
    "told", ["[" * 5000, "[" * 400 + "]" * 400, "nonsense", '{"a": {"b": [1, null]}}', "\x1b[31m"]
)
def test_what_is_not_as_expected_is_still_told(told: str) -> None:
    assert value_in_words(told)
