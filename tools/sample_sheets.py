"""Makes the sheets, reviews and speakers of the sample workspace anew, through the program itself.

    python tools/sample_sheets.py [FOLDER]

`sample_sheets.jsonl` beside this file holds what the two annotators, the adjudicator and the
reviewer decided, a decision a line, in words instead of offsets. The clock and the ids are fixed,
so that the same program gives the same bytes. FOLDER (default: the project) gets `annotations/`.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from annotator.compare.questions import Item as Place
from annotator.model.annotation import Annotation
from annotator.model.proposal import NamedPlace, Proposals, SpeakerCandidate, Suggestion
from annotator.model.sheet import Sheet
from annotator.model.span import Span
from annotator.model.speaker import SpeakerName
from annotator.store.names import ADJUDICATED
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speaker, load_speakers, save_speaker
from annotator.store.workspace import Workspace
from annotator.suggest.transliteration import transliterate
from annotator.tasks.annotation.session import Session
from annotator.tasks.detection.detect import propose
from annotator.tasks.review.adjudication import Adjudicating
from annotator.tasks.review.review import Reviewing
from annotator.tasks.stamp import FixedStamp

ROOT = Path(__file__).parents[1]
LINES = Path(__file__).with_name("sample_sheets.jsonl")
STARTS = {
    "aigul": FixedStamp(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), 1000),
    "tamar": FixedStamp(datetime(2026, 3, 5, 13, 30, tzinfo=UTC), 2000),
    "aigul, afterwards": FixedStamp(datetime(2026, 3, 6, 8, 20, tzinfo=UTC), 2500),
    "nino": FixedStamp(datetime(2026, 3, 9, 10, 15, tzinfo=UTC), 3000),
}
SCORES = {"high": 0.95, "medium": 0.7, "low": 0.3}
Line = dict[str, Any]


@cache
def proposals(text: str) -> Proposals:
    """What the program proposes for an article."""
    return propose(text)


def span_of(text: str, words: str, near: int = 0) -> Span:
    """The place of the words that is nearest to a code point; a place that is not there ends it."""
    starts, at = [], text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    if not starts:
        raise SystemExit(f"“{words}” does not stand in the article.")
    start = min(starts, key=lambda s: abs(s - near))
    return Span(start, start + len(words))


@contextmanager
def session_of(root: Path, line: Line) -> Iterator[Session]:
    """The annotator's sheet on the article, open for writing, with the proposals for it."""
    workspace = Workspace(root, line["by"])
    session = Session.open(workspace, line["article"], stamp=STARTS[line["by"]])
    session.set_proposals(proposals(session.article.text))
    try:
        yield session
    finally:
        session.close()


def mark(root: Path, line: Line) -> None:
    """One annotation with everything that the line says of it."""
    with session_of(root, line) as session:
        text = session.article.text
        place = span_of(text, line["words"])
        made = session.create(place.start, place.end, line.get("kind", "quotation"))
        session.set_language(made, line["language"])
        if "scheme" in line:
            reading = transliterate(line["words"], line["language"], line["scheme"])
            session.take_transliteration(made, reading)
        for words in line.get("own", ()):
            session.add_translation(made, words)
        for words in line.get("quoted", ()):
            session.take_translation(made, quoted(text, words, place.start))
        if "speaker" in line:
            attribute(session, made, line["speaker"], place.start)
        for index in line.get("opt_out", ()):
            session.toggle_occurrence(made, index)
        session.set_note(made, line.get("note", ""))
        session.set_tags(made, tuple(line.get("tags", ())))
        session.set_status(made, line.get("status", "done"))


def quoted(text: str, words: str, near: int) -> Suggestion:
    """A translation in the article's own words, with its place."""
    place = span_of(text, words, near)
    words = words.rstrip(",")
    place = Span(place.start, place.start + len(words))
    return Suggestion(
        field="translation", text=words, origin="article", language="en", evidence=(place,)
    )


def attribute(session: Session, made: str, who: Line, near: int) -> None:
    """Who said it, in the article's words, with the places where it says so."""
    text, name, cue = session.article.text, who["name"], who.get("cue", "")
    told = [span_of(text, words, near) for words in (name, cue) if words and words in text]
    place = NamedPlace(text=name, start=told[0].start, end=told[0].end) if told else None
    role, certainty = who.get("role", "speaker"), who["certainty"]
    candidate = SpeakerCandidate(
        text=name, confidence=SCORES[certainty], place=place, type=who["type"], role=role
    )
    suggestion = Suggestion(
        field="speaker",
        text=name,
        origin="article" if told else "annotator",
        score=SCORES[certainty],
        because=cue,
        evidence=tuple(told),
        speaker=candidate,
    )
    session.take_speaker(made, suggestion)
    if "note" in who:
        session.set_speaker(made, name, role, certainty, who["note"])


def reject(root: Path, line: Line) -> None:
    """A proposal turned down."""
    with session_of(root, line) as session:
        place = span_of(session.article.text, line["words"])
        for item in session.items:
            if item.candidate is not None and Span(item.start, item.end).iou(place) > 0.5:
                session.reject(item.id, line["reason"])
                return
        raise SystemExit(f"{line['article']}: “{line['words']}” is not proposed.")


def at_place(sheet: Sheet, place: Span) -> Annotation:
    """The annotation that stands there."""
    return max(sheet.annotations, key=lambda a: a.primary.span.iou(place))


def adjudicate(root: Path, lines: list[Line]) -> None:
    """The agreed sheet on one article: aigul's value on the left, tamar's on the right."""
    judge, article = lines[0]["judge"], lines[0]["article"]
    people = ("aigul", "tamar")
    work = Adjudicating.open(Workspace(root, judge), people, article, stamp=STARTS[judge])
    work.take_agreed()
    notes = {}
    for line in lines:
        place = span_of(work.article.text, line["words"])
        settle(work, place, line)
        notes[at_place(work.adjudicated, place).id] = line.get("note", "")
    stored = load_sheet(work.workspace, ADJUDICATED, article)
    assert stored is not None
    noted = tuple(replace(a, note=notes[a.id]) for a in stored.sheet.annotations)
    save_sheet(work.workspace, replace(stored.sheet, annotations=noted), stored.fingerprint)


def settle(work: Adjudicating, place: Span, line: Line) -> None:
    """One place, question by question as the line chooses; what it leaves open stays open."""

    def found() -> Place:
        return max(work.items, key=lambda i: i.group.present[0][1].primary.span.iou(place))

    asked = True
    while asked:
        asked = False
        for question in found().questions:
            if question.open and question.field not in line.get("open", ()):
                work.decide(found(), question.field, line["choices"].get(question.field, "left"))
                asked = True
                break


def review(root: Path, line: Line) -> None:
    """One verdict or remark, or the sheet handed back."""
    place = Workspace(root, line["by"])
    work = Reviewing.open(place, line["of"], line["article"], stamp=STARTS[line["by"]])
    if line.get("hand_back"):
        work.hand_back()
        return
    words = span_of(work.article.text, line["words"])
    one, decision, reason = at_place(work.sheet, words).id, line.get("decision"), line.get("reason")
    if "ends_with" in line:
        end = span_of(work.article.text, line["ends_with"], words.start).end
        work.correct_by(one, {"end": end}, reason or "")
    elif decision == "approved":
        work.approve(one)
    elif decision:
        {"rejected": work.reject, "changes": work.ask_for_changes}[decision](one, reason or "")
    if "comment" in line:
        work.comment(one, line["comment"])


def edit(root: Path, line: Line) -> None:
    """The author looks again, after the review: somebody who said it, and an answer."""
    stamp = STARTS["aigul, afterwards"]
    session = Session.open(Workspace(root, line["by"]), line["article"], stamp=stamp)
    try:
        place = span_of(session.article.text, line["words"])
        made = at_place(session.sheet, place)
        attribute(session, made.id, line["speaker"], place.start)
    finally:
        session.close()


def describe(root: Path, line: Line) -> None:
    """Other names of a speaker, and who it is."""
    workspace = Workspace(root, "aigul")
    known = next(s for s in load_speakers(workspace).values() if s.name == line["name"])
    found = load_speaker(workspace, known.id)
    names = [SpeakerName(text=t, language=tag, kind=kind) for t, tag, kind in line["names"]]
    changed = replace(known, names=(*known.names, *names), description=line["description"])
    save_speaker(workspace, changed, found.fingerprint if found else None)


def build(root: Path) -> None:
    """Everything, in a workspace that has the articles and nothing else."""
    lines = [json.loads(line) for line in LINES.read_text(encoding="utf-8").split("\n") if line]
    verbs = {"mark": mark, "reject": reject, "review": review, "speaker": describe, "edit": edit}
    for line in lines:
        if line.get("by") != ADJUDICATED:
            verbs[line.get("do", "mark")](root, line)
    judged = [line for line in lines if line.get("by") == ADJUDICATED]
    for article in dict.fromkeys(line["article"] for line in judged):
        adjudicate(root, [line for line in judged if line["article"] == article])


def main(target: Path) -> None:
    """Build in a scratch workspace, then put the result in the place of the old samples.

    Sheets and speakers of anybody else in the target stay as they are.
    """
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        shutil.copytree(ROOT / "corpus", scratch / "corpus")
        build(scratch)
        for name in ("aigul", "tamar", ADJUDICATED):
            shutil.rmtree(target / "annotations" / name, ignore_errors=True)
        hidden = shutil.ignore_patterns(".*")
        made = scratch / "annotations"
        shutil.copytree(made, target / "annotations", ignore=hidden, dirs_exist_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
