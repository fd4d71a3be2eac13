"""What a passage in marks is: somebody's words, a word held with tongs, a title, a headline.

A kind never removes a passage: what nobody says is shown dimmed. The rules are read from top to
bottom, and the first that fires decides. Their figures (share of the passages that annotators of
US news called attributed) stand in `benchmarks/quotes/README.md`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.detect.quotations.reporting import is_reported
from annotator.detect.quotations.scanner import Passage
from annotator.languages.english import Words, word_list, words
from annotator.model.proposal import Candidate
from annotator.text.masked import BREAK, POINT, QUOTE, WORD, Tokens

HEADLINE_WORDS = 25
"""A line with more words is no headline."""
DECK_LINES = 5
"""Line breaks before a deck: title, empty line, deck."""
SCARE_WORDS = 3
FOREIGN_SHARE = 0.6
"""So much of a passage's letters must be foreign."""

_WORKS = word_list("quotations.works")
_AFTER_WORKS = word_list("quotations.after_works")
_CHANNEL = word_list("quotations.channel")


@dataclass(slots=True)
class View:
    """One passage with its surroundings, as the rules see it."""

    text: str
    passage: Passage
    tokens: Tokens
    at: int
    """Its token."""
    foreign: float
    """Share of its letters that a detector called foreign."""
    lists: Words
    first: int
    last: int
    """First token of its paragraph, and one past its last but the line end."""
    previous: str = ""
    """Kind of the passage before, where only "and", "or" or commas stand between the two."""

    @property
    def inside(self) -> str:
        """The passage's own text."""
        return self.text[self.passage.start : self.passage.end]

    def before(self, back: int = 1) -> str:
        """The lower-case token so many places before, `""` outside of the paragraph."""
        k = self.at - back
        return self.tokens.low[k] if self.first <= k else ""

    def after(self, on: int = 1) -> str:
        """The lower-case token so many places after."""
        k = self.at + on
        return self.tokens.low[k] if self.first <= k < self.last else ""

    def same_line(self, k: int) -> bool:
        """Whether token `k` stands in the passage's paragraph."""
        return self.first <= k < self.last


def kind_of(view: View) -> str:
    """One of `QUOTATION_KINDS`."""
    for kind, rule in RULES:
        if rule(view):
            return kind
    return "direct" if _whole_clause(view) else "fragment"


def _is_foreign(view: View) -> bool:
    return view.foreign >= FOREIGN_SHARE


def _is_headline(view: View) -> bool:
    """In a title line: at the top, or a short line in Title Case with single marks."""
    tokens = view.tokens
    a, b = tokens.paragraphs[tokens.paragraph[view.at]]
    if b - a > 3 * HEADLINE_WORDS:
        return False
    size = tokens.kind[a:b].count(WORD)
    alone = size == 0
    single = view.text[view.passage.outer_start] in "'‘’`"
    top = a < 20 and b < len(tokens) and all(kind == BREAK for kind in tokens.kind[:a])
    if not (alone or single or top):
        return False
    inside = view.inside.split()
    if size + len(inside) > HEADLINE_WORDS:
        return False
    shouted = _is_title_case(inside, all_words=True) and len(inside) <= 10
    if alone:
        return shouted and (single or view.inside.isupper()) and view.inside.strip()[-1] not in "!?"
    if single and _after_speaker(view, a) and len(inside) > 2:
        return False
    doubled = view.text[view.passage.outer_start : view.passage.outer_start + 2] in (
        "''",
        "``",
        "‘‘",
        "’’",
    )
    if single and not doubled and _is_deck(view, a):
        return True
    outside = [tokens.raw[k] for k in range(a, b) if tokens.kind[k] == WORD]
    titled = _is_title_case(outside) and len(outside) > 2
    stop = _ends_in_stop(tokens, b - 1 if tokens.kind[b - 1] != BREAK else b - 2)
    if top:
        return (titled or not stop) and not (view.before() in view.lists.saying and len(inside) > 1)
    return single and not stop and (titled or (view.before() == ":" and size <= 15))


def _is_deck(view: View, first: int) -> bool:
    """A line under the title: single marks, in an article that quotes in double ones."""
    tokens = view.tokens
    lines = sum(1 for k in range(first) if tokens.kind[k] == BREAK) if first < 80 else DECK_LINES
    if lines >= DECK_LINES or view.before() in view.lists.saying:
        return False
    last = tokens.paragraphs[tokens.paragraph[view.at]][1] - 1
    return any(view.text.find(mark, tokens.end[last]) >= 0 for mark in ('"', "“", "''"))


def _ends_in_stop(tokens: Tokens, last: int) -> bool:
    """Whether the token that ends a line is a full stop, or a passage with one inside."""
    if tokens.kind[last] != QUOTE:
        return tokens.raw[last] in ".!?"
    inside = tokens.text[tokens.start[last] : tokens.end[last]].rstrip("”’\"'»")
    return inside[-1:] in ".!?"


def _after_speaker(view: View, first: int) -> bool:
    """A title line `Loretta Lynch: ‘…’`: the words before the colon are a name and no clause."""
    tokens, lists = view.tokens, view.lists
    if view.before() != ":":
        return False
    before = tokens.low[first : view.at - 1]
    return not any(
        w in lists.saying or w in lists.prepositions or w in lists.auxiliary for w in before
    ) or ("from" in before or "on" in before)


def _is_title(view: View) -> bool:
    """Capitalised words: a work after its kind (“the film …”), a body, a programme."""
    inside = view.inside.strip(" .,!?;").split()
    if not inside or not _is_title_case(inside):
        return False
    near = [view.before(k) for k in (1, 2, 3)]
    if view.previous in ("fragment", "direct") or _is_sentence_after_passage(view):
        return False
    if view.before() == ":" and len(inside) > 2:
        return False
    work = bool(_WORKS.intersection(near)) or view.after() in _AFTER_WORKS
    headed = near[0] in ("headline", "heading") and near[1] in view.lists.determiners
    headed = headed and near[2] in ("under", "beneath")
    if _is_nickname(view, inside) or work or headed or _is_on_channel(view) or _is_named_so(view):
        return True
    if (
        near[0] in view.lists.judging
        or near[0] in view.lists.saying
        or near[1] in view.lists.judging
    ):
        return False
    if view.before() == "“”" or view.at in _cue_beside(view):
        return False
    if len(inside) == 1:
        return _after_possessive(view) and view.inside.strip()[-1:] not in ".?!"
    return view.inside.strip()[-1:] not in "?!" and (
        _after_possessive(view)
        or near[0] in _CHANNEL
        or near[0] in view.lists.determiners
        or near[0].istitle()
        or near[0].isdigit()
        or not _has_cue(view)
    )


def _is_nickname(view: View, inside: Sequence[str]) -> bool:
    """`Patrick “Gado” Mwangi`: between two names, nothing else between."""
    k, raw = view.at, view.tokens.raw
    if len(inside) > SCARE_WORDS or not (view.first < k < view.last - 1):
        return False
    both = all(view.tokens.kind[j] == WORD and raw[j][0].isupper() for j in (k - 1, k + 1))
    return both and view.before() not in view.lists.starters


def _is_on_channel(view: View) -> bool:
    """`on Radio Osh’s “Morning Time,”`: a programme, whoever speaks on it."""
    if not _after_possessive(view) or len(view.inside.split()) > 6:
        return False
    k = view.at - 1
    while k > view.at - 5 and view.same_line(k) and view.tokens.raw[k][0].isupper():
        k -= 1
    return view.same_line(k) and view.tokens.low[k] in ("on", "in", "to", "from")


def _is_scare(view: View) -> bool:
    """A few words inside somebody else's sentence that reports nothing."""
    inside = view.inside.split()
    if view.before() == "so-called" or (view.before() == "called" and view.before(2) == "so"):
        return True
    if _is_named_so(view):
        return True
    if view.previous in ("fragment", "direct") or "as" in (view.before(), view.before(2)):
        return False
    if len(inside) > SCARE_WORDS or _starts_sentence(view):
        return False
    if view.inside.strip()[-1:] in "?!":
        return False
    if view.before() == ":" and view.inside.strip()[:1].isupper():
        return False
    if view.before() == "," and view.inside.strip()[:1].isupper() and len(inside) == SCARE_WORDS:
        return not _has_cue(view) and view.inside.strip()[-1:] != "."
    if view.before() == "word" or view.before() == "words":
        return not _has_cue(view)
    return not _has_cue(view)


_ARTICLES = frozenset(("a", "an", "the", "his", "her", "its", "their"))


def _is_named_so(view: View) -> bool:
    """`known as the “ghost houses”`, `a channel called “Slow Welding”`: names, nobody's words."""
    lists = view.lists
    back = 2 if view.before() in _ARTICLES else 1
    if view.before() in ("signed", "initialled") or view.before(2) == "signed":
        return len(view.inside.split()) <= SCARE_WORDS
    if view.before(back) == "as" and view.before(back + 1) in ("known", "nicknamed", "dubbed"):
        return True
    if back == 2 or view.before() not in ("called", "titled", "entitled", "named", "dubbed"):
        return False
    noun = view.before(2)
    people = noun in lists.persons or noun in lists.groups or noun in lists.pronouns
    if not noun.isalpha() or people or noun in lists.auxiliary:
        return False
    near = [view.before(k) for k in (3, 4, 5)]
    return "a" in near or "an" in near or ("the" in near and _is_title_case(view.inside.split()))


RULES: tuple[tuple[str, Callable[[View], bool]], ...] = (
    ("foreign", _is_foreign),
    ("headline", _is_headline),
    ("title", _is_title),
    ("scare", _is_scare),
)
"""Kind → rule, first that fires."""


def _whole_clause(view: View) -> bool:
    """A sentence of its own, or words with a verb of saying right beside them."""
    inside = view.inside.strip()
    last = inside.rstrip("'’”\"")[-1:]
    opens = inside.lstrip("…. [('‘“\"")[:1]
    if _starts_sentence(view):
        return True
    if opens.isupper() and (last in ",.!?…" or view.before() in ",:"):
        return True
    return view.before() in ",:" and bool(_cue_beside(view))


def _starts_sentence(view: View) -> bool:
    tokens = view.tokens
    a = tokens.sentences[tokens.sentence[view.at]][0]
    return view.at - a < 8 and all(tokens.kind[k] == POINT for k in range(a, view.at))


def _is_sentence_after_passage(view: View) -> bool:
    """A sentence of nothing but the passage, after another passage in the paragraph."""
    tokens = view.tokens
    a, b = tokens.sentences[tokens.sentence[view.at]]
    if not _starts_sentence(view) or view.inside.strip()[-1:] not in ".!?":
        return False
    line, _ = tokens.paragraphs[tokens.paragraph[view.at]]
    if any(tokens.kind[k] not in (POINT, BREAK) for k in range(view.at + 1, b)):
        return False
    return any(tokens.kind[k] == QUOTE for k in range(max(line, a - 200), a))


def _cue_beside(view: View) -> tuple[int, ...]:
    """The passage's token where a verb of saying stands next to it, over a comma or a name."""
    if view.before() in view.lists.saying or (
        view.before() in (",", ":") and view.before(2) in view.lists.saying
    ):
        return (view.at,)
    inside = view.inside.strip()
    if inside[-1:] in ",?!" or view.after() == ",":
        for k in range(1, 6):
            if view.after(k) in view.lists.saying:
                return (view.at,)
    return ()


def _has_cue(view: View) -> bool:
    """Whether the sentence, outside of passages, reports what somebody says or thinks."""
    tokens = view.tokens
    a, b = tokens.sentences[tokens.sentence[view.at]]
    return is_reported(tokens, max(a, view.at - 60), min(b, view.at + 60))


def _after_possessive(view: View) -> bool:
    k = view.at - 1
    return k >= 0 and view.same_line(k) and view.tokens.raw[k].endswith(("’s", "'s", "s’", "s'"))


_BEFORE_WORDS = "([‘'“\"#@"


def _is_title_case(inside: Sequence[str], all_words: bool = False) -> bool:
    """Whether the words that carry meaning begin with capitals or figures."""
    first = inside[0].lstrip(_BEFORE_WORDS)[:1] if inside else ""
    if not (first.isupper() or first.isdigit()):
        return False
    carrying = [w.lstrip(_BEFORE_WORDS) for w in inside]
    little = words().little
    long = [
        w for w in carrying if (len(w) > 3 or (all_words and len(w) > 2)) and w not in little
    ] or carrying
    if any(w[:1].islower() for w in long):
        return False
    return any(w[:1].isalnum() for w in long)


def foreign_share(text: str, passage: Passage, spans: Sequence[Candidate]) -> float:
    """How much of a passage's letters and digits the candidates `spans` cover."""
    if not spans:
        return 0.0
    letters = sum(c.isalnum() for c in text[passage.start : passage.end])
    covered = 0
    for span in spans:
        a, b = max(span.start, passage.start), min(span.end, passage.end)
        covered += sum(c.isalnum() for c in text[a:b]) if a < b else 0
    return covered / letters if letters else 0.0


def view_of(
    text: str,
    passage: Passage,
    tokens: Tokens,
    at: int,
    spans: Sequence[Candidate],
    previous: str = "",
) -> View:
    """The passage as the rules see it; `spans` are those that touch it.

    `previous` is the kind of the passage before; it counts where the two are joined by "and".
    """
    joined = previous if _joined(tokens, at) else ""
    first, last = tokens.paragraphs[tokens.paragraph[at]]
    last -= tokens.kind[last - 1] == BREAK
    foreign = foreign_share(text, passage, spans)
    return View(text, passage, tokens, at, foreign, words(), first, last, joined)


def _joined(tokens: Tokens, at: int) -> bool:
    """Whether only "and", "or" or commas stand between the passage and the one before."""
    k = at - 1
    while k >= 0 and (
        tokens.raw[k] == "," or tokens.low[k] in ("and", "or", "a", "an", "the", "as")
    ):
        k -= 1
    return k >= 0 and k < at - 1 and tokens.kind[k] == QUOTE


__all__ = ["QUOTE", "RULES", "View", "foreign_share", "kind_of", "view_of"]
