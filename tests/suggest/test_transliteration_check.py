"""A scheme of one's own is tried: its rules, then its examples."""

from pathlib import Path

import pytest

from annotator.languages.schemes import Scheme, all_schemes, parse_scheme
from annotator.suggest.transliteration import schemes_for, transliterate
from annotator.suggest.transliteration_check import problems

MINE = '''
id = "house"
language = "kk"
script = "Cyrl"
title = "Our house style"
engine = "rules"
grade = "B"
source = "our own style book"
rules = """
# a comment
$v = [аеи] ;
а > a ;
б > b ;
"""
examples = [["аб", "ab"]]
'''


def mine(old: str = "", new: str = "") -> Scheme:
    return parse_scheme(MINE.replace(old, new) if old else MINE, "house.toml")


def test_a_good_scheme_has_no_problems_and_is_offered() -> None:
    scheme = mine()
    assert problems(scheme) == []
    assert "house" in [s.id for s in schemes_for("kk", own=[scheme])]
    assert transliterate("аба", "kk-KZ", "house", own=[scheme]).text == "aba"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("б > b ;", "б > $x ;", "line 4 of `rules` cannot be read: б > $x ;"),
        ("б > b ;", "а > b ;", "line 4 of `rules` cannot be read: а > b ;"),
        ('engine = "rules"', 'engine = "icu:Any-Latin"', "'Any-Latin' is not offered"),
        ('"ab"]', '"ba"]', "the example “аб” gives “ab”, not “ba”."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(old: str, new: str, why: str) -> None:
    (said,) = problems(mine(old, new))
    assert why in said


def test_our_own_schemes_have_no_problems() -> None:
    for scheme in all_schemes():
        if not scheme.extra:
            assert problems(scheme) == [], f"{scheme.language}-{scheme.id}"


def test_the_example_in_the_guide_works() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "schemes.md").read_text(encoding="utf-8")
    block = guide.split("```toml\n")[1].split("```")[0]
    assert problems(parse_scheme(block, "guide.toml")) == []
