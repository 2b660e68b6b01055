"""An ingest killed at any moment leaves the old generation in force and whole."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.progress import Progress
from ingest.sources import list_sources
from store.generation import Generations
from store.search import Index
from store.settings import StoreSettings

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = 20
# Torch takes seconds to import: the worker does it once and forks an ingest for each line it
# reads, "<store> <source>"; each fork leads a process group, so that the kill reaches the check
# of the new generation too.
WORKER = """
import os, sys
from pathlib import Path
import sentence_transformers, ingest.build as build, ingest.write
from ingest.progress import Progress
from ingest.sources import list_sources
from store.settings import StoreSettings
print("ready", flush=True)
for line in sys.stdin:
    store, source = map(Path, line.split())
    if not (pid := os.fork()):
        os.setpgid(0, 0)
        settings = StoreSettings(_env_file=None, path=store)
        build.build_index(list_sources([source]), settings, Progress())
        os._exit(0)
    try:
        os.setpgid(pid, pid)
    except OSError:
        pass
    print(pid, flush=True)
    print(os.waitpid(pid, 0)[1], flush=True)
"""


@pytest.fixture(scope="module")
def worker():
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", "-c", WORKER]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


@pytest.fixture
def before(tmp_path):
    """A store with one document in force."""
    path = tmp_path / "first.txt"
    path.write_text("The shelter in Vlora opened in 2001.")
    settings = StoreSettings(_env_file=None, path=tmp_path / "before")
    build_index(list_sources([path]), settings, Progress())
    return tmp_path / "before"


@pytest.fixture
def source(tmp_path):
    """A file whose ingest takes long enough to be killed at twenty moments."""
    rows = [
        {"id": f"report-{at}", "text": f"Report {at} counts {at * 7} cases heard by the courts."}
        for at in range(150)
    ]
    path = tmp_path / "second.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def run(worker, store, source, kill_after=None):
    """Run an ingest and kill it after some seconds; returns its seconds and exit status."""
    started = time.perf_counter()
    worker.stdin.write(f"{store} {source}\n")
    worker.stdin.flush()
    pid = int(worker.stdout.readline())
    if kill_after is not None:
        time.sleep(kill_after)
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            assert kill_after > 0
    status = int(worker.stdout.readline())
    return time.perf_counter() - started, status


def answer(store, embedder):
    index = Index.open(Generations(store), embedder)
    try:
        assert len(list(index.passages.chunks())) == index.manifest.chunks
        return index.search("When did the shelter in Vlora open?", 1)[0].chunk.document_id
    finally:
        index.close()


def test_a_kill_at_any_of_twenty_moments_costs_no_answer(
    tmp_path, worker, before, source, embedder
):
    old = Generations(before).current()
    shutil.copytree(before, tmp_path / "whole")
    seconds, status = run(worker, tmp_path / "whole", source)
    assert status == 0
    assert Generations(tmp_path / "whole").current() != old
    killed = 0
    for moment in range(MOMENTS):
        store = tmp_path / f"store-{moment}"
        shutil.copytree(before, store)
        _, status = run(worker, store, source, seconds * moment / MOMENTS)
        killed += status == signal.SIGKILL and Generations(store).current() == old
        assert answer(store, embedder) == "first"
        shutil.rmtree(store)
    # The measured run may have been a slow one; most of the kills must still have struck.
    assert killed >= MOMENTS // 2


def test_after_a_kill_the_next_ingest_goes_through_and_tidies_up(
    tmp_path, worker, before, source, embedder
):
    old = Generations(before).current()
    shutil.copytree(before, tmp_path / "whole")
    seconds, _ = run(worker, tmp_path / "whole", source)
    _, status = run(worker, before, source, seconds * 0.4)
    assert status == signal.SIGKILL
    assert Generations(before).current() == old
    _, status = run(worker, before, source)
    generations = Generations(before)
    assert status == 0
    assert generations.others() == [old]
    assert answer(before, embedder) == "first"
