"""Is anything wrong with the files, the places, the annotations, or with what they say together?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.languages.own import FOLDER, load_own
from annotator.model.errors import AnnotatorError
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker
from annotator.store import checking
from annotator.store.findings import Finding
from annotator.store.names import ADJUDICATED
from annotator.store.sheets import load_sheet
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.suggest.consistency.remark import CODES as REMARKS
from annotator.suggest.consistency.run import remarks
from annotator.suggest.transliteration_check import problems
from annotator.tasks.annotation.alike import keys_of
from annotator.text.display import display_line
from annotator.text.normal import fold


def findings(
    workspace: Workspace,
    paths: Iterable[Path] = (),
    progress: checking.Progress | None = None,
) -> Iterator[Finding]:
    """All findings of a workspace, or of some of its files and folders. Changes nothing.

    First what is wrong with single files, then what does not agree between annotations.
    """
    wanted = list(paths)
    yield from checking.check(workspace, wanted, progress)
    asked = checking.Checker(workspace, wanted)
    yield from (f for f in _alike(workspace) if asked.wanted(workspace.root / f.path))
    yield from (f for f in _schemes(workspace) if asked.wanted(workspace.root / f.path))
    for remark in remarks(list(_sheets(workspace))):
        path = workspace.sheet_path(remark.annotator, remark.article)
        if asked.wanted(path):
            words = display_line(remark.words, 300)
            shown = workspace.relative(path)
            yield Finding(shown, remark.place, remark.code, remark.severity, words)


def _alike(workspace: Workspace) -> Iterator[Finding]:
    """Two speakers whose names read alike, for instance in two scripts, and are not equal: those
    are found with the files."""
    first: dict[str, Speaker] = {}
    for speaker_id, speaker in sorted(load_speakers(workspace).items()):
        if speaker.merged_into:
            continue
        near = {other.id: other for key in sorted(keys_of(speaker)) if (other := first.get(key))}
        for other in near.values():
            if fold(other.name) != fold(speaker.name):
                where = workspace.relative(workspace.speaker_path(speaker_id))
                words = f"“{speaker.name}” reads like “{other.name}” ({other.id})"
                yield Finding(where, "$.names", *ALIKE, display_line(words, 300))
        for key in keys_of(speaker):
            first.setdefault(key, speaker)


def _schemes(workspace: Workspace) -> Iterator[Finding]:
    """What is wrong with the workspace's own transliteration schemes."""
    schemes, refused = load_own(workspace.root / FOLDER)
    for error in refused:  # each begins with its file: `schemes/mine.toml: …`
        file, _, words = str(error).partition(": ")
        yield Finding(file, "$", "scheme", "error", display_line(words, 300))
    for scheme in schemes:
        for words in problems(scheme):
            place = f"{scheme.language}-{scheme.id}"
            yield Finding(scheme.file, place, "scheme", "error", display_line(words, 300))


ALIKE = ("speaker-alike", "note")


def codes() -> Iterator[tuple[str, str, str]]:
    """Every code that can be found, with its severity and meaning."""
    from annotator.store.findings import CODES

    for table in (CODES, REMARKS):
        for code, (severity, meaning) in table.items():
            yield code, severity, meaning
    yield *ALIKE, "The names of two speakers read alike: one person under two ids, perhaps."
    yield "scheme", "error", "A scheme of the workspace cannot be used, or an example fails."


def fix(workspace: Workspace, paths: Iterable[Path] = ()) -> list[tuple[str, int]]:
    """Repair what is safe, after a backup: each file with the number of findings settled."""
    return checking.fix(workspace, paths)


def _sheets(workspace: Workspace) -> Iterator[Sheet]:
    """Every sheet that can be read; one that cannot is a finding already."""
    for name in (*workspace.annotators(), ADJUDICATED):
        for article_id in workspace.sheet_ids(name):
            try:
                stored = load_sheet(workspace, name, article_id)
            except AnnotatorError:
                continue
            if stored is not None and stored.sheet.annotator == name:
                yield stored.sheet
