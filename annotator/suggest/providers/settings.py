"""Which providers a user has switched on, in a file of his own (never one in the workspace).

```toml
[apertium]
enabled = true

[[server]]
id = "libretranslate"
url = "https://translate.example.org"
key_variable = "LIBRETRANSLATE_KEY"
```
"""

import msgspec

from annotator.languages.parse import parse_toml
from annotator.model.errors import UnreadableFile

MAX_CHARS = 20_000


class ApertiumSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The local program."""

    enabled: bool = False
    command: str = "apertium"
    """Name or full path of the program."""


class ServerSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One server with LibreTranslate's interface."""

    id: str
    """As shown beside its translations."""
    url: str
    key_variable: str = ""
    """Name of the environment variable that holds the key; the key itself never stands here."""
    enabled: bool = True


class ProviderSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. Without a file everything is off."""

    apertium: ApertiumSettings = ApertiumSettings()
    server: tuple[ServerSettings, ...] = ()


def parse_settings(text: str, name: str) -> ProviderSettings:
    """The settings in a TOML file's text. Raises UnreadableFile naming file and line."""
    if len(text) > MAX_CHARS:
        raise UnreadableFile(f"{name}: longer than {MAX_CHARS} characters.")
    return parse_toml(text, ProviderSettings, name)
