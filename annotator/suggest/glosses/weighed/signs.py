"""What speaks for and against a stretch of English as the translation: its signs, as words.

A sign is a short text; `weights.py` has its number. They are of three sorts: of the border that
lies towards the passage (with all that stands between), of the other border, of both together.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from annotator.languages.english.lexicon import english_words, places
from annotator.suggest.glosses.retelling import size_in_words
from annotator.suggest.glosses.vocabulary import shared
from annotator.suggest.glosses.weighed.between import Between, squeezed
from annotator.suggest.glosses.weighed.tokens import Token, finite_verbs, function_words

_COMMAS = re.compile("[,،、，;–—]")
_WORD = re.compile(r"\w+")
_EDGE = Token(0, 0, "", "^", "^", False)
TELLING = frozenset(("MEAN", "LIKE", "CALL", "WORD", "SAY", "LANG"))
"""Groups of cues that say something wherever they stand."""
_SIZES = (0, 1, 2, 3, 4, 6, 9, 14, 22)


class Passage(NamedTuple):
    """The foreign passage as the signs need it."""

    text: str
    size: int
    """English words that it would take, about."""
    case: str
    """u, l or n: whether it begins with a capital, a small letter, or neither."""
    final: str
    """Its question or exclamation mark."""
    quoted: bool
    before: tuple[str, ...]
    """Kinds of the two tokens before it, quotation marks left out."""
    behind: str
    commas: int
    repeats: bool
    unseen: bool = False
    """Whether no detector saw it."""


def passage(tokens: Sequence[Token], first: int, last: int, unseen: bool = False) -> Passage:
    """Look at `tokens[first:last]`."""
    text = tokens[first].text
    head = next((c for c in text if c.isalpha()), "")
    follows = token_at(tokens, last)
    final = text[-1] if text[-1:] in ("!", "?") else ""
    before = [t.kind for t in tokens[max(0, first - 3) : first] if t.kind != "Q"]
    return Passage(
        text=text,
        size=max(1, round(size_in_words(text))),
        case="u" if head.isupper() else "l" if head.islower() else "n",
        final=final or (follows.text if follows.text in ("!", "?") else ""),
        quoted=first > 0 and tokens[first - 1].kind == "Q",
        before=tuple(before[-2:]),
        behind=follows.kind,
        commas=min(3, len(_COMMAS.findall(text))),
        repeats=_repeats(text, frozenset()),
        unseen=unseen,
    )


def token_at(tokens: Sequence[Token], place: int) -> Token:
    """The token at a place, or what stands for the edge of the text."""
    return tokens[place] if 0 <= place < len(tokens) else _EDGE


def size_step(number: int) -> int:
    """The largest of the sizes that are told apart up to `number`."""
    return _SIZES[bisect_right(_SIZES, number) - 1]


def _repeats(text: str, without: frozenset[str]) -> bool:
    """Whether a word comes twice: `Haraka haraka`, `hurry, hurry`."""
    found = [w for w in _WORD.findall(text.lower()) if w not in without]
    return len(found) > len(set(found))


def near_signs(seen: Passage, between: Between, count: int) -> list[str]:
    """Signs of the border towards the passage: of the `count` tokens that stand between the two."""
    side = between.side
    kinds, groups = between.kinds(count), between.groups(count)
    found = [side, f"{side}|{size_step(len(kinds))} kinds"]
    if len(kinds) <= 7:
        found.append(f"{side}={' '.join(kinds)}")
    if len(groups) <= 10:
        found.append(f"{side}~{' '.join(groups)}")
    found += [f"{side} has {kind}" for kind in dict.fromkeys(kinds)]
    found += [f"{side} {a} {b}" for a, b in itertools.pairwise(kinds)]
    found += [f"{side} has~ {group}" for group in dict.fromkeys(groups) if group in TELLING]
    inwards = groups if side == "R" else groups[::-1]
    found += [f"{side}~ ends {' '.join(inwards[-count:])}" for count in (1, 2, 3)]
    found.append(f"{side}~ begins {' '.join(inwards[:3])}")
    found.append(f"{side} words {size_step(between.words[count])}")
    found.append(f"{side} full words {size_step(between.full_words[count])}")
    found.append(f"{side} foreign {min(2, between.foreign[count])}")
    found += [f"{side} before {kind}" for kind in (seen.before[-1:])]
    found.append(f"{side} before {' '.join(seen.before)}")
    found.append(f"{side} behind {seen.behind}")
    touching = between.touching(count)
    found.append(f"{side} before {' '.join(seen.before[-1:])} touches {touching}")
    found += [f"{side} size {min(4, seen.size)} touches {touching}"]
    if seen.unseen:
        found.append(f"T {side} touches {touching} {seen.case}")
        if len(groups) <= 5:
            found.append(f"T {side}~ {' '.join(groups)} {seen.case}")
        found += [f"T {side} has~ {g}" for g in dict.fromkeys(groups) if g in TELLING]
    return found


def far_signs(tokens: Sequence[Token], right: bool, border: int) -> list[str]:
    """Signs of the border that lies away from the passage."""
    side = "R" if right else "L"
    steps = (0, 1, 2) if right else (-1, -2, -3)
    one, two, three = (token_at(tokens, border + s) for s in steps)
    found = [f"{side} far {one.kind}", f"{side} far {one.kind} {two.kind}"]
    found.append(f"{side} far~ {one.group} {two.group} {three.group}")
    far = tokens[border : border + 6] if right else tokens[max(0, border - 6) : border]
    if any(t.kind == "F" for t in far):
        groups, _ = squeezed(t.group for t in far if t.kind != "Q")
        found += [f"{side} foreign beyond", f"{side} beyond {' '.join(groups[:3])}"]
    return found


def brief_signs(
    tokens: Sequence[Token], seen: Passage, right: bool, start: int, end: int
) -> list[str]:
    """Signs of the English itself that are told at a glance: its borders together, its length."""
    side = "R" if right else "L"
    before, behind = token_at(tokens, start - 1), token_at(tokens, end)
    count = sum([t.is_word for t in tokens[start:end]])
    ratio = max(-4, min(6, round(2 * log((count + 0.5) / (seen.size + 0.5)))))
    found = [f"{side} {before.kind} _ {behind.kind}", f"{side} {before.group} __ {behind.group}"]
    found += [f"first {tokens[start].kind}", f"last {tokens[end - 1].kind}"]
    found += [f"ratio {ratio}", f"ratio {ratio} of {min(3, seen.size)}"]
    found.append(f"sizes {size_step(seen.size)} {size_step(count)}")
    return found


def both_signs(
    tokens: Sequence[Token], seen: Passage, right: bool, start: int, end: int
) -> list[str]:
    """All further signs of the English itself: its marks, its words, its build."""
    side = "R" if right else "L"
    before, behind = token_at(tokens, start - 1), token_at(tokens, end)
    quoted = before.kind == "Q" and (
        behind.kind == "Q" or (behind.kind in (",", ".") and token_at(tokens, end + 1).kind == "Q")
    )
    inner = tokens[start:end]
    words = [t for t in inner if t.is_word]
    texts = [t.text for t in words]
    bracketed = before.kind == "(" and behind.kind == ")"
    found = [f"{side} marks {quoted:d}{bracketed:d}{seen.quoted:d}"]
    found += _of_words(words, texts, quoted, side, [t.kind for t in inner if not t.is_word])
    length = tokens[end - 1].end - tokens[start].start
    if seen.case != "n":
        found.append(f"letters {max(-4, min(6, round(2 * log(length / len(seen.text)))))}")
    if len(words) == seen.size > 1:
        found.append("same count")
    text = " ".join([t.text for t in inner]) + " "
    found += _of_build(seen, words[0].group, texts, quoted, behind, text)
    clean = not before.is_word and not behind.is_word
    found.append(f"{side} clean {clean:d} {behind.kind if behind.kind in ('.', ',') else ''}")
    if seen.unseen:
        found.append(f"T marks {side} {quoted:d}{bracketed:d}{seen.quoted:d} {seen.case}")
        found.append(f"T {side} {before.group} __ {behind.group}")
    return found


def _of_words(
    words: Sequence[Token], texts: list[str], quoted: bool, side: str, marks: list[str]
) -> list[str]:
    kinds, groups = [t.kind for t in words], [t.group for t in words]
    found = [f"first~ {groups[0]} {groups[1] if len(words) > 1 else '$'}"]
    found += [f"holds {g}" for g in dict.fromkeys(groups) if g in TELLING]
    if "W" in kinds and all(t.text.lower() in places() or t.kind != "W" for t in words):
        found.append(f"a place of {min(3, len(words))}")
    if "9" in kinds:
        found.append("holds 9")
    found.append(f"{side} commas {min(3, marks.count(','))} {quoted:d}")
    found += [f"{side} holds {mark} {quoted:d}" for mark in dict.fromkeys(marks)]
    unknown = sum(map(_is_unknown, texts))
    if unknown:
        found.append(f"unknown {min(2, unknown)}")
    if not quoted and "SAY" in groups[:3]:
        found.append(f"{side} says early {groups.index('SAY')}")
    return found


@lru_cache(maxsize=2048)
def _is_unknown(word: str) -> bool:
    """Whether a word without a capital is missing from the list of English words."""
    return word.isalpha() and not word[0].isupper() and word not in english_words()


@lru_cache(maxsize=2048)
def _is_finite(word: str) -> bool:
    """Whether a word can be the verb of a clause."""
    return word.lower().replace("’", "'") in finite_verbs()


def _of_build(
    seen: Passage, group: str, words: list[str], quoted: bool, behind: Token, text: str
) -> list[str]:
    case = "u" if words[0][0].isupper() else "l"
    verb = any(map(_is_finite, words))
    clause = verb or group == "PRO"
    found = [f"case {seen.case}{case} {quoted:d}", f"case {seen.case}{case} of {min(4, seen.size)}"]
    capitals = min(3, sum([word[0].isupper() for word in words[1:]]))
    found.append(f"capitals {seen.case} {capitals}")
    found.append(f"verb {verb:d} of {size_step(seen.size)}")
    found.append(f"clause {clause:d} of {min(3, seen.size)}")
    final = behind.text if behind.text in ("!", "?") else ""
    found.append(f"final {seen.final} {final}")
    commas = min(3, len(_COMMAS.findall(text)))
    found.append(f"commas {seen.commas} {commas}")
    if commas and commas == seen.commas:
        found.append("same commas")
    found.append(f"repeats {seen.repeats:d} {_repeats(text, function_words()):d}")
    found.append(f"hyphen {'-' in seen.text:d} {'-' in text:d}")
    common = shared(seen.text, text)
    found.append(f"common {min(4, round(2 * common.hits))}")
    found.append(f"known {min(3, round(common.known))} common {min(2, round(common.hits))}")
    if common.unlike:
        found.append("only one says no")
    return found
