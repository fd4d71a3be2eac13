"""The fields of an annotation, each with its setter: one step each, that can be undone."""

from abc import abstractmethod
from collections.abc import Callable

from msgspec.structs import replace

from annotator.languages.cards import card
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.article import Article
from annotator.model.errors import InvalidInput
from annotator.model.proposal import Suggestion
from annotator.model.span import Span
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.making import Maker, copies_of
from annotator.tasks.annotation.readings import Readings
from annotator.tasks.annotation.speakers import Speakers
from annotator.tasks.detection.late import Proposed
from annotator.tasks.stamp import Stamp


class Fields:
    """Setters over `change`. They take an item's id and give the annotation's."""

    article: Article
    maker: Maker
    proposals: Proposed
    readings: Readings
    speakers: Speakers
    stamp: Stamp

    @abstractmethod
    def change(self, item_id: str, label: str, edit: Callable[[Annotation], Annotation]) -> str:
        """Change an annotation by a pure function, as one labelled step on disk."""

    def set_status(self, item_id: str, status: str) -> str:
        """draft · done · disputed."""
        return self.change(item_id, f"status {status}", lambda a: replace(a, status=status))

    def set_kind(self, item_id: str, kind: str) -> str:
        """quotation · foreign · title · name · other."""
        return self.change(item_id, f"kind {kind}", lambda a: replace(a, kind=kind))

    def set_note(self, item_id: str, note: str) -> str:
        """A remark in the annotator's own words."""
        return self.change(item_id, "note", lambda a: replace(a, note=note.strip()))

    def set_tags(self, item_id: str, tags: tuple[str, ...]) -> str:
        """Tags, each once, in order."""
        unique = tuple(dict.fromkeys(t.strip() for t in tags if t.strip()))
        return self.change(item_id, "tags", lambda a: replace(a, tags=unique))

    def set_language(self, item_id: str, tag: str, script: str = "") -> str:
        """BCP 47 of the words; the script is read off the words where none is given.

        InvalidInput for a tag that no language card knows.
        """
        from annotator.text.scripts import main_script

        known = card(tag)
        if known is None:
            raise InvalidInput(
                f"“{tag}” is no language that is known here.",
                "Give a BCP 47 code such as kk, or pick the language by its name.",
            )

        def edit(a: Annotation) -> Annotation:
            return edits.with_language(a, tag, script or main_script(a.exact), self.maker.by)

        return self.change(item_id, f"language {known.name}", edit)

    def set_scheme(self, item_id: str, scheme: str) -> str:
        """The transliteration anew, under another scheme of the language."""
        from annotator.tasks.annotation.offers import as_transliteration

        def edit(a: Annotation) -> Annotation:
            made = self.readings.read(a.exact, a.language, scheme, a.script or None)
            value = as_transliteration(made, self.stamp.new_id(), self.maker.by)
            return edits.with_transliteration(a, value)

        return self.change(item_id, f"scheme {scheme}", edit)

    def set_transliteration(self, item_id: str, text: str, scheme: str) -> str:
        """Typed by the person, said to follow a scheme. An empty text removes the reading."""

        def edit(a: Annotation) -> Annotation:
            old = next((t for t in a.transliterations if t.scheme == scheme), None)
            if not text.strip():
                return edits.without_transliteration(a, old.id) if old else a
            if old is not None and old.text == text:
                return a
            value = Transliteration(
                id=old.id if old else self.stamp.new_id(),
                text=text,
                scheme=scheme,
                grade=old.grade if old else "",
                accepted_by=self.maker.by,
            )
            return edits.with_transliteration(a, value)

        return self.change(item_id, "transliteration", edit)

    def take_transliteration(self, item_id: str, suggestion: Suggestion) -> str:
        """A suggested reading, taken as it is."""
        from annotator.tasks.annotation.offers import as_transliteration

        value = as_transliteration(suggestion, self.stamp.new_id(), self.maker.by)
        return self.change(
            item_id, "transliteration", lambda a: edits.with_transliteration(a, value)
        )

    def add_translation(self, item_id: str, text: str, language: str = "en") -> str:
        """One more translation, in the annotator's own words."""
        if not text.strip():
            raise InvalidInput("A translation needs some words.")
        value = Translation(
            id=self.stamp.new_id(), text=text.strip(), language=language, accepted_by=self.maker.by
        )
        return self.change(item_id, "translation", lambda a: edits.add_translation(a, value))

    def take_translation(self, item_id: str, suggestion: Suggestion) -> str:
        """A suggested translation; its origin stays what it is, and a machine's is unconfirmed."""
        value = self.maker.translation(suggestion)
        return self.change(item_id, "translation", lambda a: edits.add_translation(a, value))

    def confirm_translation(self, item_id: str, translation_id: str) -> str:
        """The annotator stands for words that a machine made."""
        by = self.maker.by
        return self.change(
            item_id,
            "translation confirmed",
            lambda a: edits.confirm_translation(a, translation_id, by),
        )

    def edit_translation(
        self, item_id: str, translation_id: str, text: str, language: str = "en"
    ) -> str:
        """Other words: they become the annotator's, the article's own are kept behind them."""
        if not text.strip():
            return self.remove_translation(item_id, translation_id)
        new_id, by = self.stamp.new_id(), self.maker.by

        def edit(a: Annotation) -> Annotation:
            return edits.edit_translation(a, translation_id, text.strip(), language, by, new_id)

        return self.change(item_id, "translation", edit)

    def move_translation(self, item_id: str, translation_id: str, by: int) -> str:
        """Further down the ranking, or up where `by` is negative."""
        return self.change(
            item_id, "translation order", lambda a: edits.move_translation(a, translation_id, by)
        )

    def remove_translation(self, item_id: str, translation_id: str) -> str:
        """Without that translation."""
        return self.change(
            item_id, "translation removed", lambda a: edits.remove_translation(a, translation_id)
        )

    def set_speaker(
        self,
        item_id: str,
        name: str,
        role: str = "speaker",
        certainty: str = "unknown",
        note: str = "",
    ) -> str:
        """Who said it, by name; a name nobody has yet becomes a new speaker in the registry."""
        if not name.strip():
            return self.clear_speaker(item_id)

        def edit(a: Annotation) -> Annotation:
            speaker = self.speakers.named(name.strip(), a.primary.span)
            value = Attribution(
                speaker=speaker,
                name=name.strip(),
                role=role,
                certainty=certainty,
                note=note.strip(),
                accepted_by=self.maker.by,
            )
            old = next((x for x in a.attributions if x.role == role), None)
            if old is not None and old.name == value.name:
                value = replace(old, certainty=certainty, note=value.note)
            return edits.with_attribution(a, value)

        return self.change(item_id, f"speaker {name.strip()}", edit)

    def take_speaker(self, item_id: str, suggestion: Suggestion) -> str:
        """A suggested speaker, with the words that are the evidence."""
        return self.change(
            item_id,
            f"speaker {suggestion.text}",
            lambda a: self.maker.with_speaker(a, suggestion),
        )

    def clear_speaker(self, item_id: str) -> str:
        """With no speaker recorded."""
        return self.change(item_id, "speaker removed", edits.without_attributions)

    def set_span(self, item_id: str, start: int, end: int) -> str:
        """Other borders; the copies in repeated passages move along.

        InvalidInput where the span is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.article.text):
            raise InvalidInput("A span needs at least one character of the text.")

        def edit(a: Annotation) -> Annotation:
            if (a.start, a.end) == (start, end):
                return a
            places = [self.maker.described(start, end, "primary", a.primary.by)]
            places += [
                self._shifted(o.start + start - a.start, end - start, o.confirmed)
                for o in a.occurrences[1:]
                if self._same_words(o.start + start - a.start, start, end)
            ]
            known = {p.span for p in places}
            for copy in copies_of(self.article.text, start, end, self.proposals.repeats):
                if copy not in known:
                    places.append(self._shifted(copy.start, end - start, True))
            return edits.with_place(a, sorted_places(places))

        return self.change(item_id, "borders", edit)

    def toggle_occurrence(self, item_id: str, index: int) -> str:
        """Opt one place out, or in again; `index` counts from 0, and 0 stays."""
        return self.change(item_id, "place", lambda a: edits.toggle_occurrence(a, index))

    def _shifted(self, start: int, length: int, confirmed: bool) -> Occurrence:
        place = self.maker.described(start, start + length, "duplicate", "repeats/1")
        return replace(place, confirmed=confirmed)

    def _same_words(self, at: int, start: int, end: int) -> bool:
        text = self.article.text
        return at >= 0 and text[at : at + end - start] == text[start:end]


def sorted_places(places: list[Occurrence]) -> list[Occurrence]:
    """The primary place first, the others in text order, each once."""
    first, rest = places[0], {p.span: p for p in places[1:] if p.span != places[0].span}
    return [first, *sorted(rest.values(), key=lambda p: Span(p.start, p.end))]
