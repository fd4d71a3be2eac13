"""One small article in every format, byte for byte, so that a change of a format is seen.

After a change that is meant, run with ANNOTATOR_UPDATE_GOLDEN=1 and look at the difference.
Formats whose bytes depend on other programs' versions (ICU's words, cassis) or on the style sheet
are left to their own tests.
"""

import os
from pathlib import Path

import pytest

from annotator.exchange.formats import FORMATS
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.model.speaker import Speaker

GOLDEN = Path(__file__).parent / "golden"
LEFT = {"cas-xmi", "cas-json", "conll", "html"}
NAMES = [name for name in FORMATS if name not in LEFT]


@pytest.mark.parametrize("name", NAMES)
def test_the_bytes_are_those_that_were_looked_at(
    name: str, hard: tuple[Material, ...], job: Job
) -> None:
    speakers: dict[str, Speaker] = dict(job.speakers)
    golden = Job(speakers=speakers, include_suggested=True, generator="annotator 0")
    files: dict[str, bytes] = {}
    for chunk in outgoing(FORMATS[name], hard[:1], golden):
        files[chunk.name] = files.get(chunk.name, b"") + chunk.data
    folder = GOLDEN / name
    if os.environ.get("ANNOTATOR_UPDATE_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for file, data in files.items():
            (folder / (file or "main" + FORMATS[name].suffix)).write_bytes(data)
    expected = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    told = {file or "main" + FORMATS[name].suffix: data for file, data in files.items()}
    assert set(told) == set(expected)
    for file, data in expected.items():
        assert told[file].decode().split("\n") == data.decode().split("\n")
        assert told[file] == data


def test_the_folder_holds_nothing_else() -> None:
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir()} == set(NAMES)
