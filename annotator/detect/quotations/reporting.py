"""Which words of an article report what somebody says, judges or thinks."""

from functools import lru_cache

from annotator.languages.english import BASE, FINITE, Words, word_list, words
from annotator.languages.english.agreement import has_plural_subject
from annotator.text.masked import QUOTE, WORD, Tokens

_SUBJECTS = word_list("quotations.subjects")


def is_reported(tokens: Tokens, first: int, after: int) -> bool:
    """Whether one of these tokens is a word that reports what somebody says or thinks."""
    lists = words()
    may_be = _may_report()
    return any(
        word in may_be and tokens.kind[k] == WORD and _is_cue(tokens, lists, k)
        for k, word in enumerate(tokens.low[first:after], first)
    )


@lru_cache(maxsize=1)
def _may_report() -> frozenset[str]:
    lists = words()
    verbs = (*lists.saying, *lists.judging, *lists.thinking)
    return frozenset((*verbs, *lists.speech, *_OTHER_CUES))


_ALWAYS = ("say", "says", "said", "tells", "told")
"""Verbs of saying that are never nouns."""
_OTHER_CUES = ("according", "words", "view", "opinion", "put", "puts")


def _is_said(tokens: Tokens, k: int) -> bool:
    """A passage that ends as speech does: `“…,” reports its president`."""
    if tokens.kind[k] != QUOTE:
        return False
    return tokens.text[tokens.start[k] : tokens.end[k]].rstrip("\"'”’»")[-1:] in (",", "?", "!")


def _is_cue(tokens: Tokens, lists: Words, k: int) -> bool:
    """Whether token `k` is a verb of saying, judging or thinking: `signs` after a subject only."""
    word = tokens.low[k]
    if word in _ALWAYS:
        return True
    following = tokens.low[k + 1] if k + 1 < len(tokens) else ""
    if word in ("put", "puts"):
        return following == "it"
    if word in lists.speech and (following == "that" or (k and tokens.low[k - 1] == "whose")):
        return True
    form = lists.saying.get(word) or lists.judging.get(word) or lists.thinking.get(word)
    if not form:
        return word in _OTHER_CUES
    if tokens.raw[k][0].isupper() and k and tokens.low[k - 1] in lists.determiners:
        return False  # The Post
    if following == "that" and word not in lists.judging:
        return True  # `his claim that it was “…”`: noun or verb, it reports
    noun_like = form == BASE or (form == FINITE and word.endswith("s"))
    if not noun_like or k == 0:
        return True
    before = tokens.low[k - 1]
    subject = (
        before == "," or _is_said(tokens, k - 1) or before in _SUBJECTS or before in lists.persons
    )
    subject = subject or has_plural_subject(tokens, k) or before in lists.organisations
    capital = tokens.kind[k - 1] == WORD and tokens.raw[k - 1][0].isupper()
    return subject or (capital and before not in lists.determiners)
