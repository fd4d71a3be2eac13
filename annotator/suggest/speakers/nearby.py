"""Who stands near a passage: fills up the candidates where the rules name fewer than three."""

from annotator.languages.english import word_list
from annotator.languages.english.lexicon import places
from annotator.model.proposal import SpeakerCandidate
from annotator.suggest.speakers.entities import Mention
from annotator.suggest.speakers.offers import MAX_CANDIDATES, candidate, is_new, named, noun
from annotator.suggest.speakers.persons import is_trade
from annotator.suggest.speakers.phrases import NAME, PRONOUN, Phrase
from annotator.suggest.speakers.pronouns import antecedents, person_after
from annotator.suggest.speakers.scene import Found, Scene
from annotator.suggest.speakers.shared import can_speak
from annotator.suggest.speakers.subjects import subject_of
from annotator.text.masked import BREAK

NEARBY = 0.05
"""The confidence of somebody named near the passage, by no rule."""
MAX_BREAKS = 4
"""Line ends between a sentence and the next one are stepped over."""
_NOBODY = word_list("speakers.launched") | frozenset(
    ("nobody", "somebody", "someone", "anyone", "everyone", "one", "many", "some")
)
_RULE = "subject of the sentence"


def nearby(scene: Scene, at: int, candidates: list[SpeakerCandidate]) -> list[SpeakerCandidate]:
    """Fill up to three with persons named near the passage."""
    if len(candidates) >= MAX_CANDIDATES:
        return candidates[:MAX_CANDIDATES]
    known = {_key(c) for c in candidates}

    def offer(more: SpeakerCandidate | None) -> None:
        if more is not None and _key(more) not in known and len(candidates) < MAX_CANDIDATES:
            known.add(_key(more))
            if is_new(more, candidates):
                candidates.append(more)

    first, after = scene.sentence(at)
    offer(_subject(scene, first, at))
    _, line_end = scene.line(at)
    if len(candidates) == MAX_CANDIDATES:
        return candidates
    for _, entity in antecedents(scene, min(line_end, len(scene.tokens) - 1), "", 9):
        if len(candidates) == MAX_CANDIDATES:
            return candidates
        if entity.figure or _last_word(entity.name) in known or is_home(scene, entity.place):
            continue
        if not any(_stands_in(scene, entity.place, c) for c in candidates):
            offer(candidate(scene, entity, entity.place, None, NEARBY))
    kind = scene.tokens.kind
    for _ in range(MAX_BREAKS):
        first -= first > 0 and kind[first - 1] == BREAK
        after += after < len(kind) and kind[after] == BREAK
    if len(candidates) < MAX_CANDIDATES and first > 0:
        offer(_about(scene, first - 1))
    if len(candidates) < MAX_CANDIDATES and after < len(kind):
        offer(_about(scene, after))
    if len(candidates) < MAX_CANDIDATES:
        later = person_after(scene, min(after, len(kind) - 1), "")
        offer(candidate(scene, later, later.place, None, NEARBY) if later is not None else None)
    return candidates


def is_home(scene: Scene, mention: Mention) -> bool:
    """`Jean-Marc Lefèvre of Lyon`, `the baker of Lyon`: where somebody is from."""
    before, low = mention.whole - 1, scene.tokens.low
    if before < 1 or low[before] not in ("of", "from"):
        return False
    if low[before] == "of" and not mention.person and is_trade(low[before - 1]):
        return True
    whose = scene.names.by_token.get(before - 1)
    return whose is not None and whose.person and not whose.possessive


def _stands_in(scene: Scene, mention: Mention, offered: SpeakerCandidate) -> bool:
    """`Irishman` inside `the Irishman`, which somebody offered is called."""
    start, place = scene.tokens.start[mention.first], offered.place
    return place is not None and place.start <= start < place.end


def _key(offered: SpeakerCandidate) -> str:
    """What two candidates for the same person share: the last word."""
    return _last_word(offered.text)


def _last_word(name: str) -> str:
    return name.split()[-1].lower()


_POSTS = frozenset(("posts", "tweets", "comments", "messages", "memes", "hashtags", "rumours"))
_MANY = word_list("speakers.many")


def is_many_posts(scene: Scene, phrase: Phrase) -> bool:
    """`reports`, `letters`: nobody whom one would choose beside others."""
    low = scene.tokens.low[phrase.head]
    return low in scene.phrases.w.speech and low.endswith("s")


def is_anybodys(scene: Scene, phrase: Phrase) -> bool:
    """`Numerous social media posts`, `posts on Telegram`: whoever wrote them is not told."""
    t = scene.tokens
    if phrase.sort == NAME or t.low[phrase.head] not in _POSTS:
        return False
    bare = phrase.first == phrase.head or t.low[phrase.first] in _MANY
    own = any(t.raw[k].endswith(("’s", "'s", "’")) for k in range(phrase.first, phrase.head))
    return (
        bare
        and not own
        and not any(
            k in scene.names.by_token and scene.names.by_token[k].person
            for k in range(phrase.first, phrase.after)
        )
    )


def _is_place(phrase: Phrase) -> bool:
    """`Lille`, `Burkina Faso`: a place is offered where a rule says that it speaks."""
    mention = phrase.mention
    return mention is not None and not mention.person and mention.text.lower() in places()


def _is_headed(scene: Scene, phrase: Phrase) -> bool:
    """`Forbidden Coverage`: only a heading has it; or only a by-line."""
    if phrase.first in scene.names.credited:
        return True
    entity = phrase.mention.entity if phrase.mention is not None else None
    return entity is not None and entity.headed


def _about(scene: Scene, i: int) -> SpeakerCandidate | None:
    """Whom the sentence of token `i` is about; kept, as each passage asks of both beside it."""
    sentence = scene.sentence(i)
    if sentence not in scene.offered:
        scene.offered[sentence] = _subject(scene, *sentence)
    return scene.offered[sentence]


def _subject(scene: Scene, first: int, limit: int) -> SpeakerCandidate | None:
    """Whom the sentence from `first` to before `limit` is about, where that can speak at all."""
    phrase = subject_of(scene, first, limit)
    if (
        phrase is None
        or scene.tokens.low[phrase.head] in _NOBODY
        or phrase.sort == PRONOUN
        or not can_speak(scene, phrase)
        or is_many_posts(scene, phrase)
        or _is_place(phrase)
        or _is_headed(scene, phrase)
    ):
        return None
    found = Found(phrase, _RULE)
    return (
        named(scene, phrase, found, NEARBY)
        if phrase.sort == NAME
        else noun(scene, phrase, found, NEARBY)
    )
