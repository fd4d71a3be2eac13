"""Words in no English list that are English all the same: terms, names of programs, acronyms."""

import re

_ENDING = re.compile(
    r"(?:graph(?:y|ic|er)|log(?:y|ical|ist)|nom(?:y|ics)|metry|isms?|ists?|tions?|sions?|ness|ity|"
    r"ments?|able|ible|ical|less|ful|ship|hood|ware|ing|ized?|ised?|ally|ously|phobi[ac]|cracy|"
    r"morph|oid|itis|osis|ectomy|ium|ase|(?<=e)rs)$"
)
_PART_OF_NAME = re.compile(r"[_\d@/\\]|[a-z][A-Z]")
_WORD_FOR = re.compile(r"\b(?:word|term|name|expression|sign|symbol) for (?:an? |the )?[“\"‘]?$")


def is_coined(text: str, start: int, end: int) -> bool:
    """Whether the words at `start` to `end` look foreign only because no list has them."""
    word = text[start:end]
    around = text[max(0, start - 1) : end + 1]
    if _PART_OF_NAME.search(around.strip(" \n\t,.;:()")):
        return True
    if word.isascii() and " " not in word:
        if len(word) > 7 and word[:1].islower() and _ENDING.search(word):
            return True
        if word.isupper() and len(word) < 7:
            return True
    return _WORD_FOR.search(text, max(0, start - 30), start) is not None
