"""Checking all files of a workspace, or some; and the safe repairs, after a backup.

Reads only, except `fix`. A file that cannot be read is a finding and does not stop the rest.
"""

import contextlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from annotator.model.article import Article
from annotator.model.errors import AnnotatorError, NotFound, UnreadableFile
from annotator.model.review import Review
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker
from annotator.model.value import Value
from annotator.store import documents
from annotator.store.backups import keep_dated
from annotator.store.check_people import check_review, check_speaker, check_twins
from annotator.store.check_sheet import check_sheet
from annotator.store.codec import to_value
from annotator.store.findings import Finding, finding, finding_of
from annotator.store.meta import ArticleMeta
from annotator.store.names import ADJUDICATED, MEMORY, REVIEWS, SPEAKERS, wrong_with_article_id
from annotator.store.reading import read_plain
from annotator.store.repairs import repair_sheet
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import speaker_ids
from annotator.store.strict_json import parse, refuse
from annotator.store.texts import ARTICLE_SUFFIXES, decode_article
from annotator.store.workspace import Workspace

_KINDS: dict[str, type[Value]] = {
    "annotator/sheet": Sheet,
    "annotator/review": Review,
    "annotator/speaker": Speaker,
    "annotator/article": ArticleMeta,
}


Progress = Callable[[int], None]
"""Is told how many files were read."""


class Checker:
    """One run over a workspace. Articles are read once each and not kept."""

    def __init__(
        self, ws: Workspace, paths: Iterable[Path] = (), progress: Progress | None = None
    ) -> None:
        """`paths`: files or folders to look at; none means everything. `progress` is told how
        many files were read."""
        self._progress = progress
        self._read_so_far = 0
        self.ws = ws
        self.paths = [Path(os.path.abspath(path)) for path in paths]
        self._seen: set[Path] = set()
        self._article: tuple[str, Article | None, str] = ("", None, "")
        self._speakers: dict[str, Speaker] = {}
        self._speaker_ids: set[str] = set()
        """Also of those whose file cannot be read: that is a finding of its own."""

    def wanted(self, path: Path) -> bool:
        """Whether a file was asked for; what is asked about counts as looked at."""
        self._seen.add(path)
        return not self.paths or any(path.is_relative_to(asked) for asked in self.paths)

    def _count(self) -> None:
        self._read_so_far += 1
        if self._progress is not None:
            self._progress(self._read_so_far)

    def run(self) -> Iterator[Finding]:
        """All findings: articles, speakers, sheets and reviews, each by name."""
        yield from self._missing()
        yield from self._articles()
        yield from self._people()
        for name in (*self.ws.annotators(), ADJUDICATED):
            for article_id in self.ws.sheet_ids(name):
                if self.wanted(self.ws.sheet_path(name, article_id)):
                    yield from self._sheet(name, article_id)
            for of, article_id in self.ws.review_ids(name):
                if self.wanted(self.ws.review_path(name, of, article_id)):
                    yield from self._review(name, of, article_id)
        yield from self._strays()
        for path in self.paths:
            if path not in self._seen and path.is_file():
                yield from self._alone(path)

    def _alone(self, path: Path) -> Iterator[Finding]:
        """A file that lies where nothing of ours lies: what can be said of it by itself."""
        shown = self.ws.relative(path)
        try:
            value = read_any(path, shown)
        except AnnotatorError as error:
            yield finding_of(shown, error)
            return
        if isinstance(value, Sheet):
            article, why = self._read(value.article.id)
            if article is None:
                yield finding(shown, "$.article", "article-missing", why)
            owner, article_id = value.annotator, value.article.id
            known = self._speaker_ids
            yield from check_sheet(
                shown, value, article, owner=owner, article_id=article_id, speakers=known
            )

    def _missing(self) -> Iterator[Finding]:
        for path in self.paths:
            if not path.exists() and not path.is_symlink():
                yield finding(self.ws.relative(path), "$", "unreadable", "it is not there")

    def _articles(self) -> Iterator[Finding]:
        for refused in self.ws.listing().refused:
            if self.wanted(refused.path):
                path = self.ws.relative(refused.path)
                code = "duplicate-id" if refused.shares_id else "stray-file"
                yield finding(path, "$", code, refused.why)
        for file in self.ws.articles():
            if self.wanted(file.path):
                self._count()
                article, why = self._read(file.id)
                if article is None:
                    yield finding(self.ws.relative(file.path), "$", "unreadable", why)

    def _read(self, article_id: str) -> tuple[Article | None, str]:
        if self._article[0] != article_id:
            try:
                self._article = (article_id, self.ws.article(article_id), "")
            except AnnotatorError as error:
                self._article = (article_id, None, error.message)
        return self._article[1], self._article[2]

    def _people(self) -> Iterator[Finding]:
        paths: dict[str, str] = {}
        bad: list[Finding] = []
        for speaker_id in speaker_ids(self.ws):
            path = self.ws.annotations / SPEAKERS / f"{speaker_id}.json"
            paths[speaker_id] = self.ws.relative(path)
            self._speaker_ids.add(speaker_id)
            try:
                stored = documents.load(self.ws, self.ws.speaker_path(speaker_id), Speaker)
                if stored is not None:
                    self._speakers[speaker_id] = stored.value
            except AnnotatorError as error:
                bad.append(finding_of(paths[speaker_id], error))
        for speaker_id, speaker in self._speakers.items():
            known = self._speaker_ids
            bad += check_speaker(paths[speaker_id], speaker, speaker_id=speaker_id, speakers=known)
        bad += check_twins(paths, self._speakers)
        yield from (one for one in bad if self.wanted(self.ws.root / one.path))

    def _sheet(self, name: str, article_id: str) -> Iterator[Finding]:
        self._count()
        path = self.ws.relative(self.ws.sheet_path(name, article_id))
        try:
            stored = load_sheet(self.ws, name, article_id)
        except AnnotatorError as error:
            yield finding_of(path, error)
            return
        if stored is None:
            return
        article, why = self._read(article_id)
        if article is None:
            yield finding(path, "$.article", "article-missing", why)
        yield from check_sheet(
            path,
            stored.sheet,
            article,
            owner=name,
            article_id=article_id,
            speakers=self._speaker_ids,
            comments=self._comments_on(stored.sheet, name, article_id),
        )

    def _comments_on(self, sheet: Sheet, name: str, article_id: str) -> set[str]:
        """Comments of reviewers on a sheet; they are read where it answers one of somebody else."""
        own = [comment for a in sheet.annotations for comment in a.comments]
        if {c.reply_to for c in own} <= {"", *(c.id for c in own)}:
            return set()
        found: set[str] = set()
        for reviewer in self.ws.annotators():
            path = self.ws.review_path(reviewer, name, article_id)
            with contextlib.suppress(AnnotatorError):  # the review is a finding of its own
                if stored := documents.load(self.ws, path, Review):
                    found |= {c.id for v in stored.value.verdicts for c in v.comments}
        return found

    def _review(self, name: str, of: str, article_id: str) -> Iterator[Finding]:
        self._count()
        path = self.ws.review_path(name, of, article_id)
        shown = self.ws.relative(path)
        try:
            stored = documents.load(self.ws, path, Review)
        except AnnotatorError as error:
            yield finding_of(shown, error)
            return
        sheet: Sheet | None = None
        try:
            if reviewed := load_sheet(self.ws, of, article_id):
                sheet = reviewed.sheet
        except UnreadableFile:
            return  # the sheet itself is a finding already
        if stored is not None:
            yield from check_review(
                shown, stored.value, sheet, reviewer=name, of=of, article_id=article_id
            )

    def _strays(self) -> Iterator[Finding]:
        """Files below `annotations/` that belong to nobody."""
        known = {ADJUDICATED, SPEAKERS, MEMORY, *self.ws.annotators()}
        try:
            entries = sorted(self.ws.annotations.iterdir())
        except OSError:
            return
        for path in entries:
            if path.name not in known and not path.name.startswith(".") and self.wanted(path):
                words = "neither an annotator’s folder nor one of ours"
                yield finding(self.ws.relative(path), "$", "stray-file", words)
            elif path.name in known and path.name != SPEAKERS and path.is_dir():
                yield from self._strays_in(path)

    def _strays_in(self, folder: Path) -> Iterator[Finding]:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if inside.parts[0] == REVIEWS and folder.name != ADJUDICATED:
                continue
            looked_at = path in self._seen
            if not self.wanted(path) or path.is_dir() or path.name.startswith("."):
                continue
            if path.is_symlink():
                yield finding(self.ws.relative(path), "$", "path-outside", "it is a link")
            elif path.suffix != (".jsonl" if folder.name == MEMORY else ".json"):
                words = "it is no sheet" if folder.name != MEMORY else "it holds no imported pairs"
                yield finding(self.ws.relative(path), "$", "stray-file", words)
            elif folder.name != MEMORY and not looked_at and "/." not in f"/{inside.as_posix()}":
                yield self._unread(path, inside.as_posix().removesuffix(".json"))

    def _unread(self, path: Path, article_id: str) -> Finding:
        """A sheet that no article leads to: its work is on the disk and nobody would see it."""
        wrong = wrong_with_article_id(unicodedata.normalize("NFC", article_id))
        words = f"its name has {wrong}" if wrong else "another sheet has the same name in NFC"
        return finding(self.ws.relative(path), "$", "sheet-hidden", words)


def read_any(path: Path, name: str) -> Value | None:
    """The value in a file of any of our formats, told by its `format`; None for a plain text."""
    data, _ = read_plain(path)
    if path.suffix.lower() in ARTICLE_SUFFIXES:
        decode_article(data, name)
        return None
    plain = parse(data, name)
    wanted = plain.get("format") if isinstance(plain, dict) else None
    kind = _KINDS.get(wanted) if isinstance(wanted, str) else None
    if kind is None:
        raise refuse(name, "$.format", f"none of {', '.join(_KINDS)}")
    return to_value(plain, kind, name)


def check(
    ws: Workspace, paths: Iterable[Path] = (), progress: Progress | None = None
) -> Iterator[Finding]:
    """All findings of a workspace, or of some of its files and folders. Changes nothing."""
    return Checker(ws, paths, progress).run()


def fix(
    ws: Workspace, paths: Iterable[Path] = (), *, now: datetime | None = None
) -> list[tuple[str, int]]:
    """Repair what is safe in the sheets that are readable: (file, findings settled) of each.

    A dated backup of each file is kept first. A sheet with nothing to repair keeps every byte.
    """
    checker = Checker(ws, paths)
    done = []
    for name in (*ws.annotators(), ADJUDICATED):
        for article_id in ws.sheet_ids(name):
            path = ws.sheet_path(name, article_id)
            if checker.wanted(path) and (settled := _fix_sheet(ws, name, article_id, now)):
                done.append((ws.relative(path), settled))
    return done


def _fix_sheet(ws: Workspace, name: str, article_id: str, now: datetime | None) -> int:
    try:
        stored, article = load_sheet(ws, name, article_id), ws.article(article_id)
    except (NotFound, UnreadableFile):
        return 0
    if stored is None or (stored.sheet.annotator, stored.sheet.article.id) != (name, article_id):
        return 0  # it lies in the wrong place: saving would write to another
    repaired = repair_sheet(stored.sheet, article)
    if repaired is stored.sheet:
        return 0

    def count(sheet: Sheet) -> int:
        return len(check_sheet("", sheet, article, owner=name, article_id=article_id))

    path = ws.sheet_path(name, article_id)
    keep_dated(path, ws.backup_folder(path), now or datetime.now(UTC), ws.files, always=True)
    save_sheet(ws, repaired, stored.fingerprint, now=now)
    return max(1, count(stored.sheet) - count(repaired))
