"""Who said it: from the article's names and the registry, or typed."""

from annotator.app.form.attribution import (
    about_rows,
    about_words,
    attribution_of,
    attributions_of,
    take_about,
)
from annotator.app.form.page import FILTER, Choice, Page, Taken
from annotator.model.annotation import CERTAINTIES, ROLES
from annotator.model.errors import InvalidInput
from annotator.tasks.annotation.session import Session

_SHOWN = 80
ROLE_WORDS = {
    "speaker": "said it",
    "author": "wrote it",
    "originator": "it comes from there: a campaign, a law, a proverb's source",
    "relayer": "passes on what others said",
    "unknown": "nobody can tell",
}
CERTAINTY_WORDS = {
    "high": "the article says so",
    "medium": "it follows from the article",
    "low": "a guess",
    "unknown": "not judged",
}


def speaker_page(session: Session, item_id: str, text: str = "") -> Page:
    """Who is chosen already, suggested speakers, then names of the article and of the registry."""
    known, offer = attributions_of(session, item_id), session.offer(item_id)
    about = [
        Choice(f"about:{n}", one.name or "nobody is named", about_words(one))
        for n, one in enumerate(known)
    ]
    if known and set(ROLES) - {one.role for one in known} - {"unknown"}:
        about.append(Choice("another", "One more person …", "who wrote it, began it, passed it on"))
    chosen = {one.name for one in known}
    rows = [
        Choice(f"suggestion:{n}", s.text, s.because, suggested=True)
        for n, s in enumerate(offer.speakers)
        if s.text not in chosen
    ]
    offered = {s.text for s in offer.speakers}
    rows += [Choice(f"name:{name}", name) for name in session.names() if name not in offered]
    typed = text.strip().casefold()
    if not typed:
        start = len(about) if rows else 0
        found = (*about, *rows)[:_SHOWN]
        return Page("speaker", "Who said it", found, FILTER, "type a name", start=start)
    # What can be done with who is chosen is found by its name here as well.
    rows = [*about, *rows, *(about_rows(session, item_id, 0) if known else ())]
    found = tuple(r for r in rows if typed in r.label.casefold())[:_SHOWN]
    if not any(r.label.casefold() == typed for r in found):
        found = (*found, Choice(f"name:{text.strip()}", text.strip(), "a new name"))
    return Page("speaker", "Who said it", found, FILTER, "type a name")


def take_speaker(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the name; or go on to what is known of who is chosen."""
    verb, _, what = value.partition(":")
    if verb == "about":
        return Taken(item_id, then=f"speaker-about:{what}")
    if verb == "another":
        return Taken(item_id, then="speaker-another")
    if verb == "do":
        return take_about(session, item_id, "speaker-about:0", value, text)
    if verb == "suggestion":
        return Taken(session.take_speaker(item_id, session.offer(item_id).speakers[int(what)]))
    name = _name(value, text)
    known = attributions_of(session, item_id)
    role = known[0].role if known else "speaker"
    certainty = known[0].certainty if known else "high"
    return Taken(session.set_speaker(item_id, name, role, certainty))


def _name(value: str, text: str) -> str:
    name = value.removeprefix("name:") or text
    if not name.strip():
        raise InvalidInput("A speaker needs a name.", "Type one, or go back with Esc.")
    return name


def another_page(session: Session, item_id: str, text: str = "") -> Page:
    """What one more person did with the words."""
    held = {one.role for one in attributions_of(session, item_id)} | {"unknown"}
    rows = tuple(Choice(r, r, ROLE_WORDS[r]) for r in ROLES if r not in held)
    return Page("speaker-another", "What did the other one do?", rows)


def take_another(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Go on to the name."""
    return Taken(item_id, then=f"speaker-other:{value}")


def other_page(session: Session, item_id: str, key: str, text: str = "") -> Page:
    """The name of one more person, in the role that the key names."""
    role = key.partition(":")[2]
    here = tuple(s.text for s in session.offer(item_id).speakers)
    typed = text.strip().casefold()
    names = dict.fromkeys((*here, *session.names()))
    rows = [Choice(f"name:{name}", name) for name in names if typed in name.casefold()][:_SHOWN]
    if typed and all(row.label.casefold() != typed for row in rows):
        rows.append(Choice(f"name:{text.strip()}", text.strip(), "a new name"))
    return Page(key, f"Who {_DID.get(role, role)}", tuple(rows), FILTER, "type a name")


_DID = {
    "speaker": "said it",
    "author": "wrote it",
    "originator": "began it",
    "relayer": "passed it on",
}


def take_other(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """One more attribution; those that are there stay."""
    role = key.partition(":")[2]
    done = session.add_speaker(item_id, _name(value, text), role)
    return Taken(done, then="speaker", said="Saved; u takes it back.")


def role_page(session: Session, item_id: str, key: str) -> Page:
    """What the speaker did with the words."""
    now = attribution_of(session, item_id, key)
    return _fixed(key, f"Role of {now.name}", ROLES, ROLE_WORDS, now.role)


def certainty_page(session: Session, item_id: str, key: str) -> Page:
    """How sure it is."""
    now = attribution_of(session, item_id, key)
    return _fixed(key, f"How sure: {now.name}", CERTAINTIES, CERTAINTY_WORDS, now.certainty)


def _fixed(key: str, title: str, values: tuple[str, ...], words: dict[str, str], at: str) -> Page:
    rows = tuple(Choice(v, v, words[v], ticked=v == at) for v in values)
    return Page(key, title, rows, start=max(0, values.index(at) if at in values else 0))


def take_fixed(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the chosen role or certainty; the name stays."""
    name, _, index = key.partition(":")
    field = name.removeprefix("speaker-")
    return Taken(session.change_attribution(item_id, int(index), field, **{field: value}))
