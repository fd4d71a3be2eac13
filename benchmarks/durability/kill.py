"""Kill `annotator apply -` at random moments and look whether anything acknowledged is lost.

Usage: python benchmarks/durability/kill.py [KILLS] [SEED]

Each round feeds new annotations into a workspace, kills the program with SIGKILL after a random
time, and compares every ACK with the disk: the sheet must be valid and hold what was acknowledged.
Prints one line: kills, acknowledgements, lost, invalid files.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ARTICLES = 3
LENGTH = 20_000


def feed(process: "subprocess.Popen[bytes]", lines: list[bytes]) -> None:
    """Write requests until the pipe breaks."""
    assert process.stdin is not None
    try:
        for line in lines:
            process.stdin.write(line)
            process.stdin.flush()
        process.stdin.close()
    except (BrokenPipeError, OSError):
        pass


def requests(number: int, count: int) -> list[bytes]:
    """New annotations, each with its token as a note."""
    made = []
    for n in range(count):
        token = f"k{number}-{n}"
        start = (number * 37 + n * 13) % (LENGTH - 10)
        record = {
            **{"token": token, "article": f"a{n % ARTICLES}", "start": start},
            **{"end": start + 1 + (number + n) % 9, "note": token},
        }
        made.append(json.dumps(record).encode() + b"\n")
    return made


def one_round(folder: Path, number: int, chance: random.Random) -> tuple[list[bytes], set[str]]:
    """Start, feed, kill. Gives the requests and the tokens that were acknowledged."""
    lines = requests(number, 400)
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "annotator",
            "--workspace",
            str(folder),
            "--annotator",
            "kim",
            "apply",
            "-",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    feeder = threading.Thread(target=feed, args=(process, lines), daemon=True)
    feeder.start()
    killer = threading.Timer(chance.uniform(0.1, 1.2), process.send_signal, [signal.SIGKILL])
    killer.start()
    assert process.stdout is not None
    told = process.stdout.read().decode()
    process.wait()
    killer.cancel()
    feeder.join(5)
    acks = {w.split(" ")[1] for w in told.split("\n")[:-1] if w.startswith("ACK ")}
    return lines, acks


def saved_notes(folder: Path) -> tuple[set[str], int]:
    """All notes on the disk, and how many files are no valid JSON."""
    notes, invalid = set(), 0
    for path in (folder / "annotations" / "kim").glob("*.json"):
        try:
            sheet = json.loads(path.read_text(encoding="utf-8"))
            notes.update(a.get("note", "") for a in sheet.get("annotations", []))
        except ValueError:
            invalid += 1
    return notes, invalid


def main() -> int:
    """Run the rounds; 1 where something was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    acknowledged = lost = invalid = 0
    began = time.monotonic()
    folder = Path()
    for number in range(kills):
        if number % 25 == 0:  # sheets grow: a new workspace now and then
            folder = Path(tempfile.mkdtemp(prefix="annotator-kill-"))
            (folder / "corpus").mkdir()
            for n in range(ARTICLES):
                words = " ".join(f"word{i}" for i in range(LENGTH // 5))[:LENGTH]
                (folder / "corpus" / f"a{n}.txt").write_text(words, encoding="utf-8")
        lines, acks = one_round(folder, number, chance)
        notes, bad = saved_notes(folder)
        # A later request for the same place replaces the note of an earlier one.
        places: dict[tuple[str, int, int], str] = {}
        for line in lines:
            record = json.loads(line)
            if record["token"] in acks:
                places[(record["article"], record["start"], record["end"])] = record["token"]
        acknowledged += len(acks)
        newer = {json.loads(line)["token"] for line in lines} - acks
        lost += sum(
            1
            for token in places.values()
            if token not in notes and not _replaced(token, lines, newer, notes)
        )
        invalid += bad
    print(
        f"{kills} kills, {acknowledged} acknowledged, {lost} lost, {invalid} invalid files, "
        f"{time.monotonic() - began:.0f} s"
    )
    return 1 if lost or invalid else 0


def _replaced(token: str, lines: list[bytes], newer: set[str], notes: set[str]) -> bool:
    """Whether an unacknowledged request for the same place had reached the disk as well."""
    by_token = {json.loads(line)["token"]: json.loads(line) for line in lines}
    mine = by_token[token]
    same = ("article", "start", "end")
    return any(
        t in notes and all(by_token[t][k] == mine[k] for k in same) for t in newer & set(by_token)
    )


if __name__ == "__main__":
    raise SystemExit(main())
