"""Rules for whoever stands beside the passage, verb or none: X: “…”, “…” — X, a leading line."""

from annotator.languages.english import FINITE, PARTICIPLE, word_list
from annotator.suggest.speakers.before import verb_before
from annotator.suggest.speakers.phrases import NAME, NOUN, PRONOUN, Phrase, over_participle
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.shared import can_speak, found_or_none, is_person, skip_points
from annotator.suggest.speakers.subjects import subject_of

_MEASURES = word_list("speakers.times") | word_list("speakers.measures")


def colon(scene: Scene, number: int) -> Found | None:
    """X: “…”, and the headline “…”: Georgian student."""
    i = scene.at(number)
    t = scene.tokens
    first, _ = scene.sentence(i)
    _, line_end = scene.line(i)
    if i - 1 > first and t.raw[i - 1] == ":":
        begin = over_participle(scene.phrases, skip_points(scene, first, i), i)
        phrase = scene.phrases.right(begin, i) or _from_log(scene, begin, i)
        last = scene.names.by_token.get(i - 2)
        named = last is not None and last.after == i - 1 and last.person
        if phrase is not None and named and phrase.sort == NOUN and not can_speak(scene, phrase):
            phrase = Phrase(last.whole, last.after, NAME, last.first, last) if last else phrase
        if phrase is not None and phrase.sort == NOUN and t.low[phrase.head] in _MEASURES:
            phrase = None  # `A mile further: “…”`
        room = 0 if scene.quotations[number].kind == "headline" else 4
        stated = phrase is not None and any(
            t.low[k] in ("is", "was", "are", "were") for k in range(phrase.after, i - 1)
        )
        if phrase is not None and i - 1 - phrase.after <= room and not stated:
            shown = t.low[i - 2] in scene.phrases.w.carrier and phrase.after < i - 1
            return Found(phrase, "people with something written" if shown else "colon", i - 1)
    if i + 1 < line_end and t.raw[i + 1] == ":" and line_end - i <= 12:
        phrase = scene.phrases.right(i + 2, line_end)
        if phrase is not None and phrase.after >= line_end - 3:
            return Found(phrase, "colon after", i + 1)
    if i + 2 < line_end and t.raw[i + 1] == ":" and scene.opens_line(i):
        phrase = scene.phrases.right(i + 2, line_end)  # `“…”: student X tells how it went`
        if phrase is not None and phrase.sort == NAME and is_person(scene, phrase):
            return Found(phrase, "colon after", i + 1)
    return None


def _from_log(scene: Scene, first: int, i: int) -> Phrase | None:
    """`From the log of X: “…”`: the log."""
    t = scene.tokens
    phrase = scene.phrases.right(first + 1, i) if t.low[first] in ("from", "in") else None
    if phrase is None or t.low[phrase.head] not in scene.phrases.w.speech:
        return None
    whose = any(k in scene.names.by_token for k in range(phrase.first, phrase.after))
    return phrase if whose else None


def colon_subject(scene: Scene, number: int) -> Found | None:
    """… X sent a message to the radio: “…”: no verb of saying, but a colon and a subject."""
    i = scene.at(number)
    first, _ = scene.sentence(i)
    if i - 1 <= first or scene.tokens.raw[i - 1] != ":":
        return None
    subject = subject_of(scene, first, i)
    if subject is None or (subject.sort == NOUN and not can_speak(scene, subject)):
        return None
    if is_told_of(scene, subject):
        return None
    return Found(subject, "lead-in subject", i - 1)


def is_told_of(scene: Scene, subject: Phrase) -> bool:
    """`The sermon was summed up in four words: “…”`: others did that."""
    t, k = scene.tokens, subject.after
    return (
        k + 1 < len(t)
        and t.low[k] in ("was", "were", "is", "are", "been")
        and scene.phrases.verb(k + 1) in (FINITE, PARTICIPLE)
    )


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
    found = verb_before(scene, last, first)
    if found is not None:
        return Found(found.phrase, "lead-in line", found.cue)
    return found_or_none(subject_of(scene, first, last), "lead-in subject", last)


def lead_in_cued(scene: Scene, number: int) -> Found | None:
    """Like `lead_in`, but only where a verb of saying leads in: a slogan has no speaker."""
    found = lead_in(scene, number)
    return found if found is not None and found.rule == "lead-in line" else None
