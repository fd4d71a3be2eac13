"""English words of reporting, as data: verbs of saying, titles, crowds, documents, pronouns.

The articles are English, so these words decide what is a quotation (detection) and who said it
(suggestion); both rooms read them here. The lists are our own.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

VOWELS = "aeiou"
GERUND, FINITE, PARTICIPLE, BASE = "gerund", "finite", "participle", "base"


@dataclass(frozen=True)
class Words:
    """The lists, lower case."""

    saying: dict[str, str]
    """A form of a verb of saying → GERUND, FINITE or BASE."""
    judging: dict[str, str]
    """The same for verbs whose quotations are pieces: called, described, dismissed."""
    thinking: dict[str, str]
    auxiliary: frozenset[str]
    speech: frozenset[str]
    """Nouns that say something: statement, letter, chant."""
    carrier: frozenset[str]
    """Those among them that nobody in particular says: banner, slogan."""
    titles: frozenset[str]
    groups: frozenset[str]
    persons: frozenset[str]
    organisations: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    calendar: frozenset[str]
    starters: frozenset[str]
    """Words that open a sentence with a capital and are no name."""
    little: frozenset[str]
    """Prepositions, conjunctions and articles: small letters in a title."""


@lru_cache(maxsize=1)
def words() -> Words:
    """The lists of `reporting.toml`, read once."""
    data = tomllib.loads(
        (files("annotator.languages.english") / "reporting.toml").read_text(encoding="utf-8")
    )
    lines = data["verbs"]["irregular"].split("\n")
    irregular = {line.split()[0]: line.split() for line in lines if line}
    people, plain = data["people"], data["words"]

    def group(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return Words(
        saying=_forms(data["verbs"]["say"], irregular),
        judging=_forms(data["verbs"]["judge"], irregular),
        thinking=_forms(data["verbs"]["think"], irregular),
        auxiliary=group(data["verbs"]["auxiliary"]),
        speech=group(data["nouns"]["speech"]),
        carrier=group(data["nouns"]["carrier"]),
        titles=group(people["titles"]),
        groups=group(people["groups"]) | plurals(group(people["persons"])),
        persons=group(people["persons"]),
        organisations=group(people["organisations"]),
        pronouns=group(people["pronouns"]),
        determiners=group(plain["determiners"]),
        prepositions=group(plain["prepositions"]),
        conjunctions=group(plain["conjunctions"]),
        calendar=group(plain["calendar"]),
        starters=group(plain["starters"]),
        little=group(" ".join(plain[k] for k in ("prepositions", "conjunctions", "determiners"))),
    )


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    source = files("annotator.languages.english") / "lists.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def word_list(name: str) -> frozenset[str]:
    """A list of `lists.toml`, `speakers.charges`; KeyError for a name that is not there."""
    room, _, key = name.partition(".")
    return frozenset(_lists()[room][key].split())


def plurals(nouns: frozenset[str]) -> frozenset[str]:
    """`archivists`, `deputies`, `fishermen`: more than one of those who speak."""
    made = set()
    for noun in nouns:
        if noun.endswith(("body", "one", "'s")) or noun in ("son", "daughter"):
            continue
        if noun.endswith("man"):
            made.add(noun[:-3] + "men")
        elif noun.endswith("y") and noun[-2] not in VOWELS:
            made.add(noun[:-1] + "ies")
        else:
            made.add(noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s"))
    return frozenset(made)


def inflect(verb: str) -> tuple[str, str, str]:
    """Third person, past and gerund of a regular verb: `deny` → denies, denied, denying."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, verb + "ed", verb + "ing"


def _forms(verbs: str, irregular: dict[str, list[str]]) -> dict[str, str]:
    """Every form of the verbs with what it is."""
    forms: dict[str, str] = {}
    for verb in verbs.split():
        if verb in irregular:
            base, third, past, gerund, participle = irregular[verb]
        else:
            base = verb
            third, past, gerund = inflect(verb)
            participle = past
        forms.setdefault(participle, PARTICIPLE)
        forms[base] = BASE
        forms[third] = forms[past] = FINITE
        forms[gerund] = GERUND
    return forms
