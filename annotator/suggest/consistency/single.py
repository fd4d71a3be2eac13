"""Checks that look at one annotation. Each takes it and yields (path inside it, code, words)."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from annotator.languages.cards import card
from annotator.languages.schemes import SKELETON, schemes_of
from annotator.model.annotation import Annotation
from annotator.suggest.leftovers import leftovers
from annotator.suggest.memory_entry import key_of
from annotator.text.normal import fold
from annotator.text.scripts import COMMON, main_script, script_of, scripts_in

Found = tuple[str, str, str]
"""Path inside the annotation, code, words."""
Check = Callable[[Annotation], Iterator[Found]]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_ENDS = {"!": "!", "！": "!", "?": "?", "？": "?", "؟": "?", "…": "…", "՞": "?", "՜": "!", "፧": "?"}
_BRACKETS = {"(": ")", "[": "]", "“": "”", "«": "»"}


def translation_is_source(annotation: Annotation) -> Iterator[Found]:
    """Equal after folding, where something was to be translated; names stay as they are."""
    if annotation.kind in ("name", "title"):
        return
    for i, told in enumerate(annotation.translations):
        if told.language != annotation.language and _same(told.text, annotation.exact):
            yield f"translations[{i}]", "translation-is-source", f"“{told.text}”"


def translation_not_target(annotation: Annotation) -> Iterator[Found]:
    """Letters of the source's script in a translation into a language that has not that script."""
    source = main_script(annotation.exact)
    for i, told in enumerate(annotation.translations):
        known = card(told.language)
        if source in COMMON or known is None or source in _parts(known.scripts):
            continue
        if _same(told.text, annotation.exact):  # said already
            continue
        left = "".join(dict.fromkeys(c for c in told.text if script_of(c) == source))
        if left:
            yield f"translations[{i}]", "translation-not-target", f"{left} in “{told.text}”"


def transliteration_leftover(annotation: Annotation) -> Iterator[Found]:
    """Letters that are not Latin, or a scheme that belongs to another language."""
    ids = {s.id for s in schemes_of(annotation.language)} if annotation.language else set()
    for i, read in enumerate(annotation.transliterations):
        left = leftovers(read.text)
        if left:
            place = f"transliterations[{i}]"
            yield place, "transliteration-leftover", f"{' '.join(left)} in “{read.text}”"
        if ids and read.scheme and read.scheme not in ids | {SKELETON}:
            words = f"{read.scheme} is no scheme of {annotation.language}"
            yield f"transliterations[{i}].scheme", "scheme-language", words


def numbers_differ(annotation: Annotation) -> Iterator[Found]:
    """Numbers in digits, of any script, that the translation does not have."""
    wanted = _numbers(annotation.exact)
    for i, told in enumerate(annotation.translations):
        missing = sorted(wanted - _numbers(told.text))
        if missing:
            yield f"translations[{i}]", "numbers-differ", f"without {', '.join(missing)}"


def marks_differ(annotation: Annotation) -> Iterator[Found]:
    """! ? … at the end of the one only; a bracket or quotation mark that is not closed.

    The article's own translation ends as the article wants it.
    """
    own = _ending(annotation.exact)
    for i, told in enumerate(annotation.translations):
        said = _ending(told.text)
        if said != own and told.origin != "article":
            words = f"“{own or '.'}” in the source, “{said or '.'}” in the translation"
            yield f"translations[{i}]", "marks-differ", words
        if opened := _unclosed(told.text):
            yield f"translations[{i}]", "marks-differ", f"“{opened}” has no partner"


def gloss_changed(annotation: Annotation) -> Iterator[Found]:
    """The article's own words must be the words of their evidence."""
    for i, told in enumerate(annotation.translations):
        if told.origin != "article" or not told.evidence:
            continue
        if not any(_same(told.text, place.exact) for place in told.evidence):
            words = f"“{told.text}” is not “{told.evidence[0].exact}”"
            yield f"translations[{i}]", "gloss-changed", words


def unconfirmed_machine(annotation: Annotation) -> Iterator[Found]:
    """A machine's translation in what is marked done, and nobody has said that it is right."""
    if annotation.status != "done":
        return
    for i, told in enumerate(annotation.translations):
        if told.origin == "machine" and not told.accepted_by:
            yield f"translations[{i}]", "unconfirmed-machine", f"“{told.text}”"


def language_script(annotation: Annotation) -> Iterator[Found]:
    """The words are in a script that the language is not written in, as far as we know."""
    known = card(annotation.language) if annotation.language else None
    script = main_script(annotation.exact)
    romanised = annotation.language.endswith("-Latn") or "-Latn-" in annotation.language
    if known is None or script in COMMON or (romanised and script == "Latn"):
        return
    if script not in _parts(known.scripts):
        yield "language", "language-script", f"{known.name} in {script}"


def no_preferred(annotation: Annotation) -> Iterator[Found]:
    """Several translations into one language, none of which is the one to print."""
    for language in dict.fromkeys(t.language for t in annotation.translations):
        told = [t for t in annotation.translations if t.language == language]
        if len(told) > 1 and not any(t.preferred for t in told):
            yield "translations", "no-preferred", f"{len(told)} into {language}"


CHECKS: tuple[Check, ...] = (
    translation_is_source,
    translation_not_target,
    transliteration_leftover,
    numbers_differ,
    marks_differ,
    gloss_changed,
    unconfirmed_machine,
    language_script,
    no_preferred,
)
"""In the order in which they are told."""


def _same(one: str, other: str) -> bool:
    return fold(key_of(one)) == fold(key_of(other))


def _parts(scripts: tuple[str, ...]) -> set[str]:
    return {part for script in scripts for part in scripts_in(script)}


def _numbers(text: str) -> set[str]:
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return {re.sub(r"\D", "", found) for found in _NUMBER.findall(digits)}


def _ending(text: str) -> str:
    plain = text.rstrip(" \t\n”“’»«\"')]」』")
    if plain.endswith("..."):
        return "…"
    return _ENDS.get(plain[-1:], "")


def _unclosed(text: str) -> str:
    for opener, closer in _BRACKETS.items():
        if text.count(opener) > text.count(closer):
            return opener
        if text.count(closer) > text.count(opener):
            return closer
    return ""
