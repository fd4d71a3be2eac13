"""Translations that the article itself gives for a foreign span.

Articles give them in some dozens of ways; `finder` asks them in order, the surest first, and each
module is one family of them. Where to look, by what an article does:

    S is Hindi for G · S, which means G         grammar, with forms as data in `ways/*.toml`
                                                (forms, form_words: how the data are read)
    S translates as G · S means G · S, or G     after, cues, bare (words without marks)
    S (G) · S (romanisation, lit. G)            brackets, bracketed
    S, G, · S — G — · S: G                      apposition, equal (a sentence for a sentence)
    “G” (S) · G, in the original S              original (forms in `ways/original.toml`), before,
                                                leftward (where the English phrase begins), titles
    the word for G, S · G – S (phrase books)    before, mirror
    S and T (“G” and “H”) · Cheers: S, T        respective
    S is sold as “G” · S, literally “H”         passing, more
    S. It means G. · Translation: G · stanzas   later
    “S,” she said. G. · S. “G.”                 unmarked, retold
    anything else nearby                        nearby (in marks), plain_links (without)

What these find is then weighed against all other English around the words (`weighed`).

What is asked of the words themselves: `english` (English, no name, no romanisation), `retelling`
(as long, no report that goes on), `explaining` (no definition), `vocabulary` (everyday words that
both have), `borders` and `operands` (where the words end). What counts as foreign although no
detector saw it: `told`, `constructs` and `clues`, `unseen`, `unseen_originals`; and what does not:
`coined`. `page` is the article as all of them see it, `match` what they find, `wide` the door for
texts with long empty stretches.
"""

from annotator.suggest.glosses.finder import with_kinds
from annotator.suggest.glosses.wide import find_glosses

__all__ = ["find_glosses", "with_kinds"]
