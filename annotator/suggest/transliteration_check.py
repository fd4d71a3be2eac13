"""Is a scheme what it says it is? For schemes of a workspace, and for the tests of our own."""

from annotator.languages.schemes import Scheme
from annotator.model.errors import AnnotatorError
from annotator.suggest.transliteration import transliterate
from annotator.suggest.transliteration_icu import icu_id, run
from annotator.suggest.transliteration_rules import bad_rule


def problems(scheme: Scheme) -> list[str]:
    """What is wrong with a scheme, one sentence each; empty where all is well.

    Rules that do not compile are named with the line of the file's `rules` on which they stand;
    then every example is tried.
    """
    try:
        icu_id(scheme.engine)
        run(scheme, "")
    except AnnotatorError as error:
        bad = bad_rule(scheme)
        return [str(bad) if bad is not None else error.message]
    out = []
    for source, wanted in scheme.examples:
        said = transliterate(source, scheme.language, scheme.id, own=[scheme]).text
        if said != wanted:
            out.append(f"the example “{source}” gives “{said}”, not “{wanted}”.")
    return out
