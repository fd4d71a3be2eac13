"""The page that lists all fields of an item, and the ones that need no page of their own file."""

from annotator.app.form.page import FILTER, VALUE, Choice, Page, Taken
from annotator.app.numbers import remaining
from annotator.app.panel import ORIGINS, language_name, scheme_title
from annotator.model.annotation import KINDS, STATUSES, Annotation
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import Offer
from annotator.tasks.annotation.readings import StillReading
from annotator.tasks.annotation.session import Session

KIND_WORDS = {
    "quotation": "words that somebody said or wrote",
    "foreign": "foreign words that nobody in particular said",
    "title": "title of a book, song, paper, film",
    "name": "name of a person, place, body",
    "other": "something else",
}
STATUS_WORDS = {
    "draft": "not finished; stays on the list",
    "done": "finished",
    "disputed": "needs a second look by somebody",
}


def overview(session: Session, item_id: str, text: str = "") -> Page:
    """All fields with their values: every one is reached by arrows and Enter."""
    item, offer = session.item(item_id), session.offer(item_id)
    note = item.annotation
    rows = [
        *_decisions(item),
        _row("language", "l Language", *_language(note, offer)),
        _row("transliteration", "r Romanisation", *_reading(note, offer)),
        _row("translation", "t Translations", *_meaning(note, offer)),
        _row("speaker", "s Speaker", *_speaker(note, offer)),
        _row("kind", "k Kind", note.kind if note else item.kind),
        _row("status", "m Status", note.status if note else "not decided"),
        _row("note", "c Note", note.note if note else ""),
        _row("tags", "T Tags", ", ".join(note.tags) if note else ""),
        Choice("ask:start", "Start", "move it", key="F6"),
        Choice("ask:end", "End", "move it", key="F7"),
    ]
    if len(item.occurrences) > 1:
        rows.append(_row("places", "y Places", f"{len(item.occurrences)} equal passages"))
    if item_id in session.returned:
        rows.append(_row("returned", "A Handed back", "take the reviewer’s version, or answer"))
    if note is not None and note.conflicts:
        rows.append(_row("conflicts", "C Conflicts", f"{len(note.conflicts)} left by a merge"))
    if note is not None:
        rows.append(_row("elsewhere", "W Elsewhere", "the same words in other articles"))
        rows.append(Choice("remove", "Remove", "the annotation; undo brings it back", key="d"))
    typed = text.casefold()
    found = tuple(r for r in rows if typed in f"{r.label} {r.detail}".casefold())
    start = next((i for i, r in enumerate(found) if r.value == "language"), 0) if not text else 0
    return Page(
        "item", "All fields", found, FILTER, "press a key, or arrows", start=start, table=True
    )


def take_overview(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Go to a field's page, or do what the row says."""
    if value.startswith("ask:"):
        return Taken(item_id, ask=value[4:])
    if value == "accept":
        if session.offer(item_id).reading:
            raise StillReading("How it reads is still being worked out.", "Accept it in a moment.")
        return Taken(session.accept(item_id), said="Accepted and saved.")
    if value == "reject":
        session.reject(item_id)
        return Taken("", said="Rejected; undo brings it back.")
    if value == "restore":
        session.restore(item_id)
        return Taken(item_id, said="It is suggested again.")
    if value == "remove":
        session.remove(item_id)
        return Taken("", said="Removed; undo brings it back.")
    return Taken(item_id, then=value or "item")


def _decisions(item: Item) -> list[Choice]:
    if item.state == "rejected":
        return [Choice("restore", "Restore", "suggest it again", key="x")]
    rows = [Choice("accept", "Accept", "all that is suggested", key="a")]
    if item.annotation is None:
        rows.append(Choice("reject", "Reject", "it stays rejected", key="x"))
    return rows


def _row(value: str, told: str, detail: str, is_suggested: bool = False) -> Choice:
    key, _, label = told.partition(" ")
    return Choice(value, label, detail, suggested=is_suggested, key=key)


def _language(note: Annotation | None, offer: Offer) -> tuple[str, bool]:
    if note is not None and note.language:
        return language_name(note.language), False
    return offer.language_name, bool(offer.language_name)


def _reading(note: Annotation | None, offer: Offer) -> tuple[str, bool]:
    if note is not None and note.transliterations:
        one = note.transliterations[0]
        return f"{one.text} · {scheme_title(note.language, one.scheme)}", False
    first = next(iter(offer.transliterations), None)
    return (first.text, True) if first else ("", False)


def _meaning(note: Annotation | None, offer: Offer) -> tuple[str, bool]:
    taken = note.translations if note is not None else ()
    left = remaining(offer.translations, (t.text for t in taken))
    if taken:
        more = f" (and {len(taken) - 1} more)" if len(taken) > 1 else ""
        return f"{taken[0].text} · {ORIGINS.get(taken[0].origin, taken[0].origin)}{more}", False
    return (left[0].text, True) if left else ("", False)


def _speaker(note: Annotation | None, offer: Offer) -> tuple[str, bool]:
    if note is not None and note.attributions:
        one = note.attributions[0]
        return f"{one.name or 'nobody is named'} · {one.role}", False
    return (offer.speakers[0].text, True) if offer.speakers else ("", False)


def kind_page(session: Session, item_id: str, text: str = "") -> Page:
    """What the words are."""
    item = session.item(item_id)
    return _fixed("kind", "Kind", KINDS, KIND_WORDS, item.kind)


def take_kind(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the chosen kind."""
    return Taken(session.set_kind(item_id, value))


def status_page(session: Session, item_id: str, text: str = "") -> Page:
    """How far the work on it is."""
    item = session.item(item_id)
    return _fixed("status", "Status", STATUSES, STATUS_WORDS, item.state)


def take_status(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the chosen status."""
    return Taken(session.set_status(item_id, value))


def _fixed(key: str, title: str, values: tuple[str, ...], words: dict[str, str], now: str) -> Page:
    rows = tuple(Choice(v, v, words.get(v, ""), ticked=v == now) for v in values)
    start = next((i for i, v in enumerate(values) if v == now), 0)
    return Page(key, title, rows, start=start)


def note_page(session: Session, item_id: str, text: str = "") -> Page:
    """A remark of the annotator's own."""
    note = session.item(item_id).annotation
    rows = (Choice("ask:editor", "Write it in your own editor (E)"),)
    return Page(
        "note", "Note", rows, VALUE, "type a note", note.note if note else "", -1,
        "Enter keeps what is written; an empty field removes the note.",
    )  # fmt: skip


def take_note(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep what is written."""
    if value.startswith("ask:"):
        return Taken(item_id, ask=value[4:])
    return Taken(session.set_note(item_id, text))


def tags_page(session: Session, item_id: str, text: str = "") -> Page:
    """Tags with commas between; those used in this article are offered."""
    note = session.item(item_id).annotation
    mine = note.tags if note else ()
    used = sorted({tag for a in session.sheet.annotations for tag in a.tags} - set(mine))
    rows = tuple(Choice(tag, tag, "used in this article") for tag in used)
    return Page(
        "tags", "Tags", rows, VALUE, "type tags, with commas between", ", ".join(mine), -1,
        "Write tags with commas between them, or choose one to add.",
    )  # fmt: skip


def take_tags(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep what is written, with the chosen one added."""
    tags = [tag.strip() for tag in text.split(",")]
    return Taken(session.set_tags(item_id, (*tags, value)))


def places_page(session: Session, item_id: str, text: str = "") -> Page:
    """The equal passages, each with a box."""
    item = session.item(item_id)
    whole = session.article.text
    rows = tuple(
        Choice(
            str(index),
            f"Place {index + 1}, at code point {place.start}",
            " ".join(whole[max(0, place.start - 30) : place.end + 30].split()),
            ticked=place.confirmed,
        )
        for index, place in enumerate(item.occurrences)
    )
    return Page(
        "places", "Places that belong to it", rows,
        hint="Enter takes a place out or in again. The first one stays.",
    )  # fmt: skip


def take_places(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Opt a place out or in; the page stays."""
    return Taken(session.toggle_occurrence(item_id, int(value)), then="places")
