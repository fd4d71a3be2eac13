"""Whom "they", "it" and "another" mean: crowds, bodies and things with words on them."""

from itertools import islice

from annotator.languages.english import word_list
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.pronouns import MAX_PARAGRAPHS, answered_before, is_subject
from annotator.suggest.speakers.scene import REACH, Scene
from annotator.suggest.speakers.shared import is_person
from annotator.suggest.speakers.subjects import subject_of
from annotator.text.masked import QUOTE, WORD


def one_of_whom(scene: Scene, phrase: Phrase) -> str:
    """`another user` or `one of the fans` for "one" or "another" alone, "" for nobody known."""
    t = scene.tokens
    word = t.low[phrase.head]
    if word not in ("one", "another") or phrase.after - phrase.first > 2:
        return ""
    groups = scene.phrases.w.groups
    for number in islice(reversed(scene.answers), MAX_PARAGRAPHS):
        before = scene.answers[number].phrase
        if before.first >= phrase.first:
            continue
        if t.paragraph[phrase.first] - t.paragraph[before.first] > MAX_APART:
            break
        if before.sort == NOUN and t.low[before.head] in groups and word == "one":
            return f"one of the {t.raw[before.head].lower()}"
        if before.sort == NOUN and t.low[before.first] in _SINGLE and before.head > before.first:
            return f"another {t.words(before.first + 1, before.after)}"
    group = plural_before(scene, phrase.first)
    if group is None or group.sort != NOUN:
        return ""
    return f"{word} of the {t.raw[group.head].lower()}"


_SINGLE = ("one", "a", "an", "another", "yet")
MAX_APART = 2
"""Paragraphs between a name and what its bearer is called by age."""


def one_before(scene: Scene, at: int) -> Phrase | None:
    """`One of them lifted his hands. “…,” he said`: the one of the sentence before."""
    t = scene.tokens
    first, _ = scene.sentence(at)
    line, _ = scene.line(at)
    if first <= line:
        return None
    first, last = scene.sentence(first - 1)
    if t.low[first] not in ("one", "another"):
        return None
    phrase = scene.phrases.right(first, last)
    alone = phrase is not None and phrase.sort == NOUN and phrase.head == first
    return phrase if alone else None


def plural_before(scene: Scene, at: int) -> Phrase | None:
    """Whom "they" means: whom the sentence before is about, else the last group that spoke, else
    the last one named.
    """
    just = _just_before(scene, at, scene.phrases.w.groups | _COLLECTIVE)
    if just is not None:
        return just
    return _noun_before(scene, at, scene.phrases.w.groups, ("group",))


_COLLECTIVE = word_list("speakers.collective")


def _just_before(scene: Scene, at: int, nouns: frozenset[str]) -> Phrase | None:
    """`The family said it had gone to court. “…,” they explained`: the family."""
    t = scene.tokens
    first, _ = scene.sentence(at)
    line, _ = scene.line(at)
    own = subject_of(scene, first, at) if first < at else None
    if own is not None and own.sort != PRONOUN:
        return None
    if first <= line:
        previous = scene.line_before(at)
        if previous is None or not scene.opens_line(first):
            return None
        first = previous[1]
    a, b = scene.sentence(first - 1)
    subject = subject_of(scene, a, b)
    if subject is None or any(t.kind[k] == QUOTE for k in range(a, b)):
        return None
    low = t.low[subject.head]
    if subject.sort == NOUN:
        return subject if low in nouns and low not in ("many", "some", "others", "most") else None
    mention = subject.mention
    plural = mention is not None and not mention.person and t.low[subject.first] == "the"
    plural = plural and any(t.low[k].endswith("s") for k in range(subject.first, subject.after))
    return subject if plural else None


def thing_before(scene: Scene, at: int) -> Phrase | None:
    """What "it" means: the last body or document that spoke, else the last one named."""
    w = scene.phrases.w
    crowd = _crowd_before(scene, at)
    if crowd is not None:
        return crowd
    nouns = (w.organisations | w.speech) - _GROUND
    just = _just_before(scene, at, nouns | _CROWDS)
    if just is not None:
        return just
    return _noun_before(scene, at, nouns, ("organisation", "document"))


def _crowd_before(scene: Scene, at: int) -> Phrase | None:
    """`the crowd fell silent, and then it shouted`."""
    first, _ = scene.sentence(at)
    for k in range(at - 1, first, -1):
        if scene.tokens.low[k] in _CROWDS:
            return scene.phrases.left(k, first)
    return None


_CROWDS = frozenset(("crowd", "audience", "congregation", "choir", "chorus", "mob", "gallery"))
"""`The crowd has come. “…,” it roars`."""


def written_before(scene: Scene, at: int) -> Phrase | None:
    """What `it read` means: the last thing named that has words on it."""
    return _noun_before(scene, at, scene.phrases.w.speech, ("document",))


def writer(scene: Scene, written: Phrase) -> Phrase | None:
    """Whose words are on it: `He had sent her a text`, `a letter signed by X`, `his last note`."""
    t, w = scene.tokens, scene.phrases.w
    low, first = t.low, scene.sentence(written.first)[0]
    if low[written.head] not in w.speech or low[written.head] in w.carrier:
        return None
    if low[written.first] in ("his", "her"):
        return Phrase(written.first, written.first + 1, PRONOUN, written.first)
    diary = low[written.head] in _DIARIES
    for k in range(written.first - 1, max(first, written.first - FAR), -1):
        if t.kind[k] == QUOTE:
            return None
        if low[k] in _WROTE or (diary and low[k] in ("kept", "keeps")):
            before = scene.phrases.left(k - 1, first)
            if before is None or (before.sort != PRONOUN and not is_person(scene, before)):
                before = subject_of(scene, first, k)
            told = before is not None and (before.sort == PRONOUN or is_person(scene, before))
            return before if told else None
    for k in range(written.after, min(len(t) - 1, written.after + FAR)):
        if t.kind[k] == QUOTE:
            return None
        if low[k] == "by" and low[k - 1] in ("signed", "written", "sent", "left"):
            phrase = scene.phrases.right(k + 1, min(len(t), k + FAR))
            return phrase if phrase is not None and is_person(scene, phrase) else None
    return None


FAR = 14
_WROTE = frozenset(
    (
        "wrote",
        "sent",
        "left",
        "sending",
        "leaving",
        "mailed",
        "texted",
        "slipped",
        "penned",
        "writes",
    )
)
_DIARIES = frozenset(("diary", "journal", "notebook", "log", "logbook"))
_WHERE = frozenset(("in", "at", "from", "near", "of"))
_GROUND = word_list("speakers.ground")
"""Nouns that make a name a place's: nothing that "it says" goes back to."""


def person_before(scene: Scene, at: int) -> Phrase | None:
    """`The president said he would`: the noun that is the subject of the same sentence."""
    t = scene.tokens
    first, _ = scene.sentence(at)
    own = subject_of(scene, first, at) if first < at else None
    if (
        own is None
        or own.sort != NOUN
        or own.after > at
        or t.low[own.head] not in scene.phrases.w.persons
        or (own.after == at - 1 and t.raw[own.after] == ",")  # `The judge, she said, “did not ask`
    ):
        return None
    return own


def _noun_before(
    scene: Scene, at: int, nouns: frozenset[str], types: tuple[str, ...]
) -> Phrase | None:
    t = scene.tokens
    first, _ = scene.sentence(at)
    if first < at:
        own = subject_of(scene, first, at)
        if (
            own is not None
            and own.after <= at
            and own.sort in (NAME, NOUN)
            and not (
                # `Her letter was “under consideration,” it wrote`: the letter is told of.
                any(t.kind[k] == QUOTE for k in range(max(own.after, at - 3), at))
            )
        ):
            person = own.mention is not None and own.mention.person
            if not person and (own.sort == NAME or t.low[own.head] in nouns):
                return own
    for number in answered_before(scene, at)[:2]:
        phrase = scene.answers[number].phrase
        low = t.low[phrase.head]
        if t.paragraph[at] - t.paragraph[phrase.first] > 3:
            break
        if (phrase.sort == NOUN and low in nouns) or (
            phrase.mention is not None
            and phrase.mention.entity is not None
            and not phrase.mention.entity.person
            and "organisation" in types
        ):
            return phrase
    number = t.sentence[at] - 1
    while number >= 0 and t.sentences[number][1] > at - 90:
        a, b = t.sentences[number]
        subject = subject_of(scene, max(scene.names.datelines.get(a, a), b - REACH), b)
        if subject is not None and subject.sort == NOUN and t.low[subject.head] in nouns:
            return subject
        number -= 1
    for k in range(at - 1, max(-1, at - 70), -1):
        mention = scene.names.by_token.get(k)
        if (
            mention is not None
            and not mention.person
            and "organisation" in types
            and t.low[mention.whole - 1] not in _WHERE
            and is_subject(scene, mention)
        ):
            return Phrase(mention.whole, mention.after, NAME, mention.first, mention)
        if (
            t.low[k] in nouns
            and not _counts(scene, k)
            and (t.raw[k].islower() or scene.opens_sentence(k))
            and not t.raw[k].endswith(("’s", "'s"))
        ):
            near = scene.phrases.left(k, t.sentences[t.sentence[k]][0])
            if near is not None and near.sort == NOUN and _has_article(scene, near):
                return near
    return None


def _counts(scene: Scene, k: int) -> bool:
    """`every few blocks`: no people."""
    t, w = scene.tokens, scene.phrases.w
    if t.low[k] not in _AMOUNTS or k + 1 >= len(t) or t.kind[k + 1] != WORD:
        return False
    following = t.low[k + 1]
    return following not in w.prepositions and following not in w.conjunctions


_AMOUNTS = ("few", "many", "several", "some", "most", "hundreds", "dozens", "thousands")


def _has_article(scene: Scene, phrase: Phrase) -> bool:
    """`the front`, `Iranian officials`: a bare `front` in the middle of a sentence is no body."""
    return (
        phrase.first < phrase.head
        or scene.tokens.low[phrase.head] in scene.phrases.w.groups
        or scene.opens_sentence(phrase.first)
    )
