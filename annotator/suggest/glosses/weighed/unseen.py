"""Words that no detector saw, where a mark behind them lets one expect a translation.

Only those in no English list; whether they are foreign at all is weighed with all else.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.languages.english.lexicon import english_words, language_words, places
from annotator.suggest.glosses.coined import is_coined
from annotator.suggest.glosses.weighed.signs import TELLING, Passage, token_at
from annotator.suggest.glosses.weighed.tokens import Token, cues
from annotator.suggest.speakers.names import first_names

LOOK_BACK = 60
"""Such words and all before them in their run have no more characters."""
LITTLE = 3
"""A word of so many letters may be English and still stand between two that are not: `de`, `in`."""
_MARK = re.compile(r"[”\"»)`*_=(“‘–—]|[’'](?!\w)")
_SIGNS = ("” (", '" (', "’ (", "» (", "* (", "` (", "_ (", " (“", ' ("', " (‘", " = ")
"""Without one of these in a text, only what stands before a bracket in it may be translated."""
_OPENING = re.compile(r"\(")
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
    if low in known or low in language_words() or low.removesuffix("s") in known or len(low) < 2:
        return False
    if word[0].isupper() and low in places():
        return False
    return not ("-" in low and all(part in known for part in low.split("-")))


def unseen_words(text: str) -> list[tuple[int, int]]:
    """Ranges of such words, in order: code points. Linear in the text."""
    found = set(_before_marks(text))
    for cue in _cues_in(text):
        if not (cue.group() in _SURE or _is_about_words(text, cue.start(), cue.end())):
            continue
        begin = max(0, cue.start() - FAR)
        stops = [m.end() for m in _SENTENCE_END.finditer(text, begin, cue.start())]
        found.update(_runs(text, stops[-1] if stops else begin, cue.start())[-TRIED:])
    runs = sorted(found)
    return [r for r in runs if not any(o != r and o[0] <= r[0] and r[1] <= o[1] for o in runs)]


def _before_marks(text: str) -> Iterator[tuple[int, int]]:
    """The words right before a mark behind which a translation may stand."""
    marks = _MARK if any(sign in text for sign in _SIGNS) else _OPENING
    known = english_words()
    for match in marks.finditer(text):
        end = match.start()
        while end and text[end - 1] in ' !?,.”"’*':
            end -= 1
        if not text[end - 1 : end].isalpha():
            continue
        last = text[text.rfind(" ", max(0, end - LOOK_BACK), end) + 1 : end].lstrip(_AROUND)
        if last.lower() in known:
            continue
        run = _run_before(text, end)
        if run and _is_expected(text, run, match) and not is_coined(text, *run):
            yield run


def _is_expected(text: str, run: tuple[int, int], mark: re.Match[str]) -> bool:
    """Whether the mark behind the words is no chance: names stand before many of them."""
    start, words = run[0], text[slice(*run)]
    if words.isupper() or words.partition(" ")[0].lower() in first_names():
        return False
    if words[0].islower() or mark.group() == "=" or text[start - 1 : start] in _MARKED:
        return True
    if text[start - 1 : start] == "(":
        return text[max(0, start - 3) : start - 1].strip() in _CLOSED
    bracket = _BRACKET.match(text, run[1])
    if bracket is None or (" " not in words and bracket[1][0].isalpha()):
        return False
    inside = _WORD.findall(bracket[1].lower())
    return any(w in english_words() for w in inside) and not any(w in places() for w in inside)


_CUE = re.compile(
    r"(?:mean(?:s|t|ing)?|translat(?:es|ed|ing|ion)|literally|signif(?:ies|ying)|refers? to|"
    r"stands? for|(?:word|term|phrase|name|slang)s? for|AKA|aka|a\.k\.a\.)(?!\w)| for (?=[“\"‘])"
)
"""Words with which somebody says what a word means, though it may stand far before them."""
_HEADS: tuple[str, ...] = (
    "mean",
    "translat",
    "literally",
    "signif",
    "refer",
    "stand",
    "word",
    "term",
    "phrase",
)
_HEADS += ("name", "slang", "AKA", "aka", "a.k.a.", " for “", ' for "', " for ‘")


def _cues_in(text: str) -> Iterator[re.Match[str]]:
    """Where such words stand; looking for how each begins is faster than one expression."""
    for head in _HEADS:
        at = text.find(head)
        while at >= 0:
            found = None if head[0] != " " and text[at - 1 : at].isalnum() else _CUE.match(text, at)
            if found:
                yield found
            at = text.find(head, at + 1)


_SURE = frozenset(("translates", "literally", "AKA", "aka", "a.k.a."))
_CAPITAL = re.compile(r"[^\W\d_a-z][a-z]+")
_MARK_NEAR = re.compile(r"[^.\n]{0,20}[“\"‘*`]|[^.\n]{0,20} '")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]? (?=[^\W\d_a-z]|[“\"])|\n")


def _is_about_words(text: str, start: int, end: int) -> bool:
    """Whether a language is named near a place, or something is in marks right behind it."""
    if _MARK_NEAR.match(text, end):
        return True
    near = _CAPITAL.findall(text, max(0, start - FAR), end + FAR // 3)
    return any(word.lower() in language_words() for word in near)


FAR = 90
TRIED = 2
"""Of the words that may be foreign before such a word, the nearest."""
_BRACKET = re.compile(r"[,.!?]?[”\"’»*_]? \(([“\"‘'*]?[^\W\d_][^()\n\d]{1,70})\)", re.S)


def _runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """All runs of words in no English list between two places."""
    found: list[tuple[int, int]] = []
    for match in _ONE.finditer(text, start, end):
        word = match.group()
        strange = _is_strange(word) and not word.isupper()
        if strange and not is_coined(text, *match.span()):
            joined = found and text[found[-1][1] : match.start()]
            if joined and (joined == " " or _BRIDGE.fullmatch(joined)):
                found[-1] = found[-1][0], match.end()
            else:
                found.append(match.span())
    return found


_ONE = re.compile(r"(?<![\w.@/])[^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*(?![\w@/])")
_BRIDGE = re.compile(r" (?:[^\W\d_]{1,3} ){1,2}")
_ENGLISH = frozenset(("in", "and", "of", "the", "to", "at", "on", "for", "is", "was", "by", "with"))
_ENGLISH |= {"from", "or", "as", "it", "he", "are", "his", "her"}


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
        elif start is None or len(word) > LITTLE or word in _ENGLISH or word in cues():
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
