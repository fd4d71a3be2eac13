"""Foreign bytes: no reader raises anything but a refusal in words, or asks anybody for more."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.exchange import strict
from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import Format, ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.markup import parse_xml
from annotator.exchange.material import Material
from annotator.model.anchor import CONTEXT, Anchor, Resolution
from annotator.model.article import Article
from annotator.model.errors import AnnotatorError, UnreadableFile

Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
READABLE = [f for f in FORMATS.values() if f.read is not None]
ARTICLE = Article(id="a", path="corpus/a.txt", text="Some words and Слова.", sha256="0" * 64)


def check_read_or_refused(fmt: Format, files: Iterable[InFile]) -> None:
    """Read and place: either everything is counted, or there is a refusal in words."""
    assert fmt.read is not None
    try:
        imported = settle(fmt.read(list(files), ReadOptions()), lambda claim: ARTICLE)
    except AnnotatorError as error:
        assert error.message
    else:
        assert imported.read == imported.counts.total() + len(imported.pairs) + len(
            imported.skipped
        )


def names(fmt: Format) -> list[str]:
    return ["a.ann", "a.txt"] if fmt.name == "brat" else ["a" + fmt.suffix]


@pytest.mark.parametrize("fmt", READABLE, ids=lambda f: f.name)
@given(data=st.binary(max_size=200))
@settings(max_examples=30)
def test_any_bytes_are_read_or_refused(fmt: Format, data: bytes) -> None:
    check_read_or_refused(fmt, [InFile(name, data) for name in names(fmt)])


KEYS = [
    *("text", "label", "entities", "relations", "start_offset", "end_offset", "id", "type"),
    *("body", "target", "selector", "exact", "start", "end", "data", "annotations", "result"),
    *("value", "occurrences", "translations", "format", "purpose", "source", "items", "first"),
    *("from_name", "labels", "meta", "%TYPES", "%FEATURE_STRUCTURES"),
]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("fmt", READABLE, ids=lambda f: f.name)
@given(value=json_values)
@settings(max_examples=60)
def test_any_json_is_read_or_refused(fmt: Format, value: object) -> None:
    import json

    check_read_or_refused(fmt, [InFile(names(fmt)[0], json.dumps(value).encode())])


@pytest.mark.parametrize("fmt", READABLE, ids=lambda f: f.name)
def test_our_own_files_cut_off_anywhere_are_read_or_refused(fmt: Format, export: Export) -> None:
    files = export(fmt.name)
    name, data = max(files.items(), key=lambda pair: len(pair[1]))
    for part in range(0, len(data), max(1, len(data) // 40)):
        others = [InFile(n, d) for n, d in files.items() if n == "TypeSystem.xml"]
        check_read_or_refused(fmt, [InFile(name or "a" + fmt.suffix, data[:part]), *others])


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB.encode(), "defines entities"),
        (BOMB.encode("utf-16"), "defines entities"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>', "defines entities"),
        (b'<!DOCTYPE x SYSTEM "http://x.example/x.dtd"><x>&a;</x>', "entit"),
        (b"<x>", "not well-formed"),
        (b"<x>\x1b</x>", "not well-formed"),
        (b"", "not well-formed"),
        ('<?xml version="1.0" encoding="latin-1"?><x>é</x>'.encode("latin-1"), "is not UTF-8"),
        (b"<x>" + b"<y>" * 5000 + b"</y>" * 5000 + b"</x>", "not well-formed"),
    ],
    ids=["bomb", "utf-16", "file", "undefined", "open", "control", "empty", "latin-1", "deep"],
)
def test_xml_with_entities_or_faults_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        parse_xml(data, "a.xml")


def test_a_dtd_that_is_only_named_is_neither_loaded_nor_needed() -> None:
    root = parse_xml(b'<!DOCTYPE x SYSTEM "http://x.example/x.dtd"><x>ok</x>', "a.xml")
    assert root.text == "ok"


def test_a_file_over_the_limit_is_refused_with_both_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict.within_limit, "__defaults__", (2_000_000,))
    with pytest.raises(UnreadableFile, match=r"a\.json has 3 MB; the limit is 2 MB"):
        strict.json_of(b" " * 3_000_000, "a.json")


def test_every_annotation_is_accounted_for(hard: tuple[Material, ...], export: Export) -> None:
    """Half of the articles are not here, one has changed: nothing is lost without a word."""
    import msgspec

    known = {m.article.id: m.article for m in hard[:4]}
    old = known["emoji"]
    known["emoji"] = msgspec.structs.replace(
        old, text=old.text.replace("Ух ты", "Ого").replace("📷", "📷📷"), sha256="1" * 64
    )
    data = export("jsonl")[""]
    fmt = FORMATS["jsonl"]
    assert fmt.read is not None
    pieces = fmt.read([InFile("a.jsonl", data)], ReadOptions())
    imported = settle(pieces, lambda claim: known.get(claim.article))
    assert imported.read == 28
    assert imported.counts == {"exact": 14, "moved": 3, "orphaned": 1}
    assert len(imported.skipped) == 10
    assert all("is not in this workspace" in s.why for s in imported.skipped)
    kept = [a for arrival in imported.arrivals for a in arrival.annotations]
    assert len(kept) == 18


def test_pages_of_surroundings_are_cut_to_what_tells_places_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file may hold the whole article as a prefix; comparing that with every place takes ages."""
    from annotator.exchange import incoming
    from annotator.exchange.arrival import Piece, place
    from annotator.model.annotation import Annotation

    text = "Слова " * 40 + "і ще Слова."
    article = Article(id="a", path="corpus/a.txt", text=text, sha256="0" * 64)
    at = text.rindex("Слова")
    seen: list[int] = []
    real = incoming.resolve

    def counted(text: str, anchor: Anchor, *more: bool) -> Resolution:
        seen.append(len(anchor.prefix) + len(anchor.suffix))
        return real(text, anchor, *more)

    monkeypatch.setattr(incoming, "resolve", counted)
    there = place(0, 5, "Слова", prefix=text[:at] * 50 + text[:at], suffix="." + "x" * 9000)
    piece = Piece("a.json", annotations=(Annotation(id="n", occurrences=(there,)),))
    imported = settle([piece], lambda claim: article)
    assert max(seen) <= 4 * CONTEXT
    assert imported.counts == {"moved": 1}
    assert imported.arrivals[0].annotations[0].start == at


def test_one_unit_with_very_many_variants_is_read() -> None:
    variants = "".join(f'<tuv xml:lang="en"><seg>{n}</seg></tuv>' for n in range(20_000))
    unit = f'<tu><tuv xml:lang="kk"><seg>сөз</seg></tuv>{variants}</tu>'
    data = f'<tmx version="1.4"><header srclang="kk"/><body>{unit}</body></tmx>'
    read = FORMATS["tmx"].read
    assert read is not None
    (piece,) = read([InFile("a.tmx", data.encode())], ReadOptions())
    assert [pair.target for pair in piece.pairs] == [str(n) for n in range(20_000)]


def test_lists_in_lists_in_our_own_format_are_refused_in_words() -> None:
    deep = "[" * 900 + "]" * 900
    data = f'{{"format": "annotator/sheet", "version": 1, "annotations": {deep}}}'
    read = FORMATS["json"].read
    assert read is not None
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        list(read([InFile("a.json", data.encode())], ReadOptions()))
