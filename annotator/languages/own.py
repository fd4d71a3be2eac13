"""Schemes of a workspace's own: the same TOML files as ours, in its folder `schemes/`.

They are data, never code: rules are run by ICU, which can only change text. Size and number are
limited all the same, since a workspace may come from somebody else.
"""

from pathlib import Path

import msgspec

from annotator.languages.schemes import Scheme, parse_scheme
from annotator.languages.tags import canonical
from annotator.model.errors import AnnotatorError, UnreadableFile

FOLDER = "schemes"
"""Below the workspace."""
MAX_BYTES = 100_000
MAX_FILES = 200
ENGINES = ("rules", "icu:", "overlay>icu:")
"""What a scheme of a workspace may use: own rules, or one of ICU's transforms on our list."""


def load_own(folder: Path) -> tuple[tuple[Scheme, ...], tuple[AnnotatorError, ...]]:
    """The schemes in a folder by file name, and an error for each file that is none.

    A folder that is not there holds nothing. Links are not followed.
    """
    schemes: list[Scheme] = []
    errors: list[AnnotatorError] = []
    for path in sorted(folder.glob("*.toml"))[:MAX_FILES] if folder.is_dir() else []:
        try:
            schemes.append(_load(path))
        except AnnotatorError as error:
            errors.append(error)
    return tuple(schemes), tuple(errors)


def _load(path: Path) -> Scheme:
    name = f"{path.parent.name}/{path.name}"
    if path.is_symlink() or not path.is_file():
        raise UnreadableFile(f"{name}: is no plain file.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFile(f"{name}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{name}: is not UTF-8 (byte {error.start}).") from None
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{name}: is larger than {MAX_BYTES:,} bytes.")
    scheme = parse_scheme(text, name)
    if not scheme.engine.startswith(ENGINES) or scheme.shared or scheme.extra or scheme.words:
        words = f"{name}: engine {scheme.engine!r} is not for schemes of a workspace"
        raise UnreadableFile(f"{words}.", "Use `rules`, `icu:ID` or `overlay>icu:ID`.")
    if canonical(scheme.language) != scheme.language:
        raise UnreadableFile(f"{name}: language {scheme.language!r} is no usual language tag.")
    return msgspec.structs.replace(scheme, file=name)
