"""Writes docs/commands.md: what each command says with --help.

Usage: python tools/reference.py [--check]
"""

import os
import subprocess
import sys
from pathlib import Path

from annotator.cli.verbs import VERBS

TARGET = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Commands

Every command, as its `--help` tells it. This page is written by `tools/reference.py`.

Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 findings or refused lines,
2 wrong usage or unreadable input. Notes of `check` alone are 0, with `--strict` 1; of `import`, 1
is something that should have been taken and could not. Offsets are code points, from 0, the end
not included.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for verb in ("", *VERBS):
        words = [sys.executable, "-m", "annotator", *([verb] if verb else []), "--help"]
        told = subprocess.run(
            words, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "88"}
        ).stdout
        parts.append(f"\n## annotator {verb}".rstrip() + f"\n\n```text\n{told.rstrip()}\n```\n")
    return "".join(parts)


def main() -> int:
    """Write the page, or with --check say whether it is stale."""
    wanted = page()
    if "--check" in sys.argv:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != wanted
        if stale:
            print(f"{TARGET.name} is stale: run `python tools/reference.py`.", file=sys.stderr)
        return int(stale)
    TARGET.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
