"""Language tags (BCP 47), as far as looking things up needs them."""

SAME = {"iw": "he", "ji": "yi", "in": "id", "jw": "jv", "mo": "ro", "fil": "tl", "no": "nb"}
"""Old or broad subtags and what they stand for here (IANA registry: preferred values)."""


def canonical(tag: str) -> str:
    """A tag in its usual case: `KK-cyrl-kz` → `kk-Cyrl-KZ`; underscores become hyphens."""
    parts = tag.strip().replace("_", "-").split("-")
    head = parts[0].lower()
    out = [SAME.get(head, head)]
    for part in parts[1:]:
        if len(part) == 4:
            out.append(part.title())
        elif len(part) == 2:
            out.append(part.upper())
        else:
            out.append(part.lower())
    return "-".join(out)


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tag and what it falls back to: `zh-Hant-TW` → `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = canonical(tag).split("-")
    return tuple("-".join(parts[:n]) for n in range(len(parts), 0, -1))
