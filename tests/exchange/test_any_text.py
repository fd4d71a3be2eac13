"""Any text, any places: what is exported comes back at the same code points, or is counted."""

import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.exchange.arrival import InFile
from annotator.exchange.format import Format, ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.markup import legal
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Translation
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.text.anchoring import describe

READABLE = [f for f in FORMATS.values() if f.read is not None and f.annotations]
LETTERS = "aж\u0301📷שع \t\r\n\u2028\x85]>&<\"'`=,;\x1b\x00\u202e\ufeff\ufffe\ufffd"

texts = st.text(alphabet=LETTERS, min_size=1, max_size=30)
places = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=5)


def annotations(text: str, pairs: list[tuple[int, int]], words: str) -> Iterator[Annotation]:
    for number, (one, other) in enumerate(pairs):
        start, end = min(one, other), min(max(one, other), len(text))
        if start < end:
            anchor = describe(text, start, end)
            fields = {name: getattr(anchor, name) for name in anchor.__struct_fields__}
            yield Annotation(
                id=f"01KAQ9V3T8M4Q2ZJ6W7F5N{number:04d}",
                language="kk",
                occurrences=(Occurrence(**fields),),
                translations=(Translation(id="t", text=words, preferred=True),),
                note=words,
            )


@pytest.mark.parametrize("fmt", READABLE, ids=lambda f: f.name)
@given(text=texts, pairs=places, words=st.text(alphabet=LETTERS, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_place_comes_back(
    fmt: Format, text: str, pairs: list[tuple[int, int]], words: str
) -> None:
    if fmt.extra:
        pytest.importorskip("cassis", reason="the extra cas is not installed")
    assert fmt.read is not None
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id="a", path="corpus/a.txt", text=text, sha256=digest)
    rows = tuple(sorted(annotations(text, pairs, words), key=lambda a: (a.start, a.end, a.id)))
    sheet = Sheet(article=article.ref, annotator="aigul", annotations=rows)
    job = Job()
    files: dict[str, bytes] = {}
    for chunk in outgoing(fmt, [Material(article, (sheet,))], job):
        files[chunk.name] = files.get(chunk.name, b"") + chunk.data
    inputs = [InFile(name or "a" + fmt.suffix, data) for name, data in files.items()]
    imported = settle(fmt.read(inputs, ReadOptions()), lambda claim: article)
    came = sorted((a.start, a.end) for x in imported.arrivals for a in x.annotations)
    sent = sorted((a.start, a.end) for a in rows)
    if job.losses.spans:
        assert fmt.name == "brat"  # Only line ends: brat has no span for that.
        assert len(came) == len(sent) - job.losses.spans
        assert set(came) <= set(sent)
    else:
        assert came == sent
    assert imported.counts == ({"exact": len(came)} if came else {})


@given(text=texts, words=st.text(alphabet=LETTERS, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_pair_comes_back_from_a_memory(text: str, words: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id="a", path="corpus/a.txt", text=text, sha256=digest)
    rows = tuple(annotations(text, [(0, len(text))], words))
    sheet = Sheet(article=article.ref, annotator="aigul", annotations=rows)
    fmt = FORMATS["tmx"]
    chunks = outgoing(fmt, [Material(article, (sheet,))], Job())
    data = b"".join(chunk.data for chunk in chunks)
    assert fmt.read is not None
    imported = settle(fmt.read([InFile("a.tmx", data)], ReadOptions()), lambda claim: None)
    pairs = [(pair.source, pair.target) for pair in imported.pairs]
    assert pairs == [(legal(text), legal(words))]


@pytest.mark.parametrize("name", ["xliff", "html", "markdown", "conll"])
@given(text=texts, pairs=places, words=st.text(alphabet=LETTERS, min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_what_is_only_written_takes_any_text(
    name: str, text: str, pairs: list[tuple[int, int]], words: str
) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id="a", path="corpus/a.txt", text=text, sha256=digest)
    rows = tuple(annotations(text, pairs, words))
    sheet = Sheet(article=article.ref, annotator="aigul", annotations=rows)
    job = Job()
    for chunk in outgoing(FORMATS[name], [Material(article, (sheet,))], job):
        told = chunk.data.decode()
        if name == "html":
            assert not set(told) & {"\x1b", "\x00", "\u202e", "\ufeff"}
    assert job.losses.annotations + job.losses.spans == len(rows)
