"""Time of comparing, merging and measuring two made-up sheets of one article.

    python benchmarks/comparing.py [ANNOTATIONS…]

One line a figure: milliseconds of processor time, best of three. The sheets have 2,000 and 5,000
annotations unless told otherwise; every seventh place has other borders, every eleventh another
language, every fifth another translation. Goals: diff and merge of 2,000 below 300 ms; everything
the review screen needs for its first picture of 5,000 below 500 ms.
"""

import random
import sys
import time
from collections.abc import Callable

from msgspec.structs import replace

from annotator.compare.adjudicate import agenda
from annotator.compare.agreement.report import report
from annotator.compare.align import align
from annotator.compare.diff import as_text, diff
from annotator.compare.merge.sheets import merge_sheets
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.sheet import ArticleRef, Sheet
from annotator.store.sheets import encode_sheet
from annotator.tasks.review.merge import merge_bytes

SIZES = (2_000, 5_000)
EACH = 190
"""Code points from one annotation to the next: 5,000 of them in about a megabyte."""


def annotation(owner: str, number: int, other: bool, chance: random.Random) -> Annotation:
    """One annotation of 40 code points; `other`: as the second person made it."""
    start = number * EACH + (chance.randint(1, 3) if other and number % 7 == 0 else 0)
    rendering = f"We have come here {number} then and now"
    best = rendering + "!" if other and number % 5 == 0 else rendering
    return Annotation(
        id=f"{owner}{number:05}",
        language="ru" if other and number % 11 == 0 else "kk",
        script="Cyrl",
        occurrences=(Occurrence(start=start, end=start + 40, exact="қ" * 40),),
        translations=(Translation(id="t1", text=best, preferred=True, rank=1),),
        transliterations=(
            Transliteration(id="l1", text=f"Keldik {number}", scheme="bgnpcgn-1979"),
        ),
        attributions=(Attribution(speaker=f"p{number % 40}", certainty="high"),),
    )


def sheet(size: int, owner: str, other: bool = False) -> Sheet:
    """One person's sheet."""
    chance = random.Random(1)
    article = ArticleRef(id="a", path="corpus/a.txt", sha256="0" * 64, length=size * EACH + 100)
    annotations = tuple(annotation(owner, k, other, chance) for k in range(size))
    return Sheet(article=article, annotator=owner, annotations=annotations)


def best_of_three(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def works(size: int) -> dict[str, Callable[[], object]]:
    """What is timed, by name, over two sheets of that many annotations."""
    left, right = sheet(size, "aigul"), sheet(size, "boris", other=True)
    ours = changed(left, 3, note="n")
    theirs = changed(left, 2, language="ky")
    files = [encode_sheet(s) for s in (ours, left, theirs)]
    return {
        "align": lambda: align(left, right),
        "diff, with its lines": lambda: as_text(diff(left, right)),
        "agenda, with what is open": lambda: [i.open for i in agenda((left, right))],
        "merge of values": lambda: merge_sheets(left, ours, theirs),
        "merge of files": lambda: merge_bytes(*files),
        "agreement, all figures": lambda: report(("aigul", "boris"), [(left, right)]),
    }


def main() -> None:
    """Print one line a figure."""
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        for name, work in works(size).items():
            print(f"{size:>6} annotations  {name:<28} {best_of_three(work):8.0f} ms")


def changed(base: Sheet, every: int, **fields: str) -> Sheet:
    """The sheet with every n-th annotation changed."""
    return replace(
        base,
        annotations=tuple(
            replace(a, revision=2, **fields) if k % every == 0 else a
            for k, a in enumerate(base.annotations)
        ),
    )


if __name__ == "__main__":
    main()
