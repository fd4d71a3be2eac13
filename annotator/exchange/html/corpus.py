"""The corpus page: languages, speakers, annotators, when, and the list of articles."""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.exchange.html.charts import bars, timeline
from annotator.exchange.html.tally import Tally, ranking, spread
from annotator.exchange.material import Job
from annotator.exchange.words import language_name, shown

Row = Sequence[str | int]


def corpus_part(tally: Tally, articles: Iterable[Sequence[Any]], job: Job, heading: str) -> str:
    """The page's inner part. `articles`: address (safe), title, languages, number."""
    below = f"h{int(heading[1]) + 1}"
    title = f"Report: {shown(job.title)}" if heading == "h1" else "The corpus in figures"
    languages = [(_language(tag), n) for tag, n in ranking(tally.languages)]
    days = spread(tally.days)
    parts = [f"<{heading}>{title}</{heading}>\n{_totals(tally)}"]
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
    rows = [
        (f'<a href="{link}">{shown(name)}</a>', shown(tongues), n)
        for link, name, tongues, n in articles
    ]
    parts.append(
        f"<{below}>Articles</{below}>\n{_table(('Article', 'Languages', 'Annotations'), rows)}"
    )
    return "".join(parts)


def _language(tag: str) -> str:
    name = language_name(tag)
    return name if name == tag or tag == "und" else f"{name} ({tag})"


def _totals(tally: Tally) -> str:
    statuses = ", ".join(f"{n:,} {shown(name)}" for name, n in ranking(tally.statuses))
    rows = [
        ("Articles", f"{tally.articles:,}"),
        ("Annotations", f"{tally.annotations:,}" + (f" ({statuses})" if statuses else "")),
        ("Languages", f"{len(tally.languages):,}"),
        ("Speakers", f"{len(tally.speakers):,}"),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in rows)
    return f'<dl class="facts">\n{told}</dl>\n'


def _table(names: Sequence[str], rows: Iterable[Row]) -> str:
    heads = "".join(
        f'<th scope="col"{_number(index, names)}>{name}</th>' for index, name in enumerate(names)
    )
    told = "\n".join(
        "<tr>" + "".join(_cell(cell, index, names) for index, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    label = " and ".join((names[0], names[-1].lower()))
    return (
        f'<div class="tablebox" role="region" aria-label="{label}" tabindex="0">\n<table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{told}\n</tbody>\n</table>\n</div>\n"
    )


def _number(index: int, names: Sequence[str]) -> str:
    return ' class="n"' if index == len(names) - 1 else ""


def _cell(cell: str | int, index: int, names: Sequence[str]) -> str:
    told = f"{cell:,}" if isinstance(cell, int) else cell
    return f'<td{_number(index, names)} dir="auto">{told}</td>'
