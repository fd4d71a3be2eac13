"""Words that announce what is foreign, and where they stop doing so."""

from annotator.detect.spans import find_spans


def test_who_made_a_work_is_not_announced_by_it() -> None:
    text = "The last work on the programme was by Antonín Dvořák. The encore was by nobody."
    assert find_spans(text) == ()


def test_what_a_work_is_called_is_announced_by_it() -> None:
    text = "The programme was Slavnostní večer. It was long."
    assert [text[s.start : s.end] for s in find_spans(text)] == ["Slavnostní večer"]
