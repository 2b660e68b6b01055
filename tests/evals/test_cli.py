import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    {
        "id": "en",
        "question": "When was the Office of the National Coordinator set up?",
        "must": ["2005"],
        "relevant": ["astana-2010.en", "national-coordinator.en"],
        "kind": "fact",
    },
    {"id": "sq", "q": "Kur u krijua Zyra e Koordinatorit Kombëtar?", "must": ["2005"]},
    {"id": "off", "question": "How do I bake <b>sourdough</b> bread?", "must": ["flour"]},
]


def run(*words):
    command = [sys.executable, "-m", "evals", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.fixture(scope="module")
def ran(corpus_store, tmp_path_factory):
    """Three questions put to the shipped corpus: the folder of the report, and what was printed."""
    folder = tmp_path_factory.mktemp("evals")
    (folder / "q.jsonl").write_text("\n".join(json.dumps(row) for row in ROWS))
    done = run(folder / "q.jsonl", "--store", corpus_store, "--out", folder / "out", "--json")
    assert done.returncode == 0, done.stderr
    return folder / "out", done.stdout


def test_results_hold_a_line_a_question_and_no_false_quote(ran):
    lines = (ran[0] / "results.jsonl").read_text(encoding="utf-8").splitlines()
    results = {result["id"]: result for result in map(json.loads, lines)}
    assert list(results) == ["en", "sq", "off"]
    assert [result["right"] for result in results.values()] == [True, True, False]
    assert sum(result["false_quotes"] for result in results.values()) == 0
    assert results["off"]["status"] == "not_found"
    assert results["en"]["cited"]


def test_the_scores_are_written_and_printed(ran):
    scores = json.loads((ran[0] / "scores.json").read_text(encoding="utf-8"))
    whole = next(line for line in scores if line["group"] == "all")
    assert (whole["questions"], round(whole["right"], 2)) == (3, 0.67)
    assert json.loads(ran[1]) == scores


def test_the_report_shows_the_wrong_answer_with_its_markup_escaped(ran):
    page = (ran[0] / "report.html").read_text(encoding="utf-8")
    assert "<table>" in page
    assert "&lt;b&gt;sourdough&lt;/b&gt;" in page
    assert "<b>sourdough" not in page


def test_a_bad_question_file_stops_the_run_and_is_named(tmp_path):
    (tmp_path / "q.jsonl").write_text('{"id": "a"}\n')
    done = run(tmp_path / "q.jsonl", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "q.jsonl:1: question" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_without_an_index_stops_the_run(tmp_path):
    (tmp_path / "q.jsonl").write_text(json.dumps(ROWS[0]) + "\n")
    done = run(tmp_path / "q.jsonl", "--store", tmp_path / "none", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "python -m ingest" in done.stderr
    assert not (tmp_path / "out").exists()
