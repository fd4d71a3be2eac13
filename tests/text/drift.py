"""Articles that change in twenty-one ways, with the place where the marked words then are.

Everything is generated from a fixed seed: our own words, no stored texts.
"""

import html
import random
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

_VOCABULARY = (
    "market council harbour letter teacher winter bridge evening report neighbours crowd banner "
    "village quiet station morning library garden answer measure river window promise winterly "
    "question engineer baker carried opened waited wrote painted counted after before during "
    "against while although because the a of in and to on with for was were said"
)
_WORDS = _VOCABULARY.split()
_QUOTES = (
    "Назар салыңыз, көршілер!",
    "Слухайте нас уважно, бо ми тут",
    "Ακούστε τη γειτονιά μας",
    "Nous voulons la place & le marché",
    "هذا البيت لنا جميعا",
    "我们要回家，现在就走",
    "हम यहाँ खड़े हैं और रहेंगे",
    "Żądamy prawdy o moście, panie burmistrzu",
    "Дом не продаётся",
    "Kéo e\u0301 lên, hò dô ta nào",
    "Mes dirbame čia kasdien ir nesiskundžiame niekam",
    "Ура",
    "да",
    "😀 ура 😀",
)


class Case(NamedTuple):
    """One changed article."""

    kind: str
    before: str
    """The article as it was annotated."""
    start: int
    end: int
    after: str
    """The article as it is now."""
    expected: tuple[int, int] | None
    """Where the words are now; None where they were taken out."""


def _sentence(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.randint(6, 16))]
    return " ".join(words).capitalize() + "."


def _paragraph(rng: random.Random, quote: str | None = None) -> str:
    sentences = [_sentence(rng) for _ in range(rng.randint(2, 5))]
    if quote is not None:
        tail = " ".join(rng.choice(_WORDS) for _ in range(5))
        sentences.insert(rng.randrange(len(sentences) + 1), f"They said “{quote}” {tail}.")
    return " ".join(sentences)


class Article(NamedTuple):
    """Paragraphs, the words, and which of their places is marked."""

    paragraphs: list[str]
    quote: str
    start: int

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def end(self) -> int:
        return self.start + len(self.quote)


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


def make_article(rng: random.Random, quote: str | None = None) -> Article:
    """An article; a third of them repeat themselves two or three times, as scraped ones do."""
    quote = quote or rng.choice(_QUOTES)
    mentions = rng.choice((1, 1, 1, 2, 4)) if len(quote) > 3 else rng.choice((1, 8, 20))
    paragraphs = [_paragraph(rng) for _ in range(rng.randint(10, 16))]
    for _ in range(mentions):
        paragraphs.insert(rng.randrange(1, len(paragraphs)), _paragraph(rng, quote))
    paragraphs *= rng.choice((1, 1, 1, 1, 2, 3))
    text = "\n\n".join(paragraphs)
    return Article(paragraphs, quote, rng.choice(_places(text, quote)))


Change = Callable[[Article, random.Random], tuple[str, tuple[int, int] | None]]


def _insert(article: Article, at: int, words: str) -> tuple[str, tuple[int, int]]:
    text = article.text[:at] + words + article.text[at:]
    shift = len(words) if at <= article.start else 0
    return text, (article.start + shift, article.end + shift)


def _replace(article: Article, words: str) -> tuple[str, tuple[int, int]]:
    text = article.text[: article.start] + words + article.text[article.end :]
    return text, (article.start, article.start + len(words))


def _everywhere(article: Article, change: Callable[[str], str]) -> tuple[str, tuple[int, int]]:
    head = change(article.text[: article.start])
    words = change(article.text[article.start : article.end])
    tail = change(article.text[article.end :])
    return head + words + tail, (len(head), len(head) + len(words))


def nothing(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return article.text, (article.start, article.end)


def before(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return _insert(article, rng.randrange(max(1, article.start - 40)), _paragraph(rng) + "\n\n")


def after(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    at = rng.randrange(min(article.end + 40, len(article.text)), len(article.text) + 1)
    return _insert(article, at, "\n\n" + _paragraph(rng))


def right_before(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return _insert(article, article.start, " ".join(rng.choices(_WORDS, k=12)) + " ")


def right_after(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    text, _ = _insert(article, article.end, " " + " ".join(rng.choices(_WORDS, k=12)))
    return text, (article.start, article.end)


def deleted_before(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    low = rng.randrange(max(1, article.start - 60))
    high = min(low + rng.randint(20, 900), max(low, article.start - 45))
    text = article.text[:low] + article.text[high:]
    return text, (article.start - high + low, article.end - high + low)


def typo(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    at = rng.randrange(len(article.quote))
    skipped = rng.choice((0, 1)) if at else 1
    changed = article.quote[:at] + rng.choice("еaоi") + article.quote[at + skipped :]
    return _replace(article, changed)


def dash(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    at = rng.randrange(1, len(article.quote))
    return _replace(
        article, article.quote[:at] + rng.choice((" — ", "-", " – ")) + article.quote[at:]
    )


def straight(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
    return _everywhere(article, lambda text: text.translate(table))


def decomposed(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    form = rng.choice(("NFD", "NFC"))
    return _everywhere(article, lambda text: unicodedata.normalize(form, text))


def line_ends(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return _everywhere(article, lambda text: text.replace("\n", "\r\n"))


def hard_spaces(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return _everywhere(article, lambda text: text.replace(" ", "\u00a0"))


def swapped(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    """The paragraph of the words changes places with the one before or after it."""
    lengths, at, index = [len(p) + 2 for p in article.paragraphs], 0, 0
    while at + lengths[index] <= article.start:
        at += lengths[index]
        index += 1
    inside = article.start - at
    other = index - 1 if index else index + 1
    paragraphs = list(article.paragraphs)
    paragraphs[index], paragraphs[other] = paragraphs[other], paragraphs[index]
    start = sum(len(p) + 2 for p in paragraphs[:other]) + inside
    return "\n\n".join(paragraphs), (start, start + len(article.quote))


def same_earlier(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return _insert(article, 0, _paragraph(rng, article.quote) + "\n\n")


def removed(article: Article, rng: random.Random) -> tuple[str, None]:
    return article.text[: article.start] + article.text[article.end :], None


def sentence_removed(article: Article, rng: random.Random) -> tuple[str, None]:
    text = article.text
    low = max(text.rfind(". ", 0, article.start) + 2, text.rfind("\n", 0, article.start) + 1)
    high = text.find(".", article.end) + 1
    return text[:low] + text[high:], None


def upper(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return _replace(article, article.quote.upper())


def short_many(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    """For articles made with a short quote many times: text comes in somewhere before."""
    return before(article, rng)


def byte_order_mark(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    return "\ufeff" + article.text, (article.start + 1, article.end + 1)


def entities(article: Article, rng: random.Random) -> tuple[str, tuple[int, int]]:
    def change(text: str) -> str:
        return html.escape(text).replace("“", "&ldquo;").replace("”", "&#8221;")

    return _everywhere(article, change)


def cut_off(article: Article, rng: random.Random) -> tuple[str, tuple[int, int] | None]:
    at = rng.randrange(article.start // 2, len(article.text))
    while article.start < at < article.end + 12:
        at += 20
    return article.text[:at], (article.start, article.end) if at >= article.end else None


KINDS: dict[str, Change] = {
    "nothing changed": nothing,
    "text inserted before": before,
    "text inserted after": after,
    "text right before": right_before,
    "text right after": right_after,
    "deleted before": deleted_before,
    "typo in the quote": typo,
    "dash inside": dash,
    "straight quotes": straight,
    "other normal form": decomposed,
    "CRLF": line_ends,
    "hard spaces": hard_spaces,
    "paragraphs swapped": swapped,
    "same quote earlier": same_earlier,
    "quote removed": removed,
    "sentence removed": sentence_removed,
    "upper case": upper,
    "short quote many times": short_many,
    "byte order mark": byte_order_mark,
    "HTML entities": entities,
    "article cut off": cut_off,
}


def cases(each: int, seed: int = 20261122) -> Iterator[Case]:
    """So many cases of every kind, always the same ones."""
    for kind, change in KINDS.items():
        rng = random.Random(f"{seed} {kind}")
        for _ in range(each):
            quote = "да" if change is short_many else None
            article = make_article(rng, quote)
            changed, expected = change(article, rng)
            yield Case(kind, article.text, article.start, article.end, changed, expected)
