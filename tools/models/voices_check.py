"""How well speakers are told in passages that nothing was learned from.

`python -m tools.models.voices --check` calls this: the passages are dealt into folds; for each fold
the numbers are learned from all others, and the fold is read with them from beginning to end, as
the program does.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from annotator.model.proposal import SpeakerCandidate
from annotator.suggest.speakers import attribute
from annotator.suggest.speakers.weighed import passage as weighed
from tools.models import logit, voiced

FOLDS = 6
LOUD = 0.8
"""So sure of somebody where nobody speaks is an error."""


class Score(NamedTuple):
    """Counts: quotations that somebody said, those right, those right among three, those that
    nobody said, those with a sure speaker all the same; and per tenth of confidence, all and right.
    """

    said: int
    first: int
    three: int
    unsaid: int
    loud: int
    tenths: dict[int, tuple[int, int]]

    def __str__(self) -> str:
        shares = ", ".join(f".{t}: {r / n:.2f} of {n}" for t, (n, r) in sorted(self.tenths.items()))
        return (
            f"said {self.said}: first {self.first / max(1, self.said):.1%}, "
            f"among three {self.three / max(1, self.said):.1%}; "
            f"said by nobody {self.unsaid}, loud {self.loud / max(1, self.unsaid):.1%}\n"
            f"right by confidence: {shares}"
        )


def check(passages: Sequence[dict[str, Any]], folds: int = FOLDS) -> Score:
    """Learn from all folds but one, read that one, for each."""
    found = [list(voiced.voiced(passage)) for passage in passages]
    counts = [0] * 5
    tenths: dict[int, tuple[int, int]] = {}
    for fold in range(folds):
        known = [v for n, of in enumerate(found) if n % folds != fold for v in of]
        with_numbers = voiced.learned(known)
        kept = weighed.weights, weighed.doubt
        weighed.weights, weighed.doubt = (lambda t=t: t for t in with_numbers)  # type: ignore
        try:
            for passage in passages[fold::folds]:
                _read(passage, counts, tenths)
        finally:
            weighed.weights, weighed.doubt = kept
    return Score(*counts, tenths)  # type: ignore[arg-type]


def _read(passage: dict[str, Any], counts: list[int], tenths: dict[int, tuple[int, int]]) -> None:
    text = passage["text"]
    answered = attribute(text, voiced.quotations_of(text))
    by_place = {logit.bare(text, q.start, q.end): q for q in answered}
    for quote in passage["quotes"]:
        keys = [k.casefold().split() for k in quote["keys"]]
        match = by_place.get(logit.bare(text, quote["start"], quote["end"]))
        speaker = match.speaker if match is not None else None
        right = speaker is not None and _fits(speaker, keys)
        if speaker is not None:
            tenth = min(9, int(speaker.confidence * 10))
            of, rights = tenths.get(tenth, (0, 0))
            tenths[tenth] = of + 1, rights + right
        if keys:
            counts[0] += 1
            counts[1] += right
            counts[2] += match is not None and any(_fits(c, keys) for c in match.candidates)
        else:
            counts[3] += 1
            counts[4] += speaker is not None and speaker.confidence >= LOUD


def _fits(candidate: SpeakerCandidate, keys: Sequence[Sequence[str]]) -> bool:
    said = voiced.words(f"{candidate.text} {candidate.place.text if candidate.place else ''}")
    return any(said.issuperset(key) for key in keys)
