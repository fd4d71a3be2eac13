"""A sheet made for an older text is compared in the text of today."""

from msgspec.structs import replace

from annotator.compare.rebase import onto
from annotator.model.article import Article
from annotator.text.anchoring import describe


def anchored(an, text, start, end, name):
    first = an(start, end, name)
    anchor = describe(text, start, end)
    place = replace(
        first.primary,
        **{f: getattr(anchor, f) for f in ("exact", "prefix", "suffix", "ordinal", "of")},
    )
    return replace(first, occurrences=(place,))


def test_moved_words_are_compared_where_they_are_and_lost_ones_are_listed(an, sheet, text):
    start = text.index("Завтра")
    kept = anchored(an, text, start, start + 22, "A")
    gone = anchored(an, text, text.index("Шын ба?"), text.index("Шын ба?") + 7, "B")
    old = sheet(kept, gone)
    now = "New first line.\n" + text.replace("Шын ба?", "")
    article = Article(id="courtyard", path="corpus/courtyard.txt", text=now, sha256="1" * 64)
    found = onto(old, article)
    (moved,) = found.sheet.annotations
    assert now[moved.start : moved.end] == kept.exact
    assert [a.id for a in found.left_out] == ["B"]
    assert found.sheet.article.sha256 == "1" * 64


def test_a_sheet_of_this_text_is_left_as_it_is(an, sheet, text):
    same = sheet(an(0, 5, "A"))
    article = Article(id="courtyard", path="corpus/courtyard.txt", text=text, sha256="0" * 64)
    assert onto(same, article).sheet is same
