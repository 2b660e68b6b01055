import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*words):
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_serve_without_an_index_names_the_command_that_builds_one(tmp_path):
    done = run("assistant", "serve", "--store", str(tmp_path))
    assert done.returncode == 2
    assert "python -m ingest" in done.stderr


@pytest.mark.parametrize("package", ["assistant", "ingest", "evals"])
def test_help_loads_nothing_heavy(package):
    code = (
        "import sys\nfrom runpy import run_module\nsys.argv=['x','--help']\n"
        f"try: run_module('{package}', run_name='__main__')\nexcept SystemExit: pass\n"
        "print([m for m in ('torch','chromadb','fastapi','bm25s') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip().endswith("[]")


def test_ask_prints_an_answer_as_json(corpus_store):
    question = "Kur u krijua Zyra e Koordinatorit Kombëtar?"
    done = run("assistant", "ask", question, "--json", "--store", str(corpus_store))
    assert "2005" in json.loads(done.stdout)["text"]


def test_corpus_lists_documents_with_hashes(corpus_store):
    done = run("assistant", "corpus", "--json", "--store", str(corpus_store))
    rows = json.loads(done.stdout)["documents"]
    assert {"astana-2010.en", "astana-2010.sq"} <= {row["id"] for row in rows}
    assert all(len(row["sha256"]) == 64 for row in rows)
