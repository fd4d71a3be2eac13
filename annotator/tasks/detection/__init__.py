"""Proposals: found for one article, kept, or found over a corpus."""
