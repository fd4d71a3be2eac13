"""First names and the gender that they tell: `annotator/languages/english/name_genders.xz`.

    python -m tools.models.genders FOLDER

`FOLDER` is what `fetch.sh` filled. The counts are those of nomquamgender 0.1.4, which joins 36
public lists of names with the gender of their bearers, without accents. A name is taken where at
least LEAST_LISTS of them have it and all but a few bearers are of one gender; of names of both
(`[b]`) only those that are English words: `Blessing` is somebody, `Human` is not.
"""

import argparse
import json
import lzma
from pathlib import Path

from annotator.languages.english.lexicon import english_words

LEAST_LISTS = 10
"""With 3 lists, four times as many names, no pronoun more of the passages is read right."""
MOST_OTHERS = 0.06
"""The share of bearers of the other gender, at most."""
SHORTEST = 3
TARGET = Path("annotator/languages/english/name_genders.xz")


def genders(folder: Path) -> dict[str, list[str]]:
    """`m`, `f` and `b` → the names, sorted."""
    source = folder / "nomquamgender" / "nomquamgender" / "name_data.json"
    known = json.loads(source.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {"m": [], "f": [], "b": []}
    for name, (lists, _, female, _) in sorted(known.items()):
        plain = name.isascii() and name.isalpha() and len(name) >= SHORTEST
        if not plain or lists < LEAST_LISTS:
            continue
        if min(female, 1 - female) <= MOST_OTHERS:
            found["f" if female > 0.5 else "m"].append(name)
        elif name in english_words():
            found["b"].append(name)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    found = genders(chosen.folder)
    text = "\n".join(f"[{gender}]\n{' '.join(names)}" for gender, names in found.items())
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{sum(map(len, found.values()))} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
