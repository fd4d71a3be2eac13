"""One attribution of an item: what is known of it, the words that tell, the person's spellings."""

from annotator.app.form.page import VALUE, Choice, Page, Taken
from annotator.model.annotation import Attribution
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.span import Span
from annotator.model.speaker import SPEAKER_TYPES, Speaker
from annotator.store.speakers import follow
from annotator.tasks.annotation.people_steps import Noted
from annotator.tasks.annotation.session import Session

_AROUND = 24
"""Code points that are shown on either side of a piece of evidence."""


def attributions_of(session: Session, item_id: str) -> tuple[Attribution, ...]:
    """Everybody who is recorded for an item."""
    note = session.item(item_id).annotation
    return note.attributions if note is not None else ()


def attribution_of(session: Session, item_id: str, key: str) -> Attribution:
    """The one whose number stands behind the colon of a key. NotFound where it is gone."""
    known, number = attributions_of(session, item_id), key.partition(":")[2]
    if not number.isdigit() or int(number) >= len(known):
        raise NotFound("No speaker is chosen here.", "Choose a name first (s).")
    return known[int(number)]


def about_words(one: Attribution) -> str:
    """Role, certainty and evidence in a row."""
    sure = f"certainty {one.certainty}" if one.certainty not in ("", "unknown") else ""
    return " · ".join(part for part in (one.role, sure, one.cue) if part)


def registered(session: Session, speaker_id: str | None) -> tuple[dict[str, Speaker], str]:
    """Everybody who is known, and the id of that speaker now; empty where there is none."""
    known = session.speakers.all()
    here = follow(known, speaker_id) if speaker_id else ""
    return known, here if here in known else ""


def about_rows(session: Session, item_id: str, index: int) -> list[Choice]:
    """What can be done with an attribution and with who it names."""
    one = attribution_of(session, item_id, f":{index}")
    known, here = registered(session, one.speaker)
    rows = [
        Choice("do:role", "Role", one.role, key="r"),
        Choice("do:certainty", "Certainty", one.certainty, key="c"),
        Choice("do:words", "Evidence", one.cue or "the words that tell who said it", key="e"),
    ]
    if here:
        speaker = known[here]
        count = len(speaker.names)
        names = f"{count} of them" if count > 1 else "add how else the name is written"
        rows += [
            Choice("do:names", "Spellings", names, key="n"),
            Choice("do:type", "What it is", speaker.type, key="w"),
            Choice("do:same", "Same as …", "two names are one person’s, or not", key="j"),
            Choice("do:split", "Two people …", "part of it was said by another", key="p"),
        ]
    return [*rows, Choice("do:clear", "Take away", "nobody said it then; undo brings it", key="d")]


def about_page(session: Session, item_id: str, key: str) -> Page:
    """Everything that can be done with one attribution."""
    one = attribution_of(session, item_id, key)
    rows = tuple(about_rows(session, item_id, int(key.partition(":")[2])))
    return Page(key, one.name or "Nobody is named", rows, table=True)


def take_about(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Go on to the page of it."""
    index = key.partition(":")[2]
    what = value.removeprefix("do:")
    if what == "clear":
        return Taken(session.remove_speaker(item_id, int(index)), then="speaker")
    return Taken(item_id, then=f"speaker-{what}:{index}" if what else key)


# The words that tell ---------------------------------------------------------------------------


def words_page(session: Session, item_id: str, key: str) -> Page:
    """The words by which one knows, and the places that are kept with them."""
    one = attribution_of(session, item_id, key)
    text = session.article.text
    rows = tuple(
        Choice(
            f"without:{n}",
            f"Without “{e.exact}”",
            " ".join(text[max(0, e.start - _AROUND) : e.end + _AROUND].split()),
        )
        for n, e in enumerate(one.evidence)
    )
    hint = "Enter keeps what is written. Words of the article are kept with their place."
    return Page(key, "How one knows who said it", rows, VALUE, "words that tell", one.cue, -1, hint)


def take_words(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep what is written, or take a piece of evidence away."""
    index = int(key.partition(":")[2])
    if value.startswith("without:"):
        done = session.remove_evidence(item_id, index, int(value.removeprefix("without:")))
        return Taken(done, then=key)
    done, place = session.set_cue(item_id, index, text)
    if not text.strip():
        return Taken(done, said="Saved: no words tell it.")
    if place is None:
        return Taken(done, said="Saved. The article does not have these words beside it.")
    return Taken(done, said=f"Saved, with their place at code point {place.start}.")


# How the person is called ----------------------------------------------------------------------


def place_of(session: Session, item_id: str) -> Span:
    """Where undo of a change to the registry goes to."""
    item = session.item(item_id)
    return Span(item.start, item.end)


def _person(session: Session, item_id: str, key: str) -> Speaker:
    known, here = registered(session, attribution_of(session, item_id, key).speaker)
    if not here:
        raise NotFound("This speaker is not in the registry.", "Choose the name again (s).")
    return known[here]


def names_page(session: Session, item_id: str, key: str) -> Page:
    """All spellings, in all scripts; one of them stands for the person."""
    person = _person(session, item_id, key)
    rows = [
        Choice(f"prefer:{n.text}", n.text, n.language, ticked=n.text == person.name)
        for n in person.names
    ]
    rows += [
        Choice(f"without:{n.text}", f"Without “{n.text}”")
        for n in person.names
        if n.text != person.name
    ]
    hint = "Write one more spelling, in any script. The ticked one stands in lists."
    title = f"Spellings of {person.name}"
    return Page(key, title, tuple(rows), VALUE, "one more spelling", "", -1, hint)


def take_names(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """One more spelling, one less, or another one in front; the page stays."""
    from annotator.tasks.annotation.registry import add_name, prefer_name, remove_name

    person, ws, stamp = _person(session, item_id, key), session.workspace, session.stamp
    verb, _, name = value.partition(":")
    name = name or text.strip()
    if not name:
        raise InvalidInput("A spelling needs some letters.", "Type one, or go back with Esc.")
    place = place_of(session, item_id)
    if verb == "prefer":
        session.change_people(
            f"{name} stands for {person.name}", place,
            lambda noted: prefer_name(ws, person.id, name, stamp, noted),
        )  # fmt: skip
    elif verb == "without":
        session.change_people(
            f"spelling removed: {name}", place,
            lambda noted: remove_name(ws, person.id, name, stamp, noted),
        )  # fmt: skip
    else:
        session.change_people(
            f"spelling {name}", place,
            lambda noted: add_name(ws, person.id, name, "", "other", stamp, noted),
        )  # fmt: skip
    return Taken(item_id, then=key, said="Saved, in all articles; u takes it back.")


def type_page(session: Session, item_id: str, key: str) -> Page:
    """A person, a crowd, a body, a document."""
    now = _person(session, item_id, key).type
    rows = tuple(Choice(t, t, ticked=t == now) for t in SPEAKER_TYPES)
    start = SPEAKER_TYPES.index(now) if now in SPEAKER_TYPES else 0
    return Page(key, "What it is", rows, start=start)


def take_type(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep it, in the registry."""
    from annotator.tasks.annotation.registry import set_type

    person = _person(session, item_id, key)

    def change(noted: Noted) -> None:
        set_type(session.workspace, person.id, value, session.stamp, noted)

    session.change_people(f"{person.name}: {value}", place_of(session, item_id), change)
    return Taken(item_id, said="Saved, in all articles; u takes it back.")
