"""Let every k-th storage call of `annotator apply -` kill it or fail, and look what is lost.

Usage: python benchmarks/durability/syscalls.py [SECONDS]

strace (6.0 or newer) injects, for k = 1, 2, 3 … until the program runs through untouched: SIGKILL
at the k-th storage call of each kind, then an error of the system for each kind of call. After
each run the disk is compared with the acknowledgements, every file must be valid, and the requests
that were not acknowledged must succeed when sent again. One row a kind: runs, acknowledged, lost,
invalid files, refusals without words, requests that failed again. SECONDS bounds the whole run.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotator.store.checking import check
from annotator.store.workspace import Workspace

CALLS = ("write", "fsync", "rename", "link", "unlink", "mkdir", "ftruncate", "fchmod", "flock")
ERRORS = {
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "fsync": ("EIO", "ENOSPC"),
    "rename": ("EACCES", "EIO", "ENOSPC"),
    "mkdir": ("ENOSPC", "EROFS"),
    "fchmod": ("EPERM",),
    "flock": ("ENOLCK",),
}
"""Kind of call → errors that it can give. `write` also fails for the answers themselves."""
LINES = 6


class Tally(NamedTuple):
    """What one kind of fault came to."""

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    invalid: int = 0
    wordless: int = 0
    failed_again: int = 0


def requests() -> list[dict[str, object]]:
    """A few annotations in two articles."""
    return [
        {
            "token": f"t{n}",
            "article": f"a{n % 2}",
            "start": n * 10,
            "end": n * 10 + 4,
            "note": f"t{n}",
        }
        for n in range(LINES)
    ]


def workspace() -> Path:
    """A new workspace with two articles."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-calls-"))
    (folder / "corpus").mkdir()
    for n in range(2):
        (folder / "corpus" / f"a{n}.txt").write_text("words and words " * 20, encoding="utf-8")
    return folder


def apply(folder: Path, wanted: list[dict[str, object]], inject: str = "") -> tuple[str, bool]:
    """Run `apply -`; gives its answers and whether the fault was met."""
    command = [sys.executable, "-m", "annotator", "--workspace", str(folder)]
    command += ["--annotator", "kim", "apply", "-"]
    log = folder / "log"
    if inject:
        traced = inject.partition(":")[0]
        command = [
            "strace",
            "-f",
            "-o",
            str(log),
            "-e",
            f"trace={traced}",
            "-e",
            f"inject={inject}",
            *command,
        ]
    data = "".join(json.dumps(one) + "\n" for one in wanted).encode()
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    text = log.read_text(errors="replace") if inject else ""
    return done.stdout.decode(errors="replace"), "INJECTED" in text or "SIGKILL" in text


def examine(folder: Path, answers: str, tally: Tally) -> Tally:
    """Compare acknowledgements and disk, then send the rest again."""
    lines = answers.split("\n")[:-1]
    acks = {line.split(" ")[1] for line in lines if line.startswith("ACK ")}
    errors = [line.split(" ", 2) for line in lines if line.startswith("ERR ")]
    notes: set[object] = set()
    invalid = 0
    for path in (folder / "annotations").glob("kim/*.json"):
        try:
            notes.update(a.get("note") for a in json.loads(path.read_bytes())["annotations"])
        except (ValueError, KeyError):
            invalid += 1
    invalid += sum(found.severity == "error" for found in check(Workspace(folder, "kim")))
    again, _ = apply(folder, [one for one in requests() if one["token"] not in acks])
    retried = sum(line.startswith("ACK ") for line in again.split("\n"))
    return Tally(
        tally.runs + 1,
        tally.acknowledged + len(acks),
        tally.lost + len(acks - notes),
        tally.invalid + invalid,
        tally.wordless + sum(len(error) < 3 or len(error[2]) < 20 for error in errors),
        tally.failed_again + LINES - len(acks) - retried,
    )


def faults(calls: str, what: str, deadline: float) -> Tally:
    """All k of one fault."""
    tally = Tally()
    for k in range(1, 10_000):
        folder = workspace()
        answers, met = apply(folder, requests(), f"{calls}:{what}:when={k}")
        if met:
            tally = examine(folder, answers, tally)
        shutil.rmtree(folder)
        if not met or time.monotonic() > deadline:
            break
    return tally


def kinds() -> Iterator[tuple[str, str, str]]:
    """(name, calls, what strace shall do)."""
    for call in CALLS:
        yield f"killed {call}", call, "signal=SIGKILL"
    for call, errors in ERRORS.items():
        for error in errors:
            yield f"{call} {error}", call, f"error={error}"


def main() -> int:
    """Run everything; 1 where something was lost, invalid or told without words."""
    if shutil.which("strace") is None:
        print("strace is not installed: apt-get install strace", file=sys.stderr)
        return 2
    deadline = time.monotonic() + (float(sys.argv[1]) if len(sys.argv) > 1 else 3600)
    bad = 0
    whole = Tally()
    print(f"{'fault':<16}" + "".join(f"{name:>14}" for name in Tally._fields))
    for name, calls, what in kinds():
        tally = faults(calls, what, deadline)
        bad += tally.lost + tally.invalid + tally.wordless + tally.failed_again
        whole = Tally(*(one + other for one, other in zip(whole, tally, strict=True)))
        print(f"{name:<16}" + "".join(f"{number:>14}" for number in tally), flush=True)
    print(
        ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in whole._asdict().items())
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
