"""Time and memory of every export over 1,000 and 10,000 made-up articles, five annotations each.

    python benchmarks/exchange.py [FORMAT…]

One line a format: microseconds of processor time an annotation at both sizes, their ratio, and the
peaks of the process's memory. The writers alone are
measured: no file is read or written.
"""

import hashlib
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from annotator.exchange.formats import FORMATS
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.model.anchor import Occurrence
from annotator.model.annotation import (
    Annotation,
    Attribution,
    Provenance,
    Translation,
    Transliteration,
)
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName

SIZES = (1_000, 10_000)
EACH = 5
SPEAKERS = {
    f"s{n}": Speaker(id=f"s{n}", names=(SpeakerName(text=f"Speaker {n}"),)) for n in range(100)
}


def material(number: int) -> Material:
    """One article of about 2,500 code points with five annotations."""
    sentence = "📷 The square was quiet, and a banner read “Қаланы тыңда, әкім!” above the door. "
    text = "\n\n".join(sentence * 6 + f"Paragraph {number}.{n}" for n in range(EACH))
    digest = hashlib.sha256(text.encode()).hexdigest()
    name = f"folder{number % 100:02d}/article-{number:05d}"
    article = Article(id=name, path=f"corpus/{name}.txt", text=text, sha256=digest)
    starts = []
    at = -1
    for _ in range(EACH):
        at = text.index("Қаланы", at + 300)
        starts.append(at)
    rows = tuple(annotation(text, start, number, n) for n, start in enumerate(starts))
    return Material(article, (Sheet(article=article.ref, annotator="aigul", annotations=rows),))


def annotation(text: str, start: int, number: int, index: int) -> Annotation:
    """One annotation with a transliteration, two translations and a speaker."""
    exact = text[start : start + 19]
    return Annotation(
        id=f"01KAQ9V3T8M4Q2{number:08d}{index:04d}",
        kind="quotation",
        status="done",
        language=("kk", "ky", "ru", "uk")[number % 4],
        script="Cyrl",
        occurrences=(
            Occurrence(
                start=start,
                end=start + 19,
                exact=exact,
                prefix=text[start - 32 : start],
                suffix=text[start + 19 : start + 51],
            ),
        ),
        transliterations=(
            Transliteration(id="tl1", text="Qalany tyngda, akim!", scheme="bgnpcgn-1979"),
        ),
        translations=(
            Translation(id="tr1", text="Listen to the city, mayor!", preferred=True),
            Translation(id="tr2", text="Mayor, hear the city!"),
        ),
        attributions=(Attribution(speaker=f"s{number % 100}", certainty="high", cue="read"),),
        provenance=Provenance(created=f"2026-{number % 12 + 1:02d}-01T00:00:00Z", creator="aigul"),
    )


def materials(count: int) -> Iterator[Material]:
    """The articles one after the other."""
    return (material(number) for number in range(count))


def measure(name: str, count: int) -> tuple[float, int]:
    """Seconds of processor time of writing alone, and the peak of memory in MiB."""
    began = time.process_time()
    for _ in materials(count):
        pass
    making = time.process_time() - began
    languages = ("kk", "ky", "ru", "uk")
    job = Job(speakers=SPEAKERS, languages=languages, targets=("en",))
    began = time.process_time()
    for _ in outgoing(FORMATS[name], materials(count), job):
        pass
    spent = time.process_time() - began - making
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure each format at each size in a process of its own."""
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        seconds, peak = measure(sys.argv[2], int(sys.argv[3]))
        print(seconds, peak)
        return
    for name in sys.argv[1:] or FORMATS:
        told = []
        peaks = []
        for size in SIZES:
            command = [sys.executable, __file__, "--one", name, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, peak = done.stdout.split()
            told.append(float(seconds) / size / EACH * 1e6)
            peaks.append(int(peak))
        print(
            f"{name:<12} {told[0]:7.1f} µs and {told[1]:7.1f} µs an annotation, "
            f"ratio {told[1] / told[0]:.2f}; peak {peaks[0]} and {peaks[1]} MiB",
            flush=True,
        )


if __name__ == "__main__":
    main()
