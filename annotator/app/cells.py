"""How many cells a terminal gives to a character.

Rich counts combining marks that take room (Unicode category Mc: vowel signs of Indic scripts,
Burmese, Khmer) as nothing, while terminals give them a cell, which shifts everything to the right
of them. `patch_widths` mends its table, once, before Textual is used.
"""

import unicodedata
from typing import Any

_SIMPLE = frozenset(
    chr(code)
    for block in (range(0x20, 0x7F), range(0xA0, 0x300), range(0x370, 0x483))
    for code in block
) - {"\u00ad"}
_JOINER = "\u200d"
"""Rich takes what follows it for a part of the same character, a blank too."""
_state = {"patched": False}


def patch_widths() -> None:
    """Give spacing marks one cell in Rich's table. Calling it again changes nothing."""
    if _state["patched"]:
        return
    import rich._unicode_data as data
    import rich.cells as cells

    table = data.load("auto")
    mended = table._replace(widths=_without_spacing_marks(table.widths))

    def load(unicode_version: str = "auto") -> Any:
        """The mended table, whatever version is asked for."""
        return mended

    vars(cells)["load_cell_table"] = load
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()
    _state["patched"] = True


def _without_spacing_marks(widths: Any) -> list[tuple[int, int, int]]:
    """The table's ranges; those of width 0 lose their characters of category Mc."""
    mended: list[tuple[int, int, int]] = []
    for first, last, width in widths:
        if width:
            mended.append((first, last, width))
            continue
        start = None
        for code in range(first, last + 1):
            spacing = code > 0x02FF and unicodedata.category(chr(code)) == "Mc"
            if not spacing and start is None:
                start = code
            if spacing and start is not None:
                mended.append((start, code - 1, 0))
                start = None
        if start is not None:
            mended.append((start, last, 0))
    return mended


def measure(shown: str) -> int:
    """Cells of a string that has been through `display`."""
    if _SIMPLE.issuperset(shown):
        return len(shown)
    from rich.cells import cell_len

    patch_widths()
    return cell_len(shown)


def is_simple(shown: str) -> bool:
    """Whether every code point is a character of its own and takes one cell."""
    return _SIMPLE.issuperset(shown)


def fit(shown: str, width: int, ellipsis: str = "…") -> str:
    """The string cut to at most `width` cells, with a sign that something was cut."""
    if measure(shown) <= width:
        return shown
    room = max(0, width - measure(ellipsis))
    kept = shown[: room + 1]
    while kept and (measure(kept) > room or kept.endswith(_JOINER)):
        kept = kept[:-1]
    return (kept + ellipsis) if width > 0 else ""


def pad(shown: str, width: int) -> str:
    """The string cut or filled with blanks to exactly `width` cells."""
    cut = fit(shown, width).rstrip(_JOINER)
    return cut + " " * (width - measure(cut))
