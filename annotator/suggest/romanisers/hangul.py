"""Korean in Hangul, by the rules of sound that the romanisations themselves lay down.

Revised Romanization: Ministry of Culture and Tourism, notice 2000-8, chapters 2 and 3.
McCune–Reischauer (1939): the tables of the ALA-LC romanisation for Korean. Needs no package.
Chinese characters are left for the guard to report.
"""

from itertools import pairwise

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers.hangul_places import border

_parts = str.split

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
VOWELS_RR = _parts("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
VOWELS_MR = _parts("a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i")

SPLIT = dict(
    zip(
        "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        _parts("ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ"),
        strict=True,
    )
)
"""Double finals: what stays before a vowel and what moves over."""
CLOSED = {
    **dict.fromkeys("ㄱㄲㄳㄺㅋ", "ㄱ"),
    **dict.fromkeys("ㄴㄵㄶ", "ㄴ"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"),
    **dict.fromkeys("ㅁㄻ", "ㅁ"),
    **dict.fromkeys("ㅂㅄㄿㅍ", "ㅂ"),
    "ㅇ": "ㅇ",
}
"""The seven sounds that can close a syllable (Standard Pronunciation, rules 8 to 11)."""
NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
BREATHED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅈ": "ㅊ"}
FAMILIES = ("남궁", "황보", "제갈", "사공", "선우", "독고", "서문", "동방", "공손")
"""Family names of two syllables."""
KEEPERS = ("란", "량", "력", "령", "례", "로", "론", "료", "류")
"""Endings of Chinese origin that keep the n before them (rule 20): 의견란 uigyeonnan."""

RR_INITIAL = dict(zip(INITIALS, _parts("g kk n d tt r m b pp s ss _ j jj ch k t p h"), strict=True))
RR_FINAL = dict(zip("ㄱㄴㄷㄹㅁㅂㅇ", _parts("k n t l m p ng"), strict=True))
MR_INITIAL = dict(
    zip(INITIALS, _parts("k kk n t tt r m p pp s ss _ ch tch ch’ k’ t’ p’ h"), strict=True)
)
MR_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}

Syllable = list[str]
"""Initial, vowel (its number as text), final; changed in place while sounds meet."""


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Hangul in Latin letters; `scheme.id` is `rr`, `mr` or `alalc`."""
    out: list[str] = []
    word: list[Syllable] = []
    for char in text + "\0":
        code = ord(char) - 0xAC00
        if 0 <= code < 11172:
            word.append([INITIALS[code // 588], str(code % 588 // 28), FINALS[code % 28].strip()])
            continue
        if word:
            out.append(_write(word, scheme.id))
            word = []
        out.append(char)
    return "".join(out)[:-1]


def version() -> str:
    """What made the value."""
    return "annotator hangul/3"


def _write(word: list[Syllable], scheme: str) -> str:
    if scheme.endswith("names"):
        return _name(word)
    revised = scheme == "rr"
    place = border("".join(chr(_code(s)) for s in word)) if scheme != "mr" else 0
    if not place:
        return _word(word, revised)
    unit = _word(word[place:], True) if revised else _after_hyphen(word[place:])
    return f"{_word(word[:place], revised)}-{unit}"


def _after_hyphen(word: list[Syllable]) -> str:
    """ALA-LC voices the unit as within a word: Chongno-gu, Kyŏnggi-do."""
    first = word[0]
    said = _word(word, False)
    voiced = MR_VOICED.get(first[0])
    return voiced + said[len(MR_INITIAL[first[0]]) :] if voiced else said


def _word(word: list[Syllable], revised: bool) -> str:
    _keep_n(word)
    for left, right in pairwise(word):
        _meet(left, right, revised)
    if word[-1][2]:
        word[-1][2] = CLOSED[word[-1][2]]
    write = _revised if revised else _mccune
    return "".join(write(word, i) for i in range(len(word)))


def _name(word: list[Syllable]) -> str:
    """Family name, then the given name with a hyphen between its syllables: Kang Tong-uk."""
    said = "".join(chr(_code(s)) for s in word)
    family = 2 if said[:2] in FAMILIES and len(word) > 2 else 1
    given = word[family:]
    first = "Yi" if said[:1] == "이" else _word(word[:family], False).capitalize()
    if not given:
        return first
    for left, right in pairwise(given):
        if right[0] == "ㅇ":  # nothing moves over a hyphen: Han-il
            left[2] = CLOSED[left[2]] if left[2] else ""
        else:
            _meet(left, right, False)
    given[-1][2] = CLOSED[given[-1][2]] if given[-1][2] else ""
    return first + " " + "-".join(_mccune(given, i) for i in range(len(given))).capitalize()


def _code(syllable: Syllable) -> int:
    initial, vowel, final = syllable
    place = INITIALS.index(initial) * 588 + int(vowel) * 28 + FINALS.index(final or " ")
    return 0xAC00 + place


def _keep_n(word: list[Syllable]) -> None:
    """생산 + 량: the ending after n begins with n; but the pass 대관 + 령 has ll."""
    if len(word) < 3 or word[-2][2] != "ㄴ" or word[-2][:2] == ["ㄱ", "9"]:
        return
    if chr(_code(word[-1])) in KEEPERS:
        word[-1][0] = "ㄴ"


def _meet(left: Syllable, right: Syllable, revised: bool) -> None:
    """What a final and the next initial make of each other."""
    final, initial = left[2], right[0]
    if not final:
        return
    if initial == "ㅇ":
        _move_over(left, right)
        return
    if final in "ㅎㄶㅀ" and initial in BREATHED:
        right[0] = BREATHED[initial]
        left[2] = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}[final]
        return
    final = CLOSED[final]
    if revised and final in NASAL and initial == "ㅎ" and right[1] in ("6", "20"):
        # Verbs: 잡혀 japyeo, 굳히다 guchida; nouns keep the h: 묵호 mukho.
        left[2], right[0] = "", {"ㄱ": "ㅋ", "ㄷ": "ㅊ"}.get(final, "ㅍ")
        return
    if initial == "ㄹ" and final not in ("ㄴ", "ㄹ"):
        initial = "ㄴ"
    if initial in "ㄴㅁ" and final in NASAL:
        final = NASAL[final]
    if (final, initial) in (("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")):
        final = initial = "ㄹ"
    left[2], right[0] = final, initial


def _move_over(left: Syllable, right: Syllable) -> None:
    """Before a vowel the final, or its second half, is heard as the next syllable's initial."""
    final = left[2]
    if final == "ㅇ":
        return
    both = SPLIT.get(final, final)
    stays, moves = both[:-1], both[-1]
    if moves in "ㄷㅌ" and right[1] == "20":  # before i
        moves = "ㅈ" if moves == "ㄷ" else "ㅊ"
    left[2] = stays
    right[0] = "ㅇ" if moves == "ㅎ" else moves


def _revised(word: list[Syllable], i: int) -> str:
    initial, vowel, final = word[i]
    head = "" if initial == "ㅇ" else RR_INITIAL[initial]
    if initial == "ㄹ" and i and word[i - 1][2] == "ㄹ":
        head = "l"
    return head + VOWELS_RR[int(vowel)] + (RR_FINAL[final] if final else "")


def _mccune(word: list[Syllable], i: int) -> str:
    initial, vowel, final = word[i]
    before = word[i - 1][2] if i else "#"
    head = "" if initial == "ㅇ" else MR_INITIAL[initial]
    if initial in MR_VOICED and before in ("", "ㄴ", "ㄹ", "ㅁ", "ㅇ"):
        head = MR_VOICED[initial]
    elif initial == "ㄹ" and before == "ㄹ":
        head = "l"
    elif initial == "ㅅ" and vowel == "16":
        head = "sh"
    sound = VOWELS_MR[int(vowel)]
    if not head and sound == "e" and i and not before and word[i - 1][1] in ("0", "8"):
        sound = "ë"
    close = RR_FINAL[final] if final else ""
    follows = word[i + 1][0] if i + 1 < len(word) else ""
    if final == "ㄴ" and follows == "ㄱ":
        close = "n’"  # 한국 Han’guk: not ng
    if final == "ㄹ" and follows == "ㅎ":
        close = "r"
    return head + sound + close
