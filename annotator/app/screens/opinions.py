"""What another detector says of words is heard by the worker process, and shown when it comes."""

import sys
from asyncio import CancelledError, wrap_future
from contextlib import redirect_stderr, suppress
from functools import partial

from textual.worker import WorkType

from annotator.app.screens.slow import SlowReadings
from annotator.tasks.detection.opinions import Opinions


class SecondOpinions(SlowReadings):
    """A screen on which other detectors are heard, where somebody is in doubt."""

    def hear_beside(self, opinions: Opinions) -> None:
        """Have the worker asked, as long as these opinions are looked at."""
        opinions.ask = partial(self._ask_opinion, opinions)

    def opinion_came(self) -> None:
        """Show it; what that means is the screen's business."""

    def _ask_opinion(self, opinions: Opinions, words: str, language: str) -> None:
        work: WorkType[None] = partial(self._hear_opinion, opinions, words, language)
        self.run_worker(work, group="opinion")

    async def _hear_opinion(self, opinions: Opinions, words: str, language: str) -> None:
        with suppress(Exception, CancelledError):  # without one nothing is missing but a sentence
            with redirect_stderr(sys.__stderr__):  # Textual's has no descriptor to hand on
                future = self.background().opinion(words, language)
            opinions.put(words, language, await wrap_future(future))
            self.opinion_came()
