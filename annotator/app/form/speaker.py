"""Who said it: from the article's names and the registry, or typed."""

from msgspec.structs import replace

from annotator.app.form.page import FILTER, Choice, Page, Taken
from annotator.model.annotation import CERTAINTIES, ROLES, Annotation, Attribution
from annotator.model.errors import InvalidInput
from annotator.tasks.annotation.session import Session

_SHOWN = 80
_ABOUT = 4
"""Rows about the speaker who is chosen already; names stand below them."""
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


def speaker_of(session: Session, item_id: str) -> Attribution | None:
    """Who is said to have said it; None where nobody was chosen yet."""
    note = session.item(item_id).annotation
    return note.attributions[0] if note is not None and note.attributions else None


def speaker_page(session: Session, item_id: str, text: str = "") -> Page:
    """Suggested speakers, then names of the article and of the registry."""
    now, offer = speaker_of(session, item_id), session.offer(item_id)
    rows: list[Choice] = []
    if now is not None:
        rows += [
            Choice(
                "same", "The same person as …", "two names are one person’s, or are parted again"
            ),
            Choice("role", "Role", f"{now.role}: {ROLE_WORDS.get(now.role, '')}"),
            Choice("certainty", "Certainty", CERTAINTY_WORDS.get(now.certainty, now.certainty)),
            Choice("clear", "Take the speaker away", now.name),
        ]
    offered = {s.text for s in offer.speakers}
    rows += [
        Choice(f"suggestion:{n}", s.text, s.because, suggested=True)
        for n, s in enumerate(offer.speakers)
        if now is None or now.name != s.text
    ]
    rows += [Choice(f"name:{name}", name) for name in session.names() if name not in offered]
    typed = text.strip().casefold()
    found = [r for r in rows if typed in r.label.casefold()][:_SHOWN]
    if typed and not any(r.label.casefold() == typed for r in found):
        found.append(Choice(f"name:{text.strip()}", text.strip(), "a new name"))
    start = _ABOUT if now is not None and not typed and len(found) > _ABOUT else 0
    return Page("speaker", "Who said it", tuple(found), FILTER, "type a name", start=start)


def take_speaker(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the name; or go on to role and certainty."""
    if value in ("role", "certainty", "same"):
        return Taken(item_id, then=f"speaker-{value}")
    if value == "clear":
        return Taken(session.clear_speaker(item_id))
    if value.startswith("suggestion:"):
        suggestion = session.offer(item_id).speakers[int(value[11:])]
        return Taken(session.take_speaker(item_id, suggestion))
    name = value.removeprefix("name:") or text
    if not name.strip():
        raise InvalidInput("A speaker needs a name.", "Type one, or go back with Esc.")
    now = speaker_of(session, item_id)
    role = now.role if now is not None else "speaker"
    certainty = now.certainty if now is not None else "high"
    return Taken(session.set_speaker(item_id, name, role, certainty))


def role_page(session: Session, item_id: str, text: str = "") -> Page:
    """What the speaker did with the words."""
    now = speaker_of(session, item_id)
    return _fixed("speaker-role", "Role", ROLES, ROLE_WORDS, now.role if now else "")


def certainty_page(session: Session, item_id: str, text: str = "") -> Page:
    """How sure it is."""
    now = speaker_of(session, item_id)
    at = now.certainty if now else ""
    return _fixed("speaker-certainty", "Certainty", CERTAINTIES, CERTAINTY_WORDS, at)


def _fixed(key: str, title: str, values: tuple[str, ...], words: dict[str, str], at: str) -> Page:
    rows = tuple(Choice(v, v, words[v], ticked=v == at) for v in values)
    return Page(key, title, rows, start=max(0, values.index(at) if at in values else 0))


def take_role(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Keep the chosen role or certainty; the name stays."""
    now = speaker_of(session, item_id)
    if now is None:
        raise InvalidInput("There is no speaker yet.", "Choose a name first.")
    field = "role" if key == "speaker-role" else "certainty"

    def edit(annotation: Annotation) -> Annotation:
        first, *rest = annotation.attributions
        changed = replace(first, **{field: value})
        return replace(annotation, attributions=(changed, *rest))

    return Taken(session.change(item_id, f"{field} {value}", edit))
