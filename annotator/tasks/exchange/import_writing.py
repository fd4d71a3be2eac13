"""An import carried out: sheets, speakers and pairs, all of them or nothing."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import NamedTuple

from msgspec.structs import replace

from annotator.exchange.arrival import InFile, Pair, Skipped
from annotator.exchange.incoming import Arrival
from annotator.exchange.sameness import news
from annotator.model.annotation import Annotation
from annotator.model.errors import AnnotatorError, Locked
from annotator.model.sheet import Rejected, Sheet
from annotator.model.speaker import Speaker
from annotator.store.journal import Journal
from annotator.store.sheets import load_sheet
from annotator.store.speakers import load_speaker, remove_speaker, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.sheet_file import SheetFile
from annotator.tasks.pairs_file import forget_pairs, keep_pairs
from annotator.tasks.stamp import Stamp

Progress = Callable[[int], None]
"""Is told how many sheets are done."""


class Change(NamedTuple):
    """What an import does to one sheet."""

    annotator: str
    arrival: Arrival
    label: str
    carries: frozenset[str]
    """The fields that its format holds."""


class Kept(NamedTuple):
    """What stays as it is here although it arrived."""

    same: int
    """How many annotations say nothing that is not there already."""
    others: tuple[tuple[Annotation, Skipped], ...]
    """Those that are there with other values."""


def with_arrival(base: Sheet | None, change: Change) -> tuple[Sheet, Kept]:
    """The sheet with what arrived, and what was not taken because it is there already.

    `base` None: there is no such sheet yet. An annotation is there already under its id, or at
    its place under another one where it says nothing new.
    """
    arrival = change.arrival
    own = arrival.sheet if arrival.annotator == change.annotator else None
    if base is None and own is not None:
        return own, Kept(0, ())
    sheet = base or Sheet(article=arrival.article.ref, annotator=change.annotator)
    by_id, by_place = {a.id: a for a in sheet.annotations}, _by_place(sheet.annotations)
    same, others, fresh = 0, [], []
    for annotation in arrival.annotations:
        known = by_id.get(annotation.id)
        differs = news(known, annotation, change.carries) if known is not None else ()
        if differs:
            why = f"it is there already with another {' and '.join(differs)}, which stays"
            where = f"{arrival.article.id}: {annotation.id}"
            others.append((annotation, Skipped(where, why)))
        elif known is not None or _stands_there(annotation, by_place, change.carries):
            same += 1
        else:
            fresh.append(annotation)
            by_id[annotation.id] = annotation
            for key in _places(annotation):
                by_place.setdefault(key, []).append(annotation)
    for annotation in fresh:
        sheet = edits.put(sheet, annotation)
    rejected = _rejected(arrival)
    sheet = edits.reject(sheet, rejected) if rejected else sheet
    return sheet, Kept(same, tuple(others))


_Place = tuple[int, int, str]


def _places(annotation: Annotation) -> list[_Place]:
    return [(o.start, o.end, o.exact) for o in annotation.occurrences]


def _by_place(annotations: Sequence[Annotation]) -> dict[_Place, list[Annotation]]:
    found: dict[_Place, list[Annotation]] = {}
    for annotation in annotations:
        for key in _places(annotation):
            found.setdefault(key, []).append(annotation)
    return found


def _stands_there(
    annotation: Annotation, by_place: dict[_Place, list[Annotation]], carries: frozenset[str]
) -> bool:
    """Whether another annotation says all of it at the same place."""
    return any(
        not news(known, annotation, carries) for known in by_place.get(_places(annotation)[0], ())
    )


def _rejected(arrival: Arrival) -> tuple[Rejected, ...]:
    return arrival.sheet.rejected if arrival.sheet is not None else ()


class Writing:
    """One import on its way into a workspace; leaving it by an error takes everything back.

    Used as `with Writing(…) as writing:`; what stood before stands again then: sheets and speakers
    that were there as they were, new ones are gone.
    """

    def __init__(self, workspace: Workspace, stamp: Stamp) -> None:
        self._workspace = workspace
        self._stamp = stamp
        self._back = ExitStack()
        self._made: list[Speaker] = []

    def __enter__(self) -> "Writing":
        self._back.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            self._back.pop_all()
        self._back.close()

    def sheets(self, changes: Sequence[Change], progress: Progress | None = None) -> None:
        """Change each sheet as one step, on what stands there when its turn comes."""
        for number, change in enumerate(changes, 1):
            whose = Workspace(self._workspace.root, change.annotator)
            article_id = change.arrival.article.id
            new = load_sheet(whose, change.annotator, article_id) is None
            made = self._made if len(changes) == 1 else self._made_for(change.arrival)
            with _Open(whose, article_id) as file:
                if file.read_only:
                    raise Locked(f"The sheet of {article_id} cannot be written: {file.read_only}.")
                sheet, _ = with_arrival(None if new else file.sheet, change)
                if file.do(sheet, change.label, self._stamp.now(), speakers=tuple(made)):
                    self._back.callback(self._undo_sheet, whose, article_id, new)
            if progress is not None:
                progress(number)

    def _made_for(self, arrival: Arrival) -> list[Speaker]:
        """The new speakers whom these annotations name: undo of this sheet takes them back, unless
        another sheet names them, too."""
        named = {said.speaker for a in arrival.annotations for said in a.attributions}
        return [speaker for speaker in self._made if speaker.id in named]

    def _undo_sheet(self, whose: Workspace, article_id: str, new: bool) -> None:
        with _Open(whose, article_id) as file:
            file.undo(self._stamp.now())
            emptied = new and not file.sheet.annotations
        if emptied:
            with suppress(FileNotFoundError):
                whose.files.unlink(whose.inside(whose.sheet_path(whose.annotator, article_id)))
            Journal(whose, whose.annotator, article_id).forget()

    def speakers(self, speakers: Sequence[Speaker]) -> None:
        """Speakers that are not there yet; those that are get the names that they lack.

        Before the sheets: what is new belongs to their steps, and undo takes it back.
        """
        for speaker in speakers:
            stored = load_speaker(self._workspace, speaker.id)
            if stored is None:
                save_speaker(self._workspace, speaker, None)
                self._made.append(speaker)
                self._back.callback(remove_speaker, self._workspace, speaker)
                continue
            have = {name.text for name in stored.value.names}
            new = tuple(n for n in speaker.names if n.text not in have)
            if new:
                names = (*stored.value.names, *(replace(n, preferred=False) for n in new))
                changed = replace(stored.value, names=names)
                mark = save_speaker(self._workspace, changed, stored.fingerprint)
                self._back.callback(_put_back, self._workspace, stored.value, mark)

    def pairs(self, pairs: Sequence[Pair], files: Sequence[InFile]) -> None:
        """Pairs for the memory, in a file of their own."""
        if pairs and keep_pairs(self._workspace, pairs, files):
            self._back.callback(forget_pairs, self._workspace, files)


class _Open:
    """A sheet held for one change."""

    def __init__(self, workspace: Workspace, article_id: str) -> None:
        self._file = SheetFile.open(workspace, workspace.article(article_id))

    def __enter__(self) -> SheetFile:
        return self._file

    def __exit__(self, *rest: object) -> None:
        self._file.close()


def _put_back(workspace: Workspace, speaker: Speaker, mark: object) -> None:
    with suppress(AnnotatorError):
        stored = load_speaker(workspace, speaker.id)
        if stored is not None and stored.fingerprint == mark:
            save_speaker(workspace, speaker, stored.fingerprint)
