"""The frame of a page: head, policy, style. No script, nothing from elsewhere."""

from functools import cache
from html import escape
from importlib.resources import files

from annotator.text.display import display_line

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing may be loaded or run: the page is what is in the file."""


@cache
def style() -> str:
    """The style sheet, which stands in the page itself."""
    return files("annotator.exchange.html").joinpath("report.css").read_text(encoding="utf-8")


def head(title: str) -> str:
    """From the doctype to the start of the body."""
    told = escape(display_line(title))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{told}</title>\n<style>\n{style()}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the content</a>\n'
    )


FOOT = "</body>\n</html>\n"


def foot(generator: str) -> str:
    """The end of the page, with what made it."""
    return (
        f"<footer><p>Made with {escape(display_line(generator))}. Places are code points, counted "
        f"from 0, the end not included.</p></footer>\n{FOOT}"
    )
