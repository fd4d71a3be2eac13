"""A megabyte of every odd shape through everything that reads a text: seconds and memory.

Usage: python benchmarks/fuzz/shapes.py [KILOBYTES] [PART…]

Parts: finders (spans, quotations and speakers, glosses, repeats), wrap, display, anchors,
importers, exporters. Each pair of shape and task runs in a process of its own that may take 10
seconds of the processor and 500 MB more than it began with; prints the slowest shape of each task
and everything that went beyond. Exit 1 where something did.
"""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

SECONDS, MEGABYTES = 10.0, 500
Task = Callable[[str], object]
UNITS = {
    "letters": "a",
    "capitals": "A",
    "blanks": " ",
    "tabs": "\t",
    "line feeds": "\n",
    "words": "word ",
    "names": "Ada Lovelace ",
    "sentences": "He left. ",
    "foreign words": "слово ",
    "foreign letters": "ж",
    "mixed scripts": "aжש漢",
    "openers": "“",
    "closers": "”",
    "pairs": "“a” ",
    "nested": "“‘",
    "straight marks": '"',
    "apostrophes": "'",
    "brackets": "(",
    "pairs in brackets": "(“a”) ",
    "foreign in marks": "“жол” (“road”), ",
    "said": "“We go,” said Ada. ",
    "means": "“жол” means “road” in Kazakh. ",
    "or": "жол, or road, ",
    "blanks in marks": "“\t\t\t\t” ",
    "dashes": "-",
    "commas": ", ",
    "digits": "1",
    "combining": "e\u0301\u0301\u0301",
    "zero width": "\u200b",
    "joined emoji": "👩\u200d",
    "right to left": "\u202eשלום ",
    "Chinese": "漢字",
    "Thai": "ภาษาไทย",
    "entities": "&amp;",
    "tags": "<b>",
    "paths": "../",
    "markup": "[/b]",
    "escapes": "\x1b[2J",
    "NUL": "\0",
    "carriage returns": "\r\n",
    "Latin foreign": "c’est la vie ",
    "paragraphs": "A line of words here.\n\n",
}
AFTER = (
    "blanks",
    "tabs",
    "line feeds",
    "letters",
    "commas",
    "dashes",
    "names",
    "digits",
    "closers",
)
"""Shapes that are also tried right after a foreign quotation, where translations are looked for."""


def shapes(size: int) -> Iterator[tuple[str, str]]:
    """(name, text) of about so many characters."""
    for name, unit in UNITS.items():
        yield name, unit * (size // len(unit))
    for name in AFTER:
        yield f"after: {name}", "They sang “жол”" + UNITS[name] * (size // len(UNITS[name]))


def finders() -> Iterator[tuple[str, Task]]:
    """What `detect` does."""
    from annotator.detect.quotations import find_quotations
    from annotator.detect.repeats import find_repeats
    from annotator.detect.spans import find_spans
    from annotator.tasks.detection.detect import propose

    yield "spans", lambda text: find_spans(text)
    yield "quotations", lambda text: find_quotations(text)
    yield "repeats", lambda text: find_repeats(text)
    yield "all of detect", lambda text: propose(text)


def wrap() -> Iterator[tuple[str, Task]]:
    """What the document view does."""
    from annotator.app.cells import measure
    from annotator.app.wrap import Wrap

    def rows(text: str) -> object:
        return Wrap(text, 80, measure).lay()

    yield "wrap", rows


def display() -> Iterator[tuple[str, Task]]:
    """What every string goes through."""
    from annotator.text.display import display as shown
    from annotator.text.segments import graphemes, sentences, words

    yield "display", shown
    yield "graphemes", graphemes
    yield "words", words
    yield "sentences", sentences


def anchors() -> Iterator[tuple[str, Task]]:
    """Finding a place again in a text that changed."""
    from annotator.text.anchoring import describe, resolve

    def again(text: str) -> object:
        middle = len(text) // 2
        anchor = describe(text, middle, middle + 20)
        return resolve("x" + text[:-100], anchor, False, len(text))

    yield "anchors", again


def importers() -> Iterator[tuple[str, Task]]:
    """Every reader of a foreign format, the shape as the file, and as a value in a JSON file."""
    import json

    from annotator.exchange.arrival import InFile
    from annotator.exchange.format import Format, ReadOptions
    from annotator.exchange.formats import FORMATS
    from annotator.exchange.incoming import settle
    from annotator.model.article import Article
    from annotator.model.errors import AnnotatorError

    article = Article(id="a", path="corpus/a.txt", text="Some words and Слова.", sha256="0" * 64)

    def read(fmt: Format, text: str) -> None:
        assert fmt.read is not None
        names = ["a.ann", "a.txt"] if fmt.name == "brat" else ["a" + fmt.suffix]
        wrapped = json.dumps({"id": "a", "text": text, "data": text, "label": [[0, 5, text]]})
        for data in (text.encode("utf-8", "surrogatepass"), wrapped.encode()):
            try:
                found = fmt.read([InFile(name, data) for name in names], ReadOptions())
                settle(found, lambda claim: article)
            except AnnotatorError:
                continue

    for fmt in FORMATS.values():
        if fmt.read is not None:
            yield f"import {fmt.name}", lambda text, fmt=fmt: read(fmt, text)  # type: ignore[misc]


def exporters() -> Iterator[tuple[str, Task]]:
    """Every writer: an article of the shape with an annotation of the shape in the middle."""
    from annotator.exchange.format import Format
    from annotator.exchange.formats import FORMATS
    from annotator.exchange.material import Job, Material
    from annotator.exchange.outgoing import outgoing
    from annotator.model.annotation import Annotation, Translation
    from annotator.model.article import Article
    from annotator.model.errors import AnnotatorError, MissingExtra
    from annotator.model.sheet import Sheet
    from annotator.tasks.annotation.edits import as_occurrence
    from annotator.text.anchoring import describe

    def write(fmt: Format, text: str) -> None:
        article = Article(id="a", path="corpus/a.txt", text=text, sha256="0" * 64)
        place = as_occurrence(describe(text, 10, len(text) // 2))
        annotation = Annotation(
            id="01A",
            kind="quotation",
            status="done",
            language="kk",
            script="Cyrl",
            occurrences=(place,),
            translations=(Translation(id="t", text=text[:50_000], language="en"),),
            note=text[:50_000],
        )
        sheet = Sheet(article=article.ref, annotator="kim", annotations=(annotation,))
        try:
            for _ in outgoing(fmt, iter([Material(article, (sheet,), ())]), Job(languages=("kk",))):
                pass
        except MissingExtra:
            raise
        except AnnotatorError:
            pass

    for fmt in FORMATS.values():
        yield f"export {fmt.name}", lambda text, fmt=fmt: write(fmt, text)  # type: ignore[misc]


PARTS = {
    "finders": finders,
    "wrap": wrap,
    "display": display,
    "anchors": anchors,
    "importers": importers,
    "exporters": exporters,
}


def _child(part: str, name: str, text: str, answer: Connection) -> None:
    """One task on one shape; says seconds of the processor, megabytes more, what was raised."""
    task = dict(PARTS[part]())[name]
    task("A short text to load what is loaded on first use: “жол” means “road”, she said.")
    resource.setrlimit(resource.RLIMIT_CPU, (int(4 * SECONDS), int(4 * SECONDS)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, raised = time.process_time(), ""
    try:
        task(text)
    except Exception as error:  # whatever it is, it is what is looked for
        raised = f"{type(error).__name__}: {error}"[:200]
    used = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    answer.send((used, grown, raised))


def measured(part: str, name: str, text: str) -> tuple[float, float, str]:
    """Seconds, megabytes, error of one task on one text."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(
        target=_child, args=(part, name, text, theirs)
    )
    child.start()
    theirs.close()
    try:
        found: tuple[float, float, str] = ours.recv()
    except EOFError:
        found = (4 * SECONDS, 0.0, "killed")
    child.join()
    return found


def main() -> int:
    """Run the parts; 1 where a limit was passed or something raised."""
    size = (int(sys.argv[1]) if len(sys.argv) > 1 else 1000) * 1000
    bad = 0
    print(f"{'task':<24}{'slowest shape':<20}{'s':>8}{'largest shape':>22}{'MB':>8}")
    for part in sys.argv[2:] or PARTS:
        for name in dict(PARTS[part]()):
            rows = []
            for shape, text in shapes(size):
                seconds, grown, raised = measured(part, name, text)
                rows.append((seconds, shape, grown))
                if raised or seconds > SECONDS or grown > MEGABYTES:
                    bad += 1
                    print(f"  BEYOND {name}: {shape}: {seconds:.1f} s, {grown:.0f} MB {raised}")
            slow, large = max(rows), max(rows, key=lambda row: row[2])
            print(
                f"{name:<24}{slow[1]:<20}{slow[0]:>8.2f}{large[1]:>22}{large[2]:>8.0f}", flush=True
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
