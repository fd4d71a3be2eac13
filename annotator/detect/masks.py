"""What is no text in any language: addresses, handles, tags, markup, names in programs, phonetic
transcriptions.

Masked places are blanked with spaces in a copy of the same length, so that every offset found in
the copy is an offset of the article. A line without one of the trigger characters is not searched.
"""

import re

_TRIGGERS = ("@", "#", "_", "<", "[", "://", "www.")
_SITE = re.compile(r"\.(?:com|org|net|info|ru|su|kz|ua|by|uk|de|fr|io|gov|edu)")
"""The other triggers: one search from stop to stop."""

# One alternative each, none of them nested, so that the walk is linear. Bounded lengths keep a line
# of "<" or "[" from being read again and again.
_MASK = re.compile(
    r"""(?x)
    (?:https?|ftp)://[^\s<>"“”«»()]{1,2000}
    | www\.[^\s<>"“”«»()]{2,2000}
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}
    | (?<!\w)@\w{1,50}(?:\.\w{1,50}){0,3}
    | (?<!\w)\#\w{1,100}(?=[^\w]|$)
    | (?<![\w.])(?:[A-Za-z0-9]{1,40}\.){0,3}[A-Za-z0-9]{1,40}(?:_[A-Za-z0-9]{1,40}){1,8}(?!\w)
    | </?[A-Za-z!][^<>]{0,300}>
    | \[[A-Za-z]{2,3}(?:-[A-Za-z]{2,8})?\]
    | (?<![\w/])(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:com|org|net|info|ru|su|kz|ua|by|uk|de|fr|io|gov|edu)
      (?:/[^\s<>"“”«»()]{0,500})?(?![\w.])
    """
)
# Phonetic transcriptions: [ˈkɨjiv], /ˈbɜːlɪn/.
_SOUNDS = re.compile(
    r"[\[/][^\s\[\]/]{0,40}[ɐɑɒɕɘɜɞɟɡɢɣɤɥɨɪɫɬɮɯɰɱɲɳɵɶɸɹɻɾʀʁʂʃʈʉʊʋʌʍʎʏʐʑʒʔʕʝʰʲʷˈˌː]"
    r"[^\[\]/]{0,80}[\]/]"
)
_HASHTAG_WORD = re.compile(r"[^\x00-\u024f]")


def mask(line: str) -> str:
    """The line with addresses, e-mail, handles, tags and markup blanked, in the same length.

    A hashtag in another script stays: `#Қазақстан` is a word that somebody wrote in Kazakh.
    """
    if not line.isascii() and ("[" in line or "/" in line):
        line = _SOUNDS.sub(_blank, line)
    if any([sign in line for sign in _TRIGGERS]) or _SITE.search(line):
        return _MASK.sub(_blank, line)
    return line


def _blank(match: "re.Match[str]") -> str:
    found = match.group()
    if found[0] == "#" and _HASHTAG_WORD.search(found):
        return found
    return " " * len(found)
