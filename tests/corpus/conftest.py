"""The sample articles and what a careful reader marks in them, for the tests beside this file."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
Row = dict[str, Any]


class Corpus:
    """`corpus/` and its manifest, `expected.jsonl`."""

    def __init__(self) -> None:
        lines = Path(__file__).with_name("expected.jsonl").read_text(encoding="utf-8").split("\n")
        self.root = ROOT
        self.rows: dict[str, Row] = {r["article"]: r for r in map(json.loads, filter(None, lines))}
        found = (p for p in (ROOT / "corpus").iterdir() if p.suffix in (".txt", ".md"))
        self.files = {p.stem: p for p in sorted(found)}
        self.phrases = [(a, s) for a in sorted(self.rows) for s in self.rows[a]["spans"]]

    def text(self, article: str) -> str:
        """The article as decoded, line ends as they stand."""
        return self.files[article].read_bytes().decode("utf-8")

    def places(self, article: str, phrase: Row) -> list[int]:
        """Where the phrase begins: the meant place, or every copy in a page that repeats itself."""
        text, found, at = self.text(article), [], -1
        while (at := text.find(phrase["exact"], at + 1)) >= 0:
            found.append(at)
        if "repeats" in self.rows[article]:
            return found
        if "nth" in phrase:
            return found[phrase["nth"] - 1 : phrase["nth"]]
        return found

    def wanted(self, article: str) -> list[tuple[int, int, str]]:
        """(start, end, language) of each marked line of each phrase, trimmed to its letters."""
        text, spans = self.text(article), []
        for phrase in self.rows[article]["spans"]:
            for at in self.places(article, phrase):
                for line in phrase["exact"].split("\n"):
                    place = self.trimmed(text, at, at + len(line))
                    spans.append((*place, phrase["language"]))
                    at += len(line) + 1
        return spans

    @staticmethod
    def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
        """Without anything but letters, marks on letters and digits at the edges."""
        while start < end and unicodedata.category(text[start])[0] not in "LMN":
            start += 1
        while start < end and unicodedata.category(text[end - 1])[0] not in "LMN":
            end -= 1
        return start, end


@cache
def the_corpus() -> Corpus:
    """Read once a run."""
    return Corpus()


@pytest.fixture
def corpus() -> Corpus:
    """The sample articles."""
    return the_corpus()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`article` runs over all articles, `article` with `phrase` over all phrases."""
    if "phrase" in metafunc.fixturenames:
        ids = [f"{a}-{n}" for n, (a, _) in enumerate(the_corpus().phrases)]
        metafunc.parametrize(("article", "phrase"), the_corpus().phrases, ids=ids)
    elif "article" in metafunc.fixturenames:
        metafunc.parametrize("article", sorted(the_corpus().rows))
