"""Random edits of a sheet, for the laws of merging.

Every edit writes a token that no other edit writes, so that a lost one is noticed.
"""

from collections.abc import Callable

import pytest
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.model.annotation import (
    Annotation,
    Attribution,
    Comment,
    Provenance,
    Translation,
    Transliteration,
)
from annotator.model.sheet import Rejected, Sheet

Edit = tuple[str, int, int]

OPERATIONS = (
    "language", "note", "status", "detection", "border", "copy", "opt-out", "primary",
    "translate", "retranslate", "prefer", "reorder", "untranslate", "romanise", "comment",
    "answer", "resolve", "speaker", "certainty", "second-speaker", "nobody", "tag", "untag",
    "foreign-field", "delete", "annotate", "reject", "restore", "kind",
)  # fmt: skip


def edit_annotation(a: Annotation, operation: str, n: int, token: str) -> Annotation:
    """One change of one annotation; `n` chooses among its members."""
    if operation in ("language", "note", "status", "kind"):
        return replace(a, **{operation: token})
    if operation == "border":
        first = replace(a.occurrences[0], end=a.end + 1 + n % 3, exact=token)
        return replace(a, occurrences=(first, *a.occurrences[1:]))
    if operation == "copy":
        place = replace(a.occurrences[0], start=200 + n, end=210 + n, role="duplicate", by=token)
        if any((o.start, o.end) == (place.start, place.end) for o in a.occurrences):
            return a
        return replace(a, occurrences=(*a.occurrences, place))
    if operation == "opt-out" and len(a.occurrences) > 1:
        return replace(
            a, occurrences=(*a.occurrences[:-1], replace(a.occurrences[-1], confirmed=False))
        )
    if operation == "primary" and len(a.occurrences) > 1:
        first, second, *rest = a.occurrences
        return replace(
            a,
            occurrences=(
                replace(second, role="primary"), replace(first, role="duplicate"), *rest
            ),
        )  # fmt: skip
    if operation == "foreign-field":
        return replace(a, unknown={**a.unknown, f"x{n % 2}": token})
    return edit_lists(a, operation, n, token)


def edit_lists(a: Annotation, operation: str, n: int, token: str) -> Annotation:
    ts, who, said = list(a.translations), list(a.attributions), list(a.comments)
    k = n % len(ts) if ts else 0
    if operation == "translate":
        free = next(f"tr{i}" for i in range(1, 99) if f"tr{i}" not in {t.id for t in ts})
        ts.insert(n % (len(ts) + 1), Translation(id=free, text=token, rank=1))
    elif operation == "retranslate" and ts:
        ts[k] = replace(ts[k], text=token)
    elif operation == "prefer":
        ts = [replace(t, preferred=i == k) for i, t in enumerate(ts)]
    elif operation == "reorder":
        ts = ts[1:] + ts[:1]
    elif operation == "untranslate" and ts:
        del ts[k]
    elif operation == "romanise":
        free = f"tl{len(a.transliterations) + 1}"
        return replace(
            a,
            transliterations=(
                *a.transliterations, Transliteration(id=free, scheme="bgnpcgn-1979", text=token)
            ),
        )  # fmt: skip
    elif operation in ("comment", "answer"):
        to = said[n % len(said)].id if said and operation == "answer" else ""
        said.append(Comment(id=f"c{len(said) + 1}", author="a", at="", text=token, reply_to=to))
    elif operation == "resolve" and said:
        said[0] = replace(said[0], resolved=True)
    elif operation == "speaker" and who:
        who[n % len(who)] = replace(who[n % len(who)], speaker=token)
    elif operation == "certainty" and who:
        who[n % len(who)] = replace(who[n % len(who)], certainty=token)
    elif operation == "second-speaker":
        who.append(Attribution(speaker=token, role="relayer"))
    elif operation == "nobody" and who:
        del who[n % len(who)]
    elif operation == "tag":
        return replace(a, tags=(*a.tags, token))
    elif operation == "untag":
        return replace(a, tags=a.tags[1:])
    ts = [replace(t, rank=i) for i, t in enumerate(ts, 1)]
    return replace(a, translations=tuple(ts), attributions=tuple(who), comments=tuple(said))


def edit_sheet(an, sheet: Sheet, edit: Edit, token: str) -> Sheet:
    operation, which, n = edit
    annotations = list(sheet.annotations)
    k = which % len(annotations) if annotations else 0
    rejected = sheet.rejected
    if operation == "annotate":
        start = 20 + 10 * (n % 4)
        annotations.append(an(start, start + 5, f"N{token}", note=token, language="kk"))
    elif operation == "delete" and annotations:
        del annotations[k]
    elif operation == "reject":
        rejected = tuple(
            {**{r.key: r for r in rejected}, f"k{n % 3}": _rejected(n, token)}.values()
        )
    elif operation == "restore":
        rejected = rejected[1:]
    elif annotations:
        changed = edit_annotation(annotations[k], operation, n, token)
        if changed != annotations[k]:
            old = changed.provenance or Provenance()
            stamp = replace(old, changed=f"2026-11-23T10:00:{n:02}Z", generator=token)
            changed = replace(changed, revision=changed.revision + 1, provenance=stamp)
        annotations[k] = changed
    annotations.sort(key=lambda a: (a.start, a.end, a.id))
    rejected = tuple(sorted(rejected, key=lambda r: (r.start, r.end, r.key)))
    return replace(sheet, annotations=tuple(annotations), rejected=rejected)


def _rejected(n: int, token: str) -> Rejected:
    return Rejected(key=f"k{n % 3}", start=n % 3, end=9, exact="x", at=f"{n:02}", by=token)


edits = st.lists(
    st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 3), st.integers(0, 9)), max_size=7
)


@pytest.fixture(scope="session")
def versions(an, sheet) -> Callable[..., st.SearchStrategy[list[Sheet]]]:
    """`versions(n)`: a base and n sheets that were made of it by random edits."""

    def start() -> Sheet:
        full = an(
            61, 72, "A", language="kk", tr=["We came!", "We are here!"], who=["aigerim"],
            also=[(91, 102)], tags=("crowd", "square"), note="n",
            comments=(Comment(id="c1", author="a", at="1", text="first"),),
            tl=[("bgnpcgn-1979", "Keldik qoy!")],
        )  # fmt: skip
        other = an(199, 230, "B", language="ru", who=["damir", "asel"], tr=["Tomorrow", "x", "y"])
        return sheet(full, other, rejected=(_rejected(1, "before"),))

    def changed(base: Sheet, name: str, steps: list[Edit]) -> Sheet:
        for k, edit in enumerate(steps):
            base = edit_sheet(an, base, edit, f"{name}{k}")
        return base

    def build(n: int) -> st.SearchStrategy[list[Sheet]]:
        first = edits.map(lambda steps: changed(start(), "base", steps[:2]))
        return first.flatmap(
            lambda base: st.tuples(
                *(
                    edits.map(lambda steps, name=name: changed(base, name, steps))
                    for name in ("alpha", "beta", "gamma")[:n]
                )
            ).map(lambda sides: [base, *sides])
        )

    return build
