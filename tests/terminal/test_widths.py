"""Every border stands in its column in a real terminal, whatever the rows beside it are written in.

tmux has its own opinion about the width of each character, which is not always ours. What stands
right of the border has letters of one cell only, so its length tells the border's column.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .tmux import PROGRAM, Terminal, needs_tmux

pytestmark = [pytest.mark.terminal, needs_tmux]

NAMED = {"ANNOTATOR_NAME": "dana"}
WIDE = (120, 40)
SIDE = 44
"""Columns of what stands beside the text, its border among them."""

SAMPLES = {
    "Hindi": "यह दीवार पर लिखा हुआ एक नारा है, जिसे शहर के सब लोगों ने पढ़ा और किसी ने मिटाया नहीं।",
    "Bengali": "দেয়ালে লেখা এই স্লোগানটি শহরের সবাই পড়েছে, কেউ মুছে দেয়নি।",
    "Tamil": "சுவரில் எழுதப்பட்ட இந்த வாசகத்தை ஊரில் எல்லோரும் படித்தார்கள்; நிலைமை மாறவில்லை.",
    "Telugu": "గోడ మీద రాసిన ఈ నినాదాన్ని ఊరిలో అందరూ చదివారు, ఎవరూ చెరిపివేయలేదు.",
    "Kannada": "ಗೋಡೆಯ ಮೇಲೆ ಬರೆದ ಈ ಘೋಷಣೆಯನ್ನು ಊರಿನಲ್ಲಿ ಎಲ್ಲರೂ ಓದಿದರು.",
    "Malayalam": "ചുമരിൽ എഴുതിയ ഈ മുദ്രാവാക്യം നാട്ടിൽ എല്ലാവരും വായിച്ചു.",
    "Sinhala": "බිත්තියේ ලියූ මේ සටන් පාඨය ගමේ සියලු දෙනා කියෙව්වා.",
    "Thai": "ทุกคนในเมืองอ่านข้อความที่เขียนอยู่บนกำแพงนี้แล้ว และไม่มีใครลบมันออก",
    "Lao": "ທຸກຄົນໃນເມືອງອ່ານຂໍ້ຄວາມທີ່ຂຽນຢູ່ເທິງກຳແພງນີ້ແລ້ວ",
    "Khmer": "មនុស្សគ្រប់គ្នាក្នុងទីក្រុងបានអានពាក្យដែលសរសេរនៅលើជញ្ជាំងនេះ",
    "Burmese": "နံရံပေါ်မှာ ရေးထားတဲ့ ဒီစာကို မြို့ထဲက လူတိုင်း ဖတ်ကြတယ်။",
    "Tibetan": "གྱང་ཐོག་གི་ཡི་གེ་འདི་མི་ཚང་མས་བཀླགས་སོང་།",
    "Chinese": "墙上的这句标语城里的人都看过了，没有人把它擦掉，也没有人说话。",
    "Japanese": "壁に書かれたこの言葉を町のみんなが読んだ。ﾀﾞﾚﾓ消さなかった。",
    "Korean": "벽에 쓰인 이 구호를 도시의 모든 사람이 읽었다.",
    "Korean, in letters": "벽에 쓰인 이 구호를 모든 사람이 읽었다.",
    "Vietnamese, taken apart": "Mọi người trong thành phố đã đọc dòng chữ này.",
    "Arabic": "قَرَأَ كُلُّ مَنْ فِي المَدِينَةِ هَذَا الشِّعَارَ المَكْتُوبَ عَلَى الجِدَارِ وَلَمْ يَمْحُهُ أَحَدٌ.",
    "Persian": "همهٔ مردم شهر این شعار روی دیوار را می‌خواندند و کسی آن را پاک نمی‌کرد.",
    "Hebrew": "כֻּלָּם בָּעִיר קָרְאוּ אֶת הַסִּיסְמָה הַזֹּאת שֶׁעַל הַקִּיר וְאִישׁ לֹא מָחַק אוֹתָהּ.",
    "Emoji": "family 👨‍👩‍👧‍👦 heart ❤️ star ⭐ thumb 👍🏽 keycap 1️⃣ scales ⚖️ flag 🇰🇿 rainbow 🏳️‍🌈 end",
    "Marks on marks": "Z̷̢̛̙̦̈́a̴̟͠l̸̰͐g̷̛̣o̶̜̔ and q̃́̂ and a⃝ and n̪͡s and the end of the row",
    "Not to be seen": "soft\u00adhyphen zero\u200bwidth joiner\u200dx left\u200eright\u200f end",
    "Turned round": "he said \u202eabc\u202c and \u2067אבג\u2069 and went on to the end of the row",
    "Control": "bell\x07 escape\x1b[31mred\x1b[0m back\x08space tab\tend",
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """One article with a paragraph a sample, each long enough to reach the border and go on."""
    paragraphs = (f"{name}: {words} {words}" for name, words in SAMPLES.items())
    text = "What is written on walls\n\n" + "\n\n".join(paragraphs) + "\n"
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "walls.txt").write_text(text, encoding="utf-8", newline="")
    return tmp_path


def screens(terminal: Terminal) -> Iterator[list[str]]:
    """The article up to the last sample, as the mouse wheel brings it: the caret stays."""
    last = [*SAMPLES][-1]
    for _ in range(100):
        screen = terminal.cells()
        yield screen
        if any(f"{last}: " in row for row in screen):
            return
        terminal.type("\x1b[<65;10;10M" * 3)


def test_the_border_beside_the_text_stands_in_one_column(workspace: Path) -> None:
    shown: set[str] = set()
    with Terminal([str(PROGRAM), "open", "walls"], workspace, WIDE, NAMED) as terminal:
        terminal.wait_for("suggested")
        terminal.keys("g")  # the caret on the title: beside it stand only letters of one cell
        terminal.wait_for("goes to the next item")
        for screen in screens(terminal):
            for row in screen[1:-2]:
                assert "│" in row, "\n".join(screen)
                beside = row[row.rindex("│") :]
                assert beside[1:].isascii(), row
                assert len(beside) == SIDE, row
            shown.update(name for name in SAMPLES if any(f"{name}: " in row for row in screen))
    assert shown == set(SAMPLES)
