"""Reading words from a list, with the small words that are written together with them."""

import re
from collections.abc import Mapping

from annotator.languages.words import plain, words_of

PREFIXES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ar": (
        *(("وال", "wa-al-"), ("فال", "fa-al-"), ("بال", "bi-al-"), ("كال", "ka-al-")),
        *(("ولل", "wa-lil-"), ("لل", "lil-"), ("ال", "al-"), ("و", "wa-"), ("ف", "fa-")),
        *(("ب", "bi-"), ("ل", "li-"), ("ك", "ka-"), ("س", "sa-")),
    ),
    "he": (
        *(("וה", "ve-ha-"), ("שה", "she-ha-"), ("מה", "me-ha-"), ("ה", "ha-"), ("ו", "ve-")),
        *(("ב", "be-"), ("ל", "le-"), ("מ", "mi-"), ("ש", "she-"), ("כ", "ke-")),
    ),
}
"""Article, "and" and prepositions that are written as one word with what follows (ALA-LC)."""
SUFFIXES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "fa": (("\u200cهای", "hā-ye"), ("\u200cها", "hā"), ("های", "hā-ye"), ("ها", "hā"))
}
_WORD = re.compile(
    r"[\u0590-\u05ff\u0620-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u200c]+"
)
_CONSTRUCT = re.compile(
    r"(?<!\S)((?:wa-|fa-|bi-|li-|ka-)?(?!al-|lil-|wa-|fa-)[^\s-]+[^ā\s-])ah(?= al-(?!ān\b|yawm\b))"
)
"""A noun in -ah that the next one owns: thawrat al-sha‘b. After its own article it stays -ah."""
_MARKS = str.maketrans("،؛؟۔٪־", ",;?.%-")
_DIGITS = {
    **{0x660 + n: str(n) for n in range(10)},
    **{0x6F0 + n: str(n) for n in range(10)},
}


def spell(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    """`text` read word by word from the list, and the words that it does not know.

    Unknown words stay as they are. Marks and digits become those of Latin text.
    """
    unknown: list[str] = []

    def read(found: re.Match[str]) -> str:
        said = _read(found[0], name)
        if said is None:
            unknown.append(found[0])
            return found[0]
        return said

    latin = _WORD.sub(read, text.replace("־", "-"))
    if name == "ar":
        latin = _CONSTRUCT.sub(r"\1at", latin)
    return latin.translate(_MARKS).translate(_DIGITS), tuple(dict.fromkeys(unknown))


def _read(word: str, name: str) -> str | None:
    known = words_of(name)
    bare = plain(word, name)
    if bare in known:
        return known[bare]
    for written, said in PREFIXES.get(name, ()):
        rest = bare[len(written) :]
        if bare.startswith(written) and len(rest) > 1 and rest in known:
            return said + known[rest].removeprefix("al-")
    for written, said in SUFFIXES.get(name, ()):
        rest = bare[: len(bare) - len(written)]
        if bare.endswith(written) and rest in known:
            return known[rest] + said
    return None
