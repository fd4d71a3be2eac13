"""What we write against the schemas of those who made the formats: TEI by jing, HTML by vnu."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]


def test_tei_documents_are_valid_against_tei_all(
    export: Export, written: Callable[..., Path], readers: Path
) -> None:
    schema = Path(os.environ.get("ANNOTATOR_TEI_SCHEMA") or readers / "tei_all.rng")
    jing = shutil.which("jing")
    if not schema.is_file() or jing is None:
        pytest.skip("tei_all.rng (bash .ci/readers) or jing is not here")
    files = export("tei", suggested=True)
    folder = written(files)
    paths = [folder / name for name in files]
    done = subprocess.run([jing, schema, *paths], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("shape", ["pages", "one"])
def test_the_nu_html_checker_finds_nothing(
    shape: str, export: Export, written: Callable[..., Path], readers: Path
) -> None:
    jar, java = readers / "node/node_modules/vnu-jar/build/dist/vnu.jar", shutil.which("java")
    if not jar.is_file() or not java:
        pytest.skip("the Nu Html Checker (bash .ci/readers) or java is not here")
    folder = written(export("html", suggested=True, **{"as": shape}), "one.html")
    done = subprocess.run(
        [java, "-jar", jar, "--errors-only", *sorted(folder.rglob("*.html"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
