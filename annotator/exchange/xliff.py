"""XLIFF 2.1 (OASIS Standard, 13 February 2018), core only: a document for each pair of languages.

A document has one source and one target language. An annotation stands in the documents of all
languages that it is translated into; one without a translation in that of its article's main
language, for somebody to translate.

The modules for matches and metadata are left alone: validators do not look into them, so that a
mistake there would stay unseen. Alternatives and the rest are notes.
"""

from collections.abc import Iterable, Iterator

from annotator.exchange.direction import targets
from annotator.exchange.format import ALL, TARGET, Format
from annotator.exchange.markup import DECLARATION, attribute, escape, legal, xml_id
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared
from annotator.exchange.prepare import unique_ids
from annotator.exchange.ranked import is_suggestion, tag, translations
from annotator.model.annotation import Annotation, Translation

Pair = tuple[str, str]
"""BCP 47 of the source and of the target."""
_STATES = {"done": "reviewed", "draft": "translated", "disputed": "translated"}


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """One document if the corpus has one pair of languages, else `kk-en.xlf`, `uk-en.xlf` …

    In each a `file` an article.
    """
    files: dict[Pair, int] = {}
    for material in materials:
        for pair, told in _units(material, job).items():
            name = _name(pair, job)
            if pair not in files:
                yield Chunk(name, _head(pair).encode())
            files[pair] = files.get(pair, 0) + 1
            original = attribute(material.article.path, job.losses)
            start = f'<file id="f{files[pair]}" original="{original}">\n'
            yield Chunk(name, (start + "".join(told) + "</file>\n").encode())
    for pair in files:
        yield Chunk(_name(pair, job), b"</xliff>\n", last=True)


def _units(material: Prepared, job: Job) -> dict[Pair, list[str]]:
    """The units of one article by the pair of languages."""
    ids = unique_ids(material.entries)
    chosen = job.option("target", ALL)
    units: dict[Pair, list[str]] = {}
    for entry in material.entries:
        name = xml_id("u-", ids[id(entry)])
        into = targets(entry.annotation, material.article.language)
        for target in into if chosen == ALL else (chosen,):
            unit = _unit(material, entry, name, target, job)
            units.setdefault((tag(entry.annotation), target), []).append(unit)
    return units


def _name(pair: Pair, job: Job) -> str:
    into = job.targets if job.option("target", ALL) == ALL else (job.option("target"),)
    alone = (job.languages, into) == ((pair[0],), (pair[1],))
    return MAIN if alone else f"{pair[0]}-{pair[1]}.xlf"


def _head(pair: Pair) -> str:
    return (
        f'{DECLARATION}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" '
        f'srcLang="{attribute(pair[0])}" trgLang="{attribute(pair[1])}">\n'
    )


def _unit(material: Prepared, entry: Entry, name: str, language: str, job: Job) -> str:
    """One annotation with its best translation into that language as target."""
    annotation = entry.annotation
    ranked = translations(annotation)
    target = next((t for t in ranked if t.language == language), None)
    rest = tuple(t for t in ranked if t is not target)
    place = ""
    if entry.places:
        first = entry.places[0]
        article = attribute(material.article.id, job.losses)
        place = f' name="{article}#char={first.start},{first.end}"'
    notes = "".join(
        f'<note category="{attribute(kind)}"{more}>{escape(words, job.losses)}</note>\n'
        for kind, words, more in _notes(entry, rest, job)
    )
    told = f"<notes>\n{notes}</notes>\n" if notes else ""
    segment = f'<source xml:space="preserve">{_content(annotation.exact)}</source>'
    state = ""
    if target is not None:
        segment += f'<target xml:space="preserve">{_content(target.text)}</target>'
        state = f' state="{_state(entry, target)}"'
    return f'<unit id="{name}"{place}>\n{told}<segment{state}>{segment}</segment>\n</unit>\n'


def _state(entry: Entry, target: Translation) -> str:
    if entry.proposed or is_suggestion(target):
        return "initial"
    if entry.annotator == "_adjudicated":
        return "final"
    return _STATES.get(entry.annotation.status, "translated")


def _content(text: str) -> str:
    """Character data; what XML cannot hold becomes `<cp hex="001B"/>` (section 4.3.1.1)."""
    clean = legal(text)
    if clean == text:
        return escape(text)
    return "".join(
        f'<cp hex="{ord(old):04X}"/>' if old != new else escape(old)
        for old, new in zip(text, clean, strict=True)
    )


def _notes(entry: Entry, rest: tuple[Translation, ...], job: Job) -> Iterator[tuple[str, str, str]]:
    """Category, words and further attributes of each note."""
    annotation = entry.annotation
    for letters in annotation.transliterations:
        yield f"transliteration {letters.scheme}", letters.text, ' appliesTo="source"'
    for rank, translation in enumerate(rest, 2):
        suggested = "suggested " if is_suggestion(translation) else ""
        priority = f' priority="{min(rank, 10)}" appliesTo="target"'
        yield f"{suggested}alternative {translation.language}", translation.text, priority
    for said in annotation.attributions:
        if name := job.speaker_name(said.speaker, said.name):
            yield f"{said.role} {said.speaker or ''}".strip(), name, ""
    yield from _plain_notes(entry, annotation)


def _plain_notes(entry: Entry, annotation: Annotation) -> Iterator[tuple[str, str, str]]:
    if entry.annotator:
        yield "annotator", entry.annotator, ""
    for kind in ("kind", "status", "script", "note"):
        if value := getattr(annotation, kind):
            yield kind, value, ""
    for place in entry.places[1:]:
        yield "further place", f"{place.start},{place.end}", ""
    for words in annotation.tags:
        yield "tag", words, ""


FORMAT = Format(
    name="xliff",
    title="XLIFF 2.1: for translation programs, a document for each pair of languages",
    suffix=".xlf",
    per_article=False,
    unit="code point, in the unit's name",
    carries=frozenset(
        {"place", "occurrences", "kind", "status", "language", "script", "transliteration"}
        | {"scheme", "more_transliterations", "translation", "alternatives", "speaker", "role"}
        | {
            "more_speakers",
            "more_roles",
            "note",
            "tags",
            "translation_language",
            "alternatives_language",
        }
        | {"speaker_id"}
    ),
    write=write,
    per_language=True,
    placed_only=False,
    options=(TARGET,),
)
