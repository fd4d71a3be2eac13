"""Saying that two names are one person's, and taking that back: in the registry of all articles."""

from annotator.app.form.page import FILTER, Choice, Page, Taken
from annotator.app.form.speaker import speaker_of
from annotator.model.errors import InvalidInput
from annotator.model.speaker import Speaker
from annotator.store.speakers import follow
from annotator.tasks.annotation.session import Session

_SHOWN = 80


def _registered(session: Session, item_id: str) -> tuple[dict[str, Speaker], str]:
    """Everybody who is known, and the id of the item's speaker; empty where there is none."""
    known, now = session.speakers.all(), speaker_of(session, item_id)
    here = follow(known, now.speaker) if now is not None and now.speaker else ""
    return known, here if here in known else ""


def same_page(session: Session, item_id: str, text: str = "") -> Page:
    """Everybody else in the registry; first those who were said to be this one, to part them."""
    known, here = _registered(session, item_id)
    title = f"The same as {known[here].name}" if here else "The same person as"
    if not here:
        return Page("speaker-same", title, hint="Choose a speaker first (s).")
    rows = [
        Choice(f"part:{former}", f"Not the same as {known[former].name}", "parts the two again")
        for former in known[here].merged_from
        if former in known and known[former].merged_into == here
    ]
    others = (s for s in known.values() if not s.merged_into and s.id != here)
    rows += [Choice(f"join:{s.id}", s.name, _also(s)) for s in sorted(others, key=lambda s: s.name)]
    if not rows:
        return Page("speaker-same", title, hint="There is no other speaker in any article yet.")
    typed = text.strip().casefold()
    found = tuple(r for r in rows if typed in f"{r.label} {r.detail}".casefold())[:_SHOWN]
    hint = "One person with all these names, in all articles. The chosen name is the first."
    return Page("speaker-same", title, found, FILTER, "type a name", hint=hint)


def _also(speaker: Speaker) -> str:
    """Other names, else where the speaker was met first."""
    names = [n.text for n in speaker.names if n.text != speaker.name]
    if names:
        return f"also {', '.join(names)}"
    return f"in {speaker.first_seen.article}" if speaker.first_seen is not None else ""


def take_same(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Make the two one, or part them; the sheets stay as they are."""
    from annotator.tasks.annotation.registry import merge_speakers, unmerge_speaker

    known, here = _registered(session, item_id)
    verb, _, other = value.partition(":")
    if not here or other not in known:
        raise InvalidInput(f"No speaker is called “{text}”.", "Choose one of the rows.")
    name, its = known[here].name, known[other].name
    if verb == "part":
        unmerge_speaker(session.workspace, other, session.stamp)
        return Taken(item_id, said=f"{its} and {name} are two again, in all articles. Saved.")
    merge_speakers(session.workspace, other, here, session.stamp)
    said = f"{name} and {its} are one person now, in all articles. Saved; the same row parts them."
    return Taken(item_id, said=said)
