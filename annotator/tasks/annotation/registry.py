"""The registry of speakers: one person, many spellings; merging and parting, both reversible.

Sheets keep the speaker's id as it was when they were written. A merged speaker stays as a
tombstone that redirects, so taking a merge back needs no sheet to be touched.
"""

import contextlib
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from msgspec.structs import replace

from annotator.model.errors import ChangedUnderneath, InvalidInput, NotFound
from annotator.model.speaker import SPEAKER_TYPES, Speaker, SpeakerName
from annotator.store.documents import Stored
from annotator.store.speakers import follow, load_speaker, load_speakers, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.people_steps import Noted
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
def merge_speakers(
    workspace: Workspace, into: str, other: str, stamp: Stamp, noted: Noted | None = None
) -> Speaker:
    """Make two speakers one: `other` redirects to `into`, which has all names.

    InvalidInput where they are the same already. Taken back by `unmerge_speaker`. `noted` is told
    what was written.
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
    _save(workspace, read, merged, noted)
    _save(workspace, other_read, _changed(replace(gone, merged_into=into), stamp), noted)
    return merged


@_again
def unmerge_speaker(
    workspace: Workspace, other: str, stamp: Stamp, noted: Noted | None = None
) -> Speaker:
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
    _save(workspace, read, kept, noted)
    back = _changed(replace(gone, merged_into=""), stamp)
    _save(workspace, other_read, back, noted)
    return back


@_again
def add_name(
    workspace: Workspace,
    speaker_id: str,
    text: str,
    language: str,
    kind: str,
    stamp: Stamp,
    noted: Noted | None = None,
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
    return _save(
        workspace, read, _changed(replace(speaker, names=(*speaker.names, name)), stamp), noted
    )


@_again
def remove_name(
    workspace: Workspace, speaker_id: str, text: str, stamp: Stamp, noted: Noted | None = None
) -> Speaker:
    """Without that spelling. InvalidInput for the last one, NotFound where there is none such."""
    read = _stored(workspace, speaker_id)
    rest = tuple(n for n in read.value.names if n.text != text)
    if len(rest) == len(read.value.names):
        raise NotFound(f"“{text}” is no name of “{speaker_id}”.", "Go back to the list.")
    if not rest:
        raise InvalidInput("The only name stays.", "Add another one first.")
    return _save(workspace, read, _changed(replace(read.value, names=rest), stamp), noted)


@_again
def prefer_name(
    workspace: Workspace, speaker_id: str, text: str, stamp: Stamp, noted: Noted | None = None
) -> Speaker:
    """That spelling stands for the speaker everywhere. NotFound where there is none such."""
    read = _stored(workspace, speaker_id)
    if all(n.text != text for n in read.value.names):
        raise NotFound(f"“{text}” is no name of “{speaker_id}”.", "Go back to the list.")
    names = tuple(replace(n, preferred=n.text == text) for n in read.value.names)
    return _save(workspace, read, _changed(replace(read.value, names=names), stamp), noted)


@_again
def set_type(
    workspace: Workspace, speaker_id: str, kind: str, stamp: Stamp, noted: Noted | None = None
) -> Speaker:
    """person · group · organisation · document · unknown."""
    if kind not in SPEAKER_TYPES:
        raise InvalidInput(
            f"“{kind}” is no kind of speaker.", f"One of {', '.join(SPEAKER_TYPES)}."
        )
    read = _stored(workspace, speaker_id)
    return _save(workspace, read, _changed(replace(read.value, type=kind), stamp), noted)


def _save(
    workspace: Workspace, read: Stored[Speaker], changed: Speaker, noted: Noted | None
) -> Speaker:
    """Write a speaker over just what was read."""
    save_speaker(workspace, changed, read.fingerprint)
    if noted is not None:
        noted.add(read.value, changed)
    return changed


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
