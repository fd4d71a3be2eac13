"""Whose verb it is where clauses hang on one another: reporters, relative clauses, participles."""

from annotator.languages.english import FINITE, word_list
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.shared import PASSIVE, can_speak, is_person
from annotator.suggest.speakers.subjects import subject_of
from annotator.text.masked import QUOTE, WORD

_ISSUED = word_list("speakers.issued")
_SUBORDINATE = frozenset(("when", "while", "because", "although", "though", "after", "before"))


_RELATIVE = ("who", "which", "that", "and", "to")
_BEFORE_AGENT = word_list("speakers.before_agent")
_QUOTED = frozenset(
    ("quoted", "cited", "quotes", "cites", "quoting", "citing", "heard", "recorded", "remembered")
)
_CLAIMING = frozenset(("claiming", "identifying", "calling", "describing", "pretending", "styling"))
"""`a man claiming to be an officer says`: not the officer."""
HEARD = ("heard", "overheard", "seen", "filmed", "recorded", "caught", "audible")
_TEXT = word_list("speakers.carry_phrase") | {"caption", "note", "sentence", "lines", "line"}
_SHOWS = frozenset(("showed", "shows", "shown", "show", "filmed", "captured", "caught"))
_FOOTAGE = frozenset(("footage", "film", "camera", "cameras", "cctv", "images", "videos", "clips"))
REACH = 25


def main_clause(scene: Scene, phrase: Phrase, k: int, first: int, i: int) -> Found | None:
    """`X issued a statement describing it as “…”` and `X called a report saying so “…”`: X."""
    t, phrases = scene.tokens, scene.phrases
    if t.low[phrase.head] not in phrases.w.speech or t.low[phrase.head] in phrases.w.carrier:
        return None
    for j in range(phrase.first - 1, max(first, phrase.first - 4), -1):
        made = t.low[j] in _ISSUED and t.raw[j].islower()
        judged = i - k > 4 and phrases.w.judging.get(t.low[j]) == FINITE
        if made or judged:
            subject = phrases.left(j - 1, first) if j > first else None
            spoken = subject is not None and (subject.sort == PRONOUN or can_speak(scene, subject))
            return (
                Found(subject, "people with something written", k) if subject and spoken else None
            )
    return None


def written_on(scene: Scene, k: int, first: int) -> Found | None:
    """`X posted a message on Telegram reading “…”`: who posted it, not the place."""
    t, phrases = scene.tokens, scene.phrases
    for j in range(k - 1, max(first, k - 6), -1):
        if t.low[j] in phrases.w.prepositions:
            if t.low[j - 1] not in phrases.w.speech or t.low[j] == "of":
                return None
            written = phrases.left(j - 1, first)
            people = subject_of(scene, first, j - 1)
            if written is None or people is None or people.after > written.first:
                return None
            if people.sort == NOUN and not can_speak(scene, people):
                return None
            return Found(people, "people with something written", k)
    return None


def nearer_subject(scene: Scene, k: int, first: int) -> Phrase | None:
    """The subject of the clause that the gerund hangs on, where it is not the sentence's first.

    `…, X said, adding “…”`: whoever said it. `Officials say that X was held after shouting “…”`:
    who stands behind "that".
    """
    t, phrases = scene.tokens, scene.phrases
    comma = k > first and t.raw[k - 1] == ","
    for j in range(k - 1, max(first, k - 30), -1):
        if comma and phrases.finite(j, judging=False) and t.low[j - 1] not in _RELATIVE:
            said = phrases.left(j - 1, first)
            spoken = said is not None and (said.sort == PRONOUN or can_speak(scene, said))
            return said if spoken else None
        if not comma and t.low[j] == "that" and phrases.finite(j - 1, judging=False):
            own = subject_of(scene, j + 1, k)
            return own if own is not None and is_person(scene, own) else None
    return None


def reporter(scene: Scene, phrase: Phrase, first: int) -> Found | None:
    """`The spokesperson said it would not respond to “…”`: who said that "it" would not."""
    t, phrases = scene.tokens, scene.phrases
    if phrase.sort != PRONOUN or t.low[phrase.first] not in ("it", "they"):
        return None
    verb = phrase.first - 1
    if verb > first and t.low[verb] == "that":
        verb -= 1
    if verb <= first or not phrases.finite(verb, judging=False):
        return None
    outer = phrases.left(verb - 1, first)
    if outer is None or outer.sort == PRONOUN or not can_speak(scene, outer):
        return None
    return Found(outer, "clause, subject–verb", verb)


def clause_begin(scene: Scene, first: int, j: int) -> int:
    """`…, such as when X hit out at Y and called`: after the word that opens the clause."""
    t = scene.tokens
    for k in range(j - 1, max(first, j - 25), -1):
        if t.low[k] in _SUBORDINATE:
            return k + 1
        if t.raw[k] in ",;:—–":
            return first
    return first


def over_clause(scene: Scene, phrase: Phrase, first: int) -> Phrase | None:
    """`An officer who may not speak to the press said`, `a letter seen by the agency says`.

    The head of the clause that `phrase` closes, None where `phrase` stands in none.
    """
    t = scene.tokens
    for j in range(phrase.first - 1, max(first, phrase.first - REACH), -1):
        if t.kind[j] == QUOTE or t.raw[j] in (",", ";", ":", "—", "–"):
            return None
        if t.low[j] == "who" and j < phrase.first - 1 and t.low[phrase.first - 1] != "as":
            head = scene.phrases.left(j - 1, first)
            return head if head is not None and can_speak(scene, head) else None
        if t.low[j] in _CLAIMING and t.kind[j - 1] == WORD:
            head = scene.phrases.left(j - 1, first)
            return head if head is not None and is_person(scene, head) else None
        if t.low[j] == "by" and t.low[j - 1] in _BEFORE_AGENT and j - 2 >= first:
            head = scene.phrases.left(j - 2, first) if t.kind[j - 2] == WORD else None
            return head if head is not None and can_speak(scene, head) else None
    return None


def heard(scene: Scene, k: int, first: int) -> Phrase | None:
    """`A man in his sixties can be heard saying`: the man. `k` is the gerund."""
    if scene.tokens.low[k - 1] not in HEARD or k - 2 < first:
        return None
    phrase = scene.phrases.left(k - 2, first)
    return phrase if phrase is not None and can_speak(scene, phrase) else None


def last_pronoun(scene: Scene, j: int, first: int) -> Phrase | None:
    """`What she recalls is that he came home, took off his boots and said`: he."""
    t = scene.tokens
    for k in range(j - 1, max(first, j - REACH) - 1, -1):
        if t.kind[k] == QUOTE:
            return None
        if t.low[k] in ("he", "she", "they"):
            return Phrase(k, k + 1, PRONOUN, k)
    return None


def with_words(scene: Scene, i: int, first: int) -> Found | None:
    """`a card with the text “…”`, `X approached her with the words “…”`: the card; X."""
    t = scene.tokens
    if i - 4 < first or t.low[i - 1] not in _TEXT or t.low[i - 2] not in ("the", "a"):
        return None
    if t.low[i - 3] == "and":  # `a sticker with a map of a country and the words “…”`
        return _carrier_of_words(scene, i, first)
    if t.low[i - 3] not in ("with", "bearing", "carrying", "under"):
        return None
    phrase = scene.phrases.left(i - 4, first)
    if phrase is not None and t.low[phrase.head] in scene.phrases.w.speech:
        return Found(phrase, "something written", i - 1)
    if t.low[i - 1] != "words":
        return None
    people = subject_of(scene, first, i)
    spoken = people is not None and (people.sort == PRONOUN or can_speak(scene, people))
    return Found(people, "before, subject–verb", i - 1) if people and spoken else None


def _carrier_of_words(scene: Scene, i: int, first: int) -> Found | None:
    t = scene.tokens
    for k in range(i - 4, max(first, i - REACH), -1):
        if t.low[k] in scene.phrases.w.carrier:
            phrase = scene.phrases.left(k, first)
            return Found(phrase, "something written", i - 1) if phrase is not None else None
    return None


def quoted_as(scene: Scene, k: int, first: int) -> Found | None:
    """`RIA quoted X as saying`, `X was quoted as saying`, `X, quoted by RIA as saying`: X.

    `k` is the gerund behind "as".
    """
    t, phrases = scene.tokens, scene.phrases
    for j in range(k - 2, max(first, k - REACH) - 1, -1):
        if t.kind[j] == QUOTE:
            return None
        if t.low[j] not in _QUOTED:
            continue
        passive = j == k - 2 or t.low[j + 1] == "by" or t.low[j - 1] in PASSIVE
        if passive:
            named = j - 2 >= first and t.raw[j - 1] == ","
            said = phrases.ending_at(j - 2, first) if named else None
            said = said or (phrases.left(j - 1, first) if j > first else None)
        else:
            said = _last_name(scene, j, k) or phrases.right(j + 1, k)
        return Found(said, "quoted as saying", k) if said is not None else None
    return None


def _last_name(scene: Scene, j: int, k: int) -> Phrase | None:
    """`the head of the farm, Ogulnabat Meredova, as saying`: the name before "as"."""
    end = k - 2 if scene.tokens.raw[k - 2] == "," else k - 1
    mention = scene.names.by_token.get(end - 1)
    if mention is None or mention.after != end or mention.whole <= j or not mention.person:
        return None
    return Phrase(mention.whole, mention.after, NAME, mention.first, mention)


def shown(scene: Scene, k: int, first: int) -> Phrase | None:
    """`Footage showed the mayor waving and telling the crowd “…”`: the mayor."""
    t = scene.tokens
    w = scene.phrases.w
    for j in range(k - 1, max(first, k - REACH), -1):
        if t.low[j] not in _SHOWS:
            continue
        source = t.low[j - 1]
        if source not in w.organisations and source not in w.speech and source not in _FOOTAGE:
            return None
        end = next((n for n in range(j + 2, k) if t.low[n].endswith("ing")), k)
        phrase = scene.phrases.right(j + 1, end)
        return phrase if phrase is not None and is_person(scene, phrase) else None
    return None
