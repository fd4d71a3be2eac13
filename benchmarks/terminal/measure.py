"""How fast the app is, next to a minimal Textual app on the same file in the same run.

    python benchmarks/terminal/measure.py [--sizes 20000,5000000] [--rounds 3] [--keys 40]

Prints one line a figure: what, size, ours, the other's, ratio. Everything runs in a
pseudo-terminal of 120×40 and is timed from outside, from the key that is sent to the last byte
that comes back. The text is a sample article repeated, so that it holds many scripts.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from driver import Driver

ROOT = Path(__file__).resolve().parents[2]
DOWN, PAGE, END = b"\x1b[B", b"\x1b[6~", b"\x1b[1;5F"


def text_of(size: int) -> str:
    """About `size` bytes of the sample articles, one after another, again and again."""
    texts = [p.read_text(encoding="utf-8-sig") for p in sorted((ROOT / "corpus").glob("*.txt"))]
    once = "The measured article\n\n" + "\n\n".join(t.replace("\r\n", "\n") for t in texts)
    data = once.encode()
    data = data * (size // len(data) + 1)
    return data[:size].decode(errors="ignore")


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def environment(home: Path) -> dict[str, str]:
    """The same for both programs; no colours or settings of the developer's own."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "VIRTUAL_ENV")}
    return kept | {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TEXTUAL_ANIMATIONS": "none",
    }


def first_screen(command: list[str], env: dict[str, str], sign: bytes) -> tuple[float, Driver]:
    """Seconds from the start to the first screen with the text on it."""
    driver = Driver(command, env)
    painted, _ = driver.read(until=sign, quiet=0.008)
    return painted - driver.started, driver


def series(driver: Driver, key: bytes, count: int) -> tuple[list[float], list[int]]:
    """Milliseconds and bytes of each of `count` presses."""
    got = [driver.key(key) for _ in range(count)]
    return [seconds * 1000 for seconds, _ in got], [size for _, size in got]


def line(what: str, size: int, ours: float, theirs: float | None, unit: str = "ms") -> None:
    """One figure."""
    other = f"{theirs:10.1f} {unit}  {ours / theirs:6.2f}×" if theirs else ""
    print(f"{what:<26}{size:>10}  {ours:10.1f} {unit} {other}", flush=True)


def measure(size: int, rounds: int, keys: int, folder: Path) -> None:
    """All figures for one size of text."""
    corpus = folder / f"work{size}" / "corpus"
    corpus.mkdir(parents=True)
    article = corpus / "measured.txt"
    article.write_text(text_of(size), encoding="utf-8")
    env = environment(folder)
    ours = [sys.executable, "-m", "annotator", "--workspace", str(corpus.parent)]
    ours += ["--annotator", "bench", "open", "measured"]
    theirs = [sys.executable, str(Path(__file__).with_name("minimal.py")), str(article)]
    starts: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for command, kept in zip((ours, theirs), starts, strict=True):
            seconds, driver = first_screen(command, env, b"measured article")
            kept.append(seconds * 1000)
            driver.end()
    line("first screen", size, statistics.median(starts[0]), statistics.median(starts[1]))
    _, mine = first_screen(ours, env, b"measured article")
    mine.read(until=b" to do", quiet=1.0, limit=120)
    mine.read(quiet=1.0, limit=2)
    _, other = first_screen(theirs, env, b"measured article")
    other.read(quiet=1.0, limit=5)
    for what, key in (("caret down", DOWN), ("page down", PAGE)):
        a, sizes = series(mine, key, keys)
        b, _ = series(other, key, keys)
        line(f"{what}, median", size, statistics.median(a), statistics.median(b))
        line(f"{what}, p95", size, percentile(a, 0.95), percentile(b, 0.95))
        line(f"{what}, median", size, statistics.median(sizes), None, "bytes")
    mine.key(b"g")
    a, sizes = series(mine, b"n", keys)
    line("next item, median", size, statistics.median(a), None)
    line("next item, p95", size, percentile(a, 0.95), None)
    line("next item, median", size, statistics.median(sizes), None, "bytes")
    for what, key in (
        ("jump to the end", b"G"),
        ("edit panel", b"g\x1b[Anl"),
        ("accept", b"\x1ba"),
    ):
        seconds, _ = mine.key(key, quiet=0.3)
        line(what, size, seconds * 1000, None)
    line("memory", size, mine.memory(), other.memory(), "MiB")
    mine.end()
    other.end()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="20000,5000000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keys", type=int, default=40)
    args = parser.parse_args()
    print(f"# {platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{'what':<26}{'bytes':>10}  {'ours':>13} {'minimal':>13}  ratio")
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes.split(","):
            measure(int(size), args.rounds, args.keys, Path(folder))


if __name__ == "__main__":
    main()
