"""Choosing a language by its name or code."""

from dataclasses import replace

from annotator.app.form.page import FILTER, Choice, Page, Taken
from annotator.languages.cards import LanguageCard, all_cards, card, find_language
from annotator.model.errors import InvalidInput
from annotator.tasks.annotation.session import Session

_SHOWN = 60
"""Rows at most: who looks further types another letter."""


def language_page(session: Session, item_id: str, text: str = "") -> Page:
    """Languages that fit what is typed; the suggested and the present one first.

    Another detector is heard while the page is open: who looks here is in doubt.
    """
    item, offer = session.item(item_id), session.offer(item_id)
    now = item.annotation.language if item.annotation else ""
    page = languages_page(now, offer.language, offer.script if item.exact else "", text)
    heard = session.opinions.told(item.exact, now or offer.language)
    return replace(page, hint=f"A second opinion: {heard}") if page.choices and heard else page


def languages_page(now: str, offered: str, script: str, text: str) -> Page:
    """The same for values: `now` and `offered` are BCP 47, `script` what the words are in."""
    if text.strip():
        found = find_language(text)[:_SHOWN]
    else:
        first = [c for tag in (now, offered) if tag and (c := card(tag)) is not None]
        rest = [c for c in all_cards() if _writes(c, script)]
        found = list({c.tag: c for c in (*first, *rest)}.values())[:_SHOWN]
    rows = tuple(_choice(c, now, "" if now else offered) for c in found)
    hint = "" if rows else "No language of that name or code is known."
    return Page("language", "Language of the words", rows, FILTER, "type a name or code", hint=hint)


def take_language(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the chosen language."""
    if not value:
        raise InvalidInput(f"“{text}” is no language that is known here.", "Try another spelling.")
    return Taken(session.set_language(item_id, value))


def _writes(language: LanguageCard, script: str) -> bool:
    return not script or script in language.scripts


def _choice(one: LanguageCard, now: str, offered: str) -> Choice:
    detail = " · ".join(part for part in (one.autonym, one.tag, " ".join(one.scripts)) if part)
    return Choice(
        one.tag,
        one.name,
        detail,
        suggested=one.tag == offered,
        ticked=True if one.tag == now else None,
    )
