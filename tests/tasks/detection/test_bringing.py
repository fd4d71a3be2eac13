"""From a bulk run into a workspace: only what fits, with candidates, through the usual door."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.model.errors import InvalidInput, UnreadableFile
from annotator.store.workspace import Workspace
from annotator.tasks.detection.bringing import Wanted, bring_in
from annotator.tasks.detection.bulk import Options, detect_lines
from annotator.tasks.detection.candidates import kept_proposals
from annotator.tasks.detection.detect import propose

TEXTS = {
    "Almaty Square!": "They shouted “Шал, кет!” (“Old man, go away!”) in the square.",
    "quiet": "Nothing foreign was said in the square.",
    "tbilisi": "The banner read „ვიბრძოლოთ თავისუფლებისთვის“, and the crowd went on.",
}


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    (tmp_path / "desk" / "corpus").mkdir(parents=True)
    return Workspace(tmp_path / "desk", "aigul")


def written(folder: Path, options: Options, **more: Any) -> str:
    """What a bulk run over the texts writes."""
    given = [{"id": name, "text": text, **more} for name, text in TEXTS.items()]
    lines = [json.dumps(one).encode() for one in [*given, {"id": "no text"}]]
    path = folder / "answers.jsonl"
    path.write_text("\n".join(a.line for a in detect_lines(lines, options)) + "\n")
    return str(path)


def test_only_articles_with_foreign_words_come_and_their_candidates_with_them(
    tmp_path: Path, desk: Workspace
) -> None:
    name = written(tmp_path, Options(keep_text=True), title="Said in squares")
    items = list(bring_in(desk, [name], Wanted()))
    assert [(i.source, i.outcome, i.article) for i in items] == [
        ("Almaty Square!", "read", "almaty-square"),
        ("tbilisi", "read", "tbilisi"),
    ]
    article = desk.article("almaty-square")
    assert article.text == TEXTS["Almaty Square!"]
    assert article.title == "Said in squares"
    assert kept_proposals(desk, article) == propose(article.text)


def test_language_confidence_and_limit_choose(tmp_path: Path, desk: Workspace) -> None:
    name = written(tmp_path, Options(keep_text=True))

    def chosen(*wanted: Any) -> list[str]:
        return [i.source for i in bring_in(desk, [name], Wanted(*wanted), dry_run=True)]

    assert chosen("ka") == ["tbilisi"]
    assert chosen("ka", 1.0) == []
    assert chosen("k") == []
    assert chosen("", 0.0, 1) == ["Almaty Square!"]
    assert desk.articles() == []


def test_a_second_time_everything_is_there_already(tmp_path: Path, desk: Workspace) -> None:
    name = written(tmp_path, Options(keep_text=True))
    list(bring_in(desk, [name], Wanted()))
    assert [i.outcome for i in bring_in(desk, [name], Wanted())] == ["same", "same"]


def test_candidates_of_other_rules_or_another_text_are_not_taken(
    tmp_path: Path, desk: Workspace
) -> None:
    name = written(tmp_path, Options(keep_text=True))
    path = Path(name)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    lines[0]["proposals"]["rules"] = "0.0.9/1"
    lines[2]["proposals"]["matrix"] = "ru"
    path.write_text("\n".join(map(json.dumps, lines)))
    assert [i.outcome for i in bring_in(desk, [name], Wanted())] == ["read", "read"]
    assert [kept_proposals(desk, desk.article(a.id)) for a in desk.articles()] == [None, None]


def test_answers_without_texts_are_refused_with_what_to_do(tmp_path: Path, desk: Workspace) -> None:
    name = written(tmp_path, Options())
    with pytest.raises(InvalidInput, match="keep-text"):
        list(bring_in(desk, [name], Wanted()))
    other = tmp_path / "other.jsonl"
    other.write_text("[1]\n")
    with pytest.raises(UnreadableFile, match="line 1"):
        list(bring_in(desk, [str(other)], Wanted()))


@pytest.mark.extra
def test_parquet_parts_bring_the_same_articles(tmp_path: Path, desk: Workspace) -> None:
    pytest.importorskip("pyarrow", reason="annotator[cluster] is not installed: pyarrow")
    pytest.importorskip("fsspec", reason="annotator[cluster] is not installed: fsspec")
    from annotator.tasks.detection.cluster.engine import detect_parts

    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in TEXTS.items()))
    out = str(tmp_path / "candidates.parquet")
    detect_parts([str(source)], out, Options(keep_text=True), sink="parquet")
    items = list(bring_in(desk, [out], Wanted("ka")))
    assert [i.article for i in items] == ["tbilisi"]
    article = desk.article("tbilisi")
    assert kept_proposals(desk, article) == propose(article.text)


def test_a_file_that_detection_did_not_write_is_refused(tmp_path: Path, desk: Workspace) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "They shouted “Шал, кет!”"}) + "\n")
    with pytest.raises(InvalidInput, match="no answers of `annotator detect`"):
        list(bring_in(desk, [str(path)], Wanted()))
