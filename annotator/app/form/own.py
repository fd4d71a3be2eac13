"""One's own version of somebody's annotation, a page a field: for corrections and for deciding.

Pure: an annotation goes in, and what is said differently of it comes out, in the plain values of
`annotator.tasks.review.corrections`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.app import motion
from annotator.app.form.language import languages_page
from annotator.app.form.overview import KIND_WORDS
from annotator.app.form.page import FILTER, NOTHING, VALUE, Choice, Page
from annotator.app.form.speaker import CERTAINTY_WORDS, ROLE_WORDS
from annotator.app.panel import scheme_title
from annotator.languages.schemes import Scheme
from annotator.model.annotation import CERTAINTIES, KINDS, ROLES, Annotation
from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.suggest.transliteration import schemes_fitting
from annotator.tasks.annotation.readings import Readings, StillReading

_SHOWN = 80
Said = Mapping[str, Any]


@dataclass(frozen=True)
class Base:
    """What one's own version begins with."""

    annotation: Annotation
    text: str
    """The article's."""
    names: Sequence[str]
    """Speakers to choose from."""
    readings: Readings
    schemes: Sequence[Scheme] = ()
    """The workspace's own."""


Build = Callable[[Base, str], Page]
"""Base and what is typed → the page."""
Take = Callable[[Base, str, str], Said]
"""Base, value of the row or "", what is typed → what is said differently."""


def _language(base: Base, typed: str) -> Page:
    a = base.annotation
    return languages_page(a.language, "", a.script, typed)


def _take_language(base: Base, value: str, typed: str) -> Said:
    if not value:
        raise InvalidInput(f"“{typed}” is no language that is known here.", "Try another spelling.")
    return {"language": value}


def _kind(base: Base, typed: str) -> Page:
    return _fixed("Kind", KINDS, KIND_WORDS, base.annotation.kind)


def _role(base: Base, typed: str) -> Page:
    said = base.annotation.attributions
    return _fixed("Role of the speaker", ROLES, ROLE_WORDS, said[0].role if said else "")


def _certainty(base: Base, typed: str) -> Page:
    said = base.annotation.attributions
    now = said[0].certainty if said else ""
    return _fixed("How sure the speaker is", CERTAINTIES, CERTAINTY_WORDS, now)


def _fixed(title: str, values: Sequence[str], words: Mapping[str, str], now: str) -> Page:
    rows = tuple(Choice(v, v, words.get(v, ""), ticked=v == now) for v in values)
    return Page("own", title, rows, start=max(0, values.index(now) if now in values else 0))


def _script(base: Base, typed: str) -> Page:
    hint = "Four letters of ISO 15924: Cyrl, Latn, Arab, Hani …"
    return Page("own", "Script", (), VALUE, "Script", base.annotation.script, -1, hint)


def _translation(base: Base, typed: str) -> Page:
    known = base.annotation.translations
    rows = [
        Choice(f"first:{n}", f"Prefer: {t.text}", "as it is; the others stay behind it")
        for n, t in enumerate(known)
        if n
    ]
    rows += [Choice(f"without:{n}", f"Leave out: {t.text}") for n, t in enumerate(known) if n]
    text = known[0].text if known else ""
    hint = "Enter keeps what is written in the place of the preferred one."
    title = "Translation in your version"
    return Page("own", title, tuple(rows), VALUE, "type a translation", text, -1, hint)


def _take_translation(base: Base, value: str, typed: str) -> Said:
    texts = [t.text for t in base.annotation.translations]
    verb, _, number = value.partition(":")
    if verb == "first":
        texts.insert(0, texts.pop(int(number)))
    elif verb == "without":
        del texts[int(number)]
    else:
        texts[:1] = [typed.strip()] if typed.strip() else []
    return {"translations": list(dict.fromkeys(texts))}


def _transliteration(base: Base, typed: str) -> Page:
    a = base.annotation
    now = a.transliterations[0] if a.transliterations else None
    known = schemes_fitting(a.exact, a.language, base.schemes) if a.language else ()
    rows = tuple(Choice(s.id, s.title, _made(base, s.id)) for s in known)
    under = f" under {scheme_title(a.language, now.scheme)}" if now else ""
    hint = f"Enter keeps what is written{under}; a row takes what its scheme makes of the words."
    return Page(
        "own", "Romanisation in your version", rows, VALUE, "Reads", now.text if now else "", -1,
        hint,
    )  # fmt: skip


def _made(base: Base, scheme: str) -> str:
    try:
        return base.readings.preview(base.annotation.exact, base.annotation.language, scheme).text
    except StillReading:
        return "…"
    except AnnotatorError as error:
        return f"not possible: {error.message}"


def _take_transliteration(base: Base, value: str, typed: str) -> Said:
    a = base.annotation
    if value:
        made = base.readings.read(a.exact, a.language, value)
        return {"transliteration": {"text": made.text, "scheme": value}}
    if not typed.strip():
        raise InvalidInput("A romanisation needs some letters.", "Esc leaves it as it is.")
    scheme = a.transliterations[0].scheme if a.transliterations else "own"
    return {"transliteration": {"text": typed.strip(), "scheme": scheme}}


def _speaker(base: Base, typed: str) -> Page:
    wanted = typed.strip().casefold()
    rows = [Choice(f"name:{n}", n) for n in base.names if wanted in n.casefold()][:_SHOWN]
    if wanted and all(row.label.casefold() != wanted for row in rows):
        rows.append(Choice(f"name:{typed.strip()}", typed.strip(), "a new name"))
    if not wanted:
        rows.append(Choice("nobody", "Nobody is named"))
    return Page("own", "Who said it", tuple(rows), FILTER, "type a name")


def _take_speaker(base: Base, value: str, typed: str) -> Said:
    if value == "nobody":
        return {"speaker": None}
    name = value.removeprefix("name:") or typed.strip()
    if not name:
        raise InvalidInput("A speaker needs a name.", "Type one, or go back with Esc.")
    return {"name": name}


_BORDERS: dict[str, tuple[str, Callable[[str, int, int], tuple[int, int]]]] = {
    "inside": ("Inside the quotation marks", motion.inside_marks),
    "with": ("With the quotation marks", motion.around_marks),
    "sentence": ("The whole sentence", lambda text, s, e: motion.sentence(text, s)),
    "end+": ("A word more at the end", lambda text, s, e: (s, motion.word_right(text, e))),
    "end-": ("A word less at the end", lambda text, s, e: (s, motion.word_left(text, e))),
    "start+": ("A word more at the start", lambda text, s, e: (motion.word_left(text, s), e)),
    "start-": ("A word less at the start", lambda text, s, e: (motion.word_right(text, s), e)),
    "end+c": ("A character more at the end", lambda text, s, e: (s, motion.right(text, e))),
    "end-c": ("A character less at the end", lambda text, s, e: (s, motion.left(text, e))),
    "start+c": ("A character more at the start", lambda text, s, e: (motion.left(text, s), e)),
    "start-c": ("A character less at the start", lambda text, s, e: (motion.right(text, s), e)),
}


def _place(base: Base, typed: str) -> Page:
    now = (base.annotation.start, base.annotation.end)
    seen, rows = {now}, []
    for value, (label, _) in _BORDERS.items():
        place = start, end = _moved(base, value)
        if place not in seen and base.text[start:end].strip():
            seen.add(place)
            rows.append(Choice(value, label, _around(base.text, start, end)))
    hint = f"Now: {_around(base.text, *now)}"
    return Page("own", "Borders in your version", tuple(rows), hint=hint)


def _moved(base: Base, value: str) -> tuple[int, int]:
    start, end = _BORDERS[value][1](base.text, base.annotation.start, base.annotation.end)
    if value == "start-":  # not the blank that follows the word
        while start < end and base.text[start].isspace():
            start += 1
    if value == "end-":
        while start < end and base.text[end - 1].isspace():
            end -= 1
    return start, end


def _around(text: str, start: int, end: int) -> str:
    """The words with a little of what stands beside them."""
    words = " ".join(text[start:end].split())
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    return f"…{before}▸{words}◂{after}…".replace("\n", " ")


def _take_place(base: Base, value: str, typed: str) -> Said:
    start, end = _moved(base, value)
    return {"start": start, "end": end}


FIELDS: dict[str, tuple[str, Build, Take]] = {
    "language": ("Language", _language, _take_language),
    "transliteration": ("Romanisation", _transliteration, _take_transliteration),
    "translation": ("Translations", _translation, _take_translation),
    "speaker": ("Speaker", _speaker, _take_speaker),
    "role": ("Role", _role, lambda base, value, typed: {"role": value}),
    "certainty": ("Certainty", _certainty, lambda base, value, typed: {"certainty": value}),
    "kind": ("Kind", _kind, lambda base, value, typed: {"kind": value}),
    "place": ("Borders", _place, _take_place),
    "script": ("Script", _script, lambda base, value, typed: {"script": typed.strip()}),
}
"""Field → its name for people, its page, and what taking a row of it says."""

NAMED = ("speaker",)
"""Fields whose page offers names of speakers: reading those takes a while in a large article."""

STAYS = ("place",)
"""Fields whose page stays after a row: borders are moved step by step."""


def fields_page(mine: Annotation, differs: Mapping[str, str], shown: Mapping[str, str]) -> Page:
    """All fields of one's own version: `shown` is the value of each, `differs` how it differs."""
    keys = {"language": "l", "transliteration": "r", "translation": "t", "speaker": "s",
            "kind": "k", "place": "F6"}  # fmt: skip
    rows = tuple(
        Choice(field, label, differs.get(field) or shown.get(field, ""), key=keys.get(field, ""))
        for field, (label, _, _) in FIELDS.items()
        if mine.attributions or field not in ("role", "certainty")
    )
    hint = "What you change stands beside theirs; their sheet stays as it is."
    return Page("own", "Your version", rows, NOTHING, hint=hint, table=True)
