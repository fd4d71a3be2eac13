"""The words with which articles introduce a translation, as regular expressions."""

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from annotator.suggest.glosses.page import language_pattern

QUOTED, EITHER = "quoted", "either"


class Long:
    """A long pattern, compiled when words without which it never matches are met."""

    def __init__(self, source: str, needs: str) -> None:
        self._source, self._needs = source, re.compile(needs)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._source)

    def match(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """What the pattern matches at `at`, before `end`; None where it does not."""
        if self._needs.search(text, at, end) is None:
            return None
        return self.compiled.match(text, at, end)


class Cue(NamedTuple):
    """A way to lead from a foreign span to its translation."""

    name: str
    pattern: re.Pattern[str] | Long
    operand: str
    """QUOTED: only words in marks count after it; EITHER: bare words too."""
    confidence: float


_HOW = (
    r"(?:(?:very |more |most |quite )?(?:roughly|loosely|literally|directly|"
    r"approximately|simply|variously|best|freely|usually|often|"
    r"commonly|generally|also|sometimes|better|crudely|broadly|politely|colloquially|"
    r"figuratively|poetically|idiomatically|just|itself|basically|essentially|"
    r"effectively|"
    r"almost|officially|informally|typically|normally|here|both|perhaps|something) )*"
)
_HOW_AFTER = (
    r"(?: (?:roughly|loosely|literally|directly|approximately|simply|variously|best|"
    r"freely|out|more or less|broadly|"
    r"in (?:the )?(?:[\w-]+ ){1,3}?(?=as|to|into)|"
    r"something like|something along the lines of|something close to|either|both|in "
    r"English|into English|basically|essentially|just))*"
)
THING = (
    r"(?:phrase|word|words|term|slogan|expression|name|saying|proverb|chant|motto|line|"
    r"verse|concept|song|title|"
    r"greeting|nickname|hashtag|idiom|message|sentence|refrain|cry|call|moniker|compound|"
    r"acronym|blessing|prayer|insult|"
    r"warning|question|answer|toast|exclamation|sign|inscription|caption|text|lyric|"
    r"lyrics|quote|quotation|graffiti|post|banner|placard|poem|one|pun|remark|formula|rhyme|couplet|tagline|headline|label|note|wording)s?"
)
"""What foreign words are called."""


@lru_cache(maxsize=1)
def right_cues() -> tuple[Cue, ...]:
    """What may stand right after a foreign span, the surest first: `SURE_CUES`, then plain ones."""
    return (*_cues_in_words(), *_plain_cues())


def _cues_in_words() -> tuple[Cue, ...]:
    """Cues that say in words that a translation follows, in the order of `SURE_CUES`."""
    return (*_cues_of_meaning(), *_cues_of_language(), *_cues_of_telling(), _literally())


_LINK = r"[\s,;—–\-:(]*"


def _who_says(lang: str) -> str:
    """What stands between the words and the verb: `, a Hindi word that the elders` translate."""
    thing = (
        rf"(?:(?:an?|the|his|her|their|this|that) (?:[\w-]+ ){{0,3}}?(?:{lang} )?{THING} "
        rf"(?:(?:for|of|from|in) [\w ]{{1,30}} )?)?"
    )
    modal = (
        r"(?:(?:can|could|may|might|would|will|should) (?:also )?(?:be )?|is |are |was |were "
        r"|has been |have been |be )?"
    )
    which = (
        rf"(?:,?\s*(?:which|that|and|it|they|this|meaning it|whose (?:name|title|motto|"
        rf"refrain|lyrics|text|meaning))\s+)?"
        rf"(?:in (?:the )?{lang},? )?(?:(?:he|she|they|we|I|officials|scholars|linguists|"
        rf"(?:the|her|his|their|our|my|one|some|many) \w+) (?:later |"
        rf"himself |herself |themselves )?)?"
    )
    return rf"{_LINK}{thing}{which}{modal}{_HOW}"


def _cues_of_meaning() -> tuple[Cue, ...]:
    """`which is translated as`, `means`."""
    lang = language_pattern()
    who = _who_says(lang)
    return (
        Cue(
            "translated as",
            Long(
                rf"{who}(?:translat(?:es?|ed|ing)|"
                rf"render(?:ed|s|ing)|anglici[sz]ed|"
                rf"(?:given|gives? it|put|puts it|left|taken|read|expressed|glossed|glosses it|"
                rf"understood|explained|comes out|comes down)(?= (?:\w+ )?(?:as|to) [“\"‘']))"
                rf"\b{_HOW_AFTER}"
                rf"(?: from (?:the )?{lang})?(?: (?:as|to mean|to|into|for))?(?: "
                rf"something like| roughly)?[,:]?\s*",
                r"translat|render|anglici|give|put|left|taken|read|expressed|gloss|understood"
                r"|explained|comes",
            ),
            EITHER,
            0.95,
        ),
        Cue(
            "means",
            Long(
                rf"{who}(?:means?|meaning|meant|signif(?:ies|"
                rf"y|ying)|denot(?:es|ing)|connotes)\b"
                rf"{_HOW_AFTER}(?: in {lang})?(?: (?:that|as))?(?: something like| "
                rf"roughly)?[,:]?\s*",
                r"mean|signif|denot|connotes",
            ),
            EITHER,
            0.93,
        ),
    )


def _cues_of_language() -> tuple[Cue, ...]:
    """`is Hindi for`, `the equivalent of`."""
    lang, link = language_pattern(), _LINK
    return (
        Cue(
            "language for",
            re.compile(
                rf"(?!\s+(?:has|had|have) been ){link}"
                rf"(?:which (?:is|was) |whose name (?:is|was|comes) |is |was |being |it’s "
                rf"|it's |that’s |that's |comes |derived |taken |literally )*"
                rf"(?:from |after )?(?:an? |the )?"
                rf"(?:[\w-]+ )?{lang}(?: slang| shorthand)?(?: (?:word|term|phrase|"
                rf"expression|name|equivalent|idiom|verb|noun|acronym|saying))?"
                r"(?:, [a-z ]{3,24},)?(?: (?:for|meaning|that means|which means|of))[,:]?\s+"
            ),
            EITHER,
            0.93,
        ),
        Cue(
            "equivalent",
            re.compile(
                rf"{link}(?:which is |that is |is |was |being )?(?:(?:an?|the|its|their|our|"
                rf"her|his) )?(?:[\w-]+ )?(?:equivalent|counterpart|version|way) (?:of|to|for)"
                rf"(?: saying| the English| our)?[,:]?\s*"
                r"|,?\s+(?:combines|joins|blends|is made up of|is composed of|consists of) "
                r"(?:the |two |three )*(?:words?|roots?|terms?)(?: for| meaning)?[:,]?\s+"
                r"|,?\s+(?:which )?(?:is|are|comes|come) (?:very )?(?:close|closest|similar|akin|"
                r"equivalent) to\s+|,?\s+(?:which )?(?:corresponds to|approximates)\s+"
                rf"|{link}which is (?:as much as )?to say[,:]?\s*"
                rf"|{link}(?:that|which) (?:says|reads|stands for|amounts to|comes to)[,:]?\s*"
                rf"|,?\s+(?:stands for|amounts to|says|reads)[,:]?\s+(?=[“\"‘])"
            ),
            QUOTED,
            0.86,
        ),
    )


def _cues_of_telling() -> tuple[Cue, ...]:
    """`which says that`, `is how they say`, `the word for`, `which in English is`."""
    return (
        Cue(
            "tells that",
            re.compile(
                r",?\s+(?:(?:which |it )?(?:says|reads|tells us|reminds us|warns|promises|teaches|"
                r"holds|has it|advises) that|refers to|denotes|describes|stands for)\s+"
            ),
            EITHER,
            0.8,
        ),
        Cue(
            "how they say",
            re.compile(
                r",? (?:which is |is )?how (?:\w+ ){1,3}?"
                r"(?:say|says|put|call|express|greet)(?: it)?,? "
            ),
            EITHER,
            0.85,
        ),
        Cue(
            "word for",
            re.compile(
                r"[\s,;—–\-:(]*(?:which is |is |was |from |after )?(?:an? |the )?(?:[\w-]+ ){0,2}?"
                r"(?:word|term|phrase|name|slang|shorthand|expression|code) for\s+"
            ),
            EITHER,
            0.88,
        ),
        Cue(
            "in English",
            re.compile(
                r",?\s*(?:which|that),? in (?:plain |rough )?English,? (?:is|was|means|"
                r"reads|would be|becomes|translates (?:as|to))[,:]?\s*"
            ),
            EITHER,
            0.93,
        ),
    )


def _literally() -> Cue:
    """`literally`, `that is`, `known in English as`."""
    link = _LINK
    return Cue(
        "literally",
        re.compile(
            rf"{link}(?:or,? |and |but )?(?:which )?(?:(?:is|are|was|were) )?{_HOW}(?:more "
            rf")?(?:literally|lit\.?|roughly|loosely|approximately|translated|"
            rf"translation|transl?\.|"
            r"in (?:rough |literal |loose )?(?:English|translation)|(?<!and )(?<!been )English(?: "
            r"translation)?(?: for)?|that is(?: to say)?|i\.\s?e\.|namely|in other "
            r"words|"
            r"a reference to the phrase|as in|word for word|verbatim|idiomatically|"
            r"(?:known|given|called|referred to|published|released|sold|translated) "
            r"in English as|known internationally as|"
            r"known to English speakers as|rendered in English)"
            r"(?: translat(?:ed|ing|es)?| speaking| put| mean(?:s|ing))?(?: (?:as|to|"
            r"for))?[,:]?\s+"
        ),
        EITHER,
        0.9,
    )


def _plain_cues() -> tuple[Cue, ...]:
    """ "or" and marks that alone say little."""
    lang = language_pattern()
    return (
        Cue(
            "or",
            re.compile(
                rf"(?: in {lang})?[,.]?\s*or(?:,? (?:as|in|to|if) "
                rf"[^“”\"‘;:.!?\n]{{3,90}}?(?=, [“\"‘])|, [^“”\"‘;:.!?,\n]{{3,40}}(?=, [“\"‘]))?"
                rf",?\s+(?:(?:in English|literally|simply|roughly|"
                rf"rather|just|as the English say|if you prefer|more plainly|loosely),? "
                rf")*"
            ),
            EITHER,
            0.88,
        ),
        Cue("dash", re.compile(rf"(?: in {lang})?\s*(?:—|–|--|-)\s*"), EITHER, 0.85),
        Cue("colon", re.compile(r"\s*[:=]\s*"), EITHER, 0.85),
        Cue("slash", re.compile(r"[ \t\u00a0]*(?:[/|→⇒➝≈~]|=>|->)[ \t\u00a0]*"), EITHER, 0.85),
        Cue(
            "article",
            re.compile(
                rf"(?: in {lang})?(?:,| —| –|—)\s*(?:the |an? |the so-called |so-called |for |"
                r"his |her |their |its |roughly |simply |both )+"
            ),
            QUOTED,
            0.8,
        ),
        Cue("comma", re.compile(rf"(?:(?: in {lang})?,|(?<=,[”\"’»]))\s+"), EITHER, 0.8),
        Cue("side by side", re.compile(r"[ \u00a0]+"), QUOTED, 0.8),
    )


BESIDE = {
    "or": "right after: “or”",
    "dash": "right after, behind a dash",
    "colon": "right after, behind a colon",
    "slash": "right after, behind a stroke",
    "article": "right after the words",
    "comma": "right after, between commas",
    "side by side": "right beside the words",
}
"""What is said of the place of a translation that a mark alone leads to."""

SURE_CUES = (
    "translated as",
    "means",
    "language for",
    "how they say",
    "equivalent",
    "tells that",
    "word for",
    "in English",
    "literally",
)
"""Cues that say so in words, so that they count over an aside as well."""


@lru_cache(maxsize=1)
def later_cue() -> re.Pattern[str]:
    """In a later sentence: `This phrase—roughly translated as`, `It means`, `The translation:`."""
    lang = language_pattern()
    return re.compile(
        rf"(?:(?P<verb>[Tt]ranslat(?:es?|ed|ing)|render(?:ed|s)?|means|(?<=can )mean|(?<=may )mean|"
        rf"(?<=might )mean|(?<=could )mean|(?<=would )mean|(?<=which )mean|(?<=both )mean|"
        rf"(?<=words )mean|meaning|meant|signif(?:ies|ying)|[Ll]iterally)\b"
        rf"{_HOW_AFTER}(?: from (?:the )?{lang})?(?: in {lang})?(?: (?:as|to|into|"
        rf"that)\b)?[,:]?(?: (?:this|it|that) (?:is|means|reads|becomes))?\s*"
        rf"|(?:would be|(?:[Ii]t|[Tt]hat|[Tt]his) (?:is|was|says|said|reads)|gives? it as|"
        rf"puts? it as|stands for|comes out as|prefers?)[,:]? (?=[“\"‘])"
        rf"|(?:[Tt]ranslation|[Ii]n English|English|{lang} for)(?: from (?:the )?{lang})?"
        rf"(?: (?:is|was|of it is|reads|as|word|version))*(?P<colon>:)?,?\s*)"
    )


REFERS = re.compile(
    rf"\s*[”\"’»“]?\s*(?:(?:The|This|That|These|Those|His|Her|Their|Its) (?:[\w-]+ "
    rf"){{0,3}}?(?:{THING}|translation)\b|[Ii]t\b|"
    r"The [A-Z]\w+ [a-z]+ (?=means|translates)|They\b|Th(?:at|is|ese)\b|"
    r"Which\b|In English\b|In translation\b|Translat|Literally\b|Roughly\b|Loosely\b|"
    r"Meaning\b|Rough|English\b|An? (?:rough |literal |loose )?translation|One "
    r"translation|"
    r"In [A-Z][a-z]+,? )"
)
"""How a sentence begins that refers back to the foreign words."""

LABEL = re.compile(
    r"(?i:[ \t]*[(\[]?(?:(?:English|Rough|Literal|Our|Official|Free)?\s?[Tt]ranslation(?: "
    r"\(?(?:in|into|to) English\)?)?|English(?: version)?|In English|Transl?\.|EN|ENG|"
    r"Eng|Meaning|Literally|Lit\.|"
    r"Roughly|Translated(?: from (?:the )?\w+)?|i\.e\.|(?:This |It )?(?:translates|translated) "
    r"(?:to|as|into)(?: English)?|(?:It |This )?means|It (?:goes|says|reads))\s*[:：—–=-]\s*)"
)
"""A line that says it is the translation."""
