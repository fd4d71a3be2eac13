"""Time of transliteration under the default scheme of every language.

    python benchmarks/transliteration.py

One line a figure: milliseconds for 300 characters, first call and warm, the slowest five. Goal:
warm below 50.
"""

import time

from annotator.languages.cards import all_cards
from annotator.model.errors import MissingExtra
from annotator.suggest.transliteration import default_scheme, transliterate


def main() -> None:
    """Repeat a scheme's own examples to 300 characters and convert them."""
    figures = []
    for card in all_cards():
        scheme = default_scheme(card.tag)
        if scheme is None or not scheme.examples:
            continue
        text = (" ".join(source for source, _ in scheme.examples) + " ") * 300
        begun = time.perf_counter()
        try:
            transliterate(text[:300], card.tag, scheme.id)
        except MissingExtra:
            continue
        first = time.perf_counter() - begun
        begun = time.perf_counter()
        for _ in range(5):
            transliterate(text[:300], card.tag, scheme.id)
        warm = (time.perf_counter() - begun) / 5
        figures.append((warm * 1000, first * 1000, f"{card.tag}-{scheme.id}"))
    figures.sort(reverse=True)
    for warm, first, name in figures[:5]:
        print(f"{name}: first {first:.1f} ms, warm {warm:.2f} ms")
    print(f"median of {len(figures)} languages, warm: {figures[len(figures) // 2][0]:.2f} ms")


if __name__ == "__main__":
    main()
