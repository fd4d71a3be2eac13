"""`annotator speakers`: what one is said to have said, and two people under one name."""

from pathlib import Path

import pytest

from annotator.cli.main import main
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session

TEXT = "News\n\n“We are here,” said Dana. “We stay,” said another Dana.\n"


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "news.txt").write_text(TEXT, encoding="utf-8")
    session = Session.open(Workspace(tmp_path, "nina"), "news")
    for words in ("We are here", "We stay"):
        start = TEXT.index(words)
        session.set_speaker(session.create(start, start + len(words)), "Dana")
    session.close()
    return ["--workspace", str(tmp_path), "--annotator", "nina"]


def test_what_a_speaker_said_is_listed_and_a_part_of_it_given_to_another(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["speakers", *place, "--said", "dana"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("“We are here”") and second.endswith("“We stay”")
    key = second.partition("  ")[0]
    assert main(["speakers", *place, "--split", "dana", "Dana the baker", "--of", key]) == 0
    assert capsys.readouterr().out == "dana-the-baker\n"
    assert main(["speakers", *place, "--said", "dana-the-baker"]) == 0
    assert capsys.readouterr().out == second + "\n"
    assert set(load_speakers(Workspace(tmp_path, "nina"))) == {"dana", "dana-the-baker"}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["--split", "dana", "X"], "--of names nothing"),
        (["--split", "dana", "X", "--of", "news#1"], "“news#1” is nothing"),
        (["--said", "nobody"], "There is no speaker “nobody”"),
    ],
)
def test_what_is_not_there_is_refused_with_a_hint(
    place: list[str], capsys: pytest.CaptureFixture[str], asked: list[str], why: str
) -> None:
    assert main(["speakers", *place, *asked]) == 2
    told = capsys.readouterr().err
    assert why in told and "annotator speakers" in told
