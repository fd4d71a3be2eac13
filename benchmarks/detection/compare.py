"""Scores annotator and its peers on the same documents in one run and writes the tables of
docs/detection.md.

    python -m benchmarks.detection.compare FOLDER [NAME …]

FOLDER holds suites (script, latin, short, ood, clean, seed: `NAME.jsonl` or `NAME.dev.jsonl`);
our own
passages are always added. NAMEs restrict the systems. `train/en-news.txt` there, English news with
hardly a repeated line, is only timed.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.detection.passages import passages
from benchmarks.detection.scoring import score

ROOT = Path(__file__).resolve().parents[2]
DOC = ROOT / "docs" / "detection.md"
SUITES = ("script", "latin", "short", "ood", "clean", "seed")
FOUR = ("script", "latin", "short", "ood")
SYSTEMS = ("annotator", "runs+pycld2", "pycld2", "runs+fasttext", "fasttext", "runs+langdetect",
           "langdetect", "langid", "lingua")  # fmt: skip
REGION = ("kk", "ky", "uz", "tg", "tt", "mn", "az", "ug", "ka", "hy")
START, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def suites(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The suites of a folder by name, with our own passages."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in SUITES:
        for path in (folder / f"{name}.jsonl", folder / f"{name}.dev.jsonl"):
            if path.exists():
                lines = path.read_text(encoding="utf-8").split("\n")
                found[name] = [json.loads(line) for line in lines if line]
    news = folder / "train" / "en-news.txt"
    if news.exists():
        lines = [line for line in news.read_text(encoding="utf-8").split("\n") if line]
        groups = ["\n\n".join(lines[at : at + 8]) for at in range(0, len(lines), 8)]
        found["news"] = [{"id": str(n), "text": text, "spans": []} for n, text in enumerate(groups)]
    found["passages"] = [dict(p) for p in passages()]
    return found


def run(system: str, documents: list[dict[str, Any]]) -> tuple[list[list[Any]], dict[str, float]]:
    """One system on some documents in a process of its own: spans and its own figures."""
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in documents)
    if system == "annotator":
        command = [sys.executable, "-m", "benchmarks.detection.ours"]
    else:
        python = ROOT / "benchmarks" / ".env" / "bin" / "python"
        command = [str(python), str(ROOT / "benchmarks" / "detection" / "peers.py"), system]
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, cwd=ROOT, check=True
    )
    spans = [json.loads(line)["spans"] for line in done.stdout.split("\n") if line]
    figures = json.loads(done.stderr.strip().split("\n")[-1])
    return [[tuple(span) for span in row] for row in spans], figures


def measure(system: str, data: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """All figures of one system."""
    data, timed = {name: suite for name, suite in data.items() if name != "news"}, data
    documents = [document for suite in data.values() for document in suite]
    spans, figures = run(system, documents)
    out: dict[str, Any] = {"figures": figures}
    at = 0
    for name, suite in data.items():
        out[name] = score(suite, spans[at : at + len(suite)])
        at += len(suite)
    mixed = [document for name in FOUR for document in data.get(name, [])]
    news = timed.get("news", [])
    for label, some in (("mixed", mixed), ("news", news)):
        if some:
            timing = run(system, some)[1]
            out[label] = timing["kilobytes"] / max(timing["seconds"], 1e-6)
    return out


def quality(results: dict[str, dict[str, Any]], data: dict[str, Any]) -> list[str]:
    """The table of suites: char / exact / labelled F1."""
    names = [name for name in (*FOUR, "passages") if name in data]
    rows = [
        "| system | mean of four: exact / labelled | " + " | ".join(names) + " | clean | seed |",
        "| --- " * (len(names) + 4) + "|",
    ]
    for system, result in results.items():
        four = [result[name] for name in FOUR if name in result]
        mean = [sum(r[key] for r in four) / max(len(four), 1) for key in ("exact", "labelled")]
        cells = ["{char:.1f}/{exact:.1f}/{labelled:.1f}".format(**result[name]) for name in names]
        clean = result.get("clean")
        flagged = f"{clean['flagged']:.1f} / {clean['flagged_documents']}" if clean else ""
        seed = f"{result['seed']['labelled']:.0f}" if "seed" in result else ""
        rows.append(
            f"| {system} | {mean[0]:.1f} / {mean[1]:.1f} | {' | '.join(cells)} "
            f"| {flagged} | {seed} |"
        )
    return rows


def speed(results: dict[str, dict[str, Any]]) -> list[str]:
    """The table of speed and weight."""
    base = results.get("langdetect", {}).get("mixed")
    rows = [
        "| system | mixed text, KB/s | × langdetect | English news, KB/s | load, s | memory, MB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for system, result in results.items():
        times = f"{result['mixed'] / base:.0f}" if base and "mixed" in result else ""
        figures = result["figures"]
        rows.append(
            f"| {system} | {result.get('mixed', 0):.0f} | {times} | {result.get('news', 0):.0f} | "
            f"{figures['load']:.2f} | {figures['memory']:.0f} |"
        )
    return rows


def _recall(result: dict[str, Any], tag: str) -> tuple[int, int]:
    right = gold = 0
    for name in FOUR:
        counts = result.get(name, {}).get("languages", {}).get(tag, {})
        right += counts.get("right", 0)
        gold += counts.get("gold", 0)
    return right, gold


def languages(results: dict[str, dict[str, Any]]) -> list[str]:
    """Labelled recall over the four suites: one region for all, every language for ours."""
    ours = results["annotator"]
    counts = {tag: _recall(ours, tag)[1] for tag in REGION}
    rows = [
        "| system | " + " | ".join(f"{tag} ({n})" for tag, n in counts.items()) + " |",
        "| --- " * (len(REGION) + 1) + "|",
    ]
    for system, result in results.items():
        found = [_recall(result, tag) for tag in REGION]
        cells = [f"{100 * right / gold:.0f}" if gold else "" for right, gold in found]
        rows.append(f"| {system} | {' | '.join(cells)} |")
    tags = sorted({tag for name in FOUR if name in ours for tag in ours[name]["languages"]})
    rows += ["", "Every language, found and named rightly of all (annotator):", ""]
    cells = ["{} {}/{}".format(tag, *_recall(ours, tag)) for tag in tags]
    return [*rows, " · ".join(cells) + "."]


def main(arguments: list[str]) -> None:
    """Measures and rewrites the part of docs/detection.md between its two marks."""
    data = suites(Path(arguments[0]))
    results = {}
    for system in arguments[1:] or SYSTEMS:
        results[system] = measure(system, data)
        print(system, "done", file=sys.stderr, flush=True)
    parts = [*quality(results, data), "", *speed(results), ""]
    if "annotator" in results:
        parts += languages(results)
    table = "\n".join(parts)
    print(table)
    text = DOC.read_text(encoding="utf-8") if DOC.exists() else f"{START}\n{END}\n"
    before, rest = text.split(START, 1)
    after = rest.split(END, 1)[1]
    DOC.write_text(f"{before}{START}\n\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
