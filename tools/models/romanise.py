"""How people write other scripts in Latin letters: several conventions for each language.

Not schemes of transliteration (those live in annotator/languages/schemes): here it only matters to
know such words when they stand in an article. Each convention is a map of single letters; where a
language has several in use its counts are shared among them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

_RU = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)) | {
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ь": "",
    "ю": "yu", "я": "ya",
}  # fmt: skip
_RU_LOOSE = _RU | {"й": "j", "х": "h", "щ": "sch", "ё": "e", "ц": "c", "я": "ja", "ю": "ju"}
_RU_ISO = _RU | {"ж": "ž", "й": "j", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ё": "ë",
                 "э": "ė", "ю": "ju", "я": "ja"}  # fmt: skip
_UK = _RU | {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "yi", "є": "ye", "й": "y", "’": ""}
_UK_NAT = _UK | {"ї": "i", "є": "ie", "й": "i", "ю": "iu", "я": "ia"}
_UK_ISO = _RU_ISO | {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "є": "je"}
_BE = _RU | {"г": "h", "ў": "u", "і": "i", "ы": "y"}
_BE_LACINKA = _RU_ISO | {"г": "h", "ў": "ŭ", "і": "i", "э": "e", "ё": "io", "ю": "iu", "я": "ia",
                         "е": "ie", "ц": "c", "й": "j"}  # fmt: skip
_BG = _RU | {"х": "h", "щ": "sht", "ъ": "a", "ь": "y", "й": "y"}
_MK = _RU | {
    "ѓ": "gj",
    "ѕ": "dz",
    "ј": "j",
    "љ": "lj",
    "њ": "nj",
    "ќ": "kj",
    "џ": "dzh",
    "х": "h",
    "ц": "c",
}
_SR = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)) | {
    "љ": "lj", "њ": "nj", "џ": "dž"}  # fmt: skip
_KK = _RU | {"ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    "і": "i",
             "ы": "y", "у": "u", "и": "i"}  # fmt: skip
_KK_2021 = _RU | {"ә": "ä", "ғ": "ğ", "қ": "q", "ң": "ñ", "ө": "ö", "ұ": "ū", "ү": "ü", "һ": "h",
    "і": "ı",
                  "ы": "y", "у": "u", "и": "i", "й": "i", "ш": "ş", "ж": "j", "х": "h", "ч": "ch",
                  "щ": "ş", "э": "e", "я": "ia", "ю": "iu", "ё": "io", "ц": "ts"}  # fmt: skip
_KY = _RU | {"ң": "ng", "ө": "o", "ү": "u", "ж": "j"}
_MN = _RU | {"ө": "u", "ү": "u", "х": "kh", "ж": "j", "й": "i"}
_TG = _RU | {"ғ": "gh", "ӣ": "i", "қ": "q", "ӯ": "u", "ҳ": "h", "ҷ": "j"}
_EL = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "avgdezi#iklmn#oprsstyf##o", strict=True)) | {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps"}  # fmt: skip
_EL_LOOSE = _EL | {"χ": "h", "υ": "i", "ξ": "ks"}
_KA = dict(
    zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "abgdevztiklmnop#rstupk##########h", strict=True)
) | {
    "ჟ": "zh", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts",
    "ჭ": "ch",
    "ხ": "kh", "ჯ": "j"}  # fmt: skip
_HY = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        "abgdezeyt#il##kh###myn#o#pjrsvtr#vpkof",
        strict=True,
    )
) | {
    "ժ": "zh",
    "խ": "kh",
    "ծ": "ts",
    "ձ": "dz",
    "ղ": "gh",
    "ճ": "ch",
    "շ": "sh",
    "չ": "ch",
    "ց": "ts",
    "և": "ev",
}

MAPS: dict[str, tuple[dict[str, str], ...]] = {
    "ru": (_RU, _RU, _RU_LOOSE, _RU_ISO),
    "uk": (_UK, _UK_NAT, _UK_ISO),
    "be": (_BE, _BE_LACINKA),
    "bg": (_BG, _BG | {"ъ": "u"}),
    "mk": (_MK,),
    "sr": (_SR,),
    "kk": (_KK_2021, _KK_2021, _KK),
    "ky": (_KY, _KY | {"ө": "ö", "ү": "ü", "ң": "ñ"}),
    "mn": (_MN, _MN | {"ө": "ö", "ү": "ü"}),
    "tg": (_TG,),
    "el": (_EL, _EL_LOOSE),
    "ka": (_KA,),
    "hy": (_HY,),
}
"""Letter by letter conventions of languages whose letters say their sound."""

_GREEK_PAIRS = ((r"ου", "ou"), (r"μπ", "b"), (r"ντ", "d"), (r"γγ", "ng"), (r"γκ", "g"), (r"ευ",
    "ev"),
                (r"αυ", "av"))  # fmt: skip


def windows(counts: dict[str, float], width: int = 5) -> Iterable[tuple[str, float]]:
    """The counts as little texts: what follows each place, `width` letters or to the word's end."""
    for gram, count in counts.items():
        if len(gram) == width or gram[-1] == " ":
            yield gram, count


def romanised_counts(counts: dict[str, float], language: str) -> dict[str, float]:
    """The n-gram counts of a language rewritten in Latin letters, shared among its conventions.

    Each place of the text is one window; the Latin n-grams that begin inside the rendering of its
    first letter belong to it.
    """
    out: Counter[str] = Counter()
    maps = MAPS[language]
    strip = language == "el"
    for gram, count in windows(counts):
        if strip:
            gram = _plain_greek(gram)
        for table in maps:
            parts = [table.get(ch, ch) for ch in gram]
            text, first = "".join(parts), len(parts[0])
            for at in range(first):
                for length in range(1, 6):
                    piece = text[at : at + length]
                    if len(piece) < length or (" " in piece[1:-1]):
                        break
                    if piece.strip():
                        out[piece] += count / len(maps)
    return {gram: count for gram, count in out.items() if gram.isascii() or _latin(gram)}


def _latin(gram: str) -> bool:
    return all(ch == " " or ch < "\u0250" or "\u1e00" <= ch < "\u1f00" for ch in gram)


def _plain_greek(text: str) -> str:
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    for pair, latin in _GREEK_PAIRS:
        text = text.replace(pair, latin)
    return text


def fold(text: str) -> str:
    """The text without marks over and under its letters."""
    parts = unicodedata.normalize("NFD", text)
    plain = "".join(ch for ch in parts if not unicodedata.combining(ch))
    return plain.translate(str.maketrans("ıłøđ", "ilod"))


_LEADS = "g kk n d tt r m b pp s ss  j jj ch k t p h"
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_TAILS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
_JAMO_LEAD, _JAMO_VOWEL, _JAMO_TAIL = (text.split(" ") for text in (_LEADS, _VOWELS, _TAILS))


def korean(text: str) -> str:
    """Revised Romanization, syllable by syllable, without assimilation."""
    out = []
    for ch in text:
        code = ord(ch) - 0xAC00
        if 0 <= code < 11172:
            lead, vowel, tail = code // 588, code % 588 // 28, code % 28
            ch = _JAMO_LEAD[lead] + _JAMO_VOWEL[vowel] + _JAMO_TAIL[tail]
        out.append(ch)
    return "".join(out)


def indic(text: str, transliterate: Callable[[str], str]) -> list[str]:
    """ICU's Latin of an Indic text: as it is (IAST), and as people type it, without final a."""
    scholarly = transliterate(text)
    plain = scholarly.replace("ś", "sh").replace("ṣ", "sh").replace("ṁ", "n").replace("c", "ch")
    plain = plain.replace("chch", "cch").replace("ē", "e").replace("ō", "o").replace("r̥", "ri")
    loose = fold(plain)
    return [re.sub(r"(?<=[bcdfghjklmnprstvyz])a\b", "", loose), scholarly]


def chinese(text: str, transliterate: Callable[[str], str]) -> list[str]:
    """Pinyin with and without tones, syllables joined in twos as words mostly are."""
    syllables = transliterate(text).split()
    joined = " ".join("".join(syllables[i : i + 2]) for i in range(0, len(syllables), 2))
    return [joined, fold(joined), fold(joined), fold(" ".join(syllables))]


_TO_CYRILLIC: dict[str, dict[str, str]] = {
    "uz": {"oʻ": "ў", "gʻ": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я",
    "ye": "е", "ʼ": "ъ",
           "q": "қ", "h": "ҳ", "x": "х", "j": "ж", "e": "е", "y": "й"},
    "tk": {"ä": "ә", "ň": "ң", "ö": "ө", "ü": "ү", "ş": "ш", "ž": "ж", "j": "җ", "ç": "ч",
    "ýa": "я",
           "ýu": "ю", "ýo": "ё", "ý": "й", "y": "ы", "w": "в", "h": "х", "e": "е"},
    "az": {"ə": "ә", "ğ": "ғ", "ı": "ы", "ö": "ө", "ü": "ү", "ş": "ш", "ç": "ч", "c": "ҹ",
    "j": "ж", "h": "һ",
           "q": "г", "g": "ҝ", "y": "ј", "x": "х", "e": "е"},
}  # fmt: skip
_PLAIN = dict(zip("abdfgiklmnoprstuvz", "абдфгиклмнопрстувз", strict=True))


def cyrillised(text: str, language: str) -> str:
    """A Latin text of a language that also has, or had, a Cyrillic alphabet, in Cyrillic
    letters."""
    table = _PLAIN | _TO_CYRILLIC[language]
    pattern = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    lowered = text.lower().replace("‘", "ʻ").replace("’", "ʼ")
    found = re.sub(pattern, lambda match: table[match.group()], lowered)
    return re.sub(r"\bе", "э", found) if language in ("uz", "tk") else found
