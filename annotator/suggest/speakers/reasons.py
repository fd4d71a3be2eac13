"""What each rule is called when a person asks why: short, in the words of a newsroom."""

REASONS = {
    "according to": "“according to”",
    "after, subject–verb": "right after the quotation",
    "after, unknown verb": "right after the quotation",
    "after, verb–subject": "right after the quotation",
    "answer came": "spoke before the last one",
    "bare paragraph, over another": "a paragraph shortly before is theirs too",
    "before, subject–verb": "right before the quotation",
    "chants of": "right before the quotation",
    "clause, subject–verb": "in the same clause",
    "colon": "before the colon",
    "colon after": "after the colon",
    "continued paragraph": "the quotation before goes on",
    "coordinated verb": "earlier in the sentence",
    "dash": "after the dash",
    "gerund": "whom the sentence is about",
    "in the view of": "“in the view of”",
    "launched it": "who began it",
    "lead-in line": "the line before leads in",
    "lead-in subject": "the line before leads in",
    "noun and gerund": "right before the quotation",
    "passive with agent": "by whom it was said",
    "people with something written": "who carries the words",
    "quoted as saying": "right before the quotation",
    "same paragraph": "spoke earlier in the paragraph",
    "same sentence": "spoke earlier in the sentence",
    "sentence before": "the sentence before is about them",
    "sentence before, with a verb": "the sentence before says who speaks",
    "sentence tail": "later in the sentence",
    "something written": "what the words stand on",
    "subject of the sentence": "whom the sentence is about",
}
"""Rule → what is shown. Two rules may be shown alike; the quotation's cue says more."""

_MARKS = frozenset((":", ",", "—", "–", "―", "-", "--", "~"))

NEAR = "named near the quotation"
LIKELY = "named near the quotation, likely by how such passages go"


def reason(rule: str, cue: str, by: str) -> str:
    """`right after the quotation: “said”`; `by` is added as it is: the pronoun that was read.

    A cue of marks only is not shown, nor one that the reason quotes.
    """
    told = REASONS.get(rule, rule)
    words = cue and cue not in _MARKS and told[0] != "“"
    return f"{told}: “{cue}”{by}" if words else f"{told}{by}"
