"""Two people, two clones, one repository: real git, and the merge driver in it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Translation
from annotator.model.errors import InvalidInput
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speaker, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.review.git import ATTRIBUTES, install

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

TEXT = "The crowd cried “Келдік қой!” and then “Шын ба?” and somebody answered “Иә!” at last.\n"


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    quiet = ["-c", "core.quotepath=false", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *identity, *quiet, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


class Person:
    """One clone of the project and who works in it."""

    def __init__(self, folder: Path, name: str, command: str) -> None:
        self.folder, self.name = folder, name
        self.ws = Workspace(folder, name)
        self.installed = install(self.ws, command)

    def annotate(self, sheet_of: str, *annotations: Annotation) -> None:
        article = self.ws.article("crowd")
        stored = load_sheet(self.ws, sheet_of, "crowd")
        sheet = stored.sheet if stored else Sheet(article=article.ref, annotator=sheet_of)
        known = {a.id: a for a in (*sheet.annotations, *annotations)}
        ordered = tuple(sorted(known.values(), key=lambda a: (a.start, a.end, a.id)))
        mark = stored.fingerprint if stored else None
        save_sheet(self.ws, replace(sheet, annotations=ordered), mark)

    def speak(self, speaker: Speaker) -> None:
        stored = load_speaker(self.ws, speaker.id)
        save_speaker(self.ws, speaker, stored.fingerprint if stored else None)

    def commit(self, words: str) -> None:
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-m", words)

    def sheet(self, owner: str) -> Sheet:
        stored = load_sheet(self.ws, owner, "crowd")
        assert stored is not None
        return stored.sheet


@pytest.fixture
def clones(tmp_path):
    """Two clones of a project with one article, both set up for merging."""
    command = f'"{sys.executable}" -m annotator'
    origin = tmp_path / "origin.git"
    git(tmp_path, "init", "--bare", "--initial-branch=main", str(origin))
    people = []
    for name in ("aigul", "boris"):
        folder = tmp_path / name
        git(tmp_path, "clone", str(origin), str(folder))
        if not people:
            (folder / "corpus").mkdir()
            (folder / "corpus" / "crowd.txt").write_text(TEXT, encoding="utf-8")
        people.append(Person(folder, name, command))
        if len(people) == 1:
            people[0].commit("An article")
            git(folder, "push", "origin", "HEAD:main")
    return people


def words(text: str, name: str, **fields) -> Annotation:
    start = TEXT.index(text)
    place = Occurrence(start=start, end=start + len(text), exact=text)
    return Annotation(id=name, occurrences=(place,), **fields)


def exchange(first: Person, second: Person, *, conflict: bool = False) -> str:
    """The first pushes, the second pulls; what git said."""
    git(first.folder, "push", "origin", "HEAD:main")
    return git(second.folder, "pull", "--no-rebase", "--no-edit", "origin", "main", fails=conflict)


def no_marker(folder: Path) -> bool:
    files = [p for p in (folder / "annotations").rglob("*.json") if p.is_file()]
    return bool(files) and all("<<<<<<<" not in p.read_text(encoding="utf-8") for p in files)


def test_two_people_annotate_one_article_and_one_speaker_and_both_works_are_there(clones):
    aigul, boris = clones
    said = (Attribution(speaker="crowd"),)
    aigul.annotate("aigul", words("Келдік қой!", "A1", language="kk", attributions=said))
    aigul.speak(Speaker(id="crowd", type="group", names=(SpeakerName(text="the crowd"),)))
    aigul.commit("Aigul's work")
    boris.annotate("boris", words("Келдік қой!", "B1", language="kk", attributions=said))
    boris.speak(
        Speaker(
            id="crowd",
            type="group",
            names=(SpeakerName(text="the crowd"), SpeakerName(text="жұрт", language="kk")),
            description="in the courtyard",
        )
    )
    boris.commit("Boris's work")
    exchange(aigul, boris)
    assert no_marker(boris.folder)
    assert [a.id for a in boris.sheet("aigul").annotations] == ["A1"]
    assert [a.id for a in boris.sheet("boris").annotations] == ["B1"]
    crowd = load_speaker(boris.ws, "crowd").value
    assert {n.text for n in crowd.names} == {"the crowd", "жұрт"}
    assert crowd.description == "in the courtyard"
    assert crowd.conflicts == ()


def test_adjacent_annotations_of_one_sheet_made_on_two_machines_are_both_kept(clones):
    laptop, desk = clones
    laptop.annotate("aigul", words("Келдік қой!", "A1", language="kk"))
    laptop.commit("The first quotation")
    exchange(laptop, desk)
    laptop.annotate("aigul", words("Шын ба?", "A2", language="kk"))
    laptop.commit("The second, on the laptop")
    desk.annotate("aigul", words("Иә!", "A3", language="kk"))
    desk.annotate("aigul", words("Келдік қой!", "A1", language="kk", note="twice", revision=2))
    desk.commit("The third, at the desk")
    exchange(laptop, desk)
    assert [a.id for a in desk.sheet("aigul").annotations] == ["A1", "A2", "A3"]
    assert desk.sheet("aigul").annotations[0].note == "twice"
    assert git(desk.folder, "status", "--porcelain") == ""


def test_a_real_conflict_is_an_open_item_in_a_valid_sheet(clones):
    laptop, desk = clones
    laptop.annotate("aigul", words("Келдік қой!", "A1", language="kk"))
    laptop.commit("A quotation")
    exchange(laptop, desk)
    translated = (Translation(id="t1", text="We have come!"),)
    laptop.annotate(
        "aigul", words("Келдік қой!", "A1", language="ky", translations=translated, revision=2)
    )
    laptop.commit("It is Kyrgyz")
    desk.annotate("aigul", words("Келдік қой!", "A1", language="tt", note="here", revision=2))
    desk.commit("It is Tatar")
    told = exchange(laptop, desk, conflict=True)
    assert "CONFLICT" in told
    assert no_marker(desk.folder)
    (annotation,) = desk.sheet("aigul").annotations
    assert annotation.language == "kk"
    assert [t.text for t in annotation.translations] == ["We have come!"]
    assert annotation.note == "here"
    (conflict,) = annotation.conflicts
    assert (conflict.field, json.loads(conflict.ours), json.loads(conflict.theirs)) == (
        "language",
        "tt",
        "ky",
    )
    desk.commit("Merged, one question open")
    exchange(desk, laptop)
    assert laptop.sheet("aigul").annotations[0].conflicts == (conflict,)


def test_a_sheet_that_was_renamed_on_one_side_is_still_merged(clones):
    laptop, desk = clones
    laptop.annotate("aigul", *(words(w, w) for w in ("Келдік қой!", "Шын ба?", "Иә!")))
    laptop.commit("Three quotations")
    exchange(laptop, desk)
    folder = laptop.folder / "annotations" / "aigul"
    git(laptop.folder, "mv", str(folder / "crowd.json"), str(folder / "crowd-2.json"))
    laptop.commit("Another name")
    desk.annotate("aigul", words("Иә!", "Иә!", note="quietly", revision=2))
    desk.commit("A note")
    exchange(laptop, desk)
    moved = desk.folder / "annotations" / "aigul" / "crowd-2.json"
    assert "quietly" in moved.read_text(encoding="utf-8")
    assert no_marker(desk.folder)


def test_git_diff_speaks_in_annotations(clones):
    laptop, _ = clones
    laptop.annotate("aigul", words("Келдік қой!", "A1", language="kk"))
    laptop.commit("A quotation")
    laptop.annotate("aigul", words("Келдік қой!", "A1", language="ky", revision=2))
    told = git(laptop.folder, "diff")
    assert "-“Келдік қой!” 17–28 kk foreign draft" in told
    assert "+“Келдік қой!” 17–28 ky foreign draft" in told
    assert "revision" not in told


def test_setting_up_twice_changes_nothing_and_keeps_what_was_there(tmp_path):
    git(tmp_path, "init")
    (tmp_path / ".gitattributes").write_text("*.png binary")
    ws = Workspace(tmp_path, "aigul")
    first = install(ws)
    assert (tmp_path / ".gitattributes").read_text() == f"*.png binary\n{ATTRIBUTES}\n"
    assert any("merge.annotator.driver" in line for line in first.changed)
    assert "annotator merge %A %O %B -o %A" in first.commands[1]
    assert install(ws).changed == ()


def test_only_the_repositorys_own_configuration_is_written(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    project = tmp_path / "project"
    project.mkdir()
    git(project, "init")
    install(Workspace(project, "aigul"))
    assert list(home.iterdir()) == []
    assert "merge %A %O %B" in (project / ".git" / "config").read_text()


def test_a_folder_outside_git_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InvalidInput, match="no git repository"):
        install(Workspace(tmp_path, "aigul"))
