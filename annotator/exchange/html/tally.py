"""Counts over the whole corpus, kept while articles pass by: small, however many there are."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.exchange.material import Entry, Job, Prepared


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
            self.annotators[entry.annotator] += 1
        if annotation.provenance and len(annotation.provenance.created) >= 10:
            self.days[annotation.provenance.created[:10]] += 1
        for said in annotation.attributions:
            name = job.speaker_name(said.speaker, said.name)
            if name:
                self.speakers[name] += 1
                self.roles.setdefault(name, set()).add(said.role)


def ranking(counter: Counter[str]) -> list[tuple[str, int]]:
    """Most first; the same number in alphabetical order."""
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))


def spread(days: Counter[str], most: int = 60) -> list[tuple[str, int]]:
    """The days in order; months, then years, where there would be more than `most` bars."""
    counted = days
    for length in (10, 7, 4):
        counted = Counter()
        for day, number in days.items():
            counted[day[:length]] += number
        if len(counted) <= most:
            break
    return sorted(counted.items())
