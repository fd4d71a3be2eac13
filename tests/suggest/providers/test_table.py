"""Providers are off until switched on, and none of them can break the rest."""

import time

import pytest

from annotator.model.errors import InvalidInput, UnreadableFile
from annotator.suggest.providers.base import Answer, clean, suggestion
from annotator.suggest.providers.settings import parse_settings
from annotator.suggest.providers.table import ask, providers_of

SETTINGS = """
[apertium]
enabled = true

[[server]]
id = "bureau"
url = "https://translate.example.org"
key_variable = "BUREAU_KEY"
"""


class Fake:
    """A table in memory; may sleep, fail, or answer with escape sequences."""

    id = "fake"
    needs_network = False

    def __init__(self, said: dict[str, str], fails: bool = False, sleeps: float = 0.0) -> None:
        self.said, self.fails, self.sleeps = said, fails, sleeps

    def available(self, source: str, target: str) -> str:
        return ""

    def stop(self) -> None:
        """There is nothing to end."""

    def suggest(self, text: str, source: str, target: str, timeout: float = 3.0) -> Answer:
        if self.fails:
            raise RuntimeError("secret text of the article")
        if self.sleeps > timeout:
            time.sleep(timeout)
            return Answer(reason="too slow")
        words = clean(self.said.get(text, ""))
        if not words:
            return Answer(reason="not in the table")
        return Answer(suggestions=(suggestion(words, target, text, self.id, "a table"),))


def test_without_settings_nothing_is_on() -> None:
    assert providers_of(parse_settings("", "providers.toml"), network=True) == ()


def test_servers_need_the_switch_for_the_network() -> None:
    settings = parse_settings(SETTINGS, "providers.toml")
    assert [p.id for p in providers_of(settings)] == ["apertium"]
    assert [p.id for p in providers_of(settings, network=True)] == ["apertium", "bureau"]


def test_settings_that_make_no_sense_are_refused_with_the_place() -> None:
    with pytest.raises(UnreadableFile, match=r"mine\.toml, line 2"):
        parse_settings("[apertium]\nenabled = maybe\n", "mine.toml")
    with pytest.raises(UnreadableFile, match="key"):
        parse_settings('[[server]]\nid="a"\nurl="https://a"\nkey="s3cret"\n', "mine.toml")
    with pytest.raises(UnreadableFile, match="longer"):
        parse_settings("#" * 30_000, "mine.toml")
    with pytest.raises(InvalidInput):
        unsafe = parse_settings('[[server]]\nid="a"\nurl="http://a.example.org"\n', "mine.toml")
        providers_of(unsafe, network=True)


def test_a_provider_that_breaks_is_a_reason_without_the_text() -> None:
    good, bad = Fake({"Hola": "Hello"}), Fake({}, fails=True)
    first, second = ask([bad, good], "Hola", "es", "en")
    assert first.reason == "fake failed: RuntimeError."
    assert second.suggestions[0].text == "Hello"


def test_a_slow_one_is_a_reason_too() -> None:
    (answer,) = ask([Fake({"Hola": "Hello"}, sleeps=9)], "Hola", "es", "en", timeout=0.01)
    assert answer.reason == "too slow"


def test_control_and_direction_characters_are_taken_out() -> None:
    (answer,) = ask([Fake({"a": "\x1b[2Jx\u202ey\u200bz\x00\r\nw\ud800"})], "a", "es", "en")
    assert answer.suggestions[0].text == "[2Jxyz w"
    assert clean("می\u200cخواهیم") == "می\u200cخواهیم"
    assert len(clean("x" * 100_000)) == 20_000
