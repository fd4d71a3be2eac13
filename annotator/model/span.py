"""A stretch of text: two code point offsets."""

from annotator.model.value import Value


class Span(Value, frozen=True):
    """Code points `start` (inclusive) to `end` (exclusive), 0-based."""

    start: int
    end: int

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __lt__(self, other: "Span") -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def iou(self, other: "Span") -> float:
        """Intersection over union of the code points, 0.0 to 1.0."""
        shared = max(0, min(self.end, other.end) - max(self.start, other.start))
        union = len(self) + len(other) - shared
        return shared / union if union else 0.0
