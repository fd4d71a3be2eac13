"""The corpus page: languages, speakers, annotators, when, and the list of articles."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.exchange.html.charts import bars, timeline
from annotator.exchange.html.tally import Tally, ranking, spread
from annotator.exchange.material import Job, Prepared
from annotator.exchange.words import language_name, shown

Row = Sequence[str | int]
SHOWN = (
    "what a person has made or confirmed, nothing else",
    "also what machines and memories proposed; where nobody has confirmed it, that is said",
)
"""Without and with suggestions."""
_ARTICLES = ("Article", "Languages", "Annotations")


def corpus_part(tally: Tally, rows: Sequence[bytes], job: Job, heading: str) -> Iterator[bytes]:
    """The page's inner part in pieces; `rows` are those that `article_row` made."""
    below = f"h{int(heading[1]) + 1}"
    yield _figures(tally, job, heading, below).encode()
    yield f"<{below}>Articles</{below}>\n".encode()
    yield from article_list(rows)


def article_list(rows: Sequence[bytes]) -> Iterator[bytes]:
    """A table of articles in pieces."""
    yield _table_head(_ARTICLES).encode()
    for start in range(0, len(rows), 1000):
        yield b"\n".join(rows[start : start + 1000]) + b"\n"
    yield _TABLE_FOOT.encode()


def article_row(link: str, material: Prepared) -> bytes:
    """One article in the list, as it will stand there: encoded, so that it takes little memory."""
    names = sorted({language_name(e.annotation.language) for e in material.entries})
    title = f'<a href="{link}">{shown(material.article.title)}</a>'
    return _row((title, shown(", ".join(names)), len(material.entries)), len(_ARTICLES)).encode()


def _figures(tally: Tally, job: Job, heading: str, below: str) -> str:
    title = f"Report: {shown(job.title)}" if heading == "h1" else "The corpus in figures"
    languages = [(_language(tag), n) for tag, n in ranking(tally.languages)]
    days = spread(tally.days)
    parts = [f"<{heading}>{title}</{heading}>\n{_totals(tally, job.include_suggested)}"]
    if languages:
        parts.append(f"<{below}>Languages</{below}>\n{bars('Annotations by language', languages)}")
        parts.append(_table(("Language", "Annotations"), [(shown(k), n) for k, n in languages]))
    if tally.speakers:
        people = [
            (shown(name), shown(", ".join(sorted(tally.roles[name]))), n)
            for name, n in ranking(tally.speakers)
        ]
        parts.append(f"<{below}>Speakers</{below}>\n")
        parts.append(_table(("Speaker", "Role", "Annotations"), people))
    if days:
        parts.append(f"<{below}>When it was annotated</{below}>\n")
        parts.append(timeline("Annotations made, in the order of time", days))
        parts.append(_table(("When", "Annotations"), [(shown(day), n) for day, n in days]))
    if tally.annotators:
        owners = [(shown(name), n) for name, n in ranking(tally.annotators)]
        parts.append(
            f"<{below}>Annotators</{below}>\n{_table(('Annotator', 'Annotations'), owners)}"
        )
    return "".join(parts)


def _language(tag: str) -> str:
    name = language_name(tag)
    return name if name == tag or tag == "und" else f"{name} ({tag})"


def _totals(tally: Tally, suggested: bool) -> str:
    statuses = ", ".join(f"{n:,} {shown(name)}" for name, n in ranking(tally.statuses))
    rows = [
        ("Articles", f"{tally.articles:,}"),
        ("Annotations", f"{tally.annotations:,}" + (f" ({statuses})" if statuses else "")),
        ("Languages", f"{len(tally.languages):,}"),
        ("Speakers", f"{len(tally.speakers):,}"),
        ("Shown", SHOWN[suggested]),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in rows)
    return f'<dl class="facts">\n{told}</dl>\n'


def _table(names: Sequence[str], rows: Iterable[Row]) -> str:
    told = "\n".join(_row(row, len(names)) for row in rows)
    return f"{_table_head(names)}{told}\n{_TABLE_FOOT}"


def _table_head(names: Sequence[str]) -> str:
    heads = "".join(
        f'<th scope="col"{_number(index, len(names))}>{name}</th>'
        for index, name in enumerate(names)
    )
    label = " and ".join((names[0], names[-1].lower()))
    return (
        f'<section class="tablebox" aria-label="{label}" tabindex="0">\n<table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )


_TABLE_FOOT = "</tbody>\n</table>\n</section>\n"


def _row(row: Row, width: int) -> str:
    return "<tr>" + "".join(_cell(cell, n, width) for n, cell in enumerate(row)) + "</tr>"


def _number(index: int, width: int) -> str:
    return ' class="n"' if index == width - 1 else ""


def _cell(cell: str | int, index: int, width: int) -> str:
    told = f"{cell:,}" if isinstance(cell, int) else cell
    return f'<td{_number(index, width)} dir="auto">{told}</td>'
