"""Whether a language tag or a script code means anything.

Tags are BCP 47 (RFC 5646). The languages known are those of ICU's data, about 600, besides every
three-letter code of the right form, which may be one of the 7,000 others.
"""

import re
from functools import lru_cache

from annotator.text.icu import load

_TAG = re.compile(
    r"""(?P<language>[a-z]{2,3}|[a-z]{5,8})
    (?:-(?P<script>[A-Z][a-z]{3}))?
    (?:-(?:[A-Z]{2}|[0-9]{3}))?
    (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*
    (?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*
    (?:-x(?:-[a-z0-9]{1,8})+)?""",
    re.VERBOSE,
)
_SPECIAL = frozenset(("und", "mul", "zxx", "mis"))


@lru_cache(maxsize=4096)
def wrong_with_language(tag: str) -> str:
    """Why this is no language tag in its usual form; empty where it is one."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return "it is not in the form of BCP 47"
    language, script = match["language"], match["script"]
    if script and wrong_with_script(script):
        return f"“{script}” is no script"
    if language in _SPECIAL:
        return ""
    icu = load()
    if icu.Locale(language).getDisplayLanguage(icu.Locale("en")) == language:
        return f"no language “{language}” is known"
    return ""


@lru_cache(maxsize=1024)
def wrong_with_script(code: str) -> str:
    """Why this is no ISO 15924 code; empty where it is one."""
    if not re.fullmatch("[A-Z][a-z]{3}", code):
        return "it is not four letters, the first a capital"
    if code.startswith("Qaa") or code.startswith("Qab"):
        return ""
    return "" if load().Script.getCode(code) else f"no script “{code}” is known"
