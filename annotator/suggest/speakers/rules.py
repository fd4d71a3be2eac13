"""The sieve: rules that say who spoke, in order; the first that fires answers.

Every rule takes the scene and the number of a passage and gives what it found or None. How often
each is right is measured and kept as data in `confidence.toml`, by rule and kind of passage.
"""

from collections.abc import Callable

from annotator.languages.english import FINITE, GERUND, PARTICIPLE, word_list
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.subjects import subject_of
from annotator.text.masked import BREAK, POINT, QUOTE, WORD

Rule = Callable[[Scene, int], Found | None]
_LINKS = (",", "—", "–", "-", "--", "―")
_PASSIVE = word_list("speakers.passive")


# ---- after the passage ----------------------------------------------------------------------


def _reach(scene: Scene, number: int) -> tuple[int, int, bool]:
    """First token after the passage, where to stop, and whether a new sentence begins there."""
    i = scene.at(number)
    _, end = scene.sentence(i)
    _, line_end = scene.line(i)
    new = end == i + 1 and end < line_end
    if new:
        end = scene.sentence(i + 1)[1]
    j = i + 1
    while j < end and scene.tokens.raw[j] in _LINKS:
        j += 1
    return j, min(end, line_end), new


def after_verb_subject(scene: Scene, number: int) -> Found | None:
    """“…,” said X."""
    j, limit, new = _reach(scene, number)
    phrases, t = scene.phrases, scene.tokens
    v = j
    while v < min(limit, j + 3) and phrases.skips(v):
        v += 1
    if v >= limit or not phrases.finite(v, judging=False) or phrases.verb(v) != FINITE:
        return None
    if new and scene.ending(number) == ".":
        return None
    if any(t.low[k] in _PASSIVE for k in range(j, v)):
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


_CLAUSE = word_list("speakers.clause")


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
    phrase = phrases.right(j, limit)
    if phrase is None:
        return None
    ending = scene.ending(number)
    k = phrase.after
    while k < limit and phrases.skips(k):
        k += 1
    if k < limit and phrases.finite(k):
        if new and not _closes(scene, k, limit, ending):
            return None
        if t.low[k] in phrases.w.judging and t.low[k] not in phrases.w.saying and ending != ",":
            return None
        return Found(phrase, "after, subject–verb", k)
    if new and ending == ".":
        return None
    far = _cue_over_apposition(scene, k, limit)
    if far is not None and (not new or _closes(scene, far, limit, ending)):
        return Found(phrase, "after, subject–verb", far)
    if (
        ending in (",", "?", "!")
        and not new
        and k < limit
        and k == phrase.after
        and phrase.sort in (NAME, PRONOUN)
    ):
        if (
            t.kind[k] == WORD
            and t.raw[k].islower()
            and t.low[k].endswith(("ed", "s"))
            and t.low[k] not in phrases.w.prepositions
        ):
            return Found(phrase, "after, unknown verb", k)
    return None


def _closes(scene: Scene, k: int, limit: int, ending: str) -> bool:
    """Whether a clause "X said" in a sentence of its own belongs to the passage before it."""
    t = scene.tokens
    following = t.raw[k + 1] if k + 1 < limit else "."
    if ending in ",?!…—-":
        return following not in ("that", ":", "he", "she", "they", "the", "it") and not any(
            t.kind[j] == QUOTE for j in range(k + 1, min(limit, k + 3))
        )
    return following == "." and k + 2 >= limit


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
            return None
        if phrases.finite(j, judging=False) and t.low[j - 1] not in (
            "who",
            "that",
            "which",
            "to",
            "he",
            "she",
            "they",
        ):
            if t.kind[k] == WORD and t.low[k] not in (
                "who",
                "whose",
                "which",
                "in",
                "of",
                "from",
                "at",
                "with",
                "on",
            ):
                return None
            return j
    return None


def after_tail(scene: Scene, number: int) -> Found | None:
    """… “…” and so on, X said. The verb closes the sentence that holds the passage."""
    i = scene.at(number)
    _, limit = scene.sentence(i)
    t, phrases = scene.tokens, scene.phrases
    for k in range(i + 1, limit):
        if t.raw[k] != "," and t.kind[k] != QUOTE:
            continue
        j = k + 1
        if j < limit and phrases.finite(j, judging=False) and phrases.verb(j) == FINITE:
            phrase = phrases.right(j + 1, limit)
            if phrase is not None and phrase.sort != PRONOUN:
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


# ---- before the passage ---------------------------------------------------------------------


def before(scene: Scene, number: int) -> Found | None:
    """X said, “…” · X called it “…” · … , saying “…”: the nearest verb to the left."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    found = _before(scene, i, first)
    if found is not None and scene.tokens.raw[i - 1] == ":" and i - found.cue > 7:
        subject = subject_of(scene, first, i)
        if subject is not None and subject.first > found.cue:
            return Found(subject, "lead-in subject", i - 1)
    return found


_NOTHING = ("nothing", "little", "neither")
"""After a verb of saying: people who said nothing did not say what follows."""


def _before(scene: Scene, i: int, first: int) -> Found | None:
    t, phrases = scene.tokens, scene.phrases
    tries = 0
    for k in range(i - 1, max(first, i - 60) - 1, -1):
        form = phrases.verb(k)
        if not form or t.low[k + 1] in _NOTHING:
            continue
        found = _gerund(scene, k, first, i) if form == GERUND else _finite(scene, k, first, form, i)
        if found is not None:
            return found
        tries += 1
        if tries > 3:
            return None
    return None


def _gerund(scene: Scene, k: int, first: int, i: int) -> Found | None:
    """`posters saying` takes the noun, `, saying` and `after saying` the subject of the clause."""
    t, phrases = scene.tokens, scene.phrases
    if k > first and t.low[k - 1] == "as" and t.low[k - 2] in ("quoted", "cited", "heard"):
        phrase = phrases.left(k - 3, first)
        return Found(phrase, "quoted as saying", k) if phrase is not None else None
    if (
        k > first
        and t.kind[k - 1] == WORD
        and t.low[k - 1] not in phrases.w.prepositions
        and t.low[k - 1] not in phrases.w.conjunctions
    ):
        if t.low[k - 1] in _PASSIVE or phrases.skips(k - 1):
            phrase = phrases.left(k - 1, first)
            return Found(phrase, "before, subject–verb", k) if phrase is not None else None
        phrase = phrases.left(k - 1, first)
        if phrase is not None and phrase.sort != PRONOUN and _can_speak(scene, phrase):
            return Found(phrase, "noun and gerund", k)
    phrase = subject_of(scene, first, k)
    if phrase is None and k - first <= 2:
        phrase = _subject_after(scene, i)
    if phrase is None or (phrase.sort == NOUN and not _can_speak(scene, phrase)):
        return None
    return Found(phrase, "gerund", k)


def _subject_after(scene: Scene, i: int) -> Phrase | None:
    """Calling it “a mess,” X left: the subject of what follows the comma."""
    _, limit = scene.sentence(i)
    if scene.ending(scene.tokens.quote[i]) != "," or i + 1 >= limit:
        return None
    return scene.phrases.right(i + 1 + (scene.tokens.raw[i + 1] == ","), limit)


def _can_speak(scene: Scene, phrase: Phrase) -> bool:
    """A name, people, a body or something written: what may stand before `saying`."""
    low, w = scene.tokens.low[phrase.head], scene.phrases.w
    return (
        phrase.sort == NAME
        or low in w.groups
        or low in w.persons
        or low in w.speech
        or low in w.organisations
        or low in w.titles
    )


def _finite(scene: Scene, k: int, first: int, form: str, i: int) -> Found | None:
    t, phrases = scene.tokens, scene.phrases
    low = t.low[k]
    if form == PARTICIPLE and not (
        k > first
        and t.low[k - 1]
        in ("has", "have", "had", "also", "not", "long", "often", "repeatedly", "ever")
    ):
        return _agent(scene, k, i) if t.low[k - 1] in _PASSIVE else None
    if not phrases.finite(k) and form != PARTICIPLE:
        if t.low[k - 1] == "to" or form == FINITE:
            return _infinitive(scene, k, first)
        return None
    if k > first and t.low[k - 1] in _PASSIVE and low in phrases.w.judging:
        return _agent(scene, k, i)
    if low in phrases.w.judging and low not in phrases.w.saying and t.low[i - 1] in MENTIONED:
        return None
    rule = "before, subject–verb" if _adjacent(scene, k, i) else "clause, subject–verb"
    j = k - 1
    while j >= first and phrases.skips(j) and j not in scene.names.by_token:
        j -= 1
    if j < first:
        return None
    if t.low[j] in ("who", "which", "that") and j > first:
        if t.low[j - 1] in (
            "anybody",
            "anyone",
            "somebody",
            "someone",
            "those",
            "people",
            "everyone",
        ):
            return None
        return _found(phrases.left(j - 1, first), rule, k)
    if t.low[j] in ("and", "but", "then", "or") or t.low[j] in phrases.w.conjunctions:
        return _found(subject_of(scene, first, j), "coordinated verb", k)
    phrase = phrases.left(j, first)
    if phrase is not None and phrase.sort == NOUN and not _can_speak(scene, phrase):
        subject = subject_of(scene, first, k)
        if subject is not None and subject.after < phrase.first and _can_speak(scene, subject):
            return Found(subject, "coordinated verb", k)
    if phrase is None:
        phrase = subject_of(scene, first, k)
        rule = "coordinated verb"
    return _found(phrase, rule, k)


def _infinitive(scene: Scene, k: int, first: int) -> Found | None:
    """X went on to say, X refused to call it: the subject of the clause."""
    if scene.tokens.low[k - 1] != "to":
        return None
    return _found(subject_of(scene, first, k), "coordinated verb", k)


MENTIONED = word_list("speakers.mentioned")
"""`mocked the slogan “…”`: whoever mocks it did not say it."""


def _agent(scene: Scene, k: int, i: int) -> Found | None:
    """was called “…” by X: only with an agent."""
    t = scene.tokens
    _, limit = scene.sentence(i)
    for j in range(k + 1, min(limit, i + 12)):
        if t.low[j] == "by":
            return _found(scene.phrases.right(j + 1, limit), "passive with agent", k)
    return None


def _adjacent(scene: Scene, k: int, i: int) -> bool:
    """Whether verb and passage touch, over a comma, a colon or the person told."""
    t = scene.tokens
    between = [t.raw[j] for j in range(k + 1, i)]
    return not between or between[-1] in (",", ":") or len(between) <= 2


def _found(phrase: Phrase | None, rule: str, cue: int) -> Found | None:
    return Found(phrase, rule, cue) if phrase is not None else None


def colon(scene: Scene, number: int) -> Found | None:
    """X: “…”, and the headline “…”: Georgian student."""
    i = scene.at(number)
    t = scene.tokens
    first, _ = scene.sentence(i)
    _, line_end = scene.line(i)
    if i - 1 > first and t.raw[i - 1] == ":":
        phrase = scene.phrases.right(_skip_points(scene, first, i), i)
        last = scene.names.by_token.get(i - 2)
        named = last is not None and last.after == i - 1 and last.person
        if phrase is not None and named and phrase.sort == NOUN and not _can_speak(scene, phrase):
            phrase = Phrase(last.whole, last.after, NAME, last.first, last) if last else phrase
        room = 0 if scene.quotations[number].kind == "headline" else 4
        if phrase is not None and i - 1 - phrase.after <= room:
            return Found(phrase, "colon", i - 1)
    if i + 1 < line_end and t.raw[i + 1] == ":" and line_end - i <= 12:
        phrase = scene.phrases.right(i + 2, line_end)
        if phrase is not None and phrase.after >= line_end - 3:
            return Found(phrase, "colon after", i + 1)
    return None


def _skip_points(scene: Scene, k: int, limit: int) -> int:
    while k < limit and scene.tokens.kind[k] == POINT:
        k += 1
    return k


def dash(scene: Scene, number: int) -> Found | None:
    """“…” — X, on the same line or the next."""
    i = scene.at(number)
    t = scene.tokens
    _, line_end = scene.line(i)
    for start, end in ((i + 1, line_end), scene.line_after(i) or (0, 0)):
        if start < end and t.raw[start] in ("—", "–", "―", "--", "-", "~") and end - start <= 20:
            phrase = scene.phrases.right(start + 1, end)
            if (
                phrase is not None
                and phrase.sort != PRONOUN
                and (
                    phrase.after >= end
                    or t.raw[phrase.after] in ",(.@"
                    or t.kind[phrase.after] == "n"
                )
            ):
                return Found(phrase, "dash", start)
        if start < end:
            break
    return None


def lead_in(scene: Scene, number: int) -> Found | None:
    """The line before ends in a colon (or in "said,")."""
    i = scene.at(number)
    if not scene.opens_line(i):
        return None
    previous = scene.line_before(i)
    if previous is None:
        return None
    t = scene.tokens
    last = previous[1] - 1
    if t.raw[last] not in (":", ",", "—"):
        return None
    first, _ = scene.sentence(last)
    found = _before(scene, last, first)
    if found is not None:
        return Found(found.phrase, "lead-in line", found.cue)
    return _found(subject_of(scene, first, last), "lead-in subject", last)


def lead_in_cued(scene: Scene, number: int) -> Found | None:
    """Like `lead_in`, but only where a verb of saying leads in: a slogan has no speaker."""
    found = lead_in(scene, number)
    return found if found is not None and found.rule == "lead-in line" else None


# ---- from the passage before ----------------------------------------------------------------


def continued(scene: Scene, number: int) -> Found | None:
    """“A,” X said. “B.” and “A” and “B” in one sentence: B is X's too."""
    i = scene.at(number)
    previous = scene.passage_before(i)
    if previous is None or previous not in scene.answers:
        return None
    t = scene.tokens
    k = scene.at(previous)
    if t.paragraph[k] != t.paragraph[i]:
        return None
    answer = scene.answers[previous]
    if t.sentence[k] == t.sentence[i]:
        return Found(answer.phrase, "same sentence", answer.cue)
    if scene.opens_sentence(i):
        return Found(answer.phrase, "continued paragraph", answer.cue)
    if scene.quotations[number].kind == "fragment" and scene.is_short(number):
        return None
    return Found(answer.phrase, "same paragraph", answer.cue)


def bare(scene: Scene, number: int) -> Found | None:
    """A paragraph that is a passage and nothing else, after one of the same person's."""
    i = scene.at(number)
    if not scene.opens_line(i):
        return None
    previous = scene.passage_before(i)
    before_line = scene.line_before(i)
    if before_line is None:
        return None
    if previous is not None and previous in scene.answers and scene.at(previous) >= before_line[0]:
        answer = scene.answers[previous]
        return Found(answer.phrase, "bare paragraph", answer.cue)
    last = scene.sentence(before_line[1] - 1)[0]
    subject = subject_of(scene, last, before_line[1]) or subject_of(scene, *before_line)
    if subject is not None and (subject.sort == PRONOUN or _can_speak(scene, subject)):
        return Found(subject, "paragraph before")
    if previous is not None and previous in scene.answers:
        answer = scene.answers[previous]
        if scene.tokens.paragraph[i] - scene.tokens.paragraph[scene.at(previous)] <= 4:
            return Found(answer.phrase, "bare paragraph, over another", answer.cue)
    return None


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
    for k in range(b - 1, max(a, b - 6), -1):
        if scene.phrases.finite(k, judging=False):
            return _found(scene.phrases.left(k - 1, a), "sentence before, with a verb", k)
    subject = subject_of(scene, a, b)
    if subject is None or subject.sort == PRONOUN or not _is_person(scene, subject):
        return None
    return Found(subject, "sentence before")


def _is_person(scene: Scene, phrase: Phrase) -> bool:
    if phrase.sort == NAME:
        return phrase.mention is not None and phrase.mention.person
    low = scene.tokens.low[phrase.head]
    return low in scene.phrases.w.persons or low in scene.phrases.w.groups


_CARRIED = word_list("speakers.carried")
_CARRY_PHRASE = word_list("speakers.carry_phrase")


def carrier(scene: Scene, number: int) -> Found | None:
    """posters saying “…” · a coffin marked “…” · with the words “…” · on the wall was written “…”."""
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
        return _found(subject_of(scene, first, k - 1), "chants of", k - 1)
    if t.low[k] in _CARRIED and t.kind[k - 1] == WORD:
        phrase = phrases.left(k - 1, first)
        if phrase is not None and phrase.sort == NOUN:
            people = subject_of(scene, first, phrase.first)
            if (
                people is not None
                and people.after <= phrase.first
                and people.sort != PRONOUN
                and _is_person(scene, people)
            ):
                return Found(people, "people with something written", k)
            return Found(phrase, "something written", k)
    if t.low[k] in ("written", "painted", "scrawled", "sprayed", "daubed") and t.low[k - 1] in (
        "was",
        "were",
        "is",
        "had",
        "been",
    ):
        if t.low[first] == "on":
            return _found(phrases.right(first + 1, k), "something written", k)
    return None


def in_view(scene: Scene, number: int) -> Found | None:
    """In his view, “…” · in the words of X, “…” · for X, “…”."""
    i = scene.at(number)
    t = scene.tokens
    first, _ = scene.sentence(i)
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


def thought(scene: Scene, number: int) -> Found | None:
    """X found it “…” · X considers it “…”: a verb of thinking takes its subject."""
    i = scene.at(number)
    t, phrases = scene.tokens, scene.phrases
    first, _ = scene.sentence(i)
    for k in range(i - 1, max(first, i - 25), -1):
        if phrases.w.thinking.get(t.low[k]) == FINITE and t.raw[k].islower():
            return _found(phrases.left(k - 1, first), "verb of thinking", k)
    return None


def sentence_subject(scene: Scene, number: int) -> Found | None:
    """No verb of saying: the subject of the sentence."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    subject = subject_of(scene, first, i)
    if subject is None or (subject.sort == NOUN and not _can_speak(scene, subject)):
        return None
    if scene.tokens.low[i - 1] in MENTIONED:
        return None
    return Found(subject, "subject of the sentence")


AFTER: tuple[Rule, ...] = (after_verb_subject, after_subject_verb)
DIRECT: tuple[Rule, ...] = (
    *AFTER,
    colon,
    carrier,
    before,
    according_to,
    after_tail,
    dash,
    lead_in,
    carrier,
    in_view,
    sentence_before,
    continued,
    bare,
    thought,
    sentence_subject,
)
"""For whole clauses, in order."""
FRAGMENT: tuple[Rule, ...] = (
    *AFTER,
    according_to,
    carrier,
    before,
    after_tail,
    colon,
    dash,
    lead_in,
    in_view,
    continued,
    thought,
    sentence_subject,
)
"""For pieces of a clause, in order; after a passage only where it ends in a comma."""
CUED: tuple[Rule, ...] = (*AFTER, colon, before, according_to, dash, lead_in_cued)
"""For foreign passages and headlines: only what has a cue."""
