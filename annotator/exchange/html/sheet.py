"""The evidence sheet of one annotation: everything that is recorded about some words, and whose."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.exchange.material import Entry, Job, Prepared
from annotator.exchange.ranked import is_suggestion, latin_tag, translations
from annotator.exchange.words import (
    STATUSES,
    lang,
    language_line,
    language_name,
    moment,
    person,
    scheme_title,
    shown,
    whose,
)
from annotator.model.anchor import Anchor
from annotator.model.annotation import Annotation, Attribution, Comment, Translation
from annotator.model.article import Article
from annotator.model.conflict_words import field_in_words
from annotator.text.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Setting:
    """What the sheets of one article have in common."""

    material: Prepared
    job: Job
    offsets: OffsetMap
    prefix: str
    """Before every id, so that several articles can stand on one page."""


def evidence_sheet(setting: Setting, entry: Entry, number: int) -> str:
    """One `<section>`; `number` is the one beside the words in the text."""
    annotation = entry.annotation
    head = f"{setting.prefix}e{number}"
    state = "suggested" if entry.proposed else annotation.status
    rows = "\n".join(
        f"<dt>{title}</dt>\n{''.join(f'<dd>{told}</dd>' for told in values)}"
        for title, values in _rows(setting, entry)
        if values
    )
    back = f'<a href="#{setting.prefix}m{number}">back to the text</a>' if entry.places else ""
    words = f'<p dir="auto"{lang(annotation.language)}>{_lines(annotation.exact)}</p>'
    return (
        f'<section class="sheet" id="{head}"{labelled(setting.prefix, f"e{number}h")}>\n'
        f'<h3 id="{head}h"><span class="number">{number}</span> {shown(language_line(annotation))}'
        f' <span class="state {_class(state)}">{_state(entry)}</span>{_owner(entry)}</h3>\n'
        f"<blockquote>{words}</blockquote>\n<dl>\n{rows}\n</dl>\n"
        f'<p class="back">{back}</p>\n</section>'
    )


def labelled(prefix: str, name: str) -> str:
    """The attribute that names a part of the page by its heading.

    Where several articles stand on one page, by the article's title, too: no two are called alike.
    """
    title = f"{prefix}title " if prefix else ""
    return f' aria-labelledby="{title}{prefix}{name}"'


def _owner(entry: Entry) -> str:
    who = person(entry.annotator)
    return _small(shown(who if who != entry.annotator else f"by {who}")) if who else ""


def _class(state: str) -> str:
    return state if state in (*STATUSES, "suggested") else "other"


def _state(entry: Entry) -> str:
    if entry.proposed:
        return "proposed by machine, not confirmed"
    told = shown(STATUSES.get(entry.annotation.status, entry.annotation.status))
    return told if entry.placed else f"{told}, not found in the article as it is now"


def _lines(text: str) -> str:
    return shown(text).replace("\n", "<br>")


def _rows(setting: Setting, entry: Entry) -> Iterator[tuple[str, list[str]]]:
    annotation, owner = entry.annotation, entry.annotator
    yield "Transliteration", list(_transliterations(annotation, owner))
    yield "Translation", [_translation(setting, t, owner) for t in translations(annotation)]
    yield "Speaker", [_speaker(setting, said, owner) for said in annotation.attributions]
    yield "Place", list(_places(setting, entry))
    yield "Note", [_lines(annotation.note)] if annotation.note else []
    yield "Comments", [_comment(comment) for comment in annotation.comments]
    yield "Tags", [", ".join(map(shown, annotation.tags))] if annotation.tags else []
    yield "Language found", list(_detection(annotation))
    yield "Decided", list(_decided(annotation, owner))
    yield "Source", [source_of(setting.material.article)]


def source_of(article: Article) -> str:
    """The file that was annotated, and the digest by which it is known again."""
    return f"{shown(article.path)}<br><small>SHA-256 <code>{shown(article.sha256)}</code></small>"


def _time(at: str) -> str:
    told = shown(moment(at))
    return f'<time datetime="{shown(at)}">{told}</time>' if told != shown(at) else told


def _small(told: str) -> str:
    return f" <small>{told}</small>" if told else ""


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _transliterations(annotation: Annotation, owner: str) -> Iterator[str]:
    for value in annotation.transliterations:
        by = whose(value.origin, value.accepted_by, owner, is_suggestion(value))
        left = f"not converted: {' '.join(value.leftover)}" if value.leftover else ""
        grade = f"grade {value.grade}" if value.grade else ""
        title = scheme_title(annotation.language, value.scheme)
        told = shown(_joined(title, value.engine, grade, left, by))
        latin = lang(latin_tag(annotation))
        yield f'<span class="words"{latin}>{_lines(value.text)}</span>{_small(told)}'


def _translation(setting: Setting, value: Translation, owner: str) -> str:
    by = whose(value.origin, value.accepted_by, owner, is_suggestion(value))
    same = value.language == setting.material.article.language
    language = "" if same else f"in {language_name(value.language)}"
    preferred = "preferred" if value.preferred else ""
    told = shown(_joined(language, preferred, by, value.provider, value.note))
    words = f'<span class="words" dir="auto"{lang(value.language)}>{_lines(value.text)}</span>'
    return words + _small(told) + _evidence(setting, value.evidence)


def _speaker(setting: Setting, said: Attribution, owner: str) -> str:
    name = setting.job.speaker_name(said.speaker, said.name) or "nobody is named"
    by = whose(said.origin, said.accepted_by, owner, is_suggestion(said))
    sure = "" if said.certainty == "unknown" else f"certainty {said.certainty}"
    cue = f"by the cue “{said.cue}”" if said.cue else ""
    told = shown(_joined(said.role, sure, cue, by, said.note))
    known = setting.job.speakers.get(said.speaker or "")
    about = _small(shown(known.description)) if known is not None and known.description else ""
    return f"<strong>{shown(name)}</strong>{about}{_small(told)}{_evidence(setting, said.evidence)}"


def _evidence(setting: Setting, anchors: tuple[Anchor, ...]) -> str:
    told = "".join(
        f"<li>evidence: “<q>{shown(a.exact)}</q>”, {_where(setting, a)}</li>"
        for a in anchors
        if a.exact
    )
    return f'<ul class="evidence">{told}</ul>' if told else ""


def _where(setting: Setting, place: Anchor) -> str:
    told = f"code points {place.start:,}–{place.end:,}"
    text = setting.material.article.text
    if 0 <= place.start <= len(text) and text[place.start : place.end] == place.exact:
        line, column = setting.offsets.line_column(place.start)
        told = f"line {line:,}, column {column:,} ({told})"
    return told


def _places(setting: Setting, entry: Entry) -> Iterator[str]:
    for place in entry.places:
        role = "" if place.role == "primary" else f" <small>{shown(place.role)}</small>"
        yield f"{_where(setting, place)}{role}"
    if not entry.places:
        yield "not found in the article as it is now"


def _comment(comment: Comment) -> str:
    about = _joined(
        shown(comment.author),
        _time(comment.at),
        "an answer" if comment.reply_to else "",
        "resolved" if comment.resolved else "",
    )
    return f"{_lines(comment.text)}{_small(about)}"


def _detection(annotation: Annotation) -> Iterator[str]:
    found = annotation.detection
    if found is None:
        return
    agreed = f"confirmed by {found.confirmed_by}" if found.confirmed_by else "not confirmed"
    votes = ", ".join(f"{v.by}: {language_name(v.language)}" for v in found.votes)
    by = f"found by {found.by}" if found.by else ""
    told = _joined(found.because.rstrip("."), by, agreed, f"votes: {votes}" if votes else "")
    yield f"{shown(language_name(found.language))}{_small(shown(told))}"


def _decided(annotation: Annotation, owner: str) -> Iterator[str]:
    record = annotation.provenance
    times = [f"revision {annotation.revision}"]
    if record is not None:
        times += [f"made {_time(record.created)}"] if record.created else []
        times += [f"changed {_time(record.changed)}"] if record.changed else []
        times += [f"from {shown(record.source)}"] if record.source else []
    who = person(owner) or (record.creator if record else "")
    if who:
        yield f"{shown(who)}{_small('; '.join(times))}"
    for decision in annotation.decisions:
        taken = shown(", ".join(decision.taken_from))
        about = _joined(shown(decision.by), _time(decision.at), taken)
        yield f"{shown(decision.field)}: {shown(decision.choice)}{_small(about)}"
    for conflict in annotation.conflicts:
        yield f"{shown(field_in_words(conflict.field))}: not settled between two versions"
