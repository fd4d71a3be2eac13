"""Lines for people: what was proposed for a text."""

from collections.abc import Iterator

from annotator.detect.opinion import in_words
from annotator.model.proposal import Proposals, SpeakerCandidate
from annotator.text.display import display


def proposal_lines(name: str, text: str, proposals: Proposals) -> Iterator[str]:
    """One line a proposal: `file:start-end: what: words (why)`, made safe for a terminal."""
    shown = display(name)
    for span in proposals.spans:
        sure = f" {span.confidence:.2f}" if span.confidence is not None else ""
        heard = "".join(f" {in_words(vote)}." for vote in span.votes)
        yield _line(
            shown, span.start, span.end, f"{span.language}{sure}", text, f"  {span.because}{heard}"
        )
    told = {(gloss.start, gloss.end) for gloss in proposals.glosses}
    for said in proposals.quotations:
        if said.kind != "gloss" or (said.start, said.end) not in told:  # those come below
            yield _line(shown, said.start, said.end, said.kind, text, _who(said.speaker))
    for gloss in proposals.glosses:
        of = f"  what {gloss.source.start}-{gloss.source.end} means"
        why = f" ({gloss.because})" if gloss.because else ""
        yield _line(shown, gloss.start, gloss.end, "gloss", text, of + why)
    for repeat in proposals.repeats:
        of = f"  again {repeat.of.start}-{repeat.of.end}"
        yield _line(shown, repeat.start, repeat.end, "repeat", text, of)


_SAID = {"author": "written by", "originator": "begun by", "relayer": "passed on by"}


def _who(speaker: SpeakerCandidate | None) -> str:
    """Who said it, and how one knows; empty where nobody is named."""
    if speaker is None:
        return ""
    because = f" ({speaker.because})" if speaker.because else ""
    return f"  {_SAID.get(speaker.role, 'said by')} {speaker.text}{because}"


def _line(name: str, start: int, end: int, what: str, text: str, more: str) -> str:
    words = " ".join(text[start : min(end, start + 80)].split())
    cut = "…" if end > start + 80 else ""
    return f"{name}:{start}-{end}: {what}: “{display(words)}{cut}”{display(more)}"
