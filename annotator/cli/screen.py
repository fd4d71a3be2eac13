"""Results on a terminal: data of others goes to it as signs, never as orders.

Files and pipes get the bytes as they are; JSON and CSV may well hold what a terminal would obey.
"""

import codecs
from typing import Any, TextIO

from annotator.text.display import display


class Screen:
    """Standard output where it is a terminal: what is written passes through `display`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.buffer = _Bytes(self)

    def write(self, text: str) -> int:
        """Write text; tabs and line ends stay what they are."""
        rows = text.replace("\r\n", "\n").split("\t")
        self._stream.write("\t".join(map(display, rows)))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _Bytes:
    """The same for commands that write bytes."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:
        self._screen.write(self._decoder.decode(data))
        return len(data)

    def flush(self) -> None:
        self._screen.flush()
