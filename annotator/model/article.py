"""An article as it is read."""

import re
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

        Scraped pages begin with menu, section, author, date and credits: a line of fewer than three
        words, a credit, or an invitation to do something with the page is only taken where nothing
        better stands in the first lines.
        """
        stated = self.metadata.get("title")
        if isinstance(stated, str) and stated.strip():
            return stated.strip()[:200]
        lines = [line.strip(" \t\r#") for line in self.text[:20_000].split("\n", 60)[:60]]
        told = [line for line in lines if line]
        if not told:
            return self.id
        return next((line for line in told[:_FIRST] if _is_title(line)), told[0])[:200]

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


_FIRST = 12
"""Lines with something in them among which the title is looked for."""

_OF_THE_PAGE = re.compile(
    r"(?:skip|jump|go|back|return) to (?:the )?(?:main |site )?(?:content|navigation|menu|home|top)"
    r"|(?:sign|log) (?:in|up|out)|subscribe (?:to|now|for)|register (?:for|now|to)"
    r"|share (?:this|on)|follow us|(?:accept|manage) (?:all )?cookies|we use cookies"
    r"|(?:last )?(?:updated|published|posted)(?: on| at|:| \d)|read (?:more|next)"
    r"|related (?:articles|stories)|\d+ min(?:ute)?s? read",
    re.IGNORECASE,
)
"""How a line begins that belongs to the page and not to the article."""


def _is_title(line: str) -> bool:
    words = [w for w in line.split() if any(c.isalpha() for c in w)]
    credited = line[0] in "©(" or line.casefold().startswith(("photo", "by ", "image"))
    # Scripts without blanks between words: one long word may be a whole title.
    if credited or _OF_THE_PAGE.match(line):
        return False
    return len(words) >= 3 or any(len(w) >= 8 and not w.isascii() for w in words)
