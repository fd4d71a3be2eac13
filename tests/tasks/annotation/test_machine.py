"""Machine translation: off unless the user switched it on, and always called a machine's."""

import shutil
from pathlib import Path

import pytest

from annotator.model.errors import InvalidInput, UnreadableFile
from annotator.suggest.providers.base import Answer, suggestion
from annotator.tasks.annotation import machine
from annotator.tasks.annotation.machine import (
    AWAY,
    Asking,
    hosts,
    load_settings,
    machine_translations,
    machines,
)
from annotator.tasks.annotation.session import Session


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
    assert reason == AWAY and "--network" in reason
    assert [(m.id, m.host) for m in machines(settings)] == [("far", "far.example")]


class Known:
    """Says its name, or breaks."""

    needs_network = False

    def __init__(self, id: str, *, breaks: bool = False) -> None:
        self.id, self.breaks = id, breaks
        self.stopped = False

    def available(self, source: str, target: str) -> str:
        return ""

    def suggest(self, text: str, source: str, target: str, timeout: float = 3.0) -> Answer:
        if self.breaks:
            raise RuntimeError("words of the article")
        return Answer(suggestions=(suggestion(f"{text} by {self.id}", target, text, self.id, ""),))

    def stop(self) -> None:
        self.stopped = True


def test_all_are_asked_at_once_and_answer_in_order_whatever_one_of_them_does() -> None:
    asking = Asking([Known("a"), Known("b", breaks=True), Known("c")])
    first, second, third = asking.begin("Hola", "es", "en").result(10)
    assert [a.suggestions[0].text for a in (first, third)] == ["Hola by a", "Hola by c"]
    assert second.reason == "b failed: RuntimeError."
    assert Asking([]).begin("Hola", "es", "en").result(1) == ()


def test_stopping_reaches_everybody_who_is_asked() -> None:
    known = [Known("a"), Known("b")]
    asking = Asking(known)
    asking.stop()
    assert asking.stopped and all(one.stopped for one in known)


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


def test_a_script_adds_a_machines_words_and_confirms_them_by_writing_them(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "providers_of", lambda settings, network=False: (Known("a"),))
    made = session.create(0, 7)
    with pytest.raises(InvalidInput, match="language"):
        machine.add_machine_translations(session, made)
    session.set_language(made, "es")
    assert machine.add_machine_translations(session, made) == ()
    (said,) = session.sheet.annotations[0].translations
    assert (said.text, said.origin, said.accepted_by) == ("Squares by a", "machine", "")
    session.add_translation(made, "Squares by a")
    (confirmed,) = session.sheet.annotations[0].translations
    assert (confirmed.id, confirmed.origin) == (said.id, "machine")
    assert confirmed.accepted_by == "aigul"
