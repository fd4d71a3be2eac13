"""Apertium, a machine translation system that runs on this machine, where it is installed.

Started as a process of its own with a list of arguments, no shell, only in a mode that it lists
itself, and stopped after the time allowed. On Debian: `apt install apertium apertium-eng-spa`.
"""

import contextlib
import os
import re
import signal
import subprocess
from functools import cached_property

from annotator.languages.tags import fallbacks
from annotator.model.errors import AnnotatorError
from annotator.suggest.leftovers import is_latin
from annotator.suggest.providers.base import Answer, clean, suggestion
from annotator.suggest.transliteration import transliterate

MODE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z]+)?-[A-Za-z]{2,3}(_[A-Za-z]+)?")
MAX_INPUT = 5_000
CODES: dict[str, tuple[str, ...]] = {
    **{tag: (iso3, tag) for tag, iso3 in (("en", "eng"), ("es", "spa"), ("ca", "cat"))},
    **{tag: (iso3, tag) for tag, iso3 in (("is", "isl"), ("mk", "mkd"), ("pt", "por"))},
    **{tag: (iso3, tag) for tag, iso3 in (("gl", "glg"), ("eu", "eus"), ("eo", "epo"))},
    **{tag: (iso3, tag) for tag, iso3 in (("fr", "fra"), ("it", "ita"), ("ro", "ron"))},
    **{tag: (iso3, tag) for tag, iso3 in (("cy", "cym"), ("br", "bre"), ("sl", "slv"))},
    **{tag: ("hbs", tag) for tag in ("sr", "hr", "bs", "sh", "cnr")},
}
"""BCP 47 → the names under which Apertium knows the language, the usual first."""
_STAR = re.compile(r"\*(\w[\w'’-]*)")


class Apertium:
    """The local program. Nothing is started before something is asked."""

    id = "apertium"
    needs_network = False

    def __init__(self, command: str = "apertium") -> None:
        """`command`: name or path of the program; from the user's own configuration only."""
        self.command = command
        self._running: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def stop(self) -> None:
        """End the program that runs; none is started any more."""
        self._stopped = True
        running = self._running
        if running is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)

    @cached_property
    def modes(self) -> frozenset[str]:
        """The pairs that it says it can do; empty where it is not installed."""
        code, out = self._run(["-l"], "", 5.0)
        lines = out.split("\n") if code == 0 else []
        return frozenset(line.strip() for line in lines if MODE.fullmatch(line.strip()))

    def available(self, source: str, target: str) -> str:
        """Empty, or why it cannot translate that pair."""
        if not self.modes:
            return "Apertium is not installed, or has no language pair."
        return "" if self._mode(source, target) else f"Apertium has no pair {source} to {target}."

    def suggest(self, text: str, source: str, target: str, timeout: float = 3.0) -> Answer:
        """A translation, with the words that it did not know."""
        why = self.available(source, target)
        if why:
            return Answer(reason=why)
        if len(text) > MAX_INPUT:
            return Answer(reason=f"the text is longer than {MAX_INPUT} characters.")
        mode = self._mode(source, target)
        code, out = self._run([mode], _latin(text, source), timeout)
        if code is None:
            return Answer(reason=f"Apertium did not answer within {timeout:g} seconds.")
        said = clean(out)
        if code != 0 or not said:
            return Answer(reason=f"Apertium failed on the pair {mode}.")
        unknown = tuple(dict.fromkeys(_STAR.findall(said)))
        words = _STAR.sub(r"\1", said)
        name = f"Apertium {mode}"
        return Answer(
            suggestions=(suggestion(words, target, text, f"apertium {mode}", name, unknown),)
        )

    def _mode(self, source: str, target: str) -> str:
        """The mode for a pair, out of those that it lists; empty where there is none."""
        for one in CODES.get(fallbacks(source)[-1], ()):
            for other in CODES.get(fallbacks(target)[-1], ()):
                if f"{one}-{other}" in self.modes:
                    return f"{one}-{other}"
        return ""

    def _run(self, arguments: list[str], text: str, timeout: float) -> tuple[int | None, str]:
        """Exit code and output; code None after a timeout, 127 where there is no such program."""
        if self._stopped:
            return None, ""
        path = os.environ.get("PATH", os.defpath)
        environment = {"PATH": path, "LC_ALL": "C.UTF-8", "HOME": os.environ.get("HOME", "/")}
        try:
            process = subprocess.Popen(
                [self.command, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,  # it is a script that starts a pipeline: stop all of it
            )
        except OSError:
            return 127, ""
        self._running = process
        if self._stopped:  # between the first look and the start
            self.stop()
        try:
            out, _ = process.communicate(text.encode("utf-8", "replace"), timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None, ""
        finally:
            self._running = None
        return process.returncode, out.decode("utf-8", "replace")


def _latin(text: str, source: str) -> str:
    """Serbo-Croatian pairs know Latin letters only: Живела → Živela."""
    if "hbs" in CODES.get(fallbacks(source)[-1], ()) and not is_latin(text):
        try:
            return transliterate(text, source, "gaj").text
        except AnnotatorError:
            return text
    return text
