"""How fast the app is, next to a minimal Textual app on the same file in the same run.

    python benchmarks/terminal/measure.py [--sizes 20000,5000000] [--rounds 3] [--keys 40]
        [--only article,review,library] [--articles 100000]

Prints one line a figure: what, ours, the other's, ratio, goal. Everything runs in a
pseudo-terminal of 120×40 and is timed from outside, from the key that is sent to the last byte
that comes back. The text is the sample articles repeated, so that it holds many scripts.
"""

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from article import article  # noqa: E402  (beside this file)
from library import library  # noqa: E402
from machine import machine  # noqa: E402
from review import review  # noqa: E402
from table import heading  # noqa: E402


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="20000,5000000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keys", type=int, default=40)
    parser.add_argument("--only", default="article,review,library")
    parser.add_argument("--articles", type=int, default=100_000)
    args = parser.parse_args()
    wanted = args.only.split(",")
    print(machine())
    heading()
    with tempfile.TemporaryDirectory() as folder:
        if "article" in wanted:
            for size in args.sizes.split(","):
                article(int(size), args.rounds, args.keys, Path(folder))
        if "review" in wanted:
            review(args.rounds, args.keys, Path(folder))
        if "library" in wanted:
            library(args.articles, Path(folder))


if __name__ == "__main__":
    main()
