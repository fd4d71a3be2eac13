"""The subject of a sentence, where the verb of saying itself has none beside it."""

from annotator.languages.english import word_list
from annotator.languages.english.lexicon import places
from annotator.suggest.speakers.phrases import NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Scene
from annotator.text.masked import NUMBER, POINT, QUOTE, WORD

_TIMES = word_list("speakers.times")
_INTRODUCTION = word_list("speakers.introduction")
_MAX_INTRODUCTION = 40
_MAX_LEAD = 12
"""Marks and passages before the first word: a sentence that begins with more of them is none."""
_ADVERBS = word_list("speakers.leading")
"""`Back in May,` introduces; `Only two villagers came` does not."""


def subject_of(scene: Scene, first: int, limit: int) -> Phrase | None:
    """The first noun phrase of the sentence that begins at `first` and is no adverbial."""
    t, phrases = scene.tokens, scene.phrases
    k, last = first, min(limit, first + _MAX_LEAD)
    while k < last and (
        t.kind[k] in (POINT, QUOTE)
        or t.low[k] in ("and", "but", "so", "yet", "or")
        or (t.low[k] == "then" and k + 1 < limit and t.kind[k + 1] == WORD)
    ):
        k += 1
    if k == last:
        return None
    for _ in range(3):
        if k >= limit:
            return None
        k = _after_time(scene, k, limit)
        low = t.low[k]
        adverbial = low in _INTRODUCTION or (
            low.endswith(("ing", "ed"))
            and k not in scene.names.by_token
            and low not in phrases.w.persons
        )
        following = t.low[k + 1] if k + 1 < limit else ""
        if low in _ADVERBS and following not in phrases.w.prepositions and following != ",":
            adverbial = False
        if not adverbial and not (
            low.endswith("ly") and (following == "," or following in phrases.w.prepositions)
        ):
            break
        comma = k
        while comma < min(limit, k + _MAX_INTRODUCTION) and t.raw[comma] != ",":
            comma += 1
        if comma >= min(limit, k + _MAX_INTRODUCTION):
            return _without_comma(scene, k, limit)
        k = comma + 1
        if k + 1 < limit and t.raw[k + 1] == "," and _is_year_or_place(scene, k):
            k += 2
    phrase = phrases.right(k, limit)
    if phrase is None:
        return None
    if (
        phrase.sort != PRONOUN
        and t.low[phrase.head] in _TIMES
        and not verb_follows(scene, phrase, limit)
    ):
        # `Last year the actor played`, `One evening, she`: when, not who.
        k = phrase.after + (phrase.after < limit and t.raw[phrase.after] == ",")
        phrase = phrases.right(k, limit)
        if phrase is None:
            return None
    if phrase.sort == NOUN and phrase.first == phrase.head and t.low[phrase.head].endswith("ing"):
        return None  # `having called it`
    if phrase.sort == PRONOUN and t.low[phrase.first] in ("it", "who", "we", "you", "i"):
        return phrase if t.low[phrase.first] in ("we", "i") else None
    return phrase


def _is_year_or_place(scene: Scene, k: int) -> bool:
    """`In May, 2019, X` · `In Portsmouth, N.H., X` · `In Osh, Kyrgyzstan, X`."""
    t = scene.tokens
    return t.kind[k] == NUMBER or t.raw[k].count(".") > 1 or t.low[k] in places()


def _without_comma(scene: Scene, first: int, limit: int) -> Phrase | None:
    """`On the bus from Tapachula a man sells`: an article after a noun begins the subject."""
    t, phrases = scene.tokens, scene.phrases
    if t.low[first] not in phrases.w.prepositions:
        return None
    day = first + 2
    if day < limit and t.raw[day - 1].lower() in phrases.w.calendar:
        # `On Monday depositors gathered`
        while day < limit and (t.kind[day] == NUMBER or t.low[day] in _TIMES):
            day += 1
        phrase = phrases.right(day, limit)
        if phrase is not None and phrase.after < limit and t.kind[phrase.after] == WORD:
            return phrase
    for k in range(first + 2, min(limit, first + _MAX_INTRODUCTION)):
        if t.kind[k] != WORD or phrases.verb(k):
            return None
        before = t.low[k - 1]
        if t.low[k] not in ("a", "an", "the", "two", "three", "some", "several"):
            continue
        if before in phrases.w.prepositions or before in phrases.w.determiners:
            continue
        if t.kind[k - 1] != WORD or before in phrases.w.conjunctions:
            return None
        phrase = phrases.right(k, limit)
        if phrase is None or phrase.after >= limit:
            return None
        person = t.low[phrase.head] in phrases.w.persons
        apposed = t.raw[phrase.after] == "," and person  # `In the play the king, old X, asks`
        return phrase if apposed or verb_follows(scene, phrase, limit) else None
    return None


def _after_time(scene: Scene, k: int, limit: int) -> int:
    """Over `Hours later` and `Two days earlier,`."""
    t = scene.tokens
    for j in range(k + 1, min(k + 4, limit - 1)):
        if t.low[j] in ("later", "earlier", "ago", "afterwards", "away") and t.kind[j - 1] == WORD:
            return j + 2 if t.raw[j + 1] == "," else j + 1
    return k


def verb_follows(scene: Scene, phrase: Phrase, limit: int) -> bool:
    """Whether a word that looks like a verb stands right after the phrase."""
    t = scene.tokens
    k = phrase.after
    return (
        k < limit
        and t.kind[k] == WORD
        and t.low[k] not in scene.phrases.w.determiners
        and t.low[k].endswith(("s", "ed", "d", "t", "k", "w", "e", "n"))
    )
