"""Reading brat's stand-off format, ours and other people's."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import structs

from annotator.exchange import flat
from annotator.exchange.arrival import Claim, InFile, Piece, Skipped, gloss, made_id
from annotator.exchange.format import ReadOptions
from annotator.exchange.strict import items, json_of, mapping, text_of, whole
from annotator.model.anchor import Anchor, Occurrence, Segment
from annotator.model.annotation import Annotation, Translation
from annotator.model.errors import UnreadableFile

_SPAN = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")
_ONLY_LINE_ENDS = re.compile("[\t\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029]+")
_STATUSES = ("draft", "done", "disputed")

Fragments = list[tuple[int, int]]


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """A piece for each `.ann`; the `.txt` of the same name gives the text it counts in."""
    # brat counts a byte order mark as a character.
    texts = {
        f.name[:-4]: text_of(f.data, f.name, keep_mark=True)
        for f in files
        if f.name.endswith(".txt")
    }
    for file in files:
        if file.name.endswith(".ann"):
            stem = file.name[:-4]
            text = texts.get(stem)
            if text is None:
                text = texts.get(stem.rpartition("/")[2])
            yield from _Reader(file, stem, text).pieces()
        elif not file.name.endswith((".txt", ".conf")):
            yield Piece(
                file.name,
                skipped=(Skipped(file.name, "brat has .ann, .txt and .conf", refused=False),),
            )


class _Reader:
    """Reads one `.ann` file."""

    def __init__(self, file: InFile, stem: str, text: str | None) -> None:
        self.name, self.stem, self.text = file.name, stem, text
        self.spans: dict[str, tuple[str, Fragments, str]] = {}
        self.attributes: dict[str, dict[str, str]] = {}
        self.notes: dict[str, list[str]] = {}
        self.translated: dict[str, list[str]] = {}
        self.same: list[list[str]] = []
        self.skipped: list[Skipped] = []
        for number, line in enumerate(text_of(file.data, file.name).split("\n"), 1):
            if line.strip():
                self._line(line.removesuffix("\r"), f"{file.name}, line {number}")

    def _line(self, line: str, where: str) -> None:
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            self._span(name, rest, where)
        elif name == "*" and rest.startswith("Equiv "):
            self.same.append(rest.split()[1:])
        elif name.startswith("R"):
            words = rest.split()
            ends = dict(w.split(":", 1) for w in words[1:] if ":" in w)
            if words[:1] == ["TranslatedBy"] and {"Arg1", "Arg2"} <= set(ends):
                self.translated.setdefault(ends["Arg1"], []).append(ends["Arg2"])
            else:
                self.skipped.append(
                    Skipped(where, "a relation that has no meaning here", refused=False)
                )
        elif name.startswith(("A", "M")):
            words = rest.split()
            if len(words) >= 2:
                values = self.attributes.setdefault(words[1], {})
                values[words[0]] = words[2] if len(words) > 2 else "yes"
        elif name.startswith("#"):
            head, _, note = rest.partition("\t")
            self.notes.setdefault(head.split(" ")[-1], []).append(note)
        elif name.startswith(("E", "N")):
            self.skipped.append(
                Skipped(where, "events and links to databases are not read", refused=False)
            )
        else:
            raise UnreadableFile(f"{where}: {name[:20]!r} begins no line of brat's format.")

    def _span(self, name: str, rest: str, where: str) -> None:
        head, _, words = rest.partition("\t")
        match = _SPAN.fullmatch(head)
        if match is None:
            raise UnreadableFile(f"{where}: expected a type and offsets, found {head[:40]!r}.")
        pairs = [tuple(map(int, pair.split(" "))) for pair in match[2].split(";")]
        pieces = [(pair[0], pair[1]) for pair in pairs]
        if any(start >= end for start, end in pieces):
            self.skipped.append(Skipped(where, "its place is empty"))
            return
        self.spans[name] = (match[1], pieces, words)

    def pieces(self) -> Iterator[Piece]:
        """One piece an annotation, so that each keeps its annotator; then what was skipped."""
        claim = Claim(article=self.stem, text=self.text, name=self.stem.rpartition("/")[2])
        groups = {group[0]: group for group in self.same if group}
        further = {name for group in self.same for name in group[1:]}
        glosses = {name for names in self.translated.values() for name in names}
        for name, (kind, _, _) in self.spans.items():
            if name in further or (name in glosses and kind == "Gloss"):
                continue
            told = self._told(name)
            values = {key: value for key, value in told.items() if isinstance(value, str)}
            if "annotation" in values.get("suggested", "").split():
                why = "a suggestion that nobody has taken"
                self.skipped.append(Skipped(f"{self.name}, {name}", why, refused=False))
                continue
            tags = tuple(t for t in items(told.get("tags")) if isinstance(t, str))
            annotation = self._annotation(name, groups.get(name, [name]), values, tags)
            annotation = self._widened(annotation, items(told.get("place")))
            who = values.get("annotator", "")
            yield Piece(self.name, claim=claim, annotator=who, annotations=(annotation,))
        if self.skipped:
            yield Piece(self.name, skipped=tuple(self.skipped))

    def _told(self, name: str) -> dict[str, Any]:
        """The values in a note that we wrote; a note in words is the annotation's note."""
        notes = self.notes.get(name, [])
        for note in notes:
            if note.startswith("{"):
                try:
                    return mapping(json_of(note, self.name))
                except UnreadableFile:
                    break
        return {"note": "\n".join(notes)} if notes else {}

    def _annotation(
        self, name: str, names: list[str], told: dict[str, str], tags: tuple[str, ...]
    ) -> Annotation:
        kind = self.spans[name][0].lower()
        values = self.attributes.get(name, {})
        places = tuple(self._place(*self.spans[n][1:]) for n in names if n in self.spans)
        status = values.get("Status", "")
        return Annotation(
            id=told.get("id") or made_id(self.name, name, places),
            kind=kind,
            status=status if status in _STATUSES else "draft",
            language=values.get("Lang", ""),
            script=values.get("Script", ""),
            occurrences=places,
            transliterations=flat.transliterations(told),
            translations=tuple(self._translations(name, told)),
            attributions=flat.attributions(told),
            note=told.get("note", ""),
            tags=tags,
        )

    def _widened(self, annotation: Annotation, stated: list[Any]) -> Annotation:
        """With the place that the note states, if it adds nothing but line ends."""
        numbers = [n for n in map(whole, stated) if n is not None]
        first = annotation.primary
        if self.text is None or len(numbers) != 2:
            return annotation
        start, end = numbers
        if not 0 <= start <= first.start < first.end <= end <= len(self.text):
            return annotation
        added = self.text[start : first.start] + self.text[first.end : end]
        if not _ONLY_LINE_ENDS.fullmatch(added):
            return annotation
        exact = self.text[start:end]
        wider = structs.replace(first, start=start, end=end, exact=exact)
        return structs.replace(annotation, occurrences=(wider, *annotation.occurrences[1:]))

    def _place(self, pieces: Fragments, words: str) -> Occurrence:
        """One span again, where only line ends stand between its fragments."""
        joined = [pieces[0]]
        for start, end in pieces[1:]:
            between = self.text[joined[-1][1] : start] if self.text is not None else ""
            if _ONLY_LINE_ENDS.fullmatch(between):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        start, end = pieces[0][0], pieces[-1][1]
        segments = tuple(Segment(start=s, end=e) for s, e in joined) if len(joined) > 1 else ()
        exact = self.text[start:end] if self.text is not None else words
        return Occurrence(start=start, end=end, exact=exact, segments=segments)

    def _translations(self, name: str, told: dict[str, str]) -> Iterator[Translation]:
        """The translation in the note; without one, what the glosses say."""
        spans = [self._place(*self.spans[n][1:]) for n in self._glosses(name)]
        anchors = tuple(Anchor(start=s.start, end=s.end, exact=s.exact) for s in spans)
        if told.get("translation"):
            yield from flat.translation(told, anchors)
            return
        for number, anchor in enumerate(anchors, 1):
            yield gloss(anchor, number)

    def _glosses(self, name: str) -> list[str]:
        return [n for n in self.translated.get(name, []) if n in self.spans]
