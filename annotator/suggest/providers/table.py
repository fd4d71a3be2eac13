"""SUGGESTERS: kind of provider → how to make those that the user has switched on.

A new kind is one file and one line here.
"""

from collections.abc import Callable, Iterable

from annotator.suggest.providers.apertium import Apertium
from annotator.suggest.providers.base import Answer, Provider
from annotator.suggest.providers.http import HttpTranslator
from annotator.suggest.providers.settings import ProviderSettings


def _apertium(settings: ProviderSettings) -> list[Provider]:
    return [Apertium(settings.apertium.command)] if settings.apertium.enabled else []


def _servers(settings: ProviderSettings) -> list[Provider]:
    return [HttpTranslator(s.id, s.url, s.key_variable) for s in settings.server if s.enabled]


SUGGESTERS: dict[str, Callable[[ProviderSettings], list[Provider]]] = {
    "apertium": _apertium,
    "server": _servers,
}


def providers_of(settings: ProviderSettings, network: bool = False) -> tuple[Provider, ...]:
    """The providers that are switched on; those that send text away only with `network`.

    Raises InvalidInput where a server's address is not allowed.
    """
    made = [provider for make in SUGGESTERS.values() for provider in make(settings)]
    return tuple(p for p in made if network or not p.needs_network)


def ask(
    providers: Iterable[Provider], text: str, source: str, target: str, timeout: float = 3.0
) -> tuple[Answer, ...]:
    """Every provider's answer, in order. A provider that breaks is a reason, never an exception."""
    answers = []
    for provider in providers:
        try:
            answers.append(provider.suggest(text, source, target, timeout))
        except Exception as error:
            answers.append(Answer(reason=f"{provider.id} failed: {type(error).__name__}."))
    return tuple(answers)
