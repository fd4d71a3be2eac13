"""Rules for frames without a verb of saying beside the passage: X put it, whose post read …"""

from annotator.languages.english import word_list
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.shared import can_speak, found_or_none, is_person, is_speaker
from annotator.suggest.speakers.subjects import subject_of
from annotator.text.masked import QUOTE, WORD

REACH = 30
"""How far from the passage, in tokens, a frame may begin."""
_ISSUED = word_list("speakers.issued")
_PERCEIVED = word_list("speakers.perceived")
_BEGINS = word_list("speakers.begins")
_BEGAN = (
    "began",
    "begins",
    "started",
    "starts",
    "finished",
    "finishes",
    "ended",
    "ends",
    "trailed",
)
_COINED = word_list("speakers.coined")
_POINTING = ("these", "this", "those", "that", "such")
_LAST_WORDS = ("words", "answer", "reply", "response", "message", "text", "question", "verdict")


def put_it(scene: Scene, number: int) -> Found | None:
    """As X put it: “…” · “…,” as X puts it."""
    i = scene.at(number)
    first, limit = scene.sentence(i)
    t = scene.tokens
    for k in (*range(i - 1, max(first, i - REACH), -1), *range(i + 1, min(limit, i + REACH) - 1)):
        if t.low[k] in ("put", "puts") and t.low[k + 1] in ("it", "this"):
            return found_or_none(scene.phrases.left(k - 1, first), "before, subject–verb", k)
    return None


def issued(scene: Scene, number: int) -> Found | None:
    """X issued a statement, “…” · X has posted a video: “…”"""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    t, speech = scene.tokens, scene.phrases.w.speech
    if i - 1 <= first or t.raw[i - 1] not in (",", ":", "—", "–", "--"):
        return None
    written = False
    for k in range(i - 2, max(first, i - REACH), -1):
        if t.kind[k] == QUOTE:
            return None
        written = written or t.low[k] in speech
        if t.low[k] in _ISSUED and t.raw[k].islower():
            if not written or t.low[k - 1] in scene.phrases.w.determiners:
                return None
            phrase = scene.phrases.left(k - 1, first)
            if phrase is None or (phrase.sort == NOUN and not can_speak(scene, phrase)):
                phrase = subject_of(scene, first, k)
            return found_or_none(phrase, "lead-in subject", k)
    return None


def perceived(scene: Scene, number: int) -> Found | None:
    """X remembers the sign at the gate: “…”: the sign says it, not X."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    t = scene.tokens
    if i - 1 <= first or t.raw[i - 1] != ":":
        return None
    for k in range(i - 2, max(first, i - REACH), -1):
        if t.low[k] not in _PERCEIVED:
            continue
        phrase = scene.phrases.right(k + 1, i - 1)
        if phrase is None or t.low[phrase.head] not in scene.phrases.w.carrier:
            return None
        return Found(phrase, "something written", i - 1)
    return None


def displayed(scene: Scene, number: int) -> Found | None:
    """Someone has hung a banner between two posts: “…”: the banner, where nobody is told of."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    t, carrier = scene.tokens, scene.phrases.w.carrier
    if i - 1 <= first or t.raw[i - 1] != ":":
        return None
    for k in range(i - 2, max(first, i - REACH), -1):
        if t.kind[k] == QUOTE or scene.phrases.finite(k):
            return None
        if t.low[k] not in carrier:
            continue
        subject = subject_of(scene, first, k)
        if subject is not None and t.low[subject.head] not in ("someone", "somebody"):
            return None
        phrase = scene.phrases.left(k, first)
        return found_or_none(phrase, "something written", i - 1)
    return None


def in_document(scene: Scene, number: int) -> Found | None:
    """In a letter that spoke of “…” for two pages, X resigned: the subject behind the comma."""
    i = scene.at(number)
    first, limit = scene.sentence(i)
    t, w = scene.tokens, scene.phrases.w
    if t.low[first] != "in" or t.low[first + 1] not in w.determiners:
        return None
    if not any(t.low[k] in w.speech for k in range(first + 2, min(first + 6, i))):
        return None
    if any(t.raw[k] == "," for k in range(first, i)):
        return None
    for k in range(i + 1, min(limit, i + REACH)):
        if t.raw[k] == ",":
            phrase = scene.phrases.right(k + 1, limit)
            spoken = phrase is not None and phrase.sort == NAME
            return Found(phrase, "lead-in subject", first) if phrase and spoken else None
    return None


def begins(scene: Scene, number: int) -> Found | None:
    """The letter begins: “…” · One, from a prisoner in Naryn, ends: “…”."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    t = scene.tokens
    closing = _begins_after(scene, i)
    if closing is not None:
        return closing
    if i - 2 <= first or t.raw[i - 1] not in (":", ",") or t.low[i - 2] not in _BEGINS:
        return None
    phrase = scene.phrases.left(i - 3, first)
    if phrase is None or phrase.sort == PRONOUN:
        return None
    k = phrase.after
    if t.low[phrase.head] in ("one", "another") and t.raw[k] == "," and t.low[k + 1] == "from":
        return found_or_none(scene.phrases.right(k + 2, i), "before, subject–verb", i - 2)
    if t.low[phrase.head] not in scene.phrases.w.speech:
        return None
    return Found(phrase, "before, subject–verb", i - 2)


def _begins_after(scene: Scene, i: int) -> Found | None:
    """“…,” it began · “…,” the letter ends · “…,” begins the diary that X kept."""
    t, speech = scene.tokens, scene.phrases.w.speech
    _, limit = scene.sentence(i)
    k = i + 1
    if k < limit and t.raw[k] == ",":
        k += 1
    if k >= limit or t.kind[k] != WORD:
        return None
    verb_first = t.low[k] in _BEGINS
    phrase = scene.phrases.right(k + verb_first, limit)
    if phrase is None:
        return None
    written = t.low[phrase.head] in speech or t.low[phrase.first] == "it"
    if not written and not (_ends_open(scene, i) and is_speaker(scene, phrase)):
        return None
    verb = k if verb_first else phrase.after
    if verb >= limit or t.low[verb] not in (_BEGINS if written else _BEGAN):
        return None
    if verb_first:
        _take_author(scene, phrase, limit)
    return Found(phrase, "after, subject–verb", verb)


def _ends_open(scene: Scene, i: int) -> bool:
    """`“To those who are gone,” he began`: a comma, a dash or dots end what goes on."""
    return scene.ending(scene.tokens.quote[i])[-1:] in (",", "…", "—", "–", "-", "?", "!")


def _take_author(scene: Scene, phrase: Phrase, limit: int) -> None:
    """`the letter that X sent`: the phrase with X, so that the name is shown."""
    t, k = scene.tokens, phrase.after
    if k + 1 >= limit or t.low[k] not in ("that", "which") or phrase.sort != NOUN:
        return
    mention = scene.names.by_token.get(k + 1)
    if mention is not None and mention.person and mention.whole == k + 1:
        phrase.after = min(mention.after + 1, limit)


def coined(scene: Scene, number: int) -> Found | None:
    """… the phrase “…,” which X used in the nineties · “…,” a term X coined."""
    i = scene.at(number)
    t, phrases = scene.tokens, scene.phrases
    _, limit = scene.sentence(i)
    k = i + 1
    if k < limit and t.raw[k] == ",":
        k += 1
    noun = t.low[k + 1] if k + 1 < limit else ""
    if noun in ("phrase", "term", "word") and t.low[k] in ("a", "an", "the"):
        k += 2
    elif k >= limit or t.low[k] not in ("which", "that"):
        return None
    if k < limit and t.low[k] in ("which", "that"):
        k += 1
    phrase = phrases.right(k, limit)
    if phrase is None or phrase.after >= limit or t.low[phrase.after] not in _COINED:
        return None
    return Found(phrase, "in the view of", phrase.after)


def relative(scene: Scene, number: int) -> Found | None:
    """X, whose post consisted of “…” · X, for whom it was “…”."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    t = scene.tokens
    for k in range(i - 1, max(first, i - REACH), -1):
        if t.kind[k] == QUOTE:
            return None
        owner = (
            t.low[k] == "whose"
            and not _is_people(scene, k + 1)
            and any(t.low[j] in scene.phrases.w.speech for j in range(k + 1, min(k + 4, i)))
        )
        view = t.low[k] == "whom" and t.low[k - 1] in ("for", "to") and i - k <= 8
        if not (owner or view):
            continue
        j = k - 1 if owner else k - 2
        phrase = scene.phrases.left(j, first) if j >= first else None
        rule = "before, subject–verb" if owner else "in the view of"
        return found_or_none(phrase, rule, k)
    return None


def _is_people(scene: Scene, k: int) -> bool:
    """`whose members call themselves`: they speak."""
    low, w = scene.tokens.low[k], scene.phrases.w
    return low in w.groups or low in w.persons


def was_said(scene: Scene, number: int) -> Found | None:
    """“…” was all that X wanted to ask · “…” was the last message from her son."""
    i = scene.at(number)
    t, phrases = scene.tokens, scene.phrases
    _, limit = scene.sentence(i)
    closing = _with_these_words(scene, i)
    if closing is not None:
        return closing
    v = i + 1
    while v < limit and t.low[v] in (",", "reportedly", "apparently"):
        v += 1
    if v >= limit or t.low[v] not in ("was", "were", "is", "are"):
        return None
    limit = min(limit, v + REACH)
    told = _source(scene, v, limit)
    if told is not None:
        return told
    for k in range(v + 1, limit):
        form = phrases.verb(k, judging=False)
        if form and t.low[k - 1] == "to":
            return found_or_none(_wisher(scene, k, v + 1), "after, subject–verb", k)
        if form and phrases.finite(k, judging=False):
            phrase = phrases.left(k - 1, v + 1)
            if phrase is not None and phrase.sort == NOUN and not can_speak(scene, phrase):
                return None
            return found_or_none(phrase, "after, subject–verb", k)
    return None


def _with_these_words(scene: Scene, i: int) -> Found | None:
    """“…” With these lines, the poet X ended: the subject of that sentence."""
    t = scene.tokens
    _, line_end = scene.line(i)
    k = i + 1
    if k + 3 >= line_end or t.low[k] not in ("with", "in") or t.low[k + 1] not in _POINTING:
        return None
    if t.low[k + 2] not in scene.phrases.w.speech and t.low[k + 2] not in ("lines", "verses"):
        return None
    _, limit = scene.sentence(k)
    start = k + 4 if t.raw[k + 3] == "," else k + 3
    phrase = scene.phrases.right(start, limit)
    if phrase is not None and phrase.sort == NOUN and not can_speak(scene, phrase):
        return None
    return found_or_none(phrase, "after, subject–verb", k + 2)


def _wisher(scene: Scene, k: int, first: int) -> Phrase | None:
    """`all that X wanted to ask`: X."""
    t = scene.tokens
    for j in range(k - 2, first, -1):
        if t.low[j] in ("wanted", "had", "managed", "could", "dared", "needed"):
            return scene.phrases.left(j - 1, first)
    return None


def _source(scene: Scene, v: int, limit: int) -> Found | None:
    """`was his reply`, `was Karimov’s answer`, `was the last message … from her son`."""
    t = scene.tokens
    for k in range(v + 1, limit):
        if t.low[k] not in _LAST_WORDS:
            continue
        for j in range(k - 1, v, -1):
            if t.low[j] in ("his", "her", "their"):  # `was his reply`
                return Found(Phrase(j, j + 1, PRONOUN, j), "after, subject–verb", k)
            mention = scene.names.by_token.get(j)
            if mention is not None and mention.possessive:
                owner = Phrase(mention.whole, mention.after, NAME, mention.first, mention)
                return Found(owner, "after, subject–verb", k)
        for j in range(k + 1, limit - 1):
            if t.low[j] in ("from", "of") and t.kind[j + 1] == WORD:
                phrase = scene.phrases.right(j + 1, limit)
                spoken = phrase is not None and is_person(scene, phrase)
                return Found(phrase, "after, subject–verb", j) if phrase and spoken else None
        return None
    return None
