"""The TEI header: title, source, languages, persons."""

from annotator.exchange.tei.body import Document, xml_lang
from annotator.exchange.words import language_name
from annotator.model.speaker import Speaker

_ELEMENTS = {"group": ("personGrp", "persName"), "organisation": ("org", "orgName")}


def header(document: Document) -> str:
    """`teiHeader`, to be made after the body, which collects the persons."""
    article = document.material.article
    told = document.text
    tags = {article.language, *(e.annotation.language for e in document.material.entries)}
    languages = "".join(
        f'<language ident="{tag}">{told(language_name(tag))}</language>'
        for tag in sorted(tags)
        if xml_lang(tag)
    )
    people = "\n".join(_person(document, key, name) for key, name in document.people.items())
    listed = f"<particDesc><listPerson>\n{people}\n</listPerson></particDesc>\n" if people else ""
    return (
        "<teiHeader>\n<fileDesc>\n"
        f"<titleStmt><title>{told(article.title)}</title></titleStmt>\n"
        "<publicationStmt><p>An export of annotations; not published by itself.</p>"
        f"</publicationStmt>\n<sourceDesc>{_source(document)}</sourceDesc>\n</fileDesc>\n"
        f'<encodingDesc><appInfo><application ident="annotator" version="{_version(document)}">'
        f"<label>{told(document.job.generator)}</label></application></appInfo></encodingDesc>\n"
        f"<profileDesc>\n<langUsage>{languages}</langUsage>\n{listed}</profileDesc>\n"
        "</teiHeader>\n"
    )


def _version(document: Document) -> str:
    version = document.job.generator.rpartition(" ")[2]
    return version if version.replace(".", "").isdigit() else "0"


def _source(document: Document) -> str:
    article = document.material.article
    told = document.text
    parts = [f"<title>{told(article.title)}</title>"]
    for key, element in (("author", "author"), ("published", "date")):
        if isinstance(value := article.metadata.get(key), str) and value:
            parts.append(f"<{element}>{told(value)}</{element}>")
    for kind, value in (
        ("article", article.id),
        ("file", article.path),
        ("sha256", article.sha256),
        ("url", article.metadata.get("url")),
    ):
        if isinstance(value, str) and value:
            parts.append(f'<idno type="{kind}">{told(value)}</idno>')
    return f"<bibl>{''.join(parts)}</bibl>"


def _person(document: Document, key: str, name: str) -> str:
    kind, _, words = key.partition(":")
    known = document.job.speakers.get(words) if kind == "speaker" else None
    element, names = _ELEMENTS.get(known.type if known else "person", ("person", "persName"))
    inner = "".join(
        f"<{names}{language}>{document.text(text)}</{names}>"
        for text, language in _names(document, known, kind, words)
    )
    if kind == "speaker":
        inner += f'<idno type="annotator">{document.text(words)}</idno>'
    if known is not None and known.description:
        inner += f"<note>{document.text(known.description)}</note>"
    return f'<{element} xml:id="{name}">{inner}</{element}>'


def _names(
    document: Document, known: Speaker | None, kind: str, words: str
) -> list[tuple[str, str]]:
    if known is None:
        name = words if kind == "name" else document.job.speaker_name(words)
        return [(name, "")]
    return [(n.text, xml_lang(n.language)) for n in known.names]
