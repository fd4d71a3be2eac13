"""Whom `the abbot`, `the old man`, `the 22-year-old` means: somebody whom the text names."""

from annotator.languages.english import word_list
from annotator.suggest.speakers.entities import Entity, Mention
from annotator.suggest.speakers.genders import gender_of_noun
from annotator.suggest.speakers.phrases import NAME, NOUN, Phrase
from annotator.suggest.speakers.pronouns import antecedents, before_token
from annotator.suggest.speakers.scene import Scene
from annotator.text.masked import POINT, WORD

MAX_WORDS = 5
"""`the 34-year-old mother of three` is told by age; longer phrases tell of somebody new."""
MAX_APART = 4
"""Paragraphs between a name and what its bearer is called."""
FAR = 60
"""Mentions looked at for a description that has the noun."""
AHEAD = 70
"""Tokens in which the name may follow."""
DESCRIPTION = 9
"""Tokens beside a name that describe its bearer."""
DESCRIBED, NEAR, LATER = 0.95, 0.85, 0.8
"""By how much each way of telling lowers the confidence. Set: no sample is large enough."""
_ANYBODY = word_list("speakers.office")
_HOLDERS = word_list("speakers.holders")
_NONE: frozenset[str] = frozenset()
_TITLES = {
    noun: frozenset(titles.split())
    for noun, titles in (
        ("judge", "justice"),
        ("priest", "fr father rev reverend padre"),
        ("doctor", "dr"),
        ("professor", "prof"),
        ("senator", "sen"),
        ("lawmaker", "sen senator rep representative mp congressman congresswoman"),
        ("envoy", "ambassador"),
        ("diplomat", "ambassador envoy"),
        ("nun", "sister"),
        ("bishop", "archbishop"),
        ("governor", "gov"),
        ("general", "gen"),
        ("colonel", "col lt-col"),
        ("captain", "capt"),
    )
}
"""Noun → titles before a name that are the same: `Justice X` and `the judge`."""
_PEOPLE = ("man", "woman", "ian", "ean")


def meant_by(scene: Scene, phrase: Phrase) -> tuple[Entity, float] | None:
    """The named person whom a noun phrase with "the" means, and how sure that is, else None.

    Whoever is described so (`the poet X`, `X, an abbot,`); else who was spoken of just before,
    where it is one person alone; at the head of an article also whoever is named soon after.
    """
    noun = _noun(scene, phrase)
    if not noun:
        return None
    aged = noun.endswith("-year-old")
    if not aged and (_is_bare(phrase, noun) or _is_introduced(scene, phrase, noun)):
        return None
    gender = gender_of_noun(noun)
    if not gender and noun.endswith("man"):
        gender = "f" if noun.endswith("woman") else "m"
    if not aged:
        described = _described(scene, phrase, noun, gender)
        if described is not None:
            return described, DESCRIBED
        if noun in _ANYBODY or _says_where(scene, phrase):
            return None
    near = _near(scene, phrase, gender, aged)
    if near is not None and noun in _HOLDERS and not _is_alone(scene, phrase, near):
        return None
    if near is not None:
        return near, NEAR
    later = _later(scene, phrase, gender)
    return (later, LATER) if later is not None else None


def _noun(scene: Scene, phrase: Phrase) -> str:
    """What somebody is called by the phrase, "" where it tells of no single person or of more."""
    t, w = scene.tokens, scene.phrases.w
    first, after = phrase.first, phrase.after
    if t.low[first] not in ("the", "our") or after - first < 2:
        return ""
    aged = next((k for k in range(first, after) if t.low[k].endswith("-year-old")), -1)
    if aged >= 0:
        return t.low[phrase.head] if gender_of_noun(t.low[phrase.head]) else t.low[aged]
    if phrase.head != after - 1 or after - first > MAX_WORDS:
        return ""
    if any(t.kind[k] != WORD or t.raw[k].endswith(("’s", "'s", "’")) for k in range(first, after)):
        return ""
    noun = t.low[phrase.head]
    if phrase.sort == NAME:
        alone = phrase.mention is not None and phrase.mention.after - phrase.mention.first == 1
        return noun if alone and noun.endswith(_PEOPLE) else ""
    if phrase.sort != NOUN or noun in w.groups:
        return ""
    thing = noun in w.organisations or noun in w.speech or noun.endswith("s")
    return noun if noun in w.persons or noun in w.titles or not thing else ""


def _says_where(scene: Scene, phrase: Phrase) -> bool:
    """`the Mexican president`, `the Florida senator`: more is told than who was named tells."""
    t = scene.tokens
    return any(t.raw[k][0].isupper() for k in range(phrase.first + 1, phrase.after - 1))


def _is_bare(phrase: Phrase, noun: str) -> bool:
    """`the woman`, where `the old woman` would be somebody known."""
    return noun in ("man", "woman", "boy", "girl") and phrase.after - phrase.first == 2


def _is_alone(scene: Scene, phrase: Phrase, entity: Entity) -> bool:
    """Whether nobody else has been named who may hold the office."""
    options = antecedents(scene, phrase.first, "", 4)
    return all(other is entity or other.figure for _, other in options)


def _is_introduced(scene: Scene, phrase: Phrase, noun: str) -> bool:
    """`a driver` or `her lawyer` before `the driver`, `the lawyer`: that person without a name."""
    t = scene.tokens
    mentions = scene.names.mentions
    stop = before_token(mentions, phrase.first)
    for mention in mentions[max(0, stop - FAR) : stop]:
        figure = mention.entity is not None and mention.entity.figure
        if figure and t.low[mention.after - 1] == noun and t.low[mention.first] != "the":
            return True
    return False


def _described(scene: Scene, phrase: Phrase, noun: str, gender: str) -> Entity | None:
    """Whom the article calls so: by a title, before the name, or right after it."""
    t, mentions = scene.tokens, scene.names.mentions
    inner = range(phrase.first + 1, phrase.after - 1)
    where = {t.low[k] for k in inner if t.raw[k][0].isupper()}
    stop = before_token(mentions, phrase.first)
    for m in range(stop - 1, max(-1, stop - FAR), -1):
        entity = mentions[m].entity
        if entity is None or entity.figure or not entity.person or mentions[m].pronoun:
            continue
        if gender and entity.gender and gender != entity.gender:
            continue
        told = _description(scene, mentions[m], phrase.first)
        alike = noun in told or not _TITLES.get(noun, _NONE).isdisjoint(told)
        if alike and (not where or not where.isdisjoint(told)):
            return entity
    return None


def _description(scene: Scene, mention: Mention, limit: int) -> list[str]:
    """The words beside a name that say who it is, up to before token `limit`."""
    t = scene.tokens
    begin = mention.first
    if begin and t.raw[begin - 1] == "," and t.kind[begin - 2] == WORD:
        begin -= 1  # `his lawyer, X, said`
    while begin > 0 and mention.first - begin < 4 and t.kind[begin - 1] == WORD:
        begin -= 1
    words = t.low[begin : mention.first + 1]  # `Fr` may count as the first word of the name
    k = mention.after
    if k >= len(t) or not (t.raw[k] == "," or t.low[k] in ("is", "was", "became")):
        return words
    for j in range(k + 1, min(limit, k + DESCRIPTION)):
        if t.kind[j] == POINT and t.raw[j] != ",":
            break
        words.append(t.low[j])
    return words


def _near(scene: Scene, phrase: Phrase, gender: str, aged: bool) -> Entity | None:
    """The one person spoken of just before; of several, only who is far the likeliest."""
    options = [
        (score, entity)
        for score, entity in antecedents(scene, phrase.first, gender, 4)
        if not entity.figure and _apart(scene, entity, phrase) <= MAX_APART
    ]
    if not options:
        return None
    clear = len(options) == 1 or options[0][0] - options[1][0] >= (0.8 if aged else 1.2)
    return options[0][1] if clear else None


def _apart(scene: Scene, entity: Entity, phrase: Phrase) -> int:
    """Paragraphs since the person was named last."""
    t = scene.tokens
    mentions = scene.names.mentions
    stop = before_token(mentions, phrase.first)
    for m in range(stop - 1, max(-1, stop - FAR), -1):
        if mentions[m].entity is entity:
            return t.paragraph[phrase.first] - t.paragraph[mentions[m].first]
    return MAX_APART + 1


def _first_named(scene: Scene) -> int:
    """The first token of the first person named, one past the text where nobody is."""
    if scene.named_first < 0:
        scene.named_first = next(
            (
                m.first
                for m in scene.names.mentions
                if m.entity is not None and m.entity.person and not m.entity.figure
            ),
            len(scene.tokens),
        )
    return scene.named_first


def _later(scene: Scene, phrase: Phrase, gender: str) -> Entity | None:
    """`“…,” the novelist said.` and then `X, who has died aged 83, …`: the first person named."""
    mentions = scene.names.mentions
    start = before_token(mentions, phrase.after)
    if _first_named(scene) < phrase.after:
        return None
    for mention in mentions[start : start + 8]:
        entity = mention.entity
        if mention.first > phrase.after + AHEAD:
            return None
        if entity is None or not entity.person or entity.figure or mention.pronoun:
            continue
        at = mention.whole - scene.sentence(mention.first)[0]
        opens = at <= 4 and not mention.possessive
        opens = opens and (at == 0 or scene.tokens.raw[mention.whole - 1] != ",")
        return entity if opens and not (gender and entity.gender not in ("", gender)) else None
    return None
