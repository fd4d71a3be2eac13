"""What a provider of machine translations is, and how its answer becomes a suggestion."""

import re
import unicodedata
from typing import Protocol

import msgspec

from annotator.model.proposal import Suggestion

MAX_ANSWER = 20_000
"""Longest translation taken, in code points."""
SLOGAN_WORDS = 5
"""Up to so many words, or with an exclamation mark, machine translation is often wrong: of ten
Spanish sentences tried with Apertium the five wrong ones were all slogans."""
_SPACES = re.compile(r"[ \t\u00a0]+")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one request: suggestions, or the reason why there is none."""

    suggestions: tuple[Suggestion, ...] = ()
    reason: str = ""
    """In words, empty where there are suggestions. Holds no key and no text of the article."""


class Provider(Protocol):
    """One way to a machine translation."""

    id: str
    """As shown and stored: `apertium`."""
    needs_network: bool
    """Whether text leaves this machine."""

    def available(self, source: str, target: str) -> str:
        """Empty where it can translate that pair (BCP 47), else why not. Never raises."""

    def suggest(self, text: str, source: str, target: str, timeout: float = 3.0) -> Answer:
        """A translation within `timeout` seconds, or a reason. Never raises."""

    def stop(self) -> None:
        """Give up what is being asked in another thread: it answers soon, with a reason. For good:
        afterwards nothing is asked any more."""


def clean(text: str) -> str:
    """A foreign program's words without control, direction and invisible characters."""
    kept = []
    for char in text[: MAX_ANSWER * 2]:
        if char in "\n\r\t":
            kept.append(" ")
        elif (
            unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
            or char in "\u200c\u200d"
        ):
            kept.append(char)
    return _SPACES.sub(" ", "".join(kept)).strip()[:MAX_ANSWER]


def suggestion(
    text: str,
    target: str,
    source_text: str,
    provider: str,
    name: str,
    unknown: tuple[str, ...] = (),
) -> Suggestion:
    """A machine's words as a suggestion: marked as such, with what is known to be wrong with it."""
    because = f"machine translation by {name}"
    if unknown:
        because += f", incomplete: it does not know {', '.join(unknown[:5])}"
    return Suggestion(
        field="translation",
        text=text,
        origin="machine",
        language=target,
        because=because,
        note="slogan: often wrong" if is_slogan(source_text) else "",
        provider=provider,
    )


def is_slogan(text: str) -> bool:
    """Few words, or an exclamation."""
    return len(text.split()) <= SLOGAN_WORDS or any(c in text for c in "!！")
