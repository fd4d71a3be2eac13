"""A translation server: asked for real on the loopback address, and refused where it misbehaves."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model.errors import InvalidInput
from annotator.suggest.providers.http import HttpTranslator

SCRIPT = Path(__file__).with_name("translation_server.py")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        yield int(process.stdout.readline())
        process.stdin.close()


@pytest.fixture
def server(port: int) -> HttpTranslator:
    return HttpTranslator("test", f"http://127.0.0.1:{port}")


def test_a_server_translates_and_is_named(server: HttpTranslator, port: int) -> None:
    (said,) = server.suggest("Respóndannos.", "es-MX", "en").suggestions
    assert (said.text, said.origin, said.language) == ("Answer us.", "machine", "en")
    assert said.provider == "test"
    assert said.because == f"machine translation by test (127.0.0.1:{port})"
    assert said.note == "slogan: often wrong"
    assert server.host == f"127.0.0.1:{port}"
    assert server.needs_network


def test_the_languages_are_asked_for_by_their_primary_subtag(server: HttpTranslator) -> None:
    assert server.suggest("pair", "sr-Cyrl-RS", "en-GB").suggestions[0].text == "sr-en"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("broken", "status 500"),
        ("away", "another host"),
        ("moved", "not sent on"),
        ("round", "without end"),
        ("list", "no translation"),
        ("html", "not JSON"),
        ("long", "too long"),
        ("x" * 6000, "longer than"),
    ],
)
def test_what_goes_wrong_is_a_reason(server: HttpTranslator, text: str, why: str) -> None:
    answer = server.suggest(text, "es", "en")
    assert answer.suggestions == ()
    assert why in answer.reason


def test_a_redirect_on_the_same_host_is_followed(server: HttpTranslator) -> None:
    assert server.suggest("here", "es", "en").suggestions[0].text == "[here]"


def test_a_slow_server_is_not_waited_for(server: HttpTranslator) -> None:
    assert "no answer" in server.suggest("slow", "es", "en", timeout=0.2).reason


def test_escape_sequences_do_not_come_through(server: HttpTranslator) -> None:
    assert server.suggest("escape", "es", "en").suggestions[0].text == "red [31mtext"


def test_nobody_there_is_a_reason() -> None:
    assert "no answer" in HttpTranslator("t", "http://127.0.0.1:9").suggest("a", "es", "en").reason


def test_the_key_comes_from_the_environment_and_is_never_told(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyed = HttpTranslator("test", f"http://localhost:{port}/", "TEST_TRANSLATION_KEY")
    monkeypatch.delenv("TEST_TRANSLATION_KEY", raising=False)
    assert "TEST_TRANSLATION_KEY" in keyed.suggest("key", "es", "en").reason
    monkeypatch.setenv("TEST_TRANSLATION_KEY", "s3cret")
    assert keyed.suggest("key", "es", "en").suggestions[0].text == "key is s3cret"
    assert "s3cret" not in keyed.suggest("broken", "es", "en").reason
    assert "s3cret" not in repr(vars(keyed))


@pytest.mark.parametrize(
    "url",
    [
        "http://translate.example.org",
        "ftp://localhost",
        "https://name:word@translate.example.org",
        "https://",
        "localhost:5000",
        "http://localhost.example.org",
        "https://[bad",
        "https://a.example.org:port",
    ],
)
def test_an_unsafe_address_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput):
        HttpTranslator("x", url)


def test_a_connection_is_cut_from_another_thread(port: int) -> None:
    server = HttpTranslator("test", f"http://127.0.0.1:{port}")
    answers: list[str] = []
    asking = threading.Thread(
        target=lambda: answers.append(server.suggest("slow", "es", "en", 30).reason)
    )
    asking.start()
    while server._open is None or server._open.sock is None:
        time.sleep(0.01)
    server.stop()
    asking.join(2)
    assert not asking.is_alive() and "no answer" in answers[0]
    assert "not asked any more" in server.suggest("Hola", "es", "en").reason
