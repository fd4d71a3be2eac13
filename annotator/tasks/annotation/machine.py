"""Machine translation by what the user has switched on; off where nobody did."""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from threading import Lock, Thread

from annotator.model.errors import InvalidInput, UnreadableFile
from annotator.model.proposal import Suggestion
from annotator.model.value import Value
from annotator.suggest.providers.base import Answer, Provider
from annotator.suggest.providers.settings import ProviderSettings, parse_settings
from annotator.suggest.providers.table import ask, providers_of
from annotator.tasks.annotation.session import Session

HOW = (
    "Machine translation is off: providers.toml in your configuration folder switches it on, "
    "see docs/translation.md."
)
"""What to do where nothing is switched on, in one sentence."""
AWAY = "What is switched on sends the words away: it is asked with --network only."


def settings_path() -> Path:
    """The user's own file, never one in the workspace that others share."""
    import platformdirs

    return Path(platformdirs.user_config_dir("annotator")) / "providers.toml"


def load_settings(path: Path | None = None) -> ProviderSettings:
    """What is switched on; nothing where there is no file. UnreadableFile names file and line."""
    wanted = path or settings_path()
    try:
        text = wanted.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ProviderSettings()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{wanted} cannot be read: {error}.") from error
    return parse_settings(text, wanted.name)


def machine_translations(
    text: str,
    source: str,
    target: str,
    settings: ProviderSettings,
    *,
    network: bool = False,
    timeout: float = 5.0,
) -> tuple[tuple[Suggestion, ...], tuple[str, ...]]:
    """What the machines say, each marked as a machine's words, and why others say nothing.

    `source` and `target` are BCP 47. Providers that send text away are asked only with `network`.
    """
    providers = providers_of(settings, network)
    if not providers:
        return (), (AWAY if providers_of(settings, network=True) else HOW,)
    answers = ask(providers, text, source, target, timeout)
    found = tuple(s for answer in answers for s in answer.suggestions)
    return found, tuple(answer.reason for answer in answers if answer.reason)


def add_machine_translations(
    session: Session, annotation_id: str, *, network: bool = False
) -> tuple[str, ...]:
    """Add what the machines that are switched on say of an annotation's words: as theirs, and
    unconfirmed. Gives why others say nothing.

    InvalidInput where the annotation has no language.
    """
    annotation = session.item(annotation_id).annotation
    if annotation is None or not annotation.language:
        raise InvalidInput("A machine has to be told the language.", "Give --language.")
    said, reasons = machine_translations(
        annotation.exact,
        annotation.language,
        session.article.language or "en",
        load_settings(),
        network=network,
    )
    for suggestion in said:
        session.take_translation(annotation_id, suggestion)
    return reasons


def hosts(settings: ProviderSettings) -> tuple[str, ...]:
    """The hosts to which text would go, to be shown before it does."""
    found = (getattr(p, "host", "") for p in providers_of(settings, network=True))
    return tuple(host for host in found if host)


class Machine(Value, frozen=True, kw_only=True):
    """One provider that is switched on."""

    id: str
    """As shown and stored: `apertium`."""
    host: str = ""
    """Where text would go; empty where it stays on this machine."""


def machines(settings: ProviderSettings) -> tuple[Machine, ...]:
    """The providers that are switched on, in the order of the settings."""
    return tuple(
        Machine(id=p.id, host=getattr(p, "host", "")) for p in providers_of(settings, network=True)
    )


class Asking:
    """One question to some of the providers, answered beside the caller, until it is stopped.

    Whoever makes one has been told to which hosts text goes: all named providers are asked.
    """

    def __init__(self, providers: Sequence[Provider]) -> None:
        self._providers = tuple(providers)
        self.stopped = False

    @classmethod
    def of(cls, settings: ProviderSettings, ids: Sequence[str]) -> "Asking":
        """Ask the providers of these ids."""
        known = providers_of(settings, network=True)
        return cls([p for p in known if p.id in ids])

    @property
    def names(self) -> tuple[str, ...]:
        """Who is asked."""
        return tuple(p.id for p in self._providers)

    def begin(
        self, text: str, source: str, target: str, timeout: float = 10.0
    ) -> "Future[tuple[Answer, ...]]":
        """Ask all of them at once, each in a thread that ends with the program. Returns at once.

        `source` and `target` are BCP 47. The answers come in the order of `names`.
        """
        done: Future[tuple[Answer, ...]] = Future()
        answers: dict[int, Answer] = {}
        lock = Lock()

        def one(number: int, provider: Provider) -> None:
            (answer,) = ask((provider,), text, source, target, timeout)
            with lock:
                answers[number] = answer
                if len(answers) == len(self._providers) and not done.cancelled():
                    done.set_result(tuple(answers[n] for n in range(len(answers))))

        for number, provider in enumerate(self._providers):
            Thread(target=one, args=(number, provider), daemon=True).start()
        if not self._providers:
            done.set_result(())
        return done

    def stop(self) -> None:
        """Nobody wants the answers any more: programs are ended, connections cut."""
        self.stopped = True
        for provider in self._providers:
            provider.stop()
