"""Second opinions on what was found: asked for where somebody wants them, never by themselves."""

from collections.abc import Callable

import msgspec

from annotator.model.proposal import Proposals


def with_opinions(text: str, proposals: Proposals) -> Proposals:
    """The same proposals, each span with langdetect's vote; without one where it has no answer."""
    from annotator.detect.opinion import second_opinion

    heard = []
    for span in proposals.spans:
        vote = second_opinion(text[span.start : span.end], span.language)
        heard.append(msgspec.structs.replace(span, votes=(vote,) if vote else ()))
    return msgspec.structs.replace(proposals, spans=tuple(heard))


def opinion_told(words: str, language: str) -> str:
    """One sentence of what langdetect says of words that we call `language`."""
    from annotator.detect.opinion import in_words, second_opinion

    vote = second_opinion(words, language)
    return f"{in_words(vote)}." if vote else "langdetect has no answer."


class Opinions:
    """Sentences of other detectors, remembered; worked out beside the screen."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self.ask: Callable[[str, str], None] | None = None
        """Has words and their language heard elsewhere and calls `put` some time."""

    def told(self, words: str, language: str) -> str:
        """The sentence; empty where it comes later or nobody can be asked."""
        if self.ask is None or not language:
            return ""
        if (words, language) not in self._known:
            self._known[words, language] = ""
            self.ask(words, language)
        return self._known[words, language]

    def put(self, words: str, language: str, told: str) -> None:
        """What came of it."""
        self._known[words, language] = told
