"""Whether a file is still the one that was read."""

import os
from pathlib import Path

from annotator.store.fingerprint import fingerprint, is_unchanged


def test_only_the_bytes_decide(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert is_unchanged(path, None)
    path.write_bytes(b"one")
    known = fingerprint(b"one", path.lstat())
    assert is_unchanged(path, known) and not is_unchanged(path, None)
    os.utime(path, (1, 1))
    assert is_unchanged(path, known)
    before = path.lstat()
    path.write_bytes(b"two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not is_unchanged(path, known)
    path.write_bytes(b"longer")
    assert not is_unchanged(path, known)
    path.unlink()
    assert not is_unchanged(path, known)
    path.mkdir()
    assert not is_unchanged(path, known) and not is_unchanged(path, None)
