"""Whom the phrase that a rule found means: a pronoun, an epithet, words that somebody wrote."""

from msgspec import structs

from annotator.model.proposal import SpeakerCandidate
from annotator.suggest.speakers.bodies import (
    one_before,
    one_of_whom,
    person_before,
    plural_before,
    thing_before,
    writer,
    written_before,
)
from annotator.suggest.speakers.entities import Entity, Mention
from annotator.suggest.speakers.epithets import meant_by
from annotator.suggest.speakers.exchanges import answers_back, not_the_last, not_who_asked
from annotator.suggest.speakers.measured import confidence
from annotator.suggest.speakers.offers import candidate, named, noun
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.pronouns import antecedents, gender_of, person_after
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.wording import pronoun_of

ALONE = 9.0
"""The lead of a person when nobody else can be meant."""
WRITTEN = 0.8
"""Whoever wrote what "it" means: set, as the next one."""
LATER = 0.75
"""A name after its pronoun: set, as no sample is large enough to measure it."""


def resolve(
    scene: Scene, found: Found, sure: float, column: str
) -> tuple[SpeakerCandidate | None, list[SpeakerCandidate]]:
    """The rule's answer as a candidate, and the runners-up of a pronoun.

    `sure`: the rule's confidence; `column`: that of the table of confidences.
    """
    phrase = found.phrase
    if phrase.sort == NAME and phrase.mention is not None:
        called = _called(scene, phrase, found, sure, column)
        return called or (named(scene, phrase, found, sure), [])
    if phrase.sort == PRONOUN:
        pronoun = pronoun_of(scene.tokens.low[phrase.first])
        found.by = pronoun
        if pronoun in ("they", "it", "their", "its", "them"):
            return _plural(scene, phrase, found, sure, column), []
        known = confidence("pronoun he", column)
        own = person_before(scene, phrase.first) or one_before(scene, phrase.first)
        if own is not None:
            found.phrase = own
            one, whom = noun(scene, own, found, round(sure * known, 3)), one_of_whom(scene, own)
            return (structs.replace(one, text=whom) if whom else one), []
        options = antecedents(scene, phrase.first, gender_of(pronoun))
        if found.cue >= 0 and len(options) > 1 and answers_back(scene, found.cue):
            options = not_the_last(scene, options)
        elif found.cue >= 0 and len(options) > 1:
            options = not_who_asked(scene, found.cue, options)
        if not options and pronoun in ("he", "she"):
            later = person_after(scene, phrase.first, gender_of(pronoun))
            if later is not None:
                phrase.mention = later.place
                return candidate(scene, later, later.place, found, round(sure * LATER, 3)), []
        if not options or pronoun not in ("he", "she", "who", "his", "her", "him"):
            return None, []
        found.lead = options[0][0] - options[1][0] if len(options) > 1 else ALONE
        options[0] = _by_name(scene, options[0], gender_of(pronoun))
        phrase.mention = options[0][1].place
        if not options[0][1].gender:
            options[0][1].gender = gender_of(pronoun)  # Nobody is "he" here and "she" there.
        made = [
            candidate(scene, e, e.place, found, round(sure * (known if n == 0 else 0.1), 3))
            for n, (_, e) in enumerate(options)
        ]
        return made[0], made[1:]
    if _is_own_words(scene, phrase):
        found.phrase = Phrase(phrase.first, phrase.first + 1, PRONOUN, phrase.first)
        return resolve(scene, found, sure, column)
    owner = _owner(scene, phrase)
    if owner is not None:
        return named(scene, owner, found, sure), []
    return _called(scene, phrase, found, sure, column) or (noun(scene, phrase, found, sure), [])


def _by_name(scene: Scene, option: tuple[float, Entity], gender: str) -> tuple[float, Entity]:
    """For `the painter`, whom a pronoun may mean, the person by that name."""
    place = option[1].place
    if not option[1].figure or scene.tokens.low[place.first] != "the":
        return option
    meant = meant_by(scene, Phrase(place.first, place.after, NOUN, place.after - 1))
    known = meant is not None and meant[0].place.first < place.first
    known = known and meant is not None and meant[0].gender in ("", gender)
    return (option[0], meant[0]) if meant is not None and known else option


def _called(
    scene: Scene, phrase: Phrase, found: Found, sure: float, column: str
) -> tuple[SpeakerCandidate, list[SpeakerCandidate]] | None:
    """`the abbot said`: the named person whom that means; the words stay as the place."""
    meant = meant_by(scene, phrase)
    if meant is None:
        return None
    entity, share = meant
    words = scene.tokens.words(phrase.first, phrase.after)
    place = Mention(phrase.first, phrase.after, phrase.first, words, True, entity=entity)
    other = noun(scene, phrase, found, round(sure * 0.1, 3))
    found.by = words
    found.phrase = Phrase(phrase.first, phrase.after, NAME, phrase.head, place)
    return candidate(scene, entity, place, found, round(sure * share, 3)), [other]


def of_them(scene: Scene, phrase: Phrase, one: SpeakerCandidate) -> SpeakerCandidate | None:
    """`Another wrote` after `one user wrote` is another user; `One wrote` is one of the fans."""
    whom = one_of_whom(scene, phrase)
    if not whom:
        return None
    sure = round(one.confidence * confidence("pronoun they", "direct"), 3)
    return structs.replace(one, text=whom, confidence=sure)


def _is_own_words(scene: Scene, phrase: Phrase) -> bool:
    """`His only words were “…”`: his."""
    t = scene.tokens
    plain = all(not t.raw[k].endswith(("’s", "'s")) for k in range(phrase.first, phrase.after))
    words = t.low[phrase.head] in ("words", "answer", "reply", "comment", "response")
    return plain and words and t.low[phrase.first] in ("his", "her", "their")


def _owner(scene: Scene, phrase: Phrase) -> Phrase | None:
    """`Trump’s own statements`: what is written is said by whoever wrote it."""
    if scene.tokens.low[phrase.head] not in scene.phrases.w.speech:
        return None
    for k in range(phrase.first, phrase.head):
        mention = scene.names.by_token.get(k)
        if mention is not None and mention.possessive and mention.person:
            return Phrase(mention.whole, mention.after, NAME, mention.first, mention)
    return None


def _plural(
    scene: Scene, phrase: Phrase, found: Found, sure: float, column: str
) -> SpeakerCandidate | None:
    """Whom "they" or "it" means, as a candidate."""
    plural = scene.tokens.low[phrase.first] in ("they", "their", "them")
    meant = (plural_before if plural else thing_before)(scene, phrase.first)
    if not plural and found.cue >= 0 and scene.tokens.low[found.cue] in ("read", "reads"):
        meant = written_before(scene, phrase.first) or meant
    if meant is None:
        return None
    author = writer(scene, meant) if not plural and meant.sort == NOUN else None
    if author is not None:
        found.phrase = author
        known, _ = resolve(scene, found, round(sure * WRITTEN, 3), column)
        if known is not None:
            return known
    found.phrase = meant
    sure = round(sure * confidence("pronoun they", column), 3)
    return (
        named(scene, meant, found, sure) if meant.sort == NAME else noun(scene, meant, found, sure)
    )
