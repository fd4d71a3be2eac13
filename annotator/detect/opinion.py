"""A second opinion on one span: langdetect's, with what it does not know said beside it."""

from annotator.detect.langdetect_vote import knows, vote
from annotator.detect.names import language_name
from annotator.model.annotation import Vote
from annotator.model.proposal import Candidate

BY = "langdetect/1.0.9"


def second_opinion(text: str, candidate: Candidate) -> Vote | None:
    """What langdetect says of a candidate of `find_spans(text)`; None where it has no answer.

    The first call in a process loads its profiles (about half a second). Its number is not the
    share of right answers and must not be shown as one.
    """
    said = vote(text[candidate.start : candidate.end])
    if said is None:
        return None
    language, score = said
    note = "" if knows(candidate.language) else f"knows no {language_name(candidate.language)}"
    return Vote(by=BY, language=language, score=round(score, 4), note=note)


def in_words(vote: Vote) -> str:
    """The vote in words: "langdetect, which knows no Kazakh, says Bulgarian"."""
    limits = f", which {vote.note}," if vote.note else ""
    return f"langdetect{limits} says {language_name(vote.language)}"
