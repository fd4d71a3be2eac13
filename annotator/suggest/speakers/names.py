"""Names of an article: which words are one, who is who, and by which fuller name."""

from annotator.languages.english import FINITE, word_list, words
from annotator.languages.english.lexicon import english_words, places
from annotator.suggest.speakers.datelines import by_lines, datelines, headings
from annotator.suggest.speakers.entities import SUFFIXES, Entity, Mention, name_parts
from annotator.suggest.speakers.first_names import (
    first_names,
    gender_of_name,
    is_no_name,
)
from annotator.suggest.speakers.persons import tell_persons
from annotator.text.masked import NUMBER, POINT, QUOTE, WORD, Tokens

PARTICLES = word_list("speakers.particles")
_PREFIXES = (
    "al-",
    "el-",
    "ul-",
    "ad-",
    "ar-",
    "as-",
    "ash-",
    "at-",
    "az-",
    "an-",
    "d’",
    "d'",
    "l’",
)
_MALE = word_list("speakers.male")
_FEMALE = word_list("speakers.female")


_NAMES_END = word_list("speakers.names_end")
"""Words that make a name one of a body, and that say nothing themselves."""
_ALSO_NAMES = word_list("speakers.also_names")
LONGEST = 40
"""Tokens up to which a run of capitalised words is one name: a page of them is none, and whoever
bears it would be told with each passage."""


def is_name_word(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is a capitalised word that is no function word, day or pronoun."""
    raw = tokens.raw[i]
    if raw[0].isupper():
        low = tokens.low[i]
        if tokens.kind[i] != WORD or low in _NEVER or low in CONTRACTED:
            return False
        if low not in _STARTERS:
            return "-" not in low or low.rpartition("-")[2] not in _TAILS
        if low == "said":  # `Gulnoza Said said`, `Said said`
            following = tokens.low[i + 1] if i + 1 < len(tokens) else ""
            return raw == "Said" and _lists().saying.get(following) == FINITE
        return len(raw) > 1 and raw.isupper() and low in ("us", "it", "who")
    return raw[:2] in _PREFIX_STARTS and raw.lower().startswith(_PREFIXES) and raw.lower() != raw


CONTRACTED = {
    f"{pronoun}{mark}{tail}": pronoun
    for pronoun in words().pronouns
    for mark in "'’"
    for tail in ("d", "ll", "ve", "re", "m")
}
"""`she'd` and its like → the pronoun."""
_STARTERS = words().starters
_TAILS = frozenset(("based", "born", "led", "backed", "run", "held", "controlled", "funded", "era"))
"""`the New York-based Committee`: no part of a name."""
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_ALONE = frozenset(("king", "prince", "judge", "speaker", "bishop", "pope"))
"""Titles that are names as well."""
_NEVER = frozenset(("i", "i’m", "i'm", "t-shirt", "t-shirts")) | words().calendar
_PREFIX_STARTS = frozenset(p[:2] for p in _PREFIXES)


_lists = words


def _capitals(tokens: Tokens) -> list[int]:
    """The tokens with which a name may begin, found by how they differ from their small letters.

    No small letters have a few signs behind ϑ.
    """
    pairs = enumerate(zip(tokens.raw, tokens.low, strict=True))
    other = [(i, raw) for i, (raw, low) in pairs if raw != low or raw > "ϑ"]
    return [i for i, raw in other if raw[0].isupper() or raw[:2] in _PREFIX_STARTS]


class Names:
    """All names of the tokens, linked to entities."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.mentions: list[Mention] = []
        self.by_token: dict[int, Mention] = {}
        self.entities: list[Entity] = []
        self.datelines = datelines(tokens, places())
        """First token of a dateline or a by-line → the one after it."""
        credits = by_lines(tokens)
        self.datelines.update(credits)
        self.credited = frozenset(k for first in credits for k in range(first, credits[first]))
        """Tokens of lines that say who wrote it."""
        self._find()
        self._link()
        self._tell_headed()
        tell_persons(tokens, self.mentions, self.entities)

    def _find(self) -> None:
        tokens = self.tokens
        capitals = _capitals(tokens)
        inside = self._capitals_inside(capitals)
        after = 0
        for i in capitals:
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

    def _link(self) -> None:
        """Give every mention its entity: long names first, then single words by surname."""
        by_word: dict[str, list[Entity]] = {}
        by_name: dict[str, Entity] = {}
        all_parts = [name_parts(mention.text) for mention in self.mentions]
        for mention, parts in zip(self.mentions, all_parts, strict=True):
            if len(parts) < 2:
                continue
            key = f"{parts[0]} {parts[-1]}"
            entity = by_name.get(key)
            if entity is None:
                entity = by_name[key] = Entity(mention.text, mention, mention.person)
                self.entities.append(entity)
                for word in dict.fromkeys((parts[-1], parts[0], *parts[1:-1])):
                    by_word.setdefault(word, []).append(entity)
            elif len(mention.text) > len(entity.name) and len(parts) <= 5:
                entity.name, entity.place = mention.text, mention
            self._join(entity, mention)
        for mention, parts in zip(self.mentions, all_parts, strict=True):
            if len(parts) != 1:
                if mention.entity is not None:
                    mention.entity.last = mention.first
                continue
            found = self._single(parts[0], mention, by_word)
            if found is None:
                found = Entity(mention.text, mention, mention.person)
                self.entities.append(found)
                by_word[parts[0]] = [found]
            self._join(found, mention)
            found.last = mention.first

    def _tell_headed(self) -> None:
        """`Forbidden Coverage`: what only headings name hardly speaks anywhere else."""
        for first, after in headings(self.tokens):
            for k in range(first, after):
                mention = self.by_token.get(k)
                entity = mention.entity if mention is not None and mention.first == k else None
                if entity is not None and entity.mentions[-1].first < after:
                    entity.headed = first <= entity.mentions[0].first

    def _single(
        self, word: str, mention: Mention, by_word: dict[str, list[Entity]]
    ) -> Entity | None:
        """Whom one word means: a person by surname, then by first name; the latest one named."""
        options = by_word.get(word, [])
        if not options:
            return None

        def rank(entity: Entity) -> tuple[int, int, int]:
            parts = name_parts(entity.name)
            clash = bool(mention.gender and entity.gender and mention.gender != entity.gender)
            return (
                -int(clash),
                2 * int(parts[-1] == word) + int(entity.person),
                entity.last if entity.last >= 0 else -entity.place.first,
            )

        if word in places() and not mention.person:
            options = [e for e in options if not e.person]
        if len(options) == 1:
            return options[0]
        return max(options, key=rank) if options else None

    def _join(self, entity: Entity, mention: Mention) -> None:
        mention.entity = entity
        entity.mentions.append(mention)
        entity.person = entity.person or mention.person
        entity.gender = entity.gender or mention.gender or gender_of_name(name_parts(entity.name))
        if not mention.person and entity.person:
            mention.person = True


def _is_plain(word: str) -> bool:
    """`Prime` of `Prime Minister`, not `Zbigniew` of `Zbigniew Maj`."""
    return word in english_words() or word in places() or word.rstrip(".") in _lists().titles


__all__ = ["PARTICLES", "Entity", "Mention", "Names", "first_names", "is_name_word", "places"]
