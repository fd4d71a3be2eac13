"""The transliteration schemes, told in lines."""

from collections.abc import Iterator, Sequence

from annotator.languages.schemes import Scheme, all_schemes, schemes_of


def scheme_lines(language: str | None = None, own: Sequence[Scheme] = ()) -> Iterator[str]:
    """One line a scheme: language, id, grade, title; the default of a language has a star.

    `own` are the schemes of a workspace, listed first.
    """
    from annotator.suggest.transliteration import default_scheme

    mine = [s for s in own if not language or s.language == language]
    for scheme in (*mine, *(schemes_of(language) if language else all_schemes())):
        chosen = default_scheme(scheme.language, own)
        star = "*" if chosen is not None and chosen.id == scheme.id else " "
        needs = f"  (needs annotator[{scheme.extra}])" if scheme.extra else ""
        yield f"{scheme.language:<8}{star} {scheme.id:<20} {scheme.grade:<8} {scheme.title}{needs}"
