"""What can wait is done while nobody types: a key meets none of it, or one small step."""

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import cast

from annotator.app.screens.base import PlaceScreen

Step = Callable[[], Awaitable[None] | None]
"""Something that takes some tens of milliseconds at most."""

QUIET = 0.2
"""Seconds without a key after which a step is done; a held key comes every 0.03."""
_REST = 0.03
"""Seconds left to the keys between two steps."""


class Quiet(PlaceScreen):
    """A screen with things to get ready."""

    _steps: "deque[Step] | None" = None

    def when_quiet(self, *steps: Step) -> None:
        """Do these, one after another."""
        if self._steps:
            self._steps.extend(steps)
        else:
            self._steps = deque(steps)
            self.set_timer(QUIET, self._do_step)

    async def _do_step(self) -> None:
        if not self._steps:
            return
        since = monotonic() - cast(float, getattr(self.app, "heard_at", 0.0))
        if since < QUIET:
            self.set_timer(QUIET - since, self._do_step)
            return
        done = self._steps.popleft()()
        if done is not None:
            await done
        if self._steps:
            self.set_timer(_REST, self._do_step)
