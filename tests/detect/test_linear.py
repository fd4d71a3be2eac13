"""Hostile lines: the work grows with the length, not with its square.

Counted, not timed: how many Python function calls a line costs.
"""

from collections.abc import Callable, ValuesView

import pytest

from annotator.detect.lines import Surroundings
from annotator.detect.naming import Ranked
from annotator.detect.spans import find_spans
from tests.counting import calls_of

SHAPES: dict[str, Callable[[int], str]] = {
    "unclosed marks": lambda n: "“a " * n,
    "closed only": lambda n: "a” " * n,
    "brackets": lambda n: "(" * n + "слово" + ")" * n,
    "pairs of straight marks": lambda n: '"et" ' * n,
    "markup": lambda n: "<" * n,
    "tags": lambda n: "[ru] " * n,
    "handles": lambda n: "@a#b " * n,
    "mixed scripts": lambda n: "a б " * n,
    "cyrillic with marks": lambda n: "б” " * n,
    "one long word": lambda n: "qəz" * n,
    "foreign words": lambda n: "dzień dobry " * n,
    "names": lambda n: "Zbigniew Brzoza " * n,
    "cues": lambda n: "called qurut " * n,
    "titles": lambda n: "film Zase nic " * n,
    "signs": lambda n: "sign says wir waren hier " * n,
    "called words": lambda n: "Germans call Feierabend, a " * n,
    "originals": lambda n: "пора (pora) " * n,
    "marked phrases": lambda n: "“Attenti al cane”, " * n,
    "glued scripts": lambda n: "aжש漢" * n,
    "hints": lambda n: "Kazakh qurut " * n,
    "named languages": lambda n: "the Greek xenitia is German for Weh, " * n,
    "series": lambda n: "the Greek words kryptos, graphein and " * n,
    "equations": lambda n: "veri = blood, " * n,
    "translated names": lambda n: "Zemlia i Volia (“Land and Freedom”), " * n,
    "languages in brackets": lambda n: "Mahlzeit (German: mahl), " * n,
    "transcriptions": lambda n: "/ɐb [ɐ " * n,
    "two languages": lambda n: "außer Betrieb, fuori servizio / " * n,
    "loans": lambda n: "intifada (“shaking off”) " * n,
    "combining marks": lambda n: "e\u0301" * n,
    "apostrophes": lambda n: "l'e " * n,
    "translated hashtags": lambda n: "#NieMaZgody (we do not agree) " * n,
    "hashtags": lambda n: "#" + "nie" * n + " (we " * n,
}


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    shape = SHAPES[name]
    find_spans(shape(50))
    once, twice = calls_of(find_spans, shape(400)), calls_of(find_spans, shape(800))
    assert twice <= 2.6 * once + 2000


def test_the_languages_named_in_a_line_are_gathered_once_for_all_its_runs() -> None:
    line = Surroundings("“жол” means “road” in Kazakh. “үй” means “house” in Kyrgyz.")
    asked: list[int] = []

    class Counted(dict[int, tuple[str, ...]]):
        def values(self) -> ValuesView[tuple[str, ...]]:
            asked.append(len(self))
            return super().values()

    vars(line)["named"] = Counted(line.named)
    ranked = (Ranked(0.0, "ru"), Ranked(-1.0, "kk"))
    told = [line.hinted(ranked, place)[0].language for place in (1, 31, 1, 31)]
    assert told == ["kk"] * 4
    assert asked == [2]
