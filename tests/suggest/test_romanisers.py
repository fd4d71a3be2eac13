"""Romanisers: those of our own, and those that need an optional package."""

import importlib.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.languages.schemes import Scheme, all_schemes
from annotator.model.errors import MissingExtra, NotFound
from annotator.suggest.leftovers import leftovers
from annotator.suggest.romanisers import base, japanese, japanese_numbers, tibetan_sounds
from annotator.suggest.romanisers.kana import spell
from annotator.suggest.romanisers.punctuation import latin_marks
from annotator.suggest.romanisers.table import ROMANISERS, romaniser
from annotator.suggest.transliteration import transliterate

MODULES = {
    "ja": ("sudachipy", "sudachidict_core"),
    "zh": ("pypinyin",),
    "yue": ("ToJyutping",),
    "th": ("pythainlp", "onnxruntime"),
    "bo": ("pyewts",),
    "yi": ("yiddish",),
}
EXTRA = [s for s in all_schemes() if s.extra]
CASES = [(s, a, b) for s in EXTRA for a, b in s.examples]


def _missing(extra: str) -> list[str]:
    return [m for m in MODULES[extra] if importlib.util.find_spec(m) is None]


@pytest.mark.extra
@pytest.mark.parametrize(
    ("one", "source", "latin"), CASES, ids=[f"{s.language}-{s.id}: {a}" for s, a, _ in CASES]
)
def test_examples_of_schemes_with_an_extra(one: Scheme, source: str, latin: str) -> None:
    missing = _missing(one.extra)
    if missing:
        pytest.skip(f"annotator[{one.extra}] is not installed: no {', '.join(missing)}")
    said = transliterate(source, one.language, one.id)
    assert said.text == latin
    assert said.leftover == ()


@pytest.mark.parametrize("one", EXTRA, ids=[f"{s.language}-{s.id}" for s in EXTRA])
def test_without_its_package_a_scheme_says_what_to_install(
    one: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(base, "import_module", nothing)
    source = {"ja": "東京"}.get(one.language, one.examples[0][0])
    if one.extra == "zh":
        assert transliterate(source, one.language, one.id).engine.startswith("ICU")
        return
    with pytest.raises(MissingExtra, match=rf"annotator\[{one.extra}\]"):
        transliterate(source, one.language, one.id)


def test_kana_need_no_package() -> None:
    assert transliterate("ありがとう", "ja").text == "arigatō"
    assert transliterate("ヴィオリン", "ja-Hrkt", "hepburn").text == "viorin"


@pytest.mark.extra
@pytest.mark.parametrize("dictionary", ["core", "small"])
@pytest.mark.parametrize(
    ("source", "latin"),
    [
        ("三百人、六百円、八千人", "sanbyakunin, roppyakuen, hassennin"),
        ("一本の電話、三匹の猫", "ippon no denwa, sanbiki no neko"),
        ("第一回 二万五千円", "daiikkai niman gosen’en"),
        ("四月一日、八月六日、三日間", "shigatsu tsuitachi, hachigatsu muika, mikkakan"),
        ("七時半、四人、九月、十年前", "shichijihan, yonin, kugatsu, jūnen mae"),
        ("一九九六年、二〇二四年", "sen kyūhyaku kyūjūrokunen, nisen nijūyonen"),
        ("2011年3月11日、10分前、3本", "2011 nen 3 gatsu 11 nichi, 10 pun mae, 3 bon"),
        ("一人で、二人の娘、その一つ", "hitori de, futari no musume, sono hitotsu"),
        ("アメリカ人、西洋人、管理人", "amerikajin, seiyōjin, kanrinin"),
        ("世界中の子ども、午前中に", "sekaijū no kodomo, gozenchū ni"),
        ("お母さん、お父さん", "okāsan, otōsan"),
        ("何もない。何ですか。何人", "nani mo nai. nan desu ka. nannin"),
        ("避難所と裁判所", "hinanjo to saibansho"),
        ("これはペンです。学校へ", "kore wa pen desu. gakkō e"),
        ("わたしはここにいます。", "watashi wa koko ni imasu."),
        ("こんにちは、または、あはは", "konnichiwa, matawa, ahaha"),
        ("日本は平和だ", "nihon wa heiwa da"),
    ],
)
def test_japanese_words_are_read_as_their_neighbours_ask(
    source: str, latin: str, dictionary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if importlib.util.find_spec(f"sudachidict_{dictionary}") is None:
        pytest.skip(f"sudachidict-{dictionary} is not installed")
    monkeypatch.setattr(japanese, "DICTIONARIES", (dictionary,))
    japanese._best.cache_clear()
    said = transliterate(source, "ja")
    japanese._best.cache_clear()
    assert dictionary in said.engine
    # How words are divided is the dictionary's own business.
    assert said.text.replace(" ", "") == latin.replace(" ", "")


@pytest.mark.parametrize(
    ("number", "kana"),
    [
        ("三百", "サンビャク"),
        ("六百", "ロッピャク"),
        ("八百", "ハッピャク"),
        ("三千", "サンゼン"),
        ("一万", "イチマン"),
        ("十一", "ジュウイチ"),
        ("一兆", "イッチョウ"),
        ("百二十", "ヒャク ニジュウ"),
        ("一九〇五", "セン キュウヒャク ゴ"),
        ("〇", "ゼロ"),
    ],
)
def test_numbers_in_kanji_are_read_as_one(number: str, kana: str) -> None:
    assert japanese_numbers.read(number) == kana


@given(st.text(alphabet=sorted(japanese_numbers.NUMBER), min_size=1, max_size=9))
def test_any_row_of_number_signs_is_read(number: str) -> None:
    assert japanese_numbers.read(number).strip()


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("しんぶん", "shinbun"),
        ("きんえん", "kin’en"),
        ("まっちゃ", "matcha"),
        ("ざっし", "zasshi"),
        ("コーヒー", "kōhī"),
        ("おおさか", "ōsaka"),
        ("くうき", "kūki"),
        ("せんせい", "sensei"),
        ("おにいさん", "oniisan"),
        ("ファッション", "fasshon"),
        ("ティー", "tī"),
        ("チェコ", "cheko"),
        ("ウェブ", "webu"),
        ("ヴァイオリン", "vaiorin"),
        ("ヂヅ", "jizu"),
        ("りょこう", "ryokō"),
        ("ミェ", "mye"),
        ("ッ", ""),
        ("ー", ""),
        ("かヽ", "kaka"),
    ],
)
def test_kana_in_hepburn(kana: str, latin: str) -> None:
    assert spell(kana) == latin


def test_kana_in_kunrei() -> None:
    assert spell("しゃちょう", kunrei=True) == "syatyô"
    assert spell("ふじ", kunrei=True) == "huzi"


def test_east_asian_marks_become_latin_ones() -> None:
    assert latin_marks("「a」、b。") == "“a”, b."
    assert latin_marks("ＡＢＣ１２３") == "ABC123"


def test_the_table_names_modules_that_are_there() -> None:
    for name in ROMANISERS:
        assert callable(romaniser(name).romanise)
    with pytest.raises(NotFound):
        romaniser("nobody")


HOSTILE = (
    "あア漢字東京คนไทยབོད中国ײַשגוט \n\t,.!?«»“”'\u200d\u0301\ud800\U0001f600aAяقف01"
    "ーッゃ\x00\x1b各々〇ぁㄅ한국"
)


@pytest.mark.extra
@pytest.mark.parametrize(
    "one",
    [s for s in all_schemes() if s.engine.startswith("py:")],
    ids=lambda s: f"{s.language}-{s.id}",
)
@given(text=st.text(alphabet=HOSTILE, max_size=30))
@settings(max_examples=15, deadline=None)
def test_odd_text_never_breaks_a_romaniser(one: Scheme, text: str) -> None:
    missing = _missing(one.extra) if one.extra else []
    if missing:
        pytest.skip(f"annotator[{one.extra}] is not installed: no {', '.join(missing)}")
    signed = text + "בָ" if one.vocalised else text
    said = transliterate(signed, one.language, one.id)
    assert set(said.leftover) == set(leftovers(said.text))


@pytest.mark.parametrize(
    ("source", "sbl", "alalc"),
    [
        ("שָׁלוֹם", "shalom", "shalom"),
        ("בֵּאוּר", "beur", "beʼur"),
        ("מְדִינָה", "medinah", "medinah"),
        ("הַכְּנֶסֶת", "hakkeneset", "ha-keneset"),
        ("וְגַם", "vegam", "ṿe-gam"),
        ("לוּחַ", "luakh", "luaḥ"),
        ("עִבְרִית", "ivrit", "ʻivrit"),
        ("כָּל", "kol", "kol"),
        ("יִשְׂרָאֵל", "yisrael", "yiśraʼel"),
        ("תֵּל־אָבִיב", "tel-aviv", "tel-aviv"),
    ],
)
def test_hebrew_with_vowel_signs(source: str, sbl: str, alalc: str) -> None:
    assert transliterate(source, "he", "sbl-simple-voc").text == sbl
    assert transliterate(source, "he", "alalc-voc").text == alalc


@pytest.mark.parametrize(
    ("wylie", "heard"),
    [
        ("bod", "bö"),
        ("bkra", "tra"),
        ("shis", "shi"),
        ("brgyud", "gyü"),
        ("spyan", "chen"),
        ("gzigs", "zik"),
        ("zla", "da"),
        ("dbang", "wang"),
        ("dbus", "ü"),
        ("dbyangs", "yang"),
        ("g.yag", "yak"),
        ("phyug", "chuk"),
        ("be'u", "beu"),
        ("'od", "ö"),
        ("rig", "rik"),
        ("xyz", "xyz"),
    ],
)
def test_a_tibetan_syllable_as_it_is_heard(wylie: str, heard: str) -> None:
    assert tibetan_sounds.said(wylie) == heard


@pytest.mark.parametrize(
    ("syllables", "words"),
    [
        ("bstan 'dzin rgya mtsho", ["bstan 'dzin", "rgya mtsho"]),
        ("rin po che", ["rin po che"]),
        ("chos kyi nyi ma", ["chos kyi", "nyi ma"]),
        ("spyan ras gzigs", ["spyan ras gzigs"]),
        ("ka", ["ka"]),
    ],
)
def test_tibetan_syllables_go_together_in_twos(syllables: str, words: list[str]) -> None:
    assert [" ".join(w) for w in tibetan_sounds.parted(syllables.split(" "))] == words


@given(st.text(alphabet="aeiougnbmkrslty'.+d", max_size=12))
def test_any_tibetan_syllable_has_an_answer(wylie: str) -> None:
    assert isinstance(tibetan_sounds.said(wylie), str)


def test_latin_letters_beside_tibetan_are_left_alone() -> None:
    if _missing("bo"):
        pytest.skip("annotator[bo] is not installed: no pyewts")
    assert transliterate("བོད WTN", "bo", "alalc").text == "bod WTN"


def test_spelling_as_the_press_does_leaves_latin_words_alone() -> None:
    said = transliterate("Zażółć NAÏVE सरकार, भारत O’Neill", "hi", "informal")
    assert said.text == "Zażółć NAÏVE sarkar, bharat O’Neill"


def test_a_bar_beside_kana_stays() -> None:
    assert transliterate("がんばれ | ABC", "ja", "hepburn").text == "ganbare | ABC"


@pytest.mark.extra
def test_marks_and_spaces_beside_tibetan_stay() -> None:
    if missing := _missing("bo"):
        pytest.skip(f"annotator[bo] is not installed: no {', '.join(missing)}")
    assert transliterate("a__b  བོད་ + བོད་x", "bo", "ewts").text == "a__b  bod + bod x"
    assert transliterate("1 + 1 བོད", "bo", "alalc").text == "1 + 1 bod"


@pytest.mark.parametrize(
    ("language", "source", "latin"),
    [
        ("ta", "சென்னை, தமிழ்நாடு, இலங்கை", "chennai, thamizhnadu, ilangai"),
        ("ml", "കൂടുതൽ ഞാൻ", "kuduthal njan"),
        ("bn", "যুক্ত বিশ্ব", "jukto bishwo"),
        ("pa", "ਅੰਮ੍ਰਿਤਸਰ ਜਿੱਤ", "amritsar jitt"),
        ("hi", "ठंड ऋण चाँद", "thand rin chand"),
        ("as", "মানুহ গাঁও", "manuh gaon"),
        ("am", "ትግራይ፣ መንግስት፣ ዕለት", "tigray, mengist, ilet"),
    ],
)
def test_the_press_spells_what_is_heard(language: str, source: str, latin: str) -> None:
    assert transliterate(source, language, "informal").text == latin


@pytest.mark.extra
def test_chinese_words_are_written_together_on_request() -> None:
    if missing := _missing("zh"):
        pytest.skip(f"annotator[zh] is not installed: no {', '.join(missing)}")
    assert transliterate("西安女儿，民主", "zh", "pinyin-words").text == "xī’ān nǚ’ér, mínzhǔ"
    assert transliterate("西安女儿，民主", "zh", "informal").text == "xi’an nü’er, minzhu"


@pytest.mark.extra
def test_thai_vowels_have_the_length_of_their_spelling_and_words_without_one_stay_short() -> None:
    if missing := _missing("th"):
        pytest.skip(f"annotator[th] is not installed: no {', '.join(missing)}")
    said = transliterate("ความเชื่อและการเมือง", "th", "alalc")
    assert said.text == "khwāmchư̄a læ kānmư̄ang"
    assert transliterate("ก" * 70, "th", "alalc").leftover == ()


@pytest.mark.parametrize(
    ("source", "latin"),
    [
        ("강남구, 종로구의", "gangnam-gu, jongno-guui"),
        ("서울시 명동", "seoul-si myeong-dong"),
        ("화도읍 가곡리", "hwado-eup gagok-ri"),
        ("울릉도와 독도", "ulleungdowa dokdo"),
        ("다시 활동, 관리, 그러면, 짜장면", "dasi hwaldong, gwalli, geureomyeon, jjajangmyeon"),
    ],
)
def test_korean_districts_have_a_hyphen_and_other_words_none(source: str, latin: str) -> None:
    assert transliterate(source, "ko", "rr").text == latin


@pytest.mark.extra
@pytest.mark.parametrize(
    ("source", "latin"),
    [
        ("นครราชสีมา อุบลราชธานี ชลบุรี", "nakhonratchasima ubonratchathani chonburi"),
        ("ประชาธิปไตย เผด็จการ", "prachathippatai phadetkan"),
        ("รัฐธรรมนูญ", "ratthathammanun"),
        ("ที่ไหน ใหม่", "thinai mai"),
        ("ศาลรัฐธรรมนูญ", "sanratthathammanun"),
    ],
)
def test_thai_provinces_and_words_of_indian_origin(source: str, latin: str) -> None:
    if missing := _missing("th"):
        pytest.skip(f"annotator[th] is not installed: no {', '.join(missing)}")
    assert transliterate(source, "th").text == latin


@pytest.mark.extra
@pytest.mark.parametrize(
    ("source", "latin"),
    [
        ("一个人，不对", "yī gè rén, bù duì"),
        ("一起走，一月一日", "yī qǐ zǒu, yī yuè yī rì"),
        ("为人民服务", "wèi rén mín fú wù"),
        ("为自由而战", "wèi zì yóu ér zhàn"),
        ("为首，认为", "wéi shǒu, rèn wéi"),
        ("朝鲜，朝鮮", "cháo xiǎn, cháo xiǎn"),
        ("还我儿子，还没", "huán wǒ ér zi, hái méi"),
        ("慢慢地走，偏偏地震", "màn màn de zǒu, piān piān dì zhèn"),
    ],
)
def test_chinese_keeps_the_tones_of_the_standard(source: str, latin: str) -> None:
    if missing := _missing("zh"):
        pytest.skip(f"annotator[zh] is not installed: no {', '.join(missing)}")
    assert transliterate(source, "zh").text == latin
