"""Schemes of a workspace's own: read from its folder, refused in one sentence."""

from pathlib import Path

import pytest

from annotator.languages.own import MAX_BYTES, load_own

GOOD = """id = "house-style"
language = "kk"
script = "Cyrl"
title = "Our house style"
engine = "overlay>icu:kk-kk_Latn/BGN"
grade = "B"
source = "our own style book"
rules = "ғ > g ;"
examples = [["ғалым", "galym"]]
"""


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert load_own(tmp_path / "schemes") == ((), ())


def test_schemes_come_by_file_name_and_bad_files_do_not_stop_them(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.toml").write_text(GOOD.replace("house", "old"), encoding="utf-8")
    (tmp_path / "c.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a scheme")
    schemes, errors = load_own(tmp_path)
    assert [s.id for s in schemes] == ["old-style", "house-style"]
    assert len(errors) == 1
    assert "c.toml, line 1" in errors[0].message


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (GOOD.replace("overlay>icu:kk-kk_Latn/BGN", "py:os").encode(), "not for schemes"),
        (GOOD.encode() + b'shared = "../../x"\n', "not for schemes"),
        (GOOD.replace('"kk"', '"KK"').encode(), "no usual language tag"),
        (GOOD.encode() + b"#" * MAX_BYTES, "larger than"),
        (b'id = "\xff"', "not UTF-8"),
        (GOOD.replace('grade = "B"', 'grade = "Z"').encode(), "grade 'Z'"),
    ],
)
def test_what_is_no_scheme_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, why: str
) -> None:
    (tmp_path / "mine.toml").write_bytes(content)
    schemes, errors = load_own(tmp_path)
    assert schemes == ()
    assert why in errors[0].message
    assert "mine.toml" in errors[0].message


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(GOOD)
    folder = tmp_path / "schemes"
    folder.mkdir()
    (folder / "mine.toml").symlink_to(tmp_path / "secret")
    assert "no plain file" in load_own(folder)[1][0].message
