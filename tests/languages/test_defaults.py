"""Every language that is written in another script than Latin has an answer."""

import pytest

from annotator.model.errors import MissingExtra
from annotator.suggest.transliteration import default_scheme, transliterate

LANGUAGES = str.split(
    "kk ru uk be bg sr bs mk mn mn-Mong ky tg uz tk az tt ba ce el grc ka hy hyw he yi ar arz fa "
    "prs ps ur sd ckb ug dv hi mr ne sa bn as gu pa or ta te kn ml si th lo km my bo am ti zh yue "
    "ja ko chr iu zgh syr cop sat ff"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_a_graded_scheme_or_says_what_to_install(language: str) -> None:
    scheme = default_scheme(language)
    assert scheme is not None
    source = scheme.examples[0][0]
    try:
        said = transliterate(source, language)
    except MissingExtra as missing:
        assert f"annotator[{scheme.extra}]" in missing.hint
        return
    assert said.text
    assert said.grade == scheme.grade or said.grade == "C"  # a word list knew every word
    assert (said.scheme == "skeleton") == (said.grade == "partial")
