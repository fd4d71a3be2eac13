"""Refusals of the strict parser."""

import pytest

from annotator.model.errors import UnreadableFile
from annotator.store.strict_json import parse


def test_a_refusal_says_what_a_person_can_do_next() -> None:
    with pytest.raises(UnreadableFile) as refused:
        parse(b'{"format": ', "sheet.json")
    assert "line 1" in refused.value.message
    assert "editor" in refused.value.hint and "earlier version" in refused.value.hint
