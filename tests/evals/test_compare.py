import json
import subprocess
import sys
from pathlib import Path

import pytest

from evals.compare import compare_runs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def runs(tmp_path):
    """The folders of two runs: one question mended, one broken, one asked in the second only."""
    old = {"a": True, "b": False, "c": True}
    new = {"a": False, "b": True, "c": True, "d": True}
    for name, right, recall in (("old", old, 0.5), ("new", new, 0.75)):
        folder = tmp_path / name
        folder.mkdir()
        rows = [
            {"id": key, "question": f"{key}?", "right": value, "status": "answered", "text": name}
            for key, value in right.items()
        ]
        (folder / "results.jsonl").write_text("\n".join(map(json.dumps, rows)))
        (folder / "scores.json").write_text(json.dumps([{"group": "all", "recall": recall}]))
    return tmp_path / "old", tmp_path / "new"


def test_scores_that_differ_are_listed_with_the_difference(runs):
    (change,) = compare_runs(*runs).changes
    assert (change.group, change.measure, change.by) == ("all", "recall", 0.25)


def test_questions_mended_and_broken_are_told_apart(runs):
    found = compare_runs(*runs)
    assert [new["id"] for _, new in found.mended] == ["b"]
    assert [(old["text"], new["id"]) for old, new in found.broken] == [("old", "a")]
    assert found.unmatched == 1


def test_the_command_prints_both_answers_of_what_broke(runs):
    command = [sys.executable, "-m", "evals", "compare", *map(str, runs)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert "broken: 1" in done.stdout
    assert "old (answered): old" in done.stdout


def test_a_folder_without_a_run_is_named(runs, tmp_path):
    command = [sys.executable, "-m", "evals", "compare", str(runs[0]), str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "none" in done.stderr
    assert "Traceback" not in done.stderr
