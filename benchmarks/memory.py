"""Time of the translation memory over made-up pairs.

    python benchmarks/memory.py [ENTRIES]

One line a figure, in milliseconds of processor time. Goals with 50,000 entries: an exact answer
below 1, one by likeness below 50 (95th of 100 questions); building them all below 2,000.
"""

import random
import sys
import time

from annotator.suggest.memory import Memory
from annotator.suggest.memory_entry import Entry

SYLLABLES = str.split("ба де ки лу мо ра сы тө үл қа ңы шы жа аз ел")


def made_up(count: int, chance: random.Random) -> list[Entry]:
    """Entries of 3 to 14 words out of a vocabulary of 3,000."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(3000)]
    return [
        Entry(
            source=" ".join(chance.choices(words, k=chance.randint(3, 14))),
            language="kk",
            target=f"translation {n}",
        )
        for n in range(count)
    ]


def main() -> None:
    """Build, then ask a hundred times with one word changed, and a hundred times as it stands."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    chance = random.Random(1)
    entries = made_up(count, chance)
    begun = time.process_time()
    memory = Memory(entries)
    memory.look_up("бір екі үш төрт", "kk")
    print(f"build {count} entries: {(time.process_time() - begun) * 1000:.0f} ms")
    for name, floor in (("at least 85 % alike", 85.0), ("at least 75 % alike", 75.0)):
        spent = []
        for entry in chance.sample(entries, 100):
            words = entry.source.split(" ")
            words[chance.randrange(len(words))] = "басқа"
            begun = time.process_time()
            memory.look_up(" ".join(words), "kk", floor=floor)
            spent.append((time.process_time() - begun) * 1000)
        spent.sort()
        print(f"{name}: median {spent[50]:.1f} ms, 95th {spent[95]:.1f} ms")
    spent = []
    for entry in chance.sample(entries, 100):
        begun = time.process_time()
        memory.exact(entry.source, "kk")
        spent.append((time.process_time() - begun) * 1000)
    print(f"exact: at most {max(spent):.3f} ms")


if __name__ == "__main__":
    main()
