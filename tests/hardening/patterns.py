"""Every regular expression that the package compiles, and texts made to hurt each of them.

Usage: python patterns.py SECONDS. Prints the patterns that take longer on some text, and how many
patterns there are.
"""

import importlib
import json
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import annotator

SAMPLE = (
    "Title\n\n“We go,” said Saule Omarova, a nurse. “Шал, кет!” (“Old man, go away!”)\n"
    "He called it “ordo” (Kazakh for “order”); ‘so be it’, she added. 「火」 means “fire”.\n"
)
SHAPES = (
    *("a", "A", " ", "\n", "\t", "1", ".", ",", "-", "'", '"', "“", "”", "(", ")", "[", "<", "&"),
    *("a ", "A ", "Ab ", "a. ", "A.", "a-", "“a” ", "(a", "a\n", " \n", "said ", "ж", "ж ", "1,"),
    *("\u0301", "a\u0301", "\u200b", "“‘", "http://a.", "a@", "<a", "&#", "\\", "/", "//", ": “"),
)


def collect() -> dict[tuple[Any, int], "re.Pattern[Any]"]:
    """Import every module and run the finders once; gives what was compiled from our files.

    It wraps the compiler of `re`, so it belongs into a process of its own.
    """
    found: dict[tuple[Any, int], re.Pattern[Any]] = {}
    real = re._compile  # type: ignore[attr-defined]

    def compile_(pattern: Any, flags: int) -> Any:
        made = real(pattern, flags)
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back  # type: ignore[assignment]
        ours = frame is not None and frame.f_globals.get("__name__", "").startswith("annotator")
        if ours and isinstance(made, re.Pattern):
            found[(made.pattern, made.flags)] = made
        return made

    re._compile = compile_  # type: ignore[attr-defined]
    try:
        _use_everything()
    finally:
        re._compile = real  # type: ignore[attr-defined]
    return found


def _use_everything() -> None:
    for module in pkgutil.walk_packages(annotator.__path__, "annotator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from annotator.suggest.transliteration import transliterate
    from annotator.tasks.detection.detect import propose

    propose(SAMPLE, "en", {"spans", "quotations", "glosses", "repeats"})
    from annotator.suggest.glosses.cues import Long, right_cues

    assert [cue.pattern.compiled for cue in right_cues() if isinstance(cue.pattern, Long)]
    for language, text in (("kk", "Шал"), ("he", "שלום"), ("ko", "한국"), ("ar", "سلام")):
        transliterate(text, language)


def hostile(pattern: "re.Pattern[Any]", size: int) -> Iterator[Any]:
    """Long texts: common shapes, and words that the pattern nearly matches, over and over."""
    text = isinstance(pattern.pattern, str)
    source = pattern.pattern if text else pattern.pattern.decode("latin-1")
    own = _example(parser.parse(source, pattern.flags & ~re.UNICODE if not text else pattern.flags))
    words = {*SHAPES, own, own[:-1], own[1:], own + " ", own[:-1] + "\x00", *own[:12]}
    for word in sorted(words - {""}):
        long = word * (size // len(word))
        one = f"{long}\x00"
        yield one if text else one.encode("utf-8", "surrogatepass")


def _example(parsed: Any) -> str:
    """Some words that fit a parsed pattern, repeats a little more often than they must."""
    return "".join(_piece(what, value) for what, value in parsed)


def _piece(what: Any, value: Any) -> str:
    if what is op.LITERAL:
        return chr(value)
    if what is op.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if what is op.ANY:
        return "a"
    if what is op.IN:
        return _member(value)
    if what in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, inner = value
        return _example(inner) * min(high, max(low, 2), 50)
    if what is op.SUBPATTERN:
        return _example(value[-1])
    if what is op.ATOMIC_GROUP:
        return _example(value)
    if what is op.BRANCH:
        return _example(value[1][-1])
    return ""


_CLASSES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_NOT_WORD: "-",
}


def _member(items: Any) -> str:
    if items[0][0] is op.NEGATE:
        banned = re.compile(
            "|".join(re.escape(chr(v)) for w, v in items[1:] if w is op.LITERAL) or r"(?!)"
        )
        return next((c for c in "aA1 -“\n" if not banned.match(c)), "a")
    what, value = items[0]
    if what is op.RANGE:
        return chr(value[0])
    return _CLASSES.get(value, "a") if what is op.CATEGORY else chr(value)


class TooLong(Exception):
    """A search took more of the processor's time than it may."""


def slow_ones(
    patterns: dict[tuple[Any, int], "re.Pattern[Any]"], seconds: float
) -> Iterator[tuple[str, str]]:
    """(pattern, text's beginning) of what takes more than so many seconds of the processor.

    Tried at one place on 4,000 characters, and at every place of 300: about the windows in
    which they are used, so that squares pass and exponential growth shows. What the finders make
    of whole long texts is the business of `test_shapes.py`.
    """

    def stop(number: int, frame: object) -> None:
        raise TooLong

    signal.signal(signal.SIGVTALRM, stop)
    for pattern in patterns.values():
        for text in hostile(pattern, 4_000):
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
            try:
                pattern.match(text)
                for _ in pattern.finditer(text[:300] + text[-1:]):
                    pass
            except TooLong:
                yield str(pattern.pattern), repr(text[:20])
                break
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def main() -> int:
    """Print a line of JSON for each slow pattern, then the counts; 1 where there is a slow one."""
    patterns = collect()
    slow = 0
    for pattern, text in slow_ones(patterns, float(sys.argv[1])):
        slow += 1
        print(json.dumps([pattern, text]), flush=True)
    print(f"{len(patterns)} patterns, {slow} run away")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
