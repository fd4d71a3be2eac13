"""Everyday names and phrases under the default scheme, worked out by hand from its table.

Apostrophes count as one sign whatever their shape. The languages of `everyday_extras.tsv` need a
package, and how they divide words is that package's business.
"""

import importlib.util
import unicodedata
from pathlib import Path

import pytest

from annotator.suggest.transliteration import transliterate

MODULES = {
    "ja": ("sudachipy", "sudachidict_core"),
    "zh": ("pypinyin",),
    "th": ("pythainlp", "onnxruntime"),
}
MARKS = dict.fromkeys(map(ord, "ʼ’‘ʻ'"), "'")


def _rows(name: str) -> list[tuple[str, str, str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [(a, b, c) for a, b, c in (line.split("\t") for line in text.split("\n") if line)]


@pytest.mark.parametrize(("language", "source", "latin"), _rows("everyday.tsv"))
def test_it_reads_as_the_table_of_its_scheme_says(language: str, source: str, latin: str) -> None:
    said = transliterate(source, language)
    assert said.text.translate(MARKS) == latin.translate(MARKS)
    assert said.leftover == ()
    decomposed = transliterate(unicodedata.normalize("NFD", source), language)
    assert decomposed.text == said.text


@pytest.mark.extra
@pytest.mark.parametrize(("language", "source", "latin"), _rows("everyday_extras.tsv"))
def test_it_reads_so_where_the_package_is_installed(language: str, source: str, latin: str) -> None:
    modules = MODULES.get(language, ())
    if missing := [m for m in modules if importlib.util.find_spec(m) is None]:
        pytest.skip(f"annotator[{language}] is not installed: no {', '.join(missing)}")
    said = transliterate(source, language)
    joined = str.maketrans("", "", " -")
    assert said.text.translate(MARKS).translate(joined) == latin.translate(MARKS).translate(joined)
    assert said.leftover == ()
