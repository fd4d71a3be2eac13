"""Translations that the article itself gives for a foreign span."""

from annotator.suggest.glosses.finder import find_glosses, with_kinds

__all__ = ["find_glosses", "with_kinds"]
