"""XLIFF and TMX as translation programs read them: OmegaT, the Translate Toolkit, xliff of npm."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from annotator.exchange.arrival import InFile
from annotator.exchange.direction import targets
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.markup import legal
from annotator.exchange.material import Job, Material
from annotator.exchange.prepare import prepared
from annotator.exchange.ranked import is_suggestion, tag, translations
from annotator.exchange.tmx_read import read
from annotator.model.annotation import Annotation

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Run = Callable[..., Any]
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir>
<target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang><target_lang>en</target_lang>
<sentence_seg>false</sentence_seg></project></omegat>
"""


def rows(hard: tuple[Material, ...], name: str) -> list[Annotation]:
    """What is written in that format, in the order in which it is."""
    found = prepared(hard, Job(), FORMATS[name])
    return [entry.annotation for material in found for entry in material.entries]


def best(annotation: Annotation, language: str) -> str:
    """The best translation into that language, or nothing."""
    return next((t.text for t in translations(annotation) if t.language == language), "")


@pytest.fixture
def documents(export: Export, written: Callable[..., Path]) -> list[Path]:
    return sorted(written(export("xliff")).glob("*.xlf"))


def expected(hard: tuple[Material, ...], path: Path) -> list[tuple[str, str]]:
    """Source and target of each unit that belongs into this document; without odd characters."""
    source, target = path.stem.split("-")
    return [
        (a.exact, best(a, target))
        for a in rows(hard, "xliff")
        if tag(a) == source and target in targets(a, "en") and legal(a.exact) == a.exact
    ]


def test_the_translate_toolkit_reads_every_unit_of_xliff(
    documents: list[Path], hard: tuple[Material, ...], python: Run
) -> None:
    told = python("toolkit_read.py", "translate", *documents)
    for path in documents:
        read_back = told[path.name]
        languages = (read_back["source_language"], read_back["target_language"])
        assert "-".join(languages) == path.stem
        pairs = [(unit["source"], unit["target"]) for unit in read_back["units"]]
        assert set(expected(hard, path)) <= set(pairs)
        for unit in read_back["units"]:
            assert unit["target"] or not unit["approved"]


def test_the_npm_reader_reads_every_unit_of_xliff(
    documents: list[Path], hard: tuple[Material, ...], node: Run
) -> None:
    told = node("xliff_read.mjs", "xliff", *documents)
    for path in documents:
        assert told[path.name]["xliffVersion"] == "2.1"
        units = [u for file in told[path.name]["resources"].values() for u in file.values()]
        pairs = [(u.get("source"), u.get("target", "")) for u in units]
        for pair in expected(hard, path):
            assert pair in pairs


def test_the_translate_toolkit_reads_every_unit_of_a_memory(
    export: Export, hard: tuple[Material, ...], written: Callable[..., Path], python: Run
) -> None:
    path = written(export("tmx"), "memory.tmx") / "memory.tmx"
    told = python("toolkit_read.py", "translate", path)["memory.tmx"]
    sent = [(legal(a.exact), t.text) for a in rows(hard, "tmx") for t in translations(a)]
    assert [(unit["source"], unit["target"]) for unit in told["units"]] == sent


def test_a_memory_is_valid_against_the_dtd_that_omegat_brings(export: Export) -> None:
    if not OMEGAT.is_file():
        pytest.skip("OmegaT is not installed")
    with zipfile.ZipFile(OMEGAT) as jar:
        dtd = etree.DTD(io.BytesIO(jar.read("schemas/tmx14.dtd")))
    for suggested in (False, True):
        root = etree.fromstring(export("tmx", suggested=suggested)[""])
        assert dtd.validate(root), dtd.error_log


@pytest.mark.parametrize("source", ["kk", "uk"])
def test_omegat_translates_with_a_memory_of_ours(
    source: str, export: Export, hard: tuple[Material, ...], tmp_path: Path
) -> None:
    """OmegaT's own reader and matcher: in goes a text of the quotes, out comes the translation."""
    java = shutil.which("java")
    if not OMEGAT.is_file() or not java:
        pytest.skip("OmegaT or java is not installed")
    told: dict[str, set[str]] = {}
    for a in rows(hard, "tmx"):
        if (
            tag(a) == source
            and "\n" not in a.exact
            and legal(a.exact) == a.exact == a.exact.strip()
        ):
            told.setdefault(a.exact, set()).update(
                t.text for t in a.translations if t.language == "en" and not is_suggestion(t)
            )
    sources = [words for words, texts in told.items() if texts]
    assert sources
    project = tmp_path / "project"
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT.format(source=source), "utf-8")
    (project / "source/a.txt").write_text("\n\n".join(sources) + "\n", "utf-8")
    (project / "tm/auto/memory.tmx").write_bytes(export("tmx", target="en")[""])
    options = [f"-Duser.home={tmp_path}", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
    done = subprocess.run(
        [
            *(java, *options, "-jar", OMEGAT, project, "--mode=console-translate"),
            *("--disable-project-locking", f"--config-dir={tmp_path / 'config'}"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    translated = (project / "target/a.txt").read_text("utf-8").rstrip("\n").split("\n\n")
    assert len(translated) == len(sources)
    for words, line in zip(sources, translated, strict=True):
        assert line in told[words], words


def test_a_memory_that_the_translate_toolkit_writes_is_read(python: Run) -> None:
    data: str = python("toolkit_write.py", "translate", given="Қаланы тыңда!\nListen to the city!")
    files = [InFile("other.tmx", data.encode())]
    imported = settle(read(files, ReadOptions()), lambda claim: None)
    (pair,) = imported.pairs
    assert (pair.source, pair.source_language) == ("Қаланы тыңда!", "kk")
    assert (pair.target, pair.target_language) == ("Listen to the city!", "en")


def test_a_memory_that_omegat_saves_is_read(tmp_path: Path) -> None:
    """OmegaT writes its own memory of a project; it comes into ours."""
    java = shutil.which("java")
    if not OMEGAT.is_file() or not java:
        pytest.skip("OmegaT or java is not installed")
    project = tmp_path / "project"
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT.format(source="uk"), "utf-8")
    (project / "source/a.txt").write_text("Двір наш!\n\nВода теж.\n", "utf-8")
    out = tmp_path / "pseudo.tmx"
    options = [f"-Duser.home={tmp_path}", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
    done = subprocess.run(
        [
            *(java, *options, "-jar", OMEGAT, project, "--mode=console-createpseudotranslatetmx"),
            *(f"--pseudotranslatetmx={out}", "--pseudotranslatetype=equal"),
            *("--disable-project-locking", f"--config-dir={tmp_path / 'config'}"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert out.is_file(), done.stdout + done.stderr
    imported = settle(read([InFile("p.tmx", out.read_bytes())], ReadOptions()), lambda claim: None)
    assert {pair.source for pair in imported.pairs} == {"Двір наш!", "Вода теж."}
    assert {pair.source_language.lower() for pair in imported.pairs} == {"uk"}
