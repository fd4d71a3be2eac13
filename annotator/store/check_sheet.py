"""Checking one sheet against its article and the speakers. Pure: values in, findings out."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import PurePosixPath

from annotator.model.annotation import CERTAINTIES, KINDS, ORIGINS, ROLES, STATUSES, Annotation
from annotator.model.article import Article
from annotator.model.conflict_words import conflict_in_words
from annotator.model.sheet import ArticleRef, Sheet
from annotator.store.check_places import (
    Found,
    Text,
    check_evidence,
    check_occurrence,
    check_overlaps,
    check_shape,
    evidence_of,
)
from annotator.store.findings import Finding, finding
from annotator.store.sheets import sort_key
from annotator.text.tags import wrong_with_language, wrong_with_script


def check_sheet(
    path: str,
    sheet: Sheet,
    article: Article | None,
    *,
    owner: str,
    article_id: str,
    speakers: Container[str] | None = None,
    comments: Container[str] = (),
) -> list[Finding]:
    """Everything that is not as it should be in one sheet.

    `path`: how findings call the file; `article`: as it is now, None where it cannot be read (the
    caller says why); `owner` and `article_id`: what the file's place says; `speakers`: known ids,
    None to leave them unchecked; `comments`: ids of reviewers' comments, which may be answered.
    """
    found = list(_check_frame(sheet, article, owner, article_id))
    text = None
    if article is not None:
        same = article.sha256 == sheet.article.sha256
        text = Text(article.text, same, sheet.article.length)
    for number, annotation in enumerate(sheet.annotations):
        place = f"$.annotations[{number}]"
        found += _check_annotation(place, annotation, text, speakers)
        found += _check_replies(place, annotation, comments)
    return [finding(path, *one) for one in found]


def _check_frame(
    sheet: Sheet, article: Article | None, owner: str, article_id: str
) -> Iterator[Found]:
    if sheet.annotator != owner:
        yield "$.annotator", "wrong-annotator", f"“{sheet.annotator}” in the folder of “{owner}”"
    if sheet.article.id != article_id:
        words = f"“{sheet.article.id}” in the place of “{article_id}”"
        yield "$.article.id", "wrong-folder", words
    yield from _check_ref(sheet.article, article)
    yield from _doubles("$.annotations", "id", (a.id for a in sheet.annotations))
    keys = [sort_key(annotation) for annotation in sheet.annotations]
    if keys != sorted(keys):
        yield "$.annotations", "unsorted", "not by start, end and id"
    for number, conflict in enumerate(sheet.conflicts):
        yield f"$.conflicts[{number}]", "conflict", conflict_in_words(conflict)


def _check_ref(ref: ArticleRef, article: Article | None) -> Iterator[Found]:
    parts = PurePosixPath(ref.path.replace("\\", "/")).parts
    if ".." in parts or ref.path[:1] in ("/", "\\") or ref.path[1:2] == ":" or "\0" in ref.path:
        yield "$.article.path", "path-outside", f"“{ref.path}”"
    elif article is not None and ref.path != article.path:
        yield "$.article.path", "path-differs", f"“{ref.path}”, but it lies at “{article.path}”"
    if ref.unit != "code-point":
        yield "$.article.unit", "wrong-unit", f"“{ref.unit}” instead of “code-point”"
    if wrong := wrong_with_language(ref.language):
        yield "$.article.language", "language-unknown", f"“{ref.language}”: {wrong}"
    if article is None:
        return
    if ref.sha256 != article.sha256:
        yield "$.article.sha256", "article-changed", "the text is not the one that was annotated"
    elif ref.length != len(article.text):
        words = f"{ref.length} is said, {len(article.text)} is right"
        yield "$.article.length", "length-differs", words


def _doubles(place: str, name: str, ids: Iterable[str]) -> Iterator[Found]:
    seen: Counter[str] = Counter()
    for number, one in enumerate(ids):
        seen[one] += 1
        if seen[one] == 2:
            yield f"{place}[{number}].{name}", "duplicate-id", f"“{one}” is there already"


def _check_annotation(
    place: str, annotation: Annotation, text: Text | None, speakers: Container[str] | None
) -> Iterator[Found]:
    for number, occurrence in enumerate(annotation.occurrences):
        where = f"{place}.occurrences[{number}]"
        if text is None:
            yield from check_shape(where, occurrence)
        else:
            yield from check_occurrence(where, occurrence, text)
    yield from check_overlaps(place, annotation)
    if text is not None:
        for below, anchor in evidence_of(annotation):
            yield from check_evidence(f"{place}.{below}", anchor, text)
    yield from _check_ids(place, annotation)
    yield from _check_values(place, annotation)
    yield from _check_tags(place, annotation)
    for number, attribution in enumerate(annotation.attributions):
        speaker = attribution.speaker
        if speaker and speakers is not None and speaker not in speakers:
            where = f"{place}.attributions[{number}].speaker"
            yield where, "dangling-speaker", f"“{speaker}” has no file in annotations/_speakers"
    for number, conflict in enumerate(annotation.conflicts):
        yield f"{place}.conflicts[{number}]", "conflict", conflict_in_words(conflict)


def _check_ids(place: str, annotation: Annotation) -> Iterator[Found]:
    translations = annotation.translations
    yield from _doubles(f"{place}.translations", "id", (t.id for t in translations))
    yield from _doubles(
        f"{place}.transliterations", "id", (t.id for t in annotation.transliterations)
    )
    yield from _doubles(f"{place}.comments", "id", (c.id for c in annotation.comments))
    preferred: Counter[str] = Counter()
    for number, translation in enumerate(translations):
        preferred[translation.language] += translation.preferred
        if translation.preferred and preferred[translation.language] == 2:
            where = f"{place}.translations[{number}].preferred"
            yield where, "two-preferred", f"two into “{translation.language}” are preferred"


def _check_replies(place: str, annotation: Annotation, comments: Container[str]) -> Iterator[Found]:
    known = {comment.id for comment in annotation.comments}
    for number, comment in enumerate(annotation.comments):
        answered = comment.reply_to
        if answered and answered not in known and answered not in comments:
            where = f"{place}.comments[{number}].reply_to"
            yield where, "dangling-reply", f"there is no comment “{answered}”"


def _check_values(place: str, annotation: Annotation) -> Iterator[Found]:
    """Values of open lists that this version does not know."""
    told: list[tuple[str, str, tuple[str, ...]]] = [
        ("kind", annotation.kind, KINDS),
        ("status", annotation.status, STATUSES),
    ]
    for number, translation in enumerate(annotation.translations):
        told.append((f"translations[{number}].origin", translation.origin, ORIGINS))
    for number, latin in enumerate(annotation.transliterations):
        told.append((f"transliterations[{number}].origin", latin.origin, ORIGINS))
    for number, attribution in enumerate(annotation.attributions):
        told.append((f"attributions[{number}].role", attribution.role, ROLES))
        told.append((f"attributions[{number}].certainty", attribution.certainty, CERTAINTIES))
    for where, value, known in told:
        if value not in known:
            yield f"{place}.{where}", "value-unknown", f"“{value}” is none of {', '.join(known)}"


def _check_tags(place: str, annotation: Annotation) -> Iterator[Found]:
    languages = [("language", annotation.language)]
    if annotation.detection is not None:
        languages.append(("detection.language", annotation.detection.language))
    for number, translation in enumerate(annotation.translations):
        languages.append((f"translations[{number}].language", translation.language))
    for where, tag in languages:
        if tag and (wrong := wrong_with_language(tag)):
            yield f"{place}.{where}", "language-unknown", f"“{tag}”: {wrong}"
    if annotation.script and (wrong := wrong_with_script(annotation.script)):
        yield f"{place}.script", "script-unknown", f"“{annotation.script}”: {wrong}"
