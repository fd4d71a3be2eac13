"""Readings that take long are made by the worker process; the screen shows them when they come."""

import sys
from asyncio import CancelledError, wrap_future
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import redirect_stderr
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkType

from annotator.app.screens.base import PlaceScreen
from annotator.model.errors import AnnotatorError
from annotator.tasks.annotation.readings import Readings, Request, answer_from

if TYPE_CHECKING:
    from annotator.tasks.background import Background


class SlowReadings(PlaceScreen):
    """A screen on which words are read in Latin letters."""

    background: "Callable[[], Background]"
    """Gives the worker when it is needed."""
    _readings: Readings | None = None
    _waiting: "dict[Request, Future[bytes]]"

    def read_beside(self, readings: Readings) -> None:
        """Have what takes long made by the worker, as long as these readings are looked at."""
        self._readings, self._waiting = readings, {}
        readings.ask = partial(self._ask_reading, readings)

    def reading_came(self) -> None:
        """Show it; what that means is the screen's business."""

    def words_wanted(self) -> Sequence[str]:
        """The words that are looked at, and those that will be: no question puts them off."""
        return ()

    def _ask_reading(self, readings: Readings, request: Request) -> None:
        if request in self._waiting:
            return
        for other, future in self._waiting.items():
            if other.words not in (request.words, *self.words_wanted()):  # of one that was left
                future.cancel()
        try:
            with redirect_stderr(sys.__stderr__):  # Textual's has no descriptor to hand on
                future = self._waiting[request] = self.background().read(request)
        except Exception as error:  # a worker that has died takes no questions
            readings.put(request, AnnotatorError(f"It could not be worked out: {error}"))
            self.call_later(self.reading_came)
            return
        work: WorkType[None] = partial(self._hear_reading, readings, request, future)
        self.run_worker(work, group="reading")

    async def _hear_reading(
        self, readings: Readings, request: Request, future: "Future[bytes]"
    ) -> None:
        try:
            answer = answer_from(await wrap_future(future))
        except CancelledError:
            self._waiting.pop(request, None)
            return
        except Exception as error:  # whatever ended the worker must not end the screen
            answer = AnnotatorError(f"It could not be worked out: {error}.")
        readings.put(request, answer)
        if self._readings is readings:
            self._waiting.pop(request, None)
            wanted = self.words_wanted()
            if request.words not in wanted[1:]:  # that is looked at later
                self.reading_came()
