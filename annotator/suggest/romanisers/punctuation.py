"""East Asian punctuation and full-width forms, as Latin text writes them."""

import re
import unicodedata

_MARKS = str.maketrans(
    {
        "。": ". ",
        "、": ", ",
        "，": ", ",
        "．": ". ",
        "！": "! ",
        "？": "? ",
        "：": ": ",
        "；": "; ",
        "・": " ",
        "·": " ",
        "（": " (",
        "）": ") ",
        "　": " ",
        "「": " “",
        "」": "” ",
        "『": " ‘",
        "』": "’ ",
        "《": " “",
        "》": "” ",
        "【": " [",
        "】": "] ",
        "“": " “",
        "”": "” ",
        "〜": "–",
        "…": "… ",
    }
)
_SPACES = re.compile(r" {2,}")
_BEFORE = re.compile(r"(?<! ) +([.,!?:;”’)\]…])")
_AFTER = re.compile(r"([“‘(\[]) +")


def latin_marks(text: str) -> str:
    """`text` with the marks of Chinese and Japanese as Latin ones, and spaces as these want them.

    Only text that was romanised goes through here; one space at most is kept in a row.
    """
    wide = "".join(
        unicodedata.normalize("NFKC", c)
        if "\uff01" <= c <= "\uff5e" and c not in "！，．：；？（）"
        else c
        for c in text
    )
    out = _SPACES.sub(" ", wide.translate(_MARKS))
    return _AFTER.sub(r"\1", _BEFORE.sub(r"\1", out)).strip(" ")
