"""The table of formats. A new one is one file and one line here."""

from annotator.exchange import (
    conll,
    doccano,
    jsonl,
    labelstudio,
    markdown,
    own_json,
    table,
    tmx,
    webanno,
    xliff,
)
from annotator.exchange.brat import write as brat
from annotator.exchange.cas import write as cas
from annotator.exchange.format import Format
from annotator.exchange.html import write as html
from annotator.exchange.tei import write as tei
from annotator.model.errors import InvalidInput

FORMATS: dict[str, Format] = {
    fmt.name: fmt
    for fmt in (
        own_json.FORMAT,
        jsonl.FORMAT,
        webanno.FORMAT,
        tei.FORMAT,
        tmx.FORMAT,
        xliff.FORMAT,
        labelstudio.FORMAT,
        doccano.FORMAT,
        brat.FORMAT,
        cas.XMI,
        cas.JSON,
        conll.FORMAT,
        table.CSV,
        table.TSV,
        markdown.FORMAT,
        html.FORMAT,
    )
}
"""By name, in the order in which they are listed."""


def format_named(name: str) -> Format:
    """The row of that name; InvalidInput with the names there are if there is none."""
    fmt = FORMATS.get(name)
    if fmt is None:
        raise InvalidInput(f"There is no format “{name}”.", f"There are: {' '.join(FORMATS)}.")
    return fmt
