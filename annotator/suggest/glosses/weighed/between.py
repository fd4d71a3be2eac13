"""What stands between a foreign passage and the borders on one side of it."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from annotator.suggest.glosses.weighed.tokens import Token


class Between:
    """The tokens on one side of a passage, counted once for all borders, of which there are thirty.

    A border is told by how many tokens stand before it, from the passage outwards.
    """

    def __init__(self, outwards: Sequence[Token], right: bool) -> None:
        self.side = "R" if right else "L"
        self._tokens = outwards
        self._kinds, self._kinds_at = squeezed(t.kind for t in outwards)
        self._groups, self._groups_at = squeezed(
            None if t.kind == "Q" else t.group for t in outwards
        )
        self.words = _counts(t.is_word for t in outwards)
        self.full_words = _counts(t.kind in ("w", "W") for t in outwards)
        self.foreign = _counts(t.kind == "F" for t in outwards)

    def kinds(self, count: int) -> list[str]:
        """Kinds in the order of the text; equal neighbours once."""
        return self._ordered(self._kinds[: self._kinds_at[count]])

    def groups(self, count: int) -> list[str]:
        """The same for groups, quotation marks left out."""
        return self._ordered(self._groups[: self._groups_at[count]])

    def _ordered(self, outwards: list[str]) -> list[str]:
        return outwards if self.side == "R" else outwards[::-1]

    def touching(self, count: int) -> str:
        """The kind of what stands next to the border."""
        return self._tokens[count - 1].kind if count else "S"


def _counts(are: Iterable[bool]) -> list[int]:
    """How many of the first none, one, two … are."""
    return list(accumulate(are, initial=0))


def squeezed(kinds: Iterable[str | None]) -> tuple[list[str], list[int]]:
    """Kinds in order, equal neighbours once; and how many the first none, one, two … give."""
    found: list[str] = []
    sizes = [0]
    for kind in kinds:
        if kind is not None and not (found and kind == found[-1]):
            found.append(kind)
        sizes.append(len(found))
    return found, sizes
