"""How detection over a corpus scales: processes, the second run, a cluster, memory.

    python benchmarks/corpora/run.py [--articles 2000] [--rounds 3] [--small 100000]

The corpus is the sample articles again and again, a number before each, so that no text is there
twice. Runs that are compared take turns. The last table needs `annotator[cluster]`.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from machine import machine  # noqa: E402  (beside this folder)

PROGRAM = str(Path(sys.executable).with_name("annotator"))
SMALL = (
    "Report {n}. The crowd in the square shouted “Шал, кет!” (“Old man, go away!”), said Saule "
    "Omarova, a nurse.\n"
)


def samples() -> list[str]:
    """The sample articles."""
    files = sorted((HERE.parents[1] / "corpus").glob("*.txt"))
    return [path.read_text(encoding="utf-8-sig") for path in files]


def write_corpus(path: Path, count: int) -> int:
    """Write `count` articles; their bytes of text."""
    texts, size = samples(), 0
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = f"Number {n} of the day.\n\n{texts[n % len(texts)]}"
            size += len(text.encode())
            file.write(json.dumps({"id": f"a{n}", "text": text}, ensure_ascii=False) + "\n")
    return size


class Run:
    """`annotator detect` with some options; its time, and the largest memory on the way."""

    def __init__(self, folder: Path, *options: str) -> None:
        env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
        began, before = time.perf_counter(), processor()
        self.process = subprocess.Popen(
            [PROGRAM, "detect", *options], env=env, stderr=subprocess.DEVNULL
        )
        self.largest: dict[int, float] = {}
        while self.process.poll() is None:
            for pid in family(self.process.pid):
                self.largest[pid] = max(self.largest.get(pid, 0.0), memory(pid))
            self.look()
            time.sleep(0.05)
        self.seconds = time.perf_counter() - began
        self.processor = processor() - before
        if self.process.returncode:
            raise SystemExit(f"detect {' '.join(options)} ended with {self.process.returncode}")

    def look(self) -> None:
        """What else is watched."""

    @property
    def worker(self) -> float:
        """MiB of the largest process."""
        return max(self.largest.values(), default=0.0)


def processor() -> float:
    """Seconds that ended children used, on all cores."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    children: list[str] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            children += (task / "children").read_text().split()
    for child in children:
        yield from family(int(child))


def memory(pid: int) -> float:
    """Resident memory in MiB."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def by_processes(folder: Path, count: int, rounds: int) -> None:
    """One process and two, in turn; and the second run."""
    corpus, out = folder / "corpus.jsonl", folder / "out.jsonl"
    size = write_corpus(corpus, count)
    told = ("--jsonl", str(corpus), "-o", str(out))
    ones, twos, again = [], [], []
    for _ in range(rounds):
        ones.append(Run(folder, *told, "--no-cache"))
        twos.append(Run(folder, *told, "--no-cache", "--jobs", "2"))
    for _ in range(rounds):
        shutil.rmtree(folder / "cache", ignore_errors=True)
        again.append((Run(folder, *told).seconds, Run(folder, *told).seconds))
    one = statistics.median(r.seconds for r in ones)
    ratio = statistics.median(a.seconds / b.seconds for a, b in zip(ones, twos, strict=True))
    print(f"\n{count:,} articles, {size / 2**20:.1f} MiB of text; medians of {rounds} pairs")
    used = [statistics.median(r.processor for r in runs) for runs in (ones, twos)]
    rate = f"{count / used[0]:.0f} articles, {size / 1000 / used[0]:.0f} kB a processor second"
    print(f"one process                  {one:8.1f} s   {used[0]:6.1f} s of processor   {rate}")
    two = statistics.median(r.seconds for r in twos)
    told = f"{used[1]:6.1f} s of processor   {ratio:.2f}× as fast"
    print(f"--jobs 2                     {two:8.1f} s   {told}")
    second = statistics.median(b for _, b in again)
    cheaper = statistics.median(a / b for a, b in again)
    print(f"again, nothing changed       {second:8.2f} s   {cheaper:.1f}× as fast")


def by_size(folder: Path, count: int) -> None:
    """The largest process of runs over more and more articles."""
    corpus, out = folder / "corpus.jsonl", folder / "out.jsonl"
    print("\nlargest process, --jobs 2")
    for number in (count // 4, count, count * 4):
        write_corpus(corpus, number)
        run = Run(folder, "--jsonl", str(corpus), "-o", str(out), "--no-cache", "--jobs", "2")
        print(f"{number:>9,} articles           {run.worker:8.0f} MiB")


class Watched(Run):
    """A run in parts: the largest worker's memory by how many documents are done."""

    def __init__(self, folder: Path, out: Path, *options: str) -> None:
        self.out, self.seen = out, {}
        super().__init__(folder, *options, "-o", f"{out}/")

    def look(self) -> None:
        """The largest worker now."""
        done = len(list((self.out / "_done").glob("*.json")))
        workers = list(family(self.process.pid))[1:]
        self.seen[done] = max((memory(pid) for pid in workers), default=0.0)


def by_cluster(folder: Path, small: int) -> None:
    """A cluster of this machine over many small documents."""
    corpus = folder / "small.jsonl"
    with corpus.open("w", encoding="utf-8") as file:
        for n in range(small):
            file.write(json.dumps({"id": f"s{n}", "text": SMALL.format(n=n)}) + "\n")
    part = max(1024, corpus.stat().st_size // 100)
    print(f"\n{small:,} documents of {len(SMALL)} characters, --scheduler local")
    for jobs in ("1", "2"):
        out = folder / f"out-{jobs}"
        options = ("--scheduler", "local", "--part-bytes", str(part), str(corpus))
        # `--jobs 1` leaves the number of workers to Dask: one core is one worker.
        prefix = {"1": {0}, "2": None}[jobs]
        run = limited(prefix, folder, out, *options, "--jobs", jobs)
        told = ", ".join(f"{at} %: {mib:.1f}" for at, mib in marks(run.seen))
        used = f"{run.seconds:7.1f} s {run.processor:7.1f} s of processor"
        rate = f"{small / run.processor:.0f} a processor second"
        print(f"{jobs} worker(s)  {used}   {rate}\n             largest, MiB: {told}")


def limited(cores: set[int] | None, folder: Path, out: Path, *options: str) -> Watched:
    """A run on some cores only."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores or before)
    try:
        return Watched(folder, out, *options)
    finally:
        os.sched_setaffinity(0, before)


def marks(seen: dict[int, float]) -> Iterator[tuple[int, float]]:
    """Memory when 10, 25, 50, 75 and 95 of a hundred parts were done."""
    for at in (10, 25, 50, 75, 95):
        near = min(seen, key=lambda done: abs(done - at))
        yield at, seen[near]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--small", type=int, default=100_000, help="0 leaves the cluster out")
    args = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        by_processes(folder, args.articles, args.rounds)
        by_size(folder, args.articles)
        if args.small:
            by_cluster(folder, args.small)


if __name__ == "__main__":
    main()
