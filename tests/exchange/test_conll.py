"""BIO tags: every token once and in order, tags that follow on, overlaps counted."""

import json
from collections.abc import Callable

import msgspec

from annotator.exchange.formats import FORMATS
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing

Export = Callable[..., dict[str, bytes]]


def documents(files: dict[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """Tokens with tags by article; checks the form of every line."""
    names = [row["article"] for row in json.loads(files["documents.json"])["documents"]]
    found: list[list[tuple[str, str]]] = []
    for line in files[""].decode().split("\n"):
        if line == "-DOCSTART- O":
            found.append([])
        elif line:
            token, tag = line.split(" ")
            assert tag == "O" or tag[:2] in ("B-", "I-")
            found[-1].append((token, tag))
    return dict(zip(names, found, strict=True))


def test_every_letter_is_in_one_token_in_order(export: Export, hard: tuple[Material, ...]) -> None:
    told = documents(export("conll"))
    for material in hard:
        words = "".join(token for token, _ in told[material.article.id])
        assert words == "".join(material.article.text.split())


def test_an_inner_tag_follows_one_of_its_kind(export: Export) -> None:
    for rows in documents(export("conll")).values():
        before = "O"
        for _, tag in rows:
            if tag.startswith("I-"):
                assert before[2:] == tag[2:]
            before = tag
    rows = documents(export("conll"))["emoji"]
    tagged = [(token, tag) for token, tag in rows if tag != "O"]
    assert tagged[:2] == [("Қаланы", "B-FOREIGN_kk"), ("тыңда", "I-FOREIGN_kk")]


def test_of_overlapping_places_the_longest_is_written_and_the_rest_is_counted(
    hard: tuple[Material, ...],
) -> None:
    job = Job()
    files: dict[str, bytes] = {}
    for chunk in outgoing(FORMATS["conll"], hard, job):
        files[chunk.name] = files.get(chunk.name, b"") + chunk.data
    begun = sum(tag[0] == "B" for rows in documents(files).values() for _, tag in rows)
    sent = sum(len(s.annotations) for m in hard for s in m.sheets)
    assert begun + job.losses.spans == sent
    assert job.losses.annotations == begun
    assert job.losses.why == {"overlaps another": job.losses.spans}
    assert job.losses.spans >= 4


def test_the_file_beside_names_the_tokeniser_and_the_articles(
    export: Export, hard: tuple[Material, ...]
) -> None:
    told = json.loads(export("conll")["documents.json"])
    assert told["tokens"].startswith("words of ICU ")
    assert [row["sha256"] for row in told["documents"]] == [m.article.sha256 for m in hard]
    empty = [c for c in outgoing(FORMATS["conll"], [], Job()) if c.name]
    assert json.loads(b"".join(c.data for c in empty))["documents"] == []


def test_a_number_sign_is_a_token_like_others(hard: tuple[Material, ...]) -> None:
    """No line is a comment: `# O` says that the token # is outside."""
    article = msgspec.structs.replace(hard[0].article, text="A # stands here.\n")
    data = b"".join(
        c.data for c in outgoing(FORMATS["conll"], [Material(article)], Job()) if not c.name
    )
    assert data.decode().split("\n")[2:5] == ["A O", "# O", "stands O"]


def test_tab_is_the_separator_on_request(export: Export) -> None:
    lines = export("conll", separator="tab")[""].decode().split("\n")
    assert all(line.count("\t") == 1 for line in lines if line)
