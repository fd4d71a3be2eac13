"""The command line as scripts use it: shapes, exit codes, one line for a refusal."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.cli.verbs import VERBS
from tests.tasks.conftest import TEXT

from .conftest import PROGRAM, Run

START = TEXT.index("Шал")
PLACE = f"{START}:{START + 9}"


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    kept = folder / "annotations"
    return {
        str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mtime_ns)
        for p in sorted(kept.rglob("*"))
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(kept).parts)
    }


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_its_own_help(annotator: Run, verb: str) -> None:
    done = annotator(verb, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: annotator {verb}")


def test_an_unknown_command_is_refused_in_one_line(annotator: Run) -> None:
    done = annotator("anotate")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "anotate" in done.stderr


def test_list_names_the_articles_with_their_counts(annotator: Run) -> None:
    (row,) = json.loads(annotator("list", "--json").stdout)["articles"]
    assert (row["article"], row["path"], row["title"]) == (
        "square",
        "corpus/square.txt",
        "Squares and slogans",
    )
    assert (row["candidates"], row["open"], row["done"], row["languages"]) == (2, 1, 0, ["kk"])


def test_an_empty_workspace_says_how_to_begin(annotator: Run, folder: Path) -> None:
    (folder / "corpus" / "square.txt").unlink()
    assert "add-article" in annotator("list").stdout
    assert json.loads(annotator("list", "--json").stdout)["articles"] == []


def test_an_annotation_is_saved_when_the_command_returns(annotator: Run, folder: Path) -> None:
    done = annotator(
        *("annotate", "square", PLACE, "--language", "kk", "--translation", "Old man, go!"),
        *("--translation", "Leave!", "--transliteration", "Shal, ket!"),
        *("--scheme", "bgnpcgn-1979", "--speaker", "a crowd", "--certainty", "high"),
    )
    assert done.returncode == 0, done.stderr
    (sheet,) = [json.loads(line) for line in annotator("show", "--json").stdout.splitlines()]
    (shown,) = sheet["annotations"]
    assert sheet["article"] == "square"
    assert {k: shown[k] for k in ("id", "start", "end", "anchor", "was", "language", "script")} == {
        "id": done.stdout.strip(),
        "start": START,
        "end": START + 9,
        "anchor": "exact",
        "was": [START, START + 9],
        "language": "kk",
        "script": "Cyrl",
    }
    assert shown["translations"] == ["Old man, go!", "Leave!"]
    assert (shown["transliteration"], shown["scheme"]) == ("Shal, ket!", "bgnpcgn-1979")
    assert shown["speaker"] == "a crowd"
    assert (folder / "annotations" / "aigul" / "square.json").is_file()


def test_the_same_annotation_again_changes_no_byte(annotator: Run, folder: Path) -> None:
    words = ("annotate", "square", PLACE, "--language", "kk", "--translation", "Go!")
    first = annotator(*words)
    before = snapshot(folder)
    again = annotator(*words)
    assert (again.stdout, again.stderr) == (first.stdout, "")
    assert snapshot(folder) == before


def test_what_annotate_replaces_is_said_and_what_it_adds_is_not(annotator: Run) -> None:
    words = ("annotate", "square", PLACE)
    first = annotator(*words, "--language", "kk", "--speaker", "Dana")
    added = annotator(*words, "--translation", "Go!", "--note", "heard\x1b twice", "--tag", "x")
    assert (added.stdout, added.stderr) == (first.stdout, "")
    done = annotator(*words, "--language", "ky", "--note", "heard once", "--speaker", "Aigul")
    assert (done.returncode, done.stdout) == (0, first.stdout)
    assert done.stderr == (
        "annotator: This place was annotated already: the language was “kk” and is “ky” now; the "
        "note was “heard␛ twice” and is “heard once” now; the speaker was “Dana” and is “Aigul” "
        "now.\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate", "square", "5:5"),
        ("annotate", "square", "0:99999"),
        ("annotate", "square", "five"),
        ("annotate", "nowhere", "0:5"),
        ("annotate", "../square", "0:5"),
        ("annotate", "square", "0:5", "--language", "klingon tongue"),
        ("show", "nowhere"),
        ("open", "square"),
        ("--workspace", "no/such/folder", "list"),
        ("--annotator", "../../x", "annotate", "square", "0:5"),
        ("detect", "--only", "spam", "corpus/square.txt"),
        ("detect", "no-such-file.txt"),
        ("transliterate", "text"),
        ("transliterate", "--language", "kk", "--scheme", "nosuch", "Шал"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line_and_changes_nothing(
    annotator: Run, folder: Path, arguments: tuple[str, ...]
) -> None:
    done = annotator(*arguments)
    assert done.returncode == 2, done.stdout
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert snapshot(folder) == {}


def test_apply_acknowledges_each_line_and_refuses_bad_ones_by_token(annotator: Run) -> None:
    good = {"token": "t1", "article": "square", "start": START, "end": START + 9, "language": "kk"}
    lines = [
        json.dumps(good),
        "not json",
        json.dumps({**good, "token": "t2", "end": START}),
        json.dumps({**good, "token": "t3", "article": "nowhere"}),
        json.dumps({**good, "token": "t4", "translations": ["Go!"], "note": "heard"}),
        json.dumps({**good, "token": "t5", "translations": "Go!"}),
        "",
    ]
    done = annotator("apply", "-", stdin="\n".join(lines) + "\n")
    answers = done.stdout.splitlines()
    assert [a.split(" ", 2)[:2] for a in answers] == [
        ["ACK", "t1"],
        ["ERR", "-"],
        ["ERR", "t2"],
        ["ERR", "t3"],
        ["ACK", "t4"],
        ["ERR", "t5"],
    ]
    assert done.returncode == 1
    (shown,) = json.loads(annotator("show", "square", "--json").stdout)["annotations"]
    assert (shown["translations"], shown["note"]) == (["Go!"], "heard")


def test_apply_of_nothing_and_of_what_is_there_changes_no_byte(
    annotator: Run, folder: Path
) -> None:
    line = json.dumps(
        {
            **{"token": "t", "article": "square", "start": START, "end": START + 9},
            **{"language": "kk", "translations": ["Go!"], "speaker": "a crowd"},
            "transliteration": {"text": "Shal, ket!", "scheme": "bgnpcgn-1979"},
        }
    )
    assert annotator("apply", "-", stdin="").returncode == 0
    assert snapshot(folder) == {}
    assert annotator("apply", "-", stdin=line + "\n").stdout == "ACK t\n"
    before = snapshot(folder)
    assert annotator("apply", "-", stdin=line + "\n" + line).stdout == "ACK t\nACK t\n"
    assert snapshot(folder) == before


def test_detect_answers_line_by_line_in_order_whatever_the_jobs(annotator: Run) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": TEXT}) for n in range(40)]
    lines[3], lines[7] = '{"id": "a3"}', "nonsense"
    one = annotator("detect", "--jsonl", "-", "--only", "spans", stdin="\n".join(lines))
    two = annotator(
        "detect", "--only", "spans", "--jsonl", "--jobs", "2", "-", stdin="\n".join(lines)
    )
    assert one.stdout == two.stdout
    assert (one.returncode, one.stderr, two.stderr) == (1, "", "")
    answers = [json.loads(line) for line in one.stdout.splitlines()]
    assert [a["id"] for a in answers if "error" not in a] == [
        f"a{n}" for n in range(40) if n not in (3, 7)
    ]
    assert answers[3]["id"] == "a3"
    assert answers[7]["id"] is None
    assert [(s["lang"], s["script"]) for s in answers[0]["spans"]] == [("kk", "Cyrl")] * 2
    assert list(answers[0]) == ["id", "spans"]


def test_detect_gives_all_layers_with_offsets_of_the_text(annotator: Run) -> None:
    line = json.dumps({"id": "a", "text": TEXT})
    answer = json.loads(annotator("detect", "--jsonl", "-", stdin=line).stdout)
    assert list(answer) == ["id", "spans", "quotations", "glosses", "repeats"]
    assert [TEXT[s["start"] : s["end"]] for s in answer["spans"]] == ["Шал, кет!"] * 2
    assert {g["text"] for g in answer["glosses"]} == {"Old man, go away!"}
    said = {q["speaker"]["text"] for q in answer["quotations"] if q["speaker"]}
    assert said == {"Saule Omarova"}
    assert answer["repeats"]


def test_transliterate_by_line_names_its_scheme_and_refuses_one_that_is_not_there(
    annotator: Run,
) -> None:
    lines = [
        {"id": "1", "lang": "kk", "text": "Шал, кет!"},
        {"id": "2", "lang": "kk", "scheme": "nosuch", "text": "Шал"},
        {"id": "3", "lang": "kk", "scheme": "kazlatin-2021", "text": "Шал"},
    ]
    done = annotator("transliterate", "--jsonl", "-", stdin="\n".join(map(json.dumps, lines)))
    one, two, three = (json.loads(line) for line in done.stdout.splitlines())
    assert (one["text"], one["scheme"], one["leftover"], one["grade"]) == (
        "Shal, ket!",
        "bgnpcgn-1979",
        [],
        "A",
    )
    assert one["engine"]
    assert list(two) == ["id", "error"]
    assert three["text"] == "Şal"
    assert done.returncode == 1


def test_keys_are_those_of_the_app(annotator: Run) -> None:
    table = {row["command"]: row["keys"] for row in json.loads(annotator("keys", "--json").stdout)}
    for command in (
        "caret_down",
        "next_item",
        "page_down",
        "quit",
        "help",
        "edit_item",
        "accept",
    ):
        assert table[command], command


def test_keys_stand_under_the_place_where_they_work(annotator: Run) -> None:
    told = annotator("keys").stdout
    assert "Deciding: in an article\n  a " in told
    assert "\n\nReview: while reviewing one person\n  a " in told


def test_the_schema_describes_what_is_stored(annotator: Run, folder: Path) -> None:
    import jsonschema

    annotator("annotate", "square", PLACE, "--language", "kk", "--speaker", "Dana")
    line = {"id": "j", "text": "“Шал, кет!”", "title": "T", "date": "2026-02-21", "desk": "east"}
    (folder / "news.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert annotator("add-article", "news.jsonl").returncode == 0
    schema = json.loads(annotator("schema").stdout)
    files = sorted((folder / "annotations").rglob("*.json"))
    stored = [p for p in files if not any(x.startswith(".") for x in p.parts[-4:])]
    stored += sorted((folder / "corpus" / ".meta").rglob("*.json"))
    assert len(stored) == 3
    for path in stored:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "annotator/sheet", "version": 1}, schema)


def test_a_name_with_an_escape_sequence_does_not_reach_the_terminal(
    annotator: Run, folder: Path
) -> None:
    done = annotator("show", "evil\x1b]52;c;x\x07")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    (folder / "corpus" / "evil.txt").write_text("\x1b[2J\x1b]0;x\x07 Шал, кет!\n", "utf-8")
    for arguments in (("list",), ("detect", "corpus/evil.txt"), ("show", "evil")):
        assert "\x1b" not in annotator(*arguments).stdout


def test_a_second_run_into_a_file_gives_the_same_bytes_from_what_is_known(
    annotator: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    lines = [json.dumps({"id": f"a{n}", "text": f"{n}\n{TEXT}"}) for n in range(20)]
    (folder / "in.jsonl").write_text("\n".join([*lines, "nonsense"]), encoding="utf-8")
    words = ("detect", "--jsonl", "in.jsonl", "--only", "spans", "-o")
    assert annotator(*words, "one.jsonl").returncode == 1
    assert annotator(*words, "two.jsonl", "--jobs", "2").returncode == 1
    assert annotator(*words, "three.jsonl", "--no-cache").returncode == 1
    one, two, three = ((folder / f"{n}.jsonl").read_bytes() for n in ("one", "two", "three"))
    assert one == two == three
    assert (folder / "cache" / "annotator" / "detect.sqlite").stat().st_size > 0


def test_everything_exported_as_json_comes_back_whole_in_another_workspace(
    annotator: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    annotator("annotate", "square", PLACE, "--language", "kk", "--speaker", "Dana")
    assert (
        annotator("export", "json", "-o", "all.json", "--loss-report", "loss.json").returncode == 0
    )
    assert json.loads((folder / "loss.json").read_text())["dropped"] == {}
    other = tmp_path_factory.mktemp("other")
    (other / "corpus").mkdir()
    (other / "corpus" / "square.txt").write_bytes((folder / "corpus" / "square.txt").read_bytes())
    words = ("--workspace", str(other), "import", "json", "all.json")
    assert "1 read, 1 exact" in annotator(*words, "--dry-run").stdout
    assert not (other / "annotations" / "aigul" / "square.json").exists()
    assert annotator(*words).returncode == 0
    for path in ("aigul/square.json", "_speakers/dana.json"):
        assert (other / "annotations" / path).read_bytes() == (
            folder / "annotations" / path
        ).read_bytes()
    before = snapshot(other)
    assert annotator(*words).returncode == 0
    assert snapshot(other) == before


def test_an_import_never_overwrites_what_was_changed_here(annotator: Run, folder: Path) -> None:
    annotator("annotate", "square", PLACE, "--language", "kk", "--note", "as it was")
    annotator("export", "json", "-o", "all.json")
    annotator("annotate", "square", PLACE, "--note", "changed since")
    before = snapshot(folder)
    done = annotator("import", "json", "all.json")
    assert done.returncode == 1
    assert "there already with another note, which stays" in done.stderr
    assert snapshot(folder) == before


def test_a_format_with_a_file_an_article_wants_a_folder(annotator: Run, folder: Path) -> None:
    annotator("annotate", "square", PLACE, "--language", "kk")
    assert annotator("export", "tei", "-o", "out").returncode == 0
    assert [p.name for p in (folder / "out").iterdir()] == ["square.xml"]
    assert annotator("export", "tei", "square").stdout == (folder / "out" / "square.xml").read_text(
        encoding="utf-8"
    )
    assert annotator("export", "nosuch").returncode == 2
    assert annotator("export", "csv", "--option", "x").returncode == 2


@pytest.mark.parametrize("way", ["annotate", "apply"])
def test_a_repeated_passage_is_annotated_at_all_its_places(annotator: Run, way: str) -> None:
    if way == "annotate":
        annotator("annotate", "square", PLACE, "--language", "kk")
    else:
        line = {"token": "t", "article": "square", "start": START, "end": START + 9}
        annotator("apply", "-", stdin=json.dumps(line))
    (shown,) = json.loads(annotator("show", "--json").stdout)["annotations"]
    second = TEXT.index("Шал", START + 1)
    assert [o["start"] for o in shown["occurrences"]] == [START, second]


def test_one_article_of_a_format_with_a_file_an_article_goes_into_the_file_that_is_named(
    annotator: Run, folder: Path
) -> None:
    annotator("annotate", "square", PLACE, "--language", "kk")
    assert annotator("export", "tei", "-o", "one.xml").returncode == 0
    assert (folder / "one.xml").is_file()
    assert annotator("export", "html", "-o", "report.html").returncode == 0
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert annotator("export", "brat", "-o", "one.ann").returncode == 0
    assert (folder / "one.txt").read_text(encoding="utf-8") == TEXT


def test_who_has_no_sheet_exports_everybodys(annotator: Run, folder: Path) -> None:
    annotator("annotate", "square", PLACE, "--language", "kk")
    done = annotator("--annotator", "nobody-yet", "export", "csv")
    assert "Шал, кет!" in done.stdout


def test_latin_letters_are_left_as_they_are(annotator: Run) -> None:
    assert annotator("transliterate", "--language", "kk", "Shal").stdout == "Shal\n"
    line = json.dumps({"id": "1", "lang": "uz", "text": "Oʻzbek"})
    answer = json.loads(annotator("transliterate", "--jsonl", "-", stdin=line).stdout)
    assert answer["text"] == "Oʻzbek"


def test_a_line_break_in_a_value_makes_no_row_of_its_own(annotator: Run) -> None:
    words = "go\n  status           done, by nobody"
    annotator("annotate", "square", PLACE, "--language", "kk", "--translation", words)
    rows = annotator("show").stdout.split("\n")
    assert sum(row.startswith("  status") for row in rows) == 1
    assert any("go↵  status" in row for row in rows)


@pytest.mark.parametrize("name", ["con", "nul.txt", "dana.", "a/b", "..", "Дана", "x\x1b[31m", " "])
def test_a_name_that_cannot_be_a_folder_everywhere_is_refused(annotator: Run, name: str) -> None:
    done = annotator("--annotator", name, "annotate", "square", PLACE)
    assert done.returncode == 2
    assert "cannot be an annotator’s name. Use 1 to 64 of a–z" in done.stderr
    assert "\x1b" not in done.stderr


def test_an_empty_name_is_not_taken_for_somebody_elses(annotator: Run, folder: Path) -> None:
    assert annotator("--annotator", "", "annotate", "square", PLACE).returncode == 2
    assert not (folder / "annotations").exists()


def test_a_conflict_is_settled_under_the_name_that_is_listed(annotator: Run) -> None:
    done = annotator("conflicts", "--settle", "square", "note", "ours")
    assert done.returncode == 2
    assert "for instance 'sheet ARTICLE'" in done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_calls_the_program_in_full_where_its_name_is_not_found(
    annotator: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = Path(str(shutil.which("git")))
    subprocess.run([git, "init", "-q", folder], check=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "git").symlink_to(git)
    for path, command in (
        (f"{PROGRAM.parent}", "annotator merge"),
        (f"{folder / 'bin'}", f"{sys.executable} -m annotator merge"),
    ):
        monkeypatch.setenv("PATH", f"{path}:{git.parent}" if command[0] == "a" else path)
        assert annotator("git", "install").returncode == 0
        config = (folder / ".git" / "config").read_text(encoding="utf-8")
        assert f"driver = {command} %A %O %B -o %A" in config


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show",), "There is no sheet of aigul; --annotator NAME shows another’s: tamar."),
        (("show", "--adjudicated"), "There is no agreed sheet yet."),
        (("speakers",), "Nobody is quoted by name here yet."),
        (("transliterate", "--list", "--language", "de"), "There is no scheme for “de”."),
    ],
)
def test_where_there_is_nothing_to_show_stderr_says_so(
    annotator: Run, arguments: tuple[str, ...], words: str
) -> None:
    annotator("--annotator", "tamar", "annotate", "square", PLACE)
    done = annotator(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"annotator: {words}\n")


@pytest.mark.parametrize("command", ["show", "status"])
def test_where_nobody_has_annotated_stderr_says_so(annotator: Run, command: str) -> None:
    done = annotator(command)
    assert done.stdout == ""
    assert done.stderr == "annotator: Nobody has annotated anything here yet.\n"


def test_propagate_takes_back_a_propagation_and_no_other_step(annotator: Run, folder: Path) -> None:
    (folder / "corpus" / "b.txt").write_text("They cried “Шал, кет!” again.\n", encoding="utf-8")
    made = annotator("annotate", "square", PLACE, "--language", "kk").stdout.strip()
    unknown = annotator("propagate", "square", made, "--to", "nosuch")
    assert unknown.returncode == 2
    assert "There is no article “nosuch”" in unknown.stderr
    assert "taken over to 1 article: " in annotator("propagate", "square", made).stdout
    nowhere = annotator("propagate", "square", made)
    assert (nowhere.returncode, nowhere.stdout) == (0, "")
    assert "no other place" in nowhere.stderr
    assert annotator("propagate", "square", made, "--undo").stdout.startswith("taken back: ")
    again = annotator("propagate", "square", made, "--undo")
    assert again.returncode == 2
    assert "Nothing to take back in square: the last step was “annotated" in again.stderr
    assert made in annotator("show", "square", "--json").stdout


def test_propagate_names_the_articles_that_it_could_not_take_back(
    annotator: Run, folder: Path
) -> None:
    (folder / "corpus" / "b.txt").write_text("They cried “Шал, кет!” again.\n", encoding="utf-8")
    made = annotator("annotate", "square", PLACE, "--language", "kk").stdout.strip()
    annotator("propagate", "square", made)
    annotator("annotate", "b", "0:4", "--language", "en")
    back = annotator("propagate", "square", made, "--undo")
    assert back.returncode == 1
    assert back.stdout.startswith("taken back: ")
    assert "But b was left as it is: it was changed later (annotated" in back.stderr
    assert json.loads(annotator("show", "b", "--json").stdout)["annotations"] != []


def test_an_export_of_nothing_that_makes_no_file_says_so(annotator: Run, folder: Path) -> None:
    done = annotator("export", "tei", "-o", "out/")
    assert done.returncode == 0
    assert "There was nothing to write: no file was made." in done.stderr
    assert not (folder / "out").exists()
    assert "no file was made" not in annotator("export", "csv", "-o", "a.csv").stderr


def test_tabs_and_lines_of_a_table_come_through_and_nothing_that_a_terminal_obeys(
    annotator: Run,
) -> None:
    done = annotator("transliterate", "--language", "kk", "-", stdin="Шал\tкет\nШал\x1b[31m\n")
    assert done.stdout == "Shal\tket\nShal␛[31m\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "\x1b[31mX"), "unrecognized arguments: ␛[31mX. See `annotator list --help`."),
        (("--bogus",), "unrecognized arguments: --bogus. See `annotator --help`."),
        (("apply",), "the following arguments are required: -|FILE. See `annotator apply --help`."),
        (("detect", "--jobs", "x"), "argument --jobs: invalid int value: 'x'. See `annotator"),
        (("annotate", "a", "1:2", "--kind", "\x1b"), "argument --kind: invalid choice: "),
    ],
)
def test_wrong_usage_is_one_line_that_no_terminal_obeys(
    annotator: Run, arguments: tuple[str, ...], words: str
) -> None:
    done = annotator(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"annotator: {words}")
    assert "\x1b" not in done.stderr


def test_after_two_dashes_everything_is_an_argument(annotator: Run, folder: Path) -> None:
    (folder / "corpus" / "-rf.txt").write_text("“Шал, кет!”\n", encoding="utf-8")
    assert annotator("annotate", "--language", "kk", "--", "-rf", "1:10").returncode == 0
    told = annotator("transliterate", "--language", "ru", "--", "-Да").stdout
    assert told == "-Da\n"


@pytest.mark.parametrize("typed", ["corpus/square.txt", "square.txt", "corpus/square"])
def test_who_types_the_path_of_an_article_is_told_its_name(annotator: Run, typed: str) -> None:
    done = annotator("annotate", typed, PLACE)
    assert done.returncode == 2
    assert "Did you mean “square”, without folder and suffix?" in done.stderr


def test_the_list_names_the_files_that_are_left_out_with_the_reason(
    annotator: Run, folder: Path
) -> None:
    assert annotator("list").stderr == ""
    (folder / "corpus" / "square.md").write_text("twice", encoding="utf-8")
    why = "the id “square” is shared by square.md, square.txt"
    told = annotator("list").stderr
    assert told == "".join(
        f"annotator: corpus/{name} is left out: {why}.\n" for name in ("square.md", "square.txt")
    )
    plain = json.loads(annotator("list", "--json").stdout)
    assert plain["left_out"] == [{"path": name, "why": why} for name in ("square.md", "square.txt")]


def test_conflicts_are_told_in_words_with_the_way_to_settle_them(
    annotator: Run, folder: Path
) -> None:
    nothing = annotator("conflicts")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert nothing.stderr == "annotator: No merge left anything open for aigul.\n"
    made = annotator("annotate", "square", PLACE, "--language", "kk").stdout.strip()
    path = folder / "annotations" / "aigul" / "square.json"
    sheet = json.loads(path.read_bytes())
    field = "attributions[halyna|speaker].speaker"
    theirs = json.dumps([json.dumps({"speaker": "b", "name": "Bolat"})])
    sheet["annotations"][0]["conflicts"] = [
        {"field": field, "ours": "[]", "theirs": theirs},
        {"field": "language", "ours": '"kk"', "theirs": '"ru"', "base": '"ky"'},
    ]
    path.write_text(json.dumps(sheet), encoding="utf-8")
    done = annotator("conflicts")
    assert done.returncode == 1
    first, second = done.stdout.strip().split("\n")
    assert first.endswith(f": speaker: ours nothing, theirs Bolat, before nothing [{field}]")
    assert second.endswith(": language: ours “kk”, theirs “ru”, before “ky”")
    assert f"--settle 'sheet square' '{field}' ours --annotation {made}" in done.stderr
    assert ": conflict: language: ours “kk”, theirs “ru”" in annotator("check").stdout


def test_check_says_how_much_of_which_weight_it_found(annotator: Run, folder: Path) -> None:
    clean = annotator("check", "--strict")
    assert (clean.returncode, clean.stdout) == (0, "")
    assert clean.stderr == "annotator: Nothing is wrong.\n"
    annotator("annotate", "square", PLACE, "--language", "kk", "--translation", "Away with you?")
    noted = annotator("check")
    assert ": marks-differ: " in noted.stdout
    assert (noted.returncode, noted.stderr) == (
        0,
        "annotator: 1 note: worth a look, nothing is wrong.\n",
    )
    assert annotator("check", "--strict").returncode == 1
    (folder / "annotations" / "aigul" / "more.json").write_text("{", encoding="utf-8")
    wrong = annotator("check")
    assert (wrong.returncode, wrong.stderr) == (1, "annotator: 1 error, 1 note.\n")


def test_check_says_where_there_is_no_workspace(annotator: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = annotator("--workspace", str(tmp_path / "nothing"), "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("annotator: There is no workspace in ")


def test_diff_says_what_it_compares_where_a_file_is_not_there(annotator: Run) -> None:
    done = annotator("diff", "aigul", "tamar")
    assert (done.returncode, done.stdout) == (2, "")
    assert "aigul is not there. diff compares two files" in done.stderr


@pytest.mark.parametrize(("told", "tag"), [("Kazakh", "kk"), ("қазақ тілі", "kk"), ("kk", "kk")])
def test_a_language_may_be_given_by_name(annotator: Run, told: str, tag: str) -> None:
    assert annotator("annotate", "square", PLACE, "--language", told).stderr == ""
    shown = json.loads(annotator("show", "square", "--json").stdout)
    assert shown["annotations"][0]["language"] == tag
    assert annotator("transliterate", "--language", told, "Шал").stdout == "Shal\n"


def test_a_language_that_nobody_knows_is_kept_and_said(annotator: Run) -> None:
    done = annotator("annotate", "square", PLACE, "--language", "tlh")
    assert done.returncode == 0
    assert done.stderr == "annotator: No language “tlh” is known; it is kept as it is.\n"
    shown = json.loads(annotator("show", "square", "--json").stdout)
    assert shown["annotations"][0]["language"] == "tlh"


def test_a_mistyped_command_is_told_the_nearest(annotator: Run) -> None:
    assert "Did you mean `annotator list`?" in annotator("lst").stderr
    assert "See `annotator --help`." in annotator("qqqq").stderr


def test_a_file_that_is_not_there_is_not_said_to_be_of_a_wrong_kind(annotator: Run) -> None:
    done = annotator("add-article", "nofile")
    assert (done.returncode, done.stdout.split("\n")[0]) == (2, "nofile: refused: is not there")


def test_two_articles_of_one_id_are_an_error_of_check(annotator: Run, folder: Path) -> None:
    (folder / "corpus" / "square.md").write_text("twice", encoding="utf-8")
    done = annotator("check")
    assert done.returncode == 1
    assert "corpus/square.md:$: duplicate-id: the id “square” is shared by square.md" in done.stdout


def test_a_scheme_that_the_language_has_not_is_kept_and_said(annotator: Run) -> None:
    words = ("--language", "kk", "--transliteration", "Shal, ket!")
    done = annotator("annotate", "square", PLACE, *words, "--scheme", "mine")
    assert done.returncode == 0
    assert "“mine” is no scheme of “kk”; it is kept as it is." in done.stderr
    known = annotator("annotate", "square", PLACE, *words, "--scheme", "bgnpcgn-1979")
    assert (known.returncode, known.stderr) == (0, "")


def test_where_nothing_was_handed_back_review_says_so(annotator: Run) -> None:
    done = annotator("review", "--mine")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "annotator: Nothing waits for aigul.\n"


def test_settle_says_how_a_place_is_taken(annotator: Run, folder: Path) -> None:
    made = annotator("annotate", "square", PLACE, "--language", "kk").stdout.strip()
    path = folder / "corpus" / "square.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("кет!", "кетші!"), encoding="utf-8")
    done = annotator("settle", "square")
    assert done.returncode == 1
    assert f"annotator settle square {made} --place 1" in done.stderr
    assert annotator("settle", "square", made, "--place", "1").returncode == 0


def test_what_a_rough_or_partial_reading_lacks_is_told_beside_it(annotator: Run) -> None:
    rough = annotator("transliterate", "--language", "ur", "پاکستان")
    assert (rough.stdout, rough.stderr.strip()) == (
        "pakistan\n",
        "annotator: as the press spells, no standard, rough: check it.",
    )
    partial = annotator("transliterate", "--language", "ur", "قالین")
    assert partial.stdout == "qālyn\n"
    assert "letters or vowels are missing" in partial.stderr
