"""The palette: every command of the place, by its words."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from annotator.app.bindings import all_keys
from annotator.app.commands import Command, commands_at
from annotator.app.settings import Settings


class TableOfCommands(Provider):
    """Offers the table of commands, with the keys, so that one learns them by the way."""

    def _commands(self) -> Iterator[tuple[Command, str]]:
        place = getattr(self.screen, "PLACE", "")
        settings = getattr(self.screen, "settings", Settings())
        for command in commands_at(place, settings.table):
            if command.name != "palette":
                keys = all_keys(command)
                yield command, f"{command.help}  ({keys})"

    async def search(self, query: str) -> Hits:
        """Commands whose words fit what is typed."""
        matcher = self.matcher(query)
        for command, text in self._commands():
            score = matcher.match(f"{text} {command.name}")
            if score > 0:
                yield Hit(score, Content(text), self._runner(command), text=text)

    async def discover(self) -> Hits:
        """All of them, before something is typed."""
        for command, text in self._commands():
            yield DiscoveryHit(Content(text), self._runner(command), text=text)

    def _runner(self, command: Command) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, command.name)
