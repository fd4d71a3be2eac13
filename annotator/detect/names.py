"""English names of languages and scripts, from CLDR."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    text = (files("annotator.detect") / "data" / "names.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return dict(line.split(" ", 1) for line in lines)


def language_name(tag: str) -> str:
    """The English name of a language, "Ukrainian in Latin letters" for `uk-Latn`."""
    primary, *rest = tag.split("-")
    name = _names().get(primary, primary)
    if rest == ["Latn"]:
        return f"{name} in Latin letters"
    if rest == ["Cyrl"]:
        return f"{name} in Cyrillic"
    return f"{name} in Arabic script" if rest == ["Arab"] else name


def script_name(code: str) -> str:
    """The English name of a script: `Cyrl` → Cyrillic."""
    return _names().get(code, code)
