"""Who said it: speakers for quoted passages, by rules with measured confidence."""

from annotator.suggest.speakers.attribution import attribute

__all__ = ["attribute"]
