"""A linguist's own scheme, in the workspace."""

from annotator.store.workspace import Workspace
from annotator.tasks.check import findings

from .conftest import open_session

OWN = """
id = "newsroom"
language = "kk"
script = "Cyrl"
title = "Our newsroom, 2026"
authority = "the desk"
year = 2026
engine = "overlay>icu:kk-kk_Latn/BGN"
rules = "қ > k ; Қ > K ;"
grade = "A"
source = "house style, section 4"
examples = [["Қазақ", "Kazak"]]
"""


def test_a_scheme_of_the_workspace_can_be_chosen(workspace: Workspace) -> None:
    (workspace.root / "schemes").mkdir()
    (workspace.root / "schemes" / "kk-newsroom.toml").write_text(OWN, encoding="utf-8")
    session = open_session(workspace)
    made = session.accept(session.items[0].id)
    session.set_scheme(made, "newsroom")
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert annotation.transliterations[0].scheme == "newsroom"
    assert not [f for f in findings(workspace) if f.code == "scheme"]


def test_a_scheme_whose_example_fails_is_found(workspace: Workspace) -> None:
    (workspace.root / "schemes").mkdir()
    broken = OWN.replace('"Kazak"', '"Qazaq"')
    (workspace.root / "schemes" / "kk-newsroom.toml").write_text(broken, encoding="utf-8")
    (found,) = [f for f in findings(workspace) if f.code == "scheme"]
    assert "Kazak" in found.words
