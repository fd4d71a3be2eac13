"""The gate: clear English never reaches the model, doubtful lines do."""

import pytest

from annotator.detect.english import known_words
from annotator.detect.gate import may_be_foreign
from annotator.detect.gate_frames import EDGE
from annotator.detect.spans import find_spans
from tests.counting import calls_of


@pytest.mark.parametrize(
    "line",
    [
        "The committee will meet again on Thursday to discuss the budget, the minister said.",
        "“I don't know,” she said. “We'll see what the council decides next week.”",
        "Mr. Petrov and Ms. Nguyen flew from Kyiv to Hanoi with Lufthansa.",
        "The alt-right cheered when Mr. Long said that the rest of them would join.",
        "Many thought that the speech was un-American and so did the rest of them.",
        "Officials said that Brzezinski had left the Tora Bora area, and of the money (R-Ariz.).",
        "The mayor of New York, Bill de Blasio, said in the Eid-al-Fitr speech of the 9mm gun.",
        "Corey Lewandowski (R-Ariz.), a friend of Mika Brzezinski, the Republican senator, spoke.",
        "The play was written by Xhemshit Kurtaj, in the story of the week.",
        "In an Oskaloosa, Iowa, coffee shop he met the head of a firm called Gavekal Dragonomics.",
        "",
    ],
)
def test_clear_english_stays_outside(line: str) -> None:
    assert not may_be_foreign(line)


@pytest.mark.parametrize(
    "line",
    [
        "He shouted “nous ne paierons pas” twice.",
        "The word is hiraeth, which has no translation.",
        "“Slava Ukraini”, they answered.",
        "Der Minister sagte nichts.",
        "He met Aigul, his zhenge (which is Kazakh for ‘sister-in-law’), at the end of the line.",
        "The sign with 'Jolda' in Kazakh means 'on the road', and the rest of the town knew it.",
        "The ticket says Bangkok, and the Thais say Krung Thep to the man who sold it.",
        "The film Zase nic nového opened in the capital.",
        "Die Rückkehr der Schiffe hangs in the hall of the museum.",
        "The party Polska Walcząca, Fighting Poland, won two seats of the ten.",
        "Die Rückkehr der Schiffe, etching, 1911, edition of twelve.",
    ],
)
def test_doubtful_lines_are_let_in(line: str) -> None:
    assert may_be_foreign(line)


PLAIN = """\
The council of Harrowgate voted on Tuesday to close the swimming pool on Mill Street, which has
lost money for nine years, said Margaret Ellison, the deputy mayor. “We have no choice,” she told
reporters after the meeting. “The roof alone would cost us $2.4 million.” Residents who had waited
in the corridor since noon booed. Rep. Carl Dunmore (D-Ohio), a former swimmer, called the decision
“a disgrace” and promised to ask the governor for help. The pool, a low brick building from the
1930s, is the last one in the county; the nearest is in Kelby, an hour away by bus. Mr. Ellison's
party lost two seats in November, and the opposition, led by Dana Whitcomb, has asked for a vote of
its own. Whether that will happen before the spring is open, the clerk, Joseph Amadi, said."""


def test_a_page_of_plain_news_is_read_at_a_few_calls_a_word() -> None:
    page = PLAIN.replace("\n", " ")
    assert find_spans(page) == ()
    assert calls_of(find_spans, f"{page} Again.") < 4 * len(page.split())


def test_words_of_the_list_have_no_mark_around_and_no_capital() -> None:
    # A token of the list is taken for clear English before it is bared.
    assert [word for word in known_words() if word != word.strip(EDGE).lower()] == []
