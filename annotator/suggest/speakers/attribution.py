"""From rules to answers: a speaker, at most three candidates, each with its evidence."""

from collections.abc import Sequence

from msgspec import structs

from annotator.model.proposal import NamedPlace, Quotation, Repeat, SpeakerCandidate
from annotator.model.span import Span
from annotator.suggest.speakers.before import MENTIONED
from annotator.suggest.speakers.context import resumed
from annotator.suggest.speakers.meanings import is_charge, is_meaning
from annotator.suggest.speakers.measured import confidence
from annotator.suggest.speakers.nearby import is_anybodys, nearby
from annotator.suggest.speakers.offers import MAX_CANDIDATES, distinct, named, type_of
from annotator.suggest.speakers.originators import originator
from annotator.suggest.speakers.phrases import NAME, NOUN, Phrase
from annotator.suggest.speakers.pronouns import add_pronouns
from annotator.suggest.speakers.resolving import of_them, resolve
from annotator.suggest.speakers.rules import AFTER, CUED, DIRECT, FRAGMENT, HEADLINE
from annotator.suggest.speakers.scene import Found, Ruled, Scene, set_scene
from annotator.suggest.speakers.shared import NOBODY, Rule
from annotator.suggest.speakers.weighed import others, trusted, weigh_passage

OFFERED = 0.5
"""A rule that is right less often names candidates, no speaker."""
MAX_QUOTATIONS = 10_000
"""Passages of one text that speakers are looked for, from the first: a long novel has fewer."""

_RULES: dict[str, tuple[Rule, ...]] = {
    "direct": DIRECT,
    "fragment": FRAGMENT,
    "foreign": CUED,
    "headline": HEADLINE,
    "gloss": (*AFTER, resumed),
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
    if is_meaning(scene, number):
        return _with(quotation, None, nearby(scene, at, _originators(scene, quotation)))
    ruled = ask_rules(scene, number)
    most = CHARGED if is_charge(scene, at) else 1.0
    if ruled is not None:
        scene.answers[number] = ruled.found
    weighed = is_weighed(scene, number)
    foreign = weighed and quotation.kind == "foreign"
    if (
        foreign
        and ruled is not None
        and (_is_thing(scene, ruled.found.phrase) or _is_it(scene, ruled))
    ):
        return _with(quotation, None, nearby(scene, at, ruled.rest))
    if weighed and (ruled is None or not is_plain(ruled)):
        answer = weigh_passage(scene, number, ruled)
        return _with(quotation, *(_likely(*answer) if foreign else answer), most)
    if ruled is None:
        return _with(quotation, None, nearby(scene, at, _originators(scene, quotation)))
    first, rest = ruled.first, ruled.rest
    speaker = first if first is not None and first.confidence >= OFFERED else None
    if first is not None and weighed and not _is_told(quotation, ruled):
        likely = round(min(trusted(scene, number, ruled), SUREST), 3)
        first = structs.replace(first, confidence=likely)
        speaker = first if speaker is not None else None
        rest = [structs.replace(c, confidence=min(c.confidence, likely)) for c in rest]
    if first is not None and speaker is None and first.type == "document":
        first = None  # `posts echoing the demand for “attention”`: nobody to choose
    if foreign and speaker is not None and speaker.confidence < TOLD:
        speaker = None
    named_by_rule = ([first] if first else []) + rest
    shown = nearby(scene, at, distinct(named_by_rule) if rest else named_by_rule)
    if weighed and len(shown) < MAX_CANDIDATES:
        known = {one.text for one in shown}
        shown = distinct(shown + [o for o in others(scene, number, ruled) if o.text not in known])
    return _with(quotation, speaker, shown, most)


def _likely(
    speaker: SpeakerCandidate | None, candidates: list[SpeakerCandidate]
) -> tuple[SpeakerCandidate | None, list[SpeakerCandidate]]:
    """What the weighing says of foreign words: somebody only where it is rather sure, because most
    of those that nobody is said to say are words, mottoes and signs."""
    if speaker is None or speaker.confidence < FOREIGN or speaker.type == "document":
        return None, candidates
    return speaker, candidates


FOREIGN = 0.5
"""By folds, of 74 foreign passages of nobody in ours 3 are given to somebody so, none with .8."""
TOLD = 0.3
"""The same where a rule has a verb of saying beside them."""
CHARGED = 0.7
"""A charge, `convicted of “…”`, is the law's; 24 of 29 in passages of ours are nobody's."""
SUREST = 0.99
"""No answer is surer: people write in ways that nobody has seen."""


def is_weighed(scene: Scene, number: int) -> bool:
    """Whether everybody near a passage is weighed where no rule is sure: it is part of the text,
    English or not."""
    quotation = scene.quotations[number]
    if quotation.kind == "foreign":
        return not _stands_alone(scene, quotation)
    if quotation.kind == "title":
        return _is_sentence(scene, number)
    return quotation.kind in ("direct", "fragment", "scare")


def _is_sentence(scene: Scene, number: int) -> bool:
    """`“In 1945.”`: capitals as in a title, but a paragraph of its own with a full stop."""
    if scene.ending(number) not in (".", "!", "?"):
        return False
    at = scene.at(number)
    first, limit = scene.line(at)
    return at == first and limit == at + 1


_WEAK = frozenset(
    (
        "same paragraph",
        "same sentence",
        "subject of the sentence",
        "passive with agent",
    )
)
"""Rules that look at who is near rather than at who speaks."""


_IN_WORDS = (
    "after, subject–verb",
    "before, subject–verb",
    "clause, subject–verb",
    "coordinated verb",
    "something written",
)
"""`posts read “…”`: posts are offered where they are said to say it."""
_TOLD = ("after, subject–verb", "after, verb–subject")


def _is_told(quotation: Quotation, ruled: Ruled) -> bool:
    """`“…,” said Gulsana Bekova`: sure as measured, with nothing to doubt."""
    found = ruled.found
    plain = found.rule in _TOLD and found.phrase.sort == NAME and not found.by
    return plain and quotation.kind == "direct"


def is_plain(ruled: Ruled) -> bool:
    """Whether somebody is said to speak, in so many words."""
    return ruled.first is not None and ruled.found.rule not in _WEAK


def ask_rules(scene: Scene, number: int) -> Ruled | None:
    """What the first rule that fires says of a passage, None where none does."""
    quotation = scene.quotations[number]
    at = scene.at(number)
    kind = quotation.kind
    if kind in ("foreign", "title") and is_weighed(scene, number):
        kind = "direct" if kind == "title" or scene.is_whole(number) else "fragment"
    for rule in _RULES.get(kind, ()):
        found = rule(scene, number)
        if found is not None:
            break
    else:
        return None
    column = "direct" if kind in ("direct", "foreign", "headline") else "fragment"
    sure = confidence(found.rule, column)
    if kind in ("headline", "foreign"):
        sure *= confidence("without a sentence", "direct")
    elif column == "fragment" and scene.is_short(number):
        sure *= confidence("short fragment", "fragment")
        if at and scene.tokens.low[at - 1] in ("the", "these", "this", "those", "its", "their"):
            sure *= THE
    if _is_carried(scene, number, found):
        sure *= CARRIER
    if found.rule != "something written" and _is_mentioned(scene, at):
        sure *= CHARGE
    if _is_odd(scene, found.phrase):
        sure *= confidence("unknown noun", column)
    if found.rule not in _IN_WORDS and is_anybodys(scene, found.phrase):
        return Ruled(found, column, None, [])
    first, rest = resolve(scene, found, round(sure, 3), column)
    if first is not None and first.text.casefold() in NOBODY:
        first = of_them(scene, found.phrase, first)
    return Ruled(found, column, first, rest)


CARRIER = 0.8
"""A banner, a sign: somebody else's words, most often nobody's in particular. Set, as above."""
THE = 0.85
"""`the “guests”`: a short fragment after "the" is the likelier held with tongs. Set, as above."""
CHARGE = 0.8
"""`convicted of “insulting the flag”` quotes a law, `the slogan “…”` a slogan: taken down so far,
as no sample is large enough to measure it."""


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
    if not scene.phrases.w.carrier.isdisjoint(_whole(scene, found.phrase)):
        return True
    kind = type_of(scene, found.phrase)
    if found.rule == "colon":
        return kind == "unknown"
    return found.rule == "noun and gerund" and kind == "document" and scene.is_short(number)


def _is_mentioned(scene: Scene, at: int) -> bool:
    """Whether the passage is a charge, or is mentioned rather than said."""
    return is_charge(scene, at) or (at >= 1 and scene.tokens.low[at - 1] in MENTIONED)


def _is_thing(scene: Scene, phrase: Phrase) -> bool:
    """`a banner read “…”`, `“…”, no idea, she says`: what bears foreign words or explains them, and
    nobody who says them."""
    if phrase.sort != NOUN:
        return False
    if scene.tokens.low[phrase.head] in ("words", "letters"):
        return True
    return _is_odd(scene, phrase) or not scene.phrases.w.carrier.isdisjoint(_whole(scene, phrase))


def _is_it(scene: Scene, ruled: Ruled) -> bool:
    """`“…,” it says, and a visitor waits`: a thing that nobody knows."""
    phrase = ruled.found.phrase
    return ruled.first is None and scene.tokens.low[phrase.head] == "it"


def _stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Whether nothing else is in the line of a passage: a slogan set off from the text."""
    before = scene.text[max(0, quotation.start - _MARGIN) : quotation.start].rpartition("\n")[2]
    behind = scene.text[quotation.end : quotation.end + _MARGIN].partition("\n")[0]
    return not any(map(str.isalpha, before + behind))


_MARGIN = 80
"""Code points beside a passage in which a line that has other words shows one of them."""


def _whole(scene: Scene, phrase: Phrase) -> list[str]:
    """The noun of a phrase; of `one of the boards` the boards as well."""
    low, head = scene.tokens.low, phrase.head
    return low[head : phrase.after] if low[head] in ("one", "another") else [low[head]]


def _is_odd(scene: Scene, phrase: Phrase) -> bool:
    """A noun that no list knows as somebody or something that speaks."""
    return phrase.sort == NOUN and type_of(scene, phrase) == "unknown"


def _with(
    quotation: Quotation,
    speaker: SpeakerCandidate | None,
    candidates: list[SpeakerCandidate],
    most: float = 1.0,
) -> Quotation:
    """The quotation with its answer, nobody surer than `most`."""
    if speaker is not None and speaker.confidence > most:
        speaker = structs.replace(speaker, confidence=most)
        candidates = [structs.replace(c, confidence=min(c.confidence, most)) for c in candidates]
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
