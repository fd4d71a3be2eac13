"""Own keys and habits."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.settings import Settings, load_settings, own_table
from annotator.model.errors import AnnotatorError
from annotator.model.sheet import Sheet

Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]


def settings_of(path: Path, text: str) -> Settings:
    file = path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file)


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_own_keys_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, 'go_on = false\n[keys]\naccept = ["f8"]\n')
    assert settings.table["accept"].keys == ("f8",)
    assert settings.table["reject"].keys == ("x",)
    assert not settings.go_on


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("go_on = ", "cannot be read"),
        ('go_on = "yes"', "true or false"),
        ('[keys]\nfly = ["f8"]', "no command “fly”"),
        ('[keys]\naccept = "f8"', "a list"),
        ('[keys]\naccept = [","]', "cannot be used"),
        ('[keys]\naccept = ["x"]', "x would be both"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(AnnotatorError, match=told):
        settings_of(tmp_path, text)


async def test_own_keys_work_and_are_shown(
    make_app: Callable[..., AnnotatorApp],
    settle: Settle,
    saved: Callable[[], Sheet],
    text_of: Callable[[AnnotatorApp], str],
) -> None:
    app = make_app("posters")
    app.settings = Settings(go_on=False, table=own_table({"accept": ["f8"]}, "settings.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        assert "F8 accept" in text_of(app).split("\n")[-1]
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        place = screen.document.caret
        await pilot.press("f8")
        assert saved().annotations[0].status == "done"
        assert screen.document.caret == place
        await pilot.press("?")
        assert "F8" in text_of(app)
