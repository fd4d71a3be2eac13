"""Checking reviews and speakers. Pure: values in, findings out."""

from collections.abc import Container, Mapping

from annotator.model.review import VERDICTS, Review
from annotator.model.sheet import Sheet
from annotator.model.speaker import SPEAKER_TYPES, Speaker
from annotator.store.findings import Finding, finding
from annotator.text.normal import fold
from annotator.text.tags import wrong_with_language


def check_review(
    path: str, review: Review, sheet: Sheet | None, *, reviewer: str, of: str, article_id: str
) -> list[Finding]:
    """Everything that is not as it should be in one review; `sheet` is the reviewed one, if any."""
    found: list[tuple[str, str, str]] = []
    if review.reviewer != reviewer:
        words = f"“{review.reviewer}” in the folder of “{reviewer}”"
        found.append(("$.reviewer", "wrong-annotator", words))
    if review.of != of:
        found.append(("$.of", "wrong-folder", f"“{review.of}” in the folder for “{of}”"))
    if review.article != article_id:
        words = f"“{review.article}” in the place of “{article_id}”"
        found.append(("$.article", "wrong-folder", words))
    if sheet is None:
        found.append(("$", "review-without-sheet", f"“{of}” has no sheet on “{article_id}”"))
    else:
        found += _check_verdicts(review, sheet)
    return [finding(path, *one) for one in found]


def _check_verdicts(review: Review, sheet: Sheet) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    annotations = {annotation.id: annotation for annotation in sheet.annotations}
    for number, verdict in enumerate(review.verdicts):
        place = f"$.verdicts[{number}]"
        annotation = annotations.get(verdict.annotation)
        if verdict.decision and verdict.decision not in VERDICTS:
            words = f"“{verdict.decision}” is none of {', '.join(VERDICTS)}"
            found.append((f"{place}.decision", "value-unknown", words))
        if annotation is None:
            words = f"there is no annotation “{verdict.annotation}”"
            found.append((f"{place}.annotation", "dangling-annotation", words))
        elif verdict.decision == "approved" and verdict.revision < annotation.revision:
            words = f"revision {verdict.revision} was approved, {annotation.revision} is there now"
            found.append((f"{place}.revision", "stale-approval", words))
        known = {comment.id for comment in verdict.comments}
        known |= {comment.id for comment in annotation.comments} if annotation else set()
        for index, comment in enumerate(verdict.comments):
            if comment.reply_to and comment.reply_to not in known:
                where = f"{place}.comments[{index}].reply_to"
                words = f"there is no comment “{comment.reply_to}”"
                found.append((where, "dangling-reply", words))
    return found


def check_speaker(
    path: str, speaker: Speaker, *, speaker_id: str, speakers: Container[str]
) -> list[Finding]:
    """Everything that is not as it should be in one speaker's file."""
    found: list[tuple[str, str, str]] = []
    if speaker.id != speaker_id:
        found.append(("$.id", "wrong-id", f"“{speaker.id}” in the file of “{speaker_id}”"))
    if speaker.type not in SPEAKER_TYPES:
        words = f"“{speaker.type}” is none of {', '.join(SPEAKER_TYPES)}"
        found.append(("$.type", "value-unknown", words))
    if speaker.merged_into and speaker.merged_into not in speakers:
        words = f"“{speaker.merged_into}” has no file"
        found.append(("$.merged_into", "dangling-speaker", words))
    for number, name in enumerate(speaker.names):
        if name.language and (wrong := wrong_with_language(name.language)):
            where = f"$.names[{number}].language"
            found.append((where, "language-unknown", f"“{name.language}”: {wrong}"))
    return [finding(path, *one) for one in found]


def check_twins(paths: Mapping[str, str], speakers: Mapping[str, Speaker]) -> list[Finding]:
    """Speakers that have the same preferred name; merged ones do not count.

    `paths`: id → how findings call the file.
    """
    first: dict[tuple[str, str], str] = {}
    found = []
    for speaker_id, speaker in sorted(speakers.items()):
        if speaker.merged_into or not speaker.names:
            continue
        other = first.setdefault((speaker.type, fold(speaker.name)), speaker_id)
        if other != speaker_id:
            words = f"“{speaker.name}” is “{other}” too"
            found.append(finding(paths[speaker_id], "$.names", "speaker-twice", words))
    return found
