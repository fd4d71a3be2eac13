"""Key reports that Textual 8 cannot read, put into words that it can.

Some terminals report with a key what it would be on other layouts (`ESC [ 1092 : : 97 ; 5 u`).
Textual takes the whole for one number, raises ValueError, and hears no key any more.
"""

import re

_ALTERNATES = re.compile(r"(?<=\x1b\[)(\d+):[\d:]*")


def plain_report(sequence: str) -> str:
    """The report without what the key would be elsewhere."""
    return _ALTERNATES.sub(r"\1", sequence)


def hear_all_keys() -> None:
    """Let Textual's parser read such reports. Calling it again changes nothing."""
    from textual._xterm_parser import XTermParser

    read = XTermParser._parse_extended_key
    if getattr(read, "plain", False):
        return

    def parse(self: XTermParser, sequence: str) -> object:
        """Read a report; an unreadable one is no key."""
        try:
            return read(self, plain_report(sequence))
        except ValueError:
            return None

    vars(parse)["plain"] = True
    setattr(XTermParser, "_parse_extended_key", parse)  # noqa: B010  (the parser is not ours)
