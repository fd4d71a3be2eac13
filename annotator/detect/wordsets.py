"""Word lists in the source, written as one text."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted at spaces."""
    return frozenset(text.split())
