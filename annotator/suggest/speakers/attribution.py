"""From rules to answers: a speaker, at most three candidates, each with its evidence."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from msgspec import structs

from annotator.languages.english import word_list
from annotator.model.proposal import NamedPlace, Quotation, Repeat, SpeakerCandidate
from annotator.model.span import Span
from annotator.suggest.speakers.before import MENTIONED
from annotator.suggest.speakers.bodies import (
    one_before,
    one_of_whom,
    person_before,
    plural_before,
    thing_before,
    written_before,
)
from annotator.suggest.speakers.epithets import meant_by
from annotator.suggest.speakers.exchanges import answers_back, not_the_last
from annotator.suggest.speakers.meanings import is_meaning
from annotator.suggest.speakers.names import Entity, Mention
from annotator.suggest.speakers.nearby import MAX_CANDIDATES, nearby
from annotator.suggest.speakers.offers import candidate, named, noun, type_of
from annotator.suggest.speakers.originators import originator
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase
from annotator.suggest.speakers.pronouns import (
    add_pronouns,
    antecedents,
    gender_of,
    person_after,
)
from annotator.suggest.speakers.rules import CUED, DIRECT, FRAGMENT, HEADLINE
from annotator.suggest.speakers.scene import Found, Scene, set_scene
from annotator.suggest.speakers.shared import Rule
from annotator.suggest.speakers.wording import pronoun_of

OFFERED = 0.5
"""A rule that is right less often names candidates, no speaker."""
OFFERED_SHORT = 0.55
"""The same for a short fragment."""

MAX_QUOTATIONS = 10_000
"""Passages of one text that speakers are looked for, from the first: a long novel has fewer."""

_RULES: dict[str, tuple[Rule, ...]] = {
    "direct": DIRECT,
    "fragment": FRAGMENT,
    "foreign": CUED,
    "headline": HEADLINE,
}


def attribute(
    text: str, quotations: Sequence[Quotation], repeats: Sequence[Repeat] = ()
) -> tuple[Quotation, ...]:
    """The same quotations with `speaker` and `candidates` filled in where the text names somebody.

    Passages in a repeated paragraph carry the answer of the first copy. Offsets are code points.
    Of a text with more than MAX_QUOTATIONS passages those behind stay as they are. Never raises;
    linear in the text but for look-backs of bounded length.
    """
    if not quotations:
        return ()
    rest = quotations[MAX_QUOTATIONS:]
    if rest:
        quotations = quotations[:MAX_QUOTATIONS]
        text = text[: max(rest[0].start, *(q.end for q in quotations))]
    scene = set_scene(text, quotations)
    add_pronouns(scene)
    answered = [_answer(scene, number) for number in range(len(quotations))]
    return tuple(_carry([*answered, *rest], repeats))


def _answer(scene: Scene, number: int) -> Quotation:
    quotation = scene.quotations[number]
    at = scene.at(number)
    if at < 0:
        return quotation
    rules = () if is_meaning(scene, number) else _RULES.get(quotation.kind, ())
    found = next((f for f in (rule(scene, number) for rule in rules) if f is not None), None)
    if found is None:
        return _with(quotation, None, nearby(scene, at, _originators(scene, quotation)))
    scene.answers[number] = found
    column = "direct" if quotation.kind in ("direct", "foreign", "headline") else "fragment"
    sure = confidence(found.rule, column)
    if quotation.kind in ("headline", "foreign"):
        sure *= confidence("without a sentence", "direct")
    elif column == "fragment" and scene.is_short(number):
        sure *= confidence("short fragment", "fragment")
        if at and scene.tokens.low[at - 1] in ("the", "these", "this", "those", "its", "their"):
            sure *= THE
    if _is_carried(scene, number, found):
        sure *= CARRIER
    if found.rule != "something written" and _is_charge(scene, at):
        sure *= CHARGE
    if _is_odd(scene, found.phrase):
        sure *= confidence("unknown noun", column)
    sure = round(sure, 3)
    first, rest = _resolve(scene, found, sure, column)
    if first is not None and first.text.casefold() in NOBODY:
        first = _of_them(scene, found.phrase, first)
    short = column == "fragment" and scene.is_short(number)
    enough = OFFERED_SHORT if short else OFFERED
    speaker = first if first is not None and first.confidence >= enough else None
    if first is not None and speaker is None and first.type == "document":
        first = None  # `posts echoing the demand for “attention”`: nobody to choose
    candidates = ([first] if first else []) + rest
    candidates = nearby(scene, at, candidates)
    return _with(quotation, speaker, candidates)


NOBODY = frozenset(
    {"one", "someone", "somebody", "anyone", "anybody", "nobody", "none", "no one", "everyone"}
    | {"everybody", "another", "aloud", "loud", "out loud"}
)
"""Words in the place of a speaker that name nobody when they stand alone: indefinite pronouns, and
how something is said. `one of the guards` and `people` do tell who it was."""
LATER = 0.75
"""A name after its pronoun: set, as no sample is large enough to measure it."""
CARRIER = 0.8
"""A banner, a sign: somebody else's words, most often nobody's in particular. Set, as above."""
THE = 0.85
"""`the “guests”`: a short fragment after "the" is the likelier held with tongs. Set, as above."""
CHARGE = 0.8
"""`convicted of “insulting the flag”` quotes a law, `the slogan “…”` a slogan: taken down so far,
as no sample is large enough to measure it."""
_CHARGES = word_list("speakers.charges")


def _is_charge(scene: Scene, at: int) -> bool:
    """Whether the passage is a charge, or is mentioned rather than said."""
    low = scene.tokens.low
    if at >= 1 and low[at - 1] in MENTIONED:
        return True
    if at < 2 or low[at - 1] not in ("of", "for", "with", "to"):
        return False
    # `convicted of “…”`, `pleaded guilty on Monday to “…”`
    begin = max(at - 5, scene.tokens.sentences[scene.tokens.sentence[at]][0])
    return not _CHARGES.isdisjoint(low[begin : at - 1])


ORIGINATOR = 0.5
"""Whoever launched a campaign stands behind its slogan, perhaps. Set: certainty medium at most."""


def _originators(scene: Scene, quotation: Quotation) -> list[SpeakerCandidate]:
    """Behind a foreign slogan: who launched its campaign, as originator and never as speaker."""
    if quotation.kind not in ("foreign", "gloss"):
        return []
    found = originator(scene)
    return [named(scene, found.phrase, found, ORIGINATOR)] if found is not None else []


def _is_carried(scene: Scene, number: int, found: Found) -> bool:
    """`a banner reads`, `each key has a label: “…”`, `posts echoing the demand for “attention”`."""
    if found.phrase.sort != NOUN:
        return False
    if scene.tokens.low[found.phrase.head] in scene.phrases.w.carrier:
        return True
    kind = type_of(scene, found.phrase)
    if found.rule == "colon":
        return kind == "unknown"
    return found.rule == "noun and gerund" and kind == "document" and scene.is_short(number)


def _is_odd(scene: Scene, phrase: Phrase) -> bool:
    """A noun that no list knows as somebody or something that speaks."""
    return phrase.sort == NOUN and type_of(scene, phrase) == "unknown"


def _with(
    quotation: Quotation, speaker: SpeakerCandidate | None, candidates: list[SpeakerCandidate]
) -> Quotation:
    return Quotation(
        start=quotation.start,
        end=quotation.end,
        kind=quotation.kind,
        speaker=speaker,
        candidates=tuple(candidates[:MAX_CANDIDATES]),
        unclosed=quotation.unclosed,
        inner=quotation.inner,
        unknown=quotation.unknown,
    )


def _resolve(
    scene: Scene, found: Found, sure: float, column: str
) -> tuple[SpeakerCandidate | None, list[SpeakerCandidate]]:
    """The rule's answer as a candidate, and the runners-up of a pronoun."""
    phrase = found.phrase
    if phrase.sort == NAME and phrase.mention is not None:
        called = _called(scene, phrase, found, sure, column)
        return called or (named(scene, phrase, found, sure), [])
    if phrase.sort == PRONOUN:
        pronoun = pronoun_of(scene.tokens.low[phrase.first])
        found.by = f", by “{pronoun}”"
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
        if not options and pronoun in ("he", "she"):
            later = person_after(scene, phrase.first, gender_of(pronoun))
            if later is not None:
                phrase.mention = later.place
                return candidate(scene, later, later.place, found, round(sure * LATER, 3)), []
        if not options or pronoun not in ("he", "she", "who", "his", "her", "him"):
            return None, []
        options[0] = _by_name(scene, options[0])
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
        return _resolve(scene, found, sure, column)
    owner = _owner(scene, phrase)
    if owner is not None:
        return named(scene, owner, found, sure), []
    return _called(scene, phrase, found, sure, column) or (noun(scene, phrase, found, sure), [])


def _by_name(scene: Scene, option: tuple[float, Entity]) -> tuple[float, Entity]:
    """For `the painter`, whom a pronoun may mean, the person by that name."""
    place = option[1].place
    if not option[1].figure or scene.tokens.low[place.first] != "the":
        return option
    meant = meant_by(scene, Phrase(place.first, place.after, NOUN, place.after - 1))
    known = meant is not None and meant[0].place.first < place.first
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
    found.by = f", by “{words}”"
    found.phrase = Phrase(phrase.first, phrase.after, NAME, phrase.head, place)
    return candidate(scene, entity, place, found, round(sure * share, 3)), [other]


def _of_them(scene: Scene, phrase: Phrase, one: SpeakerCandidate) -> SpeakerCandidate | None:
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
    found.phrase = meant
    sure = round(sure * confidence("pronoun they", column), 3)
    return (
        named(scene, meant, found, sure) if meant.sort == NAME else noun(scene, meant, found, sure)
    )


def _carry(answered: list[Quotation], repeats: Sequence[Repeat]) -> list[Quotation]:
    """Give the passages of a repeated run the answers of the first copy, moved."""
    if not repeats:
        return answered
    by_start = {q.start: q for q in answered}
    out = []
    spans = sorted(repeats, key=lambda r: r.start)
    at = 0
    for quotation in answered:
        while at < len(spans) and spans[at].end <= quotation.start:
            at += 1
        repeat = spans[at] if at < len(spans) and spans[at].start <= quotation.start else None
        source = by_start.get(quotation.start - repeat.start + repeat.of.start) if repeat else None
        if (
            repeat is None
            or source is None
            or source.end - source.start != quotation.end - quotation.start
        ):
            out.append(quotation)
            continue
        by = repeat.start - repeat.of.start
        candidates = [_moved(c, repeat, by) for c in source.candidates]
        speaker = _moved(source.speaker, repeat, by) if source.speaker else None
        out.append(_with(quotation, speaker, candidates))
    return out


def _moved(candidate: SpeakerCandidate, repeat: Repeat, by: int) -> SpeakerCandidate:
    """The candidate with its evidence in the copy, where it lies in the repeated run."""
    place, cue = candidate.place, candidate.cue
    if place and repeat.of.start <= place.start and place.end <= repeat.of.end:
        place = NamedPlace(text=place.text, start=place.start + by, end=place.end + by)
    if cue and repeat.of.start <= cue.start and cue.end <= repeat.of.end:
        cue = Span(start=cue.start + by, end=cue.end + by)
    return SpeakerCandidate(
        text=candidate.text,
        confidence=candidate.confidence,
        place=place,
        because=candidate.because,
        cue=cue,
        type=candidate.type,
        role=candidate.role,
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, float]]:
    source = files("annotator.suggest.speakers") / "confidence.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def confidence(rule: str, column: str) -> float:
    """How often a rule is right for `direct` or `fragment` passages."""
    return _table().get(rule, {}).get(column, 0.6)


__all__ = ["NOUN", "attribute", "confidence"]
