"""How the panel and the form tell how words read: notes, what is missing, what is impossible."""

from pathlib import Path

import pytest

from annotator.app.form.reading import reading_page
from annotator.app.panel import Shown, panel_lines
from annotator.model.anchor import Occurrence
from annotator.model.proposal import Suggestion
from annotator.store.workspace import Workspace
from annotator.suggest.romanisers import base
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import Offer
from annotator.tasks.annotation.session import Session

WORDS = Occurrence(start=0, end=4, exact="東京都民")
ITEM = Item(id="i", start=0, end=4, state="candidate", kind="foreign", occurrences=(WORDS,))


def told(shown: Shown, width: int = 44) -> str:
    rows = ("".join(part for part, _ in line) for line in panel_lines(shown, width))
    return " ".join(" ".join(rows).split())


def test_a_reading_that_is_missing_says_why() -> None:
    offer = Offer(language="ja", script="Jpan", unread="Install it with: pip install 'x[ja]'.")
    assert "Reads Install it with: pip install 'x[ja]'." in told(Shown(ITEM, offer))
    assert "Reads" not in told(Shown(ITEM, Offer(language="ja", script="Jpan")))


def test_what_a_scheme_leaves_out_is_told_while_it_is_looked_at() -> None:
    looked = Suggestion(
        field="transliteration",
        text="tōkyō tomin",
        origin="machine",
        scheme="hepburn",
        grade="B",
        note="Nothing is capitalised.",
    )
    offer = Offer(language="ja", script="Jpan", transliterations=(looked,))
    assert "Nothing is capitalised." in told(Shown(ITEM, offer, preview=looked))
    assert "Nothing is capitalised." not in told(Shown(ITEM, offer))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    folder = tmp_path / "corpus"
    folder.mkdir(parents=True)
    text = "On the wall it said “قالین قالین”, and beside it “บ้านเรา” in red paint.\n"
    (folder / "wall.txt").write_text(text, encoding="utf-8")
    return Session.open(Workspace(tmp_path, "nina"), "wall")


def rows(session: Session, words: str, language: str) -> list[tuple[str, str]]:
    start = session.article.text.index(words)
    made = session.create(start, start + len(words), "foreign")
    session.set_language(made, language)
    return [(row.value, row.detail) for row in reading_page(session, made).choices]


def test_schemes_that_cannot_read_the_words_stand_last_and_say_why(session: Session) -> None:
    found = rows(session, "قالین قالین", "ur")
    values = [value for _, value in found]
    assert values[0].startswith("qālyn")
    assert values[1] == "not possible: it needs vowel signs, and the text has none."
    assert values[2] == "not possible: no vowel signs, and not in the word list: قالین."


def test_a_scheme_that_needs_a_package_shows_the_line_that_installs_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(base, "import_module", nothing)
    found = dict(rows(session, "บ้านเรา", "th"))
    assert found["rtgs"] == "not possible: Install it with: pip install 'annotator[th]'."
    assert next(iter(found)) == "iso11940"
