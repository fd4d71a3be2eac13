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
        """The stated title, else the first line that is not empty, at most 200 code points."""
        stated = self.metadata.get("title")
        if isinstance(stated, str) and stated.strip():
            return stated.strip()[:200]
        for line in self.text[:20_000].split("\n"):
            if line.strip(" \t\r#"):
                return line.strip(" \t\r#")[:200]
        return self.id

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
