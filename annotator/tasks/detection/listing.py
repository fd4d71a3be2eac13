"""Lines for people: what was proposed for a text."""

from collections.abc import Iterator

from annotator.detect.opinion import in_words
from annotator.model.proposal import Proposals
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
    for said in proposals.quotations:
        who = f"  {said.speaker.text}" if said.speaker else ""
        yield _line(shown, said.start, said.end, said.kind, text, who)
    for gloss in proposals.glosses:
        of = f"  for {gloss.source.start}-{gloss.source.end}"
        yield _line(shown, gloss.start, gloss.end, "gloss", text, of)
    for repeat in proposals.repeats:
        of = f"  again {repeat.of.start}-{repeat.of.end}"
        yield _line(shown, repeat.start, repeat.end, "repeat", text, of)


def _line(name: str, start: int, end: int, what: str, text: str, more: str) -> str:
    words = " ".join(text[start : min(end, start + 80)].split())
    cut = "…" if end > start + 80 else ""
    return f"{name}:{start}-{end}: {what}: “{display(words)}{cut}”{display(more)}"
