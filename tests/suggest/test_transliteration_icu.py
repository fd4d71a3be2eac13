"""ICU ids: only those on the list, and each does something else than the generic transform."""

import pytest

from annotator.languages.schemes import Scheme
from annotator.model.errors import InvalidInput
from annotator.suggest.transliteration_icu import ICU_IDS, icu_id, run
from annotator.text import icu

PROBES = {
    "be-be_Latn/BGN": "Жыве Беларусь",
    "ru-ru_Latn/BGN": "Щучье",
    "uk-uk_Latn/BGN": "Гоща",
    "sr-sr_Latn/BGN": "Његош",
    "mk-mk_Latn/BGN": "Ѕвезда Џез",
    "mn-mn_Latn/MNS": "Хүчит",
    "mn-mn_Latn/BGN": "Хүчит",
    "kk-kk_Latn/BGN": "Қазақ",
    "ky-ky_Latn/BGN": "Чүш",
    "tk_Cyrl-tk/BGN": "Ашгабат",
    "ka-ka_Latn/BGN": "წყალი",
    "ka-ka_Latn/BGN_1981": "წყალი",
    "uz_Cyrl-uz_Latn": "Ғалаба",
    "az_Cyrl-az/BGN": "Азәрбајҹан",
    "dv-dv_Latn/BGN": "މާލެ",
    "am-am_Latn/BGN": "ሰላም",
    "Ethi-Latn/ES3842": "ነፃነት",
    "si-si_Latn": "සිංහල",
}
"""A word on which each transform differs from `Any-Latin`."""
GENERIC = {
    "Ethi-Latn/ALALOC",
    "my-my_Latn",
    "Thai-Latin",
    "Syriac-Latin",
    "Han-Latin",
}
"""What `Any-Latin` itself is made of: ISO 15919, ALA-LC, pinyin … Nothing to tell apart."""


def test_every_id_on_the_list_has_a_probe() -> None:
    assert set(PROBES) | GENERIC == ICU_IDS


@pytest.mark.parametrize("id", sorted(PROBES))
def test_a_named_transform_is_not_silently_the_generic_one(id: str) -> None:
    assert icu.transliterator(id)(PROBES[id]) != icu.transliterator("Any-Latin")(PROBES[id])


@pytest.mark.parametrize(
    "wrong",
    [
        "Any-kk_Latn/BGN",
        "kk-kk_Latn/ISO",
        "ko-ko_Latn/BGN",
        "ar-ar_Latn/BGN",
        "hy-hy_Latn/BGN",
        "Gurmukhi-Latin",
        "Any-Latin",
    ],
)
def test_ids_that_fail_silently_cannot_be_reached(wrong: str) -> None:
    with pytest.raises(InvalidInput, match="not offered"):
        icu_id(f"icu:{wrong}")


def _scheme(rules: str) -> Scheme:
    return Scheme(
        id="x",
        language="kk",
        script="Cyrl",
        title="x",
        engine="rules",
        grade="B",
        source="a test",
        rules=rules,
    )


def test_a_rule_that_feeds_itself_is_stopped() -> None:
    swelling = _scheme("а > " + "b" * 60 + " ;")
    with pytest.raises(InvalidInput, match="grows"):
        run(swelling, "а" * 1000)


def test_rules_that_do_not_compile_are_refused_in_one_sentence() -> None:
    with pytest.raises(InvalidInput, match="kk-x"):
        run(_scheme("а > $b ;"), "а")
