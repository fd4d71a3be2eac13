"""What a page of a news crawl costs: reading it, taking its text out, detection, in that order.

    python benchmarks/corpora/crawl.py [--pages 400] [--markup 90000]

No crawl may be shipped, so the pages are made: reports of English sentences strung together from
lists (nobody's text, no two alike), of the lengths that news has (log-normal, 4 kB on average),
with a passage in marks in every seventh; one report in twelve has a paragraph with foreign words
from the sample articles. Around a report stands what surrounds one in a newspaper's page: a head
with styles, scripts and metadata, menus and teasers, so that a page has `--markup` bytes beside its
report. Both kinds of archive are written, a WARC of pages and a WET of all their words (menus and
teasers, too, as crawls have them), and read as `annotator detect` reads them. Prints milliseconds
of the processor a page, and from that the core-hours of a million. Needs `annotator[cluster]`.
"""

import argparse
import io
import json
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from annotator.tasks.detection.bulk import detect_line, options_for
from annotator.tasks.detection.cluster.sources import lines_of, partitions
from annotator.tasks.detection.detect import LAYERS

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from machine import machine  # noqa: E402  (beside this folder)

LISTS = """
Anna|Peter|Maria|David|Elena|Thomas|Aisha|Daniel|Grace|Victor|Laura|Samuel|Ruth|Omar
Weller|Okafor|Lindqvist|Marsh|Petrova|Duarte|Haddad|Novak|Quinn|Sato|Bauer|Mbeki
Leeds|Valencia|Tbilisi|Nairobi|Osaka|Lima|Gdansk|Perth|Quito|Zagreb|Oslo|Busan
the council|the ministry|the union|a spokesman|the company|two engineers|the harbour office
approved|rejected|postponed|announced|criticised|welcomed|ordered|published|repeated|withdrew|signed
the new budget|a plan for cheaper housing|the report on the flood|its offer|the strike|a bridge
after a long debate|on Thursday|despite the rain|for the second time this year|without comment
"""
FIRST, LAST, PLACES, WHO, DID, WHAT, HOW = (row.split("|") for row in LISTS.strip().split("\n"))
WHO += [
    "the court",
    "several teachers",
    "the opposition",
    "the police",
    "a doctor",
    "local farmers",
]
DID += ["suspended", "defended", "discussed", "delayed"]
WHAT += ["the ban on night flights", "higher fares", "the vaccination campaign", "an inquiry"]
WHAT += ["a loan of $40 million", "the merger", "the election result", "the sale of the old port"]
HOW += ["by a narrow majority", "as prices rose by 3.4 percent", "in a statement", "late at night"]
MEAN, SPREAD, FOREIGN, PASSAGES = 3700, 0.7, 12, 0.15
"""Characters, spread of their logarithms, one report in so many with foreign words, share of
sentences with a passage in marks."""


def sentence(chance: random.Random) -> str:
    """One sentence, one in seven with a passage in marks and who said it."""
    who, did, what, how = (chance.choice(words) for words in (WHO, DID, WHAT, HOW))
    plain = f"{who} {did} {what} {how}"
    if chance.random() < PASSAGES:
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        verb = chance.choice(("said", "added", "told reporters", "wrote"))
        return f"“We knew that {plain},” {name} {verb}."
    if chance.random() < 0.3:
        plain += f" in {chance.choice(PLACES)}, {chance.choice(LAST)} {chance.choice(DID)} it"
    return plain[0].upper() + plain[1:] + "."


def report(chance: random.Random, foreign: list[str]) -> str:
    """One article: a title and paragraphs."""
    size = min(40_000, chance.lognormvariate(0, SPREAD) * MEAN / 1.28)
    paragraphs = [sentence(chance).strip(".“”")]
    while sum(map(len, paragraphs)) < size:
        paragraphs.append(" ".join(sentence(chance) for _ in range(chance.randint(1, 4))))
    if chance.randrange(FOREIGN) == 0:
        paragraphs.insert(len(paragraphs) // 2, chance.choice(foreign))
    return "\n\n".join(paragraphs)


def foreign_paragraphs() -> list[str]:
    """The paragraphs of the sample articles that have a letter beyond Latin."""
    files = sorted((HERE.parents[1] / "corpus").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8-sig") for path in files]
    return [
        p for text in texts for p in text.split("\n\n") if any("\u0370" < c < "\u2000" for c in p)
    ]


def page(chance: random.Random, text: str, markup: int) -> str:
    """The text as a newspaper's page with about so many bytes around it."""
    title, *body = text.split("\n\n")
    told = {"@type": "NewsArticle", "headline": title, "author": {"name": chance.choice(LAST)}}
    links = "".join(
        f'<li class="nav-item"><a href="/{chance.choice(PLACES).lower()}/{n}" data-id="{n}">'
        f"{chance.choice(PLACES)}</a></li>"
        for n in range(60)
    )
    teasers = "".join(
        f'<div class="teaser"><a href="/a/{n}"><img src="/i/{n}.jpg" alt="">'
        f"<h3>{sentence(chance)}</h3></a><time>{n} Nov</time></div>"
        for n in range(40)
    )
    rest = max(0, markup - len(links) - len(teasers))
    script = "".join(f"w.q.push(['{chance.getrandbits(64):x}',{n}]);" for n in range(rest // 48))
    style = ".c{margin:0 auto;padding:4px}" * (rest // 120)
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<style>{style}</style><script type='application/ld+json'>{json.dumps(told)}</script>"
        f"<script>{script}</script></head><body><header><nav><ul>{links}</ul></nav></header>"
        f"<main><article><h1>{title}</h1>{paragraphs}</article></main>"
        f"<aside>{teasers}</aside><footer><ul>{links}</ul></footer></body></html>"
    )


def words_of(html: str) -> str:
    """All words of a page, a line an element, as the texts of crawls are."""
    shown = re.sub(r"<(script|style)[ >].*?</\1>|<title>.*?</title>", "", html, flags=re.S)
    return re.sub(r"(?:<[^>]*>)+", "\n", shown).strip()


def archive(path: Path, texts: list[str], pages: list[str] | None) -> None:
    """A WARC of the pages, or a WET of the texts."""
    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    ok = [("Content-Type", "text/html; charset=utf-8")]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, text in enumerate(pages or texts):
            kind = "response" if pages else "conversion"
            http = StatusAndHeaders("200 OK", ok, protocol="HTTP/1.1") if pages else None
            record = writer.create_warc_record(
                f"https://news.example/{number}",
                kind,
                payload=io.BytesIO(text.encode()),
                http_headers=http,
                warc_content_type="" if pages else "text/plain",
            )
            writer.write_record(record)


def read(path: Path) -> tuple[list[bytes], float]:
    """The lines of JSON of an archive, and the seconds that took."""
    began = time.process_time()
    lines = [line for piece in partitions([str(path)]) for line in lines_of(piece)]
    return lines, time.process_time() - began


def timed(lines: list[bytes]) -> tuple[float, int]:
    """Seconds of detection, and how many documents have foreign words."""
    options = options_for(LAYERS, "en")
    began = time.process_time()
    found = sum('"spans": []' not in detect_line(line, options).line for line in lines)
    return time.process_time() - began, found


def main() -> None:
    """Make, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--markup", type=int, default=90_000)
    args = parser.parse_args()
    chance, foreign = random.Random(1), foreign_paragraphs()
    texts = [report(chance, foreign) for _ in range(args.pages)]
    pages = [page(chance, text, args.markup) for text in texts]
    crawled = [words_of(one) for one in pages]
    told = (sum(map(len, rows)) / args.pages / 1000 for rows in (texts, crawled, pages))
    print(machine())
    print(
        "{} pages; a report has {:.1f} kB, all words {:.1f} kB, a page {:.0f} kB".format(
            args.pages, *told
        )
    )
    with tempfile.TemporaryDirectory() as name:
        warc, wet = Path(name) / "a.warc.gz", Path(name) / "a.wet.gz"
        archive(warc, texts, pages)
        archive(wet, crawled, None)
        read(warc), timed(read(wet)[0][:20])  # whatever is loaded once
        for kind, path in (("WET, texts", wet), ("WARC, pages", warc)):
            lines, reading = read(path)
            finding, some = timed(lines)
            each = [1000 * seconds / args.pages for seconds in (reading, finding)]
            hours = sum(each) * 1e6 / 1000 / 3600
            print(
                f"{kind:<12} reading {each[0]:6.2f} ms, detection {each[1]:6.2f} ms a page; "
                f"{some} with foreign words; {hours:5.1f} core-hours a million"
            )


if __name__ == "__main__":
    main()
