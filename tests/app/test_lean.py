"""What the app leaves out of its libraries, and that they work without it."""

import subprocess
import sys

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from annotator.app.lean import caches_when_used

_ROW = [Segment("one "), Segment("two", Style(bold=True)), Segment(" three")]
_CACHES = [name for name in Strip.__slots__ if name.endswith("_cache") and "render" not in name]


def told(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_app_loads_no_tls_and_who_needs_it_later_has_it() -> None:
    code = (
        "import sys, annotator.app.app\n"
        "before = 'ssl' in sys.modules\n"
        "import http.client\n"
        "print(before, http.client.HTTPSConnection.__name__, 'ssl' in sys.modules)"
    )
    assert told(code) == "False HTTPSConnection True"


def test_a_loop_that_is_there_already_is_left_alone() -> None:
    code = (
        "import asyncio, ssl, sys\n"
        "from annotator.app.lean import without_tls\n"
        "without_tls()\n"
        "print(sys.modules['ssl'] is ssl, asyncio.base_events.ssl is ssl)"
    )
    assert told(code) == "True True"


def test_small_files_have_pythons_own_digests_and_large_ones_those_of_openssl() -> None:
    code = (
        "import sys\n"
        "from annotator.app import lean\n"
        "lean.without_openssl()\n"
        "import hashlib, secrets\n"
        "own = hashlib.sha256(b'words').hexdigest()\n"
        "print('_hashlib' in sys.modules, end=' ')\n"
        "lean.quick_digests(lean.LARGE - 1)\n"
        "print('_hashlib' in sys.modules, end=' ')\n"
        "lean.quick_digests(lean.LARGE)\n"
        "lean.quick_digests(lean.LARGE)\n"
        "print('_hashlib' in sys.modules, hashlib.sha256.__name__, end=' ')\n"
        "print(hashlib.sha256(b'words').hexdigest() == own, len(secrets.token_hex(8)))"
    )
    assert told(code) == "False False True openssl_sha256 True 16"


def test_hashlib_that_is_there_already_is_left_alone() -> None:
    code = (
        "import hashlib\n"
        "before = hashlib.sha256\n"
        "import annotator.app.app\n"
        "from annotator.app import lean\n"
        "lean.quick_digests(lean.LARGE)\n"
        "print(hashlib.sha256 is before)"
    )
    assert told(code) == "True"


def test_only_a_large_article_has_the_allocator_told() -> None:
    code = (
        "import sys\n"
        "from annotator.app.lean import LARGE, give_memory_back\n"
        "give_memory_back(LARGE - 1)\n"
        "small = 'ctypes' in sys.modules\n"
        "give_memory_back(LARGE)\n"
        "print(small, 'ctypes' in sys.modules or not sys.platform.startswith('linux'))"
    )
    assert told(code) == "False True"


def test_a_row_is_as_textual_makes_it_and_has_only_the_caches_that_were_used() -> None:
    assert caches_when_used()  # Textual's rows still look as this expects
    row = Strip(_ROW, 13)
    assert not [name for name in _CACHES if name in dir(row) and _has(row, name)]
    assert row.crop(4, 7).text == "two"
    assert row.crop(4, 7) is row.crop(4, 7)
    assert [part.text for part in row.divide([3, 13])] == ["one", " two three"]
    assert row.adjust_cell_length(15).text == "one two three  "
    assert row.text == "one two three"
    assert row.cell_length == 13
    assert sorted(name for name in _CACHES if _has(row, name)) == [
        "_crop_cache",
        "_divide_cache",
        "_line_length_cache",
    ]
    assert not hasattr(row, "anything_else")


def _has(row: Strip, name: str) -> bool:
    """Whether the slot is filled, asked without filling it."""
    try:
        object.__getattribute__(row, name)
    except AttributeError:
        return False
    return True


def test_textual_paints_at_once_unless_the_person_says_otherwise() -> None:
    code = (
        "import os, {first}\n"
        "import annotator.app.app, textual.screen\n"
        "print(round(1 / textual.screen.UPDATE_PERIOD))"
    )
    assert told(code.format(first="sys; os.environ.pop('TEXTUAL_FPS', None)")) == "250"
    assert told(code.format(first="sys; os.environ['TEXTUAL_FPS'] = '30'")) == "30"
