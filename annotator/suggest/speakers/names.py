"""Names of an article: which words are one, and of whom or what."""

from annotator.languages.english import FINITE, word_list
from annotator.languages.english import words as _lists
from annotator.languages.english.lexicon import english_words, places
from annotator.suggest.speakers.datelines import by_lines, datelines
from annotator.suggest.speakers.entities import SUFFIXES, Entity, Mention
from annotator.suggest.speakers.first_names import first_names, gender_of_name, is_no_name
from annotator.suggest.speakers.linking import link, tell_headed
from annotator.suggest.speakers.name_words import PARTICLES, capitals, is_name_word
from annotator.suggest.speakers.persons import tell_persons
from annotator.text.masked import NUMBER, POINT, QUOTE, WORD, Tokens

_MALE = word_list("speakers.male")
_FEMALE = word_list("speakers.female")
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_ALONE = frozenset(("king", "prince", "judge", "speaker", "bishop", "pope"))
"""Titles that are names as well."""
_NAMES_END = word_list("speakers.names_end")
"""Words that make a name one of a body, and that say nothing themselves."""
_ALSO_NAMES = word_list("speakers.also_names")
LONGEST = 40
"""Tokens up to which a run of capitalised words is one name: a page of them is none, and whoever
bears it would be told with each passage."""


class Names:
    """All names of the tokens, linked to entities."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.mentions: list[Mention] = []
        self.by_token: dict[int, Mention] = {}
        self.datelines = datelines(tokens, places())
        """First token of a dateline or a by-line → the one after it."""
        credits = by_lines(tokens)
        self.datelines.update(credits)
        self.credited = frozenset(k for first in credits for k in range(first, credits[first]))
        """Tokens of lines that say who wrote it."""
        self._find()
        self.entities: list[Entity] = link(self.mentions)
        tell_headed(tokens, self.by_token)
        tell_persons(tokens, self.mentions, self.entities)

    def _find(self) -> None:
        tokens = self.tokens
        heads = capitals(tokens)
        inside = self._capitals_inside(heads)
        after = 0
        for i in heads:
            if i < after:
                continue
            if i in self.datelines:
                after = self.datelines[i]
                continue
            if not is_name_word(tokens, i):
                continue
            after = self._run_end(i)
            if after == i + 1 and self._is_common(i, inside):
                continue
            one = after == i + 1
            mention = self._one_word(i) if one else self._mention(i, after)
            if mention is not None:
                self.mentions.append(mention)
                for k in range(mention.whole, mention.after):
                    self.by_token[k] = mention

    def _capitals_inside(self, capitals: list[int]) -> frozenset[str]:
        """Words that have a capital where no sentence begins, and those of longer names."""
        tokens = self.tokens
        found = set()
        heads = frozenset(self.datelines.values())  # `DHAKA, Aug 3 - Students blocked`
        for k in capitals:
            inside = k and (tokens.kind[k - 1] == WORD or tokens.raw[k - 1] in (",", "-", "("))
            if inside and k not in heads and tokens.raw[k][0].isupper():
                found.add(tokens.low[k])
        return frozenset(found)

    def _is_common(self, i: int, inside: frozenset[str]) -> bool:
        """A lone capitalised word at the head of a sentence that may be any word at all."""
        tokens, lists = self.tokens, _lists()
        low, k = tokens.low[i], i - 1
        while k >= 0 and tokens.kind[k] == POINT and tokens.raw[k] not in ".!?…:":
            k -= 1
        opens = k < 0 or tokens.kind[k] != WORD
        if not opens or low in inside or tokens.kind[i] != WORD:
            return False
        if (
            low in lists.groups
            or low in lists.persons
            or low in lists.speech
            or low in lists.organisations
            or low in lists.prepositions  # `Inside, a board says`: introduced like `Rose, a baker`
        ):
            return True
        if low in places() or low in first_names():
            return False
        following = tokens.low[i + 1] if i + 1 < len(tokens) else ""
        if lists.saying.get(following) == FINITE or following in ("is", "was", "has", "had", ":"):
            return False
        return (
            low in english_words() and not self._is_introduced(i)
        ) or following in lists.prepositions

    def _is_introduced(self, i: int) -> bool:
        """`Rose, 81,` and `Rose, who`: somebody after all."""
        tokens = self.tokens
        if i + 2 >= len(tokens) or tokens.raw[i + 1] not in (",", "("):
            return False
        return tokens.kind[i + 2] == NUMBER or tokens.low[i + 2] in ("who", "whose", "a", "an")

    def _run_end(self, i: int) -> int:
        """One past the last token of the capitalised run that begins at `i`."""
        tokens = self.tokens
        raw, low = tokens.raw, tokens.low
        k, size = i + 1, len(raw)
        limit = min(size, i + LONGEST)
        while k < limit and not raw[k - 1].endswith(_POSSESSIVE):
            if is_name_word(tokens, k):
                k += 1
            elif (
                low[k] in PARTICLES
                and raw[k].islower()
                and k + 1 < size
                and is_name_word(tokens, k + 1)
                and low[k - 1] not in _lists().titles
            ) or (tokens.kind[k] == QUOTE and self._is_nickname(k)):
                k += 2
            elif low[k] in SUFFIXES or self._is_also_name(k):
                k += 1
            elif low[k] in ("of", "for") and self._is_of_body(k):
                k += 2
            else:
                break
        return k

    def _is_of_body(self, k: int) -> bool:
        """`Ministry of Internal Affairs`, `Committee for National Security`: one name."""
        tokens = self.tokens
        body = tokens.low[k - 1] in _lists().organisations and tokens.raw[k].islower()
        return body and k + 1 < len(tokens) and is_name_word(tokens, k + 1)

    def _is_nickname(self, k: int) -> bool:
        """`Zacarías “Migajas” Oropeza`: one capitalised word in marks between two names."""
        tokens = self.tokens
        inside = tokens.text[tokens.start[k] + 1 : tokens.end[k] - 1]
        alone = inside.isalpha() and inside.istitle()
        return alone and k + 1 < len(tokens) and is_name_word(tokens, k + 1)

    def _is_also_name(self, k: int) -> bool:
        """`Mousavi Far said`: a function word with a capital right behind a name, none after it."""
        tokens = self.tokens
        if tokens.low[k] not in _ALSO_NAMES or not tokens.raw[k].istitle():
            return False
        return k + 1 >= len(tokens) or not tokens.raw[k + 1][0].isupper()

    def _one_word(self, i: int) -> Mention | None:
        """What `_mention` tells of a run of one word; most are."""
        tokens, lists = self.tokens, _lists()
        low, raw = tokens.low[i], tokens.raw[i]
        bare = low.rstrip(".")
        if bare in lists.titles and bare not in _ALONE:
            return None
        before = tokens.low[i - 1].rstrip(".") if i else ""
        titled, gender = before in lists.titles or before in lists.persons, ""
        if titled:
            gender = "m" if before in _MALE else "f" if before in _FEMALE else ""
        person = titled and low not in lists.organisations and low not in places()
        text = raw[:-2] if raw.endswith(("’s", "'s")) else raw
        possessive = raw.endswith(_POSSESSIVE)
        return Mention(i, i + 1, i, text, person, gender, possessive=possessive)

    def _mention(self, i: int, after: int) -> Mention | None:
        """The run without titles in front; None where it is nothing but titles."""
        tokens, lists = self.tokens, _lists()
        first, gender, titled = i, "", False
        for k in range(i, after):
            low = tokens.low[k].rstrip(".")
            if low in lists.titles and k + 1 < after and tokens.low[max(i, k - 1)] not in PARTICLES:
                first, titled = k + 1, True
                gender = "m" if low in _MALE else "f" if low in _FEMALE else gender
            elif (
                low in lists.titles
                and k + 1 == after
                and after - i <= 3
                and low not in _ALONE
                and all(
                    _is_plain(tokens.low[j]) or tokens.raw[j].isupper() for j in range(first, k)
                )
            ):
                return None
        while first < after - 1 and tokens.low[first] in places() and (titled or after - first > 2):
            first += 1
        if first >= after or (titled and first == after - 1 and self._is_trade(first)):
            return None
        office = self._over_office(i, after) if first == i else i
        if office > i:
            first, titled = office, True
        if first < after - 2 and is_no_name(tokens.low[first]):
            titled = titled or bool(gender_of_name((tokens.low[first + 1],)))
            first += titled and first == i > 0 and tokens.low[i - 1] in ("of", "for")
        before = tokens.low[i - 1].rstrip(".") if i else ""
        if (not titled and before in lists.titles) or before in lists.persons:
            titled = True
            gender = "m" if before in _MALE else "f" if before in _FEMALE else ""
        text = tokens.words(first, after)
        if text.endswith(("’s", "'s")):
            text = text[:-2]
        low_words = tokens.low[first:after]
        behind = low_words[1:] or low_words
        thing = not (lists.organisations.isdisjoint(behind) and _NAMES_END.isdisjoint(behind))
        thing = thing or places().issuperset(low_words)
        thing = thing or (not titled and is_no_name(low_words[0]))
        thing = thing or (not titled and low_words[0] in lists.organisations and "of" in low_words)
        thing = thing or self._is_office_or_letters(first, after)
        shouted = after - first > 1 and all(map(str.isupper, tokens.raw[first:after]))
        person = not thing and (titled or len(low_words) > 1) and not (shouted and not titled)
        return Mention(
            first,
            after,
            i,
            " ".join(text.split()),
            person,
            gender,
            possessive=tokens.raw[after - 1].endswith(_POSSESSIVE),
        )

    def _is_office_or_letters(self, first: int, after: int) -> bool:
        """`Kulma Upazila Executive Officer`, `Manik WDB`: an office, a body in letters."""
        raw, low = self.tokens.raw[after - 1], self.tokens.low[after - 1]
        if after - first < 2:
            return False
        letters = len(raw) > 2 and raw.isupper() and raw.isalpha() and not set(raw) <= set("IVX")
        if letters:
            return not all(self.tokens.raw[k].isupper() for k in range(first, after))
        return low in ("officer", "commissioner", "secretary", "minister", "director", "executive")

    def _is_trade(self, k: int) -> bool:
        """`District Chief Executive`: an office to its last word."""
        low = self.tokens.low[k]
        chief = self.tokens.low[k - 1] == "chief"
        return chief and low in _lists().persons and low in english_words()

    def _over_office(self, i: int, after: int) -> int:
        """`Minister for Human Rights Shireen Mazari`: where the first name stands, else `i`."""
        tokens, lists = self.tokens, _lists()
        if i < 2 or tokens.low[i - 1] not in ("of", "for") or not is_no_name(tokens.low[i]):
            return i
        if tokens.low[i - 2] not in lists.titles and tokens.low[i - 2] not in lists.persons:
            return i
        for k in range(i + 1, after - 1):
            if gender_of_name((tokens.low[k],)):
                return k
            if not is_no_name(tokens.low[k]):
                break
        return i


def _is_plain(word: str) -> bool:
    """`Prime` of `Prime Minister`, not `Zbigniew` of `Zbigniew Maj`."""
    return word in english_words() or word in places() or word.rstrip(".") in _lists().titles
