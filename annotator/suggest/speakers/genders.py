"""Gender as the text tells it: `his wife, X`, `X, a mother of five`, `X and her son`."""

from annotator.languages.english import word_list
from annotator.suggest.speakers.entities import Mention
from annotator.suggest.speakers.names import Names
from annotator.text.masked import NUMBER, WORD, Tokens

_FEMALE = word_list("figures.female")
_MALE = word_list("figures.male")
_POSSESSIVE = {"her": "f", "his": "m"}
_REACH = 7


def gender_of_noun(noun: str) -> str:
    """`f` for "mother", `m` for "fisherman", "" where the noun does not tell."""
    return "f" if noun in _FEMALE else "m" if noun in _MALE else ""


def tell_genders(tokens: Tokens, names: Names) -> None:
    """Give entities whose names do not tell the gender of what is said beside a mention."""
    for mention in names.mentions:
        entity = mention.entity
        if entity is None or not entity.person or entity.gender:
            continue
        entity.gender = (
            _before(tokens, mention) or _after(tokens, mention) or _bound(tokens, names, mention)
        )


def _before(tokens: Tokens, mention: Mention) -> str:
    """`his wife, X,` and `her brother X`."""
    k = mention.whole - 1
    if k > 0 and tokens.raw[k] == ",":
        k -= 1
        closed = mention.after < len(tokens) and tokens.raw[mention.after] in (",", ".")
        if not closed or k < 1 or tokens.kind[k - 1] != WORD:
            return ""
    return gender_of_noun(tokens.low[k]) if k >= 0 and tokens.raw[k].islower() else ""


def _bound(tokens: Tokens, names: Names, mention: Mention) -> str:
    """`X has written to her husband`: whose the subject's are, with nobody else between."""
    first, limit = tokens.sentences[tokens.sentence[mention.first]]
    if mention.whole - first > 1 or mention.possessive:
        return ""
    for k in range(mention.after, min(limit, mention.after + _REACH)):
        if tokens.kind[k] != WORD or k in names.by_token:
            return ""
        gender = _POSSESSIVE.get(tokens.low[k], "")
        if gender:
            return gender
    return ""


def _after(tokens: Tokens, mention: Mention) -> str:
    """`X, 34, a mother of five` · `X, the president’s wife` · `X and her husband`."""
    k, size = mention.after, len(tokens)
    if k + 2 >= size:
        return ""
    if tokens.low[k] in ("and", "with"):
        return _POSSESSIVE.get(tokens.low[k + 1], "")
    if tokens.raw[k] != ",":
        return ""
    k += 1
    if tokens.kind[k] == NUMBER and tokens.raw[k + 1] == ",":
        k += 2
    for j in range(k, min(size, k + _REACH)):
        possessive = tokens.raw[j].endswith(("’s", "'s"))
        if tokens.kind[j] != WORD or tokens.low[j] in ("of", "who", "and", "for", "in", "at"):
            return ""
        if j > k and tokens.low[j] in _POSSESSIVE:
            return _POSSESSIVE[tokens.low[j]]  # `X, 27, has not seen her father`
        gender = gender_of_noun(tokens.low[j])
        if gender and not possessive:
            return gender if j > k else ""
    return ""
