import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def ingest(tmp_path, *arguments):
    """Run `python -m ingest` in tmp_path, away from any .env of the repository."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "ingest", *map(str, arguments)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.txt").write_text("The shelter in Vlora opened in 2001.")
    return tmp_path / "in"


def test_help_names_every_option(tmp_path):
    shown = ingest(tmp_path, "--help")
    assert shown.returncode == 0
    for option in ("--store", "--replace", "--add", "--remove", "--json"):
        assert option in shown.stdout


def test_a_whole_ingest_ends_with_zero_and_its_report_parses(tmp_path, folder):
    done = ingest(tmp_path, folder, "--store", tmp_path / "store", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["added"], report["changed"], report["removed"]) == (1, 0, 0)
    assert (report["rejected"], report["chunks"], report["embedded"]) == ([], 1, 1)
    current = (tmp_path / "store/current").read_text().strip()
    assert report["generation"] == current


def test_something_rejected_ends_with_three_and_is_named(tmp_path, folder):
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    done = ingest(tmp_path, folder, "--store", tmp_path / "store", "--json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert report["added"] == 1
    assert report["rejected"] == [{"name": "in/bad.txt", "reason": "a binary file, not text"}]


def test_the_table_names_what_was_rejected(tmp_path, folder):
    (folder / "empty[x].txt").write_text("")
    done = ingest(tmp_path, folder, "--store", tmp_path / "store")
    assert done.returncode == 3
    assert "rejected: in/empty[x].txt: empty" in done.stdout


def test_a_missing_path_ends_with_one_and_makes_no_store(tmp_path):
    done = ingest(tmp_path, tmp_path / "gone", "--store", tmp_path / "store")
    assert done.returncode == 1
    assert "gone: no such file or folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "store").exists()


def test_replace_and_add_exclude_each_other(tmp_path, folder):
    done = ingest(tmp_path, folder, "--replace", "--add")
    assert done.returncode == 2
    assert "exclude each other" in done.stderr
