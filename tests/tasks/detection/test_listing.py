"""What `annotator detect FILE` tells: a line a finding, each with its reason, none twice."""

from annotator.model.proposal import Gloss, Proposals, Quotation, SpeakerCandidate
from annotator.model.span import Span
from annotator.tasks.detection.detect import propose
from annotator.tasks.detection.listing import proposal_lines

TEXT = "“Шал, кет!” (“Old man, leave!”) shouted Aidana Ospanova. “Go,” she said. “Well.”"


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_translation_in_marks_is_one_line_that_says_what_it_translates_and_why() -> None:
    source, (start, end) = Span(*at("Шал, кет!")), at("Old man, leave!")
    found = Proposals(
        quotations=(
            Quotation(start=start, end=end, kind="gloss"),
            Quotation(start=at("Well.")[0], end=at("Well.")[1], kind="gloss"),
        ),
        glosses=(
            Gloss(source=source, start=start, end=end, text="x", because="in brackets after it"),
        ),
    )
    lines = list(proposal_lines("a.txt", TEXT, found))
    assert lines == [
        "a.txt:74-79: gloss: “Well.”",
        "a.txt:14-29: gloss: “Old man, leave!”  what 1-10 means (in brackets after it)",
    ]


def test_who_said_it_stands_with_a_word_for_the_part_and_the_reason() -> None:
    start, end = at("Go,")
    lines = []
    for role in ("speaker", "author", "originator", "relayer"):
        who = SpeakerCandidate(
            text="Aidana Ospanova", confidence=0.9, because="said, right after", role=role
        )
        found = Proposals(quotations=(Quotation(start=start, end=end, kind="direct", speaker=who),))
        lines += proposal_lines("a.txt", TEXT, found)
    assert [line.partition("”  ")[2] for line in lines] == [
        "said by Aidana Ospanova (said, right after)",
        "written by Aidana Ospanova (said, right after)",
        "begun by Aidana Ospanova (said, right after)",
        "passed on by Aidana Ospanova (said, right after)",
    ]


def test_a_reason_never_says_only_the_name_of_the_language_twice() -> None:
    text = "On the wall stood “نحن هنا” and “שלום לכם” and “我们在这里” in paint."
    reasons = [span.because for span in propose(text).spans]
    assert reasons == [
        "Arabic script, spelled rather like Arabic.",
        "Hebrew script, spelled rather like Hebrew.",
        "Chinese characters alone, as in Chinese.",
    ]
