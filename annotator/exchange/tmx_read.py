"""Reading TMX, ours and other programs': pairs for the translation memory."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.exchange.arrival import InFile, Pair, Piece, Skipped
from annotator.exchange.format import ReadOptions
from annotator.exchange.markup import XML_LANG, local, parse_xml
from annotator.model.errors import UnreadableFile

_CODES = ("bpt", "ept", "it", "ph", "ut")
"""Inline elements that hold a document's own codes, not words."""
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """A piece for each unit. Where the file does not say what the source is, it is not guessed."""
    for file in files:
        root = parse_xml(file.data, file.name)
        if local(root) != "tmx":
            raise UnreadableFile(f"{file.name} is not a TMX file.")
        header = next((e for e in root if local(e) == "header"), None)
        source = header.get("srclang", "") if header is not None else ""
        body = next((e for e in root if local(e) == "body"), ())
        for number, unit in enumerate((e for e in body if local(e) == "tu"), 1):
            where = f"{file.name}, unit {unit.get('tuid') or number}"
            yield _unit(unit, unit.get("srclang") or source, file.name, where, options)


def _language(variant: Any) -> str:
    return (variant.get(XML_LANG) or variant.get("lang") or "").replace("_", "-")


def _same(one: str, other: str) -> bool:
    """Whether two tags mean one language: the primary subtag decides."""
    return one.lower().split("-")[0] == other.lower().replace("_", "-").split("-")[0]


def _unit(unit: Any, stated: str, name: str, where: str, options: ReadOptions) -> Piece:
    variants = [(_language(e), e) for e in unit if local(e) == "tuv"]
    if stated in ("", "*all*"):
        stated = options.language
    if not stated:
        foreign = [language for language, _ in variants if not _same(language, "en")]
        # A pair of English and one other language leaves no doubt which one was translated.
        stated = foreign[0] if len(foreign) == 1 and len(variants) == 2 else ""
    if not stated:
        return Piece(
            name, skipped=(Skipped(where, "it does not say which language is the source"),)
        )
    source = next(((tag, e) for tag, e in variants if _same(tag, stated)), None)
    targets = [(tag, e) for tag, e in variants if source is None or e is not source[1]]
    if source is None or not targets:
        return Piece(name, skipped=(Skipped(where, f"it has no pair from {stated}"),))
    return _pairs(unit, source, targets, name, where)


def _pairs(
    unit: Any, source: tuple[str, Any], targets: list[tuple[str, Any]], name: str, where: str
) -> Piece:
    words, codes = _segment(source[1])
    article = _props(unit).get("x-place", "").partition("#")[0]
    pairs = []
    skipped = []
    for language, variant in targets:
        target, more = _segment(variant)
        codes += more
        props = _props(variant)
        if props.get("x-origin", "").startswith("suggested"):
            skipped.append(Skipped(where, "a suggestion that nobody has taken", refused=False))
        elif not words or not target:
            skipped.append(Skipped(where, "source or translation is empty", refused=False))
        else:
            pairs.append(
                Pair(
                    source=words,
                    source_language=source[0],
                    target=target,
                    target_language=language,
                    id=unit.get("tuid", ""),
                    creator=variant.get("creationid") or unit.get("creationid") or "",
                    changed=_moment(variant, unit),
                    note="\n".join(e.text or "" for e in variant if local(e) == "note"),
                    article=article,
                    origin=props.get("x-origin", "import"),
                )
            )
    remarks = ("inline tag left out",) * codes
    return Piece(name, pairs=tuple(pairs), skipped=tuple(skipped), remarks=remarks)


def _props(element: Any) -> dict[str, str]:
    return {e.get("type", ""): e.text or "" for e in element if local(e) == "prop"}


def _moment(variant: Any, unit: Any) -> str:
    for element in (variant, unit):
        for key in ("changedate", "creationdate"):
            match = _STAMP.fullmatch(element.get(key, ""))
            if match:
                return "{}-{}-{}T{}:{}:{}Z".format(*match.groups())
    return ""


def _segment(variant: Any) -> tuple[str, int]:
    """The words of a `seg`, and how many inline elements were in it."""
    segment = next((e for e in variant if local(e) == "seg"), None)
    return _words(segment) if segment is not None else ("", 0)


def _words(element: Any) -> tuple[str, int]:
    told, number = element.text or "", 0
    for child in element:
        if local(child):
            words, more = _words(child)
            told += "" if local(child) in _CODES else words
            number += 1 + more
        told += child.tail or ""
    return told, number
