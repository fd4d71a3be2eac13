"""The one door to ICU.

ICU counts in UTF-16 units and dislikes lone surrogates; everything that passes this door takes and
gives ordinary `str` values and code points. The module is loaded at the first call, so that the
command line answers `--help` without it.
"""

import threading
from collections.abc import Callable
from functools import lru_cache
from types import ModuleType
from typing import Any

from annotator.model.errors import InvalidInput, MissingExtra, NotFound
from annotator.text.offsets import replace_surrogates, utf16_boundaries_to_code_points

_KINDS = {
    "grapheme": "createCharacterInstance",
    "word": "createWordInstance",
    "sentence": "createSentenceInstance",
    "line": "createLineInstance",
}
_local = threading.local()

ICU_VERSION: str
"""Version of the ICU library itself, `77.1` (not of its Python binding)."""


def load() -> ModuleType:
    """The module `icu`. Raises MissingExtra, with what to install, where it is not there."""
    try:
        import icu
    except ImportError as error:
        raise MissingExtra(
            "The Unicode library ICU is not installed for this Python.",
            "Install it with `pip install pyicu-wheels`, or PyICU where no wheel fits.",
        ) from error
    module: ModuleType = icu
    return module


def __getattr__(name: str) -> str:
    if name == "ICU_VERSION":
        return str(load().ICU_VERSION)
    raise AttributeError(name)


@lru_cache(maxsize=65536)
def script_code(character: str) -> str:
    """ISO 15924 code of one character: `Cyrl`, `Zyyy` for common ones, `Zzzz` where unknown."""
    return str(load().Script.getScript(ord(character)).getShortName())


def _break_iterator(kind: str, locale: str) -> Any:
    """A break iterator of this thread: they hold a state and cost 6 to 160 µs to make."""
    cache: dict[tuple[str, str], Any] = _local.__dict__.setdefault("iterators", {})
    key = (kind, locale)
    if key not in cache:
        icu = load()
        cache[key] = getattr(icu.BreakIterator, _KINDS[kind])(icu.Locale(locale))
    return cache[key]


def boundaries(text: str, kind: str, locale: str = "root") -> list[int]:
    """All boundaries of one kind, first 0 and last `len(text)`, in code points.

    `kind` is grapheme, word, sentence or line; `locale` an ICU locale, `en@ss=standard` for
    sentences that do not end after English abbreviations. Empty text gives `[0]`.
    """
    if not text:
        return [0]
    icu = load()
    clean = replace_surrogates(text)
    units = icu.UnicodeString(clean)  # kept alive: the iterator does not own its text
    iterator = _break_iterator(kind, locale)
    iterator.setText(units)
    found = [0, *iterator]
    iterator.setText(icu.UnicodeString(""))
    return utf16_boundaries_to_code_points(clean, found)


Converter = Callable[[str], str]


class BadRules(InvalidInput):
    """Rules that ICU does not understand."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The rules of “{name}” cannot be read: {reason}.")
        self.reason = reason
        """What ICU says, without a full stop."""


def _converter(instance: Any) -> Converter:
    def convert(text: str) -> str:
        return str(instance.transliterate(replace_surrogates(text)))

    return convert


@lru_cache(maxsize=256)
def transliterator(icu_id: str) -> Converter:
    """A function that converts text by one of ICU's own transforms, `Kazakh-Latin/BGN`.

    Raises NotFound where this ICU has none of that name.
    """
    icu = load()
    try:
        return _converter(icu.Transliterator.createInstance(icu_id))
    except icu.ICUError as error:
        raise NotFound(f"ICU {icu.ICU_VERSION} has no transform “{icu_id}”.") from error


@lru_cache(maxsize=256)
def transliterator_from_rules(name: str, rules: str) -> Converter:
    """A function that converts text by rules in ICU's own rule language.

    Raises BadRules where they cannot be understood.
    """
    icu = load()
    try:
        made = icu.Transliterator.createFromRules(name, rules, icu.UTransDirection.FORWARD)
    except icu.ICUError as error:
        detail = error.args[1] if len(error.args) > 1 else str(error)
        # Beside its reason ICU gives words before and after the place, but no line.
        reason = str(detail[0] if isinstance(detail, tuple) else detail).rstrip(".")
        raise BadRules(name, reason[:1].lower() + reason[1:]) from error
    return _converter(made)
