"""Which words are verbs of saying, adverbs between subject and verb, nouns for people."""

from dataclasses import dataclass, replace
from functools import lru_cache

from annotator.languages.english import BASE, FINITE, GERUND, Words, plurals, word_list, words
from annotator.languages.english.agreement import has_plural_subject
from annotator.languages.english.lexicon import people_nouns, places
from annotator.suggest.speakers.entities import Mention
from annotator.suggest.speakers.name_words import CONTRACTED
from annotator.suggest.speakers.names import Names
from annotator.text.masked import NUMBER, QUOTE, WORD, Tokens

NAME, PRONOUN, NOUN = "name", "pronoun", "noun"
OBJECTS = frozenset(("him", "her", "them"))
"""Pronouns behind a preposition or before a gerund: `according to him`, `has her saying`."""


_BASE_AFTER = word_list("speakers.base_after")


_PLURALS = word_list("speakers.plurals")
"""Nouns as often as verbs: `terms`, `questions`."""
_BACK = word_list("speakers.back")
"""`X shot back`: verbs of saying only with "back" behind them."""
_OUT = frozenset(
    ("call", "calls", "called", "point", "points", "pointed", "burst", "bursts", "read")
)
"""`the woman calls out`: verbs of saying only with "out" behind them."""
_CALLS = frozenset(("calls", "called"))
"""`“…,” his wife calls.`: verbs of saying with nothing behind them."""
_BEFORE_TIME = frozenset(("on", "in", "late", "early", "later", "earlier", "last", "this", "of"))


_NO_ADVERBS = word_list("speakers.no_adverbs")
"""Words in -ly that belong to the noun phrase: `an elderly woman`."""
_STANDS_ALONE = word_list("speakers.stands_alone")
"""Determiners that are a subject by themselves: `this showed`, `a mother of three replied`."""
_NOUN_LIKE = frozenset(("phones", "texts", "messages", "emails", "tweets", "signals", "radios"))
"""Things far more often than what somebody does with them."""


_RULED = frozenset(("held", "holds", "found", "finds"))
_RECALLS = frozenset(("remembers", "remembered", "thinks", "thought", "believes"))
_SOMETIMES = _BACK | _OUT | _RULED | _RECALLS
_COURTS = word_list("speakers.courts")


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Every form that says or judges, and those that do so in some places."""
    return _SOMETIMES.union(words().saying, words().judging)


def pronoun_of(low: str) -> str:
    """`she` for `she'd` and `she’ll`, else the word itself."""
    return CONTRACTED.get(low, low)


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens `first` to before `after`; `mention` where its head is a name."""

    first: int
    after: int
    sort: str
    head: int
    mention: Mention | None = None


@lru_cache(maxsize=1)
def words_of_speakers() -> Words:
    """The words of reporting, with all nouns for people that are nothing else in the lists."""
    w = words()
    other = w.organisations | w.speech | w.titles | w.groups | w.saying.keys() | w.judging.keys()
    people = people_nouns() - other
    return replace(w, persons=w.persons | people, groups=w.groups | (plurals(people) - other))


class Wording:
    """Answers questions about single tokens of one article."""

    def __init__(self, tokens: Tokens, names: Names) -> None:
        self.t = tokens
        self.names = names
        self.w = words_of_speakers()
        self._verbs = _verbs()

    def verb(self, k: int, judging: bool = True) -> str:
        """FINITE, GERUND, BASE or PARTICIPLE of a verb of saying (or judging), else ""."""
        low, raw = self.t.low[k], self.t.raw[k]
        if low not in self._verbs or self.t.kind[k] != WORD:
            return ""
        if low in _SOMETIMES and self._says_here(k, low):
            return FINITE
        form = self.w.saying.get(low) or (self.w.judging.get(low, "") if judging else "")
        if not form or (raw[0].isupper() and form != GERUND and k not in self._starts(k)):
            return ""
        if raw != low and raw.lower() != low:
            return ""
        return form

    def _says_here(self, k: int, low: str) -> bool:
        """Whether one of the words that say something only in some places does so at `k`."""
        following = self.t.low[k + 1] if k + 1 < len(self.t) else ""
        if following == "back" and low in _BACK:
            return True
        if following == "out" and low in _OUT:
            return True
        if self.calls(k):
            return True
        return (low in _RECALLS and self._tells(k)) or (low in _RULED and self._rules(k))

    def calls(self, k: int) -> bool:
        """`“…,” his wife calls.`"""
        t = self.t
        return t.low[k] in _CALLS and k + 1 < len(t) and t.raw[k + 1] in (".", ",", ";")

    def _tells(self, k: int) -> bool:
        """`“…,” remembers X` and `“…,” X remembers.`, not `X remembers the sign`."""
        t = self.t
        if k and (t.kind[k - 1] == QUOTE or t.raw[k - 1] == ","):
            return True
        return k + 1 < len(t) and (t.kind[k + 1] == QUOTE or t.raw[k + 1] in ".,;")

    def _rules(self, k: int) -> bool:
        """`the court held, had been`: a verb of saying behind those who rule."""
        t = self.t
        return (
            0 < k < len(t) - 1 and t.low[k - 1] in _COURTS and t.low[k + 1] in (",", "that", "it")
        )

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
        if before == "media" and self.t.low[k] in ("posts", "comments", "reports", "messages"):
            return False  # `social media posts`
        if self.t.low[k] in _PLURALS and before.endswith("ing") and self.verb(k - 1) == GERUND:
            return False  # `dismissing reports`
        if self.t.low[k] in self.w.speech and (
            before in self.w.determiners or before in ("of", "in")
        ):
            return False
        if self.t.low[k] in self.w.speech and self.t.raw[k - 1].endswith(("’s", "'s")):
            return False
        if self.t.low[k] in _NOUN_LIKE and not self._may_be_subject(k - 1):
            return False
        if self.t.low[k] in _PLURALS and self._describes(k - 1):
            return False
        if form == BASE:
            if pronoun_of(before) != before:
                return True  # `she'd say`
            if self.t.raw[k - 1].endswith(("’s", "'s", "’", "'")):
                return False  # `the editors’ email`, `Rosa’s fault`
            return (
                before in _BASE_AFTER
                or (before.endswith("s") and not before.endswith(("ous", "ss", "us", "is")))
                or has_plural_subject(self.t, k)
                or self._is_pair(k)
                or (before == "," and self._is_over_apposition(k))
            )
        return before not in self.w.determiners or before in _STANDS_ALONE

    def _is_over_apposition(self, k: int) -> bool:
        """`The men outside, from the housing bureau, say`: a group before the comma before last."""
        t = self.t
        for j in range(k - 2, max(0, k - 14), -1):
            if t.raw[j] == ",":
                return t.low[j - 1] in self.w.groups or has_plural_subject(t, j)
            if t.kind[j] not in (WORD, NUMBER):
                return False
        return False

    def _is_pair(self, k: int) -> bool:
        """`Pérez and Soto call`: two people before token `k`."""
        names = self.names.by_token
        mention = names.get(k - 1)
        if mention is None or mention.whole < 2 or self.t.low[mention.whole - 1] != "and":
            return False
        other = names.get(mention.whole - 2)
        return other is not None and other.person and mention.person

    def over_time(self, k: int, low_limit: int) -> int:
        """`X on Thursday said`, `X later on Monday told`: the token before the time, else `k`."""
        t, at = self.t, k
        while k > low_limit:
            if t.kind[k] == NUMBER and self._is_day(k - 1):
                k -= 2
            elif self._is_day(k):
                k -= 1
            else:
                break
        if k == at:
            return at
        while k > low_limit and t.low[k] in _BEFORE_TIME:
            k -= 1
        return k

    def after_time(self, k: int, limit: int) -> int:
        """The same to the right: `X on Thursday said` from `on` to `said`, else `k`."""
        t, j = self.t, k
        while j < limit and t.low[j] in _BEFORE_TIME:
            j += 1
        found = j
        while found < limit and self._is_day(found):
            found += 1
            if found < limit and t.kind[found] == NUMBER:
                found += 1
        return found if found > j else k

    def _is_day(self, k: int) -> bool:
        """`Thursday`, `March` with a capital."""
        t = self.t
        return t.kind[k] == WORD and t.low[k] in self.w.calendar and t.raw[k][0].isupper()

    def _describes(self, j: int) -> bool:
        """`the German terms`, `a few questions`: token `j` belongs to the noun behind it."""
        mention = self.names.by_token.get(j)
        if mention is not None:
            return not mention.person and mention.text.lower() in places()
        return self.t.low[j] in self.w.determiners

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
            or (low.endswith("ly") and self.t.raw[k].islower() and low not in _NO_ADVERBS)
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
