"""Writing the report: a page for each article and one for the corpus, or all on one page."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote, urlsplit

from annotator.exchange.fields import FIELDS
from annotator.exchange.format import Format, Option
from annotator.exchange.html.corpus import SHOWN, article_list, article_row, corpus_part
from annotator.exchange.html.frame import foot, head
from annotator.exchange.html.marks import Mark, paragraphs
from annotator.exchange.html.sheet import Setting, evidence_sheet, labelled, source_of
from annotator.exchange.html.tally import Tally
from annotator.exchange.material import MAIN, Chunk, Chunks, Job, Prepared, file_name
from annotator.exchange.words import STATUSES, person, shown
from annotator.text.offsets import OffsetMap

ROWS = 1000
"""Articles listed on one page."""
LINES = (
    ("done", "done"),
    ("draft", "draft"),
    ("disputed", "disputed"),
    ("suggested", "proposed by machine, not confirmed"),
)


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """`articles/….html` and `index.html`, from 1,000 articles on also `list-2.html` and so on.

    With the option `as=one` one page with everything.
    """
    tally = Tally()
    if job.option("as", "pages") == "one":
        yield from _one_page(materials, job, tally)
        return
    first: list[bytes] = []
    rows: list[bytes] = []
    for material in materials:
        tally.add(material, job)
        name = "articles/" + file_name(material.article, ".html")
        rows.append(article_row(quote(name), material))
        page = head(material.article.title) + _home("../" * name.count("/")) + '<main id="main">\n'
        page += article_part(material, job, "", "h1") + "</main>\n" + foot(job.generator)
        yield Chunk(name, page.encode(), last=True)
        if len(rows) == ROWS:
            if first:
                yield _list_page(tally.articles, rows, job)
            first = first or rows
            rows = []
    if first and rows:
        yield _list_page(tally.articles, rows, job)
    yield Chunk("index.html", f'{head(f"Report: {job.title}")}<main id="main">\n'.encode())
    for part in corpus_part(tally, first or rows, job, "h1"):
        yield Chunk("index.html", part)
    yield Chunk("index.html", _further(tally.articles).encode())
    yield Chunk("index.html", f"</main>\n{foot(job.generator)}".encode(), last=True)


def _home(up: str) -> str:
    link = f'<a href="{up}index.html">The corpus</a>'
    return f'<nav aria-label="report"><ul><li>{link}</li></ul></nav>\n'


def _list_page(last: int, rows: Sequence[bytes], job: Job) -> Chunk:
    """A page of its own for these rows of the list of articles, `last` being the last one's number.

    So the list of a large corpus is in no memory as a whole, and no browser has to show it all.
    """
    first = last - len(rows) + 1
    title = f"Articles {first:,}–{last:,}"
    page = f'{head(title)}{_home("")}<main id="main">\n<h1>{title}</h1>\n'.encode()
    page += b"".join(article_list(rows)) + f"</main>\n{foot(job.generator)}".encode()
    return Chunk(f"list-{(first - 1) // ROWS + 1}.html", page, last=True)


def _further(articles: int) -> str:
    """Links to the further pages of the list, if there are any."""
    links = "".join(
        f'<li><a href="list-{at // ROWS + 1}.html">Articles {at + 1:,}–'
        f"{min(at + ROWS, articles):,}</a></li>"
        for at in range(ROWS, articles, ROWS)
    )
    return f'<nav aria-label="further articles"><ul>{links}</ul></nav>\n' if links else ""


def _one_page(materials: Iterable[Prepared], job: Job, tally: Tally) -> Chunks:
    yield Chunk(MAIN, (head(f"Report: {job.title}") + _to_the_end(job)).encode())
    rows: list[bytes] = []
    for number, material in enumerate(materials, 1):
        tally.add(material, job)
        rows.append(article_row(f"#a{number}", material))
        told = f'<article id="a{number}">\n{article_part(material, job, f"a{number}-", "h2")}'
        yield Chunk(MAIN, (told + "</article>\n").encode())
    yield Chunk(MAIN, b'<section id="corpus">\n')
    for part in corpus_part(tally, rows, job, "h2"):
        yield Chunk(MAIN, part)
    yield Chunk(MAIN, f"</section>\n</main>\n{foot(job.generator)}".encode(), last=True)


def _to_the_end(job: Job) -> str:
    return (
        '<nav aria-label="report"><ul><li><a href="#corpus">The corpus in figures</a></li></ul>'
        f'</nav>\n<main id="main">\n<h1>Report: {shown(job.title)}</h1>\n'
    )


def article_part(material: Prepared, job: Job, prefix: str, heading: str) -> str:
    """Title, facts, the marked text and the evidence sheets of one article."""
    setting = Setting(material, job, OffsetMap(material.article.text), prefix)
    numbered = list(enumerate(material.entries, 1))
    sheets = "\n".join(evidence_sheet(setting, entry, number) for number, entry in numbered)
    text = paragraphs(
        material.article.text, list(_marks(material)), prefix, material.article.language
    )
    below = f"h{int(heading[1]) + 1}"
    return (
        f'<{heading} id="{prefix}title" dir="auto">{shown(material.article.title)}</{heading}>\n'
        f'<dl class="facts">\n{_facts(material, job)}</dl>\n<div class="article">\n'
        f'<section class="beside" tabindex="0"{labelled(prefix, "text")}>\n'
        f'<{below} id="{prefix}text">The article'
        f'</{below}>\n{_legend(material)}<div class="text">\n{text}\n</div>\n</section>\n'
        f'<section{labelled(prefix, "sheets")}>\n<{below} id="{prefix}sheets">Evidence sheets'
        f"</{below}>\n{sheets or '<p>Nothing is annotated here.</p>'}\n</section>\n</div>\n"
    )


def _marks(material: Prepared) -> Iterator[Mark]:
    for number, entry in enumerate(material.entries, 1):
        state = "suggested" if entry.proposed else entry.annotation.status
        state = state if state in (*STATUSES, "suggested") else "draft"
        for index, place in enumerate(entry.places):
            language = entry.annotation.language
            yield Mark(place.start, place.end, number, language, state, further=index > 0)


def _legend(material: Prepared) -> str:
    """What the lines under the words mean, as far as there are such lines."""
    seen = {mark.state for mark in _marks(material)}
    told = [f'<mark class="{state}">{words}</mark>' for state, words in LINES if state in seen]
    return f'<p class="legend">Marked: {", ".join(told)}</p>\n' if told else ""


def _facts(material: Prepared, job: Job) -> str:
    article = material.article
    rows = [
        (key.capitalize(), shown(value))
        for key in ("author", "published")
        if isinstance(value := article.metadata.get(key), str) and value
    ]
    if isinstance(url := article.metadata.get("url"), str) and url:
        rows.append(("Address", _link(url)))
    annotators = sorted({person(e.annotator) for e in material.entries if e.annotator})
    rows.append(("Source", source_of(article)))
    rows.append(("Annotations", f"{len(material.entries):,}"))
    if annotators:
        rows.append(("Annotated by", shown(", ".join(annotators))))
    rows.append(("Shown", SHOWN[job.include_suggested]))
    return "".join(f"<dt>{title}</dt><dd>{told}</dd>\n" for title, told in rows)


def _link(url: str) -> str:
    """A link only for the web; anything else stays words."""
    try:
        safe = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        safe = False
    told = shown(url)
    address = escape(quote(url, safe="%/:=&?~#+!$,;'@()*[]"))
    return f'<a rel="noreferrer" href="{address}">{told}</a>' if safe else told


FORMAT = Format(
    name="html",
    title="HTML report: the marked article and an evidence sheet for each annotation",
    suffix=".html",
    per_article=True,
    unit="code point, line and column",
    carries=frozenset(FIELDS) - {"segments", "opted_out", "unknown"},
    write=write,
    placed_only=False,
    options=(
        Option("as", ("pages", "one"), "a page an article and one for the corpus, or one page"),
    ),
)
