"""Which words are verbs of saying, adverbs between subject and verb, nouns for people."""

from dataclasses import dataclass

from annotator.languages.english import BASE, FINITE, GERUND, word_list, words
from annotator.suggest.speakers.names import Mention, Names
from annotator.text.masked import WORD, Tokens

NAME, PRONOUN, NOUN = "name", "pronoun", "noun"


_BASE_AFTER = word_list("speakers.base_after")


_NOUN_LIKE = frozenset(("phones", "texts", "messages", "emails", "tweets", "signals", "radios"))
"""Things far more often than what somebody does with them."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens `first` to before `after`; `mention` where its head is a name."""

    first: int
    after: int
    sort: str
    head: int
    mention: Mention | None = None


class Wording:
    """Answers questions about single tokens of one article."""

    def __init__(self, tokens: Tokens, names: Names) -> None:
        self.t = tokens
        self.names = names
        self.w = words()

    def verb(self, k: int, judging: bool = True) -> str:
        """FINITE, GERUND, BASE or PARTICIPLE of a verb of saying (or judging), else ""."""
        if self.t.kind[k] != WORD:
            return ""
        low, raw = self.t.low[k], self.t.raw[k]
        form = self.w.saying.get(low) or (self.w.judging.get(low, "") if judging else "")
        if not form or (raw[0].isupper() and form != GERUND and k not in self._starts(k)):
            return ""
        if raw != low and raw.lower() != low:
            return ""
        return form

    def _starts(self, k: int) -> tuple[int, ...]:
        return (k,) if k == self.t.sentences[self.t.sentence[k]][0] else ()

    def finite(self, k: int, judging: bool = True) -> bool:
        """A finite verb of saying that is no noun: not right after an article or adjective."""
        form = self.verb(k, judging)
        if form not in (FINITE, BASE):
            return False
        if k == 0:
            return form == FINITE
        if self.t.low[k] in ("said", "says", "told"):
            return True
        before = self.t.low[k - 1]
        if self.t.low[k] in self.w.speech and (
            before in self.w.determiners or before in ("of", "in")
        ):
            return False
        if self.t.low[k] in self.w.speech and self.t.raw[k - 1].endswith(("’s", "'s")):
            return False
        if self.t.low[k] in _NOUN_LIKE and not self._may_be_subject(k - 1):
            return False
        if form == BASE:
            return before in _BASE_AFTER or before.endswith("s") or before in self.w.groups
        return before not in self.w.determiners or before in (
            "that",
            "this",
            "all",
            "both",
            "one",
            "another",
            "these",
            "those",
        )

    def _may_be_subject(self, j: int) -> bool:
        """Whether token `j` can stand right before a verb as who does it: a name, a pronoun."""
        low = self.t.low[j]
        return (
            j in self.names.by_token
            or self._known(j)
            or low in self.w.pronouns
            or low in ("who", "which", "that", "also", "then", "just", "and")
        )

    def skips(self, k: int) -> bool:
        """An adverb or auxiliary between subject and verb."""
        low = self.t.low[k]
        return self.t.kind[k] == WORD and (
            low in self.w.auxiliary
            or (
                low.endswith("ly")
                and self.t.raw[k].islower()
                and low
                not in (
                    "family",
                    "assembly",
                    "ally",
                    "daily",
                    "weekly",
                    "monthly",
                    "police",
                    "italy",
                )
            )
        )

    def _known(self, j: int) -> bool:
        """Whether token `j` is a noun for people, bodies or things that speak."""
        low, w = self.t.low[j], self.w
        return (
            low in w.persons
            or low in w.groups
            or low in w.organisations
            or low in w.speech
            or low in w.titles
        )

    def _is_people(self, phrase: Phrase) -> bool:
        low = self.t.low[phrase.head]
        return (
            phrase.sort == NAME
            or low in self.w.persons
            or low in self.w.groups
            or low in self.w.organisations
            or low in self.w.titles
        )
