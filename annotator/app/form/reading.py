"""The romanisation: one row a scheme, each with its result; or written by hand."""

from dataclasses import replace

from annotator.app.form.page import FILTER, VALUE, Choice, Page, Taken
from annotator.app.panel import scheme_title
from annotator.model.errors import AnnotatorError, InvalidInput, MissingExtra
from annotator.suggest.transliteration import schemes_fitting, schemes_for
from annotator.tasks.annotation.readings import StillReading
from annotator.tasks.annotation.session import Session

NOT_POSSIBLE = "not possible"


def reading_page(session: Session, item_id: str, text: str = "") -> Page:
    """The schemes of the language with what each makes of the words."""
    item, offer = session.item(item_id), session.offer(item_id)
    note = item.annotation
    language = (note.language if note else "") or offer.language
    taken = {t.scheme: t for t in note.transliterations} if note else {}
    own_schemes = session.own_schemes
    known = schemes_for(language, own_schemes) if language else ()
    fitting = schemes_fitting(item.exact, language, own_schemes) if language else ()
    rows = [
        Choice(
            scheme.id,
            scheme.title,
            taken[scheme.id].text
            if scheme.id in taken
            else _made(session, item.exact, language, scheme.id),
            suggested=not taken and any(s.scheme == scheme.id for s in offer.transliterations),
            ticked=True if scheme.id in taken else None,
        )
        for scheme in known
        if scheme.id in taken or scheme in fitting
    ]
    rows = [replace(row, missing=row.detail.startswith(NOT_POSSIBLE)) for row in rows]
    rows.sort(key=lambda row: row.missing)
    typed = text.casefold()
    rows = [r for r in rows if typed in f"{r.label} {r.value} {r.detail}".casefold()]
    own = [
        Choice(f"own:{s}", f"Write it: {scheme_title(language, s)}", taken[s].text) for s in taken
    ]
    rows += own or [Choice("own:", "Write it yourself")]
    title = "Romanisation" if language else "Romanisation (choose the language first for schemes)"
    start = next((i for i, r in enumerate(rows) if r.ticked or r.suggested), 0)
    return Page("transliteration", title, tuple(rows), FILTER, "type to find a scheme", start=start)


def _made(session: Session, words: str, language: str, scheme: str) -> str:
    try:
        return session.readings.preview(words, language, scheme).text
    except StillReading:
        return "…"
    except AnnotatorError as error:
        # What to install is worth more than that it is missing; the row has room for one of them.
        why = error.hint if isinstance(error, MissingExtra) else error.message
        return f"{NOT_POSSIBLE}: {why}"


def take_reading(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the chosen scheme's result, or go on to writing."""
    if value.startswith("own:"):
        return Taken(item_id, then=f"transliteration-text:{value[4:]}")
    if not value:
        raise InvalidInput(f"No scheme is called “{text}”.", "Choose one of the rows.")
    item, offer = session.item(item_id), session.offer(item_id)
    if item.annotation is None or not item.annotation.language:
        if not offer.language:
            raise InvalidInput("A scheme needs a language.", "Choose the language first (l).")
        item_id = session.set_language(item_id, offer.language, offer.script)
    return Taken(session.set_scheme(item_id, value))


def own_reading_page(session: Session, item_id: str, key: str) -> Page:
    """A field for the words in Latin letters, under the scheme named in the key."""
    note = session.item(item_id).annotation
    scheme = key.partition(":")[2]
    known = note.transliterations if note else ()
    text = next((t.text for t in known if t.scheme == scheme), "")
    if not text:
        text = next((s.text for s in session.offer(item_id).transliterations), "")
    hint = "Enter keeps it; an empty field removes it."
    return Page(key, "Write how it reads", (), VALUE, "type it in Latin letters", text, -1, hint)


def take_own_reading(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep what is written."""
    return Taken(session.set_transliteration(item_id, text, key.partition(":")[2]))
