"""Forms of giving a translation, written as a linguist writes them, made into patterns.

A form is a line of words around two slots, `S` for the foreign words and `G` for the translation:

    S , WHICH? HOW* MEANS , HOW? G

`“G”` takes only words in marks. A word stands for itself, `(a|b_c)` for one of several (`_` is a
space), a name in capitals for a list of `ways/words.toml`; `?` and `*` after any of them: perhaps,
and any number of times. Marks: `,` `;` `:` `/` `=`, `-` any dash, `.` the end of a sentence,
`[` and `]` brackets, `PAUSE` any one of them, `…` a few words on, `……` a sentence on.
The files of `ways/` hold the forms, each with sentences that are its tests.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from annotator.suggest.glosses.form_words import (
    BUILT_IN,
    MARKS,
    SLOTS,
    Needs,
    closes,
    heads,
    keys,
    needs,
)

FAMILIES = (
    "meaning",
    "translating",
    "language",
    "apposition",
    "saying",
    "names",
    "pairs",
    "passing",
)
"""The files of `ways/`, in the order in which their forms are tried."""

_SPACE = r"(?:[ \u00a0\u202f\n]+|(?<!\w))"


@dataclass(frozen=True)
class Way:
    """One form, compiled: what stands before both slots, between them and after both."""

    form: str
    family: str
    first: bool
    """Whether the foreign words come first."""
    marked: bool
    """Whether only a translation in marks counts."""
    parts: tuple[str, str, str]
    """Patterns of what stands before both slots, between them, after both; compiled when asked."""
    keys: tuple[frozenset[str], frozenset[str]]
    """One of these words stands left of the span, and one right of it, wherever the form is; empty
    where there are marks alone."""
    closes: str
    """With one of these marks what stands between the slots ends; empty where a word may."""
    needs: tuple[Needs, Needs, Needs]
    """The words that `parts` cannot do without, see `form_words.needs`."""
    heads: frozenset[str]
    """With one of these words what stands between the slots begins; empty where with any."""
    ends: str
    """Where words without marks end: `clause`, `sentence` or `line`; see `borders`."""
    sure: float
    tells: bool
    """Whether the form alone shows that unknown words in its first slot are foreign."""
    note: bool
    """Whether the words between are the article's own qualifier, to be kept."""
    bare: str
    """What words without marks must be: `any`, `english`, `short`, `name`, `meant`."""
    alike: int
    """Of how many words the foreign ones are at least, which words in marks must then retell, as
    the form says little; 0: nothing is asked."""
    small: bool
    """Whether the foreign words must begin small, as names do not, and stand without marks."""
    examples: tuple[str, ...]

    @cached_property
    def lead(self) -> re.Pattern[str] | None:
        """What stands right before the first slot."""
        return re.compile(rf"(?<!\w){self.parts[0]}[ \u00a0]?$") if self.parts[0] else None

    @cached_property
    def opening(self) -> re.Pattern[str] | None:
        """`lead` wherever it stands."""
        return re.compile(rf"(?<!\w){self.parts[0]}[ \u00a0]") if self.parts[0] else None

    @cached_property
    def between(self) -> re.Pattern[str]:
        """What stands between the slots."""
        return re.compile(self.parts[1] if self.first else rf"{self.parts[1]}\s?$")

    @cached_property
    def tail(self) -> re.Pattern[str] | None:
        """What stands right after the second slot."""
        return re.compile(self.parts[2]) if self.parts[2] else None


@lru_cache(maxsize=1)
def ways() -> tuple[Way, ...]:
    """All forms, family by family, in the order of their files."""
    room = files("annotator.suggest.glosses") / "ways"
    lists = tomllib.loads((room / "words.toml").read_text(encoding="utf-8"))["words"]
    found: list[Way] = []
    for family in FAMILIES:
        data = tomllib.loads((room / f"{family}.toml").read_text(encoding="utf-8"))
        own = {**lists, **data.get("words", {})}
        found += [compile_form(family, entry, own) for entry in data["way"]]
    return tuple(found)


def compile_form(family: str, entry: dict[str, object], lists: dict[str, str]) -> Way:
    """One entry of a file as a Way. ValueError where its form has not both slots."""
    tokens = str(entry["form"]).split()
    slots = [k for k, token in enumerate(tokens) if token in SLOTS]
    if len(slots) != 2 or {tokens[slots[0]][-1:], tokens[slots[1]][-1:]} == {"S"}:
        raise ValueError(f"A form has one S and one G: {entry['form']}")
    (one, two), names = slots, iter(range(99))
    lead = _pattern(tokens[:one], lists, names)
    between = _pattern(tokens[one + 1 : two], lists, names)
    tail = _pattern(tokens[two + 1 :], lists, names)
    first = tokens[one] == "S"
    if first and "“G”" in tokens and "…" in "".join(tokens):
        between += r"\s?(?:(?:the|an?) )?(?=[“\"‘'«])"
    examples = entry.get("examples", [])
    return Way(
        form=str(entry["form"]),
        family=family,
        first=first,
        marked="“G”" in tokens,
        parts=(lead, between, tail),
        keys=(
            keys(tokens[:one] if first else tokens[:two], lists),
            keys(tokens[one + 1 :] if first else tokens[two + 1 :], lists),
        ),
        needs=(
            needs(tokens[:one], lists),
            needs(tokens[one + 1 : two], lists),
            needs(tokens[two + 1 :], lists),
        ),
        heads=heads(tokens[one + 1 : two], lists),
        closes=closes(tokens[one + 1 : two]),
        ends=str(entry.get("ends", "clause")),
        sure=float(str(entry.get("sure", 0.9))),
        tells=bool(entry.get("tells", False)),
        note=bool(entry.get("note", True)),
        bare=str(entry.get("bare", "any")),
        alike=int(str(entry.get("alike", 0))),
        small=bool(entry.get("small", False)),
        examples=tuple(str(e) for e in examples) if isinstance(examples, list) else (),
    )


def _pattern(tokens: list[str], lists: dict[str, str], names: Iterator[int]) -> str:
    return "".join(_token(token, lists, names) for token in tokens)


def _token(token: str, lists: dict[str, str], names: Iterator[int]) -> str:
    times = ""
    if len(token) > 1 and token[-1] in "?*":
        token, times = token[:-1], token[-1]
    if token in MARKS:
        core = MARKS[token]
    else:
        inside = token[1:-1] if token[0] == "(" and token[-1] == ")" else token
        options = [_words(option, lists, names) for option in inside.split("|")]
        core = _SPACE + "(?:" + "|".join(options) + r")(?!\w)"
    return f"(?:{core}){'{0,4}' if times == '*' else times}" if times else core


def _words(option: str, lists: dict[str, str], names: Iterator[int]) -> str:
    parts = [_word(word, lists, names) for word in option.split("_")]
    return r"[ \u00a0\n]".join(parts)


def _word(word: str, lists: dict[str, str], names: Iterator[int]) -> str:
    if word == "LANG":
        return f"(?P<L{next(names)}>{BUILT_IN['LANG']})"
    if word in BUILT_IN:
        return f"(?:{BUILT_IN[word]})"
    if word in lists:
        options = [o.strip().replace(" ", "_") for o in lists[word].split("|")]
        return "(?:" + "|".join(_words(o, lists, names) for o in options if o) + ")"
    if word[:1].islower():
        return f"[{word[0]}{word[0].upper()}]" + re.escape(word[1:]).replace("'", "[’']")
    return re.escape(word)


_NO_NAMES = ("polish",)


def _named(word: str) -> str:
    """The word as the list has it: `danish` too is a language, `polish` need not be."""
    word = word.removesuffix("’s").removesuffix("'s")
    return word if word in _NO_NAMES else word.capitalize() if word.islower() else word


def names_language(match: re.Match[str], known: frozenset[str]) -> bool:
    """Whether every LANG of a match holds the name of a language."""
    for group, value in match.groupdict().items():
        if group.startswith("L") and value is not None:
            words = re.split(r"[ -]", value)
            if not any(_named(w) in known for w in words):
                return False
    return True
