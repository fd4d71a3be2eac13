"""`review --json` over many articles."""

import json
from pathlib import Path

import pytest

from annotator.cli.main import main
from annotator.store import speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from annotator.tasks.review import adjudication, review

COUNT = 4


@pytest.mark.parametrize("people", ["tamar", "tamar,aigul"])
def test_the_registry_is_read_once_however_many_articles_are_told(
    people: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    for number in range(COUNT):
        (tmp_path / "corpus" / f"a{number}.txt").write_text(f"“Ця вулиця {number}”\n")
        for name in ("tamar", "aigul"):
            session = Session.open(Workspace(tmp_path, name), f"a{number}")
            session.create(1, 11)
            session.close()
    read = []
    load = speakers.load_speakers

    def counted(workspace: Workspace) -> object:
        read.append(workspace)
        return load(workspace)

    for module in (speakers, review, adjudication):
        monkeypatch.setattr(module, "load_speakers", counted)
    shared = ["--workspace", str(tmp_path), "--annotator", "bela"]
    assert main([*shared, "review", "--of", people, "--json"]) == 0
    told = [json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()]
    assert told == [f"a{number}" for number in range(COUNT)]
    assert len(read) == 1
