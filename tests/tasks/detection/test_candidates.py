"""Proposals are kept beside a workspace; what is not what was written is not there."""

from pathlib import Path

import pytest

from annotator.store.workspace import Workspace
from annotator.tasks.detection.candidates import kept_late, kept_proposals, proposals_for


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    (tmp_path / "corpus").mkdir()
    text = "They shouted “Шал, кет!” (“Old man, go away!”) in the square."
    (tmp_path / "corpus" / "square.txt").write_text(text, encoding="utf-8")
    return Workspace(tmp_path, "aigul")


def test_what_was_found_once_is_kept_for_this_text(desk: Workspace) -> None:
    article = desk.article("square")
    assert kept_proposals(desk, article) is None
    found = proposals_for(desk, article)
    assert found.spans
    assert kept_proposals(desk, article) == found
    late = kept_late(desk, article)
    assert late is not None and tuple(late.spans) == found.spans


@pytest.mark.parametrize("at", [0, 3, 4, 40, -1])
def test_a_damaged_file_counts_as_none(desk: Workspace, at: int) -> None:
    article = desk.article("square")
    found = proposals_for(desk, article)
    (kept,) = (p for p in (desk.annotations / ".cache" / "proposals").rglob("*") if p.is_file())
    data = bytearray(kept.read_bytes())
    data[at] ^= 1
    kept.write_bytes(data)
    assert kept_late(desk, article) is None
    assert kept_proposals(desk, article) is None
    assert proposals_for(desk, article) == found
    assert kept_proposals(desk, article) == found
