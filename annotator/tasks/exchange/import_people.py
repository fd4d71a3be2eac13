"""Speakers of what was imported: found in the registry, made where nobody has the name."""

from msgspec.structs import replace

from annotator.exchange.arrival import speaker_of
from annotator.exchange.incoming import Arrival, Imported
from annotator.model.annotation import Annotation, Attribution, Provenance
from annotator.model.errors import InvalidInput
from annotator.model.speaker import FirstSeen, Speaker
from annotator.store.names import check_speaker_id, slug
from annotator.store.speakers import follow, load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.making import GENERATOR
from annotator.tasks.stamp import Stamp
from annotator.text.normal import fold


def settle_speakers(workspace: Workspace, result: Imported, stamp: Stamp, *, by_name: bool) -> None:
    """See to it that every speaker who is named by what arrived has a file.

    An id that is known here or comes with the file stays. Otherwise the name decides: it is that
    of a speaker here, or a new speaker is made, who is among `result.speakers` then. An id without
    any name stays as it is and is told among the remarks. `by_name`: the format has no ids, so
    that names alone are looked up and made, too.
    """
    people = _People(workspace, result, stamp)
    result.arrivals = [_settled(arrival, people, by_name) for arrival in result.arrivals]
    result.speakers = [*filter(people.is_news, people.known_from_file), *people.made]
    for speaker_id in dict.fromkeys(people.nameless):
        result.remarks[f"the speaker “{speaker_id}” has no file here and no name in the file"] += 1


def _settled(arrival: Arrival, people: "_People", by_name: bool) -> Arrival:
    changed = tuple(_with_people(a, arrival, people, by_name) for a in arrival.annotations)
    if changed == arrival.annotations:
        return arrival
    sheet = replace(arrival.sheet, annotations=changed) if arrival.sheet is not None else None
    return Arrival(arrival.article, arrival.annotator, changed, sheet)


def _with_people(
    annotation: Annotation, arrival: Arrival, people: "_People", by_name: bool
) -> Annotation:
    if not annotation.attributions:
        return annotation
    seen = FirstSeen(article=arrival.article.id, start=annotation.start, end=annotation.end)
    said = tuple(
        replace(one, speaker=people.id_of(one, seen)) if one.speaker or by_name else one
        for one in annotation.attributions
    )
    return annotation if said == annotation.attributions else replace(annotation, attributions=said)


class _People:
    """The registry as it will be after the import."""

    def __init__(self, workspace: Workspace, result: Imported, stamp: Stamp) -> None:
        self._by, self._stamp = workspace.annotator, stamp
        self._names = result.names
        self._here = load_speakers(workspace)
        self.known_from_file: list[Speaker] = []
        for speaker in result.speakers:
            if speaker not in self.known_from_file:
                self.known_from_file.append(speaker)
        self._all = {s.id: s for s in self.known_from_file} | self._here
        self._named: dict[str, str] = {}
        for speaker in self._all.values():
            for name in speaker.names:
                self._named.setdefault(fold(name.text), speaker.id)
        self.made: list[Speaker] = []
        self.nameless: list[str] = []

    def is_news(self, speaker: Speaker) -> bool:
        """Whether the registry lacks a speaker, or a name of theirs."""
        here = self._here.get(speaker.id)
        return here is None or not {n.text for n in speaker.names} <= {n.text for n in here.names}

    def id_of(self, one: Attribution, seen: FirstSeen) -> str | None:
        """The id under which the speaker of an attribution is in the registry."""
        if one.speaker in self._all or not (one.speaker or one.name):
            return one.speaker
        name = one.name or self._names.get(one.speaker or "", "").strip()
        if not name:
            self.nameless.append(one.speaker or "")
            return one.speaker
        known = self._named.get(fold(name))
        if known is not None:
            return follow(self._all, known)
        return self._make(one.speaker or "", name, seen)

    def _make(self, wanted: str, name: str, seen: FirstSeen) -> str:
        from annotator.text.icu import transliterator

        told = wanted or transliterator("Any-Latin; Latin-ASCII")(name)
        at = self._stamp.now()
        speaker = replace(
            speaker_of(wanted if _usable(wanted) else slug(told, self._all), name),
            first_seen=seen,
            provenance=Provenance(created=at, creator=self._by, changed=at, generator=GENERATOR),
        )
        self._all[speaker.id] = speaker
        self._named.setdefault(fold(name), speaker.id)
        self.made.append(speaker)
        return speaker.id


def _usable(speaker_id: str) -> bool:
    try:
        check_speaker_id(speaker_id)
    except InvalidInput:
        return False
    return True
