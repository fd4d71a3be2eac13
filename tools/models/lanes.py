"""Which languages the tables tell apart, and what each is counted from.

A lane is one language in one script: `kk`, `uz-Latn`, `uk-Latn` (Ukrainian as people spell it in
Latin letters). Lanes of one script compete with each other in one table.
"""

from typing import NamedTuple


class Lane(NamedTuple):
    """One language in one script, with its sources."""

    tag: str
    lingua: str = ""
    """Code of lingua's counts."""
    langdetect: str = ""
    """Code of langdetect's profile, used where lingua's cut the words at vowel signs."""
    cldr: tuple[str, ...] = ()
    """Locales whose names and keywords are counted."""
    udhr: str = ""
    stop: str = ""
    """Code of spaCy's stop words."""
    roman: str = ""
    """Lane that this one is the romanised form of, by the schemes in romanise.py."""

    @property
    def words(self) -> str:
        """Code of Tesseract's list of words that teaches the table; empty where there is none."""
        return LISTS.get(self.tag, "")

    @property
    def noted(self) -> str:
        """Code of the list whose words are noted beside the table where it misreads them."""
        return self.words or NOTED.get(self.tag, "")


def _plain(codes: str, **extra: str) -> list[Lane]:
    return [
        Lane(code, lingua=code, cldr=(extra.get(code, code),), stop=code) for code in codes.split()
    ]


LATIN = [
    *_plain(
        "en af az ca cs cy da de eo es et eu fi fr ga hr hu id is it la lg lt lv mi nl pl pt ro "
        "sk sl sn so sq st sv sw tl tn tr ts vi xh yo zu",
        tl="fil",
    ),
    Lane("bs", "bs", cldr=("bs",), stop="hr"),
    Lane("ms", "ms", cldr=("ms",), stop="ms"),
    Lane("nb", "nb", cldr=("no",), stop="nb"),
    Lane("nn", "nn", cldr=("nn",), stop="nn"),
    Lane("sr-Latn", roman="sr", cldr=("sr-Latn",), udhr="sr-Latn"),
    Lane("uz", cldr=("uz",), udhr="uz-Latn"),
    Lane("tk", cldr=("tk",), udhr="tk-Latn"),
    Lane("gl", cldr=("gl",), udhr="gl"),
    Lane("mt", cldr=("mt",), udhr="mt"),
    Lane("lb", cldr=("lb",), udhr="lb", stop="lb"),
    Lane("br", cldr=("br",), udhr="br"),
    Lane("gd", cldr=("gd",), udhr="gd", stop="gd"),
    Lane("ha", cldr=("ha",), udhr="ha"),
    Lane("ig", cldr=("ig",), udhr="ig"),
    Lane("ht", udhr="ht", stop="ht"),
    Lane("jv", cldr=("jv",), udhr="jv"),
    Lane("mg", cldr=("mg",), udhr="mg"),
    Lane("ku", cldr=("ku",), udhr="ku", stop="kmr"),
    Lane("crh", udhr="crh"),
    Lane("rw", cldr=("rw",), udhr="rw"),
    Lane("ceb", cldr=("ceb",), udhr="ceb"),
    Lane("ug-Latn", udhr="ug-Latn"),
    Lane("fo", cldr=("fo",), stop="fo"),
    Lane("fy", cldr=("fy",)),
    Lane("oc", cldr=("oc",)),
    Lane("rm", cldr=("rm",)),
    Lane("sc", cldr=("sc",)),
    Lane("qu", cldr=("qu",)),
    Lane("om", cldr=("om",)),
    Lane("wo", cldr=("wo",)),
    Lane("hsb", cldr=("hsb",), stop="hsb"),
    Lane("dsb", cldr=("dsb",), stop="dsb"),
    Lane("nso", cldr=("nso",)),
    Lane("ak", cldr=("ak",)),
    Lane("to", cldr=("to",)),
    Lane("kl", cldr=("kl",)),
    Lane("se", cldr=("se",)),
    Lane("ast", cldr=("ast",)),
    Lane("ln", cldr=("ln",)),
    Lane("kk-Latn", roman="kk"),
    Lane("ru-Latn", roman="ru"),
    Lane("uk-Latn", roman="uk"),
    Lane("be-Latn", roman="be"),
    Lane("bg-Latn", roman="bg"),
    Lane("el-Latn", roman="el"),
    Lane("ka-Latn", roman="ka"),
    Lane("hy-Latn", roman="hy"),
    Lane("ky-Latn", roman="ky"),
    Lane("mn-Latn", roman="mn"),
    Lane("tg-Latn", roman="tg"),
    Lane("hi-Latn", roman="hi", cldr=("hi-Latn",)),
    Lane("bn-Latn", roman="bn"),
    Lane("ta-Latn", roman="ta"),
    Lane("sa-Latn", roman="sa"),
    Lane("th-Latn", roman="th"),
    Lane("zh-Latn", roman="zh"),
    Lane("ko-Latn", roman="ko"),
    Lane("ja-Latn"),
    Lane("ar-Latn"),
    Lane("fa-Latn"),
    Lane("ur-Latn"),
    Lane("he-Latn"),
    Lane("yi-Latn"),
]
CYRILLIC = [
    *_plain("ru uk be bg mk sr kk mn"),
    Lane("ky", cldr=("ky",), udhr="ky", stop="ky"),
    Lane("uz-Cyrl", cldr=("uz-Cyrl",), udhr="uz-Cyrl", roman="uz"),
    Lane("tg", cldr=("tg",), udhr="tg"),
    Lane("tt", cldr=("tt",), udhr="tt", stop="tt"),
    Lane("ba", cldr=("ba",)),
    Lane("cv", cldr=("cv",), udhr="cv"),
    Lane("ab", cldr=("ab",), udhr="ab"),
    Lane("os", cldr=("os",), udhr="os"),
    Lane("ce", cldr=("ce",)),
    Lane("sah", cldr=("sah",), udhr="sah"),
    Lane("tk-Cyrl", udhr="tk-Cyrl", roman="tk"),
    Lane("az-Cyrl", udhr="az-Cyrl", roman="az"),
    Lane("kbd", udhr="kbd"),
    Lane("tyv", cldr=("tyv",)),
]
ARABIC = [
    *_plain("ar fa ur"),
    Lane("ps", cldr=("ps",), udhr="ps"),
    Lane("ug", cldr=("ug",), udhr="ug"),
    Lane("ckb", cldr=("ckb",)),
    Lane("sd", cldr=("sd",)),
    Lane("pa-Arab", cldr=("pa-Arab",)),
    Lane("kk-Arab", cldr=("kk-Arab",)),
    Lane("ks", cldr=("ks",)),
]
DEVANAGARI = [
    Lane("hi", langdetect="hi", cldr=("hi",), stop="hi"),
    Lane("mr", langdetect="mr", cldr=("mr",), stop="mr"),
    Lane("ne", langdetect="ne", cldr=("ne",), udhr="ne", stop="ne"),
    Lane("sa", cldr=("sa",), udhr="sa", stop="sa"),
    Lane("kok", cldr=("kok",)),
    Lane("mai", cldr=("mai",)),
    Lane("bho", cldr=("bho",)),
]
OTHERS = {
    "Hebr": [Lane("he", "he", cldr=("he",), stop="he"), Lane("yi", cldr=("yi",), udhr="yi")],
    "Ethi": [
        Lane("am", cldr=("am",), udhr="am", stop="am"),
        Lane("ti", cldr=("ti",), udhr="ti", stop="ti"),
    ],
    "Beng": [
        Lane("bn", langdetect="bn", cldr=("bn",), stop="bn"),
        Lane("as", cldr=("as",)),
    ],
    "Hani": [
        Lane("zh", "zh", langdetect="zh-cn", cldr=("zh",)),
        Lane("zh-Hant", langdetect="zh-tw", cldr=("zh-Hant",), udhr="zh-Hant"),
        Lane("yue", cldr=("yue",)),
        Lane("ja", "ja", langdetect="ja", cldr=("ja",)),
    ],
    "Tibt": [Lane("bo", cldr=("bo",), udhr="bo"), Lane("dz", cldr=("dz",))],
    "Grek": [Lane("el", "el", cldr=("el",), stop="el"), Lane("grc", stop="grc")],
}
_LISTS = (
    "af:afr az:aze bs:bos br:bre ca:cat cs:ces cy:cym da:dan de:deu en:eng eo:epo es:spa "
    "et:est eu:eus fi:fin fr:fra ga:gle gd:gla gl:glg hr:hrv ht:hat hu:hun id:ind "
    "is:isl it:ita jv:jav ku:kmr la:lat lb:ltz lt:lit lv:lav mi:mri ms:msa mt:mlt nb:nor nl:nld "
    "pl:pol pt:por ro:ron sk:slk sl:slv sq:sqi sr-Latn:srp_latn sv:swe sw:swa "
    "tl:fil tr:tur uz:uzb vi:vie yo:yor "
    "hi:hin mr:mar ne:nep"
)
LISTS = dict(pair.split(":") for pair in _LISTS.split(" "))
"""Lane → Tesseract's code of its list of words. For Latin letters and Devanagari only: lists of
Cyrillic and Arabic letters were tried; single words gained and running text lost."""
_NOTED = "ru:rus uk:ukr be:bel bg:bul mk:mkd sr:srp ar:ara fa:fas ur:urd"
NOTED = dict(pair.split(":") for pair in _NOTED.split(" "))
"""The same for lists that words are only noted from. Those of Kazakh, Kyrgyz, Tajik and Uzbek hold
words of their neighbours; from them Tatar would be called Kazakh."""
SINGLE = {
    "Armn": "hy", "Geor": "ka", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my",
    "Hang": "ko", "Guru": "pa", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn",
    "Mlym": "ml", "Sinh": "si", "Orya": "or", "Thaa": "dv", "Syrc": "syr", "Cher": "chr",
}  # fmt: skip
"""Scripts with one likely language: no table. Their words are only read for romanising."""

TABLES: dict[str, list[Lane]] = {
    "Latn": LATIN,
    "Cyrl": CYRILLIC,
    "Arab": ARABIC,
    "Deva": DEVANAGARI,
    **OTHERS,
}
LETTERS = {
    "Latn": r"[a-z\u00aa-\u024f\u0250-\u02af\u1e00-\u1eff\u0300-\u036f]+",
    "Cyrl": r"[\u0400-\u052f\u0300-\u036f]+",
    "Arab": r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff]+",
    "Deva": r"[\u0900-\u097f]+",
    "Hebr": r"[\u0590-\u05ff]+",
    "Ethi": r"[\u1200-\u139f]+",
    "Beng": r"[\u0980-\u09ff]+",
    "Hani": r"[\u3005\u3007\u3040-\u30ff\u3400-\u9fff]+",
    "Tibt": r"[\u0f00-\u0fff]+",
    "Grek": r"[\u0370-\u03ff\u1f00-\u1fff]+",
}
"""What a word of each table may be made of."""
