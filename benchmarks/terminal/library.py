"""Finding one of very many articles: a letter more, and the list shows what fits."""

import sys
from pathlib import Path

from program import HERE, environment, first_screen, ours
from table import median_and_95

_LETTER = 60.0

sys.path.insert(0, str(HERE.parent / "growth"))
sys.path.insert(0, str(HERE.parent / "start"))


def library(articles: int, folder: Path) -> None:
    """Type a filter letter by letter, over the list as it opens on most days."""
    import run
    import workspaces

    root = folder / "library"
    workspaces.make(root, articles)
    run.settle(root)
    _, app = first_screen(ours(root, "--annotator", "aigul"), environment(folder), b"square")
    app.read(quiet=1.0, limit=10)
    app.key(b"/")
    times = []
    for words in ("square-00017", "0003", "voices"):
        for letter in words:
            times.append(app.key(letter.encode(), quiet=0.15)[0] * 1000)
        for _ in words:
            times.append(app.key(b"\x7f", quiet=0.15)[0] * 1000)
    median_and_95(f"filter of {articles:,} articles, a letter", times, None, _LETTER)
    app.end()
