"""Rules that look around: the passage before, what carries the words, the sentence’s subject."""

from annotator.languages.english import word_list
from annotator.suggest.speakers.before import DONE_TO, MENTIONED
from annotator.suggest.speakers.beside import is_told_of
from annotator.suggest.speakers.clauses import HEARD, with_words
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.shared import PASSIVE, can_speak, found_or_none, is_person
from annotator.suggest.speakers.subjects import subject_of
from annotator.text.masked import QUOTE, WORD


def _has_own_subject(scene: Scene, i: int) -> bool:
    """`A driver put the price at “…”`: somebody new in the sentence of the passage."""
    first, _ = scene.sentence(i)
    subject = subject_of(scene, first, i)
    return subject is not None and subject.sort == NOUN and is_person(scene, subject)


def _goes_on(answer: Found, rule: str) -> Found:
    """Whoever said the passage before."""
    return Found(answer.phrase, rule, answer.cue, sure=answer.sure)


MAX_TITLES = 3
"""So many titles between two passages of one person are stepped over."""


def continued(scene: Scene, number: int) -> Found | None:
    """“A,” X said. “B.” and “A” and “B” in one sentence: B is X's too."""
    i = scene.at(number)
    t = scene.tokens
    previous = scene.passage_before(i)
    for _ in range(MAX_TITLES):
        if previous is None or scene.quotations[previous].kind != "title":
            break
        if previous in scene.answers or t.paragraph[scene.at(previous)] != t.paragraph[i]:
            break  # `“A,” X said on “Morning Time.” “B.”`: the title is stepped over
        previous = scene.passage_before(scene.at(previous))
    if previous is None or previous not in scene.answers:
        return None
    k = scene.at(previous)
    if t.paragraph[k] != t.paragraph[i]:
        return None
    answer = scene.answers[previous]
    if t.sentence[k] == t.sentence[i]:
        return _goes_on(answer, "same sentence")
    if scene.opens_sentence(i):
        return _goes_on(answer, "continued paragraph")
    if scene.quotations[number].kind == "fragment" and (
        scene.is_short(number) or _has_own_subject(scene, i)
    ):
        return None
    return _goes_on(answer, "same paragraph")


def then(scene: Scene, number: int) -> Found | None:
    """“A,” X said. And after some time: “B.”: a lead-in without a verb, B is X's too."""
    i = scene.at(number)
    t, phrases = scene.tokens, scene.phrases
    first, _ = scene.sentence(i)
    previous = scene.passage_before(i)
    if previous is None or previous not in scene.answers or i - 2 <= first:
        return None
    if t.raw[i - 1] != ":" or i - first > MAX_THEN or t.low[first] not in _THEN:
        return None
    if t.paragraph[scene.at(previous)] != t.paragraph[i] or scene.at(previous) >= first:
        return None
    if any(phrases.verb(k) or k in scene.names.by_token for k in range(first, i - 1)):
        return None
    return _goes_on(scene.answers[previous], "continued paragraph")


MAX_THEN = 9
_THEN = frozenset(("and", "then", "at", "after", "later", "of", "minutes"))


def resumed(scene: Scene, number: int) -> Found | None:
    """“A,” X said. “B.”: foreign words that are a sentence, right behind one in which X speaks."""
    i = scene.at(number)
    t = scene.tokens
    previous = scene.passage_before(i)
    if previous is None or previous not in scene.answers or not scene.opens_sentence(i):
        return None
    first, _ = scene.sentence(i)
    spoken, _ = scene.sentence(scene.at(previous))
    if first == 0 or scene.sentence(first - 1)[0] != spoken:
        return None
    answer = scene.answers[previous]
    _, end = scene.sentence(i)
    alone = all(t.kind[k] != WORD for k in range(i + 1, end))
    return _goes_on(answer, "continued paragraph") if alone and answer.cue >= 0 else None


_NO_ONE = frozenset(("one", "nobody", "anyone", "anybody", "everyone", "everybody"))
_ASKED = ("what", "how", "whether", "if", "why")


def sentence_before(scene: Scene, number: int) -> Found | None:
    """His neighbour, Oysha Karimova, pointed at the roof. “…”: whoever the sentence is about."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    line, _ = scene.line(i)
    if first <= line or not scene.opens_sentence(i):
        return None
    a, b = scene.sentence(first - 1)
    if any(scene.tokens.kind[k] == QUOTE for k in range(a, b)):
        return None
    inverted = _says_who(scene, a, b)
    if inverted is not None:
        return inverted
    for k in range(b - 1, max(a, b - 6), -1):
        if scene.tokens.low[k] in DONE_TO and scene.tokens.low[k - 1] in PASSIVE:
            return None  # `he is asked one thing`
        if scene.tokens.low[k - 1] in _NO_ONE:
            continue  # `says that no one ordered it. “…”`
        if scene.phrases.finite(k, judging=False) and scene.tokens.low[k - 1] not in PASSIVE:
            phrase = scene.phrases.left(k - 1, a)
            if phrase is not None and scene.tokens.low[phrase.first - 1] in _ASKED:
                return None  # `I ask what the children say.`
            return found_or_none(phrase, "sentence before, with a verb", k)
    subject = subject_of(scene, a, b)
    if subject is None or subject.sort == PRONOUN or not is_person(scene, subject):
        return None
    return Found(subject, "sentence before")


def _says_who(scene: Scene, a: int, b: int) -> Found | None:
    """`Life is simple, says X. “…”`: who stands behind the verb at the end of the sentence."""
    t = scene.tokens
    for k in range(b - 2, max(a, b - 9), -1):
        if t.raw[k - 1] == "," and scene.phrases.finite(k, judging=False):
            phrase = scene.phrases.right(k + 1, b)
            if phrase is None or phrase.sort == PRONOUN or phrase.after < b - 1:
                return None
            return Found(phrase, "sentence before, with a verb", k)
    return None


_CARRIED = word_list("speakers.carried")


def carrier(scene: Scene, number: int) -> Found | None:
    """posters saying “…” · a coffin marked “…” · on the wall was written “…”."""
    i = scene.at(number)
    t, phrases = scene.tokens, scene.phrases
    first, _ = scene.sentence(i)
    k = i - 1
    if k >= first and t.raw[k] in (":", ","):
        k -= 1
    if k <= first:
        return None
    if t.low[k] == "of" and t.low[k - 1] in (
        "chants",
        "chant",
        "cries",
        "shouts",
        "slogans",
        "calls",
        "cry",
        "shout",
    ):
        if k - 2 >= first and t.low[k - 2] in ("to", "amid", "amidst"):
            return _from_somewhere(scene, i, k - 1)
        return found_or_none(subject_of(scene, first, k - 1), "chants of", k - 1)
    stands = with_words(scene, i, first)
    if stands is not None:
        return stands
    if t.low[k] in _CARRIED and t.kind[k - 1] == WORD and t.low[k - 1] not in HEARD:
        phrase = phrases.left(k - 1, first)
        if phrase is not None and phrase.sort == NOUN:
            people = subject_of(scene, first, phrase.first)
            if (
                people is not None
                and people.after <= phrase.first
                and people.sort != PRONOUN
                and is_person(scene, people)
            ):
                return Found(people, "people with something written", k)
            return Found(phrase, "something written", k)
    written = t.low[k] in _CARRIED and t.low[k - 1] in ("was", "were", "is", "had", "been")
    if written and t.low[first] == "on":
        return found_or_none(phrases.right(first + 1, k), "something written", k)
    return None


def _from_somewhere(scene: Scene, i: int, cue: int) -> Found | None:
    """`moved in to cries of “…” from the crowd`: not who moves in."""
    t = scene.tokens
    _, limit = scene.sentence(i)
    for k in range(i + 1, min(limit - 1, i + 4)):
        if t.low[k] in ("from", "by"):
            phrase = scene.phrases.right(k + 1, limit)
            if phrase is not None and can_speak(scene, phrase):
                return Found(phrase, "chants of", cue)
    return None


def in_view(scene: Scene, number: int) -> Found | None:
    """In his view, “…” · in the words of X, “…” · for X, “…”."""
    i = scene.at(number)
    t = scene.tokens
    first, _ = scene.sentence(i)
    if t.low[first] in ("to", "for"):
        phrase = scene.phrases.right(first + 1, i)
        if phrase is not None and phrase.sort != PRONOUN and is_person(scene, phrase):
            return Found(phrase, "in the view of", first)
    for k in range(first, min(i, first + 8)):
        if t.low[k] in ("view", "opinion", "words", "telling", "account") and k > first:
            if t.low[k - 1] in ("his", "her", "their"):
                return Found(Phrase(k - 1, k, PRONOUN, k - 1), "in the view of", k)
            mention = scene.names.by_token.get(k - 1)
            if mention is not None and mention.possessive:
                return Found(
                    Phrase(mention.whole, k, NAME, mention.first, mention), "in the view of", k
                )
    return None


def sentence_subject(scene: Scene, number: int) -> Found | None:
    """No verb of saying: the subject of the sentence."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    subject = subject_of(scene, first, i)
    if subject is None or (subject.sort == NOUN and not can_speak(scene, subject)):
        return None
    told = is_told_of(scene, subject) or _is_done_to(scene, subject, i)
    told = told or _is_informed(scene, subject, i)
    if told or scene.tokens.low[i - 1] in MENTIONED:
        return None
    return Found(subject, "subject of the sentence")


def _is_informed(scene: Scene, subject: Phrase, i: int) -> bool:
    """`Mariam, his sister, was told at the gate that there was “…”`: others said it."""
    t, k = scene.tokens, subject.after
    if t.raw[k] == ",":
        k = next((j + 1 for j in range(k + 1, min(i, k + 10)) if t.raw[j] == ","), k)
    k += k + 1 < i and scene.phrases.skips(k + 1) and t.low[k] in PASSIVE
    return k + 1 < i and t.low[k] in PASSIVE and t.low[k + 1] in _INFORMED


_INFORMED = frozenset(("told", "informed", "warned", "asked", "advised", "reminded", "assured"))


def _is_done_to(scene: Scene, subject: Phrase, i: int) -> bool:
    """`The channel was declared an “…”`: what others call the subject."""
    t, judging = scene.tokens, scene.phrases.w.judging
    return any(
        t.low[k - 1] in ("was", "were", "been", "being", "is", "are")
        and (t.low[k] in DONE_TO or t.low[k] in judging)
        for k in range(max(subject.after + 1, i - 3), i)
    )
