"""Counts over the whole corpus, kept while articles pass by: small, however many there are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from annotator.exchange.material import Entry, Job, Prepared
from annotator.exchange.words import person


@dataclass(slots=True)
class Tally:
    """What the corpus page tells."""

    articles: int = 0
    annotations: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    annotators: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    """By the name shown."""
    roles: dict[str, set[str]] = field(default_factory=dict)
    days: Counter[str] = field(default_factory=Counter)
    """`2026-11-22` → annotations made that day."""

    def add(self, material: Prepared, job: Job) -> None:
        """Count one article."""
        self.articles += 1
        for entry in material.entries:
            self._entry(entry, job)

    def _entry(self, entry: Entry, job: Job) -> None:
        annotation = entry.annotation
        self.annotations += 1
        self.languages[annotation.language or "und"] += 1
        self.statuses["proposed" if entry.proposed else annotation.status] += 1
        if entry.annotator:
            self.annotators[person(entry.annotator)] += 1
        if annotation.provenance and len(annotation.provenance.created) >= 10:
            self.days[annotation.provenance.created[:10]] += 1
        for said in annotation.attributions:
            name = job.speaker_name(said.speaker, said.name)
            if name:
                self.speakers[name] += 1
                self.roles.setdefault(name, set()).add(said.role)


def ranking(counter: Counter[str]) -> list[tuple[str, int]]:
    """Most first; the same number in alphabetical order."""
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0].casefold()))


def spread(days: Counter[str], most: int = 60) -> list[tuple[str, int]]:
    """Every day from the first to the last, those without anything too, so that time is to scale.

    Months, then years, where there would be more than `most` bars. What is no date is left out.
    """
    known = {day: number for day, number in days.items() if _is_date(day)}
    for length in (10, 7, 4):
        counted: Counter[str] = Counter()
        for day, number in known.items():
            counted[day[:length]] += number
        steps = list(islice(_steps(min(counted), max(counted)), most + 1)) if counted else []
        if len(steps) <= most:
            return [(step, counted[step]) for step in steps]
    return sorted(counted.items())


def _is_date(day: str) -> bool:
    try:
        # The last year of the calendar has no next one to count to.
        return date.fromisoformat(day).isoformat() == day and day < "9999"
    except ValueError:
        return False


def _steps(first: str, last: str) -> Iterator[str]:
    """The days, months or years from the first to the last, as strings of the same length."""
    at = date.fromisoformat((first + "-01-01")[:10])
    while (told := at.isoformat()[: len(first)]) <= last:
        yield told
        # The next day; or the first day of the next month or year.
        at += timedelta(days=1 if len(first) == 10 else 31 if len(first) == 7 else 366)
        at = at if len(first) == 10 else at.replace(day=1)
