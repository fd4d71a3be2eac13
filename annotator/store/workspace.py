"""A folder with `corpus/` and `annotations/`: what lies where, and nothing outside of it."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotator.model.article import Article
from annotator.model.errors import InvalidInput, NotFound, UnreadableFile
from annotator.store.files import FILES, Files
from annotator.store.forms import as_stored
from annotator.store.meta import ArticleMeta, load_meta
from annotator.store.names import (
    ADJUDICATED,
    REVIEWS,
    SPEAKERS,
    check_annotator,
    check_article_id,
    check_speaker_id,
    is_annotator,
    wrong_with_article_id,
)
from annotator.store.reading import read_plain
from annotator.store.texts import ARTICLE_SUFFIXES, MAX_ARTICLE_BYTES, decode_article
from annotator.text.display import display_line

CORPUS = "corpus"
ANNOTATIONS = "annotations"


class ArticleFile(NamedTuple):
    """An article as the folder listing shows it, without having been read."""

    id: str
    path: Path
    size: int
    """Bytes."""
    mtime_ns: int


class Refused(NamedTuple):
    """Something that lies in `corpus/` and is no article, and why."""

    path: Path
    why: str
    shares_id: bool = False
    """Whether it would be an article, if no other file had its id."""


class Listing(NamedTuple):
    """What one walk over `corpus/` found."""

    articles: list[ArticleFile]
    """Sorted by id."""
    refused: list[Refused]
    folders: dict[str, int]
    """Every folder below `corpus/` (and itself: ""), and when something came or went in it."""


class Workspace:
    """Paths and cheap listings of one workspace, seen by one annotator."""

    def __init__(self, root: Path, annotator: str, *, files: Files = FILES) -> None:
        """`root`: the folder, which need not be there yet. Raises InvalidInput for the name."""
        self.root = Path(os.path.abspath(root))
        self.annotator = check_annotator(annotator)
        self.files = files

    @property
    def corpus(self) -> Path:
        """Where the articles lie."""
        return self.root / CORPUS

    @property
    def annotations(self) -> Path:
        """Where everything lies that people wrote."""
        return self.root / ANNOTATIONS

    def relative(self, path: Path) -> str:
        """The path below the workspace, with `/`, for messages and for files."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)

    def inside(self, path: Path) -> Path:
        """The path itself, if no link on the way leads out; raises InvalidInput otherwise."""
        real = os.path.realpath(path.parent)
        if real != (root := os.path.realpath(self.root)) and not real.startswith(
            root.rstrip(os.sep) + os.sep
        ):
            raise InvalidInput(
                f"{display_line(self.relative(path))} leads out of the workspace.",
                "Put a real folder in the place of the link.",
            )
        return path

    def listing(self) -> Listing:
        """Walk over `corpus/`: articles, and what cannot be one with the reason. Reads no file."""
        refused: list[Refused] = []
        found: dict[str, list[ArticleFile]] = {}
        folders: dict[str, int] = {}
        for entry, article_id in _walk(self.corpus, "", refused, folders):
            state = entry.stat(follow_symlinks=False)
            path = Path(entry.path)
            file = ArticleFile(article_id, path, state.st_size, state.st_mtime_ns)
            found.setdefault(article_id, []).append(file)
        for article_id, files in found.items():
            if len(files) > 1:
                names = ", ".join(sorted(file.path.name for file in files))
                refused += [
                    Refused(f.path, f"the id “{article_id}” is shared by {names}", True)
                    for f in files
                ]
        single = [files[0] for files in found.values() if len(files) == 1]
        return Listing(sorted(single), sorted(refused), folders)

    def articles(self) -> list[ArticleFile]:
        """All articles by id. Cheap: no file is read."""
        return self.listing().articles

    def article_path(self, article_id: str) -> Path:
        """The file of an article. Raises NotFound, or UnreadableFile where two share the id."""
        base = self.corpus / check_article_id(article_id)
        found = [p for s in ARTICLE_SUFFIXES if (p := base.with_name(base.name + s)).is_file()]
        if not found:  # names in another normal form, suffixes in capitals
            found = [f.path for f in self.articles() if f.id == article_id]
        if len(found) > 1:
            names = " and ".join(display_line(path.name) for path in found)
            raise UnreadableFile(f"{names} both are the article “{article_id}”.", "Rename one.")
        if not found:
            raise NotFound(
                f"There is no article “{display_line(article_id, 120)}”.",
                self._meant(article_id)
                or "`annotator list` shows the articles, `annotator add-article` brings one in.",
            )
        return self.inside(found[0])

    def _meant(self, typed: str) -> str:
        """A hint where somebody typed the path of an article in the place of its id."""
        guess = typed.removeprefix(f"{CORPUS}/")
        for suffix in ARTICLE_SUFFIXES:
            guess = guess.removesuffix(suffix)
        if guess == typed or not any(file.id == guess for file in self.articles()):
            return ""
        return f"Did you mean “{display_line(guess, 120)}”, without folder and suffix?"

    def article(self, article_id: str) -> Article:
        """Read one article. Raises NotFound, or UnreadableFile with the place of the bad byte."""
        path = self.article_path(article_id)
        data, _ = read_plain(path, MAX_ARTICLE_BYTES)
        decoded = decode_article(data, self.relative(path))
        meta = self.meta(article_id)
        return Article(
            id=article_id,
            path=self.relative(path),
            text=decoded.text,
            sha256=decoded.sha256,
            language=meta.language or "en",
            metadata=meta.stated(),
        )

    def meta_path(self, article_id: str) -> Path:
        """Where title, author and origin of an article are kept."""
        return self.corpus / ".meta" / f"{check_article_id(article_id)}.json"

    def meta(self, article_id: str) -> ArticleMeta:
        """What is known of an article besides its text; empty where nothing was recorded."""
        return load_meta(self.inside(self.meta_path(article_id)), article_id)

    def sheet_path(self, annotator: str, article_id: str) -> Path:
        """`annotations/<annotator>/<article>.json`."""
        folder = self.annotations / check_annotator(annotator)
        return as_stored(folder, f"{check_article_id(article_id)}.json")

    def review_path(self, reviewer: str, annotator: str, article_id: str) -> Path:
        """`annotations/<reviewer>/reviews/<annotator>/<article>.json`."""
        folder = self.annotations / check_annotator(reviewer) / REVIEWS / check_annotator(annotator)
        return as_stored(folder, f"{check_article_id(article_id)}.json")

    def speaker_path(self, speaker_id: str) -> Path:
        """`annotations/_speakers/<speaker>.json`."""
        return self.annotations / SPEAKERS / f"{check_speaker_id(speaker_id)}.json"

    def journal_path(self, annotator: str, article_id: str) -> Path:
        """`annotations/.journal/<annotator>/<article>.jsonl`: of this machine only."""
        folder = self.annotations / ".journal" / check_annotator(annotator)
        return folder / f"{check_article_id(article_id)}.jsonl"

    def lock_path(self, path: Path) -> Path:
        """The lock file that belongs to a file below `annotations/`."""
        return self.annotations / ".locks" / f"{path.relative_to(self.annotations)}.lock"

    def backup_folder(self, path: Path) -> Path:
        """Where older versions of a file below `annotations/` are kept."""
        return self.annotations / ".backups" / path.relative_to(self.annotations)

    def annotators(self) -> list[str]:
        """Everybody who has a folder of sheets, by name; `_adjudicated` is not a person."""
        return [name for name in _folders(self.annotations) if name != ADJUDICATED]

    def sheet_ids(self, annotator: str) -> list[str]:
        """The articles on which somebody has a sheet, by id. Cheap: no file is read."""
        folder = self.annotations / check_annotator(annotator)
        return sorted(set(_json_files(folder, "", skip=REVIEWS)))

    def review_ids(self, reviewer: str) -> list[tuple[str, str]]:
        """(annotator, article) of every review that somebody wrote."""
        folder = self.annotations / check_annotator(reviewer) / REVIEWS
        return [
            (of, one)
            for of in _folders(folder)
            for one in sorted(set(_json_files(folder / of, "")))
        ]


def _folders(parent: Path) -> list[str]:
    try:
        with os.scandir(parent) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and is_annotator(entry.name)
            )
    except (FileNotFoundError, NotADirectoryError):
        return []


def _json_files(folder: Path, prefix: str, skip: str = "") -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith(".") or (entry.name == skip and not prefix):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _json_files(Path(entry.path), f"{prefix}{entry.name}/")
        elif entry.name.endswith(".json") and entry.is_file(follow_symlinks=False):
            article_id = unicodedata.normalize("NFC", prefix + entry.name.removesuffix(".json"))
            if not wrong_with_article_id(article_id):
                yield article_id


def _walk(
    folder: Path, prefix: str, refused: list[Refused], folders: dict[str, int]
) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Article files below a folder with their ids; everything odd goes to `refused`."""
    try:
        folders[prefix] = os.stat(folder).st_mtime_ns
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        refused.append(Refused(folder, f"it cannot be listed: {error.strerror}"))
        return
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        stem, suffix = os.path.splitext(name)
        if entry.is_symlink():
            refused.append(Refused(Path(entry.path), "it is a link, and links are not followed"))
        elif entry.is_dir(follow_symlinks=False):
            if len(prefix) < 1000:
                yield from _walk(Path(entry.path), f"{prefix}{name}/", refused, folders)
        elif suffix.lower() not in ARTICLE_SUFFIXES:
            kinds = " or ".join(ARTICLE_SUFFIXES)
            why = f"articles end in {kinds}; `annotator add-article` reads more"
            refused.append(Refused(Path(entry.path), why))
        elif not entry.is_file(follow_symlinks=False):
            refused.append(Refused(Path(entry.path), "it is no plain file"))
        else:
            article_id = unicodedata.normalize("NFC", prefix + stem)
            if wrong := wrong_with_article_id(article_id):
                refused.append(Refused(Path(entry.path), f"its name has {wrong}"))
            else:
                yield entry, article_id
