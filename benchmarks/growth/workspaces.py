"""Workspaces of any size, the same on every machine: articles, two annotators' sheets, speakers.

    python benchmarks/growth/workspaces.py FOLDER --articles 1000

Each article says the same with another number in it, so that the annotations of one are those of
all, but for ids. `aigul` annotates all of them, four annotations each; `tamar` every fourth one.
That makes five annotations for each article.
"""

import argparse
import hashlib
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from annotator.model.article import Article
from annotator.model.proposal import Proposals
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.requests import Request, carry_out
from annotator.tasks.annotation.session import Session
from annotator.tasks.detection.detect import propose
from annotator.tasks.stamp import FixedStamp

FOLDER = 500
"""Articles in one folder below `corpus/`."""
OTHER_EACH = 4
"""tamar annotates every fourth article."""
EACH_SPEAKER = 10
"""Ten articles in a row quote the same person."""
_NAME, _SPEAKER = "Saule Omarova", "saule-omarova"
_ID = re.compile(r"\b(01[0-9A-Z]{10})[0-9A-Z]{7}([0-9A-Z]{7})\b")
"""An id, in whose middle there is room for a number."""

_TEXT = (
    "Voices from square {n}\n\n"
    "Some hundred people came to square {n} on Monday. They held up a banner, “Шал, кет!” (“Old "
    "man, go away!”), and sang.\n\n"
    "“Біз шаршадық,” said Saule Omarova, a nurse. “We are tired,” her friend explained.\n\n"
    "A man from the south shouted „ვიბრძოლოთ თავისუფლებისთვის“ (“Let us fight for freedom”), "
    "and an older one answered: “Vive la liberté !”\n\n"
    "Towards evening the square emptied. The city said nothing about square {n}.\n"
)
_MARKED = ("Шал, кет!", "Біз шаршадық", "ვიბრძოლოთ თავისუფლებისთვის", "Vive la liberté !")
_LANGUAGES = ("kk", "kk", "ka", "fr")
_MEANINGS = ("Old man, go away!", "We are tired", "Let us fight for freedom", "Long live freedom!")


def article_id(number: int) -> str:
    """`0003/square-0001700`: as long for each number."""
    return f"{number // FOLDER:04}/square-{number:07}"


def text_of(number: int) -> str:
    """The article with that number; all have the same length."""
    return _TEXT.format(n=f"{number:07}")


class Templates(NamedTuple):
    """What the program itself writes for article 0."""

    sheet: bytes
    speaker: bytes
    proposals: Proposals


def _templates(annotator: str) -> Templates:
    text = text_of(0)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        path = root / "corpus" / f"{article_id(0)}.txt"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8", newline="")
        stamp = FixedStamp(datetime(2026, 11, 22, 10, tzinfo=UTC))
        session = Session.open(Workspace(root, annotator), article_id(0), stamp=stamp)
        for words, language, meaning in zip(_MARKED, _LANGUAGES, _MEANINGS, strict=True):
            start = text.index(words)
            request = Request(
                start=start,
                end=start + len(words),
                language=language,
                translations=(meaning,),
                speaker=_NAME if language == "kk" else "",
            )
            carry_out(session, request)
        session.close()
        folder = root / "annotations"
        sheet = (folder / annotator / f"{article_id(0)}.json").read_bytes()
        speaker = (folder / "_speakers" / f"{_SPEAKER}.json").read_bytes()
    return Templates(sheet, speaker, propose(text))


def _sheet(template: bytes, number: int, digest: str) -> bytes:
    """The sheet of another article: its name, its number, its digest, ids of its own."""
    told = template.decode()
    first = hashlib.sha256(text_of(0).encode()).hexdigest()
    told = told.replace(first, digest).replace(article_id(0), article_id(number))
    told = told.replace(f"{0:07}", f"{number:07}")
    told = _person(told, number)
    return _ID.sub(lambda found: f"{found[1]}{number:07}{found[2]}", told).encode()


def _person(told: str, number: int) -> str:
    """Another speaker in the place of the first."""
    k = number // EACH_SPEAKER
    told = told.replace(f'"{_SPEAKER}"', f'"{_SPEAKER}-{k}"')
    return told.replace(f'"{_NAME}"', f'"{_NAME} {k}"')


def make(root: Path, articles: int) -> None:
    """Make a workspace below `root`, which must not be there yet."""
    from annotator.tasks.detection.candidates import keep_proposals

    workspace = Workspace(root, "aigul")
    people = {"aigul": (_templates("aigul"), 1), "tamar": (_templates("tamar"), OTHER_EACH)}
    for number in range(articles):
        name, data = article_id(number), text_of(number).encode()
        digest = hashlib.sha256(data).hexdigest()
        _write(workspace.corpus / f"{name}.txt", data)
        for annotator, (template, each) in people.items():
            if number % each == 0:
                sheet = _sheet(template.sheet, number, digest)
                _write(workspace.sheet_path(annotator, name), sheet)
        template = people["aigul"][0]
        if number % EACH_SPEAKER == 0:
            speaker = f"{_SPEAKER}-{number // EACH_SPEAKER}"
            told = _person(template.speaker.decode(), number)
            _write(workspace.speaker_path(speaker), told.encode())
        article = Article(id=name, path="", text="", sha256=digest)
        keep_proposals(workspace, article, template.proposals)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> None:
    """Make one workspace."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    args = parser.parse_args()
    make(args.folder, args.articles)


if __name__ == "__main__":
    main()
