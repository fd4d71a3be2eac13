"""A translation server with LibreTranslate's interface, named in the user's own configuration.

https, or http on this machine only; no proxy, no redirect to another host, a time limit and a size
limit. The key comes from an environment variable and appears in no message.
"""

import contextlib
import http.client
import json
import os
import socket
import ssl
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from annotator.languages.tags import fallbacks
from annotator.model.errors import InvalidInput
from annotator.suggest.providers.base import Answer, clean, suggestion

LOCAL = ("localhost", "127.0.0.1", "::1")
MAX_BYTES = 262_144
MAX_INPUT = 5_000
MAX_REDIRECTS = 2


class HttpTranslator:
    """One server. Nothing is sent before `suggest` is called."""

    needs_network = True

    def __init__(self, id: str, url: str, key_variable: str = "") -> None:
        """`id`: the name shown; `url`: base address; `key_variable`: where the key is.

        Raises InvalidInput for an address that is neither https nor on this machine.
        """
        self.id = id
        self._base = _checked(url)
        self._key_variable = key_variable
        self._open: http.client.HTTPConnection | None = None
        self._stopped = False

    def stop(self) -> None:
        """Cut the connection; none is made any more."""
        self._stopped = True
        line = self._open.sock if self._open is not None else None
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    @property
    def host(self) -> str:
        """Where text would go: to be shown before the first is sent."""
        return self._base.netloc.rpartition("@")[2]

    def available(self, source: str, target: str) -> str:
        """Empty, or why nothing can be asked. Does not ask the server."""
        if self._key_variable and not os.environ.get(self._key_variable):
            return f"the environment variable {self._key_variable} with the key is not set."
        return "" if source and target else "the language is not known."

    def suggest(self, text: str, source: str, target: str, timeout: float = 10.0) -> Answer:
        """One request; a reason instead of a translation whatever goes wrong."""
        why = self.available(source, target)
        if why:
            return Answer(reason=why)
        if len(text) > MAX_INPUT:
            return Answer(reason=f"the text is longer than {MAX_INPUT} characters.")
        asked = {
            "q": text,
            "source": fallbacks(source)[-1],
            "target": fallbacks(target)[-1],
            "format": "text",
        }
        if self._key_variable:
            asked["api_key"] = os.environ[self._key_variable]
        try:
            said = self._translated(self._post(asked, timeout))
        except _Refused as refused:
            return Answer(reason=f"{self.host}: {refused}.")
        except (OSError, http.client.HTTPException):
            return Answer(reason=f"{self.host}: no answer.")
        name = f"{self.id} ({self.host})"
        return Answer(suggestions=(suggestion(said, target, text, self.id, name),))

    def _translated(self, body: bytes) -> str:
        try:
            record = json.loads(body)
        except (ValueError, RecursionError):
            raise _Refused("the answer is not JSON") from None
        said = record.get("translatedText") if isinstance(record, dict) else None
        if not isinstance(said, str) or not clean(said):
            raise _Refused("there is no translation in the answer")
        return clean(said)

    def _post(self, asked: Mapping[str, Any], timeout: float) -> bytes:
        body = json.dumps(asked, ensure_ascii=False).encode("utf-8", "replace")
        path = self._base.path.rstrip("/") + "/translate"
        for _ in range(MAX_REDIRECTS + 1):
            status, where, answer = self._once(path, body, timeout)
            if status not in (307, 308):
                break
            path = self._redirected(where)
        else:
            raise _Refused("it redirects without end")
        if 300 <= status < 400:
            raise _Refused("it redirects, and text is not sent on")
        if status != 200:
            raise _Refused(f"it answered with status {status}")
        return answer

    def _once(self, path: str, body: bytes, timeout: float) -> tuple[int, str, bytes]:
        """One exchange: status, `Location`, and at most MAX_BYTES of the body."""
        if self._stopped:
            raise _Refused("it is not asked any more")
        until = time.monotonic() + timeout
        connection = self._open = self._connection(timeout)
        try:
            connection.connect()
            if self._stopped:
                raise _Refused("it is not asked any more")
            headers = {"Content-Type": "application/json", "Accept": "application/json"}
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            data = _body(answer, until)
            return answer.status, answer.headers.get("Location", ""), data
        finally:
            self._open = None
            connection.close()

    def _connection(self, timeout: float) -> http.client.HTTPConnection:
        host, port = self._base.hostname or "", self._base.port
        if self._base.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)
        return http.client.HTTPConnection(host, port, timeout=timeout)

    def _redirected(self, where: str) -> str:
        """The path of a redirect to the same server; raises for any other."""
        to = urlsplit(where)
        same = (to.scheme, to.netloc) == (self._base.scheme, self._base.netloc)
        if (to.netloc or to.scheme) and not same:
            raise _Refused("it redirects to another host, and text is not sent there")
        if not to.path.startswith("/"):
            raise _Refused("it redirects, and text is not sent on")
        return to.path


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    """At most MAX_BYTES, and not beyond a point in time however slowly they come."""
    data = b""
    while chunk := answer.read1(65_536):
        data += chunk
        if len(data) > MAX_BYTES:
            raise _Refused("the answer is too long")
        if time.monotonic() > until:
            raise _Refused("the answer takes too long")
    return data


class _Refused(Exception):
    """Why an answer is not taken, in words."""


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  raises for a port that is no number
    except ValueError:
        raise InvalidInput("the address of the translation server cannot be read.") from None
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
    if safe and parts.hostname and "@" not in parts.netloc:
        return parts
    raise InvalidInput(
        "a translation server's address must begin with https:// and hold no name or key.",
        "Only a server on this machine may do with http://.",
    )
