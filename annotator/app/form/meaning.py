"""Translations: several, in order, each with its language and origin."""

from annotator.app.form.page import FILTER, VALUE, Choice, Page, Taken
from annotator.app.numbers import remaining
from annotator.app.panel import ORIGINS, language_name, why_offered
from annotator.languages.cards import find_language
from annotator.model.annotation import Translation
from annotator.model.errors import InvalidInput, NotFound
from annotator.tasks.annotation.offers import is_unconfirmed
from annotator.tasks.annotation.session import Session


def meaning_page(session: Session, item_id: str, text: str = "") -> Page:
    """What has been taken, what is offered, and a field for one more."""
    item, offer = session.item(item_id), session.offer(item_id)
    taken = item.annotation.translations if item.annotation else ()
    left = remaining(offer.translations, (t.text for t in taken))
    rows = [
        Choice(
            f"suggestion:{offer.translations.index(s)}",
            s.text,
            why_offered(s),
            suggested=True,
        )
        for s in left
    ]
    rows += [
        Choice(f"edit:{t.id}", f"{n}. {t.text}", _note(t)) for n, t in enumerate(taken, start=1)
    ]
    start = 0 if rows and left else -1
    hint = "Write a translation, or go down to a row: suggestions are taken, others opened."
    return Page(
        "translation", "Translations", tuple(rows), VALUE, "type a translation", "", start, hint
    )


def _note(one: Translation) -> str:
    told = f"{language_name(one.language)} · {ORIGINS.get(one.origin, one.origin)}"
    return f"{told}, not confirmed" if is_unconfirmed(one) else told


def take_meaning(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Take a suggestion, open a translation, or add what is written."""
    if value.startswith("edit:"):
        return Taken(item_id, then=f"translation:{value[5:]}")
    if value.startswith("suggestion:"):
        suggestion = session.offer(item_id).translations[int(value[11:])]
        done = session.take_translation(item_id, suggestion)
        item, offer = session.item(done), session.offer(done)
        known = item.annotation.translations if item.annotation else ()
        more = remaining(offer.translations, (t.text for t in known))
        return Taken(done, then="translation" if more else "")
    if not text.strip():
        return Taken(item_id)
    return Taken(session.add_translation(item_id, text, session.article.language or "en"))


def _find(session: Session, item_id: str, key: str) -> Translation:
    wanted = key.partition(":")[2]
    note = session.item(item_id).annotation
    for one in note.translations if note else ():
        if one.id == wanted:
            return one
    raise NotFound("That translation is no longer there.", "Go back to the list.")


def one_meaning_page(session: Session, item_id: str, key: str) -> Page:
    """Everything that can be done with one translation."""
    one = _find(session, item_id, key)
    confirm = Choice("confirm", "Confirm it", "you stand for the machine’s words as they are")
    rows = (
        *((confirm,) if is_unconfirmed(one) else ()),
        Choice("text", "Change the words", one.text),
        Choice("language", "Change its language", language_name(one.language)),
        Choice("up", "Move up: it is better"),
        Choice("down", "Move down"),
        Choice("remove", "Remove it"),
    )
    return Page(key, f"Translation: {one.text}", rows)


def take_one_meaning(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Do it, and stay with the list."""
    one = _find(session, item_id, key)
    if value in ("text", "language"):
        return Taken(item_id, then=f"translation-{value}:{one.id}")
    if value == "confirm":
        done = session.confirm_translation(item_id, one.id)
        return Taken(done, then="translation", said="Confirmed and saved.")
    if value == "remove":
        return Taken(session.remove_translation(item_id, one.id), then="translation")
    by = -1 if value == "up" else 1
    return Taken(session.move_translation(item_id, one.id, by), then="translation")


def meaning_text_page(session: Session, item_id: str, key: str) -> Page:
    """A field with the words."""
    one = _find(session, item_id, key)
    hint = "Enter keeps them as your words; the article's own stay behind them."
    return Page(key, "The words of the translation", (), VALUE, "Means", one.text, -1, hint)


def take_meaning_text(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep what is written."""
    one = _find(session, item_id, key)
    return Taken(session.edit_translation(item_id, one.id, text, one.language))


def meaning_language_page(session: Session, item_id: str, key: str, text: str = "") -> Page:
    """Into which language it translates."""
    one = _find(session, item_id, key)
    found = find_language(text or one.language or "en")[:40]
    rows = tuple(Choice(c.tag, c.name, f"{c.autonym} · {c.tag}") for c in found)
    return Page(key, "Language of the translation", rows, FILTER, "type a name or code")


def take_meaning_language(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the chosen language."""
    if not value:
        raise InvalidInput(f"“{text}” is no language that is known here.", "Try another spelling.")
    one = _find(session, item_id, key)
    return Taken(session.edit_translation(item_id, one.id, one.text, value))
