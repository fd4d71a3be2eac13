"""What stands beside the text: the current item, told in lines. Pure; widths are in cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.app.cells import fit, measure
from annotator.app.conflicted import conflict_names
from annotator.app.numbers import SPEAKERS, Numbered, remaining
from annotator.app.wrap import Wrap
from annotator.languages.cards import card
from annotator.languages.schemes import schemes_of
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.proposal import Suggestion
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.making import takeable
from annotator.tasks.annotation.offers import TAKEN_GRADES, Offer, is_unconfirmed
from annotator.text.display import display, display_line

_QUOTED = re.compile(r":? “[^”]*”?$")

Piece = tuple[str, str]
"""Text that is ready for the terminal, and how it looks: one of PANEL_LOOKS."""

Line = tuple[Piece, ...]

PANEL_LOOKS = ("", "words", "label", "suggested", "quiet", "warning", "title")

_LABEL = 10
"""Cells for the name of a field."""

ORIGINS = {
    "article": "the article's words",
    "memory": "from the memory",
    "machine": "by machine",
    "annotator": "the annotator's words",
    "import": "imported",
}

RIGHT_TO_LEFT = frozenset(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"])
"""Scripts (ISO 15924) that are written so. The words are shown in the order in which they are
stored; a terminal may turn them round, and then arrows seem to run backwards."""

STATES = {
    "candidate": "suggested, not decided",
    "draft": "draft",
    "done": "done",
    "disputed": "disputed",
    "rejected": "rejected (x takes that back)",
    "orphaned": "not found in the article; select its words there, then Enter",
}


@dataclass(frozen=True)
class Shown:
    """Everything that the panel tells of an item."""

    item: Item
    offer: Offer
    place: int = 0
    """Which of its places the caret stands on, counted from 0."""
    history: tuple[tuple[str, str, str], ...] = ()
    """When, who, what; oldest first."""
    with_history: bool = False
    preview: Suggestion | None = None
    """The words under a scheme that is only looked at."""
    preview_note: str = ""
    """Which of how many schemes that is."""
    returned: Sequence[Line] = ()
    """What reviewers handed back, told already."""
    numbers: Sequence[Numbered | None] = ()
    """What the number keys take here, 1 first."""

    def number(self, value: Numbered) -> int:
        """The key that takes it; 0 where none does."""
        return self.numbers.index(value) + 1 if value in self.numbers else 0


def language_name(tag: str) -> str:
    """`kk` → `Kazakh`; the tag itself where it is not known."""
    known = card(tag) if tag else None
    return known.name if known else tag


def scheme_title(language: str, scheme: str) -> str:
    """The name under which a scheme is known; its id where we do not have it."""
    return next((s.title for s in schemes_of(language) if s.id == scheme), scheme)


def panel_lines(shown: Shown, width: int) -> list[Line]:
    """The whole panel, wrapped to a width."""
    item, lines = shown.item, list[Line]()
    words = item.exact if item.exact else ""
    lines += [((row, "words"),) for row in wrapped(display(words), width)]
    lines.append(((fit(_state_line(shown), width), "quiet"),))
    lines += [((row, "warning"),) for row in _warnings(item, width)]
    if width < WIDE:
        lines.append(())
    lines += shown.returned
    blocks = (_language, _readings, _meanings, _speakers, _rest)
    for block in blocks if width < WIDE else (*blocks[:4], _why, *blocks[4:]):
        lines += block(shown, width)
    if shown.with_history or shown.history:
        lines += _history(shown, width)
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """Displayed text in rows of at most `width` cells, without blanks at their ends."""
    wrap = Wrap(text, width, measure)
    wrap.lay()
    return [text[slice(*wrap.bounds(row))].rstrip("\r\n ") for row in range(wrap.rows)]


def field(label: str, text: str, look: str, width: int) -> list[Line]:
    """A field: its name once, its text beside it in as many rows as it takes."""
    rows = wrapped(text, max(8, width - _LABEL)) or [""]
    return [
        ((f"{label if index == 0 else '':<{_LABEL}}", "label"), (row, look))
        for index, row in enumerate(rows)
    ]


def noted(label: str, text: str, look: str, note: str, width: int) -> list[Line]:
    """A field with what is to be known of it: below it, or behind it where rows are few."""
    lines = field(label, text, look, width)
    room = width - _LABEL - measure(text)
    if note and width >= WIDE and len(lines) == 1 and measure(note) + 3 <= room:
        return [(*lines[0], (f" · {note}", "quiet"))]
    return lines + (field("", note, "quiet", width) if note else [])


def suggested(
    label: str, text: str, why: str, width: int, *, taken: bool = True, number: int = 0
) -> list[Line]:
    """A value that nobody has taken yet: a question mark and the word, not the look alone.

    `taken` is False for one that accepting all does not take; `number` is the key that takes it.
    """
    word = "suggested" if taken else "only offered"
    told = f"{word} · {display(why)}" if why else word
    return noted(label, f"{number or ''}? {display(text)}", "suggested", told, width)


def _state_line(shown: Shown) -> str:
    item = shown.item
    count = len(item.occurrences)
    place = f" · place {shown.place + 1} of {count}" if count > 1 else ""
    kind = f" · {item.annotation.kind}" if item.annotation is not None else ""
    script = item.annotation.script if item.annotation is not None else shown.offer.script
    way = " · right to left" if script in RIGHT_TO_LEFT else ""
    return f"{STATES.get(item.state, display(item.state))}{display(kind)}{place}{way}"


def _warnings(item: Item, width: int) -> list[str]:
    texts = []
    for index, found in enumerate(item.resolutions, start=1):
        if found.state != "exact":
            note = f": {found.note}" if found.note else ""
            texts.append(f"Place {index} {_RESOLVED.get(found.state, found.state)}{note}")
    if item.annotation is not None and item.annotation.conflicts:
        names = ", ".join(conflict_names(item.annotation.conflicts))
        texts.append(f"A merge left open: {names}; C settles it")
    return [row for text in texts for row in wrapped(display(text), width)]


_RESOLVED = {
    "moved": "moved along with the text",
    "proposed": "was found with other words; look at it",
    "ambiguous": "could be at several places now",
    "orphaned": "is no longer in the article",
}


WIDE = 50
"""Cells from which on the panel lies below the text: few rows, so reasons come after values."""


def _language(shown: Shown, width: int) -> list[Line]:
    annotation, offer = shown.item.annotation, shown.offer
    why = _reason(shown) if width < WIDE else ""
    if annotation is not None and annotation.language:
        named = _named(annotation.language, annotation.script)
        return noted("Language", named, "", display(why), width)
    if offer.language:
        return suggested("Language", _named(offer.language, offer.script), why, width)
    return field("Language", "not known; l chooses one", "quiet", width)


def _why(shown: Shown, width: int) -> list[Line]:
    """Why this language, where it does not stand beside it."""
    why = _reason(shown)
    return field("Why", display(why), "quiet", width) if why else []


def _reason(shown: Shown) -> str:
    annotation, offer = shown.item.annotation, shown.offer
    confirmed = annotation is not None and annotation.language
    if confirmed or offer.confidence is None:
        return offer.because
    share = f"such guesses are right {offer.confidence:.0%} of the time"
    return f"{offer.because.rstrip('.')} ({share})" if offer.because else ""


def _named(tag: str, script: str) -> str:
    codes = ", ".join(part for part in (tag, script) if part)
    return display(f"{language_name(tag)} ({codes})")


def _readings(shown: Shown, width: int) -> list[Line]:
    annotation, offer = shown.item.annotation, shown.offer
    taken = annotation.transliterations if annotation is not None else ()
    lines: list[Line] = []
    for one in taken:
        label = "" if lines else "Reads"
        lines += noted(label, display(one.text), "", _reading_note(annotation, one), width)
    preview = shown.preview
    offers = (preview,) if preview else () if taken else offer.transliterations[:1]
    for offered in offers:
        title = scheme_title(offer.language, offered.scheme)
        told, good = _graded(title, offered.grade), offered.grade in TAKEN_GRADES
        if shown.preview_note:
            told += f"; {shown.preview_note}"
        lines += suggested(
            "" if lines else "Reads",
            offered.text,
            told,
            width,
            taken=good and not preview,
            number=shown.number(offered),
        )
        if offered.leftover:
            left = " ".join(offered.leftover)
            lines += field("", display(f"not converted: {left}"), "warning", width)
        if preview and offered.note:
            lines += field("", display(offered.note), "quiet", width)
    if offer.reading and not lines:
        lines += field("Reads", "working out how it reads …", "quiet", width)
    if offer.unread and not lines:
        lines += field("Reads", display(offer.unread), "quiet", width)
    return lines


def _graded(title: str, grade: str) -> str:
    told = {"C": "rough, check it", "partial": "letters or vowels are missing"}.get(grade)
    return f"{title}; {told}" if told else title


def _reading_note(annotation: Annotation | None, one: Transliteration) -> str:
    language = annotation.language if annotation is not None else ""
    return display(f"{scheme_title(language, one.scheme)} · {ORIGINS.get(one.origin, one.origin)}")


def _meanings(shown: Shown, width: int) -> list[Line]:
    annotation, offer = shown.item.annotation, shown.offer
    taken: Sequence[Translation] = annotation.translations if annotation is not None else ()
    lines: list[Line] = []
    for index, one in enumerate(taken, start=1):
        number = f"{index}. " if len(taken) > 1 else ""
        sign = f"{shown.number(one) or ''}? " if is_unconfirmed(one) else ""
        look, label = "suggested" if sign else "", "" if lines else "Means"
        note = _meaning_note(one, shown.number(one))
        lines += noted(label, number + sign + display(one.text), look, note, width)
    chosen = () if taken else takeable(offer.translations)
    for offered in remaining(offer.translations, (t.text for t in taken)):
        lines += suggested(
            "" if lines else "Means",
            offered.text,
            why_offered(offered),
            width,
            taken=offered in chosen,
            number=shown.number(offered),
        )
    if not lines:
        lines += field("Means", "no translation yet; t writes one", "quiet", width)
    return lines


def why_offered(offered: Suggestion) -> str:
    """Whose words a suggested translation is, and why it is offered."""
    machine = offered.origin == "machine"  # its reason says so itself
    told = ["" if machine else ORIGINS.get(offered.origin, offered.origin)]
    note = "" if offered.note and offered.note in offered.because else offered.note
    told += [offered.because, note] if machine else [note, offered.because]
    return ": ".join(dict.fromkeys(part for part in told if part))


def _meaning_note(one: Translation, number: int) -> str:
    parts = [language_name(one.language), ORIGINS.get(one.origin, one.origin)]
    parts += [one.provider if one.origin == "machine" else "", one.note]
    if is_unconfirmed(one):
        key = f"{number} confirms, " if number else ""
        parts.append(f"not confirmed: {key}t edits")
    elif one.origin == "machine":
        parts.append(f"confirmed by {one.accepted_by}")
    return display(" · ".join(part for part in parts if part))


def _speakers(shown: Shown, width: int) -> list[Line]:
    annotation, offer = shown.item.annotation, shown.offer
    lines: list[Line] = []
    for one in annotation.attributions if annotation is not None else ():
        name = one.name or one.speaker or "nobody is named"
        label = "" if lines else "Speaker"
        lines += noted(label, display(name), "", _attribution_note(one), width)
    if lines:
        return lines
    for offered in offer.speakers[:SPEAKERS]:
        sure = offer.speaker is not None and offered.text == offer.speaker.text
        label, number = "" if lines else "Speaker", shown.number(offered)
        lines += suggested(label, offered.text, offered.because, width, taken=sure, number=number)
    return lines or field("Speaker", "nobody yet; s names one", "quiet", width)


def _attribution_note(one: Attribution) -> str:
    sure = f"certainty {one.certainty}" if one.certainty not in ("", "unknown") else ""
    parts = [one.role, sure, one.cue, one.note]
    return display(" · ".join(part for part in parts if part))


def _rest(shown: Shown, width: int) -> list[Line]:
    item, lines = shown.item, list[Line]()
    if len(item.occurrences) > 1:
        counted = sum(place.confirmed for place in item.occurrences)
        text = f"{shown.place + 1} of {len(item.occurrences)}; {counted} belong to it (y)"
        lines += field("Places", text, "", width)
    annotation = item.annotation
    if annotation is None:
        return lines
    if annotation.note:
        lines += field("Note", display(annotation.note), "", width)
    if annotation.tags:
        lines += field("Tags", display(", ".join(annotation.tags)), "", width)
    for comment in annotation.comments:
        lines += field("Comment", display(f"{comment.author}: {comment.text}"), "", width)
    return lines


def _history(shown: Shown, width: int) -> list[Line]:
    lines: list[Line] = [(), (("History", "label"),)]
    steps = shown.history if shown.with_history else shown.history[-3:]
    if not steps:
        told = (
            "nothing was done with it yet"
            if shown.item.annotation is None
            else "no step of it was kept"
        )
        lines.append(((told, "quiet"),))
    for at, who, what in reversed(steps):
        when = at[:16].replace("T", " ")
        told = _QUOTED.sub("", what)  # the words themselves stand above
        rows = wrapped(display_line(f"{when} {who}: {told}"), width)
        lines += [((row, "quiet"),) for row in rows]
    return lines
