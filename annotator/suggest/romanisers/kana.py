"""Kana in Latin letters: modified Hepburn (ALA-LC 2012) and Kunrei-shiki (1954). No package."""

import re

_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "g": "ガギグゲゴ",
    "s": "サシスセソ",
    "z": "ザジズゼゾ",
    "t": "タチツテト",
    "d": "ダヂヅデド",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "b": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
}
_CONSONANT = {char: consonant for consonant, row in _ROWS.items() for char in row}
"""Kana → consonant of its row."""
_VOWEL = {c: v for row in _ROWS.values() for c, v in zip(row, "aiueo", strict=True)}
_REST = {
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ワ": "wa",
    "ヰ": "i",
    "ヱ": "e",
    "ヲ": "o",
    "ヴ": "vu",
}
_HEPBURN = {
    "シ": "shi",
    "チ": "chi",
    "ツ": "tsu",
    "フ": "fu",
    "ジ": "ji",
    "ヂ": "ji",
    "ヅ": "zu",
}
_KUNREI_ODD = {"ヂ": "zi", "ヅ": "zu"}
_SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
_SMALL_VOWELS = dict(zip("ァィゥェォ", "aiueo", strict=True))
_BEFORE_SMALL = {
    "シ": "sh",
    "ジ": "j",
    "チ": "ch",
    "ヂ": "j",
    "ツ": "ts",
    "フ": "f",
    "ヴ": "v",
    "ウ": "w",
    "テ": "t",
    "デ": "d",
    "ト": "t",
    "ド": "d",
    "ク": "kw",
    "グ": "gw",
    "イ": "y",
    "ス": "s",
    "ズ": "z",
}
_LONG = str.maketrans("aiueo", "āīūēō")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30fe\ue000]+")
BREAK = "\ue000"
"""Between two kana: their vowels do not run together. Only inside what we spell ourselves."""


def to_katakana(text: str) -> str:
    """Hiragana as katakana; all else as it is."""
    return "".join(chr(ord(c) + 0x60) if "\u3041" <= c <= "\u3096" else c for c in text)


def spell(text: str, kunrei: bool = False) -> str:
    """The kana in `text` in Latin letters; long vowels get a macron (Kunrei: a circumflex).

    Words are taken as they stand: は is `ha` here, whatever it is in a sentence.
    """
    return _KATAKANA.sub(lambda found: _word(found[0], kunrei), to_katakana(text))


def knows(char: str) -> bool:
    """Whether `char` is a katakana letter."""
    return "\u30a1" <= char <= "\u30fa"


def _word(kana: str, kunrei: bool) -> str:
    out: list[str] = []
    double = False
    i = 0
    while i < len(kana):
        char, after = kana[i], kana[i + 1 : i + 2]
        if char in ("ッ", BREAK):
            double = double or char == "ッ"
            if char == BREAK:
                out.append(BREAK)
            i += 1
            continue
        if char in "ーヽヾ":
            out.append("-" if char == "ー" else (out[-1] if out else ""))
            i += 1
            continue
        said, used = _mora(char, after, kunrei)
        if double:
            if said[0] in "aeiou":
                out.append(BREAK)  # a stop, not a long vowel: あっあ is a-a
            said = _doubled(said, kunrei)
            double = False
        out.append(said)
        i += used
    return _lengthen(_syllabic_n(out), kunrei)


def _mora(char: str, after: str, kunrei: bool) -> tuple[str, int]:
    """One sound and how many kana it took."""
    if char == "ン":
        return "n", 1
    if after in _SMALL and char in _VOWEL:
        return _with_y(char, _SMALL[after], kunrei), 2
    if after in _SMALL and char == "ヴ":
        return "v" + _SMALL[after], 2
    if after in _SMALL_VOWELS and char in _BEFORE_SMALL:
        return _BEFORE_SMALL[char] + _SMALL_VOWELS[after], 2
    if after == "ェ" and _VOWEL.get(char) == "i" and _CONSONANT[char]:
        return _CONSONANT[char] + "ye", 2
    if char in _SMALL or char in _SMALL_VOWELS:
        return {**_SMALL, **_SMALL_VOWELS}[char], 1
    if char in _REST:
        return _REST[char], 1
    odd = _KUNREI_ODD if kunrei else _HEPBURN
    if char in odd:
        return odd[char], 1
    plain = {"ヵ": "ka", "ヶ": "ke", "ヮ": "wa"}
    return (plain[char] if char in plain else _CONSONANT.get(char, "") + _VOWEL.get(char, char)), 1


def _with_y(char: str, small: str, kunrei: bool) -> str:
    """キャ kya, シャ sha (Kunrei sya), テュ tyu."""
    if not kunrei and char in "シジチヂ":
        return _BEFORE_SMALL[char] + small[1:]
    row = {"ジ": "z", "ヂ": "z", "シ": "s", "チ": "t"}.get(char, _CONSONANT[char])
    return row + small


def _doubled(said: str, kunrei: bool) -> str:
    if said.startswith("ch") and not kunrei:
        return "t" + said
    return said[0] + said if said[:1] not in "aiueo" else said


def _syllabic_n(sounds: list[str]) -> list[str]:
    """n before a vowel or y is parted from it: しんいち shin’ichi."""
    return [
        "n’" if s == "n" and nxt[:1] in ("a", "i", "u", "e", "o", "y") else s
        for s, nxt in zip(sounds, [*sounds[1:], "#"], strict=False)
    ]


def _lengthen(sounds: list[str], kunrei: bool) -> str:
    """オウ, オオ → ō, ウウ → ū, アア → ā, エエ → ē, and the long sign; イイ and エイ stay."""
    out = ""
    for sound in sounds:
        last = out[-1:]
        if sound == "-":
            out = out[:-1] + last.translate(_LONG) if last in tuple("aiueo") else out
        elif (last, sound) in {("o", "u"), ("o", "o"), ("u", "u"), ("a", "a"), ("e", "e")}:
            out = out[:-1] + last.translate(_LONG)
        else:
            out += sound
    out = out.replace(BREAK, "")
    return out.translate(str.maketrans("āīūēō", "âîûêô")) if kunrei else out
