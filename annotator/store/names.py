"""Which names may become paths, so that no name leads out of the workspace.

An article's id is its path below `corpus/` without the suffix, with `/` between folders, in
normalization form C. Annotators' and speakers' names are narrower: they are made here.
"""

import re
import unicodedata
from collections.abc import Container

from annotator.model.errors import InvalidInput
from annotator.text.display import display_line, is_hidden

ADJUDICATED = "_adjudicated"
SPEAKERS = "_speakers"
REVIEWS = "reviews"
MEMORY = "_memory"
"""Imported pairs of source and translation, below `annotations/`."""
MAX_PART = 240
"""Bytes of one folder or file name, so that `.json` and a suffix still fit into 255."""
MAX_ID = 1000
"""Bytes of a whole id; a path may have 4,096."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_SLUG = re.compile(r"[a-z0-9][a-z0-9_.-]{0,119}")
_PLAIN = re.compile(rf"(?!{REVIEWS}/)[A-Za-z0-9_][\w.@+-]*(/[A-Za-z0-9_][\w.@+-]*)*", re.ASCII)
"""Ids with which nothing can be wrong but their length: nearly all of them, told at once."""
_WINDOWS = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check_annotator(name: str) -> str:
    """The name, if it may own sheets; raises InvalidInput with the rule."""
    if is_annotator(name):
        return name
    raise InvalidInput(
        f"“{display_line(name, 80)}” cannot be an annotator’s name.",
        "Use 1 to 64 of a–z, 0–9, “.”, “-”, “_”, a letter or digit first, no “.” at the end, "
        "and none of Windows’ own names (con, nul …).",
    )


def is_annotator(name: str) -> bool:
    """Whether the name may own sheets."""
    if name == ADJUDICATED:
        return True
    return bool(_NAME.fullmatch(name)) and name[-1] != "." and not _WINDOWS.fullmatch(name)


def check_speaker_id(name: str) -> str:
    """The id, if it may name a speaker's file."""
    if _SLUG.fullmatch(name):
        return name
    raise InvalidInput(
        f"“{display_line(name, 80)}” cannot be a speaker’s id.",
        "Use a–z, 0–9, “.”, “-”, “_”, a letter or digit first.",
    )


def _wrong_with_part(part: str) -> str:
    if part in ("", ".", ".."):
        return "an empty, “.” or “..” part"
    if part.startswith("."):
        return "a part that begins with a full stop"
    if any(ord(ch) < 32 or is_hidden(ch) or ch in "\\:" for ch in part):
        return "a control character, “\\” or “:”"
    if part != part.strip(" "):
        return "a part that begins or ends with a space"
    if len(part.encode()) > MAX_PART:
        return f"a part of more than {MAX_PART} bytes"
    return ""


def wrong_with_article_id(article_id: str) -> str:
    """Why this cannot be an article's id; empty where it can."""
    if len(article_id) <= MAX_PART and _PLAIN.fullmatch(article_id):
        return ""
    if not article_id:
        return "nothing in it"
    try:
        size = len(article_id.encode())
    except UnicodeEncodeError:
        return "bytes that are no text"
    if size > MAX_ID:
        return f"more than {MAX_ID} bytes"
    if article_id != unicodedata.normalize("NFC", article_id):
        return "letters and accents in separate pieces (not NFC)"
    parts = article_id.split("/")
    if len(parts) > 1 and parts[0] == REVIEWS:
        return f"“{REVIEWS}/”, where reviews are kept"
    return next(filter(None, map(_wrong_with_part, parts)), "")


def check_article_id(article_id: str) -> str:
    """The id, if it may name an article; raises InvalidInput with the reason."""
    wrong = wrong_with_article_id(article_id)
    if wrong:
        raise InvalidInput(
            f"“{display_line(article_id, 80)}” is no article: it has {wrong}.",
            "`annotator list` shows the articles.",
        )
    return article_id


def article_stem(name: str) -> str:
    """A safe id for a new article from any file name or title: NFC, lower case, no odd signs."""
    base = unicodedata.normalize("NFC", name).lower()
    safe = re.sub(r"[^\w.+@-]+", "-", base).strip("-._")
    safe = re.sub(r"-{2,}", "-", safe)
    while len(safe.encode("utf-8", "replace")) > MAX_PART - 12:
        safe = safe[:-1]
    safe = "".join(ch for ch in safe if not "\ud800" <= ch <= "\udfff").strip("-._")
    if not safe or _WINDOWS.fullmatch(safe) or safe == REVIEWS:
        safe = f"article-{safe}".rstrip("-")
    return unicodedata.normalize("NFC", safe)


def numbered(stem: str, taken: Container[str]) -> str:
    """The stem, or the stem with the first number from 2 that is not taken."""
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name


def slug(text: str, taken: Container[str] = ()) -> str:
    """A speaker's id from a name in Latin letters, `serikzhan-bilash`, with a number when taken.

    Other scripts have to be transliterated by the caller first; without any usable letter the id
    is `speaker`.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    safe = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100].strip("-")
    return numbered(safe or "speaker", taken)
