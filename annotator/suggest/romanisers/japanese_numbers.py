"""How Japanese numbers in kanji are read, and how they and the word counted change each other.

三百 is sanbyaku, 一本 ippon, 四月 shigatsu: a dictionary of words gives each part its reading
alone. The changes are those of school grammars (連濁 and 促音化 of numerals).
"""

DIGITS = "〇一二三四五六七八九"
NUMBER = frozenset(DIGITS + "十百千万億兆")
"""Characters that this module reads."""
_READ = {
    **{
        "〇": "ゼロ",
        "一": "イチ",
        "二": "ニ",
        "三": "サン",
        "四": "ヨン",
        "五": "ゴ",
        "六": "ロク",
    },
    **{"七": "ナナ", "八": "ハチ", "九": "キュウ", "十": "ジュウ", "百": "ヒャク"},
    **{"千": "セン", "万": "マン", "億": "オク", "兆": "チョウ"},
}
_SHORT = {"一": "イッ", "六": "ロッ", "八": "ハッ", "十": "ジュッ", "百": "ヒャッ"}
"""Before some consonants the end of these is only a stop."""
_STOPS = {
    **dict.fromkeys("カキクケコ", "一六八十百"),
    **dict.fromkeys("サシスセソタチツテト", "一八十"),
    **dict.fromkeys("ハヒフヘホ", "一六八十百"),
}
"""First kana of what is counted → after which numbers."""
_NASAL = "三千万何"
"""After these, some words counted begin with a voice or with p."""
_VOICED = {
    **{"階": "ガイ", "軒": "ゲン", "千": "ゼン", "足": "ゾク", "本": "ボン", "匹": "ビキ"},
    **{"杯": "バイ", "百": "ビャク", "票": "ビョウ", "分": "プン", "歩": "ポ", "発": "パツ"},
    **{"泊": "パク", "版": "パン", "敗": "パイ", "品": "ピン", "遍": "ベン"},
}
_PLAIN = {
    **{"本": "ホン", "匹": "ヒキ", "杯": "ハイ", "百": "ヒャク", "票": "ヒョウ", "分": "フン"},
    **{"歩": "ホ", "発": "ハツ", "泊": "ハク", "版": "ハン", "敗": "ハイ", "品": "ヒン"},
    **{"遍": "ヘン", "階": "カイ", "軒": "ケン", "千": "セン", "足": "ソク"},
}
"""What the words of `_VOICED` are without a number before them."""
_P = str.maketrans("ハヒフヘホ", "パピプペポ")
_OLD = {
    **{("四", "月"): "シ", ("七", "月"): "シチ", ("九", "月"): "ク"},
    **{("四", "時"): "ヨ", ("七", "時"): "シチ", ("九", "時"): "ク"},
    **{("四", "年"): "ヨ", ("四", "人"): "ヨ", ("七", "人"): "シチ"},
}
"""Where the other name of a number is used."""
DAYS = {
    **{"二": "フツカ", "三": "ミッカ", "四": "ヨッカ", "五": "イツカ", "六": "ムイカ"},
    **{"七": "ナノカ", "八": "ヨウカ", "九": "ココノカ", "十": "トオカ", "二十": "ハツカ"},
    **{"十四": "ジュウヨッカ", "二十四": "ニジュウヨッカ"},
}
"""Days of the month that have a name of their own; the first is ツイタチ in a date."""


def read(number: str) -> str:
    """A number of `NUMBER` in katakana: 三百六十 → サンビャク ロクジュウ; 一九九六 as 1996."""
    number = _in_full(number)
    out = ""
    for place, char in enumerate(number):
        kana = _READ[char]
        if place:
            out, kana = meet(number[place - 1], out, char, kana)
            out += " " if number[place - 1] in "百千万億兆" and char not in "万億兆" else ""
        out += kana
    return out


def meet(last: str, left: str, word: str, kana: str) -> tuple[str, str]:
    """A number and the word counted, both in katakana, as they sound together.

    `last` is the last character of the number, `word` the word as written.
    """
    kana = _PLAIN.get(word, kana)
    if (last, word[:1]) in _OLD:  # 七時半, 四年間 are words of the dictionary, too
        return left.removesuffix(_READ[last]) + _OLD[last, word[:1]], kana
    if word == "日" and last in DAYS:
        return left.removesuffix(_READ[last]) + DAYS[last], ""
    if last in _NASAL and word in _VOICED:
        return left, _VOICED[word]
    if last == "四" and word == "分":
        return left, "プン"
    if last in _STOPS.get(kana[:1], "") and not (last in "十百" and word in NUMBER):
        return left.removesuffix(_READ[last]) + _SHORT[last], kana[:1].translate(_P) + kana[1:]
    return left, kana


def last_of(digits: str) -> str:
    """The character that a number in figures ends with when it is read: 10 → 十, 21 → 一."""
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros and digits.strip("0"):
        return "十百千万"[min(zeros, 4) - 1]
    return DIGITS[int(digits[-1])]


def _in_full(number: str) -> str:
    """一九九六 → 千九百九十六; what is written in full already stays."""
    if not 2 <= len(number) <= 4 or any(c not in DIGITS for c in number):
        return number
    out = ""
    for char, unit in zip(number, "千百十"[-len(number) + 1 :] + " ", strict=True):
        if char != "〇":
            out += ("" if char == "一" and unit != " " else char) + unit.strip()
    return out or number
