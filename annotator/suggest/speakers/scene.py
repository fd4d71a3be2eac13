"""Everything the rules look at: the masked tokens of an article, its names, its passages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.model.proposal import Quotation, SpeakerCandidate
from annotator.suggest.speakers.entities import Entity
from annotator.suggest.speakers.figures import add_figures
from annotator.suggest.speakers.genders import tell_genders
from annotator.suggest.speakers.names import Names
from annotator.suggest.speakers.phrases import Phrase, Phrases
from annotator.text.masked import BREAK, POINT, QUOTE, Tokens, mask, outer_ranges

REACH = 120
"""No rule looks farther than this from a passage, in tokens: hostile sentences have no end."""


STOPS = {
    mark: stop
    for stop, marks in ((".", "。।։።۔"), (",", "،，、՝፣"), ("!", "！՜"), ("?", "？؟՞፧"))
    for mark in marks
}
"""Stops of other scripts → the English ones."""
SHORT = 3
"""A fragment of so many words or fewer is often a word held with tongs."""


@dataclass(slots=True)
class Found:
    """What a rule found: who, by which rule, and the token of the cue (-1: no cue)."""

    phrase: Phrase
    rule: str
    cue: int = -1
    role: str = "speaker"
    by: str = ""
    """What led there: a pronoun, or words such as `the abbot`."""
    sure: float = 1.0
    """How likely the answer is that this one goes on with."""
    lead: float = 0.0
    """By how much the likeliest person whom a pronoun may mean is ahead of the next one."""


@dataclass(slots=True)
class Ruled:
    """What the rules say of a passage: candidates in the column of the confidences."""

    found: Found
    column: str
    first: SpeakerCandidate | None
    rest: list[SpeakerCandidate]


@dataclass(slots=True)
class Scene:
    """One article ready for the rules."""

    text: str
    quotations: Sequence[Quotation]
    tokens: Tokens
    names: Names
    phrases: Phrases
    answers: dict[int, Found] = field(default_factory=dict)
    """Passage → what was found for it; passages are answered in order."""
    subjects: dict[int, bool] = field(default_factory=dict)
    """First token of a mention → whether it is the subject of its sentence."""
    standing: dict[int, float] = field(default_factory=dict)
    """First token of a mention → what speaks for it wherever a pronoun stands."""
    asked: dict[str, tuple[tuple[int, int], dict[int, tuple[float, Entity]]]] = field(
        default_factory=dict
    )
    """Gender → for which token and number of mentions persons were looked for last, and who was
    found then, by `id`, with a score."""
    offered: dict[tuple[int, int], SpeakerCandidate | None] = field(default_factory=dict)
    """First token and end of a sentence → whom it is about: asked by all passages beside it."""
    people: dict[str, Entity] = field(default_factory=dict)
    """Persons by initials, once somebody asked for one."""
    named_first: int = -1
    """The first token of the first person named, once it has been looked for."""
    launched: list[Found | None] = field(default_factory=list)
    """Who launched a campaign, once it has been looked for."""
    most: int = -1
    """How often the person named most often is named, once somebody asked."""
    reached: tuple[int, tuple[int, int, bool]] = (-1, (0, 0, False))
    """What the rules that look behind a passage asked last, and for which token."""
    within: tuple[int | None, tuple[int, int]] = (None, (0, 0))
    """The token whose sentence was asked last, and that: all rules ask for that of a passage."""
    classes: dict[int, str] = field(default_factory=dict)
    """Token → its class, as the weighing asks for it."""
    roles: dict[tuple[int, int], tuple[str, str, str]] = field(default_factory=dict)
    """First token and end of a phrase → what it is in its sentence, and what stands beside it."""
    heads: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """First token of a sentence → first token, end and head of its subject."""
    nouns: dict[int, Phrase | None] = field(default_factory=dict)
    """Token → the noun phrase that it is the head of."""

    def at(self, number: int) -> int:
        """The token of a passage."""
        return self.tokens.of_quote[number]

    def sentence(self, i: int) -> tuple[int, int]:
        """First token of the sentence of token `i`, and one past its last, at most REACH away.

        A dateline at its head is no part of it.
        """
        if i == self.within[0]:
            return self.within[1]
        number, borders = self.tokens.sentence[i], self.tokens.sentences.borders
        a, b = borders[number], borders[number + 1]
        begin = self.names.datelines.get(a, a)
        a = begin if begin <= i else a
        least, most = i - REACH, i + REACH
        found = a if a > least else least, b if b < most else most
        self.within = i, found
        return found

    def line(self, i: int) -> tuple[int, int]:
        """First token of the paragraph of token `i`, and one past its last but the line end."""
        number, borders = self.tokens.paragraph[i], self.tokens.paragraphs.borders
        a, b = borders[number], borders[number + 1]
        return (a, b - 1) if b > a and self.tokens.kind[b - 1] == BREAK else (a, b)

    def line_before(self, i: int) -> tuple[int, int] | None:
        """The paragraph before that of token `i`, empty lines stepped over."""
        number = self.tokens.paragraph[i] - 1
        while number >= 0:
            a, b = self.tokens.paragraphs[number]
            b = b - 1 if b > a and self.tokens.kind[b - 1] == BREAK else b
            if b > a:
                return a, b
            number -= 1
        return None

    def line_after(self, i: int) -> tuple[int, int] | None:
        """The paragraph after that of token `i`, empty lines stepped over."""
        for number in range(self.tokens.paragraph[i] + 1, len(self.tokens.paragraphs)):
            a, b = self.tokens.paragraphs[number]
            b = b - 1 if b > a and self.tokens.kind[b - 1] == BREAK else b
            if b > a:
                return a, b
        return None

    def ending(self, number: int) -> str:
        """The last character inside a passage, a comma after its mark included."""
        quotation = self.quotations[number]
        inside = self.text[quotation.start : quotation.end].rstrip("'’”\"» \u00a0\n")
        last = STOPS.get(inside[-1:], inside[-1:])
        if last.isalnum() or not last:
            following = self.at(number) + 1
            if following < len(self.tokens) and self.tokens.raw[following] in (",", "?", "!"):
                return self.tokens.raw[following]
        return last

    def is_short(self, number: int) -> bool:
        """Whether a passage has so few words that it may be a word held with tongs."""
        quotation = self.quotations[number]
        return len(self.text[quotation.start : quotation.end].split(None, SHORT)) <= SHORT

    def is_whole(self, number: int) -> bool:
        """Whether a passage in another language looks like a sentence rather than like a word."""
        at, low = self.at(number), self.tokens.low
        return self.ending(number) in (",", ".", "!", "?", "…") or (
            at > 0 and low[at - 1] in (",", ":") and not self.is_short(number)
        )

    def opens_sentence(self, i: int) -> bool:
        """Whether only punctuation stands before token `i` in its sentence."""
        return self._is_bare(self.sentence(i)[0], i)

    def opens_line(self, i: int) -> bool:
        """Whether only punctuation stands before token `i` in its paragraph."""
        a, _ = self.line(i)
        return i - a <= 6 and self._is_bare(a, i)

    def _is_bare(self, first: int, after: int) -> bool:
        """Whether there is only punctuation from one token to before another."""
        kind = self.tokens.kind
        if first >= after:
            return True
        return kind[after - 1] == POINT and kind[first:after].count(POINT) == after - first

    def passage_before(self, i: int) -> int | None:
        """The passage that stands last before token `i`, None for the first."""
        for k in range(i - 1, -1, -1):
            if self.tokens.kind[k] == QUOTE:
                return self.tokens.quote[k]
        return None


def set_scene(text: str, quotations: Sequence[Quotation]) -> Scene:
    """Mask the passages, find names and be ready for phrases."""
    tokens = mask(text, outer_ranges(text, ((q.start, q.end) for q in quotations)))
    names = Names(tokens)
    phrases = Phrases(tokens, names)
    tell_genders(tokens, names)
    add_figures(tokens, names, phrases.w.persons)
    return Scene(text, quotations, tokens, names, phrases)
