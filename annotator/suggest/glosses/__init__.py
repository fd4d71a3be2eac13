"""Translations that the article itself gives for a foreign span."""

from annotator.suggest.glosses.finder import with_kinds
from annotator.suggest.glosses.wide import find_glosses

__all__ = ["find_glosses", "with_kinds"]
