"""How likely a language is before its words are read: small ones have to be clearer.

Natural logarithms, added once a stretch. They keep a language that is only known from a short list
from winning by accident, and follow roughly how often one meets a language in English texts: set by
groups, on held-out words and passages of our own, never per suite.
"""

_SMALL = {
    -1.0: "uz tk",
    -1.5: "gl ru-Latn uk-Latn ar-Latn fa-Latn hi-Latn zh-Latn ja-Latn he-Latn el-Latn kk-Latn",
    -2.0: "mg jv ceb ht crh rw ha ig ku ba cv ab os ce sah ti sd yi bo",
    -2.5: "hsb gd mt lb",
    -3.0: "az-Cyrl tk-Cyrl kbd ckb sa as ug-Latn br",
    -3.5: "fo fy oc rm be-Latn bg-Latn ka-Latn hy-Latn ky-Latn mn-Latn tg-Latn ur-Latn bn-Latn "
    "ta-Latn sa-Latn th-Latn ko-Latn yi-Latn",
    -5.0: "tyv kok mai bho pa-Arab kk-Arab ks dz yue grc ast sc qu om wo dsb nso ak to kl se ln "
    "ts ss ve st tn lg sn",
}
_LARGE = {
    "hi": 2.5, "ar": 2.0, "fa": 2.0, "ur": 2.0, "ru": 3.5, "uk": 1.5, "kk": 1.5, "mk": 1.5,
    "sr": 1.5, "be": 1.0, "bg": 1.0, "es": 2.0, "sw": 1.0, "bs": 0.5, "hr": 0.4, "mn": 0.5,
    "fr": 1.5, "it": 1.5, "pt": 1.5, "de": 1.5, "id": 1.0, "la": 0.7, "nl": 0.5, "tr": 0.5,
    "eu": 0.5, "ms": 0.5, "af": 0.5, "sr-Latn": 0.5, "mr": 1.0, "ne": -1.5,
}  # fmt: skip

PRIOR: dict[str, float] = _LARGE | {
    tag: value for value, tags in _SMALL.items() for tag in tags.split(" ")
}
"""By BCP 47 tag; 0 for every other language."""


def prior(tag: str) -> float:
    """The prior of one language."""
    return PRIOR.get(tag, 0.0)
