"""The registry of speakers: one person, many spellings; merging and splitting, both reversible.

Sheets keep the speaker's id as it was when they were written. A merged speaker stays as a
tombstone that redirects, so taking a merge back needs no sheet to be touched.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from annotator.model.errors import InvalidInput, NotFound
from annotator.model.speaker import SPEAKER_TYPES, Speaker, SpeakerName
from annotator.store.speakers import follow, load_speaker, load_speakers, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.session import Session
from annotator.tasks.stamp import Stamp
from annotator.text.normal import fold


def merge_speakers(workspace: Workspace, into: str, other: str, stamp: Stamp) -> Speaker:
    """Make two speakers one: `other` redirects to `into`, which has all names.

    InvalidInput where they are the same already. Taken back by `unmerge_speaker`.
    """
    known = load_speakers(workspace)
    if follow(known, into) == follow(known, other):
        raise InvalidInput(f"“{into}” and “{other}” are one speaker already.")
    kept, gone = _speaker(workspace, into), _speaker(workspace, other)
    have = {fold(n.text) for n in kept.names}
    names = (
        *kept.names,
        *(replace(n, preferred=False) for n in gone.names if fold(n.text) not in have),
    )
    merged = _changed(replace(kept, names=names, merged_from=(*kept.merged_from, other)), stamp)
    _save(workspace, merged)
    _save(workspace, _changed(replace(gone, merged_into=into), stamp))
    return merged


def unmerge_speaker(workspace: Workspace, other: str, stamp: Stamp) -> Speaker:
    """Take a merge back: `other` is a speaker of its own again, with the names that it brought."""
    gone = _speaker(workspace, other)
    if not gone.merged_into:
        raise InvalidInput(f"“{other}” is not merged into anybody.")
    kept = _speaker(workspace, gone.merged_into)
    brought = {n.text for n in gone.names}
    names = tuple(n for n in kept.names if n.preferred or n.text not in brought) or kept.names
    rest = tuple(m for m in kept.merged_from if m != other)
    _save(workspace, _changed(replace(kept, names=names, merged_from=rest), stamp))
    back = _changed(replace(gone, merged_into=""), stamp)
    _save(workspace, back)
    return back


def add_name(
    workspace: Workspace, speaker_id: str, text: str, language: str, kind: str, stamp: Stamp
) -> Speaker:
    """One more spelling of a name. InvalidInput where another speaker has it."""
    if not text.strip():
        raise InvalidInput("A name needs some letters.")
    known = load_speakers(workspace)
    speaker = _speaker(workspace, speaker_id)
    for other in known.values():
        if any(fold(n.text) == fold(text) for n in other.names):
            if follow(known, other.id) == follow(known, speaker_id):
                return speaker
            raise InvalidInput(
                f"“{text}” is a name of “{other.id}”.", "Merge the two if they are one person."
            )
    name = SpeakerName(text=text.strip(), language=language, kind=kind)
    changed = _changed(replace(speaker, names=(*speaker.names, name)), stamp)
    _save(workspace, changed)
    return changed


def set_type(workspace: Workspace, speaker_id: str, kind: str, stamp: Stamp) -> Speaker:
    """person · group · organisation · document · unknown."""
    if kind not in SPEAKER_TYPES:
        raise InvalidInput(
            f"“{kind}” is no kind of speaker.", f"One of {', '.join(SPEAKER_TYPES)}."
        )
    changed = _changed(replace(_speaker(workspace, speaker_id), type=kind), stamp)
    _save(workspace, changed)
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


def _speaker(workspace: Workspace, speaker_id: str) -> Speaker:
    stored = load_speaker(workspace, speaker_id)
    if stored is None:
        raise NotFound(f"There is no speaker “{speaker_id}”.", "`annotator speakers` lists them.")
    return stored.value


def _save(workspace: Workspace, speaker: Speaker) -> None:
    stored = load_speaker(workspace, speaker.id)
    save_speaker(workspace, speaker, stored.fingerprint if stored else None)


def _changed(speaker: Speaker, stamp: Stamp) -> Speaker:
    if speaker.provenance is None:
        return speaker
    return replace(speaker, provenance=replace(speaker.provenance, changed=stamp.now()))
