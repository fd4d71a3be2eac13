"""A second opinion on one span: langdetect's, with what it does not know said beside it."""

from annotator.detect.langdetect_vote import knows, vote
from annotator.detect.names import language_name
from annotator.model.annotation import Vote

BY = "langdetect/1.0.9"


def second_opinion(words: str, language: str) -> Vote | None:
    """What langdetect says of words that we call `language` (BCP 47); None where it has no answer.

    The first call in a process loads its profiles (about half a second). Its number is not the
    share of right answers and must not be shown as one.
    """
    said = vote(words)
    if said is None:
        return None
    named, score = said
    note = "" if knows(language) else f"knows no {language_name(language)}"
    return Vote(by=BY, language=named, score=round(score, 4), note=note)


def in_words(vote: Vote) -> str:
    """The vote in words: "langdetect, which knows no Kazakh, says Bulgarian"."""
    limits = f", which {vote.note}," if vote.note else ""
    return f"langdetect{limits} says {language_name(vote.language)}"
