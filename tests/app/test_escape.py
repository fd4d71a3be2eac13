"""How long Esc waits before it counts."""

import os
import subprocess
import sys

import pytest

CODE = "import annotator.app.app, textual.constants as t; print(round(t.ESCAPE_DELAY * 1000))"


@pytest.mark.parametrize(
    ("found", "waits"),
    [
        ({}, "30"),
        ({"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"}, "100"),
        ({"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22", "TMUX": "/run/t,1,0"}, "30"),
        ({"ESCDELAY": "60"}, "60"),
    ],
    ids=["here", "over a slow line", "tmux puts together what came in parts", "as it was set"],
)
def test_esc_waits_shortly_where_keys_come_in_one_piece(found: dict[str, str], waits: str) -> None:
    plain = {k: v for k, v in os.environ.items() if k not in ("SSH_CONNECTION", "TMUX", "ESCDELAY")}
    answer = subprocess.run(
        [sys.executable, "-c", CODE], env=plain | found, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == waits
