"""Words that no detector saw, but whose gloss gives them away: `glasnost (“openness”)`.

What stands before a translation in marks, and is no English word and nobody's name, is foreign.
The surroundings have to say so the louder, the less the words themselves do: small letters and a
bracket with words in marks are enough, a capitalised name needs a noun like "party" or a title.
"""

import re
from collections.abc import Sequence

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import english_words, places
from annotator.model.proposal import Quotation
from annotator.suggest.glosses.clues import clue, is_glossed, is_title_of
from annotator.suggest.glosses.english import in_lexicon
from annotator.suggest.speakers.first_names import first_names
from annotator.suggest.speakers.name_words import PARTICLES

LOOK_BACK = 80
LONGEST = 200
MAX_WORDS = 6

_MARKED = re.compile(
    r"[,.!?]?[”\"’»]?(?:"
    r"(?P<bracket> \((?:[A-Z]{2,6}[,;] )?"
    r"(?:(?:meaning|literally|lit\.|or|roughly|i\.e\.),? )?[“\"‘'])"
    r"|(?P<told>,? ?(?:[—–-] ?)?(?:which )?(?:meaning|literally|lit\.|roughly|means|meant),? "
    r"[“\"‘'])"
    r"|(?P<said>,? ?(?:[—–-] ?)?(?:or|that is|i\.e\.),? [“\"‘'])"
    r"|(?P<bare>,? (?:meaning|which means|literally|or) (?=[A-Za-z]))"
    r"|(?P<aside> \((?:that is|meaning|literally|lit\.|i\.e\.|roughly|in English)[,:]? (?=[a-z]))"
    r"|(?P<comma>, [“\"‘'](?=[A-Za-z]))"
    r"|(?P<dash> ?[—–] (?:an? |the )?[“\"‘'](?=[A-Za-z]))"
    r"|(?P<apposed>, (?:the (?=[A-Z])|(?=The [A-Z])|(?=[A-Z][a-z]+ (?:[a-z]+ ){0,2}[A-Z])))"
    r"|(?P<shared>(?: ?[—–:]|,) (?=[A-Za-z]))"
    r"|(?P<plain> \((?=[A-Za-z][^()“”\"\d\n]{2,60}\))))"
)
"""How a translation begins; the first four have it in marks."""
_ANCHOR = re.compile(r" \(|,|:|—|–| (?:means?|meant|meaning|literally|or),? (?=[“\"‘'])")
"""Where a translation can begin: found first, as the pattern above asks much of each place. Each
way begins with one character, as places are found faster so."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*")


def glossed_words(text: str) -> list[tuple[int, int]]:
    """The ranges of such words, in order of their glosses. Linear in the text."""
    found: list[tuple[int, int]] = []
    known = english_words()
    last = -1
    for anchor in _ANCHOR.finditer(text):
        at = anchor.start()
        if text[text.rfind(" ", max(0, at - LOOK_BACK), at) + 1 : at] in known:
            continue  # mostly so
        least = max(0, at - 3)
        while at > least and text[at - 1] in " ”\"’'»,.!?":
            at -= 1
        word = _word_before(text, at) if at > last else ""
        small = word.islower() and word in known
        match = None if small or not word else _MARKED.match(text, at)
        last = max(at, last)
        if match is None:
            continue
        kind = match.lastgroup or ""
        run = _foreign_run(text, match.start())
        if run and kind == "shared" and _is_plain_name(text[slice(*run)]):
            run = None
        gloss = _gloss_after(text, match.end(), kind, text[slice(*run)]) if run else ""
        if run and gloss and is_glossed(clue(text, run, gloss), kind):
            found.append(run)
            continue
        following = text[match.end() : match.end() + 4]
        if len(following) == 4 and following.isalpha() and following.islower():
            continue  # a title is translated by one
        run = _title_run(text, match.start())
        gloss = _gloss_after(text, match.end(), kind, text[slice(*run)]) if run else ""
        if run and gloss and is_title_of(clue(text, run, gloss)):
            found.append(run)
    return found


def _is_plain_name(run: str) -> bool:
    """A capital and no letter that English has not: before a mere comma such words are a name."""
    return run.isascii() and not run[:1].islower()


def _word_before(text: str, end: int) -> str:
    """The word that ends at `end`, empty where none does."""
    start = text.rfind(" ", max(0, end - LOOK_BACK), end) + 1
    if start and text[start:end].isalpha():
        return text[start:end]
    start = end
    while (
        start and end - start < LOOK_BACK and (text[start - 1].isalpha() or text[start - 1] == "’")
    ):
        start -= 1
    return text[start:end]


_TITLE = re.compile(
    r"(?<![\w’'-])[^\W\d_a-z][\w’'-]*(?: (?:[^\W\d_a-z][\w’'-]*|[a-zà-ž]{1,4}|d[’']\w+)){1,7}$"
)


def _title_run(text: str, end: int) -> tuple[int, int] | None:
    """Words with capitals right before `end`, one of them no English: `Rue du Chat`."""
    last = text.rfind(" ", max(0, end - LOOK_BACK), end) + 1
    if not last or not text[last : last + 1].isupper():
        return None
    before = text[text.rfind(" ", max(0, last - LOOK_BACK), last - 1) + 1 : last - 1]
    if len(before) > 4 and before.isalpha() and before.isascii() and before.islower():
        return None  # mostly so
    match = _TITLE.search(text, max(0, end - LOOK_BACK), end)
    if match is None:
        return None
    known, parts = english_words(), match.group().split()
    strange = sum(p.lower() not in known for p in parts)
    if not strange or any(p.lower() in words().little for p in parts):
        return None
    return match.span()


def _foreign_run(text: str, end: int) -> tuple[int, int] | None:
    """The words right before `end` that are no English, back to an English one or a stop."""
    begin = max(0, end - LOOK_BACK)
    known, run = english_words(), None
    if text[max(begin, text.rfind(" ", begin, end) + 1) : end].lower() in known:
        return None  # mostly so: nothing before it needs to be read
    parts = list(_WORD.finditer(text, begin, end))
    if begin and parts and parts[0].start() == begin:
        del parts[0]  # perhaps the rest of a word
    if not parts or parts[-1].end() != end:
        return None
    after = end
    for number, word in enumerate(reversed(parts)):
        low = word.group().lower().removesuffix("’s").removesuffix("'s")
        if (number and text[word.end() : after] not in (" ", "-")) or number == MAX_WORDS:
            break
        little = len(low) < 3 and low not in words().little and low not in words().pronouns
        following = parts[-number - 2].group() if number + 1 < len(parts) else ""
        if run and low in _ARTICLES and not following[:1].isupper():
            run = (word.start(), end)
            break  # `die Höhle`, `El Mudo`
        if (low in PARTICLES or little) and run and following:
            after = word.start()
            continue
        if low in known or low in words().titles or low in words().calendar:
            break
        if "-" in low and all(part in known for part in low.split("-")):
            break  # `so-called`
        run = (word.start(), end)
        after = word.start()
    return run


_ARTICLES = word_list("glosses.foreign_articles") | {
    "el",
    "la",
    "le",
    "los",
    "il",
    "lo",
    "der",
    "un",
}
_BRACKET_END, _STOP, _MARK = (re.compile(f"[{ends}\n]") for ends in (")", ",.;:)—–", "”\"’'»"))
_CLOSING = {
    "plain": _BRACKET_END,
    "shared": _STOP,
    "aside": _BRACKET_END,
    "bare": _STOP,
    "apposed": _STOP,
}
LONGEST_GLOSS = 90


def _gloss_after(text: str, at: int, kind: str, foreign: str) -> str:
    """The words that would be the translation, empty where they cannot be one."""
    closing = _CLOSING.get(kind, _MARK).search(text, at, at + LONGEST_GLOSS)
    end = closing.start() if closing is not None else min(at + LONGEST_GLOSS, len(text))
    gloss = text[at:end].strip(" .,!?")
    if not gloss or end - at >= LONGEST_GLOSS:
        return ""
    own = " ".join(w for w in gloss.split() if w[:4] not in foreign or w[:1].islower())
    return gloss if own and in_lexicon(own) else ""


MOSTLY = 0.6
"""So many of the words of a passage are in no English word list."""


def quoted_originals(text: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Passages in marks of at least two words, most of them no English and in small letters."""
    found = []
    known = english_words()
    for quotation in quotations:
        if quotation.end - quotation.start > LONGEST:
            continue
        parts = _WORD.findall(text, quotation.start, quotation.end)
        plain = sum(map(known.__contains__, map(str.lower, parts)))
        if len(parts) - plain < MOSTLY * len(parts):
            continue  # mostly so
        strange = [p for p in parts if not _in_english(p.lower(), known)]
        small = sum(p[:1].islower() for p in strange)
        if len(parts) > 1 and small and len(strange) >= MOSTLY * len(parts):
            comma = text[quotation.end - 1] in ",;"
            found.append((quotation.start, quotation.end - comma))
    return found


def _in_english(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or what stands before its apostrophe, is English: `ain’t`, `talkin’`."""
    stem, _, ending = word.replace("’", "'").partition("'")
    if ending not in ("", "s", "t", "d", "m", "ll", "re", "ve", "em"):
        return word in known
    return word in known or stem in known or stem + "g" in known


_MIRRORED = re.compile(r"[”\"’] \((?P<run>[^()“”\"\d\n]{4,60}?)(?: in the original)?\)")


def bracketed_originals(text: str) -> list[tuple[int, int]]:
    """`“bread and roses” (pan y rosas)`: words of no English in brackets after a passage in marks.

    Some of them small, as names have none.
    """
    found = []
    known = english_words()
    for match in _MIRRORED.finditer(text):
        run = match.group("run")
        parts = [p.lower() for p in _WORD.findall(run)]
        small = sum(p[:1].islower() for p in run.split())
        foreign = sum(p not in known for p in parts)
        if not parts or not small or foreign * 2 <= len(parts) or "," in run:
            continue
        if any(p in first_names() or p in places() or p in words().titles for p in parts):
            continue
        found.append(match.span("run"))
    return found


def all_constructs(text: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """What stands where a gloss says that it is foreign, by all three ways."""
    return [
        *glossed_words(text),
        *bracketed_originals(text),
        *quoted_originals(text, quotations),
    ]
