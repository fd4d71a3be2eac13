"""Taking suggestions by their numbers, looking at schemes, asking machines, in the annotate screen.

What takes long is done elsewhere: machines are asked in threads, readings that need a dictionary or
a model are made by the worker process. An answer that nobody waits for any more changes nothing.
"""

from asyncio import wrap_future
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkType

from annotator.app.form.machine import EVERYBODY
from annotator.app.screens.field_keys import FieldKeys
from annotator.app.screens.opinions import SecondOpinions
from annotator.languages.schemes import Scheme
from annotator.model.annotation import Translation
from annotator.model.errors import AnnotatorError
from annotator.model.proposal import Suggestion
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.readings import StillReading
from annotator.text.display import display_line

if TYPE_CHECKING:
    from annotator.suggest.providers.base import Answer
    from annotator.tasks.annotation.machine import Asking


class Suggesting(FieldKeys, SecondOpinions):
    """Suggestions of the current item, whoever makes them."""

    _asking: "Asking | None" = None
    """The question to machines that is under way."""
    _accept_then: str = ""
    """Id of the item that is accepted as soon as its reading is known."""

    def action_accept(self) -> None:
        """Accept everything that is suggested; what that means is the screen's business."""
        raise NotImplementedError

    # By number ---------------------------------------------------------------------------------

    def action_take_number(self, number: int = 0) -> None:
        """Take the suggestion of that number, or confirm the machine's words that have it."""
        item = self.item(self.current)
        if item is None or not number:
            self.say("The numbers beside an item take its suggestions; n goes to the next item.")
            return
        if not self.may_write():
            return
        offered = self.numbered(item)
        chosen = offered[number - 1] if number <= len(offered) else None
        if chosen is None:
            gone = number <= len(offered) and not (number == 1 and self.offer(item).reading)
            told = f"There is no suggestion with the number {number} here"
            self.say(f"{told} any more: it is taken; u takes that back." if gone else f"{told}.")
            return
        try:
            self.current = self._take(item, chosen)
        except AnnotatorError as error:
            self.warn(error)
            return
        self._looked_at = ("", 0)
        self.show_everything()
        self.say(self._said(chosen))

    def _take(self, item: Item, value: Suggestion | Translation) -> str:
        session = self.session
        if isinstance(value, Translation):
            return session.confirm_translation(item.id, value.id)
        if value.field == "transliteration":
            return session.take_transliteration(item.id, value)
        if value.field == "speaker":
            return session.take_speaker(item.id, value)
        return session.take_translation(item.id, value)

    def _said(self, value: Suggestion | Translation) -> str:
        limit = 34 if 0 < self.size.width < self.NARROW else 40
        words = f"“{display_line(value.text, limit)}”"
        words += "" if words[-2] in ".!?…" else "."
        if isinstance(value, Translation):
            return f"Confirmed and saved: {words}"
        if value.origin != "machine" or value.field != "translation":
            return f"Taken and saved: {words}"
        return f"Taken and saved, as a machine’s words that nobody has confirmed: {words}"

    # Schemes -----------------------------------------------------------------------------------

    _looked_at: tuple[str, int] = ("", 0)
    """Id of the item, and which scheme of its language is looked at, from 0."""

    def preview(self, item: Item) -> tuple[Suggestion | None, str]:
        """The words under the scheme that is looked at, and which of how many that is."""
        known = self._schemes(item)
        item_id, number = self._looked_at
        if item_id != item.id or number >= len(known):
            return None, ""
        try:
            made = self._read(item, known[number])
        except AnnotatorError:
            return None, ""
        return made, f"scheme {number + 1} of {len(known)}"

    def _schemes(self, item: Item) -> tuple[Scheme, ...]:
        from annotator.suggest.transliteration import schemes_fitting

        language = self.offer(item).language
        return schemes_fitting(item.exact, language, self.session.own_schemes) if language else ()

    def _read(self, item: Item, scheme: Scheme) -> Suggestion:
        return self.session.readings.read(item.exact, self.offer(item).language, scheme.id)

    def action_next_scheme(self) -> None:
        """See the words under the next scheme of their language; nothing is saved."""
        item = self.item(self.current)
        if item is None:
            self.say("There is nothing here to read; n goes to the next item.")
            return
        known = self._schemes(item)
        if not known:
            self.say("There is no scheme for this language; l chooses another.")
            return
        number = (self._scheme_now(item, [scheme.id for scheme in known]) + 1) % len(known)
        self._looked_at = (item.id, number)
        self.show_current()
        which = f"Scheme {number + 1} of {len(known)}, {known[number].title}"
        try:
            made = self._read(item, known[number])
        except StillReading:
            self.say(f"{which}: working it out …")
        except AnnotatorError as error:
            self.warn(AnnotatorError(f"{which}: {error.message}", "z goes on."))
        else:
            offered = self.numbered(item)
            key = str(offered.index(made) + 1) if made in offered else "r"
            self.say(f"{which}. {key} takes it, z goes on, Esc leaves it.")

    def _scheme_now(self, item: Item, ids: list[str]) -> int:
        """The scheme that is looked at, else the one that is taken or offered; -1 for none."""
        if self._looked_at[0] == item.id:
            return self._looked_at[1]
        taken = item.annotation.transliterations if item.annotation is not None else ()
        offered = self.offer(item).transliterations
        now = taken[0].scheme if taken else offered[0].scheme if offered else ""
        return ids.index(now) if now in ids else -1

    def leave_preview(self) -> bool:
        """Look at no scheme any more; whether one was looked at."""
        if not self.current or self._looked_at[0] != self.current:
            return False
        self._looked_at = ("", 0)
        self.show_current()
        self.say("")
        return True

    # Readings that take a while ----------------------------------------------------------------

    def begin_readings(self) -> None:
        """Begin with a session."""
        self._accept_then = ""
        self.read_beside(self.session.readings)
        self.hear_beside(self.session.opinions)

    def reading_came(self) -> None:
        """Show it; accept the item if that waited for it."""
        self._offered = None
        self.show_current()
        self.refresh_page()
        if self._accept_then and self._accept_then == self.current:
            self.action_accept()

    def opinion_came(self) -> None:
        """Show it where somebody waits for it."""
        if self.has_form:
            self.refresh_page()

    def waits_for_reading(self, item: Item) -> bool:
        """Whether accepting has to wait for how the item reads: then it is done by itself."""
        waits = self.offer(item).reading
        self._accept_then = item.id if waits else ""
        return waits

    # Machines ----------------------------------------------------------------------------------

    def action_ask_machine(self) -> None:
        """Ask for a translation; which machine is chosen where there is something to choose."""
        from annotator.tasks.annotation import machine

        item = self.item(self.current)
        if item is None:
            self.say("There is nothing here to translate; n goes to the next item.")
            return
        with self.noticed():
            known = machine.machines(machine.load_settings())
            if not known:
                self.say(machine.HOW)
            elif not self.offer(item).language:
                self.say("Choose the language first (l): a machine has to be told.")
            elif len(known) == 1 and not known[0].host:
                self._ask_machines(known[0].id)
            else:
                self.open_form("machine")

    def do_ask(self, what: str) -> None:
        """What a page of the form asked for."""
        if what.startswith("machine:"):
            with self.noticed():
                self._ask_machines(what.partition(":")[2])
        else:
            super().do_ask(what)

    def _ask_machines(self, wanted: str) -> None:
        from annotator.tasks.annotation import machine

        item = self.item(self.current)
        if item is None:
            return
        self.stop_asking()
        settings = machine.load_settings()
        known = [one.id for one in machine.machines(settings)]
        ids = known if wanted == EVERYBODY else [wanted]
        asking = self._asking = machine.Asking.of(settings, ids)
        language, target = self.offer(item).language, self.session.article.language or "en"
        future = asking.begin(item.exact, language, target)
        self.say(f"Asking {display_line(', '.join(asking.names), 60)} … Esc stops it.")
        work: WorkType[None] = partial(self._hear, asking, future, item.exact)
        self.run_worker(work, group="machine")

    async def _hear(
        self, asking: "Asking", future: "Future[tuple[Answer, ...]]", words: str
    ) -> None:
        answers = await wrap_future(future)
        if asking is not self._asking:  # stopped, or another question since
            return
        self._asking = None
        said = [one for answer in answers for one in answer.suggestions]
        why = " ".join(sentence(answer.reason) for answer in answers if answer.reason)
        self.session.hear(words, said)
        self._offered = None
        self.show_current()
        self.refresh_page()
        if said:
            self.say(f"{self._told(said, words)} {why}".strip())
        else:
            self.warn(AnnotatorError(why or "No machine answered."))

    def _told(self, said: list[Suggestion], words: str) -> str:
        """What came, and which keys take it."""
        item = self.item(self.current)
        much = "One answer" if len(said) == 1 else f"{len(said)} answers"
        if item is None or item.exact != words:
            return f"{much} for “{display_line(words, 30)}”, offered there."
        offered = self.numbered(item)
        keys = [str(offered.index(one) + 1) for one in said if one in offered]
        if not keys:
            return f"{much}; t shows all that is offered."
        return f"{much} by machine, and nobody has confirmed it: {' or '.join(keys)} takes it."

    def stop_asking(self) -> bool:
        """Give up the question that is under way; whether there was one."""
        asking, self._asking = self._asking, None
        if asking is None:
            return False
        asking.stop()
        self.say("Stopped asking.")
        return True


def sentence(words: str) -> str:
    """With a capital at its beginning, unless that is a host, and a stop at its end."""
    is_host = "." in words.partition(" ")[0]
    return (words[:1] if is_host else words[:1].upper()) + words[1:].rstrip(".") + "."
