"""Who started it: "the campaign was launched by X" makes X its slogan’s originator, no speaker."""

from annotator.languages.english import word_list
from annotator.suggest.speakers.phrases import NAME
from annotator.suggest.speakers.scene import Found, Scene
from annotator.text.masked import WORD

_LAUNCH = word_list("speakers.launch")
_LAUNCHED = word_list("speakers.launched")
REACH = 30
"""The campaign stands so many tokens around the verb."""


def originator(scene: Scene) -> Found | None:
    """The first person of whom the article says that they launched a campaign, else None."""
    if not scene.launched:
        scene.launched.append(_search(scene))
    return scene.launched[0]


def _search(scene: Scene) -> Found | None:
    t = scene.tokens
    for k in range(1, len(t)):
        if t.kind[k] != WORD or t.low[k] not in _LAUNCH:
            continue
        first, limit = scene.sentence(k)
        around = t.low[max(first, k - REACH) : min(limit, k + REACH)]
        if not _LAUNCHED.intersection(around):
            continue
        passive = k + 1 < limit and t.low[k + 1] == "by"
        phrase = scene.phrases.right(k + 2, limit) if passive else scene.phrases.left(k - 1, first)
        if phrase is not None and phrase.sort == NAME and phrase.mention and phrase.mention.person:
            return Found(phrase, "launched it", k, role="originator")
    return None
