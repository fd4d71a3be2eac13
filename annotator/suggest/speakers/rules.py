"""The sieve: rules that say who spoke, in order; the first that fires answers.

Every rule takes the scene and the number of a passage and gives what it found or None. How often
each is right is measured and kept as data in `confidence.toml`, by rule and kind of passage.
"""

from annotator.suggest.speakers.after import (
    according_to,
    after_quoted,
    after_subject_verb,
    after_tail,
    after_verb_subject,
)
from annotator.suggest.speakers.before import before, before_adjacent
from annotator.suggest.speakers.beside import colon, colon_subject, dash, lead_in, lead_in_cued
from annotator.suggest.speakers.context import (
    carrier,
    continued,
    in_view,
    resumed,
    sentence_before,
    sentence_subject,
    then,
)
from annotator.suggest.speakers.exchanges import answer_came, asked, labelled
from annotator.suggest.speakers.framed import (
    begins,
    coined,
    displayed,
    in_document,
    issued,
    perceived,
    put_it,
    relative,
    was_said,
)
from annotator.suggest.speakers.shared import Rule

AFTER: tuple[Rule, ...] = (after_quoted, after_verb_subject, after_subject_verb)


DIRECT: tuple[Rule, ...] = (
    *AFTER,
    answer_came,
    was_said,
    put_it,
    coined,
    begins,
    relative,
    perceived,
    displayed,
    labelled,
    then,
    colon,
    carrier,
    before,
    according_to,
    after_tail,
    issued,
    dash,
    lead_in,
    carrier,
    asked,
    colon_subject,
    in_view,
    sentence_before,
    continued,
    sentence_subject,
)
"""For whole clauses, in order."""


FRAGMENT: tuple[Rule, ...] = (
    *AFTER,
    was_said,
    put_it,
    coined,
    begins,
    relative,
    in_document,
    according_to,
    carrier,
    before,
    after_tail,
    issued,
    colon,
    dash,
    lead_in,
    in_view,
    continued,
    sentence_subject,
)
"""For pieces of a clause, in order; after a passage only where it ends in a comma."""


HEADLINE: tuple[Rule, ...] = (*AFTER, colon, before_adjacent, dash)
"""For headlines: who stands at the passage itself."""
CUED: tuple[Rule, ...] = (*AFTER, colon, before, according_to, dash, lead_in_cued, resumed)
"""For foreign passages: only what has a cue."""
