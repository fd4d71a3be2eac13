"""`annotator check` over files and over what annotations say together."""

from annotator.store.workspace import Workspace
from annotator.tasks.annotation.registry import merge_speakers
from annotator.tasks.check import codes, findings, fix

from .conftest import open_session


def test_a_workspace_as_the_program_writes_it_has_no_findings(workspace: Workspace) -> None:
    session = open_session(workspace)
    session.set_speaker(session.accept(session.items[0].id), "a crowd", "speaker", "high")
    session.close()
    assert list(findings(workspace)) == []
    assert fix(workspace) == []


def test_what_does_not_agree_is_found_with_file_place_and_words(workspace: Workspace) -> None:
    session = open_session(workspace)
    made = session.accept(session.items[0].id)
    session.add_translation(made, "Шал, кет!")
    session.close()
    (found,) = findings(workspace)
    assert found.code == "translation-is-source"
    assert found.path == "annotations/aigul/square.json"
    assert found.place == "$.annotations[0].translations[1]"
    assert found.line().startswith(f"{found.path}:{found.place}: {found.code}: ")
    others = workspace.annotations / "tamar"
    assert list(findings(workspace, [others])) == [
        f for f in findings(workspace, [others]) if f.code == "unreadable"
    ]


def test_every_code_has_one_severity_and_a_meaning() -> None:
    table = list(codes())
    assert len({code for code, _, _ in table}) == len(table)
    assert {severity for _, severity, _ in table} == {"error", "warning", "note"}
    assert all(meaning.endswith(".") for _, _, meaning in table)


def test_one_person_in_two_scripts_is_found_and_a_namesake_in_the_family_is_not(
    workspace: Workspace,
) -> None:
    session = open_session(workspace)
    for number, name in enumerate(("Saule Omarova", "Сауле Омарова", "Aigul Omarova")):
        session.set_speaker(session.create(number, number + 1), name)
    (found,) = (f for f in findings(workspace) if f.code == "speaker-alike")
    assert found.severity == "note"
    assert found.words == "“Сауле Омарова” reads like “Saule Omarova” (saule-omarova)"
    merge_speakers(workspace, "saule-omarova", "saule-omarova-2", session.stamp)
    session.close()
    assert not [f for f in findings(workspace) if f.code == "speaker-alike"]
