"""Names that read alike in whatever script, and those that only look so."""

import pytest

from annotator.model.speaker import Speaker, SpeakerName
from annotator.tasks.annotation.alike import alike


def person(*names: str) -> Speaker:
    return Speaker(id="x", names=tuple(SpeakerName(text=name) for name in names))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сайрагүл Нұрбек", "Sayragul Nurbek"),
        ("Юлия Щербакова", "Yulia Shcherbakova"),
        ("Ілля Кравчук", "Illia Kravchuk"),
        ("ნინო ბერიძე", "Nino Beridze"),
        ("Γιώργος Νικολάου", "Giorgos Nikolaou"),
        ("Nikolai Zhukov", "Nikolaj Žukov"),
        ("Nurbek Sayragul", "Sayragul Nurbek"),
    ],
)
def test_one_name_in_two_spellings_reads_alike(one: str, other: str) -> None:
    assert alike(person(one), person(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Serik", "Dana Marat"),
        ("Петренко", "Petrenko"),  # a surname alone: a family is not one person
        ("Halyna Petrenko", "Oleh Petrenko"),
        ("a crowd", "the crowd"),
        ("李娜", "Nina"),
        ("…", "!"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not alike(person(one), person(other))


def test_any_spelling_of_a_person_counts() -> None:
    assert alike(person("S. N.", "Сайрагүл Нұрбек"), person("Sayragul Nurbek"))
