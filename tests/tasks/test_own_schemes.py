"""A linguist's own scheme, in the workspace."""

import pytest

from annotator.languages.own import FOLDER, load_own
from annotator.model.errors import InvalidInput
from annotator.store.workspace import Workspace
from annotator.suggest.transliteration import transliterate
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


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("қ > k ;\nқ > [q ;", "line 2 of `rules` cannot be read: қ > [q ; ("),
        ("қ > k ;\nҚ > $x ;", "line 2 of `rules` cannot be read: Қ > $x ; ("),
        ("қ k ;", "line 1 of `rules` cannot be read: қ k ; ("),
    ],
)
def test_a_broken_rule_is_named_with_its_file_and_what_to_do(
    workspace: Workspace, rules: str, told: str
) -> None:
    (workspace.root / "schemes").mkdir()
    broken = OWN.replace('rules = "қ > k ; Қ > K ;"', f"rules = '''\n{rules}\n'''")
    (workspace.root / "schemes" / "kk-newsroom.toml").write_text(broken, encoding="utf-8")
    own, refused = load_own(workspace.root / FOLDER)
    assert not refused
    with pytest.raises(InvalidInput) as caught:
        transliterate("Қазақ", "kk", "newsroom", own=own)
    assert caught.value.message.startswith(f"schemes/kk-newsroom.toml: {told}")
    assert "\n" not in str(caught.value) and "annotator check" in caught.value.hint
    (found,) = [f for f in findings(workspace) if f.code == "scheme"]
    assert found.path == "schemes/kk-newsroom.toml" and told in found.words


def test_a_scheme_that_cannot_be_read_is_named_by_its_file(workspace: Workspace) -> None:
    (workspace.root / "schemes").mkdir()
    (workspace.root / "schemes" / "mine.toml").write_bytes(b"\xff")
    (found,) = [f for f in findings(workspace) if f.code == "scheme"]
    assert (found.path, found.words) == ("schemes/mine.toml", "is not UTF-8 (byte 0).")
