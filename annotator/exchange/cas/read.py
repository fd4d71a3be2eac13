"""Reading CAS files: our own type; annotations of other types are skipped, and counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.exchange import flat
from annotator.exchange.arrival import Claim, InFile, Piece, Skipped, made_id
from annotator.exchange.cas.types import ARTICLE, FEATURES, PLACE, QUOTE, STRINGS, cassis
from annotator.exchange.format import ReadOptions
from annotator.exchange.losses import count_of
from annotator.exchange.markup import parse_xml
from annotator.exchange.strict import json_of, string
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Translation
from annotator.model.errors import UnreadableFile

_OURS = (QUOTE, PLACE, ARTICLE, "uima.tcas.DocumentAnnotation")


def read(files: Sequence[InFile], options: ReadOptions) -> Iterator[Piece]:
    """A piece for each annotation of each `.xmi` or `.json`; `TypeSystem.xml` serves them all."""
    types = next((f for f in files if f.name.rpartition("/")[2] == "TypeSystem.xml"), None)
    for file in files:
        if file is not types:
            yield from _document(_load(file, types), file.name)


def _load(file: InFile, types: InFile | None) -> Any:
    module = cassis()
    as_json = not file.name.endswith((".xmi", ".xml"))
    if as_json:
        json_of(file.data, file.name)  # Refused here what is not strict JSON.
    else:
        parse_xml(file.data, file.name)  # … and entities.
        if types is None:
            raise UnreadableFile(
                f"{file.name}: TypeSystem.xml is missing.", "Give it among the files to import."
            )
        parse_xml(types.data, types.name)
    # The library raises whatever comes up inside it on a file that is not as it should be.
    try:
        if as_json:
            return module.load_cas_from_json(file.data.decode("utf-8-sig"))
        system = module.load_typesystem(types.data.decode() if types else "")
        return module.load_cas_from_xmi(file.data.decode(), typesystem=system)
    except Exception as error:
        raise UnreadableFile(
            f"{file.name} is not a CAS that can be read.",
            "Export it again, as UIMA CAS XMI or UIMA CAS JSON 0.4.0.",
        ) from error


def _all(cas: Any, kind: str) -> list[Any]:
    return list(cas.select(kind)) if cas.typesystem.contains_type(kind) else []


def _document(cas: Any, name: str) -> Iterator[Piece]:
    text = cas.sofa_string if isinstance(cas.sofa_string, str) else ""
    meta = next(iter(_all(cas, ARTICLE)), None)
    claim = Claim(
        article=_value(meta, "identifier"), sha256=_value(meta, "sha256"), text=text, name=name
    )
    further: dict[str, list[Any]] = {}
    for place in _all(cas, PLACE):
        further.setdefault(_value(place, "identifier"), []).append(place)
    for number, quote in enumerate(_all(cas, QUOTE), 1):
        where = f"{name}, annotation {number}"
        if "annotation" in _value(quote, "suggested").split():
            why = "a suggestion that nobody has taken"
            yield Piece(name, skipped=(Skipped(where, why, refused=False),))
            continue
        places = [quote, *further.get(_value(quote, "identifier"), [])]
        found = tuple(o for p in places if (o := _occurrence(text, p)))
        if not found:
            yield Piece(name, skipped=(Skipped(where, "its place is not in the text"),))
            continue
        annotation = _annotation(quote, found, name)
        who = _value(quote, "annotator")
        yield Piece(name, claim=claim, annotator=who, annotations=(annotation,))
    # Its name before version 0.12 of the library: select_all.
    select = getattr(cas, "select_all_annotations", None) or cas.select_all
    others = Counter(fs.type.name for fs in select() if fs.type.name not in _OURS)
    told = (
        Skipped(
            name, f"{count_of(number, 'annotation', 'annotations')} of type {kind}", refused=False
        )
        for kind, number in sorted(others.items())
    )
    yield Piece(name, skipped=tuple(told))


def _value(fs: Any, feature: str) -> str:
    return string(getattr(fs, feature, None)) if fs is not None else ""


def _list(fs: Any, feature: str) -> list[str]:
    held = getattr(fs, feature, None)
    elements = getattr(held, "elements", held)
    return [e for e in elements if isinstance(e, str)] if isinstance(elements, list) else []


def _occurrence(text: str, fs: Any) -> Occurrence | None:
    start, end = fs.begin, fs.end
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return None
    return Occurrence(start=start, end=end, exact=text[start:end])


def _annotation(quote: Any, places: tuple[Occurrence, ...], name: str) -> Annotation:
    told = {plain: _value(quote, FEATURES.get(plain, plain)) for plain in _PLAIN}
    others = (
        Translation(id=f"tr{number}", text=text, rank=number)
        for number, text in enumerate(_list(quote, "alternatives"), 2)
    )
    return Annotation(
        id=_value(quote, "identifier") or made_id(name, places),
        kind=told["kind"] or "foreign",
        status=told["status"] or "draft",
        language=told["language"],
        script=told["script"],
        occurrences=places,
        transliterations=flat.transliterations(told),
        translations=(*flat.translation(told), *others),
        attributions=flat.attributions(told),
        note=told["note"],
        tags=tuple(_list(quote, "tags")),
    )


_BY_FEATURE = {feature: plain for plain, feature in FEATURES.items()}
_PLAIN = tuple(_BY_FEATURE.get(feature, feature) for feature in STRINGS)
