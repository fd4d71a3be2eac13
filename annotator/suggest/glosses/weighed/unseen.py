"""Words that no detector saw, where a mark behind them lets one expect a translation.

Only those in no English list; whether they are foreign at all is weighed with all else.
"""

import re
from collections.abc import Sequence

from annotator.languages.english.lexicon import english_words, places
from annotator.suggest.glosses.coined import is_coined
from annotator.suggest.glosses.page import language_names
from annotator.suggest.glosses.weighed.signs import TELLING, Passage, token_at
from annotator.suggest.glosses.weighed.tokens import Token, cues, function_words
from annotator.suggest.speakers.first_names import first_names

LOOK_BACK = 60
"""Such words and all before them in their run have no more characters."""
LITTLE = 3
"""A word of so many letters may be English and still stand between two that are not: `de`, `in`."""
_MARK = re.compile(r"[”\"»)`*_=(“‘–—]|[’'](?!\w)")
_SIGNS = ("” (", '" (', "’ (", "» (", "* (", "` (", "_ (", " (“", ' ("', " (‘", " = ")
"""Without one of these in a text, what stands before a mark in it is hardly ever translated."""
_MARKED = frozenset("“\"‘'«`*_=")
_CLOSED = frozenset("”\"»’'*_`")
"""What stands before a bracket with the original: `“Shame!” (Rușine!)`."""
_AROUND = "(“\"‘'«`*_"
_WORD = re.compile(r"\w+")
_RUN = re.compile(r"[^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*(?: [^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*)*$")


def _is_strange(word: str) -> bool:
    """Whether a word is in no English list, nor made of words that are."""
    known = english_words()
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in known or word in language_names() or low.removesuffix("s") in known or len(low) < 2:
        return False
    return not ("-" in low and all(part in known for part in low.split("-")))


def unseen_words(text: str) -> list[tuple[int, int]]:
    """Ranges of such words, in order: code points. Linear in the text."""
    found: list[tuple[int, int]] = []
    if not any(sign in text for sign in _SIGNS):
        return found
    known = english_words()
    for match in _MARK.finditer(text):
        end = match.start()
        if text[end - 1 : end] in (" ", "!", "?"):
            end -= 1
        if not text[end - 1 : end].isalpha():
            continue
        last = text[text.rfind(" ", max(0, end - LOOK_BACK), end) + 1 : end].lstrip(_AROUND)
        if last.lower() in known:
            continue
        run = _run_before(text, end)
        if run and _is_expected(text, run, match.group()) and not is_coined(text, *run):
            found.append(run)
    return found


def _is_expected(text: str, run: tuple[int, int], mark: str) -> bool:
    """Whether the mark behind the words is no chance: names stand before many of them."""
    start, words = run[0], text[slice(*run)]
    if words.isupper():
        return False
    if words[0].islower() or mark == "=" or text[start - 1 : start] in _MARKED:
        return True
    if text[start - 1 : start] == "(":
        return text[max(0, start - 3) : start - 1].strip() in _CLOSED
    after = text[run[1] : run[1] + 3]
    told = after[2:] in _MARKED or (" " not in words and after[2:].islower())
    return after[:2] == " (" and told


def _run_before(text: str, end: int) -> tuple[int, int] | None:
    """The words that end here, back to the first that is English and longer than a little one."""
    run = _RUN.search(text, max(0, end - LOOK_BACK), end)
    if run is None:
        return None
    start, at = None, end
    for word in reversed(run.group().split(" ")):
        at -= len(word)
        if _is_strange(word):
            start = at
        elif start is None or len(word) > LITTLE or word in function_words() or word in cues():
            break
        at -= 1
    return None if start is None else (start, end)


def unseen_signs(tokens: Sequence[Token], seen: Passage, first: int, last: int) -> list[str]:
    """Signs that such words, `tokens[first:last]`, are foreign at all."""
    parts, case = _WORD.findall(seen.text), seen.case
    before, behind = token_at(tokens, first - 1), token_at(tokens, last)
    back = token_at(tokens, first - 2) if before.kind == "Q" else before
    ahead = token_at(tokens, last + 1) if behind.kind == "Q" else behind
    shape = f"{case}{min(3, len(parts))}"
    begins = back.kind in (".", "N", "NN", ":", "^")
    name = any(p in first_names() or p.lower() in places() for p in parts)
    found = ["T", f"T {shape}", f"T {shape} {begins:d}", f"T name {name:d}"]
    found.append(f"T plain {seen.text.isascii():d} {case}")
    found.append(f"T back {back.kind} {case}")
    found.append(f"T ahead {ahead.kind} {case}")
    found.append(f"T marks {before.kind == 'Q':d}{behind.kind == 'Q':d} {case}")
    found.append(f"T {back.group} _ {ahead.group}")
    around = tokens[max(0, first - 8) : last + 8]
    found += [f"T near {g} {case}" for g in dict.fromkeys(t.group for t in around) if g in TELLING]
    found += [f"T ending {seen.text.lower()[-size:]}" for size in (2, 3)]
    found.append(f"T caps {min(3, sum(p[0].isupper() for p in parts))} of {min(3, len(parts))}")
    return found
