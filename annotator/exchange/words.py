"""What the report calls things, in plain words, and how strings become HTML."""

import re
from functools import cache
from html import escape

from annotator.languages.cards import card
from annotator.languages.schemes import scheme
from annotator.model.annotation import Annotation
from annotator.model.errors import AnnotatorError
from annotator.text.display import display

ORIGINS = {
    "article": "the article’s own words",
    "memory": "from the translation memory",
    "machine": "made by machine",
    "import": "imported",
    "annotator": "",
}
STATUSES = {"done": "done", "draft": "draft", "disputed": "disputed"}
SCRIPTS = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Cyrl": "Cyrillic",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Grek": "Greek",
    "Hang": "Hangul",
    "Hani": "Chinese characters",
    "Hans": "simplified Chinese",
    "Hant": "traditional Chinese",
    "Hebr": "Hebrew",
    "Jpan": "Japanese",
    "Kore": "Korean",
    "Latn": "Latin",
    "Taml": "Tamil",
    "Thai": "Thai",
    "Tibt": "Tibetan",
}
"""ISO 15924 codes to English names; others are shown as their code."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z")
# Well-formed in the sense of RFC 5646, roughly: enough that a browser takes it as a language.
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def shown(text: str) -> str:
    """Text that others wrote: controls made visible, a CR at a line's end dropped, escaped."""
    return escape(display(text.replace("\r\n", "\n")))


def lang(tag: str) -> str:
    """The attribute ` lang="kk"`, or nothing where the tag is none."""
    return f' lang="{tag}"' if _TAG.fullmatch(tag) else ""


@cache
def language_name(tag: str) -> str:
    """English name of a language, or the tag itself."""
    if not tag or tag == "und":
        return "language not known"
    known = card(tag) if _TAG.fullmatch(tag) else None
    return known.name if known is not None else tag


@cache
def scheme_title(language: str, name: str) -> str:
    """Title of a transliteration scheme, or its id."""
    if name == "skeleton":
        return "no scheme"
    try:
        return scheme(language, name).title
    except AnnotatorError:
        return name


def language_line(annotation: Annotation) -> str:
    """`Kazakh (kk), Cyrillic`."""
    told = language_name(annotation.language)
    if annotation.language and told != annotation.language:
        told += f" ({annotation.language})"
    if annotation.script:
        told += f", {script_name(annotation.script)}"
    return told


def script_name(code: str) -> str:
    """`Cyrillic script`, `Chinese characters`; a code that has no name here stays a code."""
    name = SCRIPTS.get(code, "")
    one_word = name and " " not in name and code not in ("Jpan", "Kore")
    return f"{name} script" if one_word else name or f"script {code}"


def moment(at: str) -> str:
    """RFC 3339 in UTC as a person reads it, `2 March 2026, 09:04:12 UTC`; else as it is."""
    match = _MOMENT.fullmatch(at)
    if match is None or not 1 <= int(match[2]) <= 12:
        return at
    return f"{int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}, {match[4]} UTC"


def person(annotator: str) -> str:
    """An annotator's name for readers; the agreed sheet is nobody's own."""
    return "agreed version" if annotator == "_adjudicated" else annotator


def whose(origin: str, accepted_by: str, owner: str, suggested: bool) -> str:
    """Whose words a value is, and who stands for it."""
    if suggested:
        return f"{ORIGINS.get(origin, origin)}; nobody has confirmed it"
    told = ORIGINS.get(origin, origin)
    if not told:
        if owner == "_adjudicated":
            return "as agreed"
        return f"by {owner}" if owner else ""
    return f"{told}; taken by {accepted_by}" if accepted_by else told
