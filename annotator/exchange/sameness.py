"""Whether something that arrives says anything that is not there already."""

from collections.abc import Callable, Hashable, Iterable

from annotator.model.annotation import Annotation, Attribution
from annotator.text.normal import fold, nfc

_Says = Callable[[Annotation], Iterable[Hashable]]


def _text(value: str) -> str:
    """Words as formats bring them back: some rewrite spaces and line ends."""
    return " ".join(nfc(value).split())


def _given(value: str) -> Iterable[str]:
    return (_text(value),) if value else ()


def _people(people: Iterable[Attribution]) -> Iterable[Hashable]:
    """By id and by name: a format may carry only one of them."""
    for one in people:
        if one.speaker:
            yield one.speaker
        if one.name:
            yield fold(one.name)


_FIELDS: dict[str, tuple[str, _Says]] = {
    "places": ("", lambda a: ((o.start, o.end, o.exact) for o in a.occurrences)),
    "kind": ("kind", lambda a: _given(a.kind)),
    "status": ("status", lambda a: _given(a.status)),
    "language": ("", lambda a: _given(a.language)),
    "script": ("", lambda a: _given(a.script)),
    "transliteration": ("", lambda a: ((_text(t.text), t.scheme) for t in a.transliterations)),
    "translations": ("", lambda a: (_text(t.text) for t in a.translations)),
    "role": ("role", lambda a: (x.role for x in a.attributions[:1])),
    "certainty": ("certainty", lambda a: (x.certainty for x in a.attributions[:1])),
    "note": ("", lambda a: _given(a.note)),
    "comments": ("", lambda a: ((c.author, _text(c.text)) for c in a.comments)),
    "tags": ("", lambda a: a.tags),
}
"""Name in a sentence → how to read it, and where it has a default (it is never empty then) the
field that a format must carry for it to be compared: what a format cannot hold differs in nothing.
"""


def news(known: Annotation, arrived: Annotation, carries: frozenset[str]) -> tuple[str, ...]:
    """In what an annotation that arrives says something else or more than the one that is there.

    `carries` are the fields that its format holds. Empty where all of it is there already.
    """
    new = [
        name
        for name, (field, says) in _FIELDS.items()
        if (not field or field in carries) and not set(says(arrived)) <= set(says(known))
    ]
    people = set(_people(known.attributions))
    if not all(people & set(_people((one,))) for one in arrived.attributions if _named(one)):
        new.append("speaker")
    return tuple(new)


def _named(one: Attribution) -> bool:
    return bool(one.speaker or one.name)
