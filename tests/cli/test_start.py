"""What may be loaded when: a start that stays quick, and tasks that need no screen."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "icu", "langdetect", "trafilatura", "lxml", "numpy", "rapidfuzz")


def loaded(code: str, *arguments: str) -> set[str]:
    script = f"import sys\n{code}\nprint('LOADED', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    code = f"from annotator.cli import main\ntry: main(['{option}'])\nexcept SystemExit: pass"
    names = loaded(code)
    assert "annotator.cli.main" in names
    assert not names & {*HEAVY, "msgspec"}


def test_the_tasks_load_without_textual() -> None:
    code = (
        "import importlib, pkgutil, annotator.tasks\n"
        "for m in pkgutil.walk_packages(annotator.tasks.__path__, 'annotator.tasks.'):\n"
        "    importlib.import_module(m.name)"
    )
    names = loaded(code)
    assert "annotator.tasks.annotation.session" in names
    assert not names & {"textual", "rich", "langdetect", "trafilatura"}


def test_the_key_table_loads_without_textual() -> None:
    names = loaded("import annotator.app.commands")
    assert not names & {"textual", "rich"}


def test_an_article_is_opened_without_reviews_merges_and_measures_of_likeness() -> None:
    names = loaded(
        "from annotator.app import lean\n"
        "lean.without_openssl()\n"
        "import annotator.app.app, annotator.app.screens.annotate, annotator.app.form.pages\n"
        "import annotator.tasks.background\n"
    )
    assert "annotator.tasks.annotation.session" in names
    assert not names & {
        "_hashlib",
        "ssl",
        "multiprocessing",
        "rapidfuzz",
        "annotator.compare.merge.sheets",
        "annotator.tasks.review.answering",
        "annotator.tasks.review.conflicts",
    }
