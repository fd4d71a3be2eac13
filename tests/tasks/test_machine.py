"""Machine translation: off unless the user switched it on, and always called a machine's."""

import shutil
from pathlib import Path

import pytest

from annotator.model.errors import UnreadableFile
from annotator.tasks.machine import hosts, load_settings, machine_translations


def test_without_a_file_everything_is_off_and_says_how_to_switch_it_on(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "providers.toml")
    found, (reason,) = machine_translations("Шал, кет!", "kk", "en", settings)
    assert found == ()
    assert "docs/translation.md" in reason


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "providers.toml"
    path.write_text("[apertium]\nenabled = maybe\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"providers.toml.*2"):
        load_settings(path)


def test_a_server_is_asked_only_with_the_network_switch(tmp_path: Path) -> None:
    path = tmp_path / "providers.toml"
    path.write_text('[[server]]\nid = "far"\nurl = "https://far.example"\n', encoding="utf-8")
    settings = load_settings(path)
    assert hosts(settings) == ("far.example",)
    found, (reason,) = machine_translations("Hola", "es", "en", settings)
    assert found == ()
    assert "off" in reason


@pytest.mark.extra
@pytest.mark.skipif(shutil.which("apertium") is None, reason="apertium is not installed")
def test_apertium_really_translates_and_is_marked_as_a_machine(tmp_path: Path) -> None:
    path = tmp_path / "providers.toml"
    path.write_text("[apertium]\nenabled = true\n", encoding="utf-8")
    found, reasons = machine_translations("Queremos justicia.", "es", "en", load_settings(path))
    if not found:
        pytest.skip(f"apertium is there, but not the pair: {reasons}")
    assert found[0].origin == "machine"
    assert "justice" in found[0].text
