"""Machine translation by what the user has switched on; off where nobody did."""

from pathlib import Path

from annotator.model.errors import UnreadableFile
from annotator.model.proposal import Suggestion
from annotator.suggest.providers.settings import ProviderSettings, parse_settings
from annotator.suggest.providers.table import ask, providers_of


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
        hint = "It is off; see docs/translation.md for how to switch a provider on."
        return (), (f"No machine translation is available. {hint}",)
    answers = ask(providers, text, source, target, timeout)
    found = tuple(s for answer in answers for s in answer.suggestions)
    return found, tuple(answer.reason for answer in answers if answer.reason)


def hosts(settings: ProviderSettings) -> tuple[str, ...]:
    """The hosts to which text would go, to be shown before it does."""
    found = (getattr(p, "host", "") for p in providers_of(settings, network=True))
    return tuple(host for host in found if host)
