"""Builders for values that are compared: a short article of our own and annotations on it."""

from collections.abc import Callable
from typing import Any

import pytest

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.sheet import ArticleRef, Sheet

TEXT = (
    "In the courtyard of Building 14 an old woman kept repeating “Келдік қой!” to the cameras. "
    "“Келдік қой!” (“We have come, then!”) said Aigerim Testova, a retired teacher from Karatau. "
    "Her neighbour answered in Russian: “Завтра будет поздно, идём сейчас.” He meant the tap.\n"
    "Later the crowd sang, and somebody shouted “Шын ба?” twice. Nobody wrote it down 𐐷.\n"
)


@pytest.fixture(scope="session")
def text() -> str:
    return TEXT


@pytest.fixture(scope="session")
def an() -> Callable[..., Annotation]:
    """`an(start, end, id="A", **fields)`: short names `tr` (texts), `tl` ((scheme, text) pairs),
    `who` (speaker ids) and `also` (further places) make the lists."""

    def build(start: int, end: int, id: str = "A", **fields: Any) -> Annotation:
        places = [(start, end), *fields.pop("also", ())]
        occurrences = tuple(
            Occurrence(start=s, end=e, exact=TEXT[s:e], role="duplicate" if k else "primary")
            for k, (s, e) in enumerate(places)
        )
        translations = tuple(
            Translation(id=f"tr{k}", text=t, rank=k, preferred=k == 1)
            for k, t in enumerate(fields.pop("tr", ()), 1)
        )
        transliterations = tuple(
            Transliteration(id=f"tl{k}", scheme=scheme, text=t)
            for k, (scheme, t) in enumerate(fields.pop("tl", ()), 1)
        )
        attributions = tuple(Attribution(speaker=s) for s in fields.pop("who", ()))
        fields.setdefault("translations", translations)
        fields.setdefault("transliterations", transliterations)
        fields.setdefault("attributions", attributions)
        return Annotation(id=id, occurrences=occurrences, **fields)

    return build


@pytest.fixture(scope="session")
def sheet() -> Callable[..., Sheet]:
    """`sheet(annotation, …, annotator="aigul", **fields)`."""

    def build(*annotations: Annotation, annotator: str = "aigul", **fields: Any) -> Sheet:
        article = ArticleRef(
            id="courtyard", path="corpus/courtyard.txt", sha256="0" * 64, length=len(TEXT)
        )
        fields.setdefault("article", article)
        ordered = sorted(annotations, key=lambda a: (a.start, a.end, a.id))
        return Sheet(annotator=annotator, annotations=tuple(ordered), **fields)

    return build
