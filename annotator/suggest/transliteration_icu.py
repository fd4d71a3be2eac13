"""Running a scheme's rules: ICU does the work, this decides what it may be asked.

ICU answers unknown or wrong ids silently with something generic, so only ids on the list below
can be reached, and each has a probe in the tests: a word on which it differs from the generic one.
"""

from annotator.languages.schemes import Scheme
from annotator.model.errors import InvalidInput
from annotator.suggest.transliteration_rules import after_engine, before_engine
from annotator.text import icu

ICU_IDS = frozenset(
    {
        "be-be_Latn/BGN",
        "ru-ru_Latn/BGN",
        "uk-uk_Latn/BGN",
        "sr-sr_Latn/BGN",
        "mk-mk_Latn/BGN",
        "mn-mn_Latn/MNS",
        "mn-mn_Latn/BGN",
        "kk-kk_Latn/BGN",
        "ky-ky_Latn/BGN",
        "tk_Cyrl-tk/BGN",
        "ka-ka_Latn/BGN",
        "ka-ka_Latn/BGN_1981",
        "uz_Cyrl-uz_Latn",
        "az_Cyrl-az/BGN",
        "dv-dv_Latn/BGN",
        "am-am_Latn/BGN",
        "Ethi-Latn/ALALOC",
        "Ethi-Latn/ES3842",
        "si-si_Latn",
        "my-my_Latn",
        "Thai-Latin",
        "Syriac-Latin",
        "Han-Latin",
    }
)
"""The ids that do what they say (checked on ICU 72 and 77).

Left out on purpose, besides those that fall back to the generic transform: Armenian BGN (Փոքր →
“P’vok’r”), Greek UNGEGN (ΕΥΧΗ → “EUCHI”, ϋ read as part of a pair) and the Indic ones, which put
apostrophes into words and lose or change the nasal dot (ਪੰਜਾਬ → “pajāba”, సింహం → “sinhaṁ”).
"""

MAX_GROWTH = 40
"""Output longer than this many times the input (plus 1,000) is refused: a rule feeds itself."""


def run(scheme: Scheme, text: str) -> str:
    """`text` under the scheme's rules and ICU transform; letters of no rule stay as they are.

    Raises InvalidInput where the rules do not compile or name an id that is not on the list.
    """
    out = text
    for step in _steps(scheme):
        out = step(out)
        if len(out) > MAX_GROWTH * len(text) + 1000:
            raise InvalidInput(
                f"scheme {scheme.language}-{scheme.id}: the output grows without end.",
                "Look for a rule whose result matches itself.",
            )
    return out


def mend(scheme: Scheme, latin: str) -> str:
    """What another engine made, put through the rules that the scheme has for afterwards."""
    return after_engine(scheme)(latin) if scheme.after else latin


def version(scheme: Scheme) -> str:
    """What made the value: `ICU 77.1 · kk-bgnpcgn-1979/1`."""
    return f"ICU {icu.ICU_VERSION} · {scheme.language}-{scheme.id}/{scheme.version}"


def icu_id(engine: str) -> str:
    """The ICU id in an engine like `overlay>icu:ID`, or nothing. Raises InvalidInput."""
    _, found, id = engine.partition("icu:")
    if not found:
        return ""
    if id not in ICU_IDS:
        raise InvalidInput(
            f"the ICU transform {id!r} is not offered.",
            "ICU answers many ids with a generic transform and without a word; "
            "only those with a test can be used.",
        )
    return id


def _steps(scheme: Scheme) -> list[icu.Converter]:
    """Own rules, ICU's transform, rules for what is left to mend: each where there is one.

    The door keeps what it has compiled, so asking again costs a look-up.
    """
    steps = [before_engine(scheme)]
    id = icu_id(scheme.engine)
    if id:
        steps.append(icu.transliterator(id))
    return [*steps, after_engine(scheme)]
