"""Each kind of damage is found under its code, good files raise no alarm, repairs are safe."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Comment, Translation
from annotator.model.plain import to_plain
from annotator.model.review import Review, Verdict
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.checking import check, fix
from annotator.store.codec import encode, encode_plain
from annotator.store.findings import CODES
from annotator.store.reviews import save_review
from annotator.store.sheets import in_order, load_sheet, save_sheet
from annotator.store.speakers import save_speaker
from annotator.store.workspace import Workspace
from annotator.text.anchoring import describe
from annotator.text.segments import graphemes

PHRASES = (
    "Назар сал",
    "الحق لنا",
    "我们要回家",
    "हम यहाँ हैं",
    "Żądamy prawdy",
    "e\u0301coute 😀 nous",
)
SHEET = "annotations/aigul/a0.json"


def occurrence(text: str, start: int, end: int) -> Occurrence:
    return msgspec.convert(msgspec.to_builtins(describe(text, start, end)), Occurrence)


def article_text(rng: random.Random) -> str:
    lines = []
    for number in range(8):
        phrase = rng.choice(PHRASES)
        lines.append(f"In line {number} of {rng.randint(10, 99)} they cried “{phrase}” (so it is).")
    return "\n\n".join(lines) + "\n"


def good_sheet(ws: Workspace, article_id: str, rng: random.Random) -> Sheet:
    article = ws.article(article_id)
    places = [at for phrase in PHRASES for at in [article.text.find(phrase)] if at >= 0]
    annotations = []
    for number, start in enumerate(places):
        phrase = next(p for p in PHRASES if article.text.startswith(p, start))
        told = describe(
            article.text, article.text.index("(so it is)") + 1, article.text.index("(so it is)") + 9
        )
        annotations.append(
            Annotation(
                id=f"01KAQ9V3T8M4Q2ZJ6W7F5N{number:04}",
                language=rng.choice(("kk", "ar", "zh", "hi", "pl", "sah", "uk-Latn", "und")),
                script=rng.choice(("Cyrl", "Arab", "Hani", "")),
                occurrences=(occurrence(article.text, start, start + len(phrase)),),
                translations=(
                    Translation(id="t1", text="so it is", preferred=True, evidence=(told,)),
                    Translation(id="t2", text="another"),
                ),
                attributions=(Attribution(speaker="ada"), Attribution(speaker=None)),
                comments=(
                    Comment(id="c1", author="aigul", at="", text="?"),
                    Comment(id="c2", author="aigul", at="", text="!", reply_to="c1"),
                ),
                revision=3,
            )
        )
    return in_order(Sheet(article=article.ref, annotator="aigul", annotations=tuple(annotations)))


@pytest.fixture
def good(tmp_path: Path) -> Workspace:
    """A workspace with one good file of each kind."""
    return make(tmp_path, 1)


def make(root: Path, count: int) -> Workspace:
    rng = random.Random(7)
    (root / "corpus").mkdir(parents=True)
    ws = Workspace(root, "aigul")
    save_speaker(ws, Speaker(id="ada", names=(SpeakerName(text="Ada Quill"),)), None)
    for number in range(count):
        (root / "corpus" / f"a{number}.txt").write_text(article_text(rng), "utf-8")
        sheet = good_sheet(ws, f"a{number}", rng)
        save_sheet(ws, sheet, None)
        verdict = Verdict(annotation=sheet.annotations[0].id, decision="approved", revision=3)
        review = Review(article=f"a{number}", reviewer="ben", of="aigul", verdicts=(verdict,))
        save_review(ws, review, None)
    return ws


def test_five_hundred_good_files_raise_no_alarm(tmp_path: Path) -> None:
    ws = make(tmp_path, 250)
    assert [found.line() for found in check(ws)] == []
    assert fix(ws) == []


Damage = Callable[[dict[str, Any], random.Random, str], None]


def _first(plain: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    return rng.choice(plain["annotations"])  # type: ignore[no-any-return]


def _place(plain: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    return _first(plain, rng)["occurrences"][0]  # type: ignore[no-any-return]


def shift(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    place, by = _place(plain, rng), rng.randint(1, 3)
    place["start"] += by
    place["end"] += by


def outside(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    _place(plain, rng)["end"] = len(text) + rng.randint(1, 99)


def empty(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    place = _place(plain, rng)
    place["end"] = place["start"] - rng.randint(0, 3)


def spaced(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    at = rng.choice([i for i, ch in enumerate(text) if ch == " " and i > 3])
    _first(plain, rng)["occurrences"] = [
        to_plain(occurrence(text, *rng.choice(((at, at + 4), (at - 3, at + 1)))))
    ]
    plain["annotations"].sort(key=lambda a: a["occurrences"][0]["start"])


def cut_character(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    whole = set(graphemes(text))
    inside = [at for at in range(len(text)) if at not in whole and at > 2]
    at = rng.choice(inside) if inside else None
    if at is None:
        pytest.skip("this article has no character of several code points")
    _first(plain, rng)["occurrences"] = [to_plain(occurrence(text, at - 2, at))]


def set_in(path: str, value: Any) -> Damage:
    """Damage that sets one field of the sheet or of one annotation (`@` in front)."""

    def damage(plain: dict[str, Any], rng: random.Random, text: str) -> None:
        target: Any = _first(plain, rng) if path.startswith("@") else plain
        *way, last = path.lstrip("@").split(".")
        for step in way:
            target = target[int(step) if step.isdigit() else step]
        target[last] = value(rng) if callable(value) else value

    return damage


def twice(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    plain["annotations"].append(dict(_first(plain, rng)))
    plain["annotations"].sort(key=lambda a: (a["occurrences"][0]["start"], a["id"]))


def unsort(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    plain["annotations"].reverse()


def overlap(plain: dict[str, Any], rng: random.Random, text: str) -> None:
    chosen = _first(plain, rng)
    place = chosen["occurrences"][0]
    more = to_plain(occurrence(text, place["start"] + 1, place["end"] + 2))
    chosen["occurrences"].append(more)


def evidence(**change: Any) -> Damage:
    def damage(plain: dict[str, Any], rng: random.Random, text: str) -> None:
        _first(plain, rng)["translations"][0]["evidence"][0].update(change)

    return damage


DAMAGES: dict[str, tuple[str, Damage]] = {
    "words stand elsewhere": ("quote-differs", shift),
    "words are others": (
        "quote-differs",
        set_in("@occurrences.0.exact", lambda r: f"no {r.random()}"),
    ),
    "outside the text": ("outside-text", outside),
    "no size": ("empty-place", empty),
    "begins or ends with a space": ("space-at-end", spaced),
    "cuts a character": ("inside-character", cut_character),
    "wrong ordinal": ("ordinal-wrong", set_in("@occurrences.0.ordinal", lambda r: r.randint(5, 9))),
    "wrong count": ("ordinal-wrong", set_in("@occurrences.0.of", lambda r: r.randint(15, 19))),
    "wrong prefix": (
        "context-differs",
        set_in("@occurrences.0.prefix", lambda r: f"x{r.random()}"),
    ),
    "wrong suffix": (
        "context-differs",
        set_in("@occurrences.0.suffix", lambda r: f"x{r.random()}"),
    ),
    "id twice": ("duplicate-id", twice),
    "comment id twice": ("duplicate-id", set_in("@comments.1.id", "c1")),
    "translation id twice": ("duplicate-id", set_in("@translations.1.id", "t1")),
    "not sorted": ("unsorted", unsort),
    "places overlap": ("overlapping-occurrences", overlap),
    "speaker without file": ("dangling-speaker", set_in("@attributions.0.speaker", "bob")),
    "answer to nobody": ("dangling-reply", set_in("@comments.1.reply_to", "c9")),
    "evidence differs": ("evidence-differs", evidence(exact="not this")),
    "evidence outside": ("outside-text", evidence(start=10**6, end=10**6 + 8)),
    "evidence of no size": ("empty-place", evidence(start=9, end=9)),
    "piece outside": (
        "segment-outside",
        set_in("@occurrences.0.segments", [{"start": 0, "end": 1}]),
    ),
    "two preferred": ("two-preferred", set_in("@translations.1.preferred", True)),
    "unknown language": (
        "language-unknown",
        set_in("@language", lambda r: r.choice(("xx", "english", "kk_KZ", "k"))),
    ),
    "unknown language of a translation": (
        "language-unknown",
        set_in("@translations.0.language", "qq"),
    ),
    "unknown script": (
        "script-unknown",
        set_in("@script", lambda r: r.choice(("Abcd", "cyrl", "Cyrillic"))),
    ),
    "unknown kind": ("value-unknown", set_in("@kind", "hologram")),
    "unknown role": ("value-unknown", set_in("@attributions.0.role", "parrot")),
    "a merge conflict": (
        "conflict",
        set_in("@conflicts", [{"field": "language", "ours": "1", "theirs": "2"}]),
    ),
    "owner of another folder": ("wrong-annotator", set_in("annotator", "ben")),
    "article of another file": ("wrong-folder", set_in("article.id", "a9")),
    "other unit": ("wrong-unit", set_in("article.unit", "byte")),
    "wrong length": ("length-differs", set_in("article.length", lambda r: r.randint(1, 99))),
    "other digest": ("article-changed", set_in("article.sha256", lambda r: f"{r.random()}")),
    "path leads out": (
        "path-outside",
        set_in("article.path", lambda r: r.choice(("../x.txt", "/etc/x", "C:/x", "a\\..\\..\\b"))),
    ),
    "path is another": ("path-differs", set_in("article.path", "corpus/b.txt")),
    "a field of the wrong kind": (
        "schema",
        set_in("@occurrences.0.start", lambda r: r.choice(("3", 3.5, None, True))),
    ),
    "no occurrences of the right kind": ("schema", set_in("@occurrences", 7)),
    "newer version": ("version-newer", set_in("version", lambda r: r.randint(2, 99))),
    "another format": ("schema", set_in("format", "annotator/speaker")),
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_each_kind_of_damage_is_found_ten_times_of_ten(good: Workspace, kind: str) -> None:
    code, damage = DAMAGES[kind]
    path = good.root / SHEET
    whole = path.read_bytes()
    for seed in range(10):
        plain = json.loads(whole)
        damage(plain, random.Random(seed), good.article("a0").text)
        path.write_bytes(encode_plain(plain))
        found = [one for one in check(good) if one.path == SHEET]
        assert code in {one.code for one in found}, found
        assert all(one.code in CODES and one.severity == CODES[one.code][0] for one in found)
        assert path.read_bytes() == encode_plain(plain)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xef\xbb\xbf{}", b'{"a":1,"a":2}', b'{"a": NaN}', b"<<<<<<< ours\n", b"\xff"],
)
def test_what_is_no_json_is_found_and_the_rest_is_checked_too(good: Workspace, data: bytes) -> None:
    (good.root / SHEET).write_bytes(data)
    (good.annotations / "ben" / "a0.json").write_bytes(b"[]")
    found = {(one.path, one.code) for one in check(good)}
    assert (SHEET, "json") in found or (SHEET, "schema") in found
    assert ("annotations/ben/a0.json", "schema") in found


def test_a_missing_article_a_stray_file_and_a_link_are_found(good: Workspace) -> None:
    (good.corpus / "a0.txt").unlink()
    (good.corpus / "b.pdf").write_bytes(b"%PDF")
    (good.annotations / "aigul" / "notes.txt").write_text("x")
    (good.annotations / "aigul" / "l.json").symlink_to("/etc/passwd")
    (good.annotations / "Someone Else").mkdir()
    found = {(one.path, one.code) for one in check(good)}
    assert {
        (SHEET, "article-missing"),
        ("corpus/b.pdf", "stray-file"),
        ("annotations/aigul/notes.txt", "stray-file"),
        ("annotations/aigul/l.json", "path-outside"),
        ("annotations/Someone Else", "stray-file"),
    } <= found


def test_a_sheet_that_no_article_leads_to_is_found(good: Workspace) -> None:
    folder = good.annotations / "aigul"
    data = (good.root / SHEET).read_bytes()
    for name in ("cafe\u0301.json", "café.json", "back\\slash.json"):
        (folder / name).write_bytes(data)
    found = {(one.path, one.code) for one in check(good)}
    assert ("annotations/aigul/cafe\u0301.json", "sheet-hidden") in found
    assert ("annotations/aigul/back\\slash.json", "sheet-hidden") in found
    assert ("annotations/aigul/café.json", "sheet-hidden") not in found


def test_reviews_are_checked_against_the_sheet(good: Workspace) -> None:
    path = good.review_path("ben", "aigul", "a0")
    plain = json.loads(path.read_bytes())
    plain["verdicts"][0]["revision"] = 2
    plain["verdicts"].append({"annotation": "01GONE", "decision": "applauded"})
    plain["verdicts"][0]["comments"] = [
        {"id": "x", "author": "ben", "at": "", "text": "", "reply_to": "y"}
    ]
    plain["of"], plain["reviewer"], plain["article"] = "carl", "dora", "z"
    path.write_bytes(encode_plain(plain))
    assert {one.code for one in check(good)} == {
        *("stale-approval", "dangling-annotation", "value-unknown", "dangling-reply"),
        *("wrong-annotator", "wrong-folder"),
    }
    (good.root / SHEET).unlink()
    assert "review-without-sheet" in {one.code for one in check(good)}


def test_speakers_are_checked(good: Workspace) -> None:
    folder = good.annotations / "_speakers"
    twin = Speaker(id="ada-2", names=(SpeakerName(text="ADA  Quill", language="qq"),))
    (folder / "ada-2.json").write_bytes(encode(twin))
    (folder / "gone.json").write_bytes(
        encode(
            Speaker(id="else", names=(SpeakerName(text="X"),), merged_into="nobody", type="ghost")
        )
    )
    (folder / "bad.json").write_bytes(b"{")
    assert {one.code for one in check(good)} == {
        *(
            "speaker-twice",
            "language-unknown",
            "wrong-id",
            "dangling-speaker",
            "value-unknown",
            "json",
        ),
    }


def test_only_what_was_asked_for_is_checked(good: Workspace) -> None:
    (good.root / SHEET).write_bytes(b"{")
    assert list(check(good, [good.annotations / "ben"])) == []
    assert len(list(check(good, [good.root / SHEET]))) == 1
    assert [one.code for one in check(good, [good.root / "nowhere"])] == ["unreadable"]


def test_after_a_change_of_the_article_certain_places_are_repaired(good: Workspace) -> None:
    path = good.corpus / "a0.txt"
    path.write_text("A new first line.\n\n" + path.read_text("utf-8"), "utf-8")
    codes = {one.code for one in check(good)}
    assert codes == {"article-changed", "anchor-moved"}
    assert fix(good)[0][0] == SHEET
    assert list(check(good)) == []
    assert fix(good) == []
    backups = list((good.annotations / ".backups" / "aigul" / "a0.json").glob("20*.json"))
    assert len(backups) == 1


def test_doubtful_places_are_left_to_a_person(good: Workspace) -> None:
    path = good.corpus / "a0.txt"
    text = path.read_text("utf-8")
    stored = load_sheet(good, "aigul", "a0")
    assert stored is not None
    word = stored.sheet.annotations[0].exact
    path.write_text("Now. " + text.replace(word, word[:-1] + "x" + word[-1]), "utf-8")
    before = {a.id: a.exact for a in stored.sheet.annotations}
    fix(good)
    after = load_sheet(good, "aigul", "a0")
    assert after is not None
    assert {a.id: a.exact for a in after.sheet.annotations} == before
    assert after.sheet.article.sha256 == stored.sheet.article.sha256
    codes = {one.code for one in check(good)}
    assert "anchor-proposed" in codes


@pytest.mark.parametrize(
    "kind",
    [
        "words stand elsewhere",
        "begins or ends with a space",
        "wrong ordinal",
        "wrong prefix",
        "not sorted",
        "wrong length",
        "path is another",
    ],
)
def test_what_is_safe_is_repaired_and_found_no_more(good: Workspace, kind: str) -> None:
    code, damage = DAMAGES[kind]
    path = good.root / SHEET
    plain = json.loads(path.read_bytes())
    damage(plain, random.Random(3), good.article("a0").text)
    plain["future"] = {"kept": True}
    path.write_bytes(encode_plain(plain))
    assert fix(good) != []
    assert code not in {one.code for one in check(good)}
    assert json.loads(path.read_bytes())["future"] == {"kept": True}


@pytest.mark.parametrize("data", [b"{", b'{"version": 9}', b""])
def test_repair_never_touches_what_it_cannot_read(good: Workspace, data: bytes) -> None:
    (good.root / SHEET).write_bytes(data)
    assert fix(good) == []
    assert (good.root / SHEET).read_bytes() == data


def test_a_finding_is_one_safe_line(good: Workspace) -> None:
    evil = good.corpus / "\x1b]0;x\x07\n.pdf"
    evil.write_bytes(b"")
    lines = [one.line() for one in check(good)]
    assert len(lines) == 1
    assert "\x1b" not in lines[0] and "\n" not in lines[0]


def test_a_file_that_lies_elsewhere_is_checked_by_itself(good: Workspace, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    plain = json.loads((good.root / SHEET).read_bytes())
    plain["annotations"][0]["occurrences"][0]["start"] += 1
    for name, data in {
        "sheet.json": encode_plain(plain),
        "half.json": b"{",
        "other.json": b'{"format": "x"}',
        "newer.json": b'{"format": "annotator/review", "version": 2}',
        "text.txt": b"\xff",
        "fine.txt": b"fine",
    }.items():
        (elsewhere / name).write_bytes(data)
    asked = sorted(elsewhere.iterdir())
    found = {(Path(one.path).name, one.code) for one in check(good, asked)}
    assert found == {
        ("sheet.json", "quote-differs"),
        ("half.json", "json"),
        ("other.json", "schema"),
        ("newer.json", "version-newer"),
        ("text.txt", "json"),
    }


def test_a_path_with_dots_in_it_is_the_file_it_means(good: Workspace) -> None:
    (good.root / SHEET).write_bytes(b"{")
    asked = good.root / "corpus" / ".." / SHEET
    assert [one.code for one in check(good, [asked])] == ["json"]


def test_check_tells_how_many_files_it_has_read(ws: Workspace) -> None:
    told: list[int] = []
    list(check(ws, progress=told.append))
    assert told == list(range(1, len(told) + 1))
    assert len(told) >= len(ws.articles()) > 0
