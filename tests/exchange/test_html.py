"""The report: a page that loads nothing, runs nothing, and can be read aloud."""

import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.fields import FIELDS
from annotator.exchange.formats import FORMATS
from annotator.exchange.html.marks import Mark, paragraphs
from annotator.exchange.html.tally import spread
from annotator.exchange.material import Job, Material
from annotator.exchange.prepare import prepared
from annotator.text.display import display

Export = Callable[..., dict[str, bytes]]
VOID = {"meta", "br", "img", "link", "input", "hr"}
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class Page(HTMLParser):
    """Parses strictly: every element is closed in its turn."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.headings: list[int] = []
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute twice in <{tag}>"
        assert not (tag == "a" and "a" in self.open), "a link in a link"
        assert not (tag == "p" and "p" in self.open), "a paragraph in a paragraph"
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.words.append(" ")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def all(self, name: str) -> list[str]:
        """The values of one attribute."""
        return [value for _, attrs in self.elements if (value := attrs.get(name))]


@pytest.fixture(params=["pages", "one"])
def pages(request: pytest.FixtureRequest, export: Export) -> dict[str, Page]:
    files = export("html", suggested=True, **{"as": request.param})
    return {name: Page(data) for name, data in files.items()}


def test_nothing_is_loaded_and_nothing_runs(pages: dict[str, Page]) -> None:
    for page in pages.values():
        names = {name for name, _ in page.elements}
        assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
        for name, attrs in page.elements:
            assert not [key for key in attrs if key.startswith("on") or key in ("src", "srcset")]
            assert "style" not in attrs, name
        policies = [a for n, a in page.elements if n == "meta" and "http-equiv" in a]
        assert policies == [
            {
                "http-equiv": "Content-Security-Policy",
                "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                "form-action 'none'",
            }
        ]


def test_the_style_sheet_asks_for_nothing_from_outside(export: Export) -> None:
    data = export("html")["index.html"].decode()
    style = data[data.index("<style>") : data.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_every_link_leads_to_something(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        ids = page.all("id")
        assert len(ids) == len(set(ids))
        for attribute in ("aria-labelledby",):
            assert {name for told in page.all(attribute) for name in told.split()} <= set(ids)
        for href in page.all("href"):
            parts = urlsplit(href)
            assert not parts.scheme
            if parts.path:
                target = os.path.normpath(os.path.join(os.path.dirname(name), unquote(parts.path)))
                assert target in pages
            else:
                assert parts.fragment in ids


def test_languages_are_said_and_headings_do_not_skip_a_level(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert page.elements[0] == ("html", {"lang": "en"})
        assert all(TAG.fullmatch(tag) for tag in page.all("lang"))
        assert page.headings[0] == 1
        assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
        assert [n for n, _ in page.elements].count("main") == 1
    tags = {tag for page in pages.values() for tag in page.all("lang")}
    assert {"en", "kk", "ar", "uk", "kk-Latn"} <= tags


def test_what_is_declared_can_be_read_on_the_page(
    export: Export, hard: tuple[Material, ...], job: Job
) -> None:
    files = export("html")
    for material in prepared(hard, job, FORMATS["html"]):
        page = Page(files[f"articles/{material.article.id}.html"])
        told = " ".join("".join(page.words).split())
        for entry in material.entries:
            a = entry.annotation
            values = [a.exact, a.note, a.status, *a.tags]
            values += [v for t in a.translations for v in (t.text, t.note)]
            values += [t.text for t in a.transliterations]
            values += [v for t in a.attributions for v in (t.name, t.role, t.cue, t.note)]
            values += [v for c in a.comments for v in (c.author, c.text)]
            for value in values:
                shown_value = display(value.replace("\r\n", "\n"))
                assert " ".join(shown_value.split()) in told, value
            assert f"code points {a.start:,}–{a.end:,}" in told
            assert material.article.sha256 in told
    assert set(FIELDS) >= FORMATS["html"].carries


@given(
    st.text(alphabet="ab \n\r<&\u202e", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_any_marks_over_any_text_make_a_sound_page(text: str, pairs: list[tuple[int, int]]) -> None:
    marks = [
        Mark(min(a, b), max(a, b), n, "kk", "done")
        for n, (a, b) in enumerate(pairs, 1)
        if min(a, b) < max(a, b) <= len(text)
    ]
    page = Page(paragraphs(text, marks, "").encode())
    numbers = [word for word in page.words if word.isdigit()]
    words = "".join(word for word in page.words if not word.isdigit())
    shown_text = display(text).replace("\u240d\n", "\n").replace("\n", "")
    assert [w for w in words.replace("\u240d", "") if not w.isspace()] == [
        w for w in shown_text.replace("\u240d", "") if not w.isspace()
    ]
    blank = {n for n, letter in enumerate(text) if letter in " \n\r"}
    seen = [m for m in marks if set(range(m.start, m.end)) - blank]
    assert len(numbers) >= len(seen)


def test_time_is_to_scale() -> None:
    from collections import Counter

    assert spread(Counter({"2026-02-27": 2, "2026-03-01": 1, "x": 9, "2026-02-30": 9})) == [
        ("2026-02-27", 2),
        ("2026-02-28", 0),
        ("2026-03-01", 1),
    ]
    assert len(spread(Counter({"2020-05-01": 1, "2024-01-31": 1}))) == 45
    assert spread(Counter({"9999-12-31": 1})) == []


@pytest.mark.parametrize("size", [1, 2, 3, 4, 8, 9, 10])
def test_a_long_list_of_articles_goes_on_on_pages_of_its_own(
    size: int, export: Export, hard: tuple[Material, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.exchange.html.write.ROWS", size)
    found = {name: Page(data) for name, data in export("html").items()}
    lists = [name for name in found if "/" not in name]
    assert len(lists) == -(-len(hard) // size)
    linked: list[str] = []
    for name in lists:
        hrefs = [unquote(href) for href in found[name].all("href")]
        assert {href for href in hrefs if not href.startswith("#")} <= set(found)
        linked += [href for href in hrefs if href.startswith("articles/")]
    assert sorted(linked) == sorted(f"articles/{m.article.id}.html" for m in hard)
    assert {href for href in found["index.html"].all("href") if href.startswith("list-")} == {
        name for name in lists if name != "index.html"
    }
