"""ROMANISERS: name in a scheme's `engine = "py:NAME"` → module. A new one is a file and a line."""

from importlib import import_module
from typing import cast

from annotator.model.errors import NotFound
from annotator.suggest.romanisers.base import Romaniser

ROMANISERS: dict[str, str] = {
    "pypinyin": "annotator.suggest.romanisers.chinese",
    "tojyutping": "annotator.suggest.romanisers.cantonese",
    "sudachipy": "annotator.suggest.romanisers.japanese",
    "pythainlp": "annotator.suggest.romanisers.thai",
    "thai_alalc": "annotator.suggest.romanisers.thai_alalc",
    "hangul": "annotator.suggest.romanisers.hangul",
    "pyewts": "annotator.suggest.romanisers.tibetan",
    "tibetan_sounds": "annotator.suggest.romanisers.tibetan_sounds",
    "yiddish": "annotator.suggest.romanisers.yiddish",
    "lao": "annotator.suggest.romanisers.lao",
    "indic": "annotator.suggest.romanisers.indic",
    "amharic": "annotator.suggest.romanisers.amharic",
    "hebrew": "annotator.suggest.romanisers.hebrew",
}


def romaniser(name: str) -> Romaniser:
    """The romaniser of that name. Its package is only looked for when it is used."""
    if name not in ROMANISERS:
        raise NotFound(f"there is no romaniser {name!r}.", f"There are: {', '.join(ROMANISERS)}.")
    return cast(Romaniser, import_module(ROMANISERS[name]))
