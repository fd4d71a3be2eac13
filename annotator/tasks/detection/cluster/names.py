"""What a name says about its file; nothing is opened and nothing optional is imported."""

import glob
import os

SUFFIXES = ("jsonl", "jsonl.gz", "parquet", "warc", "warc.gz", "wet", "wet.gz")
"""Kinds of files with many documents, by their suffixes."""


def kind_of(name: str) -> str:
    """The kind of a file by its name; empty where it is none of them."""
    small = name.lower()
    return next((kind for kind in SUFFIXES if small.endswith(f".{kind}")), "")


def needs_reader(name: str) -> bool:
    """Whether a name is more than a plain file of lines: a glob, a URL, a folder, another kind."""
    if name == "-" or (os.path.isfile(name) and kind_of(name) in ("", "jsonl")):
        return False
    return "://" in name or glob.has_magic(name) or os.path.isdir(name) or bool(kind_of(name))
