"""Compiling the rules of a scheme, and saying which of them stops making sense: ICU names none."""

from bisect import bisect_left
from typing import NamedTuple

from annotator.languages.schemes import Scheme, shared_rules
from annotator.model.errors import InvalidInput
from annotator.text import icu

_NFC = ":: NFC ;\n"


class BadRule(NamedTuple):
    """Where a scheme cannot be read."""

    field: str
    """`rules` or `after`."""
    line: int
    """Of that field's text, from 1."""
    rule: str
    reason: str
    """ICU's, without a full stop."""

    def __str__(self) -> str:
        return f"line {self.line} of `{self.field}` cannot be read: {self.rule} ({self.reason})"


def before_engine(scheme: Scheme) -> icu.Converter:
    """The scheme's own rules, which run before ICU's transform or instead of it.

    Raises InvalidInput with the file, the rule and what is wrong with it.
    """
    rules = (shared_rules(scheme.shared) if scheme.shared else "") + scheme.rules
    return _compiled(scheme, f"{scheme.language}-{scheme.id}-rules", _NFC + rules)


def after_engine(scheme: Scheme) -> icu.Converter:
    """The rules for Latin letters, which run last. Raises InvalidInput likewise."""
    name = f"{scheme.language}-{scheme.id}-after"
    return _compiled(scheme, name, f"{scheme.after}\n{_NFC}")


def _compiled(scheme: Scheme, name: str, rules: str) -> icu.Converter:
    try:
        return icu.transliterator_from_rules(name, rules)
    except icu.BadRules as error:
        where = scheme.file or f"scheme {scheme.language}-{scheme.id}"
        bad = bad_rule(scheme) or f"its rules cannot be read: {error.reason}"
        raise InvalidInput(
            f"{where}: {bad}.", "Set it right there; `annotator check` tries all its rules."
        ) from error


def bad_rule(scheme: Scheme) -> BadRule | None:
    """The first line at which the rules make no sense any more; None where all are read."""
    for field, rules in (("rules", scheme.rules), ("after", scheme.after)):
        lines = rules.split("\n")
        counts = range(len(lines) + 1)
        first = bisect_left(counts, True, key=lambda n: bool(_refused("\n".join(lines[:n]))))
        if first < len(counts):
            reason = _refused("\n".join(lines[:first]))
            return BadRule(field, first, lines[first - 1].strip(), reason)
    return None


def _refused(rules: str) -> str:
    """Why these rules are not read; empty where they are."""
    try:
        icu.transliterator_from_rules("check", f"{_NFC}{rules}\n")
    except icu.BadRules as error:
        return error.reason
    return ""
