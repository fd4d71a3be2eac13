"""Rules that look left of the passage for a verb: X said, “…”."""

from annotator.languages.english import BASE, GERUND, PARTICIPLE, word_list
from annotator.suggest.speakers.clauses import (
    clause_begin,
    heard,
    last_pronoun,
    main_clause,
    nearer_subject,
    over_clause,
    quoted_as,
    reporter,
    shown,
    written_on,
)
from annotator.suggest.speakers.phrases import NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.shared import (
    PASSIVE,
    can_speak,
    found_or_none,
    is_person,
)
from annotator.suggest.speakers.subjects import subject_of
from annotator.suggest.speakers.wording import OBJECTS
from annotator.text.masked import WORD


def before(scene: Scene, number: int) -> Found | None:
    """X said, “…” · X called it “…” · … , saying “…”: the nearest verb to the left."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    found = verb_before(scene, i, first)
    if found is not None and scene.tokens.raw[i - 1] == ":" and i - found.cue > 7:
        subject = subject_of(scene, first, i)
        if subject is not None and subject.first > found.cue:
            return Found(subject, "lead-in subject", i - 1)
    return found


_NOTHING = ("nothing", "little", "neither")
"""After a verb of saying: people who said nothing did not say what follows."""


def before_adjacent(scene: Scene, number: int) -> Found | None:
    """Minister says: ‘…’: in a headline only a verb right before the passage counts."""
    found = before(scene, number)
    return found if found is not None and scene.at(number) - found.cue <= 2 else None


def verb_before(scene: Scene, i: int, first: int) -> Found | None:
    """Who speaks by the verbs of saying left of token `i`, none farther than `first`."""
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
    if t.low[k] == "saying" and _is_proverb(scene, k, first):
        return None
    if k > first and t.low[k - 1] in OBJECTS:  # `the record has her saying`
        return Found(Phrase(k - 1, k, PRONOUN, k - 1), "before, subject–verb", k)
    person = heard(scene, k, first)
    if person is not None:
        return Found(person, "before, subject–verb", k)
    quoted = quoted_as(scene, k, first) if k > first and t.low[k - 1] == "as" else None
    if quoted is not None:
        return quoted
    if (
        k > first
        and t.kind[k - 1] == WORD
        and t.low[k - 1] not in phrases.w.prepositions
        and t.low[k - 1] not in phrases.w.conjunctions
    ):
        if t.low[k - 1] in PASSIVE or phrases.skips(k - 1):
            phrase = phrases.left(k - 1, first)
            if phrase is None or (phrase.sort == NOUN and not can_speak(scene, phrase)):
                return None
            return Found(phrase, "before, subject–verb", k)
        written = written_on(scene, k, first)
        if written is not None:
            return written
        phrase = _speaks(scene, k, first)
        if phrase is not None and phrase.sort != PRONOUN and can_speak(scene, phrase):
            main = main_clause(scene, phrase, k, first, i)
            return main if main is not None else Found(phrase, "noun and gerund", k)
    phrase = shown(scene, k, first)
    if phrase is not None:
        return Found(phrase, "gerund", k)
    phrase = nearer_subject(scene, k, first) or subject_of(scene, first, k)
    if phrase is None and k - first <= 2:
        phrase = _subject_after(scene, i)
    if phrase is None or (phrase.sort == NOUN and not can_speak(scene, phrase)):
        return None
    return Found(phrase, "gerund", k)


def _speaks(scene: Scene, k: int, first: int) -> Phrase | None:
    """Who stands before the gerund `k`; in `the audio of a woman weeping` the woman alone."""
    t, w = scene.tokens, scene.phrases.w
    phrase = scene.phrases.left(k - 1, first)
    people = t.low[k - 1] in w.persons or t.low[k - 1] in w.groups
    if phrase is None or not people or phrase.sort != NOUN or can_speak(scene, phrase):
        return phrase
    begin = k - 1
    while begin - 1 > phrase.first and t.low[begin - 1] not in w.prepositions:
        begin -= 1
    return Phrase(begin, k, NOUN, k - 1)


def _is_proverb(scene: Scene, k: int, first: int) -> bool:
    """`There is a Zen saying: “…”`: a noun."""
    t, mention = scene.tokens, scene.names.by_token.get(k - 1)
    if mention is not None and mention.person:
        return False
    return any(t.low[j] in ("a", "an", "the", "old") for j in range(max(first, k - 2), k)) and (
        t.raw[k + 1] == ":" or t.low[k + 1] in ("goes", "has", "that")
    )


def _subject_after(scene: Scene, i: int) -> Phrase | None:
    """Calling it “a mess,” X left: the subject of what follows the comma."""
    _, limit = scene.sentence(i)
    if i + 1 >= limit:
        return None
    comma = scene.tokens.raw[i + 1] == ","
    number = scene.tokens.quote.get(i)  # none where a line leads in to the passage on the next
    if not comma and (number is None or scene.ending(number) != ","):
        return None
    return scene.phrases.right(i + 1 + comma, limit)


def _finite(scene: Scene, k: int, first: int, form: str, i: int) -> Found | None:
    """X said · X was called “…” by Y · X went on to say: by what stands before the verb."""
    t, phrases = scene.tokens, scene.phrases
    over = k - 1 if k - 1 > first and t.low[k - 1].endswith("ly") else k
    before_it = t.low[over - 1] if over > first and t.low[over - 1] in PASSIVE else t.low[k - 1]
    before_it = before_it if k > first else ""
    if t.low[k] == "accused" and t.low[k + 1] == "of":
        return None  # `a conductor accused of “…”`: a charge
    if form == PARTICIPLE and before_it not in _HAVE:
        return _agent(scene, k, i) if t.low[k - 1] in PASSIVE else None
    if not phrases.finite(k) and form != PARTICIPLE:
        return _infinitive(scene, k, first)
    judged = t.low[k] in phrases.w.judging
    inverted = None if judged else _inverted(scene, k, first, i)
    if inverted is not None:
        return inverted
    if before_it in PASSIVE and (judged or before_it != "as"):
        return _agent(scene, k, i)
    if judged and t.low[k] not in phrases.w.saying and t.low[i - 1] in MENTIONED:
        return None
    j = k - 1
    while j >= first and phrases.skips(j) and j not in scene.names.by_token:
        j -= 1
    if j < first:
        return None
    rule = "before, subject–verb" if _adjacent(scene, k, i) else "clause, subject–verb"
    if t.low[j] in ("who", "which", "that") and j > first:
        return _relative(scene, j, first, k, rule)
    if t.low[j] in phrases.w.conjunctions or t.low[j] == "then":
        begin = clause_begin(scene, first, j)
        subject = subject_of(scene, begin, j)
        if subject is None or (subject.sort == NOUN and not can_speak(scene, subject)):
            subject = subject_of(scene, first, j)
        subject = subject or last_pronoun(scene, j, begin)
        return found_or_none(subject, "coordinated verb", k)
    phrase = phrases.left(j, first)
    if phrase is not None and phrase.sort == NOUN and t.low[phrase.first - 1] in _WHAT:
        return Found(phrase, rule, k)
    outer = reporter(scene, phrase, first) if phrase is not None else None
    if outer is not None:
        return outer
    if phrase is not None and phrase.sort != PRONOUN:
        phrase = over_clause(scene, phrase, first) or phrase
    return _with_subject(scene, phrase, first, k, rule)


_WHAT = frozenset(("what", "which", "whom"))
"""`what the waybill called`, `which the draft refers to as`: who stands between, whatever it is."""
_ALONE = word_list("speakers.alone")
"""Verbs of saying that name nobody who listens: `said X,` never `told X`."""


def _inverted(scene: Scene, k: int, first: int, i: int) -> Found | None:
    """`It was unanimous, said X, “…”`: who stands behind the verb, up to the passage."""
    t = scene.tokens
    if k <= first or t.raw[k - 1] != "," or k + 1 >= i or t.low[k] not in _ALONE:
        return None
    phrase = scene.phrases.right(k + 1, i)
    if phrase is None or phrase.sort == PRONOUN or not can_speak(scene, phrase):
        return None
    closed = phrase.after == i or (t.raw[phrase.after] in (",", ":") and phrase.after == i - 1)
    return Found(phrase, "before, subject–verb", k) if closed else None


DONE_TO = word_list("speakers.done_to")
"""`X was told “…”`, `X was declared “…”`: not X's words."""
_HAVE = word_list("speakers.have")
_ANYBODY = word_list("speakers.anybody")


_OF = ("of", "from", "for")


def _relative(scene: Scene, j: int, first: int, k: int, rule: str) -> Found | None:
    """`X, who said` · `the account, which had claimed` · `signs that read`."""
    t, phrases = scene.tokens, scene.phrases
    if t.low[j - 1] in _ANYBODY:
        return None
    comma = t.raw[j - 1] == "," and j - 2 >= first
    phrase = phrases.ending_at(j - 2, first) if comma else phrases.left(j - 1, first)
    tail = phrase.first - 1 if phrase is not None and comma else -1
    if tail - 2 >= first and t.low[tail] in _OF and t.raw[tail - 1] == ",":
        phrase = phrases.ending_at(tail - 2, first) or phrase  # `X, of the ruling party, who said`
    carried = _carried(scene, phrase, first, k)
    return carried if carried is not None else found_or_none(phrase, rule, k)


def _with_subject(
    scene: Scene, phrase: Phrase | None, first: int, k: int, rule: str
) -> Found | None:
    """The phrase beside the verb, or the subject of the sentence where that cannot speak."""
    if phrase is None:
        return found_or_none(subject_of(scene, first, k), "coordinated verb", k)
    if phrase.sort == NOUN and not can_speak(scene, phrase):
        subject = subject_of(scene, first, k)
        if subject is not None and subject.after < phrase.first and can_speak(scene, subject):
            return Found(subject, "coordinated verb", k)
    carried = _carried(scene, phrase, first, k)
    return carried if carried is not None else Found(phrase, rule, k)


def _carried(scene: Scene, phrase: Phrase | None, first: int, k: int) -> Found | None:
    """`Demonstrators held signs that read`: whoever holds the sign, where the sentence tells."""
    carrier = scene.phrases.w.carrier
    if phrase is None or phrase.sort != NOUN or scene.tokens.low[phrase.head] not in carrier:
        return None
    people = subject_of(scene, first, phrase.first)
    if people is None or people.after > phrase.first or not is_person(scene, people):
        return None
    return Found(people, "people with something written", k)


def _infinitive(scene: Scene, k: int, first: int) -> Found | None:
    """X went on to say, X refused to call it: the subject of the clause."""
    t = scene.tokens
    if scene.phrases.verb(k) != BASE:
        return None  # `to cries of “…”`: a noun
    if t.low[k - 1] != "to":
        phrase = scene.phrases.left(k - 1, first) if t.kind[k - 1] == WORD else None
        felt = phrase is not None and phrase.first > first and t.low[phrase.first - 1] in _HEARS
        return Found(phrase, "before, subject–verb", k) if phrase and felt else None
    return found_or_none(subject_of(scene, first, k), "coordinated verb", k)


_HEARS = frozenset(("hear", "hears", "heard", "see", "sees", "saw", "watched", "made", "makes"))
"""`hears the defendant say: “…”`."""
MENTIONED = word_list("speakers.mentioned")
"""`mocked the slogan “…”`: whoever mocks it did not say it."""


def _agent(scene: Scene, k: int, i: int) -> Found | None:
    """was called “…” by X: only with an agent."""
    t = scene.tokens
    _, limit = scene.sentence(i)
    for j in range(k + 1, min(limit, i + 12)):
        if t.low[j] == "by":
            return found_or_none(scene.phrases.right(j + 1, limit), "passive with agent", k)
    return _told_in(scene, k)


def _told_in(scene: Scene, k: int) -> Found | None:
    """`In the indictment she is described as “…”`: what the sentence begins with."""
    t = scene.tokens
    first, _ = scene.sentence(k)
    phrase = scene.phrases.right(first + 1, k) if t.low[first] == "in" else None
    if phrase is None or t.low[phrase.head] not in scene.phrases.w.speech:
        return None
    return Found(phrase, "passive with agent", k)


def _adjacent(scene: Scene, k: int, i: int) -> bool:
    """Whether verb and passage touch, over a comma, a colon or the person told."""
    t = scene.tokens
    between = [t.raw[j] for j in range(k + 1, i)]
    return not between or between[-1] in (",", ":") or len(between) <= 2
