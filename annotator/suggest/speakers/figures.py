"""People without a name: "a carpet seller", "his mother" — whom a pronoun may mean as well."""

from annotator.languages.english import word_list
from annotator.suggest.speakers.entities import Entity, Mention
from annotator.suggest.speakers.genders import gender_of_noun
from annotator.suggest.speakers.names import Names
from annotator.text.masked import WORD, Tokens

_ARTICLES = word_list("figures.articles")
_MAX_BACK = 4
_OWN = ("his", "her", "their", "my", "our")


def add_figures(tokens: Tokens, names: Names, persons: frozenset[str]) -> None:
    """Add to `names` a mention for every noun phrase like `a carpet seller`.

    Phrases beside a name ("his lawyer, Aiman Umarova", "student Tekla Beridze") are that person.
    """
    by_phrase: dict[str, Entity] = {}
    added: list[Mention] = []
    for k in [k for k, low in enumerate(tokens.low) if low in persons]:
        if not k or tokens.kind[k] != WORD or k in names.by_token:
            continue
        if tokens.low[k].endswith(("one", "body")):  # somebody, no one
            continue
        first = _article(tokens, k)
        if first is not None and tokens.low[k] in by_phrase:
            _join_described(tokens, names, first, by_phrase[tokens.low[k]])
        if first is not None and tokens.low[k] == "head" and tokens.low[first] in _OWN:
            continue  # `shook his head`
        if first is None or _is_none(tokens, first) or _is_named(tokens, names, first, k):
            continue
        text = tokens.words(first, k + 1)
        key = tokens.low[k]
        gender = gender_of_noun(key)
        text = " ".join(text.split()).removesuffix("'s").removesuffix("’s")
        mention = Mention(first, k + 1, first, text, True, gender)
        mention.possessive = tokens.raw[k].endswith(("’s", "'s"))
        entity = by_phrase.get(key)
        if entity is None or tokens.low[first] in ("a", "an", "another", "one"):
            entity = by_phrase[key] = Entity(mention.text, mention, True, gender, figure=True)
        mention.entity = entity
        entity.mentions.append(mention)
        added.append(mention)
    if added:
        names.mentions = sorted(names.mentions + added, key=lambda m: m.first)


def _join_described(tokens: Tokens, names: Names, first: int, figure: Entity) -> None:
    """`his grandmother` and later `Mehbooba, the grandmother,`: she was Mehbooba all along."""
    before = names.by_token.get(first - 2) if first >= 2 and tokens.raw[first - 1] == "," else None
    entity = before.entity if before is not None and before.person else None
    if entity is None or entity is figure or tokens.low[first] != "the":
        return
    if entity.gender and figure.gender and entity.gender != figure.gender:
        return
    for mention in figure.mentions:
        mention.entity = entity
    entity.mentions = sorted([*figure.mentions, *entity.mentions], key=lambda m: m.first)
    entity.gender = entity.gender or figure.gender
    figure.mentions = []


def _article(tokens: Tokens, k: int) -> int | None:
    """The token with which the noun phrase of the noun `k` begins."""
    for j in range(k - 1, max(-1, k - 1 - _MAX_BACK), -1):
        if tokens.kind[j] != WORD and tokens.kind[j] != "n":
            return None
        if tokens.low[j] in _ARTICLES:
            return j
        if tokens.raw[j].endswith(("’s", "'s")):
            return j
    return None


def _gives_name(tokens: Tokens, names: Names, j: int) -> bool:
    """`a man from a farm who identified himself only as Salai`: a name stands behind "as"."""
    k = j + 1 + (tokens.low[j + 1] == "only")
    return k + 1 < len(tokens) and tokens.low[k] == "as" and k + 1 in names.by_token


def _is_none(tokens: Tokens, first: int) -> bool:
    """`not one woman less`, `without a husband`: nobody."""
    return first > 0 and tokens.low[first - 1] in ("not", "no", "without", "never", "like", "as")


def _is_named(tokens: Tokens, names: Names, first: int, k: int) -> bool:
    """Whether a name stands beside the phrase: before it after a comma, right after it, inside."""
    after = k + 1
    for j in range(after, min(after + 12, len(tokens) - 1)):
        if (
            j >= after + 7
            and tokens.low[j] not in ("himself", "herself")
            and tokens.kind[j] == WORD
        ):
            continue
        if tokens.low[j] in ("called", "named", "surnamed", "as") and j + 1 in names.by_token:
            return True
        if tokens.low[j] in ("name", "surname") and tokens.raw[j + 1] == ",":
            return j + 2 in names.by_token
        if tokens.low[j] in ("himself", "herself") and _gives_name(tokens, names, j):
            return True
        if tokens.kind[j] != WORD and not (j == after and tokens.low[j + 1] in ("a", "an")):
            break  # `the guide, a student named Raghad`: over one comma
    if after < len(tokens) and after in names.by_token:
        return True
    if after < len(tokens) and tokens.low[after] in ("of", "for", "at", "who"):
        # `the governor of the province, D. Enkhtuya, has` · `the historian who found it, X, thinks`
        for j in range(after + 1, min(after + 9, len(tokens) - 1)):
            if tokens.raw[j] == ",":
                mention = names.by_token.get(j + 1)
                return mention is not None and mention.person
            if tokens.kind[j] != WORD:
                break
    if after + 1 < len(tokens) and tokens.raw[after] == "," and after + 1 in names.by_token:
        return True
    if first >= 2 and tokens.raw[first - 1] == "," and first - 2 in names.by_token:
        return True
    return any(
        tokens.low[j] in ("is", "was", "as", "became") for j in range(max(0, first - 1), first)
    )
