"""Words, marks and line ends of English reports strung together at random, through detection.

Usage: python -m benchmarks.fuzz.pieces [SECONDS] [SEED]

The words are those that rules look for (verbs of saying, persons, groups, prepositions …), the rest
marks, line ends and words of other scripts. Prints each kind of error once, with a text that makes
it; exit 1 where there is one. The suite has a short version, `tests/tasks/detection/test_any_text`.
"""

import random
import sys
import time
import traceback

from annotator.languages.english import words
from annotator.tasks.detection.detect import propose

WORDS = """
“ ” ‘ ’ " ' « » „ ( ) [ ] , . : ; ! ? … — – - * _ / | & 1 2026 16 Mr. Dr. U.S. he she they it I we
you who which that as in on for of to the a an says saying told called quoted cited shouting adding
according means meaning literally translated or known word phrase term Kazakh Russian German жол
слово кет! дорога 漢字 ภาษา שלום سلام Ελλάδα dzień dobry vie Ada Lovelace Saule Minister President
officials protesters crowd poster sign reads him her his was were is be been and but not no never
after before by from with then when where Thursday AP LONDON “жол” “road” ‘Go!’ ’s n’t <b> &quot;
"""
PIECES = [
    *WORDS.split(), "\n", "\n\n", " ", "\t", "\r\n", ":\n", "said:\n\n", "saying\n", "which means ",
    "“We go,” said Ada. ", "“жол” (“road”) ", "— in Kazakh, ", "c’est la vie ", "\ud800", "e\u0301",
    "\u200b",
]  # fmt: skip
LISTS = ("saying", "judging", "thinking", "speech", "persons", "groups", "organisations",
         "prepositions", "titles")  # fmt: skip
LANGUAGES = ("en", "en", "en", "en", "ru", "zh", "ar", "de")


def strung(chance: random.Random, listed: list[str]) -> str:
    """One text of up to ninety pieces, most of them with a space between."""
    parts = []
    for _ in range(chance.choice((4, 8, 16, 40, 90))):
        which = chance.random()
        word = chance.choice(listed) if which < 0.2 else chance.choice(PIECES)
        parts.append(word.title() if which < 0.08 else word)
        parts.append(" " if chance.random() < 0.75 else "")
    return "".join(parts)


def attempt(text: str, matrix: str) -> None:
    """Whatever is found lies in the text."""
    found = propose(text, matrix)
    for layer in (found.spans, found.quotations, found.glosses, found.repeats):
        for one in layer:
            assert 0 <= one.start <= one.end <= len(text), one


def main() -> int:
    """Run for so many seconds (60 if not said)."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    lists = words()
    listed = sorted(word for name in LISTS for word in getattr(lists, name))
    end, count, known = time.monotonic() + seconds, 0, set()
    while time.monotonic() < end:
        text, matrix = strung(chance, listed), chance.choice(LANGUAGES)
        count += 1
        try:
            attempt(text, matrix)
        except Exception as error:  # whatever it is, it is what is looked for
            at = traceback.extract_tb(error.__traceback__)[-1]
            kind = (type(error).__name__, at.filename, at.lineno)
            if kind not in known:
                known.add(kind)
                print(f"  {kind[0]} in {at.name}, line {at.lineno}: {text!r}", flush=True)
    print(f"{count} texts, {len(known)} kinds of error")
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main())
