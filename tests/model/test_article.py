"""What an article is called where nobody says so."""

import pytest

from annotator.model.article import Article


def article(text: str, **metadata: str) -> Article:
    return Article(id="a/b", path="corpus/a/b.txt", text=text, sha256="0", metadata=metadata)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Squares and slogans\n\nText.", "Squares and slogans"),
        (
            "Culture\nAna Beridze\n© Photo: A. Nobody\n\nThe house by the sea\n",
            "The house by the sea",
        ),
        (
            "Menu\nSkip to content\nSearch\nWorld\nBusiness\nSign in to read more\nOpinion\n"
            "The baker who would not change his sign\n\nBy Oskar Hale, 12 May\n\nText.\n",
            "The baker who would not change his sign",
        ),
        ("Return to the steppe\n\nThey came back.\n", "Return to the steppe"),
        ("Published poets of Odesa\n\nThere are three of them.\n", "Published poets of Odesa"),
        ("Slogans\n\nshort\n", "Slogans"),
        ("一张写着口号的纸在广场上\n\n正文", "一张写着口号的纸在广场上"),
        ("\r\n\r\n", "a/b"),
        ("", "a/b"),
    ],
)
def test_the_first_line_that_looks_like_a_title_is_the_title(text: str, title: str) -> None:
    assert article(text).title == title


def test_a_stated_title_goes_first() -> None:
    assert article("Squares and slogans", title=" Stated ").title == "Stated"
