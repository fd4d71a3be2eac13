"""No text makes a regular expression of ours run away."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("patterns.py")


@pytest.mark.slow
def test_no_regular_expression_runs_away_on_a_text_made_to_hurt_it() -> None:
    """A guard against running away, not a measurement: the slowest is ten times below it."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "2"], capture_output=True, text=True, check=False
    )
    *slow, count = done.stdout.splitlines()
    assert int(count.split()[0]) > 150
    assert [json.loads(line) for line in slow] == []
