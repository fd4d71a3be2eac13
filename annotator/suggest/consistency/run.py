"""All consistency checks over some sheets."""

from collections.abc import Iterator, Sequence

from annotator.model.sheet import Sheet
from annotator.suggest.consistency.across import (
    Found,
    same_source_other_translation,
    same_translation_other_source,
)
from annotator.suggest.consistency.remark import CODES, Remark
from annotator.suggest.consistency.single import CHECKS


def remarks(sheets: Sequence[Sheet]) -> Iterator[Remark]:
    """What is not at one with itself: sheet by sheet, then what shows only across sheets.

    One annotator's wordings are compared with each other, not with a colleague's: translations of
    two people are rarely wrong because they differ.
    """
    for sheet in sheets:
        for n, annotation in enumerate(sheet.annotations):
            for check in CHECKS:
                for path, code, words in check(annotation):
                    yield _remark(sheet, n, path, code, words)
    across: list[Found] = [
        *same_source_other_translation(sheets),
        *same_translation_other_source(sheets),
    ]
    for (sheet, n, i), code, words in across:
        yield _remark(sheet, n, f"translations[{i}]", code, words)


def _remark(sheet: Sheet, n: int, path: str, code: str, words: str) -> Remark:
    return Remark(
        code=code,
        severity=CODES[code][0],
        annotator=sheet.annotator,
        article=sheet.article.id,
        place=f"$.annotations[{n}].{path}",
        annotation=sheet.annotations[n].id,
        words=words,
    )
