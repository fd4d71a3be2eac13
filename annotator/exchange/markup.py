"""XML out and in: escaped, without control characters; parsed without entities or network."""

import re
from typing import Any
from urllib.parse import quote

from annotator.exchange.losses import Losses
from annotator.exchange.strict import text_of, within_limit
from annotator.model.errors import UnreadableFile

MAX_XML_BYTES = 100_000_000
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

# XML 1.0, production 2: what is not a Char cannot be written at all, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ILLEGAL_HERE = "control characters replaced by U+FFFD"
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def legal(text: str, losses: Losses | None = None) -> str:
    """The text with U+FFFD for what XML 1.0 cannot hold: as many code points; counted."""
    if _ILLEGAL.search(text) is None:
        return text
    replaced, number = _ILLEGAL.subn("\ufffd", text)
    if losses is not None:
        losses.replaced[_ILLEGAL_HERE] += number
    return replaced


def escape(text: str, losses: Losses | None = None) -> str:
    """Character data: `&`, `<`, `>` (so also `]]>`) escaped; a CR as a reference, else lost."""
    told = legal(text, losses).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return told.replace("\r", "&#13;")


def attribute(text: str, losses: Losses | None = None) -> str:
    """An attribute's value for double quotes: white space as references, else it is folded."""
    told = escape(text, losses).replace('"', "&quot;")
    return told.replace("\n", "&#10;").replace("\t", "&#9;")


# `_` and `.` are letters of a name too, but here they mark what was made of another character and
# what was added by a writer: so no two names become one.
_NOT_NAME = re.compile("[^A-Za-z0-9-]")


def xml_id(prefix: str, name: str) -> str:
    """An NCName made of an id: other characters become their code in hexadecimal, between `_`."""
    return prefix + _NOT_NAME.sub(lambda m: f"_{ord(m[0]):x}_", name)


_NOT_WORD = re.compile(r"[%\s]")


def word(text: str) -> str:
    """One word, for attributes that hold no white space: `%20` for a space, undone by unquote."""
    return _NOT_WORD.sub(lambda m: quote(m[0], safe=""), text)


def parse_xml(data: bytes, name: str) -> Any:
    """The root element. Entities, DTDs and huge documents are refused, in words."""
    from lxml import etree

    within_limit(data, name, MAX_XML_BYTES)
    # Only UTF-8 and UTF-16: in another encoding an entity could hide from the search below.
    text = _DECLARED.sub("", text_of(data, name), count=1)
    if "<!ENTITY" in text:
        raise UnreadableFile(f"{name} defines entities, which are not read.", _WHY_NO_ENTITIES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"{name}: {error}.", "The file is not well-formed XML.") from error
    if any(node.tag is etree.Entity for node in root.iter()):
        raise UnreadableFile(f"{name} uses an entity that it does not define.", _WHY_NO_ENTITIES)
    return root


_WHY_NO_ENTITIES = "An entity can pull in other files or swell a small file to gigabytes."


def local(element: Any) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
