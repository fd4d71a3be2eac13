"""An article as it is read."""

from typing import Any

import msgspec

from annotator.model.sheet import ArticleRef
from annotator.model.value import Value


class Article(Value, frozen=True, kw_only=True):
    """The text that everything else counts in. Nothing in it is ever normalised."""

    id: str
    """The path below `corpus/` without its suffix."""
    path: str
    """Relative to the workspace, with `/`."""
    text: str
    """As decoded: line ends as in the file, a byte order mark is not part of it."""
    sha256: str
    """Of the file's raw bytes."""
    language: str = "en"
    """BCP 47 of the main language."""
    metadata: dict[str, Any] = msgspec.field(default_factory=dict)

    @property
    def title(self) -> str:
        """The stated title, else the first line that looks like one, at most 200 code points.

        Scraped pages begin with section, author, date and credits: a line of fewer than three
        words, or a credit, is only taken where nothing better stands in the first lines.
        """
        stated = self.metadata.get("title")
        if isinstance(stated, str) and stated.strip():
            return stated.strip()[:200]
        lines = [line.strip(" \t\r#") for line in self.text[:20_000].split("\n", 60)[:60]]
        told = [line for line in lines if line]
        if not told:
            return self.id
        return next((line for line in told[:6] if _is_title(line)), told[0])[:200]

    @property
    def ref(self) -> ArticleRef:
        """What a sheet keeps of the article."""
        return ArticleRef(
            id=self.id,
            path=self.path,
            sha256=self.sha256,
            length=len(self.text),
            language=self.language,
            metadata=self.metadata,
        )


def _is_title(line: str) -> bool:
    words = [w for w in line.split() if any(c.isalpha() for c in w)]
    credited = line[0] in "©(" or line.casefold().startswith(("photo", "by ", "image"))
    # Scripts without blanks between words: one long word may be a whole title.
    return not credited and (len(words) >= 3 or any(len(w) >= 8 and not w.isascii() for w in words))
