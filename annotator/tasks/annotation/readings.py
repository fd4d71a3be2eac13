"""How words read in Latin letters, asked of a process beside the screen where that takes long.

Japanese, Thai and a few more need a dictionary or a model that takes a second to load and some
milliseconds a word. Whoever must not wait gives `ask`; everybody else gets the answer at once.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from annotator.languages.schemes import Scheme
from annotator.model.errors import AnnotatorError, MissingExtra
from annotator.model.proposal import Suggestion

_PREVIEW = 400
"""Code points of the words that are read only to be looked at."""


class Request(NamedTuple):
    """Which words are to be read how."""

    words: str
    language: str
    """BCP 47."""
    scheme: str
    """Id."""


class StillReading(AnnotatorError):
    """The answer is being worked out beside the screen."""


Answer = Suggestion | AnnotatorError


class Readings:
    """Readings of one workspace, remembered where they were asked for elsewhere."""

    def __init__(self, own: Callable[[], Sequence[Scheme]]) -> None:
        """`own` gives the schemes of the workspace when they are needed."""
        self._own = own
        self._known: dict[Request, Answer] = {}
        self.ask: Callable[[Request], None] | None = None
        """Has a request worked out elsewhere and calls `put` some time; None: nobody is waiting."""

    def read(
        self, words: str, language: str, scheme: str | None = None, script: str | None = None
    ) -> Suggestion:
        """As `transliterate` does. StillReading where the answer comes later."""
        from annotator.suggest.transliteration import transliterate

        slow = self._slow_scheme(words, language, scheme, script)
        if self.ask is None or slow is None:
            return transliterate(words, language, scheme, script, self._own())
        request = Request(words, language, slow.id)
        known = self._known.get(request)
        if known is None:
            self.ask(request)
            raise StillReading(
                "How it reads is still being worked out.", "It is shown in a moment."
            )
        if isinstance(known, AnnotatorError):
            raise known
        return known

    def preview(
        self, words: str, language: str, scheme: str, script: str | None = None
    ) -> Suggestion:
        """The beginning of the words under a scheme, to be looked at."""
        slow = self._slow_scheme(words, language, scheme, script)
        # What is worked out elsewhere is asked for once, for looking and for taking.
        return self.read(words if slow is not None else words[:_PREVIEW], language, scheme, script)

    def put(self, request: Request, answer: Answer) -> None:
        """What came of a request."""
        self._known[request] = answer

    def _slow_scheme(
        self, words: str, language: str, scheme: str | None, script: str | None
    ) -> Scheme | None:
        """The scheme, where it needs a package that takes its time and somebody else can do it."""
        from annotator.suggest.leftovers import is_latin
        from annotator.suggest.transliteration import scheme_for

        if self.ask is None or is_latin(words):
            return None
        try:
            chosen = scheme_for(words, language, scheme, script, self._own())
        except AnnotatorError:
            return None  # refused at once
        return chosen if chosen.extra else None


def work_out(request: Request, own: Sequence[Scheme]) -> bytes:
    """The answer to a request, packed to be sent to another process."""
    from annotator.suggest.transliteration import transliterate

    try:
        made = transliterate(request.words, request.language, request.scheme, None, own)
    except AnnotatorError as error:
        missing = isinstance(error, MissingExtra)
        return msgspec.msgpack.encode((None, error.message, error.hint, missing))
    return msgspec.msgpack.encode((made, "", "", False))


def answer_from(packed: bytes) -> Answer:
    """What `work_out` sent."""
    kind = tuple[Suggestion | None, str, str, bool]
    made, message, hint, missing = msgspec.msgpack.decode(packed, type=kind)
    refused = MissingExtra if missing else AnnotatorError
    return made if made is not None else refused(message, hint)
