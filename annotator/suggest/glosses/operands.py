"""The words of a gloss: a passage in marks, or bare words up to where they must end."""

import re
from dataclasses import dataclass

from annotator.suggest.glosses.page import CUE_REACH, Page, language_pattern

MAX_WORDS = 16
MAX_LENGTH = 400
_SKIP = " \t\u00a0\u202f\n"
_STOP = re.compile(
    r"[,.;:!?)\]\n“”\"«»|=]|(?<!\w)/|/(?!\w)|\s[—–-]\s|—|–| \(|--"
    r"|\s(?:which|who|whose|when|where|while|because|but|though|although|is|was|are|were|"
    r"has|have|had|will|"
    r"would|and is|and was|and has|to describe|to refer|after|before|if|since|became|"
    r"becomes|came|comes|as he|as she|as they|"
    r"in reference|on the|at the|from the|during|used|is used|came|went|soon|appeared|"
    r"spread|hung|echoed)\b"
)
_HARD_STOP = re.compile(r"[,.;:!?)\]\n“”\"«»—–]")
_ALSO = re.compile(
    r"\s*(?:,\s*|[—–]\s*)?(?:or|and|but also|/|;)\s*(?:,\s*)?(?:also\s+|even\s+|simply\s+|"
    r"perhaps\s+|sometimes\s+|more\s+\w+,?\s+|less\s+\w+,?\s+|"
    r"alternatively,?\s+|literally,?\s+|better,?\s+|rather,?\s+|to some,?\s+)*(?:as\s+)?(?:for\s+)?"
)
_COMMA = re.compile(r",?[ \u00a0](?=[“\"‘«])")
_LEADING = re.compile(
    r"(?:something (?:like|close to|along the lines of)|more or less|roughly|loosely|"
    r"literally|simply|as|to(?= [“\"‘'])|:|the phrase|the words?|"
    r"(?:two|three|four|five|six) (?:short |little |simple )?words[,:]|"
    r"the English(?: word| phrase| proverb| saying| expression)?(?= [“\"‘']))\s+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Operand:
    """The range of a gloss without marks, where reading goes on, and whether it stood in marks."""

    start: int
    end: int
    after: int
    quoted: bool


def quoted(page: Page, at: int) -> Operand | None:
    """An English passage in marks at `at`, spaces before it allowed."""
    text = page.text
    limit = min(len(text), at + 3)
    while at < limit and text[at] in _SKIP:
        at += 1
    passage = page.quoted_at(at)
    if passage is None:
        return _single(page, at)
    _, start, end, after = passage
    return _trimmed(text, start, end, after, True)


_SINGLE = re.compile(
    r"['‘’`“\"]([^'‘’`“”\"\n]{1,160}(?:[’'][a-z]{1,2} [^'‘’“”\"\n]{1,120})*)['’”\"]"
)


def _single(page: Page, at: int) -> Operand | None:
    """One word in single marks, which the scanner leaves to context: lit. 'glory'."""
    match = _SINGLE.match(page.text, at)
    if match is None:
        return None
    return _trimmed(page.text, match.start(1), match.end(1), match.end(), True)


_EMPHASISED = re.compile(r"(\*\*|\*|__|_|`)(?=[^\s*_`])([^*_`\n]{1,120}?)\1(?!\w)")


def emphasised(page: Page, at: int) -> Operand | None:
    """Words between the signs with which a page's source sets off: `means *helmsman*`."""
    match = _EMPHASISED.match(page.text, at)
    if match is None:
        return None
    return _trimmed(page.text, match.start(2), match.end(2), match.end(), True)


def bare(page: Page, at: int, limit: int | None = None, like: int = 0) -> Operand | None:
    """Words without marks from `at` to the first point where a gloss must end.

    `like`: how long the span is: a verb does not end a gloss that would be much too short.
    """
    text = page.text
    while at < len(text) and text[at] in " \t\u00a0":
        at += 1
    end = min(len(text), at + 160) if limit is None else limit
    stop = _STOP.search(text, at, end)
    after = stop.start() if stop else end
    if stop is None and limit is None and end == at + 160:
        return None
    if stop and like and stop.group()[0].isspace() and after - at < 0.6 * like:
        further_on = _HARD_STOP.search(text, after, end)
        if further_on and further_on.start() - at <= 2.2 * like:
            stop, after = further_on, further_on.start()
    if stop and stop.group() in ".!?" and limit is None and text[after] in "!?":
        after += 1
    cut = re.compile(rf"\s(?:in|for|from) {language_pattern()}\b").search(text, at, after)
    if cut:
        after = cut.start()
    if not 0 < len(text[at:after].split()) <= MAX_WORDS:
        return None
    return _trimmed(text, at, after, after, False)


def whole(page: Page, start: int, end: int) -> Operand | None:
    """Exactly this range: what stands inside a bracket or on a line."""
    return _trimmed(page.text, start, end, end, False)


_NEXT_WORD = re.compile(
    r",? ?(?:\(|[—–=] ?[“\"‘]|(?:which |that )?(?:means?|meaning|translat|literally|for [“\"‘]))"
)


def _is_next_word(page: Page, operand: Operand) -> bool:
    """`“white”; “tau” (тау) meaning …`: what is itself translated is no translation."""
    return _NEXT_WORD.match(page.text, operand.after, operand.after + CUE_REACH) is not None


SAYS = re.compile(r",? (?:said|says|asked|wrote|(?:he|she|they|I|we|[A-Z]\w+) \w+(?:s|ed|id)\b)")


def further(page: Page, operand: Operand, listed: bool = False) -> list[Operand]:
    """More glosses chained with "or" and "and", each in marks; `listed`: with commas alone."""
    found: list[Operand] = []
    at = operand.after
    while len(found) < 5:
        match = _ALSO.match(page.text, at, at + CUE_REACH)
        if match is None or match.end() == at:
            match = _COMMA.match(page.text, at)
        if match is None:
            break
        following = quoted(page, match.end())
        if following is None and listed:
            following = emphasised(page, match.end())
        if following is None or _is_next_word(page, following):
            break
        if match.re is _COMMA and not listed and not _is_chained(page, following):
            break
        if listed and match.re is _COMMA and SAYS.match(page.text, following.after):
            break
        found.append(following)
        at = following.after
    return found


def _is_chained(page: Page, operand: Operand) -> bool:
    """`“A”, “B” or “C”`: whether "or" and a third follow the second."""
    match = _ALSO.match(page.text, operand.after, operand.after + CUE_REACH)
    return match is not None and quoted(page, match.end()) is not None


_EITHER = re.compile(r",? or | ?/ ")
_LIST = re.compile(
    r",? (?P<more>[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}(?:, [a-z][a-z-]+(?: [a-z-]+){0,2}){0,3}),? "
    r"(?:or|and) "
    r"(?P<last>(?:an? |the |to )?[a-z-]+(?: [a-z-]+){0,5})(?=[.,;:)”\"—–\n]|$)"
)


def either(page: Page, operand: Operand) -> list[Operand]:
    """`town or market`, `a staff, stick, or cylinder`, `lighthouse / beacon`: one each.

    Only where each is a word or two; else the operand alone.
    """
    text = page.text
    gloss = text[operand.start : operand.end]
    joints = list(_EITHER.finditer(gloss))
    if not joints:
        rest = _LIST.match(text, operand.end, operand.end + CUE_REACH)
        if rest is None or len(gloss.split()) > 3:
            return [operand]
        ranges = [(operand.start, operand.end)]
        ranges += [
            (rest.start("more") + m.start(), rest.start("more") + m.end())
            for m in re.finditer(r"[^,]+", rest.group("more"))
        ]
        ranges.append(rest.span("last"))
    else:
        begins = [0, *(j.end() for j in joints)]
        ends = [*(j.start() for j in joints), len(gloss)]
        ranges = [(operand.start + a, operand.start + b) for a, b in zip(begins, ends, strict=True)]
        least = 2 + gloss.startswith(("a ", "an ", "the ", "to "))
        if any(len(text[a:b].split()) > least for a, b in ranges):
            return [operand]
    found = [whole(page, a, b) for a, b in ranges]
    return [o for o in found if o is not None]


def skip_leading(page: Page, at: int) -> int:
    """Step over "something like" and "roughly" before the words themselves."""
    for _ in range(3):
        match = _LEADING.match(page.text, at, at + CUE_REACH)
        if match is None:
            break
        at = match.end()
    return at


_EDGES = ' \t\n\u00a0\u202f,;:“”"*_`'
"""What is no part of a translation at its ends: blanks, marks, emphasis of a page's source."""


def _trimmed(text: str, start: int, end: int, after: int, marked: bool) -> Operand | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if end <= start or end - start > MAX_LENGTH or not any(c.isalpha() for c in text[start:end]):
        return None
    return Operand(start, end, after, marked)
