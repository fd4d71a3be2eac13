"""Which article of this workspace a foreign file means."""

import hashlib

from annotator.exchange.arrival import Claim
from annotator.model.article import Article
from annotator.model.errors import AnnotatorError
from annotator.store.workspace import Workspace


class Articles:
    """Finds articles by id, digest, text or file name; reads each article once at most."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._ids = {file.id for file in workspace.articles()}
        self._read: dict[str, Article] = {}
        self._by_digest: dict[str, str] | None = None

    def find(self, claim: Claim) -> Article | None:
        """The article that a file speaks of; None where there is none that fits."""
        if claim.article in self._ids:
            return self._article(claim.article)
        if claim.sha256 and (found := self._digests().get(claim.sha256)):
            return self._article(found)
        if claim.text is not None and (found := self._digests().get(_digest(claim.text))):
            return self._article(found)
        stem = claim.name.rsplit(".", 1)[0].replace("\\", "/")
        if stem in self._ids:
            return self._article(stem)
        last = stem.rsplit("/", 1)[-1]
        same = [i for i in self._ids if i.rsplit("/", 1)[-1] == last]
        return self._article(same[0]) if len(same) == 1 else None

    def _article(self, article_id: str) -> Article | None:
        if article_id not in self._read:
            try:
                self._read[article_id] = self._workspace.article(article_id)
            except AnnotatorError:
                return None
        return self._read[article_id]

    def _digests(self) -> dict[str, str]:
        """Digests of the files and of their texts, to ids."""
        if self._by_digest is None:
            self._by_digest = {}
            for article_id in sorted(self._ids):
                article = self._article(article_id)
                if article is not None:
                    self._by_digest.setdefault(article.sha256, article_id)
                    self._by_digest.setdefault(_digest(article.text), article_id)
        return self._by_digest


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
