"""A translation server for the tests, run as a process of its own on the loopback address.

Prints its port, then answers `/translate` as LibreTranslate does; what it does beside that depends
on the text that it is asked for. Ends by itself after a minute or when its input closes.
"""

import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

KNOWN = {"Respóndannos.": "Answer us.", "Hola": "Hello"}
STATUS = {"broken": 500, "away": 307, "here": 307, "round": 308, "moved": 302}
WHERE = {"away": "http://127.0.0.2:9/translate", "here": "/there/translate", "round": "/translate"}


class Handler(BaseHTTPRequestHandler):
    """Answers one request after the other."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = asked["q"]
        if text == "slow":
            time.sleep(3)
        if text in STATUS and not self.path.startswith("/there"):
            self.send_response(STATUS[text])
            self.send_header("Location", WHERE.get(text, "/elsewhere"))
            self.end_headers()
            return
        said = {
            "escape": "red \x1b[31m\u202etext\u0007",
            "long": "x" * 400_000,
            "key": f"key is {asked.get('api_key', 'missing')}",
            "pair": f"{asked['source']}-{asked['target']}",
        }.get(text, KNOWN.get(text, f"[{text}]"))
        body = {"list": b"[1]", "html": b"<html>"}.get(text) or json.dumps(
            {"translatedText": said}
        ).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written."""


def main() -> None:
    """Serve until the test closes our input."""
    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    threading.Timer(60, lambda: os._exit(0)).start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
