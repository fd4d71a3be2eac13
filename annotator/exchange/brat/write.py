"""Writing brat's stand-off format.

brat reads its files line by line and takes every character that Python's `splitlines` knows for a
line end; none may stand inside a span. Such a span is written in fragments (`27 35;36 56`), and
the words after the tab are the fragments joined by a space.
"""

import json
import re
from collections.abc import Iterable, Iterator

from annotator.exchange.brat.read import read
from annotator.exchange.flat import flat
from annotator.exchange.format import Format
from annotator.exchange.material import Chunk, Chunks, Entry, Job, Prepared, file_name
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import translations
from annotator.model.anchor import Anchor, Occurrence

LINE_ENDS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
"""What `splitlines` splits at, and the tab that separates columns."""
_WORDS = re.compile(f"[^{LINE_ENDS}]+")
_NAME = re.compile(r"[^A-Za-z0-9_-]")
_ATTRIBUTES = ("kind", "status", "language", "script")
_BASE_TYPES = ("Quotation", "Foreign", "Title", "Name", "Other", "Gloss")


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """`ID.txt` exactly the article, `ID.ann`; at the end `annotation.conf` with what was used."""
    types = set(_BASE_TYPES)
    values: dict[str, set[str]] = {"Lang": {"und"}, "Status": {"draft"}, "Script": {"Zyyy"}}
    for material in materials:
        document = _Document(material, job)
        for entry in material.placed:
            document.add(entry)
        types |= document.types
        for name, seen in document.values.items():
            values[name] |= seen
        text = material.article.text.encode()
        yield Chunk(file_name(material.article, ".txt"), text, last=True)
        lines = "".join(f"{line}\n" for line in document.lines)
        yield Chunk(file_name(material.article, ".ann"), lines.encode(), last=True)
    yield Chunk("annotation.conf", configuration(types, values).encode(), last=True)


def configuration(types: Iterable[str], values: dict[str, set[str]]) -> str:
    """What brat has to know of types and values, sorted."""
    entities = "\n".join(sorted(types))
    attributes = "\n".join(
        f"{name} Arg:<ENTITY>, Value:{'|'.join(sorted(seen))}"
        for name, seen in sorted(values.items())
    )
    return (
        f"[entities]\n{entities}\n[relations]\nTranslatedBy Arg1:<ENTITY>, Arg2:Gloss\n"
        "Equiv Arg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n"
        "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
        f"[events]\n[attributes]\n{attributes}\n"
    )


def type_of(kind: str) -> str:
    """The kind as one of brat's type names: a capital first, nothing but letters and digits."""
    return (_NAME.sub("_", kind) or "other").capitalize()


def fragments(text: str, place: Anchor) -> list[tuple[int, int]]:
    """The pieces of a place that have no line end inside; whole if it has none."""
    pieces = [(place.start, place.end)]
    if isinstance(place, Occurrence) and place.segments:
        pieces = [(s.start, s.end) for s in place.segments]
    return [m.span() for start, end in pieces for m in _WORDS.finditer(text, start, end)]


class _Document:
    """The lines of one `.ann` file in the making."""

    def __init__(self, material: Prepared, job: Job) -> None:
        self.text = material.article.text
        self.job = job
        self.ids = unique_ids(material.placed)
        self.lines: list[str] = []
        self.types: set[str] = set()
        self.values: dict[str, set[str]] = {"Lang": set(), "Status": set(), "Script": set()}
        self.glosses: dict[tuple[int, int], str] = {}
        self.numbers = {"T": 0, "R": 0, "A": 0, "#": 0}

    def add(self, entry: Entry) -> None:
        """One annotation: its places, attributes, note and gloss."""
        annotation = entry.annotation
        names = [self._span(type_of(annotation.kind), place) for place in entry.places]
        found = [name for name in names if name]
        if not found or names[0] is None:
            self.job.losses.lose_span("only line ends")
            self.job.losses.annotations -= 1
            return
        first = found[0]
        if len(found) > 1:
            self.lines.append(f"*\tEquiv {' '.join(found)}")
        self._attribute(first, "Lang", annotation.language)
        self._attribute(first, "Status", "suggested" if entry.proposed else annotation.status)
        self._attribute(first, "Script", annotation.script)
        self._line("#", f"AnnotatorNotes {first}\t{self._note(entry)}")
        for anchor in self._evidence(entry):
            self._gloss(first, anchor)

    def _line(self, letter: str, told: str) -> str:
        self.numbers[letter] += 1
        name = f"{letter}{self.numbers[letter]}"
        self.lines.append(f"{name}\t{told}")
        return name

    def _span(self, kind: str, place: Anchor) -> str | None:
        pieces = fragments(self.text, place)
        if not pieces:
            return None
        self.types.add(kind)
        spans = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self.text[start:end] for start, end in pieces)
        return self._line("T", f"{kind} {spans}\t{words}")

    def _attribute(self, owner: str, name: str, value: str) -> None:
        told = _NAME.sub("_", value)
        if told:
            self.values[name].add(told)
            self._line("A", f"{name} {owner} {told}")

    def _evidence(self, entry: Entry) -> Iterator[Anchor]:
        for translation in translations(entry.annotation)[:1]:
            for anchor in translation.evidence:
                if self.text[anchor.start : anchor.end] == anchor.exact:
                    yield anchor

    def _gloss(self, owner: str, anchor: Anchor) -> None:
        key = (anchor.start, anchor.end)
        name = self.glosses.get(key) or self._span("Gloss", anchor)
        if name:
            self.glosses[key] = name
            self._line("R", f"TranslatedBy Arg1:{owner} Arg2:{name}")

    def _note(self, entry: Entry) -> str:
        told = json.dumps(dict(self._values(entry)), ensure_ascii=False)
        # JSON leaves these three as they are; a line may not hold them.
        for letter in "\x85\u2028\u2029":
            told = told.replace(letter, f"\\u{ord(letter):04x}")
        return told

    def _values(self, entry: Entry) -> Iterator[tuple[str, object]]:
        """What brat has no attribute for; the names of what is only suggested."""
        yield "id", self.ids[id(entry)]
        first = entry.places[0]
        pieces = fragments(self.text, first)
        if (pieces[0][0], pieces[-1][1]) != (first.start, first.end):
            # It begins or ends with a line end, which no fragment can hold.
            yield "place", [first.start, first.end]
        for name, value in flat(entry, self.job).items():
            if name not in _ATTRIBUTES:
                yield name, value
        if entry.annotation.tags:
            yield "tags", list(entry.annotation.tags)


FORMAT = Format(
    name="brat",
    title="brat stand-off: .txt, .ann and annotation.conf",
    suffix=".ann",
    per_article=True,
    unit="code point",
    carries=frozenset(
        {"place", "segments", "occurrences", "kind", "status", "language", "script", "note"}
        | {"transliteration", "scheme", "translation", "translation_evidence", "tags"}
        | {"translation_note", "speaker", "role", "certainty", "translation_language"}
        | {"speaker_id"}
    ),
    write=write,
    read=read,
    reads="pairs of .ann and .txt, also other people's",
)
