"""Everything that can be proposed for a text: foreign, quoted, translated, repeated."""

from collections.abc import Collection, Iterable

from annotator.model.errors import InvalidInput
from annotator.model.proposal import Gloss, Proposals

LAYERS = ("spans", "quotations", "glosses", "repeats")


def layers(wanted: str) -> frozenset[str]:
    """The layers named in a comma-separated list. InvalidInput for a name that is none."""
    names = frozenset(name.strip() for name in wanted.split(",") if name.strip())
    unknown = sorted(names - set(LAYERS))
    if unknown or not names:
        raise InvalidInput(
            f"There is no layer “{', '.join(unknown) or wanted}”.",
            f"Choose from: {', '.join(LAYERS)}.",
        )
    return names


def main_language(tag: str) -> str:
    """The tag, if articles in that language can be looked through; InvalidInput if not."""
    from annotator.detect.matrix import is_main_language

    if is_main_language(tag):
        return tag
    raise InvalidInput(
        f"Nothing is known of articles in “{tag}”.", "Give a BCP 47 code, such as en, ru or ar."
    )


def propose(text: str, matrix: str = "en", only: Collection[str] = LAYERS) -> Proposals:
    """What the machine proposes for a text whose main language is `matrix` (BCP 47).

    Where nothing is known of that language the text is looked at as an English one is.
    `only` names the layers that are wanted; what a layer needs is computed, but not returned.
    Offsets are code points of `text`.
    """
    wanted = frozenset(only)
    if wanted == {"repeats"}:
        from annotator.detect.repeats import find_repeats

        return Proposals(repeats=find_repeats(text))
    from annotator.detect.spans import find_spans

    spans = find_spans(text, matrix)
    if wanted == {"spans"}:
        return Proposals(spans=spans)
    from annotator.detect.quotations import find_quotations
    from annotator.detect.repeats import find_repeats
    from annotator.suggest.glosses import find_glosses, with_kinds
    from annotator.suggest.speakers import attribute

    repeats = find_repeats(text)
    if not wanted & {"quotations", "glosses"}:
        return Proposals(spans=spans if "spans" in wanted else (), repeats=repeats)
    quotations = find_quotations(text, spans)
    glosses = find_glosses(text, spans, quotations)
    quotations = with_kinds(quotations, glosses)
    said = attribute(text, quotations, repeats) if "quotations" in wanted else ()
    return Proposals(
        spans=spans if "spans" in wanted else (),
        quotations=said,
        glosses=_in_order(glosses) if "glosses" in wanted else (),
        repeats=repeats if "repeats" in wanted else (),
    )


def _in_order(glosses: Iterable[Gloss]) -> tuple[Gloss, ...]:
    """By source, then by place: what looks for those of one span need not look at all."""
    return tuple(sorted(glosses, key=lambda g: (g.source.start, g.source.end, g.start, g.end)))
