"""Open proposals in the shape of annotations, for exports that ask for them."""

from collections.abc import Sequence

from annotator.model.annotation import Annotation, Attribution
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.gloss_index import GlossIndex
from annotator.tasks.annotation.items import Item, items_of
from annotator.tasks.annotation.making import detection_of
from annotator.tasks.annotation.offers import Offer, as_translation, as_transliteration, offer_for
from annotator.tasks.detection.candidates import proposals_for


def suggested(
    workspace: Workspace, article: Article, sheets: Sequence[Sheet]
) -> tuple[Annotation, ...]:
    """What is proposed for an article and neither taken nor turned down in any of the sheets.

    Nothing in it is accepted by anybody, and the ids follow from the words and their place.
    """
    proposals = proposals_for(workspace, article)
    empty = Sheet(article=article.ref, annotator="nobody")
    open_ids: set[str] | None = None
    items: dict[str, Item] = {}
    for sheet in sheets or (empty,):
        here = {i.id: i for i in items_of(article.text, sheet, proposals, {}) if i.candidate}
        here = {key: item for key, item in here.items() if item.annotation is None}
        items.update(here)
        open_ids = set(here) if open_ids is None else open_ids & set(here)
    chosen = sorted((items[i] for i in open_ids or ()), key=lambda i: (i.start, i.end))
    glosses = GlossIndex(proposals.glosses)
    return tuple(_annotation(article, item, glosses) for item in chosen)


def _annotation(article: Article, item: Item, glosses: GlossIndex) -> Annotation:
    from annotator.text.anchoring import describe

    offer = offer_for(item, glosses, article.language)
    key = item.id.removeprefix("sha256:").upper()
    places = tuple(
        edits.as_occurrence(describe(article.text, o.start, o.end), o.role, o.by)
        for o in item.occurrences
    )
    made = Annotation(
        id=key,
        kind="quotation" if item.quotation else "foreign",
        language=offer.language,
        script=offer.script,
        detection=detection_of(item.candidate),
        occurrences=places,
        transliterations=tuple(
            as_transliteration(s, f"{key}-r{n}", "") for n, s in enumerate(offer.transliterations)
        ),
        translations=edits.ranked(
            as_translation(s, f"{key}-t{n}", "") for n, s in enumerate(offer.translations)
        ),
        attributions=_speaker(offer),
    )
    return made


def _speaker(offer: Offer) -> tuple[Attribution, ...]:
    if offer.speaker is None:
        return ()
    return (Attribution(name=offer.speaker.text, certainty="unknown", origin="machine"),)
