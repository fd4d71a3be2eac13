"""Tibetan as it is spoken in Lhasa: the simplified phonetic transcription of the THL.

Made from Extended Wylie, syllable by syllable. Where a word ends is not written: two syllables go
together, as most Tibetan words and names do, and particles go with what stands before them.
"""

import re

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers import tibetan

_parts = str.split
_ROOTS = (
    dict.fromkeys(_parts("k kh g ng ch j ny t d n p b m ts dz w zh z y r l sh s h lh"), "")
    | {"c": "ch", "th": "t", "ph": "p", "tsh": "ts", "'": "-"}
    | {"ky": "", "khy": "", "gy": "", "py": "ch", "phy": "ch", "by": "j", "my": "ny"}
    | dict.fromkeys(("kr", "tr", "pr", "khr", "thr", "phr"), "tr")
    | dict.fromkeys(("gr", "dr", "br"), "dr")
    | {"mr": "m", "sr": "s", "hr": "hr", "shr": "sh"}
    | dict.fromkeys(("kl", "gl", "bl", "rl", "sl"), "l")
    | {"zl": "d", "ty": "ty", "dy": "dy", "ny": "ny", "hy": "hy"}
)
"""Root with what is joined below it → how it is said; "" as it is written, "-" not at all."""
_SILENT = re.compile(r"[gdbm']?[rls]?")
_SYLLABLE = re.compile(r"(?P<onset>[^aeiou]*)(?P<vowel>[aeiou])(?P<coda>.*)", re.DOTALL)
_CODA = {"g": "k", "b": "p", "d": "", "s": "", "'": ""}
_FRONTED = {"a": "e", "o": "ö", "u": "ü"}
_GENITIVE = frozenset(("kyi", "gi", "gyi", "yi"))
_ENDINGS = frozenset(_parts("pa ba po bo mo ma pa'i ba'i po'i bo'i mo'i ma'i kyi gi gyi yi"))
"""Syllables that belong to the word before them."""
_HEARD = {"rje": "r", "rten": "r", "rma": "r", "rgyan": "r", "ldan": "n"}
"""What is heard before these after a vowel: Dorjé, Chörten, Karma, Orgyen, Ganden."""
_WORD = re.compile(r"[a-zA-Z'+.]+(?: [a-zA-Z'+.]+)*")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Tibetan as it sounds. Raises MissingExtra where pyewts is not installed."""
    out = []
    at = 0
    for found in tibetan.TIBETAN.finditer(text):
        out.append(text[at : found.start()])
        wylie = tibetan.romanise(found[0], scheme).replace("~", "")
        heard = _WORD.sub(lambda run: _words(run[0].split(" ")), wylie)
        out.append(heard.replace("/", "."))
        at = found.end()
    out.append(text[at:])
    latin = re.sub(r" +([.,])", r"\1", "".join(out))
    return re.sub(r"\.(?:\s*\.)+", ".", latin).strip()


def version() -> str:
    """What made the value."""
    return f"annotator tibetan sounds/1 on {tibetan.version()}"


def _words(syllables: list[str]) -> str:
    """A run of syllables as words."""
    return " ".join(_said(word) for word in parted(syllables))


def parted(syllables: list[str]) -> list[list[str]]:
    """Syllables in words of two, three where one would stand alone at the end."""
    words: list[list[str]] = []
    for syllable in syllables:
        full = bool(words) and (
            sum(s not in _ENDINGS for s in words[-1]) >= 2 or words[-1][-1] in _GENITIVE
        )
        if words and (syllable in _ENDINGS or not full):
            words[-1].append(syllable)
        else:
            words.append([syllable])
    if len(words) > 1 and len(words[-1]) == 1:
        last = words.pop()
        words[-1] += last
    return words


def _said(word: list[str]) -> str:
    """The word as it sounds; a last e that is heard in full has its accent."""
    out = ""
    for place, syllable in enumerate(word):
        out += said(syllable, first=place == 0, before=out[-1:])
    return out[:-1] + "é" if out.endswith("e") else out


def said(syllable: str, first: bool = True, before: str = "") -> str:
    """One syllable in Wylie as it sounds after the letter `before` of the same word."""
    plain = syllable.rpartition(".")[2].replace("+", "")  # g.yag: a prefix, then y
    found = _SYLLABLE.fullmatch(plain.lower())
    if found is None:
        return syllable
    onset, vowel, coda = found["onset"], found["vowel"], found["coda"]
    head = _onset(onset, vowel)
    if not first and onset == "b" and vowel in "ao" and not coda.strip("'is"):
        head = "w"
    if not first and onset[:1] == "'" and len(onset) > 1 and before in tuple("aeiouöü"):
        head = ("m" if head[:1] in "bpm" else "n") + head
    if not first and before in tuple("aeiouöü"):
        head = _HEARD.get(plain, "") + head
    return head + _rhyme(vowel, coda)


def _onset(onset: str, vowel: str) -> str:
    onset = onset.replace("w", "") if len(onset) > 1 else onset
    if onset == "db":
        return "" if vowel in "uo" else "w"
    if onset in ("dby", "dbr"):
        return onset[-1]
    for known in (onset, onset[1:], onset[2:], onset[3:]):
        if known not in _ROOTS or not _SILENT.fullmatch(onset[: len(onset) - len(known)]):
            continue
        heard = _ROOTS[known] or known
        return "" if heard == "-" else heard
    return onset.replace("'", "")


def _rhyme(vowel: str, coda: str) -> str:
    """The vowel with what closes the syllable."""
    if coda.startswith("'"):
        rest = coda[1:]
        if rest[:1] == "i":
            return _FRONTED.get(vowel, vowel)
        return vowel + (said(rest) if rest[:1] in tuple("aou") else "")
    last = coda[:-1] if len(coda) > 1 and coda[-1] in "sd" else coda
    if last in ("d", "n", "l", "s"):
        vowel = _FRONTED.get(vowel, vowel)
    return vowel + _CODA.get(last, last)
