"""The character tables: format, sums, size."""

import json
import lzma
import struct
from importlib.resources import files

import pytest

from annotator.detect.naming import rank
from annotator.detect.tables import Table, table
from annotator.model.errors import UnreadableFile
from tools.models.pack import pack
from tools.models.select import Chosen


def test_a_word_s_score_is_the_sum_of_its_n_grams() -> None:
    chosen = Chosen([" a", "a", "ab", "b "], [[(0, 2)], [(1, -3)], [(0, 5), (1, 1)], [(1, 7)]])
    tiny = Table("tiny", pack("Latn", ["xx", "yy"], chosen, 0.5, {}))
    one, other = tiny.score("ab")
    assert (one - tiny.score("q")[0], other - tiny.score("q")[1]) == (2 + 5, -3 + 1 + 7)
    assert tiny.tags == ["xx", "yy"]


def test_packing_the_same_rows_gives_the_same_bytes() -> None:
    chosen = Chosen(["a", "b"], [[(0, 1)], [(0, -1)]])
    assert pack("Latn", ["xx"], chosen, 0.4, {}) == pack("Latn", ["xx"], chosen, 0.4, {})


def test_a_table_of_another_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.models.pack.FORMAT", 99)
    data = pack("Latn", ["xx"], Chosen(["a"], [[(0, 1)]]), 0.4, {})
    with pytest.raises(UnreadableFile, match="format 99"):
        Table("tiny", data)


def test_a_table_of_the_format_before_is_refused_too() -> None:
    head = json.dumps({"format": 2}).encode()
    with pytest.raises(UnreadableFile, match="format 2"):
        Table("tiny", lzma.compress(struct.pack("<I", len(head)) + head))


def test_all_data_together_stay_under_three_megabytes() -> None:
    room = files("annotator.detect")
    data = [p for p in (room / "data").iterdir() if p.is_file()]
    data.append(room / "weighed" / "weights.xz")
    assert sum(len(p.read_bytes()) for p in data) <= 3_000_000


def test_at_least_110_languages_can_be_named() -> None:
    from annotator.detect.naming import ONE_LANGUAGE

    tags = set(ONE_LANGUAGE.values())
    for script in ("Latn", "Cyrl", "Arab", "Deva", "Hebr", "Ethi", "Beng", "Hani", "Tibt", "Grek"):
        tags |= set(table(script).tags)
    languages = {tag.split("-")[0] for tag in tags}
    wanted = {
        "kk",
        "ky",
        "uz",
        "tg",
        "tt",
        "ba",
        "tk",
        "az",
        "mn",
        "ug",
        "ka",
        "hy",
        "ab",
        "os",
        "ce",
    }
    assert len(languages) >= 110
    assert wanted <= languages


def test_scripts_with_one_language_need_no_table() -> None:
    assert [r.language for r in rank("გამარჯობა", "Geor")] == ["ka"]
    assert [r.language for r in rank("ひらがな", "Hira")] == ["ja"]
