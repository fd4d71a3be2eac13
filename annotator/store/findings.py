"""What a check can find: stable codes, each with its weight and its meaning.

A finding says file, place inside it, code and words; it changes nothing.
"""

from collections.abc import Mapping
from typing import NamedTuple

from annotator.model.errors import AnnotatorError, NewerFormat

ERROR, WARNING, NOTE = "error", "warning", "note"

CODES: Mapping[str, tuple[str, str]] = {
    "json": (ERROR, "The file is no strict JSON."),
    "schema": (ERROR, "A field is missing or of the wrong kind."),
    "version-newer": (ERROR, "The file is of a newer version of the program."),
    "version-old": (NOTE, "The file is of an older version; the next save brings it up to date."),
    "unreadable": (ERROR, "The file cannot be read at all."),
    "path-outside": (ERROR, "A path leads out of the workspace."),
    "path-differs": (WARNING, "The article's path is not where the article lies."),
    "wrong-folder": (ERROR, "The sheet lies where another article's sheet belongs."),
    "wrong-annotator": (ERROR, "The owner named in the file is not the owner of the folder."),
    "wrong-unit": (ERROR, "The offsets are not code points."),
    "article-missing": (ERROR, "The article is not there or cannot be read."),
    "article-changed": (WARNING, "The article is not the text that was annotated."),
    "length-differs": (WARNING, "The recorded length is not that of the text."),
    "duplicate-id": (ERROR, "Two things have one id."),
    "unsorted": (WARNING, "The annotations are not in the order of the file."),
    "empty-place": (ERROR, "A place has no or a negative size."),
    "outside-text": (ERROR, "A place is outside the text."),
    "quote-differs": (ERROR, "The words are not what stands at that place."),
    "space-at-end": (WARNING, "A place begins or ends with a space."),
    "inside-character": (WARNING, "A place cuts a character from its accent or its emoji in two."),
    "ordinal-wrong": (WARNING, "“n-th of m” is not what it is in the text."),
    "context-differs": (WARNING, "The recorded surroundings are not those of the place."),
    "segment-outside": (ERROR, "A piece of a broken span is outside of it."),
    "overlapping-occurrences": (ERROR, "Two places of one annotation overlap."),
    "anchor-moved": (WARNING, "The words stand elsewhere in the changed article."),
    "anchor-proposed": (WARNING, "The words were changed; a person has to agree to the place."),
    "anchor-ambiguous": (ERROR, "The words fit several places of the changed article."),
    "anchor-orphaned": (ERROR, "The words are no longer in the article."),
    "evidence-differs": (WARNING, "The evidence is not what stands at that place."),
    "evidence-lost": (WARNING, "The evidence is no longer in the article."),
    "dangling-speaker": (ERROR, "A speaker has no file."),
    "dangling-reply": (WARNING, "A comment answers one that is not there."),
    "dangling-annotation": (WARNING, "A review speaks of an annotation that is not there."),
    "review-without-sheet": (WARNING, "A review speaks of a sheet that is not there."),
    "stale-approval": (NOTE, "The annotation was changed after it was approved: look again."),
    "two-preferred": (WARNING, "Two translations into one language are preferred."),
    "language-unknown": (WARNING, "This is no known language tag."),
    "script-unknown": (WARNING, "This is no known script code."),
    "value-unknown": (NOTE, "This version does not know the value; it is kept."),
    "conflict": (ERROR, "A merge left two versions; a person has to choose."),
    "speaker-twice": (WARNING, "Two speakers have the same name."),
    "wrong-id": (ERROR, "The id in the file is not the file's name."),
    "sheet-hidden": (ERROR, "The sheet's name leads to no article, so that nobody sees it."),
    "stray-file": (NOTE, "The file belongs to nothing."),
}
"""Code → severity and meaning."""


class Finding(NamedTuple):
    """One thing that is not as it should be."""

    path: str
    """The file, relative to the workspace."""
    place: str
    """`$.annotations[3].occurrences[0]`; `$` for the file as a whole."""
    code: str
    """One of CODES."""
    severity: str
    """error · warning · note."""
    words: str
    """In words, safe to show."""

    def line(self) -> str:
        """`file:place: code: words`."""
        from annotator.text.display import display_line

        return f"{display_line(self.path)}:{self.place}: {self.code}: {self.words}"


def finding(path: str, place: str, code: str, words: str) -> Finding:
    """A finding with the severity of its code."""
    from annotator.text.display import display_line

    return Finding(path, display_line(place, 200), code, CODES[code][0], display_line(words, 300))


def finding_of(path: str, error: AnnotatorError) -> Finding:
    """The finding for a file that could not be read."""
    message = error.message
    for name in (f"{path}: ",):
        message = message.removeprefix(name)
    place, _, words = message.partition(": ")
    if isinstance(error, NewerFormat):
        return finding(path, "$.version", "version-newer", words or message)
    if place.startswith("$"):
        return finding(path, place, "schema", words)
    if place.startswith(("line ", "byte ")):
        return finding(path, place, "json", words)
    code = "unreadable" if not words and message.startswith(path) else "json"
    return finding(path, "$", code, message.rstrip("."))
