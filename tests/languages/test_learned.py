"""Tables of learned numbers."""

import lzma
from pathlib import Path

from annotator.languages.learned import learned


def test_a_table_is_a_sign_and_hundredths_a_line(tmp_path: Path) -> None:
    table = tmp_path / "numbers.xz"
    table.write_bytes(lzma.compress("after \t tab\t123\n–\t-50".encode()))
    assert learned(table) == {"after \t tab": 1.23, "–": -0.5}
