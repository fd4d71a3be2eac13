"""Words that an English text uses, and words made of them: the quick way to "not foreign"."""

from functools import lru_cache
from importlib.resources import files

from annotator.detect.wordsets import word_set
from annotator.languages.english.lexicon import english_words


@lru_cache(maxsize=1)
def _loans() -> tuple[frozenset[str], frozenset[str]]:
    """The loans of loans.txt: those that stay English everywhere, and the others."""
    text = (files("annotator.detect") / "data" / "loans.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    soft = frozenset(" ".join(line[1:] for line in lines if line.startswith("~")).split())
    return frozenset(" ".join(line for line in lines if not line.startswith("~")).split()), soft


def loan_words() -> frozenset[str]:
    """Foreign by origin, English by use: no spans by themselves (`falafel`, `tenge`, `résumé`)."""
    return _loans()[0]


def introduced_loans() -> frozenset[str]:
    """Loans that are foreign words where the text introduces them: "the Danish idea of hygge"."""
    return _loans()[1]


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """English words and loanwords together."""
    return english_words() | loan_words()


_PREFIXES = word_set(
    "super photo micro macro anti multi inter intra pseudo semi mega ultra hyper hypo neo post pre "
    "non over under out sub trans tele cyber eco euro afro bio geo auto counter cross self "
    "re un de "
    "dis mis bi tri mono poly neuro psycho socio techno thermo electro hydro para proto quasi"
)
_SUFFIXES = (
    "s", "es", "d", "ed", "er", "ers", "ing", "ist", "ists", "ism", "isms", "ish", "ize", "ized",
    "izing", "ise", "ised", "ising", "ization", "isation", "like", "ness", "less", "ful", "able",
    "ible", "ly", "y", "ie", "ies", "ian", "ians", "ic", "ical", "ity", "dom", "hood", "ship",
    "ship", "wise", "proof", "free", "gate", "fest", "nik", "niks", "athon", "phobe", "phobia",
    "phobic", "cephaly", "ology", "ologist", "ectomy", "itis", "osis", "aemia", "emia", "oma",
)  # fmt: skip


_LONGEST = 45
"""Letters of the longest word in large English dictionaries; every cut of a longer one costs time
that grows with its square."""


@lru_cache(maxsize=16384)
def derived(form: str, known: frozenset[str]) -> bool:
    """Whether an unknown word is made of English parts: `photomontages`, `mercantilist`."""
    if not form.isascii() or len(form) > _LONGEST:
        return False
    if len(form) > 5 and form[-1] == "a" and form[:-1] + "um" in known:
        return True  # referenda
    for suffix in _SUFFIXES:
        stem = form[: -len(suffix)]
        if form.endswith(suffix) and len(stem) > 2 and (
            stem in known or stem + "e" in known or (stem[-1] == stem[-2] and stem[:-1] in known)
            or (suffix in ("ist", "ism", "ists") and (stem + "y" in known or stem + "ism" in known))
        ):  # fmt: skip
            return True
    return any(
        (form[:cut] in _PREFIXES and _stem(form[cut:], known, 3))
        or (cut > 2 and form[:cut] in known and _stem(form[cut:], known, 4))
        for cut in range(2, len(form) - 2)
    )


def _stem(tail: str, known: frozenset[str], least: int) -> bool:
    """Whether the rest of a word is English, a plural or a doer: `tail|enders`, `die|hard`."""
    if len(tail) < least:
        return False
    return any(
        tail.endswith(end) and tail[: len(tail) - len(end)] in known
        for end in ("", "s", "er", "ers")
    )


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TYPO = (5, 20)
"""Letters that a word may have to be taken for a misspelt one."""


def misspelt(form: str, known: frozenset[str]) -> bool:
    """Whether an unknown word is one letter away from an English one: `opporunity`, `ahold`.

    One letter missing, too many, wrong, or two in the wrong order; some 55 look-ups a letter.
    """
    if not (_TYPO[0] <= len(form) <= _TYPO[1] and form.isascii()):
        return False
    for at in range(len(form) + 1):
        before, after = form[:at], form[at:]
        if after and before + after[1:] in known:
            return True
        if len(after) > 1 and before + after[1] + after[0] + after[2:] in known:
            return True
        if any(before + ch + after in known or before + ch + after[1:] in known for ch in _LETTERS):
            return True
    return False
