"""One person at work on one article: every edit is on disk before it is shown as done.

No screen here. Offsets are code points of the article's text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from annotator import __version__
from annotator.languages.own import FOLDER, load_own
from annotator.languages.schemes import Scheme
from annotator.model.anchor import Resolution
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import AnnotatorError, InvalidInput, NotFound
from annotator.model.proposal import Proposals, Suggestion
from annotator.model.sheet import Rejected, Sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.gloss_index import GlossIndex
from annotator.tasks.annotation.items import Item, ItemIndex, items_of, rejection_key
from annotator.tasks.annotation.likely import likely_language
from annotator.tasks.annotation.making import Maker
from annotator.tasks.annotation.offers import Offer, offer_for
from annotator.tasks.annotation.readings import Readings
from annotator.tasks.annotation.returned import Returned, Waiting
from annotator.tasks.annotation.sheet_file import SheetFile
from annotator.tasks.annotation.sheets import stands_whole
from annotator.tasks.annotation.speakers import Speakers, names_in
from annotator.tasks.annotation.travelling import Travelling
from annotator.tasks.detection.late import Proposed
from annotator.tasks.detection.opinions import Opinions
from annotator.tasks.pairs import CorpusMemory
from annotator.tasks.stamp import Stamp, SystemStamp

GENERATOR = f"annotator {__version__}"


class Session(Travelling):
    """An article, the annotator's sheet on it, what is proposed, and the history of steps.

    Every method that changes something writes the sheet before it returns. When it raises an
    AnnotatorError nothing has changed, neither on disk nor here. Methods that take an item's id
    accept a proposal's id as well, which becomes a draft annotation first; they return the id of
    the annotation.
    """

    def __init__(
        self, workspace: Workspace, article: Article, file: SheetFile, stamp: Stamp
    ) -> None:
        self.workspace = workspace
        self.article = article
        self.stamp = stamp
        self.proposals: Proposed = Proposals()
        self._file = file
        self._resolutions: dict[str, tuple[Resolution, ...]] = {}
        self._seen: dict[str, Annotation] = {}
        self._items: tuple[Item, ...] | None = None
        self._by_id: dict[str, Item] = {}
        self._index: ItemIndex | None = None
        self._glosses = GlossIndex(())
        self._names: tuple[str, ...] | None = None
        self.readings = Readings(lambda: self.own_schemes)
        self.opinions = Opinions()
        self._heard: dict[str, tuple[Suggestion, ...]] = {}
        self._returned = Returned(workspace, article.id)
        self.speakers = Speakers(workspace, article.id, self.stamp)
        self.maker = Maker(article, workspace.annotator, self.stamp, self.speakers)

    @classmethod
    def open(
        cls,
        workspace: Workspace,
        article_id: str,
        *,
        stamp: Stamp | None = None,
        read_only: bool = False,
    ) -> "Session":
        """Open an article for the workspace's annotator.

        Raises NotFound for an unknown article and UnreadableFile for a sheet that cannot be read.
        Where somebody else holds the sheet the session is read-only and `read_only` says why.
        """
        article = workspace.article(article_id)
        file = SheetFile.open(workspace, article, read_only=read_only)
        return cls(workspace, article, file, stamp or SystemStamp())

    def close(self) -> None:
        """Give the sheet free for others."""
        self._file.close()

    # What there is -----------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is on disk."""
        return self._file.sheet

    @property
    def read_only(self) -> str:
        """Why nothing can be written; empty where it can."""
        return self._file.read_only

    def take_notice(self) -> str:
        """What happened to the sheet from outside, in words, once; empty where nothing did."""
        told, self._file.merged = self._file.merged, ""
        return told

    def set_proposals(self, proposals: Proposed) -> None:
        """Take in what the machine proposes for this article."""
        self.proposals = proposals
        self._glosses = GlossIndex(proposals.glosses)
        self._items = self._index = self._names = None

    @property
    def items(self) -> tuple[Item, ...]:
        """Annotations and open proposals, in text order."""
        if self._items is None:
            self._items = self.list_items()
            self._by_id = {item.id: item for item in self._items}
        return self._items

    def list_items(self, *, rejected: bool = False) -> tuple[Item, ...]:
        """Like `items`; with `rejected` those that were turned down as well."""
        found, sha256 = self.resolutions(), self.sheet.article.sha256
        if self._index is None or self._index.sha256 != sha256:
            self._index = ItemIndex(self.article.text, sha256, self.proposals)
        return self._index.items(self.sheet, found, rejected=rejected)

    def item(self, item_id: str) -> Item:
        """The item of that id. NotFound where there is none."""
        if self.items and item_id in self._by_id:
            return self._by_id[item_id]
        for item in self.list_items(rejected=True):
            if item.id == item_id:
                return item
        raise NotFound("That item is no longer there.", "Go on to the next one.")

    def resolutions(self) -> Mapping[str, Sequence[Resolution]]:
        """Where each annotation's places stand in the article as it is now."""
        from annotator.text.anchoring import resolve

        same = self.sheet.article.sha256 == self.article.sha256
        for annotation in self.sheet.annotations:
            if self._seen.get(annotation.id) is not annotation:
                self._resolutions[annotation.id] = tuple(
                    resolve(self.article.text, place, same, self.sheet.article.length)
                    for place in annotation.occurrences
                )
                self._seen[annotation.id] = annotation
        return self._resolutions

    def offer(self, item_id: str) -> Offer:
        """What could be filled in for an item."""
        self.memory.follow(self.sheet)
        item = self.item(item_id)
        heard = self._heard.get(item.exact, ())
        likely = likely_language(item, self.article.text, self.proposals)
        return offer_for(
            item, self._glosses, self.article.language, self.memory, self.readings, heard, likely
        )

    def hear(self, exact: str, said: Sequence[Suggestion]) -> None:
        """Offer what machines said of these words, as long as the session lasts. Nothing of it is
        stored before a person takes it."""
        fresh = {s.provider for s in said}
        kept = (s for s in self._heard.get(exact, ()) if s.provider not in fresh)
        self._heard[exact] = (*kept, *said)

    @cached_property
    def own_schemes(self) -> tuple[Scheme, ...]:
        """The workspace's own transliteration schemes, from its folder `schemes/`."""
        return load_own(self.workspace.root / FOLDER)[0]

    @cached_property
    def memory(self) -> CorpusMemory:
        """Pairs confirmed anywhere in the corpus."""
        return CorpusMemory(self.workspace, self.article.id)

    @property
    def returned(self) -> Waiting:
        """What reviewers handed back and is still open, by annotation id."""
        return self._returned.open_in(self.sheet)

    def names(self) -> tuple[str, ...]:
        """Names for the speaker picker: those of this article first, then the registry's."""
        if self._names is None:
            self._names = names_in(self.proposals)
        return self.speakers.names(self._names)

    def history(self, item_id: str) -> tuple[tuple[str, str, str], ...]:
        """When, who and what was done to an annotation, oldest first."""
        by = self.workspace.annotator
        return tuple(
            (step.at, by, step.label)
            for step in self._file.done
            if any(change.id == item_id for change in step.changes)
        )

    # Taking and turning down -------------------------------------------------------------------

    def accept(self, item_id: str) -> str:
        """Take everything that is suggested and not filled in yet, and call it done."""
        item = self.item(item_id)
        annotation = self.maker.accepted(item, self.offer(item_id))
        self.store(annotation, f"accepted {_shown(item.exact)}")
        return annotation.id

    def make_ready(self, item: Item, offer: Offer) -> Iterator[None]:
        """What `accept` needs and takes long in a large article, in small steps."""
        return self.maker.make_ready(item, offer)

    def reject(self, item_id: str, reason: str = "") -> None:
        """Turn a proposal down, at all its places; it stays so. An annotation is removed."""
        item = self.item(item_id)
        if item.candidate is None and item.annotation is not None:
            self.remove(item_id)
            return
        sheet = self.sheet
        if item.annotation is not None:
            sheet = edits.drop(sheet, item.annotation.id)
        self._save(
            edits.reject(sheet, self._rejections(item, reason)),
            f"rejected {_shown(item.exact)}",
            item,
        )

    def restore(self, item_id: str) -> None:
        """Open a rejected proposal again."""
        item = self.item(item_id)
        keys = [r.key for r in self._rejections(item, "")]
        self._save(edits.restore(self.sheet, keys), f"restored {_shown(item.exact)}", item)

    def create(self, start: int, end: int, kind: str = "quotation") -> str:
        """A draft annotation of these code points, and of the same words in repeated passages."""
        annotation = self.maker.created(start, end, kind, self.proposals)
        self.store(annotation, f"marked {_shown(annotation.exact)}")
        return annotation.id

    def remove(self, annotation_id: str, *, for_good: str = "") -> None:
        """Take an annotation away. `for_good` is a reason to turn down, in the same step, what
        would be proposed in its place then."""
        annotation = edits.find(self.sheet, annotation_id)
        sheet = edits.drop(self.sheet, annotation_id)
        if for_good:
            sheet = edits.reject(sheet, self._proposed_at(annotation, sheet, for_good))
        self._save(sheet, f"removed {_shown(annotation.exact)}", annotation)

    def _proposed_at(self, annotation: Annotation, sheet: Sheet, reason: str) -> list[Rejected]:
        places = {(o.start, o.end) for o in annotation.occurrences}
        items = items_of(self.article.text, sheet, self.proposals, self.resolutions())
        mine = (i for i in items if i.annotation is None and (i.start, i.end) in places)
        return [one for item in mine for one in self._rejections(item, reason)]

    def change(self, item_id: str, label: str, edit: Callable[[Annotation], Annotation]) -> str:
        """Change an annotation by a pure function; the way of all setters."""
        annotation = self._annotation(item_id)
        self.store(edit(annotation), f"{label}: {_shown(annotation.exact)}")
        return annotation.id

    # Drafts ------------------------------------------------------------------------------------

    def save_draft(self, key: str, text: str) -> None:
        """Keep what is typed but not confirmed; an empty text forgets it."""
        self._file.save_draft(key, text)

    def drafts(self) -> Mapping[str, str]:
        """What was typed and not confirmed when the program ended."""
        return self._file.drafts()

    # Inside ------------------------------------------------------------------------------------

    def _annotation(self, item_id: str) -> Annotation:
        known = self.sheet.find(item_id)
        if known is not None:
            return known
        return self.maker.taken(self.item(item_id))

    def _changed(self) -> None:
        super()._changed()
        self._items = None

    def store(self, annotation: Annotation, label: str, *, settles: bool = False) -> None:
        """Write one annotation as one step; `settles`: its place in this text was confirmed."""
        known = self.sheet.find(annotation.id)
        if known is not None:
            if known == annotation:
                return
            annotation = edits.touched(annotation, self.stamp.now(), GENERATOR)
        sheet = edits.put(self.sheet, annotation)
        if settles and stands_whole(sheet, self.article):
            sheet = replace(sheet, article=self.article.ref)
        self._save(sheet, label, annotation)

    def _save(self, sheet: Sheet, label: str, at: Item | Annotation) -> None:
        made = self.speakers.take_made()
        place = f"{at.start}:{at.end}"
        try:
            sheet = self._against_this_text(sheet)
            changed = self._file.do(sheet, label, self.stamp.now(), place, made)
        except AnnotatorError:
            self.speakers.take_back(made)
            raise
        if changed:
            self._changed()

    def _against_this_text(self, sheet: Sheet) -> Sheet:
        """An empty sheet follows its article; one with annotations keeps saying which text its
        places count in, until a person settles them."""
        ref = self.article.ref
        if sheet.article.sha256 == ref.sha256 or sheet.annotations:
            return sheet
        return replace(sheet, article=ref)

    def _rejections(self, item: Item, reason: str) -> list[Rejected]:
        candidate = item.candidate
        if candidate is None:
            raise InvalidInput("Only a proposal can be rejected.", "Remove the annotation instead.")
        at = self.stamp.now()
        count = max(1, len(item.occurrences))
        return [
            Rejected(
                key=rejection_key(candidate.rule, self.article.sha256, item.exact, n),
                start=item.occurrences[n - 1].start,
                end=item.occurrences[n - 1].end,
                exact=item.exact,
                reason=reason,
                by=self.workspace.annotator,
                at=at,
            )
            for n in range(1, count + 1)
        ]


def _shown(words: str) -> str:
    short = " ".join(words.split()).strip('“”„«»"')
    return f"“{short[:40]}…”" if len(short) > 41 else f"“{short}”"
