"""Lists the licence of everything that an installation of annotator brings along.

Usage: python tools/licences.py [EXTRA…]

Walks from the project over its dependencies, and over those of the extras named (`all` for every
extra); what is not installed here is said so. One line a package: name, version, licence, where
the licence is stated. Exit 1 where one is under the GPL or AGPL alone, or states none.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

PROJECT = "annotator"
_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")
_EXTRAS = re.compile(r"\[([^\]]*)\]")
_WANTED = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")
_BANNED = re.compile(r"\bA?GPL|(?<!Lesser )General Public", re.I)
_FAMILIES = (
    ("Apache", r"apache"),
    ("MIT", r"\bMIT\b|mit license|permission is hereby granted, free of charge"),
    ("BSD", r"\bBSD\b|redistribution and use in source and binary forms"),
    ("MPL-2.0", r"mozilla|\bMPL"),
    ("PSF", r"python software foundation|\bPSF"),
    ("ISC", r"\bISC\b"),
    ("Unicode/ICU", r"unicode|\bICU\b"),
    ("Unlicense", r"unlicense"),
    ("LGPL", r"lesser general public|\bLGPL"),
    ("AGPL", r"affero|\bAGPL"),
    ("GPL", r"general public|\bGPL"),
)


class Licence(NamedTuple):
    """What a package says of its licence."""

    name: str
    version: str
    licence: str
    """SPDX expression, or the family recognised in the package's own words."""
    source: str
    """license expression · classifier · license field · licence file."""

    @property
    def refused(self) -> bool:
        """Whether no way of taking it is without GPL and AGPL, or nothing is stated."""
        ways = re.split(r"\s+OR\s+|\s*/\s*(?=[LM]?GPL|MPL)", self.licence)
        return not self.licence or all(_BANNED.search(way) for way in ways)


def licence_of(dist: Distribution) -> Licence:
    """The licence of one installed package."""
    meta = dist.metadata
    name, version = meta["Name"], dist.version
    if expression := meta.get("License-Expression"):
        return Licence(name, version, expression, "license expression")
    stated = [
        value.rsplit("::", 1)[-1].strip()
        for value in meta.get_all("Classifier") or ()
        if value.startswith("License ::") and value.count("::") > 1
    ]
    if stated:
        return Licence(name, version, " OR ".join(stated), "classifier")
    if field := (meta.get("License") or "").strip():
        words = field if len(field) < 60 else _family(field)
        return Licence(name, version, words, "license field")
    for file in dist.files or ():
        if re.search(r"licen[cs]e|copying", file.name, re.I) and file.suffix in ("", ".txt", ".md"):
            text = file.read_text() if file.locate().exists() else ""
            return Licence(name, version, _family(text), "licence file")
    return Licence(name, version, "", "nowhere")


def _family(text: str) -> str:
    return next((name for name, words in _FAMILIES if re.search(words, text, re.I)), "")


def wanted(requirements: Iterable[str], extras: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """(package, its extras) that these requirements ask for, for the extras named."""
    named = set(extras)
    for requirement in requirements:
        marker = requirement.partition(";")[2]
        asked = _WANTED.findall(marker)
        if asked and "all" not in named and not named.intersection(asked):
            continue
        found = _NAME.match(requirement)
        brackets = _EXTRAS.search(requirement.partition(";")[0])
        if found:
            yield found[1], [e.strip() for e in brackets[1].split(",")] if brackets else []


def installed(extras: Iterable[str] = ()) -> tuple[list[Licence], list[str]]:
    """The licences of all dependencies, sorted by name; and those that are not installed."""
    seen: dict[str, Licence] = {}
    missing: set[str] = set()
    waiting = list(wanted(distribution(PROJECT).requires or (), extras))
    done: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        name, more = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if (key, tuple(more)) in done:
            continue
        done.add((key, tuple(more)))
        try:
            dist = distribution(name)
        except PackageNotFoundError:
            missing.add(key)
            continue
        seen[key] = licence_of(dist)
        waiting += wanted(dist.requires or (), more)
    return [seen[key] for key in sorted(seen)], sorted(missing)


def main() -> int:
    """Print the table."""
    licences, missing = installed(sys.argv[1:])
    for one in licences:
        sign = "  REFUSED" if one.refused else ""
        print(f"{one.name:<24}{one.version:<14}{one.licence or 'none stated'} ({one.source}){sign}")
    if missing:
        print(f"not installed here: {', '.join(missing)}", file=sys.stderr)
    return 1 if any(one.refused for one in licences) else 0


if __name__ == "__main__":
    sys.exit(main())
