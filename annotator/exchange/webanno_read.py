"""Reading W3C Web Annotations: ours, and those of other clients as far as they quote text."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from annotator.exchange.arrival import Claim, InFile, Piece, Skipped, made_id
from annotator.exchange.format import ReadOptions
from annotator.exchange.strict import items, json_of, mapping, string, whole
from annotator.model.anchor import Occurrence
from annotator.model.annotation import (
    Annotation,
    Attribution,
    Comment,
    Provenance,
    Translation,
    Transliteration,
)

Node = dict[str, Any]


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """One annotation, an array, a collection or a page in each file."""
    for file in files:
        for number, node in enumerate(_nodes(json_of(file.data, file.name)), 1):
            yield _piece(node, file.name, f"{file.name}, annotation {number}")


def _nodes(data: Any) -> Iterator[Any]:
    for node in items(data):
        first, held = mapping(node).get("first"), mapping(node).get("items")
        if isinstance(first, dict):
            yield from _nodes(first)
        elif held is not None:
            yield from items(held)
        elif isinstance(mapping(node).get("@graph"), list):
            yield from node["@graph"]
        else:
            yield node


def ours(value: Any, kind: str) -> str | None:
    """The name in one of our URIs of that kind, else None."""
    head = f"urn:annotator:{kind}:"
    text = string(value if isinstance(value, str) else mapping(value).get("id"))
    return unquote(text[len(head) :]) if text.startswith(head) else None


def _has_type(node: Node, name: str) -> bool:
    return name in items(node.get("type"))


def _piece(data: Any, name: str, where: str) -> Piece:
    node = mapping(data)
    if not _has_type(node, "Annotation"):
        return Piece(name, skipped=(Skipped(where, "it is not an Annotation"),))
    targets = [mapping(t) for t in items(node.get("target"))]
    places = [place for target in targets if (place := _occurrence(target))]
    bodies = [mapping(b) for b in items(node.get("body"))]
    if any(_class(b, "status") == "suggested" for b in bodies):
        why = "a suggestion that nobody has taken"
        return Piece(name, skipped=(Skipped(where, why, refused=False),))
    if not places:
        return Piece(name, skipped=(Skipped(where, "no target of it quotes text"),))
    lost = len(targets) - len(places)
    skipped = (Skipped(where, f"{lost} of its targets quote no text"),) if lost else ()
    creator = mapping(node.get("creator"))
    return Piece(
        name,
        claim=_claim(targets[0]),
        annotator=ours(creator, "person") or string(creator.get("nickname")),
        annotations=(_annotation(node, bodies, tuple(places), name),),
        skipped=skipped,
        maybe_utf16=True,
    )


def _claim(target: Node) -> Claim:
    source = target.get("source")
    uri = string(source if isinstance(source, str) else mapping(source).get("id"))
    digest = uri.removeprefix("urn:sha256:") if uri.startswith("urn:sha256:") else ""
    file = unquote(uri.rpartition("/")[2])
    article = next((a for s in items(target.get("scope")) if (a := ours(s, "article"))), "")
    return Claim(article=article, sha256=digest, name="" if digest else file)


def _occurrence(target: Node) -> Occurrence | None:
    """From the selectors, also nested in `refinedBy`; without words there is no anchor."""
    found: dict[str, Node] = {}
    waiting = [mapping(s) for s in items(target.get("selector"))]
    for _ in range(64):
        if not waiting:
            break
        selector = waiting.pop()
        found.setdefault(string(selector.get("type")), selector)
        waiting += [mapping(s) for s in items(selector.get("refinedBy"))]
    words = found.get("TextQuoteSelector", {})
    position = found.get("TextPositionSelector", {})
    exact = string(words.get("exact"))
    if not exact:
        return None
    start, end = whole(position.get("start")), whole(position.get("end"))
    if start is None or end is None or not 0 <= start <= end:
        start, end = 0, len(exact)
    prefix, suffix = string(words.get("prefix")), string(words.get("suffix"))
    return Occurrence(start=start, end=end, exact=exact, prefix=prefix, suffix=suffix)


def _class(body: Node, kind: str) -> str:
    return ours(body.get("source"), kind) or ""


def _purposes(body: Node) -> list[Any]:
    return items(body.get("purpose"))


def _annotation(
    node: Node, bodies: list[Node], places: tuple[Occurrence, ...], name: str
) -> Annotation:
    classes = {
        kind: next((value for b in bodies if (value := _class(b, kind))), "")
        for kind in ("kind", "status", "language", "script", "role")
    }
    texts = [b for b in bodies if isinstance(b.get("value"), str)]
    notes = [b for b in texts if "commenting" in _purposes(b)]
    remarks = [b for b in notes if b.get("creator")]
    return Annotation(
        id=ours(node.get("id"), "annotation") or made_id(name, node.get("id"), places),
        kind=classes["kind"] or "foreign",
        status=classes["status"] or "draft",
        language=classes["language"],
        script=classes["script"],
        occurrences=places,
        transliterations=tuple(_transliterations(texts)),
        translations=tuple(_translations(texts)),
        attributions=tuple(_attributions(bodies, classes["role"])),
        note="\n".join(b["value"] for b in notes if not b.get("creator")),
        comments=tuple(_comment(b, n) for n, b in enumerate(remarks, 1)),
        tags=tuple(b["value"] for b in texts if "tagging" in _purposes(b)),
        provenance=Provenance(
            created=string(node.get("created")), changed=string(node.get("modified"))
        ),
    )


def _origin(body: Node) -> tuple[str, str]:
    """Whose words it was, and who took them: what is not marked as a suggestion was taken."""
    suggested = ours(body.get("generator"), "suggested")
    if suggested:
        return suggested, ""
    origin = ours(body.get("generator"), "origin") or "annotator"
    return origin, "" if origin == "annotator" else "import"


def _described(texts: list[Node]) -> Iterator[Node]:
    """Bodies that tell what the words mean: described or translated, in a language they name."""
    for body in texts:
        purposes = _purposes(body)
        if "describing" in purposes or "translating" in purposes:
            yield body


def _transliterations(texts: list[Node]) -> Iterator[Transliteration]:
    mine = [b for b in _described(texts) if ours(b.get("conformsTo"), "scheme") is not None]
    for number, body in enumerate(mine, 1):
        origin, accepted_by = _origin(body)
        yield Transliteration(
            id=f"tl{number}",
            text=body["value"],
            scheme=ours(body.get("conformsTo"), "scheme") or "skeleton",
            origin=origin,
            accepted_by=accepted_by,
        )


def _translations(texts: list[Node]) -> Iterator[Translation]:
    mine = [b for b in _described(texts) if ours(b.get("conformsTo"), "scheme") is None]
    for number, body in enumerate(mine, 1):
        origin, accepted_by = _origin(body)
        yield Translation(
            id=f"tr{number}",
            text=body["value"],
            language=next((v for v in items(body.get("language")) if isinstance(v, str)), "en"),
            origin=origin,
            accepted_by=accepted_by,
            rank=number,
            preferred=number == 1,
        )


def _attributions(bodies: list[Node], role: str) -> Iterator[Attribution]:
    """A resource says who it is; words with the same purpose after it are the name."""
    named = [b for b in bodies if "identifying" in _purposes(b)]
    people = [(n, b) for n, b in enumerate(named) if _who(b)]
    for number, (at, body) in enumerate(people):
        after = named[at + 1] if at + 1 < len(named) else {}
        origin, accepted_by = _origin(body)
        speaker, name = ours(body.get("source"), "speaker"), ours(body.get("source"), "name")
        yield Attribution(
            speaker=speaker,
            name=name or string(after.get("value")),
            role=(role if number == 0 else "") or "speaker",
            origin=origin,
            accepted_by=accepted_by,
        )


def _who(body: Node) -> bool:
    source = body.get("source")
    return bool(ours(source, "speaker") or ours(source, "name"))


def _comment(body: Node, number: int) -> Comment:
    creator = mapping(body.get("creator"))
    author = ours(creator, "person") or string(creator.get("nickname")) or "unknown"
    at = string(body.get("created"))
    return Comment(id=f"c{number}", author=author, at=at, text=body["value"])
