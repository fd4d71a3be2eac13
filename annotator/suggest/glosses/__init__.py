"""Translations that the article itself gives for a foreign span.

Some forms are written by hand; `finder` asks them in order, the surest first, and each module is
one family of them. Where to look, by what an article does:

    S translates as G · S means G · S, or G     after, cues, bare (words without marks)
    S (G) · S (romanisation, lit. G)            brackets, bracketed
    S, G, · S — G — · S: G                      apposition, equal (a sentence for a sentence)
    S and T (“G” and “H”)                       respective
    S. It means G. · Translation: G · stanzas   later
    “S,” she said. G. · S. “G.”                 unmarked, retold
    anything else nearby, in marks              nearby

What these find is then weighed against all other English around the words, on both sides of them
(`weighed`). No form is written for English that comes first, `“G” (S)`, nor for any other way that
the learned numbers find as well without one.

What is asked of the words themselves: `english` (English, no name, no romanisation), `retelling`
(as long, no report that goes on), `explaining` (no definition), `vocabulary` (everyday words that
both have), `borders` and `operands` (where the words end). What counts as foreign although no
detector saw it: `told`, `constructs` and `clues`; and what does not: `coined`. `page` is the
article as all of them see it, `match` what they find, `wide` the door for texts with long empty
stretches.
"""

from annotator.suggest.glosses.finder import with_kinds
from annotator.suggest.glosses.wide import find_glosses

__all__ = ["find_glosses", "with_kinds"]
