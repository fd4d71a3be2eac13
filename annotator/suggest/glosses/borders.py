"""Where a translation without marks ends: at a mark, or where the sentence goes on without it.

`which means tiger | though it is a spaniel`, `for one who carries a box | in Marathi`.
"""

import re
from functools import lru_cache

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source, language_names
from annotator.suggest.glosses.retelling import size_in_words

LONGEST = 200
MOST_WORDS = 18
_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s]|\n|\S")
_HARD = frozenset('.!?;:()[]“”«»"/|=—–\n…‘')
_SENTENCE = re.compile(r"[.!?…](?=\s|[”\"’»]|$)|[;\n“”\"«»()]|\s[—–]\s|$")
_SUBJECTS = word_list("glosses.persons") | {"there", "who", "what", "nobody", "somebody", "let"}
_HEADS = word_list("glosses.heads")
_FINITE = word_list("glosses.finite")
_RELATIVE = word_list("glosses.relative")
_OUT = word_list("glosses.leaving")
_LOOSE = word_list("glosses.loose")


def read_bare(page: Page, source: Source, at: int, ends: str) -> Operand | None:
    """The words without marks from `at` on, by one of the rules `clause`, `sentence`, `line`."""
    text = page.text
    while at < len(text) and text[at] in " \t\u00a0":
        at += 1
    limit = min(len(text), at + LONGEST)
    if ends == "sentence":
        stop = _SENTENCE.search(text, at, limit)
        end = stop.start() + (text[stop.start() : stop.start() + 1] in ("!", "?")) if stop else at
    elif ends == "line":
        end = min(limit, page.line_end(at))
    else:
        end = _clause_end(text, at, limit, text[source.start : source.end])
    if not 0 < len(text[at:end].split()) <= MOST_WORDS:
        return None
    return whole(page, at, end)


def _clause_end(text: str, at: int, limit: int, foreign: str) -> int:
    """One past the last word of the translation that begins at `at`."""
    size = size_in_words(foreign)
    commas = foreign.count(",")
    seen: list[str] = []
    end = at
    tokens = list(_TOKEN.finditer(text, at, limit))
    whole_of_it = _words_to_mark(tokens)
    if size >= SENTENCE and size * 0.5 <= whole_of_it <= 1.8 * size + 2:
        size = whole_of_it * 2  # a sentence for a sentence: its verb does not end it
    for number, token in enumerate(tokens):
        word = token.group()
        low = word.lower()
        following = tokens[number + 1].group().lower() if number + 1 < len(tokens) else ""
        if low == "," and commas and following not in _OUT:
            commas -= 1
            continue
        if low in "-/" and text[token.start() - 1] != " " and text[token.end() :][:1] != " ":
            continue  # `ear-worm`, `a road/rail link`
        opening = low == "'" and text[token.start() - 1].isspace()
        if low in _HARD or low in (",", "-") or opening:
            return end + (low in "!?" and bool(seen))
        if seen and _leaves(seen, low, following, tokens, number, size):
            return end
        seen.append(low)
        end = token.end()
    return end


SENTENCE = 4
"""Foreign words of so many words have a verb of their own."""


def _words_to_mark(tokens: list[re.Match[str]]) -> int:
    """How many words stand before the first mark."""
    for number, token in enumerate(tokens):
        if token.group() in _HARD or token.group() == ",":
            return number
    return len(tokens)


def _leaves(
    seen: list[str],
    low: str,
    following: str,
    tokens: list[re.Match[str]],
    number: int,
    size: int,
) -> bool:
    """Whether the sentence goes on with the word `low`, and the translation does not."""
    clause = seen[0] in _SUBJECTS or seen[0] in _FINITE
    before = seen[-1]
    if low in ("who", "whose", "where", "when"):
        early = size > 2 and len(seen) < 1.3 * size
        return before not in _HEADS and not clause and not early
    if low in ("which", "though", "although", "but", "while", "whereas", "because"):
        return True
    if is_verb(low):
        return not (clause or len(seen) < 0.6 * size or _is_relative(seen))
    if low in ("and", "or", "so"):
        return not clause and (_language_follows(tokens, number) or _goes_on(following))
    if low == "to" and following in ("describe", "refer", "mean", "denote"):
        return True
    if low in words().prepositions and following.isdigit():
        return True
    if low in ("in", "from", "for") and _language_follows(tokens, number):
        return True
    if low in ("as", "after", "before", "if", "since", "until"):
        return following in words().pronouns or following.endswith("ing") or len(seen) >= size + 2
    if low in _LOOSE and following in ("the", "a", "an", "his", "her", "their", "its", "this"):
        return len(seen) > size and low in ("on", "at", "from", "during") and not clause
    return False


def _is_relative(seen: list[str]) -> bool:
    """`one who carries`, `what we have`: the verb belongs to the translation."""
    pronoun = any(w in words().pronouns for w in seen[1:])
    return pronoun or any(w in ("who", "that", "what", "which") for w in seen)


def _goes_on(following: str) -> bool:
    """Whether a word after "and" goes on with the sentence: `and is`, `and they`, `and from`."""
    lists = words()
    return (
        is_verb(following)
        or following in lists.pronouns
        or following in lists.prepositions
        or following in _RELATIVE
    )


def _language_follows(tokens: list[re.Match[str]], number: int) -> bool:
    """`in the Māori language`, `in his native Tamil`."""
    for token in tokens[number + 1 : number + 5]:
        if token.group() in language_names():
            return True
        if not token.group()[:1].isalpha():
            return False
    return False


def is_verb(word: str) -> bool:
    """Whether a word is a finite verb that a report goes on with: `is`, `came`, `said`."""
    if word in _verbs():
        return True
    return words().saying.get(word) == "finite" and word not in words().speech


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return _FINITE | word_list("glosses.told")
