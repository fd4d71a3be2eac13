"""From a name to a speaker of the corpus-wide registry, and the names to pick from."""

import contextlib
from collections.abc import Iterable

from annotator import __version__
from annotator.model.annotation import Provenance
from annotator.model.errors import AnnotatorError
from annotator.model.span import Span
from annotator.model.speaker import FirstSeen, Speaker, SpeakerName
from annotator.store.names import slug
from annotator.store.speakers import (
    follow,
    load_speaker,
    load_speakers,
    remove_speaker,
    save_speaker,
)
from annotator.store.workspace import Workspace
from annotator.tasks.detection.late import Proposed, names_said
from annotator.tasks.stamp import Stamp
from annotator.text.normal import fold


class Speakers:
    """The registry, as seen from one article."""

    def __init__(self, workspace: Workspace, article_id: str, stamp: Stamp) -> None:
        self._workspace = workspace
        self._article = article_id
        self._stamp = stamp
        self._made: list[Speaker] = []

    def take_made(self) -> tuple[Speaker, ...]:
        """The speakers that were made since this was asked last: they belong to one step."""
        made, self._made = tuple(self._made), []
        return made

    def take_back(self, made: Iterable[Speaker]) -> None:
        """Undo the making of speakers, of those that nobody has changed or named since."""
        for speaker in made:
            with contextlib.suppress(AnnotatorError, OSError):
                remove_speaker(self._workspace, speaker)

    def bring_back(self, made: Iterable[Speaker]) -> None:
        """Make them again, those that are not there."""
        for speaker in made:
            with contextlib.suppress(AnnotatorError):
                if load_speaker(self._workspace, speaker.id) is None:
                    save_speaker(self._workspace, speaker, None)

    def all(self) -> dict[str, Speaker]:
        """Every speaker by id."""
        return load_speakers(self._workspace)

    def speaker_id(self, name: str, kind: str, seen: Span) -> str:
        """The id of the speaker who has that name in any spelling; a new one where nobody has.

        `seen` is the place in the article, kept as where the speaker was met first.
        """
        known = self.all()
        wanted = fold(name)
        for speaker in known.values():
            if any(fold(n.text) == wanted for n in speaker.names):
                return follow(known, speaker.id)
        return self.new_speaker(name, kind, seen)

    def named(self, name: str, seen: Span) -> str:
        """Like `speaker_id`, for a name that a person typed: “a crowd” is a group."""
        return self.speaker_id(name, "group" if name[:1].islower() else "person", seen)

    def new_speaker(self, name: str, kind: str, seen: Span) -> str:
        """The id of a new speaker of that name, also where somebody else has the name."""
        at = self._stamp.now()
        speaker = Speaker(
            id=slug(_latin(name), self.all()),
            type=kind,
            names=(SpeakerName(text=name, preferred=True),),
            first_seen=FirstSeen(article=self._article, start=seen.start, end=seen.end),
            provenance=Provenance(
                created=at,
                creator=self._workspace.annotator,
                changed=at,
                generator=f"annotator {__version__}",
            ),
        )
        save_speaker(self._workspace, speaker, None)
        self._made.append(speaker)
        return speaker.id

    def names(self, here: Iterable[str]) -> tuple[str, ...]:
        """Names to pick from: those of the article, `here`, then the registry's."""
        everywhere = (s.name for s in self.all().values() if not s.merged_into)
        return tuple(dict.fromkeys((*here, *sorted(everywhere))))


def names_in(proposals: Proposed) -> tuple[str, ...]:
    """The names near quotations, each once, in the order of the text."""
    return tuple(dict.fromkeys(names_said(proposals.quotations)))


def _latin(name: str) -> str:
    from annotator.text.icu import transliterator

    return transliterator("Any-Latin; Latin-ASCII")(name)
