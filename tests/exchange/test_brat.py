"""brat: a strict reader of its own rules, and files as other people write them."""

import re
from collections.abc import Callable

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.brat.read import read
from annotator.exchange.brat.write import fragments
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.material import Material
from annotator.model.anchor import Occurrence
from annotator.model.article import Article
from annotator.model.errors import UnreadableFile

Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
TYPE = re.compile(r"[A-Za-z0-9_-]+")


def strict(ann: str, text: str) -> dict[str, list[str]]:
    """brat's rules: a line is what `splitlines` gives; the words are those at the fragments."""
    ids: dict[str, list[str]] = {}
    for line in ann.splitlines():
        name, rest = line.split("\t", 1)
        assert name == "*" or name not in ids
        ids.setdefault(name[0], []).append(name)
        if name[0] == "T":
            head, words = rest.split("\t")
            kind, places = head.split(" ", 1)
            assert TYPE.fullmatch(kind)
            pieces = []
            last = 0
            for place in places.split(";"):
                start, end = map(int, place.split(" "))
                assert last <= start < end <= len(text)
                assert "\n" not in text[start:end]
                pieces.append(text[start:end])
                last = end
            assert words == " ".join(pieces)
        elif name[0] == "R":
            kind, one, two = rest.split(" ")
            assert one.startswith("Arg1:T")
            assert two.startswith("Arg2:T")
        elif name[0] == "A":
            kind, owner, _ = rest.split(" ")
            assert owner in ids["T"]
        elif name[0] == "#":
            head, _ = rest.split("\t")
            assert head.split(" ")[0] == "AnnotatorNotes"
            assert head.split(" ")[1] in ids["T"]
        else:
            assert name == "*"
            assert rest.split(" ")[0] == "Equiv"
            assert set(rest.split(" ")[1:]) <= set(ids["T"])
    return ids


def test_a_strict_reader_takes_every_line(export: Export, hard: tuple[Material, ...]) -> None:
    files = export("brat", suggested=True)
    spans = 0
    for material in hard:
        name = material.article.id
        assert files[f"{name}.txt"].decode() == material.article.text
        ids = strict(files[f"{name}.ann"].decode(), material.article.text)
        spans += len(ids.get("T", []))
    assert spans > 30


def test_types_and_values_are_in_the_configuration(export: Export) -> None:
    files = export("brat")
    sections: dict[str, list[str]] = {}
    for line in files["annotation.conf"].decode().split("\n"):
        if line.startswith("["):
            sections[line] = []
        elif line:
            sections[list(sections)[-1]].append(line)
    assert list(sections) == ["[entities]", "[relations]", "[events]", "[attributes]"]
    used = {
        line.split("\t")[1].split(" ")[0]
        for name, data in files.items()
        if name.endswith(".ann")
        for line in data.decode().splitlines()
        if line.startswith("T")
    }
    assert used <= set(sections["[entities]"])
    values = {line.split(" ")[0]: line.rpartition("Value:")[2] for line in sections["[attributes]"]}
    assert {"kk", "uk", "ar"} <= set(values["Lang"].split("|"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\x85", "\x0b", "\t", "\n\n"])
def test_a_span_over_line_ends_is_written_in_fragments(end: str) -> None:
    text = f"a {end}one{end}two b"
    start = text.index("one")
    place = Occurrence(start=start, end=text.index(" b"), exact="")
    found = fragments(text, place)
    assert [text[s:e] for s, e in found] == ["one", "two"]
    assert len(" ".join(text[s:e] for s, e in found).splitlines()) == 1


OTHER = (
    "T1\tSlogan 28 35;36 41;42 47\tҚаланы тыңда, әкім!\n"
    "T2\tGloss 51 75\tListen to the city, mayor\n"
    "R1\tTranslatedBy Arg1:T1 Arg2:T2\n"
    "R2\tFriendOf Arg1:T1 Arg2:T2\n"
    "#1\tAnnotatorNotes T1\tin a hand-made note\n"
    "E1\tSlogan:T1\n"
    "N1\tReference T1 Wikidata:Q1\tx\n"
)


def test_another_persons_file_is_read_with_its_text(hard: tuple[Material, ...], find: Find) -> None:
    files = [
        InFile("emoji.ann", OTHER.encode()),
        InFile("emoji.txt", hard[0].article.text.encode()),
    ]
    imported = settle(read(files, ReadOptions()), find)
    (row,) = imported.arrivals[0].annotations
    assert (row.kind, row.start, row.end) == ("slogan", 28, 47)
    assert [(s.start, s.end) for s in row.primary.segments] == [(28, 35), (36, 41), (42, 47)]
    assert row.note == "in a hand-made note"
    assert row.translations[0].evidence[0].start == 51
    assert len(imported.skipped) == 3
    assert imported.counts == {"exact": 1}


def test_without_the_text_the_words_are_looked_for(find: Find) -> None:
    data = "T1\tName 3 8\tУх ты\n".encode()
    imported = settle(read([InFile("emoji.ann", data)], ReadOptions()), find)
    assert imported.counts == {"moved": 1}
    assert imported.arrivals[0].annotations[0].start == 151


@pytest.mark.parametrize(
    "line",
    ["T1 Quote 1 2\tx", "T1\tQuote one two\tx", "T1\tQuote 1 2;\tx", "X1\twhat", "T1\tQuote\tx"],
)
def test_a_bad_line_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.ann, line 2"):
        list(read([InFile("a.ann", f"\n{line}\n".encode())], ReadOptions()))
