"""The transliteration schemes, told in lines."""

from collections.abc import Iterator


def scheme_lines(language: str | None = None) -> Iterator[str]:
    """One line a scheme: language, id, grade, title; the default of a language has a star."""
    from annotator.languages.schemes import all_schemes, schemes_of
    from annotator.suggest.transliteration import default_scheme

    for scheme in schemes_of(language) if language else all_schemes():
        chosen = default_scheme(scheme.language)
        star = "*" if chosen is not None and chosen.id == scheme.id else " "
        needs = f"  (install annotator[{scheme.extra}])" if scheme.extra else ""
        yield f"{scheme.language:<8}{star} {scheme.id:<20} {scheme.grade:<8} {scheme.title}{needs}"
