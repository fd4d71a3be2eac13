"""Two people's sheets of 5,000 annotations each on one article of a megabyte, side by side."""

import hashlib
import statistics
from pathlib import Path

from program import environment, first_screen, minimal, ours, series
from table import median_and_95, row

from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.sheet import ArticleRef, Sheet
from annotator.store.sheets import save_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import edits
from annotator.text.anchoring import describe

ANNOTATIONS = 5_000
_EXTRA, _KEY = 500.0, 25.0
_PARAGRAPH = (
    "On the day with the number {n} a crowd of some hundred people walked through the square, and "
    "a woman at its head called “біз {n} рет келдік”, a line that she had written herself.\n\n"
)


def text() -> str:
    """A paragraph for each annotation, a megabyte in all."""
    body = "".join(_PARAGRAPH.format(n=f"{n:05}") for n in range(ANNOTATIONS))
    return "The measured article\n\n" + body


def sheet(whole: str, ref: ArticleRef, owner: str, *, other: bool) -> Sheet:
    """One person's sheet. The other has other borders at every seventh place, another language at
    every eleventh, other words of translation at every fifth."""
    made = []
    at = 0
    for n in range(ANNOTATIONS):
        at = whole.index("біз", at)
        end = whole.index("”", at)
        start = at + 4 if other and n % 7 == 0 else at
        rendering = f"we came {n} times" + ("!" if other and n % 5 == 0 else "")
        made.append(
            Annotation(
                id=f"{owner}{n:05}",
                kind="quotation",
                language="ru" if other and n % 11 == 0 else "kk",
                script="Cyrl",
                status="done",
                occurrences=(edits.as_occurrence(describe(whole, start, end)),),
                translations=(Translation(id="t1", text=rendering, preferred=True, rank=1),),
                transliterations=(
                    Transliteration(id="l1", text=f"biz {n} ret keldik", scheme="kk-bgn"),
                ),
                attributions=(Attribution(name=f"woman {n % 40}", certainty="high"),),
            )
        )
        at = end
    return Sheet(article=ref, annotator=owner, annotations=tuple(made))


def workspace(folder: Path) -> tuple[Path, Path]:
    """The workspace and its article."""
    root = folder / "review"
    file = root / "corpus" / "measured.txt"
    file.parent.mkdir(parents=True)
    whole = text()
    data = whole.encode()
    file.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    ref = ArticleRef(id="measured", path="corpus/measured.txt", sha256=digest, length=len(whole))
    for owner, other in (("aigul", False), ("tamar", True)):
        save_sheet(Workspace(root, owner), sheet(whole, ref, owner, other=other), None)
    return root, file


def review(rounds: int, keys: int, folder: Path) -> None:
    """First screen beside the minimal app's, then key presses."""
    root, file = workspace(folder)
    env = environment(folder)
    mine = ours(root, "--annotator", "judge", "review", "--of", "aigul,tamar", "measured")
    starts: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for command, kept in zip((mine, minimal(file)), starts, strict=True):
            ms, driver = first_screen(command, env, b"measured article")
            kept.append(ms)
            driver.end()
    other = statistics.median(starts[1])
    row("review of two: first screen", statistics.median(starts[0]), "ms", other, other + _EXTRA)
    _, app = first_screen(mine, env, b"measured article")
    app.read(quiet=1.0, limit=10)
    times, _ = series(app, b"n", keys)
    median_and_95("review of two: next difference", times, None, _KEY)
    row("review of two: next held, lag", app.held(b"n") * 1000, "ms", None, 50.0)
    times, _ = series(app, b"a", keys)
    median_and_95("review of two: decided, saved and shown", times, None, 50.0)
    row("review of two: memory", app.memory(), "MiB")
    app.end()
