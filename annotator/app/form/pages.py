"""All pages of the form, by their keys."""

from collections.abc import Callable

from annotator.app.form import (
    attribution,
    language,
    machine,
    meaning,
    overview,
    reading,
    same,
    settling,
    speaker,
)
from annotator.app.form.page import Page, Taken
from annotator.app.form.ticks import ticked_in
from annotator.tasks.annotation.session import Session

Build = Callable[[Session, str, str], Page]
"""Session, item id, what is typed (for pages of one value: the page's key) → the page."""
Take = Callable[[Session, str, str, str, str], Taken]
"""Session, item id, the page's key, value of the row or "", what is typed → what came of it."""


def _returned(session: Session, item_id: str, text: str) -> Page:
    """What reviewers handed back; loaded where somebody reviewed."""
    from annotator.app.form.returned import returned_page

    return returned_page(session, item_id, text)


def _take_returned(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    from annotator.app.form.returned import take_returned

    return take_returned(session, item_id, key, value, text)


PAGES: dict[str, tuple[Build, Take]] = {
    "item": (overview.overview, overview.take_overview),
    "language": (language.language_page, language.take_language),
    "transliteration": (reading.reading_page, reading.take_reading),
    "translation": (meaning.meaning_page, meaning.take_meaning),
    "machine": (machine.machine_page, machine.take_machine),
    "speaker": (speaker.speaker_page, speaker.take_speaker),
    "speaker-another": (speaker.another_page, speaker.take_another),
    "kind": (overview.kind_page, overview.take_kind),
    "status": (overview.status_page, overview.take_status),
    "note": (overview.note_page, overview.take_note),
    "tags": (overview.tags_page, overview.take_tags),
    "places": (overview.places_page, overview.take_places),
    "returned": (_returned, _take_returned),
    "conflicts": (settling.conflicts_page, settling.take_conflict),
}

VALUES: dict[str, tuple[Build, Take]] = {
    "transliteration-text": (reading.own_reading_page, reading.take_own_reading),
    "translation": (meaning.one_meaning_page, meaning.take_one_meaning),
    "translation-text": (meaning.meaning_text_page, meaning.take_meaning_text),
    "speaker-about": (attribution.about_page, attribution.take_about),
    "speaker-role": (speaker.role_page, speaker.take_fixed),
    "speaker-certainty": (speaker.certainty_page, speaker.take_fixed),
    "speaker-words": (attribution.words_page, attribution.take_words),
    "speaker-names": (attribution.names_page, attribution.take_names),
    "speaker-type": (attribution.type_page, attribution.take_type),
    "speaker-split-name": (same.split_name_page, same.take_split_name),
}
"""Pages of one value: their key is a name, a colon, and the value's id."""

KEYED: dict[str, tuple[Callable[[Session, str, str, str], Page], Take]] = {
    "translation-language": (meaning.meaning_language_page, meaning.take_meaning_language),
    "elsewhere": (settling.elsewhere_page, settling.take_elsewhere),
    "speaker-other": (speaker.other_page, speaker.take_other),
    "speaker-same": (same.same_page, same.take_same),
    "speaker-split": (same.split_page, same.take_split),
}
"""Pages that hang on more than their name and on what is typed as well."""


def build(session: Session, item_id: str, key: str, text: str = "") -> Page:
    """The page of a key, for what is typed. Raises AnnotatorError where it cannot be shown."""
    name, has_value = _name(key)
    if name in KEYED:
        return KEYED[name][0](session, item_id, key, text)
    if has_value:
        return VALUES[name][0](session, item_id, key)
    return PAGES[key][0](session, item_id, text)


def take(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Do what a row says; everything is on disk when this returns."""
    name, has_value = _name(key)
    pages = KEYED if name in KEYED else VALUES if has_value else PAGES
    return pages[name][1](session, item_id, key, value, text)


def _name(key: str) -> tuple[str, bool]:
    """The name of a page, and whether its key says which value it is of."""
    name, colon, _ = ticked_in(key)[0].partition(":")
    return name, bool(colon)
