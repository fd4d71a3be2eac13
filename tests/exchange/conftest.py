"""A small corpus of everything that breaks formats, built here so that each trap is spelled out.

To add a trap: put it into one of the texts of ARTICLES and mark it with `[[…]]`; every round trip
test then runs over it. The marks are taken out; what they hold is annotated.
"""

import hashlib
import re
from collections.abc import Callable

import pytest

from annotator.exchange.arrival import Claim
from annotator.exchange.formats import FORMATS
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.model.anchor import Anchor, Occurrence, Segment
from annotator.model.annotation import (
    Annotation,
    Attribution,
    Comment,
    Conflict,
    Decision,
    Detection,
    Provenance,
    Translation,
    Transliteration,
    Vote,
)
from annotator.model.article import Article
from annotator.model.sheet import Rejected, Sheet
from annotator.model.speaker import Speaker, SpeakerName

ARTICLES = {
    # Beyond U+FFFF before every span; Cyrillic letters of Kazakh alone; a gloss in the article.
    "emoji": "📷🧿 A call from the square: “[[Қаланы тыңда, әкім!]]” "
    "(“Listen to the city, mayor!”), "
    "said Aruzhan Sadykova.\n\nLater: “[[Қаланы тыңда, әкім!]]” once more. 👩‍👩‍👧 [[Ух ты]].\n",
    # Right to left, with marks inside; overlapping and nested spans.
    "rtl": "The banner read [[لا تسكتوا عن [[حقّ الماء]]!]] in Arabic and "
    "[[המים של כולנו]] in Hebrew.\nNext to it: [[ne [[šutimo]] više]].\n",
    # Decomposed accents: e + U+0301; a ring as its own code point; Vietnamese in both forms.
    "decomposed": "Cafe\u0301 talk: “[[Na\u0301m jde o pravdu]]”, [[Sa\u030a a\u0308r det]], "
    "[[Tie\u0302\u0301ng nu\u031bo\u031b\u0301c]] and [[Tiếng nước]].\n",
    # CRLF, a lone CR, U+2028, U+0085, a tab; spans over line ends; the ends of CDATA and of tags.
    "lines": "First line.\r\n“[[Перша стрічка,\r\nдруга стрічка]]”, it said.\r\n\r\nThen\u2028“"
    "[[третя\u2028і\u0085четверта]]”\tand a lone\r[[кінець]].\r\n",
    "markup": "A & B <b>say</b> ]]> “[[Так & ні <не> ]]> \"'так'\"]]” &amp; "
    "[[=SUM(A1)+\"хіба\"]] and [[*_`#~|\\ґанок]] and [[-мінус]] and '[['=апостроф]].\n",
    # Control characters, a bidi override, zero-width and a byte order mark inside the text.
    "control": "A pasted \x1b[31mline\x07 "
    "\u202e“[[слово\x1b[0m і\x0b дія\u200b]]”\ufeff end\x00.\n",
    # Combining marks at the edge; a ZWJ sequence inside; a text that ends in a span.
    "edge": "[[Αρχή]] x 🏴\u200d☠️[[a\u0301🏳️‍🌈b]]; ends in [[τέλος]]",
    "päper/нова стаття": "Names with letters: [[нова стаття]].\n",
    "empty": "",
}


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the places they held; `]]>` is text, never a mark."""
    plain, opened, spans = "", [], []
    for part in re.split(r"(\[\[|\]\](?!>))", text):
        if part == "[[":
            opened.append(len(plain))
        elif part == "]]" and opened:
            spans.append((opened.pop(), len(plain)))
        else:
            plain += part
    return plain, sorted(spans)


def anchor(text: str, start: int, end: int) -> dict[str, object]:
    """The fields of an anchor, counted naively."""
    exact = text[start:end]
    starts = [m.start() for m in re.finditer(f"(?={re.escape(exact)})", text)]
    return {
        "start": start,
        "end": end,
        "exact": exact,
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
        "ordinal": starts.index(start) + 1,
        "of": len(starts),
    }


def article(name: str) -> Article:
    text = marked(ARTICLES[name])[0]
    return Article(
        id=name,
        path=f"corpus/{name}.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        metadata={"title": f"On “{name}” & more"},
    )


def annotation(text: str, span: tuple[int, int], number: int, owner: str) -> Annotation:
    """One annotation with something in every field that it can have; not all have all."""
    start, end = span
    rich = number % 3 == 0
    evidence = (Anchor(**anchor(text, 0, 5)),) if rich else ()
    exact = text[start:end]
    return Annotation(
        id=f"01KAQ9V3T8M4Q2ZJ6W7F5N{number:04d}",
        kind=("foreign", "quotation", "title")[number % 3],
        status=("done", "draft", "disputed")[number % 3],
        language=("kk", "uk", "ar", "")[number % 4],
        script=("Cyrl", "Arab", "")[number % 3],
        detection=Detection(
            by="script/1",
            language="kk",
            score=0.5,
            because="letters",
            votes=(Vote(by="langdetect/1.0.9", language="bg"),),
            confirmed_by=owner,
        )
        if rich
        else None,
        occurrences=(
            Occurrence(
                **anchor(text, start, end),
                segments=(Segment(start=start, end=start + 1), Segment(start=end - 1, end=end))
                if rich and end - start > 3
                else (),
            ),
        ),
        transliterations=(
            Transliteration(
                id="tl1",
                text=f"latin-{number} & <x>",
                scheme="bgnpcgn-1979",
                engine="ICU",
                origin="machine",
                accepted_by=owner,
                grade="A",
                leftover=("ғ",),
            ),
            Transliteration(id="tl2", text=f"=latin-{number}-two", scheme="iso-9-1995"),
        )[: 2 if rich else number % 2],
        translations=(
            Translation(
                id="tr1",
                text=f"Second\n“best” {number} ]]> &",
                language="de",
                origin="article",
                evidence=evidence,
                rank=2,
                note="roughly = so",
                accepted_by=owner,
            ),
            Translation(
                id="tr2",
                text=f"=Best {number}",
                rank=1,
                preferred=True,
                evidence=(Anchor(**anchor(text, 1, 4)),) if rich else (),
                note="@all" if rich else "",
            ),
            Translation(id="tr3", text=f"guess {number}", origin="machine", provider="toy/1"),
        )[: 3 if rich else number % 2],
        attributions=(
            Attribution(
                speaker="aruzhan-sadykova",
                name="Aruzhan “A&S” Sadykova",
                role="originator",
                certainty="medium",
                cue="said",
                evidence=evidence,
                note="by the cue",
                accepted_by=owner,
            ),
            Attribution(name="a passer-by, unnamed", role="relayer", certainty="low"),
        )[: 2 if rich else number % 2],
        note=f"-note {number}\n\tsecond <line>" if rich else "",
        comments=(
            Comment(id="c1", author="bolat", at="2026-11-22T10:00:00Z", text="Is it & so?\r\nYes."),
            Comment(
                id="c2",
                author=owner,
                at="2026-11-22T11:00:00Z",
                text="It is.",
                reply_to="c1",
                resolved=True,
            ),
        )
        if rich
        else (),
        tags=("slogan", "two words", "100%", "a,b;c")[: number % 5],
        revision=1 + number % 2,
        provenance=Provenance(
            created="2026-11-22T09:00:00Z",
            creator=owner,
            changed="2026-11-22T09:30:00Z",
            generator="annotator 0.1.0",
        ),
        decisions=(Decision(field="language", choice="left", taken_from=("bolat@1",), by=owner),)
        if rich
        else (),
        conflicts=(Conflict(field="note", ours='"a"', theirs='"b"', base='""'),) if rich else (),
        unknown={"future": {"deep": [1, None, exact]}} if rich else {},
    )


def material(name: str, first: int) -> Material:
    """The article with one sheet; a second annotator has one annotation of the first place."""
    text, spans = marked(ARTICLES[name])
    if name == "rtl":
        spans.append((spans[0][0] + 3, spans[0][1] + 4))  # Neither holds the other.
    rows = [annotation(text, span, first + n, "aigul") for n, span in enumerate(spans)]
    rows = [with_duplicate(text, row) for row in rows]
    own = article(name)
    sheets = [
        Sheet(
            article=own.ref,
            annotator="aigul",
            annotations=tuple(sorted(rows, key=lambda a: (a.start, a.end, a.id))),
            rejected=(
                Rejected(
                    key="sha256:00", start=0, end=1, exact=text[:1], reason="name", by="aigul"
                ),
            )
            if text
            else (),
        )
    ]
    if name in ("emoji", "rtl"):
        other = annotation(text, spans[0], first + 500, "bolat")
        sheets.append(Sheet(article=own.ref, annotator="bolat", annotations=(other,)))
    return Material(own, tuple(sheets))


def with_duplicate(text: str, row: Annotation) -> Annotation:
    """With a further place where the words stand again, and one more that was opted out."""
    import msgspec

    again = text.find(row.exact, row.end)
    if again < 0:
        return row
    place = Occurrence(
        **anchor(text, again, again + len(row.exact)), role="duplicate", by="repeats/1"
    )
    out = Occurrence(**anchor(text, 2, 3), role="variant", confirmed=False)
    return msgspec.structs.replace(row, occurrences=(*row.occurrences, place, out))


SPEAKERS = {
    "aruzhan-sadykova": Speaker(
        id="aruzhan-sadykova",
        names=(
            SpeakerName(text="Aruzhan Sadykova", language="en", preferred=True),
            SpeakerName(text="Аружан Садықова", language="kk"),
        ),
        description="a councillor & a poet",
    ),
    "old-id": Speaker(
        id="old-id", names=(SpeakerName(text="A. S."),), merged_into="aruzhan-sadykova"
    ),
}


@pytest.fixture
def hard() -> tuple[Material, ...]:
    """The hard corpus."""
    return tuple(material(name, 10 * n) for n, name in enumerate(ARTICLES))


@pytest.fixture
def job() -> Job:
    return Job(speakers=SPEAKERS)


@pytest.fixture
def suggesting() -> Job:
    return Job(speakers=SPEAKERS, include_suggested=True)


Export = Callable[..., dict[str, bytes]]
"""`export("brat", option="value", suggested=True)` → the files by name."""


@pytest.fixture
def export(hard: tuple[Material, ...]) -> Export:
    """Exports the hard corpus."""

    def run(name: str, suggested: bool = False, **options: str) -> dict[str, bytes]:
        fmt = FORMATS[name]
        if fmt.extra:
            pytest.importorskip("cassis", reason=f"the extra {fmt.extra} is not installed")
        job = Job(speakers=SPEAKERS, include_suggested=suggested, options=options)
        files: dict[str, bytes] = {}
        for chunk in outgoing(fmt, hard, job):
            files[chunk.name] = files.get(chunk.name, b"") + chunk.data
        return files

    return run


@pytest.fixture
def find(hard: tuple[Material, ...]) -> Callable[[Claim], Article | None]:
    """Articles of the hard corpus by what a file says of them."""

    def search(claim: Claim) -> Article | None:
        for m in hard:
            a = m.article
            if claim.article == a.id or claim.sha256 == a.sha256 or claim.text == a.text:
                return a
        names = [m.article for m in hard if claim.name and claim.name.startswith(m.article.id)]
        return names[0] if names else None

    return search
