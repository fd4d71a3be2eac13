"""Saying that two names are one person's, or that one name is two people's: for all articles."""

from annotator.app.form.attribution import attribution_of, place_of, registered
from annotator.app.form.page import FILTER, VALUE, Choice, Page, Taken
from annotator.app.form.ticks import ALL, boxes, narrowed, ticked_in, toggled, with_ticks
from annotator.model.errors import InvalidInput
from annotator.model.speaker import Speaker
from annotator.tasks.annotation.alike import alike
from annotator.tasks.annotation.people_steps import Noted
from annotator.tasks.annotation.said_by import Said
from annotator.tasks.annotation.session import Session

_SHOWN = 80


def same_page(session: Session, item_id: str, key: str, text: str = "") -> Page:
    """Everybody else in the registry: who was said to be this one, to part them, then names that
    read alike, then all others."""
    known, here = registered(session, attribution_of(session, item_id, key).speaker)
    title = f"The same as {known[here].name}" if here else "The same person as"
    if not here:
        return Page(key, title, hint="Choose a speaker first (s).")
    rows = [
        Choice(f"part:{former}", f"Not the same as {known[former].name}", "parts the two again")
        for former in known[here].merged_from
        if former in known and known[former].merged_into == here
    ]
    others = [s for s in known.values() if not s.merged_into and s.id != here]
    likely = {s.id for s in others if alike(known[here], s)}
    others.sort(key=lambda s: (s.id not in likely, s.name))
    rows += [Choice(f"join:{s.id}", s.name, _also(s, s.id in likely)) for s in others]
    if not rows:
        return Page(key, title, hint="There is no other speaker in any article yet.")
    typed = text.strip().casefold()
    found = tuple(r for r in rows if typed in f"{r.label} {r.detail}".casefold())[:_SHOWN]
    hint = "One person with all these names, in all articles. The chosen name is the first."
    return Page(key, title, found, FILTER, "type a name", hint=hint)


def _also(speaker: Speaker, likely: bool) -> str:
    """Other names, else where the speaker was met first."""
    reads = "reads alike" if likely else ""
    names = [n.text for n in speaker.names if n.text != speaker.name]
    seen = f"in {speaker.first_seen.article}" if speaker.first_seen is not None else ""
    told = f"also {', '.join(names)}" if names else seen
    return " · ".join(part for part in (reads, told) if part)


def take_same(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Make the two one, or part them, as one step; the sheets stay as they are."""
    from annotator.tasks.annotation.registry import merge_speakers, unmerge_speaker

    known, here = registered(session, attribution_of(session, item_id, key).speaker)
    verb, _, other = value.partition(":")
    if not here or other not in known:
        raise InvalidInput(f"No speaker is called “{text}”.", "Choose one of the rows.")
    name, its, stamp = known[here].name, known[other].name, session.stamp
    place = place_of(session, item_id)

    def part(noted: Noted) -> None:
        unmerge_speaker(session.workspace, other, stamp, noted)

    def join(noted: Noted) -> None:
        merge_speakers(session.workspace, other, here, stamp, noted)

    if verb == "part":
        session.change_people(f"parted {name} and {its}", place, part)
        said = f"{its} and {name} are two again, in all articles. Saved; u takes it back."
        return Taken(item_id, said=said, done=True)
    session.change_people(f"joined {name} with {its}", place, join)
    said = f"{name} and {its} are one person now, in all articles. Saved; u takes it back."
    return Taken(item_id, said=said, done=True)


# Two people under one name ---------------------------------------------------------------------


def split_page(session: Session, item_id: str, key: str, text: str = "") -> Page:
    """What the speaker is said to have said, in all of one's own sheets, with boxes."""
    name, _ = ticked_in(key)
    known, here = registered(session, attribution_of(session, item_id, name).speaker)
    if not here:
        return Page(key, "Two people", hint="Choose a speaker first (s).")
    said = session.said_by(here)
    title = f"Two people called {known[here].name}"
    if len(said) < 2:
        one = "This is the only thing that is said by this speaker: choose another name (s)."
        return Page(key, title, hint=one)
    rows = boxes(key, tuple(_said_row(session, one) for one in said))
    hint = "Tick what the other person said. Other annotators' sheets stay as they are."
    whole = Page(
        key,
        title,
        typing=FILTER,
        prompt="type a part of the words or the article",
        hint=hint,
        whole=rows,
        together="Give {} to another person …",
        together_note="then the name is asked",
    )
    return narrowed(whole, text)


def _said_row(session: Session, one: Said) -> Choice:
    where = "in this article" if one.article == session.article.id else one.article
    return Choice(one.key, f"“{' '.join(one.words.split())}”", where)


def take_split(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Tick what somebody else said, or go on to the name."""
    if value == ALL:
        name, ticked = ticked_in(key)
        index = name.partition(":")[2]
        return Taken(item_id, then=with_ticks(f"speaker-split-name:{index}", ticked))
    if not value:
        raise InvalidInput("Nothing fits what is typed.", "Backspace takes letters away.")
    return Taken(item_id, then=toggled(key, value), instead=True)


def split_name_page(session: Session, item_id: str, key: str) -> Page:
    """The name of the new person."""
    now = attribution_of(session, item_id, ticked_in(key)[0])
    hint = "Enter makes the two; a name that tells them apart is best. One undo step."
    return Page(
        key, f"Who said it, if not {now.name}?", (), VALUE, "type a name", now.name, -1, hint
    )


def take_split_name(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Make the new person, and give what was ticked to them."""
    name, ticked = ticked_in(key)
    _, here = registered(session, attribution_of(session, item_id, name).speaker)
    chosen = [one for one in session.said_by(here) if one.key in ticked]
    session.split_speaker(here, text, chosen)
    count = "1 passage is" if len(chosen) == 1 else f"{len(chosen)} passages are"
    told = f"{count} said by {text.strip()} now, somebody else. Saved; u takes it back."
    return Taken(item_id, said=told, done=True)
