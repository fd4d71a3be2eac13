"""The library's rows are kept as long as their files are the same."""

import os
from collections.abc import Callable

from annotator.model.sheet import Sheet
from annotator.model.span import Span
from annotator.model.speaker import SpeakerName
from annotator.store.index import Index, file_state, key_of
from annotator.store.sheets import save_sheet
from annotator.store.workspace import Workspace


def test_rows_come_back_under_their_key_only(ws: Workspace) -> None:
    index = Index(ws, "library", Span)
    index.put("fair", "k1", Span(1, 2))
    index.save()
    again = Index(ws, "library", Span)
    assert again.get("fair", "k1") == Span(1, 2)
    assert again.get("fair", "k2") is None
    assert again.get("other", "k1") is None


def test_any_view_has_a_file_of_its_own_inside_the_cache(ws: Workspace) -> None:
    for view in ("library-" + "a" * 64, "../../x", "library-_adjudicated"):
        index = Index(ws, view, Span)
        assert index.path.parent == ws.annotations / ".cache"
        index.put("fair", "k1", Span(1, 2))
        index.save()
        assert Index(ws, view, Span).get("fair", "k1") == Span(1, 2)


def test_rows_of_another_shape_and_broken_files_are_forgotten(ws: Workspace) -> None:
    index = Index(ws, "library", Span)
    index.put("fair", "k1", Span(1, 2))
    index.save()
    assert Index(ws, "library", SpeakerName).get("fair", "k1") is None
    for junk in (b"", b"\xc1", b"\x93\x01\x02", b"\x91" * 100_000):
        index.path.write_bytes(junk)
        assert Index(ws, "library", Span).get("fair", "k1") is None


def test_articles_that_are_gone_are_forgotten(ws: Workspace) -> None:
    index = Index(ws, "library", Span)
    index.put("fair", "k", Span(1, 2))
    index.put("gone", "k", Span(3, 4))
    index.keep_only({"fair"})
    index.save()
    assert Index(ws, "library", Span).get("gone", "k") is None
    assert Index(ws, "library", Span).get("fair", "k") == Span(1, 2)


def test_a_key_changes_with_article_metadata_sheet_and_whatever_else(
    ws: Workspace, make_sheet: Callable[..., Sheet]
) -> None:
    def key(*extra: str) -> str:
        files = (
            ws.articles()[0].path,
            ws.meta_path("fair"),
            ws.sheet_path("aigul", "fair"),
        )
        return key_of((*map(file_state, files), *extra))

    keys = [key(), key("ben")]
    assert key() == keys[0]
    save_sheet(ws, make_sheet(), None)
    keys.append(key())
    ws.meta_path("fair").parent.mkdir()
    ws.meta_path("fair").write_text("{}")
    keys.append(key())
    (ws.corpus / "fair.txt").write_text("other")
    keys.append(key())
    assert len(set(keys)) == len(keys)


def test_a_cache_that_cannot_be_written_stops_nobody(ws: Workspace) -> None:
    ws.annotations.mkdir()
    (ws.annotations / ".cache").write_text("a file in the way")
    index = Index(ws, "library", Span)
    index.put("fair", "k", Span(1, 2))
    index.save()
    assert os.listdir(ws.annotations) == [".cache"]
