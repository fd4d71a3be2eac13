"""Why a stretch is called foreign, and this language: in words for a journalist."""

from annotator.detect.lines import PLAIN, QUOTED, SINGLE, SOLE, Hit
from annotator.detect.names import language_name, script_name
from annotator.detect.sayings import SAYING
from annotator.languages.cards import card

CLOSE = 4.0
"""Natural logarithms by which a runner-up is near enough to be named."""
_CUES = {
    "name": "words that give a name or term announce it",
    "speech": "words for a slogan or song announce it",
    "title": "words for a title announce it",
    "idea": "words for a thing of the country announce it",
    "said": "a verb of saying announces it",
    "named": "the text names their language",
    "translated": "the text says what they mean",
    "beside": "the words that it transliterates stand right before it",
}


def because(hit: Hit, text: str) -> str:
    """The reasons for one stretch, in a sentence or two."""
    name = language_name(hit.language)
    if hit.route == SOLE:
        return f"{script_name(hit.script)} script, which hardly any language but {name} uses."
    if hit.route == SAYING:
        what = "word" if hit.words == 1 else "phrase"
        announced = f"; {_CUES[hit.cue]}" if hit.cue in _CUES else ""
        return f"a well-known {what} of {name}{announced}."
    reasons = []
    told = telling(hit.language, text)
    if hit.script != "Latn" and hit.route not in (QUOTED, PLAIN, SINGLE):
        reasons.append(_by_script(script_name(hit.script), told, name))
    else:
        what = "one word" if hit.words == 1 else f"{hit.words} words"
        place = {QUOTED: " between marks", PLAIN: "", SINGLE: " in running text"}[hit.route]
        letters = f", with {told}" if told else ""
        reasons.append(f"{what}{place}, spelled rather like {name}{letters}")
    if hit.cue in _CUES:
        reasons.append(_CUES[hit.cue])
    here = hit.language.split("-")[0]
    if here in hit.near:
        reasons.append(f"{language_name(here)} or its people are named nearby")
    if hit.elsewhere:
        reasons.append("what stands elsewhere in the article speaks for it")
    if hit.margin < CLOSE and len(hit.ranking) > 1:
        reasons.append(f"{language_name(hit.ranking[1][1])} is nearly as likely")
    return "; ".join(reasons) + "."


def _by_script(script: str, told: str, name: str) -> str:
    """Script and language of words that only their letters tell, `told` being those that few
    languages have. Never “Arabic: Arabic”."""
    if told:
        return f"{script} with {told}: {name}"
    if script == "Chinese characters":
        return f"{script} alone, as in {name}"
    return f"{script} script, spelled rather like {name}"


def telling(language: str, text: str) -> str:
    """The letters of a text that few other languages of the script have: "Қ and ғ"; or empty."""
    known = card(language)
    if known is None or not known.letters:
        return ""
    letters = set(known.letters) | set(known.letters.upper()) | set(known.letters.lower())
    found = {ch.lower(): ch for ch in reversed(text) if ch in letters and not ch.isspace()}
    seen = list(dict.fromkeys(found[ch.lower()] for ch in text if ch.lower() in found))[:4]
    if not seen:
        return ""
    return seen[0] if len(seen) == 1 else f"{', '.join(seen[:-1])} and {seen[-1]}"
