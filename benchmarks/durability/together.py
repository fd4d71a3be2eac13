"""Three programs save the same sheet 300 times each, at once: is any save lost?

Usage: python benchmarks/durability/together.py [PROGRAMS] [SAVES]

Each one adds its own annotations with `annotator apply -`, one request a run, so that every save
reads, merges or waits as programs do that know nothing of each other; who finds the sheet held
tries again. Prints one line: saves acknowledged, found on disk, lost, refusals without a holder.
"""

import json
import sys
import tempfile
import threading
import time
from pathlib import Path

from annotator.model.errors import AnnotatorError
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace

WORDS = 4000
CHILD = """
import json, sys, time
from pathlib import Path
from annotator.model.errors import ChangedUnderneath, Locked
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.requests import Request, carry_out
from annotator.tasks.annotation.session import Session

root, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for number in range(first, first + count):
    while True:
        session = Session.open(Workspace(root, "kim"), "a")
        try:
            if session.read_only:
                print("HELD", session.read_only, flush=True)
                time.sleep(0.002)
                continue
            carry_out(session, Request(start=5 * number, end=5 * number + 4, language="kk"))
            print("SAVED", number, flush=True)
            break
        finally:
            session.close()
"""


def main() -> int:
    """Run them; 1 where a save was lost or somebody was not told who holds the sheet."""
    import subprocess

    programs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    saves = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    root = Path(tempfile.mkdtemp(prefix="annotator-together-"))
    (root / "corpus").mkdir()
    (root / "corpus" / "a.txt").write_text("word " * max(WORDS, programs * saves))
    began = time.monotonic()
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, str(root), str(n * saves), str(saves)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(programs)
    ]
    told: list[str] = [""] * programs

    def listen(number: int) -> None:
        told[number] = children[number].communicate()[0]

    threads = [threading.Thread(target=listen, args=(n,)) for n in range(programs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = "".join(told).splitlines()
    saved = {int(line.split()[1]) for line in lines if line.startswith("SAVED")}
    held = [line for line in lines if line.startswith("HELD")]
    nameless = [line for line in held if "process " not in line]
    try:
        stored = load_sheet(Workspace(root, "kim"), "kim", "a")
    except AnnotatorError as error:
        print(json.dumps(str(error)))
        return 1
    there = {a.start // 5 for a in stored.sheet.annotations} if stored else set()
    failed = sum(child.returncode != 0 for child in children)
    print(
        f"{programs} programs, {len(saved)} saves, {len(saved - there)} lost, {failed} programs "
        f"failed, {len(held)} times told who holds it, {len(nameless)} without a name, "
        f"{time.monotonic() - began:.0f} s"
    )
    return 1 if saved - there or nameless or failed or len(saved) != programs * saves else 0


if __name__ == "__main__":
    sys.exit(main())
