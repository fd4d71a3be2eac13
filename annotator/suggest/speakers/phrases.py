"""Noun phrases beside verbs, without a parser: who stands left or right of a verb of saying."""

from annotator.languages.english import FINITE, GERUND, word_list
from annotator.languages.english.lexicon import places
from annotator.suggest.speakers.rightward import Rightward
from annotator.suggest.speakers.wording import NAME, NOUN, OBJECTS, PRONOUN, Phrase, pronoun_of
from annotator.text.masked import NUMBER, POINT, QUOTE, WORD

MAX_REACH = 45
"""A verb is sought so many tokens away from its subject, and no further."""


_INDEFINITE = word_list("speakers.indefinite")


_BETWEEN = frozenset(("here", "there", "too", "himself", "herself", "itself", "themselves")) | {
    "outside",
    "inside",
    "nearby",
    "upstairs",
    "downstairs",
    "together",
}
"""Words between a subject and its verb: `She herself says`, `Ultras outside chanted`."""
_PLACE_TAIL = word_list("speakers.place_tail")


class Phrases(Rightward):
    """Finds the noun phrases right and left of a token."""

    def left(self, k: int, low_limit: int) -> Phrase | None:
        """The noun phrase that ends with token `k`, its appositions and tails stepped over."""
        t = self.t
        low_limit = max(low_limit, k - MAX_REACH)
        while (
            k > low_limit
            and k not in self.names.by_token
            and (self.skips(k) or t.low[k] in _BETWEEN)
        ) or (k == low_limit and self.skips(k) and k not in self.names.by_token):
            k -= 1
        if k < low_limit:
            return None
        k = self.over_time(k, low_limit)
        if t.raw[k] in ")]":
            k = self._before(k, low_limit, "([")
            return self.left(k, low_limit) if k >= low_limit else None
        if t.raw[k] in (",", "—", "–", "-", "--", "―"):
            return self._over_apposition(k, low_limit)
        return self.ending_at(k, low_limit)

    def _before(self, k: int, low_limit: int, openers: str) -> int:
        k -= 1
        while k >= low_limit and t_not(self.t.raw[k], openers):
            k -= 1
        return k - 1

    def _over_apposition(self, k: int, low_limit: int) -> Phrase | None:
        """`X, a lawyer from Osh, said`: from the second comma back to X."""
        t = self.t
        mark = t.raw[k]
        named = self._between_commas(k) if mark == "," else None
        if named is not None:
            return named
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
                phrase = self.ending_at(j - 1, low_limit)
                if phrase is not None and (phrase.sort != NAME or not _is_place(phrase)):
                    return phrase
            j -= 1
        return None

    def _between_commas(self, k: int) -> Phrase | None:
        """`her lawyer, Aiman Umarova, said`: the name before the comma `k`, after another one."""
        t = self.t
        mention = self.names.by_token.get(k - 1)
        if mention is None or mention.after != k or not mention.person or mention.whole < 2:
            return None
        office = mention.whole - 2
        if t.raw[office + 1] != "," or t.kind[office] != WORD:
            return None
        place = self.names.by_token.get(office)
        of_place = place is not None and not place.person and place.whole < place.first
        titled = mention.whole < mention.first  # `Councillor for Works, Hon. Chidi Uzor, assured`
        if not t.raw[office].islower() and not of_place and not titled:
            return None
        return Phrase(mention.whole, k, NAME, mention.first, mention)

    def ending_at(self, k: int, low_limit: int) -> Phrase | None:
        """The noun phrase whose last token is `k`, prepositional tails taken to their head."""
        t, w = self.t, self.w
        if t.kind[k] not in (WORD, NUMBER):
            return None
        low = pronoun_of(t.low[k])
        if low in w.pronouns and t.raw[k] not in ("US", "WHO", "IT"):
            return Phrase(k, k + 1, PRONOUN, k)
        if low in OBJECTS and k - 2 >= low_limit and self._is_beside(k):
            return self.ending_at(k - 2, low_limit)  # `the people around him said`
        if low in OBJECTS:
            return Phrase(k, k + 1, PRONOUN, k)
        if low in w.conjunctions or low in w.prepositions or low in ("then", "later", "also"):
            return None
        if low.endswith("ly") and self.skips(k) and t.low[k - 1] in (",", "was", "is", "were"):
            return None  # `, freshly painted,`
        handle = self._handle(k, low_limit)
        if handle is not None:
            return Phrase(handle, k + 1, NOUN, k)
        mention = self.names.by_token.get(k)
        first = mention.whole if mention is not None else k
        first = self._leftmost(first, low_limit)
        phrase = Phrase(
            first, k + 1, NAME if mention else NOUN, mention.first if mention else k, mention
        )
        return self._climb(phrase, low_limit)

    def _is_beside(self, k: int) -> bool:
        """Whether people and a preposition stand before the pronoun `k`."""
        low, w = self.t.low, self.w
        people = low[k - 2] in w.groups or low[k - 2] in w.persons
        return people and low[k - 1] in w.prepositions

    def _handle(self, k: int, low_limit: int) -> int | None:
        """The `@` of `@some_account`, whose last part is token `k`; None where it is none."""
        t, j = self.t, k
        while j > low_limit and t.end[j - 1] == t.start[j] and k - j < MAX_REACH:
            j -= 1
            if t.raw[j] == "@":
                return j
            if t.kind[j] != WORD and t.raw[j] not in ("_", "."):
                return None
        return None

    def _leftmost(self, first: int, low_limit: int) -> int:
        """Go left over adjectives and nouns to the article, or to where the phrase begins."""
        t, w = self.t, self.w
        head = first
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
            if j > low_limit and t.low[j - 1] in ("to", "can", "will", "would", "could", "must"):
                break  # `began to avoid certain words`: a verb
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
            if low in w.groups and first < head and not self._known(first):
                # `Demonstrators held signs`: a verb that no list knows.
                return first + 1
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
                return self.ending_at(j, low_limit)
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
            "under",
            "by",
            "called",
            "named",
        ):
            return phrase
        if t.kind[j - 1] != WORD or before in w.prepositions or before in w.conjunctions:
            return phrase
        if preposition in ("called", "named"):
            return phrase
        mention = phrase.mention
        led = mention is not None and mention.whole < mention.first
        if led and t.low[phrase.first] not in w.titles and preposition in ("of", "for"):
            return phrase  # `the Minister for Fisheries Athumani Mdoe`: he
        named = self.names.by_token.get(j - 1)
        people = before in w.persons or before in w.groups or before in w.titles
        people = people or (before in w.organisations and preposition in _PLACE_TAIL)
        people = people or (before in w.speech and preposition in _PLACE_TAIL)
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
        head = self.ending_at(j - 1, low_limit)
        if head is None or head.sort == PRONOUN:
            return phrase
        head.after = phrase.after
        return head


def t_not(raw: str, openers: str) -> bool:
    """Whether a token is none of the brackets looked for."""
    return raw not in openers


def _is_place(phrase: Phrase) -> bool:
    return (
        phrase.mention is not None
        and not phrase.mention.person
        and phrase.mention.text.lower() in places()
    )


def clause_start(phrases: Phrases, first: int, k: int) -> int:
    """Where the clause that holds token `k` begins: after a passage, `;` or an opening `and`."""
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
    return over_participle(phrases, start, k)


def over_participle(phrases: Phrases, start: int, limit: int) -> int:
    """Behind the comma of `Reacting, the minister, X, said`, else `start`."""
    t = phrases.t
    led = start + 2 < limit and t.raw[start + 1] == "," and t.low[start].endswith(("ing", "ed"))
    return start + 2 if led and start not in phrases.names.by_token else start


__all__ = ["NAME", "NOUN", "PRONOUN", "Phrase", "Phrases", "clause_start"]
