"""The main language of an article: what is not foreign in it."""

from functools import lru_cache
from typing import NamedTuple

from annotator.detect.english import known_words
from annotator.detect.tables import has_table, table

_LATIN_MATRIX = "Latn"
_SCRIPTS = {
    "Cyrl": "ru uk be bg mk sr kk ky mn tg tt ba cv ab os ce sah kbd tyv",
    "Arab": "ar fa ur ps ug ckb sd ks",
    "Deva": "hi mr ne sa kok mai bho",
    "Hani": "zh ja yue",
    "Hang": "ko", "Grek": "el grc", "Hebr": "he yi", "Ethi": "am ti", "Armn": "hy", "Geor": "ka",
    "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Beng": "bn as", "Guru": "pa",
    "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si",
    "Tibt": "bo dz",
}  # fmt: skip
_UNCASED = frozenset(("Arab", "Deva", "Hani", "Hebr", "Ethi", "Beng", "Tibt"))
_FUNCTIONS = {
    "en": "the of and that for with said his from are were has have had which who this but not "
    "they their would will been its says what when where there than then these those you your our "
    "my him she it by about after before into can could should more also because called known "
    "means meaning or is was as",
    "fr": "le la les des une un du de et est que qui dans pour sur avec par ce cette ces son "
    "sa ses "
    "il elle ils elles ne pas plus mais ou où au aux en se sont était a ont dit selon comme leur",
    "es": "el la los las del de y en que un una por con para su sus se no es al lo como más "
    "pero le "
    "ha o este esta son entre cuando muy sin sobre también fue había dijo según ser está",
    "de": "der die das den dem des und in zu mit von auf für ist im nicht ein eine einen "
    "einem einer "
    "als auch es an werden aus er hat dass sie nach wird bei sagte wie über so war wurde noch nur",
    "it": "il lo la gli le di del della dei delle che e un una per con non si è sono ha da "
    "nel nella",
    "pt": "o a os as de do da dos das e que um uma em no na para com não por se mais como "
    "mas foi ao",
    "ru": "и в не на что с по это как из он но к за от у его для о а же так или бы был была было "
    "были она они мы вы который которая которые также уже при если только сказал заявил году",
    "uk": "і в не на що з по це як із він але до за від у його для про а же так або був була було "
    "були вона вони ми ви який яка які також вже при якщо тільки сказав заявив року та й",
    "kk": "және мен бен пен да де та те бұл ол осы үшін туралы деп деді бар жоқ емес болды "
    "болып бір "
    "екі көп жыл жылы оның олар біз сол қазақ ғана еді екен бойынша дейін кейін",
    "ar": "في من على إلى عن أن إن التي الذي هذا هذه كان كانت قال قالت مع بعد قبل بين ما لا "
    "لم لن قد "
    "هو هي هم وقد كما أو ثم حيث عند كل غير خلال",
}
_SAME = {
    "eng": "en", "no": "nb", "fil": "tl", "cmn": "zh", "arb": "ar", "arz": "ar", "prs": "fa",
    "pnb": "ur", "hyw": "hy", "sh": "hr", "cnr": "hr", "mo": "ro", "iw": "he", "in": "id",
    "ji": "yi",
}  # fmt: skip
"""Other codes, older ones, and languages that are read as a near one is (ISO 639, IANA)."""
_SOFT = frozenset(["or", "is", "was", "as", "more", "by", "has", "my"])


class Matrix(NamedTuple):
    """A main language: its tag, its script, the lane of the script's table that stands for it."""

    tag: str
    script: str
    lane: str
    functions: frozenset[str]
    """Small words that hardly stand inside a foreign phrase."""

    @property
    def english(self) -> bool:
        """Whether the rules for English (cues, hints, lists) apply."""
        return self.lane == "en"

    @property
    def cased(self) -> bool:
        """Whether its script has capital letters."""
        return self.script not in _UNCASED

    def known(self) -> frozenset[str]:
        """Its words where there is a list: English only."""
        return known_words() if self.english else frozenset()

    def has_rivals(self) -> bool:
        """Whether other languages of its script can be told from it word by word."""
        return has_table(self.script) and self.script not in ("Hani", "Tibt")


@lru_cache(maxsize=32)
def matrix_of(tag: str) -> Matrix:
    """What is known of a main language, by its BCP 47 tag; where nothing is, English is meant.

    Pages call themselves all sorts of things: an odd tag must not keep an article from opening.
    """
    return _matrix(tag) if is_main_language(tag) else _matrix("en")


def is_main_language(tag: str) -> bool:
    """Whether articles in that language can be looked through for words in others."""
    made = _matrix(tag)
    return made.english or not has_table(made.script) or made.lane in table(made.script).tags


def _matrix(tag: str) -> Matrix:
    tag = tag.replace("_", "-")
    primary = tag.split("-")[0].lower()
    primary = _SAME.get(primary, primary)
    script = next((s for s, tags in _SCRIPTS.items() if primary in tags.split()), _LATIN_MATRIX)
    lane = primary
    if script == _LATIN_MATRIX and primary == "sr":
        lane = "sr-Latn"
    if tag.split("-")[-1] == "Cyrl" and primary in ("uz", "az", "tk"):
        script, lane = "Cyrl", f"{primary}-Cyrl"
    if tag == "sr-Latn":
        script, lane = _LATIN_MATRIX, "sr-Latn"
    words = frozenset(_FUNCTIONS.get(primary, "").split()) - (_SOFT if primary == "en" else set())
    return Matrix(primary, script, lane, frozenset(words))
