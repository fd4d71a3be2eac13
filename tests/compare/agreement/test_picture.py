"""Pictures of agreement: about what people disagree, and where."""

from annotator.compare.agreement.picture import confusion, strips, table_lines
from annotator.compare.agreement.rows import rows_of


def test_a_confusion_counts_what_one_said_where_the_other_said_that(an, sheet):
    sides = (
        sheet(an(0, 10, "A", language="kk"), an(20, 30, "B", language="kk"), an(40, 50, "C")),
        sheet(
            an(0, 10, "X", language="kk"),
            an(20, 30, "Y", language="ky"),
            an(60, 70, "Z", language="ru"),
            annotator="boris",
        ),
    )
    table = confusion(rows_of(sides), "language")
    assert table.labels == ("kk", "ky", "ru", "–")
    assert table.counts[0] == (1, 1, 0, 0)
    assert table.apart == ((1, "kk", "ky"), (1, "–", "ru"))
    lines = table_lines(table)
    assert lines[0].split() == ["kk", "ky", "ru", "–"]
    assert lines[1].split() == ["kk", "1", "1", "–", "–"]
    assert len(table_lines(table, most=2)) == 3


def test_a_strip_shows_where_in_the_article_they_agree(an, sheet, text):
    length = len(text)
    sides = (
        sheet(an(0, 10, "A"), an(180, 190, "B")),
        sheet(an(0, 10, "X"), an(length - 5, length, "Y"), annotator="boris"),
    )
    found = dict(strips(sides, rows_of(sides), width=20))
    assert found == {"aigul": "█·········▒·········", "boris": "█··················▒"}


def test_other_borders_are_disputed_on_both_sides(an, sheet):
    sides = sheet(an(0, 10, "A")), sheet(an(0, 9, "X"), annotator="boris")
    assert [line[0] for _, line in strips(sides, rows_of(sides), width=10)] == ["▒", "▒"]


def test_there_is_a_picture_of_nothing(sheet):
    sides = sheet(), sheet(annotator="boris")
    assert table_lines(confusion(rows_of(sides), "language")) == ["nothing to compare"]
    assert strips(sides, [], width=5) == [("aigul", "·····"), ("boris", "·····")]
    assert strips([], [], width=5) == []
