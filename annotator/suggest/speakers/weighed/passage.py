"""Speaker and candidates of one passage by weight: the rules' own where they win."""

from msgspec import structs

from annotator.languages.english.lexicon import places
from annotator.model.proposal import SpeakerCandidate
from annotator.suggest.speakers.entities import Mention
from annotator.suggest.speakers.nearby import is_many_posts
from annotator.suggest.speakers.offers import MAX_CANDIDATES, candidate, distinct, noun
from annotator.suggest.speakers.phrases import NAME, Phrase
from annotator.suggest.speakers.reasons import LIKELY
from annotator.suggest.speakers.scene import Found, Ruled, Scene
from annotator.suggest.speakers.weighed.choice import Chance, offers_of, weigh
from annotator.suggest.speakers.weighed.options import Option
from annotator.suggest.speakers.weighed.trust import trust
from annotator.suggest.speakers.weighed.weights import doubt, weights

LOOKED_AT = 5
"""Of so many those are offered that are not the same by another name."""
LEAST_OFFERED = 0.003
"""Who is less likely is not offered."""
LEAST_PLACE = 0.1
"""The same for places: a town speaks for itself only where much says so."""
LEAST_NAMED = 0.2
"""Who is less likely is offered, not named."""
LEAST_WRITTEN = 0.5
"""The same for what has words: a sermon or a book is more often told of."""
SCARE_OFFERED, SCARE_NAMED = 0.1, 0.5
"""The same for words at arm's length, which hardly anybody says: offered, named."""


def weigh_passage(
    scene: Scene, number: int, ruled: Ruled | None
) -> tuple[SpeakerCandidate | None, list[SpeakerCandidate]]:
    """The speaker, None where nobody is the likeliest, and up to three candidates.

    `ruled`: what the rules say. What follows in the text goes on from the likeliest.
    """
    offers = offers_of(ruled)
    chances, nobody = weigh(scene, number, ruled, weights())
    if not chances:
        return None, []
    best = chances[0]
    _remember(scene, number, ruled, best)
    kind = scene.quotations[number].kind
    offered = SCARE_OFFERED if kind == "scare" else LEAST_OFFERED
    shown = distinct(
        _as_candidate(scene, chance, offers)
        for chance in chances[:LOOKED_AT]
        if chance.likely >= max(offered, LEAST_PLACE if _is_place(chance.option) else 0.0)
    )
    least = SCARE_NAMED if kind == "scare" else LEAST_NAMED
    if shown and shown[0].type == "document":
        least = max(least, LEAST_WRITTEN)
    named = shown and best.likely > nobody and best.likely >= least
    return shown[0] if named else None, shown


def others(scene: Scene, number: int, ruled: Ruled) -> list[SpeakerCandidate]:
    """Whom one may choose instead of the first whom the rules name, the likeliest first."""
    offers = offers_of(ruled)
    chances, _ = weigh(scene, number, ruled, weights())
    return [
        _as_candidate(scene, chance, offers)
        for chance in chances
        if chance.offered != 0 and not is_many_posts(scene, chance.option.phrase)
        if chance.likely >= LEAST_PLACE or not _is_place(chance.option)
    ][: MAX_CANDIDATES - 1]


def _is_place(option: Option) -> bool:
    entity = option.entity
    return entity is not None and not entity.person and entity.name.lower() in places()


def trusted(scene: Scene, number: int, ruled: Ruled) -> float:
    """How likely the first one whom the rules name said it; remembered for what goes on."""
    ruled.found.sure = trust(scene, number, ruled, doubt())
    return ruled.found.sure


def _remember(scene: Scene, number: int, ruled: Ruled | None, best: Chance) -> None:
    """Whoever is the likeliest goes on speaking in the passages that follow."""
    if best.offered == 0 and ruled is not None:
        ruled.found.sure = best.likely
        return
    if best.likely < LEAST_NAMED:
        return
    phrase = _phrase_of(best.option)
    scene.answers[number] = Found(phrase, LIKELY, sure=best.likely)


def _phrase_of(option: Option) -> Phrase:
    """Where somebody stands, with the full name where it is a pronoun that stands there."""
    phrase, entity = option.phrase, option.entity
    mention = _place(option)
    if entity is None or mention is phrase.mention:
        return phrase
    return Phrase(phrase.first, phrase.after, NAME, phrase.head, mention)


def _place(option: Option) -> Mention | None:
    """The mention that is shown: a name rather than a pronoun."""
    mention = option.phrase.mention
    if option.entity is None or (mention is not None and not mention.pronoun):
        return mention
    return option.entity.place


def _as_candidate(scene: Scene, chance: Chance, offers: list[SpeakerCandidate]) -> SpeakerCandidate:
    likely = round(min(chance.likely, 0.99), 3)
    if chance.offered >= 0:
        return structs.replace(offers[chance.offered], confidence=likely)
    option = chance.option
    found = Found(option.phrase, LIKELY)
    mention = _place(option)
    if option.entity is not None and mention is not None:
        return candidate(scene, option.entity, mention, found, likely)
    return noun(scene, option.phrase, found, likely)
