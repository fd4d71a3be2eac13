"""What was confirmed once is offered again."""

from annotator.exchange.arrival import InFile, Pair
from annotator.store.workspace import Workspace
from annotator.tasks.check import findings
from annotator.tasks.pairs import imported, refresh_pairs
from annotator.tasks.pairs_file import keep_pairs, kept_pairs

from .conftest import open_session, places


def test_a_colleagues_translation_is_offered_with_who_and_where(workspace: Workspace) -> None:
    other = open_session(Workspace(workspace.root, "tamar"))
    other.add_translation(other.items[0].id, "Leave, old man!")
    other.close()
    mine = open_session(workspace, seed=50)
    offered = mine.offer(mine.items[0].id).translations
    assert [(s.text, s.origin) for s in offered] == [
        ("Old man, go away!", "article"),
        ("Leave, old man!", "memory"),
    ]
    assert "tamar" in offered[1].because
    assert "square" in offered[1].because


def test_a_suggestion_that_nobody_took_is_never_remembered(workspace: Workspace) -> None:
    other = open_session(Workspace(workspace.root, "tamar"))
    other.set_language(other.items[0].id, "kk")
    other.close()
    mine = open_session(workspace, seed=50)
    assert [s.origin for s in mine.offer(mine.items[0].id).translations] == ["article"]


def test_what_was_confirmed_a_moment_ago_is_known_in_the_same_article(
    workspace: Workspace,
) -> None:
    session = open_session(workspace)
    start = places("A call was heard")[0]
    session.add_translation(session.set_language(session.create(start, start + 16), "ru"), "Words")
    other = session.set_language(session.create(start, start + 16), "ru")
    assert [s.text for s in session.offer(other).translations] == ["Words"]


def test_imported_pairs_are_offered_below_what_people_here_confirmed(workspace: Workspace) -> None:
    pair = Pair(source="Шал, кет!", source_language="kk", target="Away!", target_language="en")
    keep_pairs(workspace, [pair], [InFile("glossary.csv", b"data")])
    session = open_session(workspace)
    (_, remembered) = session.offer(session.items[0].id).translations
    assert (remembered.text, remembered.score) == ("Away!", 0.9)
    made = session.accept(session.items[0].id)
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert [t.text for t in annotation.translations] == ["Old man, go away!"]


def test_refreshing_reads_every_sheet_once(workspace: Workspace) -> None:
    session = open_session(workspace)
    session.accept(session.items[0].id)
    session.close()
    assert refresh_pairs(workspace) == 1
    assert refresh_pairs(workspace) == 1


def test_imported_pairs_are_no_finding_and_a_damaged_file_of_them_stops_nothing(
    workspace: Workspace,
) -> None:
    pair = Pair(source="Шал, кет!", source_language="kk", target="Away!", target_language="en")
    keep_pairs(workspace, [pair], [InFile("glossary.csv", b"data")])
    assert list(findings(workspace)) == []
    memory = workspace.annotations / "_memory"
    (memory / "a.jsonl").symlink_to(workspace.root / "corpus" / "square.txt")
    (memory / "b.txt").write_text("x", encoding="utf-8")
    assert [p.target for p in kept_pairs(workspace)] == ["Away!"]
    assert {(f.path, f.code) for f in findings(workspace)} == {
        ("annotations/_memory/a.jsonl", "path-outside"),
        ("annotations/_memory/b.txt", "stray-file"),
    }


def test_imported_pairs_are_read_once_for_all_articles_and_anew_when_a_file_comes(
    workspace: Workspace,
) -> None:
    def brought(target: str, name: str) -> None:
        pair = Pair(source="Шал, кет!", source_language="kk", target=target, target_language="en")
        keep_pairs(workspace, [pair], [InFile(name, name.encode())])

    brought("Away!", "one.csv")
    first = imported(workspace)
    assert imported(workspace) is first
    assert [s.text for s in first.look_up("Шал, кет!", "kk")] == ["Away!"]
    brought("Go!", "two.csv")
    assert [s.text for s in imported(workspace).look_up("Шал, кет!", "kk")] == ["Away!", "Go!"]


def test_a_line_that_is_no_pair_is_passed_over(workspace: Workspace) -> None:
    pair = Pair(source="Шал, кет!", source_language="kk", target="Away!", target_language="en")
    keep_pairs(workspace, [pair], [InFile("glossary.csv", b"data")])
    (path,) = (workspace.annotations / "_memory").glob("*.jsonl")
    bad = b'{"source": 1}\n\xff\xfe\n[]\n{"source": "a"}\n' + b"[" * 9000 + b"\n"
    path.write_bytes(bad + path.read_bytes())
    assert [p.target for p in kept_pairs(workspace)] == ["Away!"]
