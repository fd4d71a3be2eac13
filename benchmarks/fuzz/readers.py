"""Coverage-guided fuzzing of what reads foreign bytes: atheris, in an environment of its own.

Usage: PYTHONPATH=. python benchmarks/fuzz/readers.py TARGET [SECONDS]

TARGET: codec (sheets and speakers), journal, articles (text, HTML, JSONL), or a format that can be
imported. Anything but a refusal of ours is a find: atheris prints it and leaves the input in a
file. Needs `pip install atheris` beside the packages of the program; prints the number of runs.
What is found becomes a generated case beside the tests of the room.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["annotator"]):
    from annotator.exchange.arrival import InFile
    from annotator.exchange.format import ReadOptions
    from annotator.exchange.formats import FORMATS
    from annotator.exchange.incoming import settle
    from annotator.model.article import Article
    from annotator.model.errors import AnnotatorError
    from annotator.model.sheet import Sheet
    from annotator.model.speaker import Speaker
    from annotator.store.codec import decode, encode
    from annotator.store.journal import Journal
    from annotator.store.readers import READERS
    from annotator.store.workspace import Workspace

ARTICLE = Article(id="a", path="corpus/a.txt", text="Some words and Слова.", sha256="0" * 64)


def codec(data: bytes) -> None:
    """Whatever is read must be written and read again as the same."""
    for kind in (Sheet, Speaker):
        try:
            value = decode(data, kind, "a.json")
        except AnnotatorError:
            continue
        assert decode(encode(value), kind, "a.json") == value


def journal(data: bytes) -> None:
    """Any journal is read as far as it goes."""
    place = Workspace(Path(FOLDER), "kim")
    made = Journal(place, "kim", "a")
    made.path.parent.mkdir(parents=True, exist_ok=True)
    made.path.write_bytes(data)
    made.read()


def articles(data: bytes) -> None:
    """Any article is read or refused."""
    for reader in READERS.values():
        try:
            for _ in reader(data, "a"):
                pass
        except AnnotatorError:
            continue


def importing(name: str) -> Callable[[bytes], None]:
    """Any import file is read or refused."""
    fmt = FORMATS[name]
    names = ["a.ann", "a.txt"] if name == "brat" else ["a" + fmt.suffix]

    def attempt(data: bytes) -> None:
        assert fmt.read is not None
        try:
            found = fmt.read([InFile(n, data) for n in names], ReadOptions())
            settle(found, lambda claim: ARTICLE)
        except AnnotatorError:
            pass

    return attempt


FOLDER = tempfile.mkdtemp(prefix="annotator-fuzz-")


def main() -> None:
    """Fuzz one target for so many seconds (60 if not said)."""
    name = sys.argv[1]
    seconds = sys.argv[2] if len(sys.argv) > 2 else "60"
    own = {"codec": codec, "journal": journal, "articles": articles}
    target = own[name] if name in own else importing(name)
    options = [f"-max_total_time={seconds}", "-max_len=4096", "-rss_limit_mb=900", "-timeout=10"]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", FOLDER], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
