"""Rules that look right of the passage: “…,” said X."""

from annotator.languages.english import BASE, FINITE, GERUND, word_list
from annotator.languages.english.lexicon import places
from annotator.suggest.speakers.clauses import HEARD
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.shared import PASSIVE, can_speak
from annotator.text.masked import BREAK, NUMBER, QUOTE, WORD

_LINKS = (",", "—", "–", "-", "--", "―")


def _reach(scene: Scene, number: int) -> tuple[int, int, bool]:
    """First token after the passage, where to stop, and whether a new sentence begins there."""
    i = scene.at(number)
    if scene.reached[0] == i:  # three rules ask one after the other
        return scene.reached[1]
    _, end = scene.sentence(i)
    _, line_end = scene.line(i)
    new = end == i + 1 and end < line_end
    if new:
        end = scene.sentence(i + 1)[1]
    j = i + 1
    while j < end and scene.tokens.raw[j] in _LINKS:
        j += 1
    j = _over_aside(scene, j, end)
    found = j, min(end, line_end), new
    scene.reached = i, found
    return found


def _over_aside(scene: Scene, j: int, end: int) -> int:
    """`“X” — our Senegal — she hums`: what the words are, then who says them; else `j`."""
    t, mark = scene.tokens, scene.tokens.raw[j - 1]
    if mark not in _LINKS:
        return j
    for k in range(j, min(end - 2, j + MAX_ASIDE)):
        if t.raw[k] == mark:
            phrase = scene.phrases.right(k + 1, end)
            if phrase is None or phrase.sort == NOUN or phrase.after >= end:
                return j
            return k + 1 if _looks_like_verb(scene, phrase.after) else j
        if t.kind[k] not in (WORD, NUMBER) or scene.phrases.finite(k, judging=False):
            return j
    return j


def _looks_like_verb(scene: Scene, k: int) -> bool:
    """`says`, `hums`: a verb of saying, or a word that no list knows and that ends as verbs do."""
    t, low = scene.tokens, scene.tokens.low[k]
    if t.kind[k] != WORD or low in scene.phrases.w.prepositions:
        return False
    ends = low.endswith(("ed", "s")) and t.raw[k].islower()
    return scene.phrases.finite(k, judging=False) or ends


MAX_ASIDE = 12
"""Tokens between two marks in which a passage may be told in other words."""


def _is_led_in(scene: Scene, number: int) -> bool:
    """`X rose: “…?” The House roared`: who stands before a colon spoke."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    return i - 2 > first and scene.tokens.raw[i - 1] == ":"


def after_quoted(scene: Scene, number: int) -> Found | None:
    """“…,” the agency quoted X as saying."""
    j, limit, _ = _reach(scene, number)
    t = scene.tokens
    for k in range(j, min(limit, j + 12)):
        if t.low[k] not in ("quoted", "cited", "quotes", "cites", "quoting", "citing"):
            continue
        phrase = scene.phrases.right(k + 1, limit)
        if phrase is None:
            return None
        for m in range(phrase.after, min(limit - 1, phrase.after + 14)):
            if t.low[m] == "as" and t.low[m + 1] in ("saying", "telling"):
                return Found(phrase, "quoted as saying", m + 1)
    return None


def after_verb_subject(scene: Scene, number: int) -> Found | None:
    """“…,” said X."""
    j, limit, new = _reach(scene, number)
    phrases, t = scene.phrases, scene.tokens
    v = j
    while v < min(limit, j + 3) and phrases.skips(v):
        v += 1
    if v == j and v < limit and phrases.verb(v, judging=False) == BASE:
        return _all_say(scene, v, limit)
    if v >= limit or not phrases.finite(v, judging=False) or phrases.verb(v) != FINITE:
        return None
    if t.low[v] in _TO_SOMEBODY or _is_told_before(scene, scene.at(number)):
        return None
    if new and (scene.ending(number) == "." or _is_led_in(scene, number)):
        return None
    if any(t.low[k] in PASSIVE for k in range(j, v)):
        return None
    k = v + 1
    while k < limit and phrases.skips(k) and k not in scene.names.by_token:
        k += 1
    phrase = phrases.right(k, limit)
    if phrase is None or t.low[k] in ("that", "it", "this", "these", "those", "him", "them"):
        return None
    if _is_clause(scene, phrase, limit):
        return None
    return Found(phrase, "after, verb–subject", v)


def _all_say(scene: Scene, v: int, limit: int) -> Found | None:
    """`“…!” answer the boys`: more than one."""
    phrase = scene.phrases.right(v + 1, limit)
    if phrase is None or phrase.sort != NOUN or phrase.first == phrase.head:
        return None
    many = scene.tokens.low[phrase.head] in scene.phrases.w.groups
    return Found(phrase, "after, verb–subject", v) if many else None


def _is_told_before(scene: Scene, i: int) -> bool:
    """`My mother used to say “…,” recalls X`: the words are hers."""
    before = i - 1
    if before < 1 or scene.tokens.sentence[before] != scene.tokens.sentence[i]:
        return False
    return scene.tokens.low[before] in ("say", "says", "said", "tell", "shout", "shouted", "chant")


_TO_SOMEBODY = frozenset(("told", "tells", "informed", "reminded", "assured"))
"""`“…,” told the radio` is no order of words: whoever stands behind was told."""
_WHEN = word_list("speakers.times") | {"time"}
_CLAUSE = word_list("speakers.clause")
_POSTNOMINAL = word_list("speakers.postnominal")
"""What may follow a noun before its verb: `a source close to the talks said`."""


def _is_clause(scene: Scene, phrase: Phrase, limit: int) -> bool:
    """`“…,” said the trench had changed hands`: what was said, not who."""
    k = phrase.after
    if k >= limit:
        return False
    return scene.tokens.low[k] in _CLAUSE or (
        phrase.sort != NAME and scene.phrases.finite(k, judging=False)
    )


def after_subject_verb(scene: Scene, number: int) -> Found | None:
    """“…,” X said; also over an apposition: “…,” X, a lawyer from Osh, said."""
    j, limit, new = _reach(scene, number)
    phrases, t = scene.phrases, scene.tokens
    if j == scene.at(number) + 1 and not new and t.low[max(0, j - 2)] in ("the", "a", "an"):
        return None  # `a reporter for the “Bay News” daily told us`
    phrase = phrases.right(j, limit)
    if phrase is None or _is_apposed_thing(scene, phrase, limit):
        return None
    if phrase.sort == NOUN and phrase.head == phrase.first and t.low[phrase.head].endswith("ed"):
        return None  # `“…” aimed at undermining it, she said`
    if phrase.sort == NOUN and t.low[phrase.head] in _WHEN:
        return None  # `X, who promised it “…,” this time spoke`
    ending = scene.ending(number)
    phrase = _trade_and_name(scene, phrase, limit)
    k = phrases.after_time(_over_others(scene, phrase.after, limit), limit)
    while k < limit and phrases.skips(k):
        k += 1
    if k < limit and phrases.verb(k) == GERUND and t.low[k - 1] == "been":
        return Found(phrase, "after, subject–verb", k)  # `X has been asking`
    if k + 1 < limit and t.low[k] in _KEPT and phrases.verb(k + 1) == GERUND:
        return Found(phrase, "after, subject–verb", k + 1)
    if new and _is_led_in(scene, number):
        return None
    if k < limit and phrases.finite(k):
        if new and not _closes(scene, k, limit, ending):
            return None
        judged = t.low[k] in phrases.w.judging and t.low[k] not in phrases.w.saying
        judged = judged and t.low[min(k + 1, limit - 1)] != "out"  # `she calls out`
        judged = judged and not phrases.calls(k) and not _calls_to(scene, k)
        if judged and (ending != "," or t.low[scene.at(number) - 1] in phrases.w.judging):
            return None  # `What officials call “…,” villagers call the end`
        return Found(phrase, "after, subject–verb", k)
    if new and ending == ".":
        return None
    far = _cue_over_apposition(scene, k, limit)
    if far is not None and (not new or _closes(scene, far, limit, ending)):
        return Found(phrase, "after, subject–verb", far)
    if (
        (ending in (",", "?", "!") or j > scene.at(number) + 2)
        and not new
        and k < limit
        and k == phrase.after
        and phrase.sort in (NAME, PRONOUN)
        and _looks_like_verb(scene, k)
    ):
        return Found(phrase, "after, unknown verb", k)
    return None


def _calls_to(scene: Scene, k: int) -> bool:
    """`a journalist called after him`, `a man called down the line`."""
    low = scene.tokens.low
    return low[k] in ("called", "calls") and k + 1 < len(low) and low[k + 1] in _WHITHER


_KEPT = (*HEARD, "kept", "keeps")
_WHITHER = frozenset(("after", "down", "up", "across", "over", "back", "through", "from"))


def _trade_and_name(scene: Scene, phrase: Phrase, limit: int) -> Phrase:
    """`student and volunteer X said`: X, who is both."""
    t = scene.tokens
    k = phrase.after
    if phrase.sort == NAME and k + 1 < limit and t.low[k] == "and" and _is_place(phrase):
        other = scene.phrases.right(k + 1, limit)  # `the club’s Europe and Asia head X said`
        person = other is not None and other.mention is not None and other.mention.person
        return other if other is not None and person and other.first < other.head else phrase
    if phrase.sort != NOUN or k + 1 >= limit or t.low[k] != "and" or k - phrase.first > 2:
        return phrase
    if not t.raw[phrase.head].islower() or t.low[phrase.head] not in scene.phrases.w.persons:
        return phrase
    other = scene.phrases.right(k + 1, limit)
    told = other is not None and other.sort == NAME and other.first < other.head
    bare = t.low[phrase.first] not in scene.phrases.w.determiners
    return other if other is not None and told and bare else phrase


def _is_place(phrase: Phrase) -> bool:
    mention = phrase.mention
    return mention is not None and not mention.person and mention.text.lower() in places()


def _over_others(scene: Scene, k: int, limit: int) -> int:
    """`“…,” X and Y said`: one past Y, else `k`."""
    t = scene.tokens
    if k + 1 >= limit or t.low[k] != "and":
        return k
    other = scene.phrases.right(k + 1, limit)
    if other is None or other.sort == PRONOUN:
        return k
    j = other.after
    while j < limit and scene.phrases.skips(j):
        j += 1
    return other.after if j < limit and scene.phrases.finite(j) else k


def _is_apposed_thing(scene: Scene, phrase: Phrase, limit: int) -> bool:
    """`“…,” a charge which his lawyer says`: what the words are, not who said them."""
    t = scene.tokens
    if t.low[phrase.first] not in ("a", "an") or can_speak(scene, phrase):
        return False
    return phrase.after < limit and t.low[phrase.after] in ("which", "that", "whose", "he", "she")


def _closes(scene: Scene, k: int, limit: int, ending: str) -> bool:
    """Whether a clause "X said" in a sentence of its own belongs to the passage before it."""
    t = scene.tokens
    following = t.raw[k + 1] if k + 1 < limit else "."
    if ending in ",?!…—-":
        return following not in ("that", ":", "he", "she", "they", "the", "it") and not (
            _leads_on(scene, k, limit)
        )
    return following == "." and k + 2 >= limit


def _leads_on(scene: Scene, k: int, limit: int) -> bool:
    """Whether the next passage follows the verb, over `back` or `to her` and a comma at most."""
    t = scene.tokens
    for j in range(k + 1, min(limit, k + 5)):
        if t.kind[j] == QUOTE:
            return j <= k + 2 or t.raw[j - 1] in (",", ":")
        if t.raw[j] in ".;" or (t.raw[j] in ",:" and j + 1 < limit and t.kind[j + 1] != QUOTE):
            return False
    return False


def _cue_over_apposition(scene: Scene, k: int, limit: int) -> int | None:
    """The verb of saying after `, a lawyer,` or `(D-N.C.)` or `who …`, None where none is near."""
    t, phrases = scene.tokens, scene.phrases
    if k >= limit or not (
        t.raw[k] in (",", "(", "—", "–", "-")
        or t.low[k] in ("who", "whose", "which")
        or t.kind[k] == WORD
    ):
        return None
    for j in range(k, min(limit, k + 40)):
        if t.kind[j] == QUOTE:
            if t.raw[k] == "," and t.kind[j - 1] == WORD and scene.is_short(t.quote[j]):
                continue  # `, wearing a “Count us in” pin, said`
            return None
        if t.low[j] in HEARD and j + 1 < limit and phrases.verb(j + 1) == GERUND:
            return j + 1
        says = phrases.finite(j, judging=False) or _calls_to(scene, j)
        if says and t.low[j - 1] not in (
            "who",
            "that",
            "which",
            "to",
            "he",
            "she",
            "they",
        ):
            if t.kind[k] == WORD and t.low[k] not in _POSTNOMINAL and t.low[k][-3:] != "ing":
                return None
            return j
    return None


def after_tail(scene: Scene, number: int) -> Found | None:
    """… “…” and so on, X said. The verb closes the sentence that holds the passage."""
    i = scene.at(number)
    _, limit = scene.sentence(i)
    t, phrases = scene.tokens, scene.phrases
    if _is_perceived(scene, i, limit):
        return None
    for k in range(i + 1, limit):
        if t.raw[k] != "," and t.kind[k] != QUOTE:
            continue
        j = k + 1
        told = j < limit and phrases.finite(j, judging=False) and t.low[j] not in _TO_SOMEBODY
        if told and phrases.verb(j) == FINITE:
            phrase = phrases.right(j + 1, limit)
            if phrase is not None and phrase.sort != PRONOUN and can_speak(scene, phrase):
                return Found(phrase, "sentence tail", j)
        phrase = phrases.right(j, limit) if j < limit else None
        if phrase is None:
            continue
        v = phrase.after
        while v < limit and phrases.skips(v):
            v += 1
        if v < limit and phrases.finite(v, judging=False):
            following = t.raw[v + 1] if v + 1 < limit else "."
            if (
                following in (".", ",", "?", "!", ";")
                or t.low[v + 1] in phrases.w.prepositions
                or t.kind[v + 1] == BREAK
            ):
                return Found(phrase, "sentence tail", v)
    return None


def _is_perceived(scene: Scene, i: int, limit: int) -> bool:
    """`“…” could be heard from the roofs, residents said`: they tell of it, others said it."""
    t = scene.tokens
    k = i + 1
    while k < min(limit, i + 4) and scene.phrases.skips(k):
        k += 1
    return k < limit and k > i + 1 and t.low[k] in ("heard", "seen", "visible", "audible", "read")


def according_to(scene: Scene, number: int) -> Found | None:
    """According to X, “…” and “…,” according to X."""
    i = scene.at(number)
    first, limit = scene.sentence(i)
    t = scene.tokens
    nearest: int | None = None
    for k in range(first, limit - 1):
        if t.low[k] == "according" and t.low[k + 1] == "to":
            nearest = k
            if k > i:
                break
        elif t.low[k] == "words" and t.low[k + 1] == "of":
            nearest = k
    if nearest is None:
        return None
    phrase = scene.phrases.right(nearest + 2, limit)
    return Found(phrase, "according to", nearest) if phrase is not None else None
