"""BIO tags: every token once and in order, tags that follow on, overlaps counted."""

from collections.abc import Callable

from annotator.exchange.formats import FORMATS
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing

Export = Callable[..., dict[str, bytes]]


def documents(data: bytes) -> dict[str, list[tuple[str, str]]]:
    """Tokens with tags by article; checks the form of every line."""
    found: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in data.decode().split("\n"):
        if line.startswith("# article = "):
            name = line.removeprefix("# article = ")
            found[name] = []
        elif line.startswith("# ") and line.count(" ") != 1:
            continue
        elif line and not line.startswith("-DOCSTART-"):
            token, tag = line.split(" ")
            assert tag == "O" or tag[:2] in ("B-", "I-")
            found[name].append((token, tag))
    return found


def test_every_letter_is_in_one_token_in_order(export: Export, hard: tuple[Material, ...]) -> None:
    told = documents(export("conll")[""])
    for material in hard:
        name = material.article.id.replace(" ", "_")
        words = "".join(token for token, _ in told[name])
        assert words == "".join(material.article.text.split())


def test_an_inner_tag_follows_one_of_its_kind(export: Export) -> None:
    for rows in documents(export("conll")[""]).values():
        before = "O"
        for _, tag in rows:
            if tag.startswith("I-"):
                assert before[2:] == tag[2:]
            before = tag
    rows = documents(export("conll")[""])["emoji"]
    tagged = [(token, tag) for token, tag in rows if tag != "O"]
    assert tagged[:2] == [("Қаланы", "B-FOREIGN_kk"), ("тыңда", "I-FOREIGN_kk")]


def test_of_overlapping_places_the_longest_is_written_and_the_rest_is_counted(
    hard: tuple[Material, ...],
) -> None:
    job = Job()
    data = b"".join(chunk.data for chunk in outgoing(FORMATS["conll"], hard, job))
    begun = sum(tag[0] == "B" for rows in documents(data).values() for _, tag in rows)
    sent = sum(len(s.annotations) for m in hard for s in m.sheets)
    assert begun + job.losses.spans == sent
    assert job.losses.annotations == begun
    assert job.losses.why == {"overlaps another": job.losses.spans}
    assert job.losses.spans >= 4


def test_the_head_names_the_tokeniser(export: Export) -> None:
    assert b"# tokens = words of ICU " in export("conll")[""].split(b"\n\n")[0]
