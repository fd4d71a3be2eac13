"""Reading the TEI documents that annotator writes: every pointer is followed."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from annotator.exchange.arrival import Claim, InFile, Piece, Skipped, made_id
from annotator.exchange.format import ReadOptions
from annotator.exchange.markup import XML_ID, XML_LANG, local, parse_xml
from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import (
    Annotation,
    Attribution,
    Comment,
    Translation,
    Transliteration,
)
from annotator.model.errors import UnreadableFile

NS = "{http://www.tei-c.org/ns/1.0}"


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """The annotations of each document; what points nowhere is skipped, and said."""
    for file in files:
        root = parse_xml(file.data, file.name)
        if root.tag != f"{NS}TEI":
            raise UnreadableFile(f"{file.name} is not a TEI document.")
        yield from _document(root, file.name)


def _document(root: Any, name: str) -> Iterator[Piece]:
    body = root.find(f"{NS}text/{NS}body")
    text, places = _places(body) if body is not None else ("", {})
    idno = {e.get("type"): e.text or "" for e in root.iterfind(f".//{NS}bibl/{NS}idno")}
    claim = Claim(
        article=idno.get("article", ""), sha256=idno.get("sha256", ""), text=text, name=name
    )
    people = _people(root)
    for element in root.iterfind(f".//{NS}standOff/{NS}listAnnotation/{NS}annotation"):
        where = f"{name}, annotation {element.get(XML_ID, '')}"
        who = element.findtext(f"{NS}respStmt/{NS}name", "")
        yield _Reader(name, where, text, places, people).piece(element, claim, who)


def _places(body: Any) -> tuple[str, dict[str, tuple[int, int, str]]]:
    """The text, and for each id its start, its end and its language."""
    parts: list[str] = []
    length = 0
    places: dict[str, tuple[int, int, str]] = {}
    starts: dict[Any, int] = {}
    from lxml import etree

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            starts[element] = length
            added = element.text or ""
        else:
            start = starts.pop(element)
            if element.get(XML_ID):
                places[element.get(XML_ID)] = (start, length, element.get(XML_LANG, ""))
            added = (element.tail or "") if element is not body else ""
        parts.append(added)
        length += len(added)
    return "".join(parts), places


def _people(root: Any) -> dict[str, tuple[str, str]]:
    """xml:id → speaker id and name."""
    people: dict[str, tuple[str, str]] = {}
    for element in root.iterfind(f".//{NS}listPerson/*"):
        names = [e.text or "" for e in element if local(e) in ("persName", "orgName")]
        idno = element.findtext(f"{NS}idno", "")
        people[element.get(XML_ID, "")] = (idno, names[0] if names else "")
    return people


class _Reader:
    """Reads one `annotation`."""

    def __init__(
        self,
        name: str,
        where: str,
        text: str,
        places: dict[str, tuple[int, int, str]],
        people: dict[str, tuple[str, str]],
    ) -> None:
        self.name, self.where, self.text = name, where, text
        self.places, self.people = places, people

    def piece(self, element: Any, claim: Claim, who: str) -> Piece:
        """The annotation, or why it was skipped."""
        notes = [(e.get("type", ""), e) for e in element if local(e) == "note"]
        first = {kind: e.text or "" for kind, e in reversed(notes)}
        if "suggested" in first:
            why = "a suggestion that nobody has taken"
            return Piece(self.name, skipped=(Skipped(self.where, why, refused=False),))
        spans = self._spans(element, [e for kind, e in notes if kind == "place"])
        if not spans:
            why = "it points to no words of the text"
            return Piece(self.name, skipped=(Skipped(self.where, why),))
        pointer = element.get("target", "").split()[0].removeprefix("#")
        language = self.places.get(pointer, (0, 0, ""))[2]
        annotation = Annotation(
            id=element.get("n") or made_id(self.name, self.where, spans),
            kind=first.get("kind") or "foreign",
            status=first.get("status") or "draft",
            language=first.get("language") or language,
            script=first.get("script", ""),
            occurrences=tuple(
                Occurrence(start=start, end=end, exact=self.text[start:end]) for start, end in spans
            ),
            transliterations=tuple(self._transliterations(notes)),
            translations=tuple(self._translations(notes)),
            attributions=tuple(self._attributions(notes)),
            note=first.get("note", ""),
            comments=tuple(self._comments(notes)),
            tags=tuple(e.text or "" for kind, e in notes if kind == "tag"),
        )
        return Piece(self.name, claim=claim, annotator=who, annotations=(annotation,))

    def _spans(self, element: Any, stated: list[Any]) -> list[tuple[int, int]]:
        """From the pieces pointed at; places between paragraphs are said in numbers."""
        spans = self._joined(element.get("target", "").split())
        for note in stated:
            numbers = [int(n) for n in (note.text or "").split() if n.isdecimal()]
            if len(numbers) == 2 and numbers[0] < numbers[1] <= len(self.text):
                spans = [s for s in spans if not (numbers[0] <= s[0] and s[1] <= numbers[1])]
                spans.append((numbers[0], numbers[1]))
        return spans

    def _joined(self, pointers: list[str]) -> list[tuple[int, int]]:
        """Pieces of one place (`s-1`, `s-1.2`, …) become one span again."""
        spans: list[tuple[int, int]] = []
        for pointer in pointers:
            name = pointer.removeprefix("#")
            if name not in self.places:
                continue
            start, end, _ = self.places[name]
            number = name.rpartition(".")[2]
            if spans and number.isdecimal() and spans[-1][0] <= start and self._later(name):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return spans

    def _later(self, name: str) -> bool:
        """Whether the id is that of a later piece: the one before it exists."""
        stem, _, number = name.rpartition(".")
        before = stem if number == "2" else f"{stem}.{int(number) - 1}"
        return before in self.places

    def _origin(self, note: Any) -> dict[str, str]:
        for child in note:
            if child.get("type") == "origin":
                taken = "" if child.get("subtype") == "suggested" else "import"
                return {"origin": child.text or "annotator", "accepted_by": taken}
        return {"origin": "annotator", "accepted_by": ""}

    def _child(self, note: Any, kind: str) -> str:
        return next((e.text or "" for e in note if e.get("type") == kind), "")

    def _evidence(self, note: Any) -> tuple[Anchor, ...]:
        spans = self._joined(note.get("target", "").split())
        return tuple(Anchor(start=s, end=e, exact=self.text[s:e]) for s, e in spans)

    def _transliterations(self, notes: list[tuple[str, Any]]) -> Iterator[Transliteration]:
        mine = [e for kind, e in notes if kind == "transliteration"]
        for number, note in enumerate(mine, 1):
            origin = self._origin(note)
            yield Transliteration(
                id=f"tl{number}",
                text=note.text or "",
                scheme=unquote(note.get("subtype", "")) or "skeleton",
                origin=origin["origin"],
                accepted_by=origin["accepted_by"],
            )

    def _translations(self, notes: list[tuple[str, Any]]) -> Iterator[Translation]:
        mine = [e for kind, e in notes if kind == "translation"]
        for number, note in enumerate(mine, 1):
            origin = self._origin(note)
            yield Translation(
                id=f"tr{number}",
                text=note.text or "",
                language=note.get(XML_LANG) or "en",
                origin=origin["origin"],
                accepted_by=origin["accepted_by"],
                evidence=self._evidence(note),
                rank=number,
                preferred=number == 1,
                note=self._child(note, "remark"),
            )

    def _attributions(self, notes: list[tuple[str, Any]]) -> Iterator[Attribution]:
        for kind, note in notes:
            if kind != "speaker":
                continue
            pointers = [p.removeprefix("#") for p in note.get("target", "").split()]
            known = next((self.people[p] for p in pointers if p in self.people), ("", ""))
            origin = self._origin(note)
            yield Attribution(
                speaker=known[0] or None,
                name=note.text or known[1],
                role=unquote(note.get("subtype", "")) or "unknown",
                certainty=note.get("cert") or "unknown",
                cue=self._child(note, "cue"),
                evidence=self._evidence(note),
                note=self._child(note, "remark"),
                origin=origin["origin"],
                accepted_by=origin["accepted_by"],
            )

    def _comments(self, notes: list[tuple[str, Any]]) -> Iterator[Comment]:
        mine = [e for kind, e in notes if kind == "comment"]
        for number, note in enumerate(mine, 1):
            author = self._child(note, "author") or "unknown"
            at = self._child(note, "at")
            yield Comment(id=f"c{number}", author=author, at=at, text=note.text or "")
