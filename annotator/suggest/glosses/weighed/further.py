"""What speaks for one more translation beside one that was found: `“A”, or more simply “B”`."""

from collections.abc import Sequence

from annotator.suggest.glosses.weighed.between import squeezed
from annotator.suggest.glosses.weighed.signs import Passage, size_step, token_at
from annotator.suggest.glosses.weighed.tokens import Token

REACH = 14
"""So many tokens lie at most between two translations of one passage."""


def further_signs(
    tokens: Sequence[Token], seen: Passage, found: tuple[int, int], other: tuple[int, int]
) -> list[str]:
    """Signs of a range of tokens beside one that was found; those of the range itself come on top.

    What stands between the two, and whether they are marked, long and built alike.
    """
    after = other[0] >= found[1]
    one, two = (found, other) if after else (other, found)
    signs = ["2", "2R" if after else "2L", f"2 of {min(4, seen.size)}"]
    signs += _between(tokens[one[1] : two[0]], signs[1])
    edges = [(token_at(tokens, a - 1).kind, token_at(tokens, b).kind) for a, b in (one, two)]
    quoted = [before == "Q" for before, _ in edges]
    signs.append(f"2 marked {quoted[0]:d}{quoted[1]:d}")
    signs.append(f"2 edges {edges[0] == edges[1]:d} {edges[0][0] == edges[1][0]:d}")
    signs.append(f"2 far {edges[1][1] if after else edges[0][0]}")
    sizes = [min(5, sum(t.is_word for t in tokens[a:b])) for a, b in (found, other)]
    signs.append(f"2 sizes {sizes[0]} {sizes[1]}")
    signs.append(f"2 same size {sizes[0] == sizes[1]:d} {sizes[0] == seen.size:d}")
    heads = [tokens[a] for a, _ in (one, two)]
    signs.append(f"2 heads {heads[0].group == heads[1].group:d}")
    signs.append(f"2 heads {heads[0].group} {heads[1].group}")
    signs.append(f"2 cases {heads[0].text[0].isupper() == heads[1].text[0].isupper():d}")
    return signs


def _between(between: Sequence[Token], side: str) -> list[str]:
    kinds, _ = squeezed(t.kind for t in between)
    groups, _ = squeezed(t.group for t in between if t.kind != "Q")
    signs = [f"{side} {min(6, len(groups))}"]
    if len(kinds) <= 7:
        signs.append(f"2={' '.join(kinds)}")
    if len(groups) <= 8:
        signs.append(f"2~{' '.join(groups)}")
    signs += [f"2 has {group}" for group in dict.fromkeys(groups)]
    signs.append(f"2~ ends {' '.join(groups[-2:])}")
    signs.append(f"2~ begins {' '.join(groups[:2])}")
    signs.append(f"2 words {size_step(sum(t.is_word for t in between))}")
    return signs
