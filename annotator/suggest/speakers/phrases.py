"""Noun phrases beside verbs, without a parser: who stands left or right of a verb of saying."""

from dataclasses import dataclass

from annotator.languages.english import BASE, FINITE, GERUND, PARTICIPLE, word_list, words
from annotator.suggest.speakers.names import Mention, Names, places
from annotator.text.masked import BREAK, NUMBER, POINT, QUOTE, WORD, Tokens

NAME, PRONOUN, NOUN = "name", "pronoun", "noun"
MAX_PHRASE = 14
MAX_REACH = 45
"""A verb is sought so many tokens away from its subject, and no further."""
_TAIL = word_list("speakers.tail")
_CALLED = word_list("speakers.called")
_SHORT_QUOTE = 40
_NO_SUBJECT = word_list("speakers.no_subject")


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens `first` to before `after`; `mention` where its head is a name."""

    first: int
    after: int
    sort: str
    head: int
    mention: Mention | None = None


class Phrases:
    """Finds noun phrases in one article."""

    def __init__(self, tokens: Tokens, names: Names) -> None:
        self.t = tokens
        self.names = names
        self.w = words()

    # ---- kinds of tokens ----------------------------------------------------------------------

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
        before = self.t.low[k - 1]
        if self.t.low[k] in self.w.speech and (
            before in self.w.determiners or before in ("of", "in")
        ):
            return False
        if self.t.low[k] in self.w.speech and self.t.raw[k - 1].endswith(("’s", "'s")):
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

    # ---- to the right --------------------------------------------------------------------------

    def right(self, i: int, limit: int) -> Phrase | None:
        """The noun phrase that begins at token `i`, None where none does."""
        t, w = self.t, self.w
        limit = min(limit, i + MAX_PHRASE)
        if i >= limit or t.kind[i] not in (WORD, NUMBER):
            return None
        low = t.low[i]
        if low in w.pronouns and t.raw[i] not in ("US", "WHO", "IT"):
            return Phrase(i, i + 1, PRONOUN, i)
        if low in _NO_SUBJECT or low in w.prepositions:
            return None
        if low in w.conjunctions and low not in ("both",):
            return None
        k = i
        while k < limit and self._goes_on(i, k):
            k += 1
        if k == i:
            return None
        phrase = self._core(i, k)
        if phrase is None:
            return None
        return self._tail(phrase, limit)

    def _goes_on(self, i: int, k: int) -> bool:
        """Whether token `k` still belongs to the noun phrase begun at `i`."""
        t, w = self.t, self.w
        kind, low = t.kind[k], t.low[k]
        if kind == NUMBER:
            return True
        if kind == QUOTE:
            return (
                k > i
                and t.end[k] - t.start[k] <= _SHORT_QUOTE
                and k + 1 < len(t)
                and t.kind[k + 1] == WORD
                and t.low[k + 1] not in w.prepositions
                and t.low[k + 1] not in w.conjunctions
                and not self.verb(k + 1)
            )
        if kind != WORD:
            return t.raw[k] in "#@&$/" and k > i
        if low in w.determiners:
            return (
                k == i
                or t.low[k - 1] in ("all", "both", "half", "of")
                or (t.kind[k - 1] == WORD and t.low[k - 1] in w.determiners)
            )
        if low in w.prepositions or low in w.conjunctions or low in w.pronouns:
            return False
        if k in self.names.by_token:
            return True
        if k > i and self.finite(k):
            return False
        if low in w.auxiliary or (self.skips(k) and k > i):
            return low in ("first", "both", "all", "just", "even", "once", "now", "then") and k == i
        return not (k > i and (low in _CALLED or low in ("who", "whose")))

    def _core(self, i: int, k: int) -> Phrase | None:
        """What the tokens `i` to before `k` are: a name at the end, or a noun."""
        t = self.t
        mention = self.names.by_token.get(k - 1)
        if mention is not None and mention.after == k:
            return Phrase(i, k, NAME, mention.first, mention)
        if mention is not None and mention.after > k:
            return Phrase(i, mention.after, NAME, mention.first, mention)
        cut = self._cut(i, k)
        if cut < k:
            return self._core(i, cut)
        if t.kind[k - 1] != WORD:
            return None
        return Phrase(i, k, NOUN, k - 1)

    def _cut(self, i: int, k: int) -> int:
        """Where the phrase ends if its last words are a verb no list knows: `The judge found`.

        After a name, and after a noun for people, a word that is neither ends the phrase.
        """
        t, w = self.t, self.w
        if self._known(k - 1):
            return k
        for j in range(k - 1, i, -1):
            mention = self.names.by_token.get(j - 1)
            if (
                mention is not None
                and mention.after == j
                and mention.person
                and not mention.possessive
            ):
                return j
            if self._known(j - 1) and t.low[j - 1] not in w.titles:
                return j
        return k

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

    def _tail(self, phrase: Phrase, limit: int) -> Phrase:
        """Take along "of the ministry", "for X", "called X", ", X," behind a noun."""
        t, w = self.t, self.w
        k = phrase.after
        named = self._called(phrase, limit)
        if named is not None:
            return named
        while k < limit and t.kind[k] == WORD:
            low = t.low[k]
            if low == "of" or (low in _TAIL and self._is_people(phrase)):
                inner = self._plain(k + 1, limit)
                if inner is None:
                    break
                k = phrase.after = inner
            else:
                break
        if phrase.sort == NOUN and k + 1 < len(t) and t.raw[k] == ",":
            return self._apposed(phrase, k + 1) or phrase
        return phrase

    def _apposed(self, phrase: Phrase, k: int) -> Phrase | None:
        """`his lawyer, Aiman Umarova, said`: the name, where a comma, a verb or an end follows."""
        t = self.t
        mention = self.names.by_token.get(k)
        if mention is None or mention.whole != k:
            return None
        if not mention.person and not (self._is_people(phrase) and not _is_place_name(mention)):
            return None
        after = mention.after
        closed = after >= len(t) or t.kind[after] in (QUOTE, BREAK) or t.raw[after] in ",.;:—–(-"
        if not closed and not self.finite(after):
            return None
        return Phrase(phrase.first, after, NAME, mention.first, mention)

    def _called(self, phrase: Phrase, limit: int) -> Phrase | None:
        """`a 58-year-old called Saule`: the name is what follows."""
        t = self.t
        k = phrase.after
        for j in range(k, min(k + 8, len(t) - 1)):
            if t.kind[j] == POINT and t.raw[j] not in ",":
                return None
            if t.low[j] in _CALLED or (t.low[j] == "as" and "name" in t.low[k:j]):
                start = j + 2 if t.low[j + 1] == "as" else j + 1
                mention = self.names.by_token.get(start)
                if mention is not None and mention.whole == start and phrase.sort == NOUN:
                    return Phrase(phrase.first, mention.after, NAME, mention.first, mention)
                return None
            if j - k > 1 and t.low[j] not in (
                "who",
                "only",
                "gave",
                "his",
                "her",
                "their",
                "name",
                "the",
                "was",
                "himself",
                "herself",
            ):
                return None
        return None

    def _plain(self, i: int, limit: int) -> int | None:
        """One past the noun phrase at `i`, without tails of its own."""
        k = i
        while k < min(limit, i + 8) and self._goes_on(i, k):
            k += 1
        return k if k > i else None

    def _is_people(self, phrase: Phrase) -> bool:
        low = self.t.low[phrase.head]
        return (
            phrase.sort == NAME
            or low in self.w.persons
            or low in self.w.groups
            or low in self.w.organisations
            or low in self.w.titles
        )

    # ---- to the left ---------------------------------------------------------------------------

    def left(self, k: int, low_limit: int) -> Phrase | None:
        """The noun phrase that ends with token `k`, its appositions and tails stepped over."""
        t = self.t
        low_limit = max(low_limit, k - MAX_REACH)
        while k >= low_limit and self.skips(k) and k not in self.names.by_token:
            k -= 1
        if k < low_limit:
            return None
        if t.raw[k] in ")]":
            k = self._before(k, low_limit, "([")
            return self.left(k, low_limit) if k >= low_limit else None
        if t.raw[k] in (",", "—", "–", "-", "--", "―"):
            return self._over_apposition(k, low_limit)
        return self._ending_at(k, low_limit)

    def _before(self, k: int, low_limit: int, openers: str) -> int:
        k -= 1
        while k >= low_limit and t_not(self.t.raw[k], openers):
            k -= 1
        return k - 1

    def _over_apposition(self, k: int, low_limit: int) -> Phrase | None:
        """`X, a lawyer from Osh, said`: from the second comma back to X."""
        t = self.t
        mark = t.raw[k]
        first = clause_start(self, low_limit, k)
        whole = self.right(first, k)
        if whole is not None and whole.sort == NAME and whole.after == k:
            return whole
        if whole is not None and whole.after < k and t.raw[whole.after] in (mark, "(", ","):
            return whole
        j = k - 1
        while j > low_limit:
            if (
                t.raw[j] == mark
                and t.kind[j - 1] == WORD
                and t.low[j - 1] not in self.w.conjunctions
            ):
                phrase = self._ending_at(j - 1, low_limit)
                if phrase is not None and (phrase.sort != NAME or not _is_place(phrase)):
                    return phrase
            j -= 1
        return None

    def _ending_at(self, k: int, low_limit: int) -> Phrase | None:
        t, w = self.t, self.w
        if t.kind[k] not in (WORD, NUMBER):
            return None
        low = t.low[k]
        if low in w.pronouns and t.raw[k] not in ("US", "WHO", "IT"):
            return Phrase(k, k + 1, PRONOUN, k)
        if low in w.conjunctions or low in w.prepositions:
            return None
        mention = self.names.by_token.get(k)
        first = mention.whole if mention is not None else k
        first = self._leftmost(first, low_limit)
        phrase = Phrase(
            first, k + 1, NAME if mention else NOUN, mention.first if mention else k, mention
        )
        return self._climb(phrase, low_limit)

    def _leftmost(self, first: int, low_limit: int) -> int:
        """Go left over adjectives and nouns to the article, or to where the phrase begins."""
        t, w = self.t, self.w
        while first - 1 >= low_limit:
            j = first - 1
            if t.kind[j] == NUMBER:
                first = j
                continue
            if t.kind[j] != WORD or t.raw[first].endswith("\0"):
                break
            low = t.low[j]
            if t.low[first] in _INDEFINITE:
                break
            if low in w.determiners:
                first = j
                break
            if (
                low in w.prepositions
                or low in w.conjunctions
                or low in w.auxiliary
                or low in w.pronouns
            ):
                break
            if self.verb(j) in (FINITE, GERUND) and low not in w.speech:
                break
            if low.endswith("ing") and low not in w.persons and j == low_limit:
                break
            mention = self.names.by_token.get(j)
            first = mention.whole if mention is not None and mention.whole >= low_limit else j
        return first

    def _far_people(self, k: int, low_limit: int) -> Phrase | None:
        """`women on a rooftop in Shiraz`: over a chain of prepositions back to people."""
        t, w = self.t, self.w
        seen_preposition = False
        for j in range(k, max(low_limit, k - 12) - 1, -1):
            low = t.low[j]
            if (
                t.kind[j] != WORD
                or self.verb(j) in (FINITE, GERUND)
                or low in w.conjunctions
                or low in w.auxiliary
            ):
                return None
            if low in w.prepositions:
                seen_preposition = True
            elif seen_preposition and (low in w.groups or low in w.persons or low in w.speech):
                return self._ending_at(j, low_limit)
        return None

    def _climb(self, phrase: Phrase, low_limit: int) -> Phrase:
        """`a spokesman for X said`: the phrase before the preposition is the head."""
        t, w = self.t, self.w
        j = phrase.first - 1
        if j - 1 < low_limit or t.kind[j] != WORD:
            return phrase
        preposition, before = t.low[j], t.low[j - 1]
        if preposition not in (
            "of",
            "for",
            "from",
            "in",
            "at",
            "with",
            "to",
            "on",
            "near",
            "by",
            "called",
            "named",
        ):
            return phrase
        if t.kind[j - 1] != WORD or before in w.prepositions or before in w.conjunctions:
            return phrase
        if preposition in ("called", "named"):
            return phrase
        named = self.names.by_token.get(j - 1)
        people = before in w.persons or before in w.groups or before in w.titles
        if not people and preposition in _PLACE_TAIL and named is None:
            far = self._far_people(j - 1, low_limit)
            if far is not None:
                far.after = phrase.after
                return far
        if not (
            people
            or (preposition in ("of", "for") and not self.finite(j - 1) and not self.verb(j - 1))
            or (named is not None and named.person)
        ):
            return phrase
        if self.verb(j - 1) and not people:
            return phrase
        head = self._ending_at(j - 1, low_limit)
        if head is None or head.sort == PRONOUN:
            return phrase
        head.after = phrase.after
        return head


_INDEFINITE = word_list("speakers.indefinite")
_PLACE_TAIL = word_list("speakers.place_tail")
_BASE_AFTER = word_list("speakers.base_after")


def t_not(raw: str, openers: str) -> bool:
    """Whether a token is none of the brackets looked for."""
    return raw not in openers


def _is_place_name(mention: Mention) -> bool:
    return any(word in places() for word in mention.text.lower().split())


def _is_place(phrase: Phrase) -> bool:
    return (
        phrase.mention is not None
        and not phrase.mention.person
        and phrase.mention.text.lower() in places()
    )


def clause_start(phrases: Phrases, first: int, k: int) -> int:
    """Where the clause that holds token `k` begins: after the last passage, `;` or opening `and`."""
    t = phrases.t
    start = first
    for j in range(k - 1, first - 1, -1):
        if t.kind[j] == QUOTE or t.raw[j] in (";", ":"):
            start = j + 1
            break
    while start < k and (
        t.kind[start] == POINT
        or t.low[start]
        in (
            "and",
            "but",
            "so",
            "yet",
            "or",
            "while",
            "as",
            "because",
            "that",
            "when",
            "if",
            "although",
            "though",
        )
    ):
        start += 1
    return start


__all__ = ["NAME", "NOUN", "PARTICIPLE", "PRONOUN", "Phrase", "Phrases", "clause_start"]
