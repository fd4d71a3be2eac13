"""A small workspace in a temporary folder, and values to put into it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation
from annotator.model.sheet import Sheet
from annotator.store.workspace import Workspace

TEXT = "😀 They chanted “Назар сал!” twice.\n\nThen “Назар сал!” again.\n"

MakeSheet = Callable[..., Sheet]


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """A workspace with one article, `fair`, seen by `aigul`."""
    corpus = tmp_path / "ws" / "corpus"
    corpus.mkdir(parents=True)
    (corpus / "fair.txt").write_bytes(TEXT.encode())
    return Workspace(tmp_path / "ws", "aigul")


def an_annotation(number: int = 1, start: int = 16) -> Annotation:
    """An annotation of ten code points of TEXT."""
    exact = TEXT[start : start + 10]
    place = Occurrence(start=start, end=start + 10, exact=exact)
    return Annotation(id=f"01KAQ9V3T8M4Q2ZJ6W7F5N{number:04}", occurrences=(place,))


@pytest.fixture
def make_sheet(ws: Workspace) -> MakeSheet:
    """Makes aigul's sheet with so many annotations, or with these (number, start)."""

    def make(count: int = 1, places: tuple[tuple[int, int], ...] = ()) -> Sheet:
        wanted = places or tuple((number, 16) for number in range(count))
        annotations = tuple(an_annotation(number, at) for number, at in wanted)
        return Sheet(article=ws.article("fair").ref, annotator="aigul", annotations=annotations)

    return make
