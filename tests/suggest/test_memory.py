"""Translation memory: exact first, then alike, always in the same order and with its reasons."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Provenance, Translation
from annotator.model.sheet import ArticleRef, Sheet
from annotator.suggest import memory
from annotator.suggest.memory import Memory
from annotator.suggest.memory_entry import IMPORTED, OTHER, OWN, Entry, entries_of, key_of
from annotator.suggest.memory_words import difference, is_short


def entry(source: str, target: str, **more: str) -> Entry:
    return Entry(source=source, target=target, **{"language": "kk", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Бізге әділдік керек.", "Бізге әділдік керек"),
        ("«Бізге әділдік керек»", "Бізге  әділдік\nкерек"),
        ("“Жауап бер!”", "Жауап бер!"),
        ("Аба\u0438\u0306 жолы", "Абай жолы"),
        ("正义。", "正义"),
    ],
)
def test_habits_of_spelling_do_not_part_two_sources(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Кет!", "Кет"), ("Кет", "кет"), ("Кет…", "Кет"), ("Кет?", "Кет!"), ("Кет...", "Кет")],
)
def test_signs_and_capitals_do_part_them(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_what_was_confirmed_is_offered_again() -> None:
    memory = Memory(
        [entry("Жауап бер!", "Answer us!", annotator="aigul", when="2026-02-03T10:00:00Z")]
    )
    (found,) = memory.look_up("“Жауап бер!”", "kk-KZ")
    assert found.text == "Answer us!"
    assert (found.field, found.origin, found.score) == ("translation", "memory", 1.0)
    assert found.because == "confirmed by you on 2026-02-03"
    assert found.provider == "memory/1"


def test_another_language_is_never_asked() -> None:
    memory = Memory([entry("Жауап бер!", "Answer us!")])
    assert memory.look_up("Жауап бер!", "ky") == ()
    assert memory.look_up("Жауап бер!", "") == ()
    assert memory.look_up("", "kk") == ()


def test_exact_but_for_case_says_so() -> None:
    (found,) = Memory([entry("Жауап бер!", "Answer us!")]).look_up("ЖАУАП БЕР!", "kk")
    assert found.score == 0.99
    assert "only capitals differ" in found.because


def test_own_goes_before_others_and_those_before_imported() -> None:
    memory = Memory(
        [
            entry("Жауап бер!", "Reply!", trust=IMPORTED, annotator="bureau"),
            entry("Жауап бер!", "Respond!", trust=OTHER, annotator="timur"),
            entry("Жауап бер!", "Answer us!", trust=OWN, when="2026-01-01T00:00:00Z"),
            entry("Жауап бер!", "Give an answer!", trust=OWN, when="2026-02-01T00:00:00Z"),
        ]
    )
    found = memory.look_up("Жауап бер!", "kk")
    assert [f.text for f in found] == ["Give an answer!", "Answer us!", "Respond!", "Reply!"]
    assert [f.score for f in found] == [1.0, 1.0, 1.0, 0.9]
    assert "imported, by bureau" in found[3].because
    assert [e.target for e in memory.exact("Жауап бер!", "kk")] == [f.text for f in found]
    assert len(memory.look_up("Жауап бер!", "kk", limit=2)) == 2


def test_one_wording_is_offered_once_with_how_often_it_was_seen() -> None:
    memory = Memory([entry("Жауап бер!", "Answer us!", id=str(n)) for n in range(3)])
    (found,) = memory.look_up("Жауап бер!", "kk")
    assert "seen 3 times" in found.because


def test_a_source_alike_says_what_differs() -> None:
    memory = Memory(
        [entry("Біз бүгін алаңға бостандық үшін шықтық", "We came out for freedom today")]
    )
    (found,) = memory.look_up("Біз кеше алаңға бостандық үшін шықтық", "kk")
    assert found.score is not None and 0.85 <= found.score < 1
    assert "“бүгін” there, “кеше” here" in found.because
    assert "Біз бүгін алаңға бостандық үшін шықтық" in found.because


def test_less_than_85_per_cent_only_on_request() -> None:
    memory = Memory([entry("Біз бүгін алаңға бостандық үшін шықтық", "x")])
    near = "Біз кеше алаңға бостандық әкелу үшін шықтық"
    assert memory.look_up(near, "kk") == ()
    (found,) = memory.look_up(near, "kk", floor=75)
    assert found.score is not None and 0.75 <= found.score < 0.85
    assert memory.look_up("мүлде басқа сөйлем осы жерде тұр", "kk", floor=0) == ()


_LIKE = st.text(alphabet="abc ", min_size=1, max_size=24)


@given(st.lists(_LIKE, min_size=1, max_size=5), _LIKE, st.sampled_from([75.0, 85.0, 95.0]))
def test_counting_letters_first_leaves_no_likeness_out(
    sources: list[str], wanted: str, floor: float
) -> None:
    few = Memory([entry(source, "x", id=str(n)) for n, source in enumerate(sources)])
    # Sources of another make, but of the same length, so that nothing is counted first.
    others = [entry(f"{n:024d}"[: len(wanted)], "y", id=f"o{n}") for n in range(memory.FEW + 1)]
    many = Memory([*(entry(source, "x", id=str(n)) for n, source in enumerate(sources)), *others])
    found = few.look_up(wanted, "kk", limit=200, floor=floor)
    assert found == tuple(
        s for s in many.look_up(wanted, "kk", limit=200, floor=floor) if s.text == "x"
    )


def test_nothing_is_loaded_to_compare_what_cannot_be_alike() -> None:
    code = (
        "import sys\n"
        "from annotator.suggest.memory import Memory\n"
        "from annotator.suggest.memory_entry import Entry\n"
        "said = 'біз бүгін алаңға бостандық үшін шықтық'\n"
        "known = Entry(source=said, target='x', language='kk')\n"
        "memory = Memory([known])\n"
        "far = memory.look_up('мүлде басқа сөйлем осы жерде тұр деген', 'kk')\n"
        "before = 'rapidfuzz' in sys.modules\n"
        "near = memory.look_up('біз кеше алаңға бостандық үшін шықтық', 'kk')\n"
        "print(far, before, len(near), 'rapidfuzz' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["()", "False", "1", "True"]


def test_short_slogans_must_be_nearly_the_same() -> None:
    memory = Memory([entry("Қасқыров, кет!", "Kaskyrov, go!")])
    assert memory.look_up("Қасқырова, кет!", "kk", floor=75)[0].score == pytest.approx(0.9655)
    assert memory.look_up("Түлкібаев, кет!", "kk", floor=75) == ()
    assert is_short("a b c") and not is_short("a b c d")
    assert is_short("正义万岁") and not is_short("我们要求公正我们要求真相啊")


def test_what_differs_is_said_in_words() -> None:
    assert difference("a b", "a b") == ""
    assert difference("a b c", "a c") == "“b” only there"
    assert difference("a c", "a b c") == "“b” only here"


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=6))),
    st.text(),
)
def test_the_order_of_the_entries_does_not_matter(
    pairs: list[tuple[str, str]], wanted: str
) -> None:
    entries = [entry(a, b, id=str(n)) for n, (a, b) in enumerate(pairs)]
    mixed = list(entries)
    random.Random(7).shuffle(mixed)
    sources = [wanted, *(e.source for e in entries[:3])]
    for source in sources:
        there = Memory(entries).look_up(source, "kk")
        assert there == Memory(mixed).look_up(source, "kk")
        scores = [found.score or 0.0 for found in there]
        assert scores == sorted(scores, reverse=True)


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_what_went_in_is_found(source: str, target: str) -> None:
    memory = Memory([entry(source, target)])
    found = memory.look_up(source, "kk")
    kept = bool(source.strip() and target.strip() and key_of(source))
    assert bool(found) == kept
    assert all(f.score == 1.0 for f in found)


def _sheet(*annotations: Annotation, annotator: str = "aigul") -> Sheet:
    ref = ArticleRef(id="a1", path="corpus/a1.txt", sha256="0", length=100)
    return Sheet(article=ref, annotator=annotator, annotations=annotations)


def _annotation(
    *translations: Translation, status: str = "done", language: str = "kk"
) -> Annotation:
    return Annotation(
        id="A1",
        status=status,
        language=language,
        occurrences=(Occurrence(start=5, end=15, exact="Жауап бер!"),),
        translations=translations,
        provenance=Provenance(created="2026-01-01T00:00:00Z"),
    )


def test_only_what_a_person_stands_behind_enters_the_memory() -> None:
    told = [
        Translation(id="t1", text="Answer!", origin="annotator"),
        Translation(id="t2", text="Reply!", origin="article", accepted_by="aigul"),
        Translation(id="t3", text="Respond!", origin="article"),
        Translation(id="t4", text="Give response!", origin="machine", accepted_by="aigul"),
        Translation(id="t5", text=" ", origin="annotator"),
    ]
    found = list(entries_of(_sheet(_annotation(*told)), own="aigul"))
    assert [e.id for e in found] == ["t1", "t2"]
    assert found[0].trust == OWN
    assert (found[0].article, found[0].start, found[0].when) == ("a1", 5, "2026-01-01T00:00:00Z")
    assert next(entries_of(_sheet(_annotation(*told)), own="timur")).trust == OTHER


def test_disputed_annotations_and_those_without_language_stay_out() -> None:
    told = Translation(id="t1", text="Answer!", origin="annotator")
    assert not list(entries_of(_sheet(_annotation(told, status="disputed")), own="aigul"))
    assert not list(entries_of(_sheet(_annotation(told, language="")), own="aigul"))
