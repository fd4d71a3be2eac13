"""Annotate quotes in other languages, in the terminal."""

__version__ = "0.1.0"
