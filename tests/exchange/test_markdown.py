"""Markdown: whatever stands in an article, it stays words."""

from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from annotator.exchange.formats import FORMATS
from annotator.exchange.markdown import plain
from annotator.exchange.material import Job, Material
from annotator.exchange.prepare import prepared
from annotator.text.display import display

Export = Callable[..., dict[str, bytes]]


def flat(tokens: list[Token]) -> list[Token]:
    return [t for token in tokens for t in [token, *flat(token.children or [])]]


def words(tokens: list[Token]) -> str:
    return "".join(
        "\n" if t.type in ("softbreak", "hardbreak") else t.content
        for t in flat(tokens)
        if t.type in ("text", "text_special", "softbreak", "hardbreak", "code_inline")
    )


@given(st.text(alphabet="*_`[]()<>&#+-=~|\\!.:1a@ \n\t$", max_size=30))
@example("1. one")
@example("    code")
@example("https://x.example")
@example("&amp;")
@example("---")
def test_no_text_is_taken_for_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {plain(text)}x")
    kinds = {t.type for t in flat(tokens)}
    assert kinds <= {
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline", "text"),
        *("paragraph_close", "list_item_close", "bullet_list_close", "text_special"),
    }
    shown = display(text.replace("\r\n", "\n")).replace("\n", " ↵ ").strip(" ")
    assert words(tokens) == shown + "x"


def test_what_is_declared_can_be_read(export: Export, hard: tuple[Material, ...], job: Job) -> None:
    files = export("markdown")
    parser = MarkdownIt("commonmark")
    for material in prepared(hard, job, FORMATS["markdown"]):
        tokens = parser.parse(files[f"{material.article.id}.md"].decode())
        told = words(tokens)
        headings = [t for t in tokens if t.type == "heading_open"]
        assert len(headings) == 1 + len(material.entries)
        for entry in material.entries:
            a = entry.annotation
            values = [a.note, a.status, a.script and a.language, *a.tags]
            values += [v for t in a.translations for v in (t.text, t.note)]
            values += [v for t in a.transliterations for v in (t.text, t.scheme, t.engine)]
            values += [v for t in a.attributions for v in (t.name, t.role, t.cue, t.note)]
            values += [v for c in a.comments for v in (c.author, c.text)]
            for value in values:
                line = display(value.replace("\r\n", "\n")).replace("\n", " ↵ ").strip()
                assert line in told, value
            assert f"code points {a.start}–{a.end}" in told
        assert material.article.sha256 in told
