"""The proposals of a workspace's articles, kept beside it so that they are found only once."""

import hashlib
import zlib

import msgspec

from annotator import __version__
from annotator.model.article import Article
from annotator.model.proposal import Proposals
from annotator.store.cache import cache_path, read_cache, write_cache
from annotator.store.workspace import Workspace
from annotator.tasks.detection.late import LateProposals, late_proposals, pack, unpack

RULES = 13
"""One more whenever the rules that propose change, so that nothing outdated is shown."""


def kept_proposals(workspace: Workspace, article: Article) -> Proposals | None:
    """The proposals found earlier for just this text by this version; None where there are none."""
    data = _kept(workspace, article)
    try:
        return unpack(data) if data is not None else None
    except (msgspec.MsgspecError, zlib.error, ValueError, LookupError):
        return None


def kept_late(workspace: Workspace, article: Article) -> LateProposals | None:
    """The same, each value made when it is looked at: for a screen."""
    data = _kept(workspace, article)
    try:
        return late_proposals(data) if data is not None else None
    except (msgspec.MsgspecError, ValueError):
        return None


def proposals_for(workspace: Workspace, article: Article) -> Proposals:
    """The proposals for an article: kept ones, else found now and kept."""
    kept = kept_proposals(workspace, article)
    if kept is not None:
        return kept
    from annotator.tasks.detection.detect import propose

    found = propose(article.text, article.language)
    keep_proposals(workspace, article, found)
    return found


def keep_proposals(workspace: Workspace, article: Article, proposals: Proposals) -> None:
    """Keep what was found for an article."""
    key = _key(article.sha256, article.language)
    data = pack(proposals)
    write_cache(workspace, "proposals", key, _sum(data) + data)


def _kept(workspace: Workspace, article: Article) -> memoryview | None:
    """What was kept, if it is what was written."""
    kept = read_cache(workspace, "proposals", _key(article.sha256, article.language))
    if kept is None:
        return None
    told, data = kept[:_SUM], memoryview(kept)[_SUM:]
    return data if told == _sum(data) else None


_SUM = 4
"""Bytes of the sum that stands before the data."""


def _sum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM, "big")


def has_proposals(workspace: Workspace, sha256: str, language: str) -> bool:
    """Whether proposals are kept for a text of that digest. Costs one look at the folder."""
    return cache_path(workspace, "proposals", _key(sha256, language)).is_file()


def _key(sha256: str, language: str) -> str:
    told = f"{__version__}\n{RULES}\n{language}\n{sha256}"
    return hashlib.sha256(told.encode()).hexdigest()
