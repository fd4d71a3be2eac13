"""Is a scheme what it says it is? For schemes of a workspace, and for the tests of our own."""

from bisect import bisect_left

from annotator.languages.schemes import Scheme
from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.suggest.transliteration import transliterate
from annotator.suggest.transliteration_icu import icu_id, run
from annotator.text import icu


def problems(scheme: Scheme) -> list[str]:
    """What is wrong with a scheme, one sentence each; empty where all is well.

    Rules that do not compile are named with the line of the file's `rules` on which they stand;
    then every example is tried.
    """
    try:
        icu_id(scheme.engine)
        run(scheme, "")
    except AnnotatorError as error:
        return [bad for bad in (_bad_line(scheme),) if bad] or [error.message]
    out = []
    for source, wanted in scheme.examples:
        said = transliterate(source, scheme.language, scheme.id, own=[scheme]).text
        if said != wanted:
            out.append(f"the example “{source}” gives “{said}”, not “{wanted}”.")
    return out


def _bad_line(scheme: Scheme) -> str:
    """The line at which the rules stop making sense; ICU itself names none."""
    for field, rules in (("rules", scheme.rules), ("after", scheme.after)):
        lines = rules.split("\n")
        counts = range(len(lines) + 1)
        first = bisect_left(counts, True, key=lambda n: not _compiles("\n".join(lines[:n])))
        if first < len(counts):
            return f"line {first} of `{field}` cannot be read: {lines[first - 1].strip()}"
    return ""


def _compiles(rules: str) -> bool:
    try:
        icu.transliterator_from_rules("check", f":: NFC ;\n{rules}\n")
    except InvalidInput:
        return False
    return True
