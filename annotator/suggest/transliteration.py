"""How foreign words read in Latin letters, under a named scheme and never silently incomplete."""

import unicodedata
from collections.abc import Iterable

from annotator.languages.cards import card
from annotator.languages.schemes import SKELETON, Scheme, schemes_of
from annotator.languages.schemes import scheme as find_scheme
from annotator.languages.tags import fallbacks
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.proposal import Suggestion
from annotator.suggest import transliteration_icu, word_lists
from annotator.suggest.leftovers import is_latin, leftovers
from annotator.suggest.recase import calm, recase
from annotator.suggest.romanisers.table import romaniser
from annotator.text.offsets import replace_surrogates
from annotator.text.scripts import COMMON, script_of, scripts_in

VOWEL_SIGNS = frozenset([*map(chr, (*range(0x64B, 0x653), 0x670, *range(0x5B0, 0x5BC), 0x5C7))])
"""Fathatan to sukun and the dagger alif; sheva to qubuts and qamats qatan."""


def transliterate(
    text: str,
    language: str,
    scheme: str | None = None,
    script: str | None = None,
    own: Iterable[Scheme] = (),
) -> Suggestion:
    """`text` in Latin letters.

    `language` is BCP 47, `scheme` an id of `schemes_for(language)` (None: the default one),
    `script` what the text is written in where that is known, `own` the workspace's schemes.

    Gives a suggestion for the field "transliteration" with origin "machine": the scheme's id, what
    made it, the letters that were not converted and the grade, which is `partial` where any were.
    Its text is empty where nothing but Latin letters stands in `text`.

    Raises NotFound for an unknown scheme or a language without one, MissingExtra where an optional
    package is needed, InvalidInput where an honest answer is impossible (no written vowels).
    """
    if is_latin(text):
        return _nothing_to_do(find_scheme(language, scheme, own) if scheme else None)
    chosen = _choose(text, language, scheme, script, tuple(own))
    latin = unicodedata.normalize("NFC", _convert(chosen, text))
    left = leftovers(latin)
    return Suggestion(
        field="transliteration",
        text=latin,
        origin="machine",
        scheme=chosen.id,
        engine=engine_version(chosen),
        grade="partial" if left else chosen.grade,
        leftover=left,
        because=_because(chosen, left),
        note=chosen.note,
    )


def _nothing_to_do(chosen: Scheme | None) -> Suggestion:
    return Suggestion(
        field="transliteration",
        text="",
        origin="machine",
        scheme=chosen.id if chosen else "",
        engine=engine_version(chosen) if chosen else "",
        grade=chosen.grade if chosen else "",
        because="it is in Latin letters already",
    )


def schemes_for(language: str, own: Iterable[Scheme] = ()) -> tuple[Scheme, ...]:
    """The schemes of a language: the default first, then by id; a workspace's own among them."""
    mine = {s.id: s for s in own if s.language in fallbacks(language)}
    known = {s.id: s for s in schemes_of(language)} | mine
    first = _default_id(language)
    return tuple(sorted(known.values(), key=lambda s: (s.id != first, s.id)))


def schemes_fitting(text: str, language: str, own: Iterable[Scheme] = ()) -> tuple[Scheme, ...]:
    """Those of `schemes_for` that read the script of the text; all where none does."""
    known = schemes_for(language, own)
    wanted = {script_of(c) for c in text} - {*COMMON, "Latn"}
    return tuple(s for s in known if not wanted or wanted & set(s.scripts)) or known


def scheme_for(
    text: str,
    language: str,
    scheme: str | None = None,
    script: str | None = None,
    own: Iterable[Scheme] = (),
) -> Scheme:
    """The scheme under which `transliterate` would convert. Raises NotFound as it does."""
    return _choose(text, language, scheme, script, tuple(own))


def default_scheme(language: str, own: Iterable[Scheme] = ()) -> Scheme | None:
    """The scheme offered first; None where the language has none (it is in Latin letters)."""
    known = schemes_for(language, own)
    return known[0] if known else None


def engine_version(scheme: Scheme) -> str:
    """What makes a value under this scheme, with version: `ICU 77.1 · kk-bgnpcgn-1979/1`."""
    if scheme.engine.startswith("py:"):
        return romaniser(scheme.engine[3:]).version()
    return transliteration_icu.version(scheme)


def _default_id(language: str) -> str:
    known = card(language)
    return known.default_scheme if known else ""


def _choose(
    text: str, language: str, id: str | None, script: str | None, own: tuple[Scheme, ...]
) -> Scheme:
    if id:
        return find_scheme(language, id, own)
    known = schemes_for(language, own)
    if not known:
        raise NotFound(
            f"There is no transliteration scheme for “{language}”.",
            "`annotator transliterate --list` prints what there is.",
        )
    wanted = scripts_in(script) if script else {script_of(c) for c in text} - {*COMMON, "Latn"}
    fitting = [s for s in known if not wanted or wanted & set(s.scripts)]
    if not fitting:
        named = script or "/".join(sorted(wanted))
        raise NotFound(
            f"There is no scheme for “{language}” in the script {named}.",
            "Name one with --scheme to try it all the same.",
        )
    if fitting[0].id == SKELETON and not _has_vowel_signs(text):
        # Better than consonants, where a list knows how every word is read.
        listed = (s for s in fitting if s.words and not word_lists.spell(text, s.words)[1])
        return next(listed, fitting[0])
    return fitting[0]


def _convert(scheme: Scheme, text: str) -> str:
    """Stretch by stretch, so that letters and marks of other scripts stay as they are."""
    if (scheme.vocalised or scheme.words) and not _has_vowel_signs(text):
        return _by_words(scheme, text)
    if scheme.engine.startswith("py:"):
        composed = replace_surrogates(unicodedata.normalize("NFC", text))
        maker = romaniser(scheme.engine[3:])
        if not scheme.after:
            return maker.romanise(composed, scheme)
        # What changes the result afterwards must not change the Latin letters of the text.
        made = []
        for stretch, mine in _stretches(composed, scheme.scripts):
            if mine:
                space = stretch[len(stretch.rstrip()) :]
                latin = maker.romanise(stretch, scheme).rstrip()
                stretch = transliteration_icu.mend(scheme, latin) + space
            made.append(stretch)
        return "".join(made)
    out = []
    for stretch, mine in _stretches(text, scheme.scripts):
        out.append(_by_rules(scheme, stretch) if mine else stretch)
    return "".join(out)


def _by_rules(scheme: Scheme, stretch: str) -> str:
    old = scheme.old_capitals and not any(c.islower() and not c.isascii() for c in stretch)
    if old or not scheme.recase:
        return transliteration_icu.run(scheme, stretch)
    latin = transliteration_icu.run(scheme, calm(stretch))
    return recase(stretch, latin, scheme.dotted_i)


def _by_words(scheme: Scheme, text: str) -> str:
    """Text without vowel signs: what a word list knows, or a refusal."""
    if not scheme.words:
        raise InvalidInput(
            "it needs vowel signs, and the text has none.",
            f"Choose the scheme {SKELETON!r} for the consonants alone.",
        )
    latin, unknown = word_lists.spell(text, scheme.words)
    if unknown:
        raise InvalidInput(
            f"no vowel signs, and not in the word list: {' '.join(unknown[:5])}.",
            f"Choose the scheme {SKELETON!r} for the consonants alone.",
        )
    return latin


def _stretches(text: str, scripts: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether the scheme may touch it.

    A piece of the scheme's script takes the common characters around it along, since rules look
    at the apostrophe or the space beside a letter; it ends before a letter of another script.
    """
    borders: list[tuple[int, bool]] = []
    for place, char in enumerate(text):
        script = script_of(char)
        mine = script in scripts
        if not borders or (script not in COMMON and borders[-1][1] != mine):
            borders.append((place, mine))
    ends = [place for place, _ in borders[1:]] + [len(text)]
    return [(text[a:b], mine) for (a, mine), b in zip(borders, ends, strict=True)]


def _has_vowel_signs(text: str) -> bool:
    """Arabic or Hebrew vowel signs; the madda of آ and the dots of שׁ alone are none."""
    return any(c in VOWEL_SIGNS for c in unicodedata.normalize("NFC", text))


def _because(scheme: Scheme, left: tuple[str, ...]) -> str:
    words = scheme.title
    if scheme.grade == "partial":
        words += ", incomplete"
    elif scheme.grade == "C":
        words += ", rough"
    if left:
        words += f"; not converted: {' '.join(left)}"
    return words
