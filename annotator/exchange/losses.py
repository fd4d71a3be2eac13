"""What an export could not take along, counted and told."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Losses:
    """Counts of what was written and of what was left behind."""

    dropped: Counter[str] = field(default_factory=Counter)
    """By field name of `fields.FIELDS`: values that the format has no place for."""
    replaced: Counter[str] = field(default_factory=Counter)
    """In words: things written in another form than they have."""
    spans: int = 0
    """Annotations that are not in the result at all."""
    why: Counter[str] = field(default_factory=Counter)
    """The reasons for those, in words."""
    suggested: int = 0
    """Unconfirmed values kept out, because nobody asked for them."""
    articles: int = 0
    annotations: int = 0
    """Written."""

    def lose_span(self, why: str) -> None:
        """Count one annotation that is not in the result."""
        self.spans += 1
        self.why[why] += 1


def count_of(number: int, one: str, many: str) -> str:
    """`1 comment`, `2 comments`."""
    return f"{number:,} {one if number == 1 else many}"
