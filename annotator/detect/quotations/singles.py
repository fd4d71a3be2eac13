"""Where a single quotation mark closes: the hard part is that most of them are apostrophes."""

import re

from annotator.detect.quotations.tokens import CLOSE, LOW_ANGLE, OPEN, SINGLE, Token
from annotator.languages.english import word_list

_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_NO_NOUN = word_list("quotations.no_noun")
"""Words that no possessive stands before: `workers’ and` closes, `workers’ fault` does not."""
_STRONG_BEFORE = frozenset('.,!?…;:)—–]"”»')
_MAX_PARAGRAPHS = 20
"""A passage in single marks may go on over so many paragraphs that open with a mark."""


class Closers:
    """Finds the closer of a single opener on its line; a line is never searched in vain twice."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._barren: dict[str, int] = {}
        """By family: no opener before this offset has a closer."""

    def find(self, i: int) -> int | None:
        """The index of the mark that closes the mark `i`, None where nothing does."""
        opener = self._tokens[i]
        if opener.start < self._barren.get(opener.family, -1):
            return None
        weak: int | None = None
        paragraphs = 0
        k = i + 1
        while k < len(self._tokens):
            token = self._tokens[k]
            if "\n" in self._text[self._tokens[k - 1].end : token.start]:
                if (
                    weak is not None
                    or not self._goes_on(opener, token, k)
                    or (paragraphs := paragraphs + 1) > _MAX_PARAGRAPHS
                ):
                    break
                k += 1
                continue
            if token.family == opener.family and opener.family == LOW_ANGLE:
                if token.role == CLOSE:
                    return k
            elif token.family == SINGLE:
                verdict = self._judge(opener, token)
                if verdict == "closes":
                    return k
                if verdict == "opens":
                    break
                if verdict == "weak" and weak is None:
                    weak = k
            k += 1
        if weak is None:
            last = self._tokens[k].start if k < len(self._tokens) else len(self._text)
            self._barren[opener.family] = last
        return weak

    def _goes_on(self, opener: Token, token: Token, k: int) -> bool:
        """The next paragraph begins with an opener: British continuation."""
        between = self._text[self._tokens[k - 1].end : token.start]
        return (
            token.family == SINGLE
            and token.role == OPEN
            and token.glyph == opener.glyph
            and not between[between.rfind("\n") :].strip()
        )

    def _judge(self, opener: Token, token: Token) -> str:
        """closes · weak (a possessive or a dropped letter, perhaps) · opens · nothing."""
        text = self._text
        if token.role == OPEN:
            return "opens" if token.glyph in "‘'`" else ""
        if token.glyph in "‘‚‛`" and opener.glyph not in "‚‛`":
            return ""
        before = text[token.start - 1 : token.start]
        after = text[token.end : token.end + 1]
        if after.isalnum():
            return ""
        if before in _STRONG_BEFORE:
            return "closes"
        if before in "sS" or text[token.start - 2 : token.start].lower() in ("in", "an"):
            follows = _NEXT_WORD.match(text, token.end)
            return "weak" if follows and follows.group(1).lower() not in _NO_NOUN else "closes"
        return "closes" if before.isalnum() else ""
