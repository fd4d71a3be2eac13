"""Speakers on disk: one small file each, so that two people adding speakers do not collide."""

import contextlib
import os
import time
from datetime import datetime
from pathlib import Path

from annotator.model.errors import AnnotatorError, UnreadableFile
from annotator.model.speaker import Speaker
from annotator.store import documents
from annotator.store.codec import encode
from annotator.store.fingerprint import Fingerprint
from annotator.store.names import SPEAKERS
from annotator.store.workspace import Workspace

_CLOCK = 5_000_000_000
"""Nanoseconds by which clocks of file systems may differ."""


def speaker_ids(ws: Workspace) -> list[str]:
    """Ids of all speaker files, also of those that cannot be read."""
    try:
        names = os.listdir(ws.annotations / SPEAKERS)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(n.removesuffix(".json") for n in names if n.endswith(".json") and n[0] != ".")


def load_speaker(ws: Workspace, speaker_id: str) -> documents.Stored[Speaker] | None:
    """One speaker with its fingerprint; None where there is none."""
    stored = documents.load(ws, ws.speaker_path(speaker_id), Speaker)
    if stored is not None and stored.value.id != speaker_id:
        name = ws.relative(stored.path)
        raise UnreadableFile(f"{name}: $.id: “{stored.value.id}” is not the file’s name.")
    return stored


def load_speakers(ws: Workspace) -> dict[str, Speaker]:
    """All speakers that can be read, by id, tombstones included. Bad files are left out here;
    `read_speakers` tells which."""
    return read_speakers(ws)[0]


def read_speakers(ws: Workspace) -> tuple[dict[str, Speaker], list[AnnotatorError]]:
    """All speakers by id, and a refusal for each file that cannot be read."""
    speakers: dict[str, Speaker] = {}
    refused: list[AnnotatorError] = []
    for speaker_id in speaker_ids(ws):
        try:
            stored = load_speaker(ws, speaker_id)
        except AnnotatorError as error:
            refused.append(error)
            continue
        if stored is not None:
            speakers[speaker_id] = stored.value
    return speakers, refused


def save_speaker(
    ws: Workspace, speaker: Speaker, expected: Fingerprint | None, *, now: datetime | None = None
) -> Fingerprint:
    """Write one speaker; as `save_sheet` does. `expected` None: it must be a new one."""
    path = ws.speaker_path(speaker.id)
    return documents.save(ws, path, encode(speaker), Speaker, expected, now)


def remove_speaker(ws: Workspace, speaker: Speaker) -> bool:
    """Take a speaker away that stands in the file just as given and in nobody's work.

    False where it is gone, was changed, or a sheet or a review names it: then it stays.
    """
    stored = load_speaker(ws, speaker.id)
    if stored is None or stored.value != speaker or _is_named(ws, stored.path, speaker.id):
        return False
    with contextlib.suppress(FileNotFoundError):
        ws.files.unlink(stored.path)
    return True


def _is_named(ws: Workspace, path: Path, speaker_id: str) -> bool:
    """Whether a sheet or a review that was written since the speaker's file names the speaker.

    An older file cannot know an id that did not exist yet, so that not all have to be read. Where
    the clock was set back since, times say nothing, and all of them are.
    """
    told, since = f'"{speaker_id}"'.encode(), path.stat().st_mtime_ns - _CLOCK
    if time.time_ns() < since:
        since = 0
    for folder, folders, names in os.walk(ws.annotations):
        folders[:] = [name for name in folders if name[0] != "." and name != SPEAKERS]
        for name in names:
            file = Path(folder, name)
            if not name.endswith(".json") or name[0] == ".":
                continue
            try:
                if file.stat().st_mtime_ns >= since and told in file.read_bytes():
                    return True
            except OSError:
                return True  # what cannot be looked at may well name it
    return False


def follow(speakers: dict[str, Speaker], speaker_id: str) -> str:
    """The id that a merged speaker now has; the id itself where it was not merged.

    A circle of tombstones ends at its first member.
    """
    seen = {speaker_id}
    current = speaker_id
    while (speaker := speakers.get(current)) is not None and speaker.merged_into:
        if speaker.merged_into in seen:
            return speaker_id
        seen.add(current := speaker.merged_into)
    return current
