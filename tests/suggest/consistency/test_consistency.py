"""Each check with a bad example that it finds and a good one that it leaves alone."""

from typing import Any

import pytest

from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import Annotation, Translation, Transliteration
from annotator.model.sheet import ArticleRef, Sheet
from annotator.suggest.consistency.remark import CODES
from annotator.suggest.consistency.run import remarks


def told(text: str, **more: Any) -> Translation:
    return Translation(id="t", text=text, **more)


def read(text: str, scheme: str = "bgnpcgn-1979") -> Transliteration:
    return Transliteration(id="r", text=text, scheme=scheme)


def place(exact: str) -> Anchor:
    return Anchor(start=0, end=len(exact), exact=exact)


def noted(exact: str, *translations: Translation, **more: Any) -> Annotation:
    fields: dict[str, Any] = {"language": "kk", "status": "done", **more}
    return Annotation(
        id="A1",
        occurrences=(Occurrence(start=0, end=len(exact), exact=exact),),
        translations=translations,
        **fields,
    )


def sheet(*annotations: Annotation, article: str = "a1", annotator: str = "aigul") -> Sheet:
    ref = ArticleRef(id=article, path=f"corpus/{article}.txt", sha256="0", length=100)
    return Sheet(article=ref, annotator=annotator, annotations=annotations)


ONE = [
    (
        "translation-is-source",
        noted("Жауап бер!", told("“жауап бер!”")),
        noted("Әмина", told("Әмина", language="ru"), kind="name"),
    ),
    (
        "translation-not-target",
        noted("Жауап бер!", told("Answer, бауырым!")),
        noted("Жауап бер!", told("Ответь!", language="ru")),
    ),
    (
        "transliteration-leftover",
        noted("Әділдік", told("Justice"), transliterations=(read("Ädildiк"),)),
        noted("Әділдік", told("Justice"), transliterations=(read("Ädildik"),)),
    ),
    (
        "scheme-language",
        noted("Әділдік", told("Justice"), transliterations=(read("Ädildik", "yivo"),)),
        noted("سلام", told("Peace"), transliterations=(read("slām", "skeleton"),), language="ar"),
    ),
    (
        "numbers-differ",
        noted("Бізге 1 500 адам қосылды", told("1,400 people joined us")),
        noted("۱۲ نفر", told("12 persons"), language="fa"),
    ),
    (
        "marks-differ",
        noted("Жауап бер!", told("Answer us")),
        noted("什么？", told("What?"), language="zh"),
    ),
    (
        "marks-differ",
        noted("Жауап бер", told("Answer (us")),
        noted("Жауап бер", told("Answer (us)")),
    ),
    (
        "gloss-changed",
        noted("Жауап бер!", told("Reply!", origin="article", evidence=(place("Answer us!"),))),
        noted("Жауап бер!", told("Answer us!", origin="article", evidence=(place("answer us!"),))),
    ),
    (
        "unconfirmed-machine",
        noted("Жауап бер!", told("Answer us!", origin="machine")),
        noted("Жауап бер!", told("Answer us!", origin="machine", accepted_by="aigul")),
    ),
    (
        "language-script",
        noted("Жауап бер!", told("Answer us!"), language="he"),
        noted("東京", told("Tokyo"), language="ja"),
    ),
    (
        "no-preferred",
        noted("Жауап бер!", told("Answer us!"), told("Reply!")),
        noted("Жауап бер!", told("Answer us!", preferred=True), told("Ответь!", language="ru")),
    ),
]


@pytest.mark.parametrize(
    ("code", "bad", "good"), ONE, ids=[f"{c}-{n}" for n, (c, *_) in enumerate(ONE)]
)
def test_a_check_finds_the_bad_and_leaves_the_good(
    code: str, bad: Annotation, good: Annotation
) -> None:
    found = list(remarks([sheet(bad)]))
    assert [r.code for r in found] == [code]
    assert found[0].severity == CODES[code][0]
    assert found[0].place.startswith("$.annotations[0].")
    assert (found[0].article, found[0].annotation) == ("a1", "A1")
    assert list(remarks([sheet(good)])) == []


def test_one_source_translated_differently_is_told() -> None:
    one = sheet(noted("Жауап бер!", told("Answer us!")))
    two = sheet(noted("«Жауап бер!»", told("Reply now!")), article="a2")
    (found,) = remarks([one, two])
    assert found.code == "same-source-other-translation"
    assert found.article == "a2"
    assert found.words == "“Reply now!” here, “Answer us!” in a1"
    same = sheet(noted("Жауап бер!", told("answer us!")), article="a2")
    assert list(remarks([one, same])) == []


def test_one_translation_for_different_sources_is_told() -> None:
    one = sheet(noted("Жауап бер!", told("Answer us!")))
    two = sheet(noted("Бізге айт!", told("Answer us!")), article="a2")
    (found,) = remarks([one, two])
    assert found.code == "same-translation-other-source"
    other_language = sheet(noted("Ответьте!", told("Answer us!"), language="ru"), article="a2")
    assert list(remarks([one, other_language])) == []


def test_two_annotators_are_not_compared_with_each_other() -> None:
    one = sheet(noted("Жауап бер!", told("Answer us!")))
    two = sheet(noted("Жауап бер!", told("Reply now!")), annotator="timur")
    assert list(remarks([one, two])) == []


def test_every_code_has_an_example() -> None:
    across = {"same-source-other-translation", "same-translation-other-source"}
    assert {code for code, *_ in ONE} | across == set(CODES)
