"""The noun phrase that begins at a token."""

from annotator.languages.english import word_list
from annotator.languages.english.lexicon import places
from annotator.suggest.speakers.entities import Mention
from annotator.suggest.speakers.wording import (
    NAME,
    NOUN,
    OBJECTS,
    PRONOUN,
    Phrase,
    Wording,
    pronoun_of,
)
from annotator.text.masked import BREAK, NUMBER, POINT, QUOTE, WORD

MAX_PHRASE = 14


_TAIL = word_list("speakers.tail")


_CALLED = word_list("speakers.called")


_SHORT_QUOTE = 40


_PAST = word_list("glosses.told")
_NOT_PAST = frozenset(("hundred", "red", "bed", "seed", "shed", "feed", "speed", "need", "breed"))
_NAME = ("name", "surname")
_NO_SUBJECT = word_list("speakers.no_subject")


def _is_place_name(mention: Mention) -> bool:
    return any(word in places() for word in mention.text.lower().split())


class Rightward(Wording):
    """Finds the noun phrase to the right of a token."""

    def right(self, i: int, limit: int) -> Phrase | None:
        """The noun phrase that begins at token `i`, None where none does."""
        t, w = self.t, self.w
        limit = min(limit, i + MAX_PHRASE)
        if i < limit and t.raw[i] == "@":
            return self._handle_at(i)
        if i >= limit or t.kind[i] not in (WORD, NUMBER):
            return None
        low = pronoun_of(t.low[i])
        if low in w.pronouns and t.raw[i] not in ("US", "WHO", "IT"):
            return Phrase(i, i + 1, PRONOUN, i)
        if low in OBJECTS and (low != "her" or not self._is_noun_next(i, limit)):
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

    def _handle_at(self, i: int) -> Phrase | None:
        """`@some.account`, to before the blank behind it."""
        t, k = self.t, i + 1
        last = i
        while k < len(t) and t.start[k] == t.end[k - 1] and k - i < MAX_PHRASE:
            if t.kind[k] in (WORD, NUMBER):
                last = k
            elif t.raw[k] not in (".", "_", "-"):
                break
            k += 1
        return Phrase(i, last + 1, NOUN, last) if last > i else None

    def _is_noun_next(self, i: int, limit: int) -> bool:
        """`her lawyer`, not `her on Monday`."""
        t, w = self.t, self.w
        if i + 1 >= limit or t.kind[i + 1] not in (WORD, NUMBER):
            return False
        low = t.low[i + 1]
        return low not in w.prepositions and low not in w.conjunctions and low not in w.auxiliary

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
        if low == "one" and k > i + 1 and t.low[i] in w.determiners:
            return True  # `the older one`
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
            if low == "first" and k + 1 < len(t) and t.low[k + 1] in w.persons:
                return True  # `The comrade first secretary`
            if low in ("first", "only") and k > i and t.low[k - 1] in w.determiners:
                return True  # `The first message`
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
        for j in range(i + 1, k - 1):
            if self._is_past(j) and self._known(j - 1) and self._is_object(j + 1):
                return j  # `Police arrested 14 people`
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
            if t.raw[j - 1].endswith(("’s", "'s", "’", "'")):
                continue
            if t.low[j - 1] == "few" and not self._is_past(j):
                continue  # `A few metres away`
            if self._known(j - 1) and (t.low[j - 1] not in w.titles or self._is_past(j)):
                return j
        return k

    def _is_object(self, k: int) -> bool:
        """A number or a bare plural: what somebody does something to."""
        t = self.t
        return t.kind[k] == NUMBER or (t.low[k] in self.w.groups and t.raw[k].islower())

    def _tail(self, phrase: Phrase, limit: int) -> Phrase:
        """Take along "of the ministry", "for X", "called X", ", X," behind a noun."""
        t = self.t
        k = phrase.after
        named = self._called(phrase, limit)
        if named is not None:
            return named
        while k < limit and t.kind[k] == WORD:
            low = t.low[k]
            if low == "of" or (low in _TAIL and self._is_people(phrase)):
                if k + 1 < limit and self._is_day(k + 1):
                    break  # `a lawmaker on Wednesday`
                inner = self._plain(k + 1, limit)
                if inner is None:
                    break
                k = phrase.after = inner
            else:
                break
        if phrase.sort == NOUN and k + 3 < len(t) and t.raw[k] == "(" and t.raw[k + 2] == ")":
            mention = self.names.by_token.get(k + 3)
            if mention is not None and mention.whole == k + 3:  # `Judge (retd) X`
                return Phrase(phrase.first, mention.after, NAME, mention.first, mention)
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
        closed = closed or t.low[after] in ("aka", "alias", "who")
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
            if t.low[j] in _CALLED and t.low[j + 1] in ("himself", "herself", "themselves"):
                continue
            if t.raw[j] == "," and j > k and t.low[j - 1] in _NAME:
                mention = self.names.by_token.get(j + 1)  # `who gave only his surname, Lefèvre,`
                if mention is not None and mention.whole == j + 1 and phrase.sort == NOUN:
                    return Phrase(phrase.first, mention.after, NAME, mention.first, mention)
                return None
            if t.low[j] in _CALLED or (t.low[j] == "as" and "name" in t.low[k:j]):
                start = j + 2 if t.low[j + 1] == "as" else j + 1
                if start < len(t) and t.raw[start] == "@":
                    return self._handle_at(start)
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
                "surname",
                "first",
                "last",
                "one",
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
        if k == i:
            return None
        verb = next((j for j in range(i + 1, k) if self._is_past(j) and self._ends_at(j)), k)
        if verb < k:
            return verb
        if not self._is_past(k - 1):
            return k
        cut = self._cut(i, k)
        # `Parliament on Tuesday passed`: what is left is no longer the tail.
        return cut if cut < k or k - 1 == i else k - 1

    def _ends_at(self, j: int) -> bool:
        """`of demonstrators set up tents`, `in Almaty handed out`: the tail ends before `j`."""
        low = self.t.low[j - 1]
        return j - 1 in self.names.by_token or self._known(j - 1) or low in self.w.calendar

    def _is_past(self, k: int) -> bool:
        """`waited`, `came`: a verb that ends the noun phrase before it."""
        low = self.t.low[k]
        return (low.endswith("ed") and low not in _NOT_PAST) or low in _PAST
