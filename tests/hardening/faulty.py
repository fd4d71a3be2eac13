"""A workspace on a faulty place, and `annotator apply -` at work in it. Runs as a program.

Usage: python faulty.py KIND FOLDER. Prints one JSON object: the answers before, during and after
the fault, whether the file was as it was during the fault, and what is in it at the end. KIND:
full, inodes, read-only (these mount, so they belong into `unshare -m`), permission, size.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

MOUNTED = ("full", "inodes", "read-only")
KINDS = (*MOUNTED, "permission", "size")
NOBODY = 65534


def run(*command: str) -> None:
    """Run something that must work."""
    subprocess.run(command, check=True, capture_output=True)


class Place:
    """A folder that can be made faulty and whole again."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self.folder = kind, folder
        self.pid = 0
        if kind in MOUNTED:
            size = "nr_inodes=80" if kind == "inodes" else "size=512k"
            run("mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder))
        (folder / "corpus").mkdir()
        (folder / "corpus" / "a.txt").write_text("words and words " * 20)
        if kind == "permission":
            for path in (folder, folder / "corpus", folder / "corpus" / "a.txt"):
                os.chown(path, NOBODY, NOBODY)

    @property
    def sheet(self) -> Path:
        """The file that is written."""
        return self.folder / "annotations" / "kim" / "a.json"

    def spoil(self) -> None:
        """From now on nothing can be saved."""
        if self.kind == "full":
            self._fill(self.folder / "filler")
        elif self.kind == "inodes":
            (self.folder / "many").mkdir()
            number = 0
            while not self._touched(self.folder / "many" / str(number)):
                number += 1
        elif self.kind == "read-only":
            run("mount", "--bind", str(self.sheet.parent), str(self.sheet.parent))
            run("mount", "-o", "remount,bind,ro", str(self.sheet.parent))
        elif self.kind == "permission":
            self.sheet.parent.chmod(0o555)
        else:
            run("prlimit", "--pid", str(self.pid), "--fsize=100:")

    def heal(self) -> None:
        """As it was before."""
        if self.kind == "full":
            (self.folder / "filler").unlink()
        elif self.kind == "inodes":
            shutil.rmtree(self.folder / "many")
        elif self.kind == "read-only":
            run("umount", str(self.sheet.parent))
        elif self.kind == "permission":
            self.sheet.parent.chmod(0o755)
        else:
            run("prlimit", "--pid", str(self.pid), "--fsize=unlimited:")

    @staticmethod
    def _fill(path: Path) -> None:
        with path.open("wb", buffering=0) as file:
            for piece in (4096, 1):
                try:
                    while file.write(b"x" * piece):
                        pass
                except OSError:
                    continue

    @staticmethod
    def _touched(path: Path) -> bool:
        try:
            path.touch()
        except OSError:
            return True
        return False


def ask(process: "subprocess.Popen[bytes]", token: str, start: int) -> str:
    """One request and its answer."""
    assert process.stdin is not None and process.stdout is not None
    request = {"token": token, "article": "a", "start": start, "end": start + 4, "note": token}
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    return process.stdout.readline().decode().rstrip("\n")


def main() -> None:
    """One fault from its beginning to its end."""
    kind, folder = sys.argv[1], Path(sys.argv[2])
    place = Place(kind, folder)
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    command = [sys.executable, "-m", "annotator", "--workspace", str(folder)]
    command += ["--annotator", "kim", "apply", "-"]
    process = subprocess.Popen(
        [*(user if kind == "permission" else []), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    place.pid = process.pid
    told = {"before": ask(process, "one", 0)}
    kept = place.sheet.read_bytes()
    place.spoil()
    told["during"] = ask(process, "two", 10)
    whole = place.sheet.read_bytes() == kept
    place.heal()
    told["after"] = ask(process, "two", 10)
    _, errors = process.communicate()
    sheet = json.loads(place.sheet.read_bytes())
    notes = [annotation["note"] for annotation in sheet["annotations"]]
    left = [p.name for p in place.sheet.parent.iterdir() if p.name != "a.json"]
    print(
        json.dumps({**told, "whole": whole, "notes": notes, "left": left, "said": errors.decode()})
    )


if __name__ == "__main__":
    main()
