"""The registry of speakers: one person, many spellings; merging and splitting, both reversible.

Sheets keep the speaker's id as it was when they were written. A merged speaker stays as a
tombstone that redirects, so taking a merge back needs no sheet to be touched.
"""

import contextlib
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec

from msgspec.structs import replace

from annotator.model.errors import ChangedUnderneath, InvalidInput, NotFound
from annotator.model.speaker import SPEAKER_TYPES, Speaker, SpeakerName
from annotator.store.documents import Stored
from annotator.store.speakers import follow, load_speaker, load_speakers, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from annotator.tasks.stamp import Stamp
from annotator.text.normal import fold

P = ParamSpec("P")
TRIES = 5
"""How often a change is made again on what somebody else wrote in the meantime."""


def _again(change: Callable[P, Speaker]) -> Callable[P, Speaker]:
    """Make a change anew where a file was changed between reading and writing it."""

    @wraps(change)
    def tried(*args: P.args, **kwargs: P.kwargs) -> Speaker:
        for _ in range(TRIES - 1):
            with contextlib.suppress(ChangedUnderneath):
                return change(*args, **kwargs)
        return change(*args, **kwargs)

    return tried


@_again
def merge_speakers(workspace: Workspace, into: str, other: str, stamp: Stamp) -> Speaker:
    """Make two speakers one: `other` redirects to `into`, which has all names.

    InvalidInput where they are the same already. Taken back by `unmerge_speaker`.
    """
    known = load_speakers(workspace)
    if follow(known, into) == follow(known, other):
        raise InvalidInput(f"“{into}” and “{other}” are one speaker already.")
    read, other_read = _stored(workspace, into), _stored(workspace, other)
    kept, gone = read.value, other_read.value
    have = {fold(n.text) for n in kept.names}
    names = (
        *kept.names,
        *(replace(n, preferred=False) for n in gone.names if fold(n.text) not in have),
    )
    former = dict.fromkeys((*kept.merged_from, other))
    merged = _changed(replace(kept, names=names, merged_from=tuple(former)), stamp)
    save_speaker(workspace, merged, read.fingerprint)
    gone = _changed(replace(gone, merged_into=into), stamp)
    save_speaker(workspace, gone, other_read.fingerprint)
    return merged


@_again
def unmerge_speaker(workspace: Workspace, other: str, stamp: Stamp) -> Speaker:
    """Take a merge back: `other` is a speaker of its own again, with the names that it brought."""
    other_read = _stored(workspace, other)
    gone = other_read.value
    if not gone.merged_into:
        raise InvalidInput(f"“{other}” is not merged into anybody.")
    read = _stored(workspace, gone.merged_into)
    kept = read.value
    brought = {n.text for n in gone.names}
    names = tuple(n for n in kept.names if n.preferred or n.text not in brought) or kept.names
    rest = tuple(m for m in kept.merged_from if m != other)
    kept = _changed(replace(kept, names=names, merged_from=rest), stamp)
    save_speaker(workspace, kept, read.fingerprint)
    back = _changed(replace(gone, merged_into=""), stamp)
    save_speaker(workspace, back, other_read.fingerprint)
    return back


@_again
def add_name(
    workspace: Workspace, speaker_id: str, text: str, language: str, kind: str, stamp: Stamp
) -> Speaker:
    """One more spelling of a name. InvalidInput where another speaker has it."""
    if not text.strip():
        raise InvalidInput("A name needs some letters.")
    read = _stored(workspace, speaker_id)
    known, speaker = load_speakers(workspace), read.value
    for other in known.values():
        if any(fold(n.text) == fold(text) for n in other.names):
            if follow(known, other.id) == follow(known, speaker_id):
                return speaker
            raise InvalidInput(
                f"“{text}” is a name of “{other.id}”.", "Merge the two if they are one person."
            )
    name = SpeakerName(text=text.strip(), language=language, kind=kind)
    changed = _changed(replace(speaker, names=(*speaker.names, name)), stamp)
    save_speaker(workspace, changed, read.fingerprint)
    return changed


@_again
def set_type(workspace: Workspace, speaker_id: str, kind: str, stamp: Stamp) -> Speaker:
    """person · group · organisation · document · unknown."""
    if kind not in SPEAKER_TYPES:
        raise InvalidInput(
            f"“{kind}” is no kind of speaker.", f"One of {', '.join(SPEAKER_TYPES)}."
        )
    read = _stored(workspace, speaker_id)
    changed = _changed(replace(read.value, type=kind), stamp)
    save_speaker(workspace, changed, read.fingerprint)
    return changed


def split_speaker(session: Session, speaker_id: str, name: str, ids: Iterable[str]) -> str:
    """Give some annotations of a session to a new speaker of that name. Gives the new id.

    One undoable step for each annotation; only the annotator's own sheet is written.
    """
    wanted = list(ids)
    span = session.sheet.annotations[0].primary.span if session.sheet.annotations else None
    if not wanted or span is None:
        raise InvalidInput("Name the annotations that go to the new speaker.")
    new = session.speakers.new_speaker(name, "person", span)
    for annotation_id in wanted:
        session.change(
            annotation_id,
            f"speaker {name}",
            lambda a: replace(
                a,
                attributions=tuple(
                    replace(x, speaker=new, name=name) if x.speaker == speaker_id else x
                    for x in a.attributions
                ),
            ),
        )
    return new


def _stored(workspace: Workspace, speaker_id: str) -> Stored[Speaker]:
    """The speaker with the fingerprint of the file it was read from: what is written later is
    written over just that, and over nothing that came between."""
    stored = load_speaker(workspace, speaker_id)
    if stored is None:
        raise NotFound(f"There is no speaker “{speaker_id}”.", "`annotator speakers` lists them.")
    return stored


def _changed(speaker: Speaker, stamp: Stamp) -> Speaker:
    if speaker.provenance is None:
        return speaker
    return replace(speaker, provenance=replace(speaker.provenance, changed=stamp.now()))
