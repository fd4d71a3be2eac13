"""What one speaker is said to have said, over all articles, and giving a part of it to another."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import AnnotatorError, InvalidInput, NotFound
from annotator.model.sheet import Sheet
from annotator.model.span import Span
from annotator.model.value import Value
from annotator.store.sheets import load_sheet
from annotator.store.speakers import follow, load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.making import GENERATOR
from annotator.tasks.annotation.propagate import in_all, take_back
from annotator.tasks.annotation.sheet_file import SheetFile
from annotator.tasks.annotation.speakers import Speakers
from annotator.tasks.stamp import Stamp

SHOWN = 40
"""Code points of the name in the label of a step."""


class Said(Value, frozen=True, kw_only=True):
    """One attribution in one's own sheets."""

    article: str
    annotation: str
    """Its id."""
    ids: tuple[str, ...]
    """The speaker's ids as the annotation has them: the own one, or of those joined with it."""
    name: str
    """As the article gives it."""
    words: str
    start: int

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.article}#{self.annotation}"


def said_by(workspace: Workspace, speaker_id: str, here: Sheet | None = None) -> tuple[Said, ...]:
    """All of it: the open sheet `here` first, as it is now, then article by article.

    Other annotators' sheets are theirs to change and are not in it; nor are sheets that cannot be
    read. NotFound where nobody has that id.
    """
    known = load_speakers(workspace)
    meant = {i for i in (speaker_id, *known) if follow(known, i) == follow(known, speaker_id)}
    if follow(known, speaker_id) not in known:
        raise NotFound(f"There is no speaker “{speaker_id}”.", "`annotator speakers` lists them.")
    found = _in_sheet(here, meant) if here is not None else []
    for article_id in workspace.sheet_ids(workspace.annotator):
        if here is not None and article_id == here.article.id:
            continue
        try:
            stored = load_sheet(workspace, workspace.annotator, article_id)
        except AnnotatorError:
            continue
        if stored is not None:
            found += _in_sheet(stored.sheet, meant)
    return tuple(found)


def _in_sheet(sheet: Sheet, meant: set[str]) -> list[Said]:
    found = []
    for annotation in sheet.annotations:
        mine = [x for x in annotation.attributions if x.speaker in meant]
        if mine:
            found.append(
                Said(
                    article=sheet.article.id,
                    annotation=annotation.id,
                    ids=tuple(dict.fromkeys(x.speaker for x in mine if x.speaker)),
                    name=mine[0].name,
                    words=annotation.exact,
                    start=annotation.start,
                )
            )
    return found


def split(
    workspace: Workspace,
    file: SheetFile,
    speakers: Speakers,
    stamp: Stamp,
    name: str,
    chosen: Sequence[Said],
) -> str:
    """Give the chosen attributions to a new speaker of that name, as one step of the open sheet
    `file`, in whatever articles they stand. Gives the new id.

    InvalidInput where none was chosen or the name is empty. Raises with nothing changed where one
    of the sheets cannot be written.
    """
    if not chosen:
        raise InvalidInput("Nothing was chosen for the new speaker.", "Tick what they said.")
    if not name.strip():
        raise InvalidInput("A speaker needs a name.", "Type one, or go back with Esc.")
    new = speakers.new_speaker(name.strip(), "person", Span(chosen[0].start, chosen[0].start))
    made = speakers.take_made()
    label = f"split off {name.strip()[:SHOWN]}: {len(chosen)} said"
    wanted: defaultdict[str, dict[str, Said]] = defaultdict(dict)
    for one in chosen:
        wanted[one.article][one.annotation] = one
    here = wanted.pop(file.sheet.article.id, {})
    changes = {a: _given(of, new, name.strip(), stamp) for a, of in wanted.items()}
    selection = f"{chosen[0].start}:{chosen[0].start}"
    try:
        if changes:
            selection = in_all(workspace, changes, label, stamp)
        try:
            if here:
                sheet = _given(here, new, name.strip(), stamp)(file.sheet, None)
                file.do(sheet, label, stamp.now(), selection, made)
            else:
                file.mark(label, stamp.now(), selection, speakers=made)
        except AnnotatorError:
            take_back(workspace, list(changes), label, stamp)
            raise
    except AnnotatorError:
        speakers.take_back(made)
        raise
    return new


def _given(
    chosen: Mapping[str, Said], new: str, name: str, stamp: Stamp
) -> Callable[[Sheet, Article | None], Sheet]:
    """The sheet with those annotations' words given to the new speaker."""

    def change(sheet: Sheet, article: Article | None = None) -> Sheet:
        for annotation_id, one in chosen.items():
            annotation = sheet.find(annotation_id)
            if annotation is not None:
                sheet = edits.put(sheet, _renamed(annotation, one, new, name, stamp))
        return sheet

    return change


def _renamed(annotation: Annotation, one: Said, new: str, name: str, stamp: Stamp) -> Annotation:
    told = tuple(
        replace(x, speaker=new, name=name) if x.speaker in one.ids else x
        for x in annotation.attributions
    )
    if told == annotation.attributions:
        return annotation
    changed = replace(annotation, attributions=told)
    return edits.touched(changed, stamp.now(), GENERATOR)
