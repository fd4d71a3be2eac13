"""The same words in other articles: take one annotation's values there, as one undoable step."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from annotator.model.annotation import Annotation, Provenance, Translation, Transliteration
from annotator.model.article import Article
from annotator.model.errors import AnnotatorError, InvalidInput, Locked, NotFound
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.making import GENERATOR
from annotator.tasks.annotation.people_steps import Left
from annotator.tasks.annotation.sheet_file import SheetFile
from annotator.tasks.stamp import Stamp

TAKEN_OVER = "taken over to"
"""How the label of such a step begins."""
BULK = "bulk "
"""How the selection of a step begins that reaches into other articles."""

Change = Callable[[Sheet, Article], Sheet]
"""What happens to one of several sheets: the sheet as it is now, and its article."""


class Elsewhere(Value, frozen=True, kw_only=True):
    """One article where the same words stand, not annotated yet."""

    article: str
    title: str
    starts: tuple[int, ...]
    """Every place of the words there, in code points."""
    before: str
    """What stands before the first one."""
    after: str


def same_words_elsewhere(
    workspace: Workspace, article_id: str, annotation: Annotation
) -> Iterator[Elsewhere]:
    """The other articles with the same words, where this annotator has not annotated them."""
    words = annotation.exact
    for file in workspace.articles():
        if file.id == article_id:
            continue
        try:
            article = workspace.article(file.id)
            stored = load_sheet(workspace, workspace.annotator, file.id)
        except AnnotatorError:
            continue
        taken = _taken(stored.sheet if stored else None)
        starts = tuple(s for s in _places(article.text, words) if s not in taken)
        if starts:
            first, end = starts[0], starts[0] + len(words)
            yield Elsewhere(
                article=file.id,
                title=article.title,
                starts=starts,
                before=article.text[max(0, first - 40) : first],
                after=article.text[end : end + 40],
            )


def propagate(
    workspace: Workspace,
    article_id: str,
    annotation: Annotation,
    chosen: Sequence[Elsewhere],
    stamp: Stamp,
) -> tuple[str, str]:
    """Annotate the chosen places with the same language, readings and translations.

    Who said it is not copied: elsewhere somebody else may have. Gives the label of the step and
    the selection under which `take_back` finds it. Raises with nothing changed where one of the
    sheets cannot be written.
    """
    if not chosen:
        raise InvalidInput("No article was chosen.")
    count = f"{len(chosen)} article" + "s" * (len(chosen) > 1)
    label = f"{TAKEN_OVER} {count}: “{annotation.exact[:40]}”"

    def copied(elsewhere: Elsewhere) -> Change:
        def put(sheet: Sheet, article: Article) -> Sheet:
            by = workspace.annotator
            made = _copy(annotation, article, article_id, elsewhere, by, stamp)
            return edits.put(sheet, made)

        return put

    changes = {elsewhere.article: copied(elsewhere) for elsewhere in chosen}
    return label, in_all(workspace, changes, label, stamp)


def in_all(workspace: Workspace, changes: Mapping[str, Change], label: str, stamp: Stamp) -> str:
    """Change this annotator's sheets on several articles, each as a step of that label.

    Gives the selection under which `articles_of` finds them. Raises with nothing changed where
    one of the sheets cannot be written.
    """
    selection = BULK + json.dumps(list(changes), ensure_ascii=False)
    done: list[str] = []
    try:
        for article_id, change in changes.items():
            article = workspace.article(article_id)
            file = SheetFile.open(workspace, article)
            try:
                if file.read_only:
                    raise Locked(f"The sheet of {article.id} cannot be written: {file.read_only}.")
                file.do(change(file.sheet, article), label, stamp.now(), selection)
                done.append(article.id)
            finally:
                file.close()
    except AnnotatorError:
        take_back(workspace, done, label, stamp)
        raise
    return selection


def take_back(
    workspace: Workspace, articles: Sequence[str], label: str, stamp: Stamp
) -> tuple[Left, ...]:
    """Undo a propagation in these articles; gives those in which it could not be undone."""
    return _travel(workspace, articles, label, stamp, back=True)


def do_again(
    workspace: Workspace, articles: Sequence[str], label: str, stamp: Stamp
) -> tuple[Left, ...]:
    """Redo a propagation that was taken back; gives those in which it does not fit any more."""
    return _travel(workspace, articles, label, stamp, back=False)


def articles_of(selection: str) -> list[str]:
    """The articles that a bulk step reached; empty for any other step."""
    if not selection.startswith(BULK):
        return []
    told = json.loads(selection.removeprefix(BULK))
    return [name for name in told if isinstance(name, str)]


def _travel(
    workspace: Workspace, articles: Sequence[str], label: str, stamp: Stamp, *, back: bool
) -> tuple[Left, ...]:
    left = []
    for article_id in articles:
        why = ""
        try:
            file = SheetFile.open(workspace, workspace.article(article_id))
        except AnnotatorError as error:  # gone or damaged: the others are not held up by it
            left.append(Left(article=article_id, why=error.message.rstrip(".")))
            continue
        try:
            why = _hindrance(file, label, back=back)
            if not why and back:
                file.undo(stamp.now())
            elif not why:
                file.redo(stamp.now())
        except AnnotatorError as error:
            why = error.message.rstrip(".")
        finally:
            file.close()
        if why:
            left.append(Left(article=article_id, why=why))
    return tuple(left)


def _hindrance(file: SheetFile, label: str, *, back: bool) -> str:
    """Why the step of that label cannot be travelled over in this sheet now; empty where it can."""
    if file.read_only:
        return file.read_only
    steps = file.done if back else file.undone
    if steps and steps[-1].label == label:
        return ""
    if back and any(step.label == label for step in steps):
        return f"it was changed later ({steps[-1].label})"
    if back:
        return "it is not in the history there: taken back there already, or changed from outside"
    if any(step.label == label for step in file.done):
        return "it was not taken back there"
    return "it was changed since"


def _copy(
    annotation: Annotation,
    article: Article,
    source: str,
    elsewhere: Elsewhere,
    by: str,
    stamp: Stamp,
) -> Annotation:
    from annotator.text.anchoring import describe

    length, at = len(annotation.exact), stamp.now()
    places = [
        edits.as_occurrence(
            describe(article.text, start, start + length), "duplicate" if n else "primary"
        )
        for n, start in enumerate(elsewhere.starts)
        if article.text[start : start + length] == annotation.exact
    ]
    if not places:
        raise NotFound(f"The words are no longer in {article.id}.")
    return Annotation(
        id=stamp.new_id(),
        kind=annotation.kind,
        status="done",
        language=annotation.language,
        script=annotation.script,
        occurrences=tuple(places),
        transliterations=tuple(_reading(t, stamp, by) for t in annotation.transliterations),
        translations=edits.ranked(
            _remembered(t, source, stamp, by) for t in annotation.translations
        ),
        tags=annotation.tags,
        provenance=Provenance(
            created=at,
            creator=by,
            changed=at,
            generator=GENERATOR,
            source=f"{source}#{annotation.id}",
        ),
    )


def _reading(value: Transliteration, stamp: Stamp, by: str) -> Transliteration:
    return replace(value, id=stamp.new_id(), accepted_by=by)


def _remembered(value: Translation, source: str, stamp: Stamp, by: str) -> Translation:
    """The article there does not say so: what was its own words here is a memory there."""
    return replace(
        value,
        id=stamp.new_id(),
        origin="memory",
        evidence=(),
        accepted_by=by,
        provider=f"taken over from {source}",
    )


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words stand as words of their own."""
    at = text.find(words)
    while at >= 0:
        before = text[at - 1] if at else " "
        after = text[at + len(words)] if at + len(words) < len(text) else " "
        if not (before.isalnum() and words[0].isalnum()) and not (
            after.isalnum() and words[-1].isalnum()
        ):
            yield at
        at = text.find(words, at + len(words))


def _taken(sheet: Sheet | None) -> set[int]:
    return {o.start for a in sheet.annotations for o in a.occurrences} if sheet else set()
